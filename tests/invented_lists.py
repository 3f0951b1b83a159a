"""A casebook with two invented lists of victims in two scripts."""

from __future__ import annotations

from pathlib import Path

from made import WHO, small
from tawthiq.casebook import deriving
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import Taken, take

REGISTRY = """الرقم,الاسم,اسم الأم,العمر,الجنس,تاريخ الوفاة,المكان
1,سمير كامل ناجي الزعبي,هدى,34,ذكر,5/3/2024,كرسف
2,ليلى غسان طارق الخطيب,رنا,٧,أنثى,5/3/2024,كرسف
3,طفل مجهول الهوية,,,ذكر,5/3/2024,كرسف
4,بدر فراس لؤي الشامي,نورا,51,ذكر,6/3/2024,عين دارفيل
"""
HOSPITAL = """id,name,mother,age,sex,date of death,village
A7,Sameer Kamil Naji al-Zoubi,Huda,34,m,2024-03-05,Karsef
A8,Layla Ghassan Tareq el-Khatib,Rana,8,f,2024-03-05,Karsef
A9,an unidentified man,,,m,2024-03-05,Karsef
"""


def receive(
    book: Casebook, folder: Path, name: str, data: str | bytes, source: str, *, level: str = "items"
) -> Taken:
    """Receive a list of victims under the name of its source."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    one = CaseInput(path, None, source, "victims-list", {}, WHO.organisation, level, None)
    return take(book, one, acting=WHO)


def invented_casebook(folder: Path) -> Casebook:
    """Both lists received and derived."""
    book = small(folder / "c", {})
    receive(book, folder, "registry.csv", REGISTRY, "registry")
    receive(book, folder, "hospital.csv", HOSPITAL, "hospital")
    deriving.derive(book)
    return book

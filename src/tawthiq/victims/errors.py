"""Refusals of victims' lists.

VictimsError
├── ListUnreadable    LNK-201  a file that is no CSV or Parquet, or not in a known encoding
├── NoNames           LNK-202  no column holds names
├── MappingWrong      LNK-203  a mapping that names unknown fields or columns
├── JudgementsWrong   LNK-204  a judgement about a record that the lists do not have, or with an unknown verdict
├── NothingInList     LNK-205  a list without rows
└── NoTerminal        LNK-206  a review where there is no keyboard
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class VictimsError(TawthiqError):
    """Base of the refusals of victims' lists."""

    code = "LNK-200"


class ListUnreadable(VictimsError):
    code = "LNK-201"
    message = Bilingual("The list cannot be read.", "تعذرت قراءة القائمة.")
    expected = Bilingual(
        "a CSV file with one header row (UTF-8 or Windows-1256), or a Parquet file",
        "ملف CSV بصف عناوين واحد (بترميز UTF-8 أو Windows-1256) أو ملف Parquet",
    )
    remedy = Bilingual("Save the list anew as CSV in UTF-8.", "احفظ القائمة من جديد بصيغة CSV وترميز UTF-8.")


class NoNames(VictimsError):
    code = "LNK-202"
    message = Bilingual("The list has no names.", "لا أسماء في القائمة.")
    expected = Bilingual(
        "a column name_ar or name_en (or given and family) with names in it",
        "عمود name_ar أو name_en (أو given و family) فيه أسماء",
    )
    remedy = Bilingual(
        "Say with --mapping which column holds the names.", "حدّد عمود الأسماء بالخيار ‎--mapping."
    )


class MappingWrong(VictimsError):
    code = "LNK-203"
    message = Bilingual("The mapping does not fit the list.", "المطابقة لا تناسب القائمة.")
    expected = Bilingual("fields {fields}; columns {columns}", "الحقول {fields}؛ الأعمدة {columns}")
    remedy = Bilingual(
        "Write one line per field: `field: column` or `field: [column, column]`.",
        "اكتب سطرًا لكل حقل: ‎`field: column` أو ‎`field: [column, column]`.",
    )


class JudgementsWrong(VictimsError):
    code = "LNK-204"
    message = Bilingual("A judgement cannot be used.", "حكم لا يمكن استعماله.")
    expected = Bilingual(
        "columns list_a, id_a, list_b, id_b, verdict (same, different, unsure) about records of the lists",
        "الأعمدة list_a وid_a وlist_b وid_b وverdict ‏(same أو different أو unsure) عن سجلات في القوائم",
    )
    remedy = Bilingual("Correct the line, or take it out.", "صحّح السطر أو احذفه.")


class NothingInList(VictimsError):
    code = "LNK-205"
    message = Bilingual("The list has no rows.", "لا صفوف في القائمة.")
    expected = Bilingual("at least one row under the header", "صف واحد على الأقل تحت العناوين")
    remedy = Bilingual("Check that this is the right file.", "تأكد من أن هذا هو الملف الصحيح.")


class NoTerminal(VictimsError):
    code = "LNK-206"
    message = Bilingual("There is no terminal to read keys from.", "لا توجد طرفية تُقرأ منها المفاتيح.")
    expected = Bilingual("a terminal with a keyboard", "طرفية ولوحة مفاتيح")
    remedy = Bilingual(
        "Run the command in a terminal, or write verdicts into the file and give it with --judgements.",
        "شغّل الأمر في طرفية، أو اكتب الأحكام في الملف وأعطه بالخيار ‎--judgements.",
    )

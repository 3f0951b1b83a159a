"""What `doctor` looks at."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from tawthiq.casebook import db, log, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import ChainBroken
from tawthiq.casebook.tools import GAZETTEER, PACK
from tawthiq.errors import Bilingual, shorten
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.lang.plural import count_noun
from tawthiq.sources import cell

_FREE_BYTES = 500_000_000
EVERY_ROW = Q()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know: `grave` when the casebook cannot be relied on until it is mended."""

    code: str
    grave: bool
    says: Bilingual


def examine(book: Casebook, seen: Q = EVERY_ROW) -> list[Finding]:
    """Every finding, the grave ones first; `seen` as for `warnings`."""
    ledger = fold(log.read())
    found = [*_chain(), *_items(book, ledger), *warnings(book, ledger, seen)]
    return sorted(found, key=lambda f: not f.grave)


def warnings(book: Casebook, ledger: Ledger, seen: Q = EVERY_ROW) -> list[Finding]:
    """What can be said without reading the whole log and every item. Only a row of `seen` is an example."""
    found = [*_gazetteer(ledger), *_parties(ledger), *_vault(ledger), *_derived(book), *_disk(book), *_cell()]
    if db.has_derived(book.folder):
        found += [*_refusals(), *_unread(seen), *_questions(), *_decisions(), *_places()]
    return found


def _chain() -> Iterator[Finding]:
    try:
        log.verify()
    except ChainBroken as broken:
        yield Finding("DOC-01", True, Bilingual(broken.text("en"), broken.text("ar")))


def _items(book: Casebook, ledger: Ledger) -> Iterator[Finding]:
    needed = ledger.items()
    kept = set(book.items.all())
    altered = {sha for sha in needed & kept if not book.items.holds(sha)}
    if missing := sorted((needed - kept) | altered):
        n, first = len(missing), missing[0][:12]
        yield Finding("DOC-02", True, Bilingual(
            f"Missing from items/ or altered: {count_noun(n, 'item', 'en')}, the first {first}.",
            f"مفقود من items/ أو معدّل: {count_noun(n, 'item', 'ar')}، أولها {first}.",
        ))  # fmt: skip
    if stray := len(kept - needed):
        yield Finding("DOC-03", False, Bilingual(
            f"In items/ and of no act (a command was cut off): {count_noun(stray, 'file', 'en')}; receiving again "
            "uses what is there.",
            f"في items/ ولا يتبع أي فعل (قُطع أمر ما): {count_noun(stray, 'file', 'ar')}؛ "
            "والاستلام ثانية يستعمل ما فيه.",
        ))  # fmt: skip


def _gazetteer(ledger: Ledger) -> Iterator[Finding]:
    if not ledger.adopted(GAZETTEER):
        yield Finding("DOC-04", False, Bilingual(
            "Only the packaged places are loaded (towns over 15,000): villages will not be found. Add a gazetteer "
            "with `tawthiq places add FILE`.",
            "لم تُحمّل إلا الأماكن المرفقة (مدن فوق 15,000): لن يُعثر على القرى. أضف معجم أماكن بالأمر "
            "`tawthiq places add FILE`.",
        ))  # fmt: skip


def _parties(ledger: Ledger) -> Iterator[Finding]:
    if not ledger.adopted(PACK):
        yield Finding("DOC-14", False, Bilingual(
            "No pack of parties was adopted: who is said to have done it is not read. Name one under `packs:` in "
            "case.yml and `tawthiq run` it.",
            "لم تُعتمد أي حزمة أطراف: لا يُقرأ من يُنسب إليه الفعل. اذكر حزمة تحت ‎`packs:`‎ في case.yml ثم شغّلها بالأمر "
            "`tawthiq run`.",
        ))  # fmt: skip


def _vault(ledger: Ledger) -> Iterator[Finding]:
    if ledger.opened is not None and not ledger.opened.recipients:
        yield Finding("DOC-05", False, Bilingual(
            "No age recipient: identities of senders are not kept, only pseudonyms.",
            "لم يُعيَّن مفتاح age لأحد: لا تُحفظ هويات المرسلين، بل أسماء مستعارة فقط.",
        ))  # fmt: skip


def _derived(book: Casebook) -> Iterator[Finding]:
    if not stored.is_current(book):
        yield Finding("DOC-06", False, Bilingual(
            "The figures are older than the acts or the program: run `tawthiq derive`.",
            "الأرقام أقدم من الأفعال أو من البرنامج: شغّل `tawthiq derive`.",
        ))  # fmt: skip


def _disk(book: Casebook) -> Iterator[Finding]:
    free = shutil.disk_usage(book.folder).free
    if free < _FREE_BYTES:
        yield Finding("DOC-07", False, Bilingual(
            f"Only {free // 1_000_000} MB are free on this disk.", f"لم يبق على هذا القرص إلا {free // 1_000_000} م.ب."
        ))  # fmt: skip


_NETWORK = {
    "namespace": Bilingual(
        "without a network (the kernel's namespace)", "بلا شبكة (فضاء شبكة خاص من النواة)"
    ),
    "seccomp": Bilingual("without a network (the kernel's seccomp)", "بلا شبكة (بمنع seccomp في النواة)"),
    "audit hook": Bilingual(
        "that only an audit hook keeps from the network: this kernel gives neither a namespace nor seccomp. Read files "
        "from strangers on another machine",
        "لا يمنعها من الشبكة إلا خطاف تدقيق: لا تمنح هذه النواة فضاء شبكة ولا seccomp. اقرأ ملفات الغرباء على جهاز آخر",
    ),
}
_FILES = {
    "landlock": Bilingual(
        "It opens no file but the program's own code (Landlock).",
        "ولا تفتح أي ملف سوى شيفرة البرنامج نفسه (Landlock).",
    ),
    "of the user": Bilingual(
        "This kernel has no Landlock: a parser that was taken over could read what that user can.",
        "لا تملك هذه النواة Landlock: محلل وقع في يد خصم يستطيع قراءة ما يستطيعه ذلك المستخدم.",
    ),
}


def _cell() -> Iterator[Finding]:
    held = cell.held()
    user = (
        Bilingual("as another user", "باسم مستخدم آخر")
        if held.user == "nobody"
        else Bilingual("as this user", "باسم هذا المستخدم")
    )
    network, files = _NETWORK[held.network], _FILES[held.files]
    yield Finding("DOC-11", False, Bilingual(
        f"Files are parsed in a process {user.en}, {network.en}. {files.en}",
        f"تُحلَّل الملفات في عملية {user.ar}، {network.ar}. {files.ar}",
    ))  # fmt: skip


def _refusals() -> Iterator[Finding]:
    if n := models.Refusal._default_manager.count():
        yield Finding("DOC-08", False, Bilingual(
            f"Refused rows that wait for a correction: {n} (`tawthiq correct`).",
            f"صفوف مرفوضة تنتظر التصحيح: {n} (`tawthiq correct`).",
        ))  # fmt: skip


_UNREAD = {
    "date_of_death": ("died_start", "day of death", "يوم الوفاة"), "age": ("age", "age", "العمر"),
    "sex": ("sex", "sex", "الجنس"),
}  # fmt: skip


def _unread(seen: Q) -> Iterator[Finding]:
    """Rows of victims' lists that state an age, a sex or a day as no reader knows it: a figure takes it as unknown."""
    lists = models.Record._default_manager.filter(seen, kind="list", superseded_by=None)
    for field, (value, en, ar) in _UNREAD.items():
        rows = lists.filter(**{f"{value}__isnull": True}, stated__contains=f'"{field}":').order_by(
            "act", "position"
        )
        if n := rows.count():
            first = rows[0]
            at, stated = json.loads(first.anchor)["locator"], shorten(json.loads(first.stated)[field], 40)
            yield Finding("DOC-13", False, Bilingual(
                f"Rows of lists in which the {en} cannot be read and counts as not stated: {n}, such as {first.list}, "
                f"{at}: '{stated}'.",
                f"صفوف قوائم لا يُقرأ فيها {ar} فعُدّ غير مذكور: {n}، مثل {first.list}، {at}: «{stated}».",
            ))  # fmt: skip


def _questions() -> Iterator[Finding]:
    if n := models.FigureRefusal._default_manager.count():
        yield Finding("DOC-12", False, Bilingual(
            f"Questions that cannot be answered: {n} (`tawthiq figure` says why).",
            f"أسئلة لا يمكن الإجابة عنها: {n} (يبيّن `tawthiq figure` السبب).",
        ))  # fmt: skip


def _decisions() -> Iterator[Finding]:
    states = Counter(models.Judgement._default_manager.values_list("state", flat=True))
    if n := states["detached"]:
        yield Finding("DOC-09", False, Bilingual(
            f"Hanging on no claim any more and waiting for a person: {count_noun(n, 'decision', 'en')}.",
            f"لم يعد معلقا بأي إفادة وينتظر إنسانا: {count_noun(n, 'decision', 'ar')}.",
        ))  # fmt: skip


def _places() -> Iterator[Finding]:
    events = models.Claim._default_manager.filter(scope="event")
    total, lost = events.count(), events.filter(pcode=None).count()
    if total and lost * 5 > total:
        yield Finding("DOC-10", False, Bilingual(
            f"Without a place that a figure could count: {lost} of {count_noun(total, 'claim', 'en')}; a fuller "
            "gazetteer may help.",
            f"{lost} من {total} من الإفادات بلا مكان يمكن لرقم أن يعدّه؛ قد يفيد معجم أماكن أوفى.",
        ))  # fmt: skip

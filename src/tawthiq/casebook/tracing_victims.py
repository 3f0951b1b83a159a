"""The path from a victim or a record to the rows and sentences that state it, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.casebook import persons
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.naming import naming
from tawthiq.errors import Bilingual, shorten
from tawthiq.lang.labels import locator_text
from tawthiq.model.victims import Record, Victim
from tawthiq.statement.words import STAMP, word


def lines_of(ref: str, lang: str) -> Iterator[str]:
    """Lines about a victim (V-...) or a record (R-...) with its victim. Raises NotFound for a code never given."""
    yield f"[{STAMP.en} / {STAMP.ar}]"
    held = persons.records([ref]) if ref.startswith("R-") else {}
    if held:
        yield from _record(held[ref], lang)
        return
    answer = persons.answer(ref)
    if answer is None:
        raise NotFound(
            place="REF", read=ref,
            what=Bilingual("a code that this casebook gave", "رمز أعطاه ملف التوثيق هذا"),
        )  # fmt: skip
    if answer.incident is None:
        yield _WORDS[lang]["gone"].format(code=ref)
        return
    if answer.state == "redirect":
        yield _WORDS[lang]["moved"].format(code=ref, now=answer.incident)
    found = persons.victims([answer.incident])[0]
    yield from _victim(found, lang)
    listed = persons.records(found.records)
    for one in found.records:
        yield ""
        yield from _record(listed[one], lang)


def _victim(found: Victim, lang: str) -> Iterator[str]:
    w = _WORDS[lang]
    names = [_apart(name) for name in (found.name_ar, found.name_en) if name]
    yield f"{w['victim']} {found.code}"
    yield f"  {w['name']}: {' · '.join(names) or w['unnamed']}"
    yield f"  {w['lists']}: {word('comma', lang).join(naming(lang).name(one) for one in found.lists)}"


def _apart(text: str) -> str:
    """What a stranger wrote, without control characters, in its own direction."""
    return f"\u2068{shorten(text, 300)}\u2069"


def _record(one: Record, lang: str) -> Iterator[str]:
    """What the record states, as written, and where it stands."""
    from tawthiq.victims.records import COLUMNS
    from tawthiq.victims.review import LABELS

    w, which = _WORDS[lang], 1 if lang == "ar" else 0
    yield f"{w['record']} {one.id}" + (f" ({w['superseded']})" if one.superseded_by else "")
    yield f"  {LABELS['list'][which]}: {naming(lang).name(one.list)}"
    for column in COLUMNS:
        value = getattr(one.stated, "own_id" if column == "id" else column)
        if value and column != "list":
            yield f"  {LABELS[column][which]}: {_apart(value)}"
    yield f"  {word('locator', lang)}: {locator_text(one.anchor.locator, lang)}"
    yield f"  {word('item', lang)}: {one.anchor.item}"
    if one.claim:
        yield f"  {word('claim', lang)}: {one.claim}"


_WORDS = {
    "en": {
        "victim": "Victim", "record": "Record", "name": "Name", "unnamed": "no name is stated", "lists": "Stated by",
        "superseded": "an earlier version of an entry",
        "gone": "{code} was given to a record that no longer stands.", "moved": "{code} is now part of {now}.",
    },
    "ar": {
        "victim": "ضحية", "record": "سجل", "name": "الاسم", "unnamed": "لا اسم مذكور", "lists": "ذكره",
        "superseded": "نسخة أقدم من القيد",
        "gone": "أُعطي {code} لسجل لم يعد قائما.", "moved": "صار {code} جزءا من {now}.",
    },
}  # fmt: skip

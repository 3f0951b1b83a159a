"""The path from a victim or a record to the rows and sentences that state it, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.casebook import persons
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.naming import naming
from tawthiq.errors import Bilingual, shorten
from tawthiq.evidence.kinds import SEEN
from tawthiq.lang.labels import label, locator_text
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


def below_figure(codes: Sequence[str], lang: str) -> dict[str, list[str]]:
    """By code the name of each victim, and a line for each record that states it: its list, its place in the file.

    Of whom an organisation holds back, who does not share items or claims, only the initials: what a figure counts is
    read by more people than the victim's own trace.
    """
    victims = persons.victims(codes)
    listed = persons.records(r for v in victims for r in v.records)
    return {v.code: [_called(v, lang), *(_where(listed[r], lang) for r in v.records)] for v in victims}


def _called(found: Victim, lang: str) -> str:
    names = [name for name in (found.name_ar, found.name_en) if name]
    if found.audience.partition(":")[0] not in SEEN:
        names = [" ".join(f"{word[0]}." for word in name.split()) for name in names]
    return " · ".join(map(_apart, names)) or _WORDS[lang]["unnamed"]


def _where(one: Record, lang: str) -> str:
    said = [naming(lang).name(one.list), locator_text(one.anchor.locator, lang)]
    return f"{word('comma', lang).join(filter(None, (*said, _befell(one, lang))))}  {one.id}"


def _befell(one: Record, lang: str) -> str:
    from tawthiq.victims.summary import befell

    said = befell(one)
    return label("victim_statuses", said, lang) if said else ""


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
    if said := _befell(one, lang):
        yield f"  {LABELS['status'][which]}: {said}"
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

"""Persons and facilities that a finished text names, and what the casebook's claims have on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from tawthiq.claims.persons.victims import victims
from tawthiq.flow.check_sentence import Read
from tawthiq.flow.check_zeros import zeros
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Reading, Recorded, Said
from tawthiq.model.claims import Event
from tawthiq.model.incidents import Claim

_LEAST_NAMES, _MOST_WORDS, _LEAST_LETTERS = 2, 4, 3
_BEFORE = re.compile(r"((?:(?:[Aa]l-)?[A-Z][\w’'-]*\s+|(?:al-|of |the )+){1,6})$")
_CALLED = re.compile(
    r"\b([A-Z][\w’'-]+(?:\s+(?:al-)?[A-Z][\w’'-]+){1,3}),\s+(?:an?|the|aged|\d)[^,.;]{2,60},\s+(?:was|has been)\s+(\w+)"
)
_LEAD = frozenset(("the", "a", "an", "in", "on", "at", "near", "since", "when", "and", "but", "after", "of"))
_STOP = frozenset(
    ("في", "من", "على", "الى", "يوم", "قرب", "عن", "مع", "و", "ما", "وقتل", "وقتلت", "بقصف", "بغارة", "اليوم")
)
_NAMED_TARGETS = (
    "health_facility",
    "school",
    "camp",
    "place_of_worship",
    "market",
    "prison",
    "infrastructure",
)


def persons(read: Read, place: Callable[[], Reading | None]) -> Iterator[Said]:
    """One for each person whom the sentence names with what became of them; a single word is no name to look up."""
    found = [(p.name, p.status) for p in victims(read.doc, 0, len(read.doc.tokens), read.counts_within)]
    named = [(name, status) for name, status in found if name and status and len(keys(name)) >= _LEAST_NAMES]
    named += [
        one for one in _with_calling(read) if not any(set(keys(one[0])) & set(keys(n)) for n, _ in named)
    ]
    for name, status in named:
        at, around = read.sentence.text.find(name), place()
        if at >= 0 and around is not None:
            start, reading = read.at + at, _of(around, status)
            yield Said(
                "person",
                name,
                start,
                start + len(name),
                read.sentence,
                readings=(reading,),
                values=(status, name),
            )


def _with_calling(read: Read) -> Iterator[tuple[str, str]]:
    """ "Salim Karam, a teacher, was killed": the name before what the person was, and what became of them."""
    for m in _CALLED.finditer(read.sentence.text):
        hit = next(
            (h for h in read.doc.by.get("kind", {}).values() if read.doc.span(h.i, h.j)[0] == m.start(2)),
            None,
        )
        if hit is not None:
            yield m.group(1), hit.tag.value


def _of(around: Reading, status: str) -> Reading:
    return Reading(status, "all", around.window, around.area, area_origin=around.area_origin)


def facilities(read: Read, place: Callable[[], Reading | None]) -> Iterator[Said]:
    """One for each facility that a sentence of harm calls by its name; a denied hit is a ceiling."""
    types = tuple(h.tag.value for h in read.doc.by.get("type", {}).values())
    for hit in read.doc.by.get("target", {}).values() if types else ():
        if hit.tag.value not in _NAMED_TARGETS or (span := _named(read, hit)) is None:
            continue
        start, end = span
        if (around := place()) is not None:
            reading = Reading(
                "facilities_hit",
                "all",
                around.window,
                around.area,
                (hit.tag.value,),
                area_origin=around.area_origin,
            )
            yield Said(
                "facility", read.sentence.text[start:end], read.at + start, read.at + end, read.sentence,
                readings=(reading,), values=types, ceiling=bool(zeros(read.doc)),
            )  # fmt: skip


def _named(read: Read, hit: Hit) -> tuple[int, int] | None:
    """The name with its noun: capital letters before it in English, the words behind it in Arabic."""
    start, end = read.doc.span(hit.i, hit.j)
    if read.sentence.lang == "ar":
        last = hit.j
        while last < min(hit.j + _MOST_WORDS, len(read.doc.tokens)) and _is_name(read, last):
            last += 1
        return None if last == hit.j else (start, read.doc.tokens[last - 1].end)
    found = _BEFORE.search(read.sentence.text[:start])
    if found is None:
        return None
    words = found.group().split()
    while words and words[0].lower() in _LEAD:
        words = words[1:]
    return (start - len(found.group()) + found.group().find(words[0]), end) if words else None


def _is_name(read: Read, k: int) -> bool:
    token = read.doc.tokens[k]
    return token.kind == "w" and token.text not in _STOP and not read.doc.hit("kind", k)


def keys(name: str) -> list[str]:
    """The words of a name that tell it apart, folded."""
    found = re.findall(r"[^\W\d_]+", fold(name).replace("-", " "))
    return [w.removeprefix("ال") for w in found if len(w) >= _LEAST_LETTERS]


def names_in(said: Iterable[Said]) -> list[str]:
    """The names that are looked up."""
    return [s.values[1] if s.kind == "person" else s.quote for s in said if s.kind in ("person", "facility")]


def recorded(said: Said, claims: Iterable[Claim], known_on: date | None) -> tuple[Recorded, ...]:
    """What claims state of the person or facility that `said` names, published by `known_on` where that is asked."""
    open_now = [
        c for c in claims
        if c.review != "rejected" and not c.is_only_listed and c.event.modality in ("happened", "ongoing")
        and (known_on is None or (c.published_on is not None and c.published_on <= known_on))
    ]  # fmt: skip
    of = _person if said.kind == "person" else _facility
    return tuple(r for c in open_now for r in of(said, c))


def _person(said: Said, claim: Claim) -> Iterator[Recorded]:
    wanted = set(keys(said.values[1]))
    for person in claim.event.victims:
        words = set(keys(person.name or ""))
        fewer, more = sorted((wanted, words), key=len)
        if person.status and len(fewer) >= _LEAST_NAMES and fewer <= more:
            yield _record(claim, person.name or "", person.status)


def _facility(said: Said, claim: Claim) -> Iterator[Recorded]:
    """A claim on the same facility: the telling words of its name stand in the claim's words."""
    event = claim.event
    if not set(said.readings[0].targets) & set(event.targets):
        return
    noun = set(keys(" ".join(_GENERIC)))
    wanted = [w for w in keys(said.quote) if w not in noun]
    held = set(keys(_words_of(event)))
    if wanted and (
        set(wanted) <= held or (len(wanted) > _LEAST_NAMES and set(wanted[:_LEAST_NAMES]) <= held)
    ):
        yield _record(claim, said.quote, event.event_type)


_GENERIC = (
    "hospital", "school", "clinic", "centre", "center", "health", "medical", "surgical", "primary", "secondary", "care",
    "mosque", "camp", "market", "the", "مشفى", "مستشفى", "مدرسة", "مركز", "صحي", "طبي", "مسجد", "جامع", "مخيم", "سوق",
)  # fmt: skip


def _words_of(event: Event) -> str:
    place = event.place.text if event.place else ""
    return f"{event.quote} {event.note or ''} {place}"


def _record(claim: Claim, name: str, status: str) -> Recorded:
    event = claim.event
    last = event.date_end or event.date_start
    stated = event.date_basis == "stated"
    return Recorded(claim.id, claim.publisher, name, status, event.date_start, last, stated, event.quote)


def probes(names: Sequence[str]) -> list[str]:
    """One word of each name by which claims are found: its longest, as written."""
    words = [max(re.findall(r"[^\W\d_]+", n), key=len, default="") for n in names]
    return sorted({w for w in words if len(w) >= _LEAST_LETTERS})

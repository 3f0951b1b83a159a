"""Whether two quantities stand in one list: nothing between them but connectors, names and ages."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.persons import name_word, own_kin
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, words
from tawthiq.lang.numbers_en import is_english_number

_CONNECT, _JOIN, _FILL = words("connectors"), words("joiners"), words("fillers")
_NAMES, _ARABIC_GAP, _ARABIC_NAME, _TITLE = 22, 9, 4, 2
_OF_NAMES = frozenset(
    (
        "named",
        "called",
        "aged",
        "as",
        "year",
        "old",
        "of",
        "from",
        "the",
        "al",
        "bin",
        "ibn",
        "also",
        "known",
        "age",
        "ages",
        "unavailable",
        "unknown",
        "unspecified",
        "months",
        "aka",
        "referred",
        "to",
    )
)
_AGES = words("ages")
_LINKS = _CONNECT | _FILL | _OF_NAMES | _AGES


def joined(doc: Document, before: Quantity, q: Quantity) -> bool:
    """Whether nothing but connectors stands between two quantities, one of them joining."""
    gap = _without_owner(_without_aside(doc.texts[before.j : q.i]))
    first = doc.texts[q.i]
    gap = gap[:-1] if gap[-1:] == ["the"] and first.endswith("'s") else gap  # "and the girl's uncle"
    if not (first.isascii() and doc.texts[q.i - 1].isascii()) and _joined_in_arabic(doc, before, q, gap):
        return True
    linked = first.startswith("و") or not _JOINING.isdisjoint(gap)
    if linked and all(w in _CONNECT or w in _FILL for w in gap):
        return True
    ends = gap[:-1] if gap and gap[-1] in ("his", "her", "their") else gap
    added = gap[-3:] == ["as", "well", "as"]
    if ends and (ends[-1] in ("and", ",", "with", ";", "alongside") or added) and first.isascii():
        return len(gap) <= _NAMES and all(_nameish(doc, k) for k in range(before.j, q.i))
    return bool(gap) and gap[-1] == "(" and len(gap) <= 5


def _without_owner(gap: list[str]) -> list[str]:
    """The words between two people without whose the second are: "and the daughter's three children"."""
    owned = len(gap) > 2 and gap[-1].endswith("'s") and gap[-2] in ("the", "his", "her", "their")
    return gap[:-2] if owned else gap


def _joined_in_arabic(doc: Document, before: Quantity, q: Quantity, gap: list[str]) -> bool:
    """Whether و joins a person across a name, an office or a party."""
    waw = doc.texts[q.i].startswith("و")
    if waw and 0 < len(gap) <= _ARABIC_GAP and _kin_of_named(doc, before.j, q.i):
        return True
    return (
        _kin_behind(doc, before, q)
        or ((waw or doc.texts[q.i - 1] == "و") and (_behind_title(doc, before, q.i) or _whose(doc, before, q)))
    )  # fmt: skip


_JOINING = _JOIN | {"'s"}


def _kin_behind(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "اعتقال إمام مسجد كفر توت سالم حداد وابنه": kin of a person across his office, name and place."""
    linked = doc.texts[q.i].startswith("و") or doc.texts[q.i - 1] in _BESIDE
    if (
        not linked
        or before.low != 1
        or before.high != 1
        or q.i - before.j > _NAMES
        or not own_kin(doc, q.noun or 0)
    ):
        return False
    between = range(before.j, q.i)
    return not any(doc.known(k, _TELLS) or doc.texts[k] in _CLOSERS for k in between)


_BESIDE = frozenset(("و", "مع", "برفقة", "وبرفقة", "رفقة", "بصحبة"))
_TELLS, _CLOSERS = frozenset(("kind", "type", "says")), words("closers")


def _without_aside(gap: list[str]) -> list[str]:
    """The words between two people without ", one of whom was pregnant,", ", all under 12,"."""
    if gap[:2] in ([",", "all"], [",", "both"]) and "under" in gap[:4]:
        return gap[gap.index(",", 1) :] if "," in gap[1:] else gap
    if "whom" not in gap:
        return gap
    at = gap.index("whom")
    end = next((n for n in range(at, len(gap)) if gap[n] in (",", ")")), len(gap))
    return [*gap[: max(at - 2, 0)], *gap[end + 1 :]]


def _behind_title(doc: Document, before: Quantity, j: int) -> bool:
    """ "رئيس البلدية و15 آخرين", "سائق شاحنة وطفله": what a person was of, and a person joined to him by و."""
    rest = [k for k in range(before.j, j) if doc.texts[k] != "و"]
    linked = doc.texts[j].startswith("و") or (j > before.j and doc.texts[j - 1] == "و")
    if not linked or before.form != "sg" or not 0 < len(rest) <= _TITLE:
        return False
    return all((has_article(doc.texts[k]) or doc.hit("target", k)) and not doc.hit("kind", k) for k in rest)


def _whose(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "48 مقاتلاً من الطرفين وعشرة مدنيين", "231 من عناصر الأمن و250": whose people the first are."""
    rest = [k for k in range(before.j, q.i) if doc.texts[k] != "و"]
    linked = doc.texts[q.i].startswith("و") or doc.texts[q.i - 1] == "و"
    party = _party(doc, rest)
    told = q.numbered or q.form == "dual" or (party and q.form == "sg" and q.noun is not None)
    if not (linked and before.numbered and told and 0 < len(rest) <= (_PARTY if party else _TITLE)):
        return False
    if party:
        return True  # "11 من قوات النظام و6 من قسد وصحفي"
    if any(doc.known(k, _TELLS) or doc.hit("group", k) or doc.texts[k] in _CLOSERS for k in rest):
        return False
    of_whom = has_article(doc.texts[rest[0]]) or doc.hit("actor", rest[0]) is not None
    return doc.texts[rest[0]] == "من" or (len(rest) == 1 and of_whom)


def of_another_party(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "مقتل 11 من قوات النظام و6 من قسد": a bare number of another party's people, joined to the first."""
    party = doc.texts[q.j : q.j + 1] == ["من"] and doc.hit("actor", q.j + 1) is not None
    return party and before.numbered and q.numbered and q.noun is None and joined(doc, before, q)


def _party(doc: Document, rest: Sequence[int]) -> bool:
    """Whether tokens are من and the name of a party."""
    actor = doc.hit("actor", rest[1]) if len(rest) > 1 and doc.texts[rest[0]] == "من" else None
    return actor is not None and actor.j == rest[-1] + 1


_PARTY = 6


def _kin_of_named(doc: Document, i: int, j: int) -> bool:
    """ "زوجته هدى وطفلته", "(7 سنوات) وشقيقها": only a name and an age stand between two persons."""
    between = range(i, j)
    names = sum(name_word(doc, k) for k in between)
    rest = (doc.tokens[k] for k in between if not name_word(doc, k))
    signs = ('"', "#", "_", "(", ")")
    return names <= _ARABIC_NAME and all(
        t.text in signs or t.kind == "n" or t.text in words("ages") for t in rest
    )


def _nameish(doc: Document, k: int) -> bool:
    """A name, an age, or a connector between two persons of one list: "a man named X (40) and a boy"."""
    word = doc.texts[k]
    if k + 1 < len(doc.texts) and doc.texts[k + 1] in _AGES and is_english_number(word):
        return True
    if word == ";" or (word == "." and doc.texts[k - 1] in ("dr", "mr", "mrs", "ms", "eng")):
        return True
    if word in _LINKS or doc.tokens[k].kind == "n" or word.startswith(("al-", "el-")):
        return True
    return doc.quote(k, k + 1)[:1].isupper() and not doc.hit("kind", k)


def on_another_day(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "killed seven people on Monday and eleven on Tuesday": a number with its own day behind one that has its own."""
    gap = [doc.texts[k] for k in range(before.j, q.i) if k not in doc.dated]
    dated = len(gap) < q.i - before.j and q.i - before.j <= _DATED
    behind = q.j + (doc.texts[q.j : q.j + 1] == ["on"])
    return dated and gap in (["and"], ["on", "and"]) and behind in doc.dated


_DATED = 7


def and_elsewhere(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "31 people in Kafr Tut and seven in Tal al-Rihan": people told of in a second place go on with the count."""
    if on_another_day(doc, before, q):
        return True
    start = behind_verb(doc, before.j, q.i)  # "two were killed in Kafr Tut and three children in"
    gap = doc.texts[start : q.i]
    behind = doc.texts[q.j] if q.j < len(doc.tokens) else ""
    joined = bool(gap) and (gap[-1] in ("and", ",", "و") or doc.texts[q.i].startswith("و"))
    near = 2 <= len(gap) <= _PLACE and gap[0] in _IN and behind in _IN
    told = q.numbered or (q.form in ("sg", "dual") and not q.definite and not q.others)
    return (
        told
        and before.numbered
        and joined
        and near
        and doc.hit("part", before.j) is None
        and not any(doc.known(k, _WHAT) for k in range(start, q.i))
    )


def by_another(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "قتل مدنيان بغارة على كفر توت وثلاثة أطفال بقصف على تل الريحان": another cause, the verb not said again.

    Likewise "Two were killed by a mine in Kafr Tut and three by shelling", "18 by the army and 20 by gunmen of ISIS",
    "the army killed seven and ISIS four".
    """
    start = behind_verb(doc, before.j, q.i)
    gap = doc.texts[start : q.i]
    opened = bool(gap) and (gap[-1] in ("and", ",", "و") or doc.texts[q.i].startswith("و"))
    counted = q.numbered or (q.form in ("sg", "dual") and not q.definite)
    if counted and _said_once(doc, before, q):
        return True
    if not (opened and counted and len(gap) <= _CAUSE and caused(doc, start, q.i)):
        return False
    apart = doc.hits("kind", start, q.i) or doc.hits("says", start, q.i)
    return not apart and caused(doc, q.j, min(q.j + _NEAR, len(doc.tokens)))


def _said_once(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "The army killed seven civilians and ISIS four.": another party and a bare number, the verb not said again."""
    if not (before.numbered and q.numbered and q.noun is None) or doc.texts[before.j : before.j + 1] != [
        "and"
    ]:
        return False
    party = doc.hit("actor", before.j + 1) or doc.hit("actor", before.j + 2)
    verb = doc.hits("kind", max(before.i - 1, 0), before.i)
    ends = q.j >= len(doc.tokens) or doc.tokens[q.j].kind != "w" or doc.texts[q.j] in _IN
    return party is not None and party.j == q.i and bool(verb) and ends


def behind_verb(doc: Document, i: int, j: int) -> int:
    """The token in [i, j) behind a verb or "of them" that stands right behind people: "18 were killed | by"."""
    part = doc.hit("part", i)
    i = part.j if part is not None and part.j < j and part.tag.value == "of_them" else i
    said = doc.hits("kind", i, j)
    near = len(said) == 1 and said[0].i - i <= _VERB and not doc.hits("type", i, said[0].i)
    return said[0].j if near else i


def caused(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) open with what or who did it: "بغارة", "in an airstrike", "by the army", "على يد قسد"."""
    if i >= j:
        return False
    by = 1 if doc.texts[i] == "by" else 2 if doc.texts[i + 1 : i + 2] in (["يد"], ["ايدي"]) else 0
    if by and doc.hits("actor", i + by, min(i + by + _NEAR, j)):
        return True
    led = doc.texts[i] in words("by_what") or doc.texts[i] in ("in", "by") or doc.texts[i].startswith("ب")
    return led and bool(doc.hits("type", i, min(i + _NEAR, j)))


_CAUSE, _NEAR, _VERB = 13, 4, 2


def by_place(doc: Document, q: Quantity, *, told: bool) -> bool:
    """ "60 killed: 22 in Kafr Tut", "منهم 183 على يد": a bare number that is a part; not how badly they were hurt."""
    behind = [doc.texts[k] for k in range(q.j, min(q.j + 3, len(doc.tokens)))]
    if not q.numbered or not words("severity").isdisjoint(behind):
        return False
    hand = behind[:1] == ["by"] or behind[1:2] in (["يد"], ["ايدي"])
    placed = told and bool(behind) and (hand or behind[0] in _IN or behind[0] in ("from", "من"))
    return placed or (bool(behind) and q.part is not None and q.part != "most_of_them")


_WHAT = frozenset(("kind", "type"))
_IN, _PLACE = frozenset(("in", "at", "near", "في", "قرب")), 7

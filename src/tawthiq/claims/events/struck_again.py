"""A second blow at one place: "an hour later a second strike killed two medics", "غارة ثانية", "عاود القصف"."""

from __future__ import annotations

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import BARE, MILD, told_before
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit

_SECOND = (["the", "second"], ["the", "third"])
_NEAR, _VERB, _FIRST, _TOLD = 2, 5, 60, frozenset(("kind", "type"))
_CAUGHT = words("strikes") | {"caught"}
_MORE = frozenset(("second", "third", "another", "more", "further"))
_AGAIN = _MORE | words("the_second") | words("one_further") | words("and_the_second") | and_(words("resumed"))


@needs(_AGAIN, otherwise=None)
def struck_again(doc: Document, s: int, e: int) -> int | None:
    """The token in [s, e) at which a further attack is named as such, or None."""
    found = [h for h in doc.hits("type", s, e) if h.tag.value not in MILD]
    named = (h.i for h in found if _further(doc, h, e) or _resumed(doc, h, s))
    opens = (
        not found or doc.texts[s : s + 2] in _SECOND or _and_the_second(doc, s)
    )  # "the second, a car bomb, killed four"
    return next(named, _the_second(doc, s, e) if opens else None)


def _further(doc: Document, hit: Hit, e: int) -> bool:
    """ "a second strike", "more shells killed", "غارة ثانية", "الغارة الثانية"."""
    if not doc.texts[hit.i].isascii():
        behind = doc.texts[hit.j] if hit.j < e else ""
        return behind in words("the_second" if hit.clitic.endswith("ال") else "one_further")
    for n in range(max(hit.i - _NEAR, 1), hit.i):
        before, word = doc.texts[n - 1], doc.texts[n]
        if word in ("second", "third") and before == "a":
            return True
        if word in ("another", "more", "further") and before != "no":
            return before in ("in", "by") or bool(doc.hits("kind", hit.j, e))
    return False


def _resumed(doc: Document, hit: Hit, s: int) -> bool:
    """ "ثم عاود الطيران قصف المكان", "وأثناء إسعافهم تجدد القصف"; a report that opens so tells of its attack only."""
    first = next(
        (
            k
            for k in range(max(s, hit.i - _VERB), hit.i)
            if doc.texts[k].removeprefix("و") in words("resumed")
        ),
        None,
    )
    return first is not None and (doc.texts[first - 1] == "ثم" or doc.texts[s] in words("later_on"))


def _and_the_second(doc: Document, s: int) -> bool:
    joined = doc.texts[s : s + 1] in (["and"], ["but"]) and doc.texts[s + 1 : s + 3] in _SECOND
    return joined or doc.texts[s] in words("and_the_second")


def _the_second(doc: Document, s: int, e: int) -> int | None:
    """ "the second, twenty minutes later, killed": behind a first strike, where no noun is said again."""
    if doc.texts[s] in words("and_the_second"):  # "الغارة الأولى ... والثانية استهدفت"
        return s if not words("the_first").isdisjoint(doc.texts[max(s - _FIRST, 0) : s]) else None
    for k in range(s + 1, e - 1):
        if doc.texts[k - 1 : k + 1] in (_SECOND if k - s <= _NEAR else _SECOND[:1]) and not doc.hit(
            "group", k + 1
        ):
            told = "first" in doc.texts[max(k - _FIRST, 0) : k - 1]
            return (
                k
                if told
                and (doc.texts[k + 1] == "," or doc.known(k + 1, _TOLD) or doc.texts[k + 1] in _CAUGHT)
                else None
            )
    return None


def second_hit(doc: Document, part: Part) -> bool:
    """ "The second hit a bakery", "and the second hit the market": a further blow that says only what it hit."""
    first = part.s + (doc.texts[part.s] in ("and", "but"))
    return bool(part.targets) and not part.counts and doc.texts[first : first + 2] in _SECOND


def retells(doc: Document, part: Part) -> bool:
    """ "كما تضررت مدرسة جراء الغارة", "condemned the strike"; not "كما تجدد القصف"."""
    if not part.types or any(c.unit != "facility" for c in part.counts):
        return False
    if not all(told_before(doc, h) for h in part.types):
        return False
    resumed = words("resumed")
    return not any(w.removeprefix("و") in resumed for w in doc.texts[part.s : part.e])


def again_so(part: Part) -> bool:
    """ "a second strike": of the weapon and the party told of before, unless it names its own."""
    return part.again and all(t.tag.value in BARE for t in part.types)


def alike(doc: Document, part: Part) -> bool:
    """ "قصف مماثل", "a similar attack": of the weapon and the party told of before, unless it names its own."""
    said = all(t.tag.value in (*BARE, "unknown_explosion") for t in part.types)
    return said and not words("alike").isdisjoint(doc.texts[part.s : part.e])


@needs(words("alike"))
def alike_earlier(doc: Document, part: Part, day: DateHit | None, known: DateHit | None) -> bool:
    """ "In March, a similar attack there killed nine": of an earlier time than what was told of before."""
    limit = known.start if known else doc.published
    if day is None or limit is None or day.end >= limit:
        return False
    return bool(part.types) and alike(doc, part)

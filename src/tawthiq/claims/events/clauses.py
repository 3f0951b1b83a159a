"""Sentences cut into clauses where another attack, another day or another act begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tawthiq.claims.acts.turns import is_headline, turns
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.ordinals import is_ordinal

_TOLD = ("type", "kind")
_TWO_DAYS, _TWO_ACTS, _AFTER_THAT, _AND_IN = 2, 2, 12, frozenset(("في", "وفي"))


def clauses(doc: Document) -> list[tuple[int, int]]:
    """Sentences, cut again where a word such as كما or "meanwhile", or a day of its own, begins another attack."""
    if "cut" not in doc.by and len(doc.dates) < _TWO_DAYS and "raised" not in doc.by:
        return list(doc.sentences)
    out: list[tuple[int, int]] = []
    for s, e in doc.sentences:
        last = s
        opened = [
            (first := _opening(doc, h, s), first + 1, ("type",) if _also(doc.texts[h.j - 1]) else _TOLD)
            for h in doc.hits("cut", s + 3, e)
            if not _cause(doc, h, s)
        ]
        for i, j, told in sorted((*opened, *_other_days(doc, s, e), *_sums(doc, s, e))):
            if (
                i > last + 3
                and any(doc.hits(d, j, min(j + _reach(doc, i, told), e)) for d in told)
                and (i == j or any(doc.hits(d, last, i) for d in told))
            ):
                out.append((last, i))
                last = i
        out.append((last, e))
    return out


def _cause(doc: Document, hit: Hit, s: int) -> bool:
    """ "وجرح حارس ظهراً في قصف مماثل": of what people died who are told of before, and no other event."""
    led = hit.tag.value == "apart" and doc.texts[hit.i] == "في"
    return led and bool(doc.hits("kind", s, hit.i)) and not doc.hits("type", s, hit.i)


def _opening(doc: Document, hit: Hit, s: int) -> int:
    """Where the clause of a cause opens: "...، وجرح حارس في قصف مماثل", "بعد يوم من مقتل ستة في قصف مماثل"."""
    if hit.tag.value != "apart" or doc.texts[hit.i] != "في":
        return hit.i
    comma = next((k for k in range(hit.i - 1, s, -1) if doc.texts[k] == ","), None)
    first = comma + 1 if comma else hit.i
    told = doc.hits("kind", first, hit.i)
    return first if told and not doc.hits("type", first, hit.i) else hit.i


def _sums(doc: Document, s: int, e: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a clause adds an attack to a sum: ", bringing the toll since Friday to 41", "لترتفع الحصيلة منذ"."""
    for hit in doc.hits("raised", s + 3, e):
        if (doc.texts[hit.i - 1] == "," or not doc.texts[hit.i].isascii()) and adds_up(doc, hit.i, e):
            yield hit.i, hit.i, ("raised",)


def adds_up(doc: Document, s: int, e: int) -> bool:
    """Whether the clause that begins at token s tells of a sum over days."""
    hit = doc.hit("raised", s)
    return (
        hit is not None
        and (doc.texts[s].endswith("ing") or doc.texts[s].startswith(_SO_THAT))
        and not _SINCE.isdisjoint(doc.texts[s : min(s + _SUM, e)])
    )


_SUM, _SINCE = 18, frozenset(("since", "year", "month", "week", "منذ", "العام", "الشهر", "الاسبوع"))
_SO_THAT = ("لي", "لت")


def _reach(doc: Document, i: int, told: tuple[str, ...]) -> int:
    """How far behind a word that cuts the act must stand: "كما تعرضت قرى كفر توت لقصف" names places first."""
    return (
        _SUFFERED
        if doc.texts[i + 1 : i + 2] in (["تعرضت"], ["تعرض"])
        else 2 + 2 * len(told) + (len(told) > 1)
    )


_SUFFERED = 14


def turned(doc: Document, clauses: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], set[int]]:
    """The clauses cut again where they turn to another act, and where those that do begin."""
    out: list[tuple[int, int]] = []
    begun: set[int] = set()
    if len(doc.by.get("type", ())) + len(doc.by.get("beside_act", ())) < _TWO_ACTS:
        return clauses, begun
    for s, e in clauses:
        cuts = [] if is_headline(doc, s, e) else list(turns(doc, s, e))
        begun.update(cuts)
        out += pairwise([s, *cuts, e])
    return out, begun


def _other_days(doc: Document, s: int, e: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a clause opens behind one day and has another: "ليلة أمس الخميس، وفي صباح اليوم قصفت", "وكان قد قتل في"."""
    days = doc.dates_in(s, e)
    for day in days:
        opened = _after_that(doc, s, day)
        if opened is not None:
            yield opened, opened, _TOLD
    for before, day in pairwise(days):
        opened = _told_of_before(doc, s, before, day)
        if opened is not None:
            yield opened, opened + 1, _TOLD
            continue
        first = day.i - 1 if doc.texts[day.i - 1] in _AND_IN else day.i
        first -= doc.texts[first - 1] == "و"
        apart = before.start != day.start or before.end != day.end
        if (
            apart
            and first >= before.j
            and doc.texts[first].startswith("و")
            and "و" not in doc.texts[before.i : first]
        ):
            yield first, day.j, _TOLD


def _after_that(doc: Document, s: int, day: DateHit) -> int | None:
    """ "القصف الثالث من نوعه، بعد أن أصيب أربعة أمس": the token at which what was on a day before is told.

    So is "ثالث حادثة خلال 24 ساعة، حيث أصيب أربعة أمس".
    """
    if not day.exact or day.start != day.end:
        return None
    past = doc.published is not None and day.end < doc.published
    for k in range(day.i - 2, max(s + 3, day.i - _AFTER_THAT), -1):
        after = doc.texts[k : k + 2] in (["بعد", "ان"], ["بعد", "ما"]) or doc.texts[k] == "بعدما"
        if after or (
            past and doc.texts[k] in _AS and any(map(is_ordinal, doc.texts[max(s, k - _AFTER_THAT) : k]))
        ):
            return k if doc.hits("kind", k, day.i) else None
    return None


_AS = ("حيث", "اذ")


def _told_of_before(doc: Document, s: int, before: DateHit, day: DateHit) -> int | None:
    """The token where a clause between two single days opens that has a harm or an attack of its own.

    "أصيب رجل أمس، وكان أخوه قد قتل في 22 تموز", "on Tuesday, while a bomb killed two on Wednesday".
    """
    if not _one(day) or (before.start, before.end) == (day.start, day.end):
        return None
    if (joined := _joined(doc, s, before, day)) is not None:
        return joined
    for k in range(day.i - 1, before.j - 1, -1):
        if doc.texts[k] in words("another_time") and not doc.hits("says", k, day.i):
            told = any(doc.hits(d, k, day.i) for d in _TOLD)
            return k if told else None
    return None


def _one(day: DateHit) -> bool:
    """A day or a night."""
    return day.exact and (day.end - day.start).days <= 1


def _joined(doc: Document, s: int, before: DateHit, day: DateHit) -> int | None:
    """ "وأصيب خمسة أمس بقصف على كفر نوران", "and five were wounded on Monday in shelling": joined, all of its own.

    The token that joins a harm with its own day and attack to one that has both; None where there is none.
    """
    if not doc.hits("type", s, day.i):
        return None
    if (fled := _after_they_fled(doc, s, before, day)) is not None or not _one(before):
        return fled
    for k in range(before.j, day.i - 1):
        kinds = [h for h in doc.hits("kind", k, day.i) if not h.tag.form.startswith("noun")]
        verb = kinds and kinds[0].i == k and doc.texts[k].startswith("و") and "و" in kinds[0].clitic
        joined = verb or (doc.texts[k] == "and" and kinds and not doc.hits("says", k, day.i))
        if joined and doc.hits("type", day.j, _end(doc, day.j)):
            return _clause_of(doc, before.j, k)
    return None


def _clause_of(doc: Document, i: int, k: int) -> int:
    """ "while five were injured and two killed on Saturday", "كما قتل خمسة وأصيب اثنان": where its clause opens."""
    opened = (n for n in range(i, k) if doc.texts[n] in words("clause_joints") and doc.hits("kind", n, k))
    return next(opened, k)


def _after_they_fled(doc: Document, s: int, before: DateHit, day: DateHit) -> int | None:
    """ "نزح خمسون من كفر توت أمس بعد غارة استهدفتها الأحد": the token behind which an attack of another day is told."""
    moved = [h for h in doc.hits("kind", s, before.j) if h.tag.value == "displaced"]
    after = [k for k in range(before.j, day.i) if doc.texts[k] in ("بعد", "عقب", "اثر", "after", "following")]
    if not (moved and after) or any(h.tag.value != "displacement" for h in doc.hits("type", s, before.i)):
        return None
    return after[0] if doc.hits("type", after[0], day.i) else None


_BEHIND, _STOPS = 6, frozenset((".", ",", ";", ":"))


def _end(doc: Document, j: int) -> int:
    """The end of what a clause says right behind token j: at most some words, up to the next stop."""
    last = min(j + _BEHIND, len(doc.texts))
    return next((k for k in range(j, last) if doc.texts[k] in _STOPS), last)


def _also(word: str) -> bool:
    """كما and the English words open another attack only with a weapon; فيما وثقت also with people hurt."""
    return word == "كما" or word.isascii()

"""Parts of a whole that are stated as a share: "most of them", "half of whom", ثلثهم."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.tokens import NUMBER

SHARES = {"1/2": (1, 2), "1/3": (1, 3), "2/3": (2, 3), "1/4": (1, 4), "3/4": (3, 4)}
"""Shares by their tag in the vocabulary, as numerator and denominator."""


def most(kept: Sequence[Quantity], n: int, part: str) -> tuple[int | None, int | None, str]:
    """All of them: the whole said before; most of them: more than half of it (6 or more of "at least 11").

    Of two groups together only some.
    """
    whole = _whole(kept, n)
    if whole is None or whole.low is None or len(kept[n].kinds) > 1 or _together(kept, n, part):
        return 2, None, "vague"
    if part == "all_of_them":
        return whole.low, whole.high, whole.qualifier
    return whole.low // 2 + 1, whole.high, "at_least" if whole.high is None else "vague"


@needs("part", otherwise=None)
def _all_of_several(doc: Document, kept: list[Quantity]) -> list[Quantity] | None:
    """ "11 قتيلاً و6 جرحى، وجميعهم عسكريون": a group that is said of the dead and of the wounded alike."""
    for n, q in enumerate(kept):
        if q.part != "all_of_them" or q.numbered or q.group in (None, "all"):
            continue
        told = [p for p in kept[:n] if not p.part]
        if len(told) == n == _TWO and all(_hurt(p) for p in told) and told[0].kinds != told[1].kinds:
            for p in told:
                p.group = q.group
            return [p for p in kept if p is not q]
    return None


def all_alike(doc: Document, kept: list[Quantity]) -> list[Quantity]:
    """The quantities, without a group that is said of all those before: they are of that group."""
    return _all_of_several(doc, kept) or kept


def _hurt(q: Quantity) -> bool:
    return q.numbered and q.unit == "person" and q.group in (None, "all") and q.kinds in _HARM


_TWO, _HARM = 2, (("killed",), ("injured",))


def share(kept: Sequence[Quantity], n: int, part: str) -> tuple[int, int | None, str] | None:
    """A share of the whole said before: 23 of 46; 3 or 4 of 7; at least 10 of "at least 20"; None of no number."""
    whole = _whole(kept, n)
    if whole is None or whole.low is None or _together(kept, n, part):
        return None
    above, below = SHARES[part]
    low = whole.low * above // below
    if whole.high is None:
        return low, None, "at_least"
    high = -(-whole.high * above // below)
    return low, high, "exact" if low == high and whole.qualifier == "exact" else "about"


def _together(kept: Sequence[Quantity], n: int, part: str) -> bool:
    """ "half of them women and children", "معظمهم أطفال ونساء": the share is of two groups together."""
    beside = [p for p in (*kept[max(n - 1, 0) : n], *kept[n + 1 : n + 2]) if p.part == part]
    return bool(beside) or any(0 <= p.i - kept[n].j <= 1 and not p.numbered for p in kept[n + 1 : n + 2])


def _whole(kept: Sequence[Quantity], n: int) -> Quantity | None:
    return next(
        (p for p in reversed(kept[:n]) if not p.part and (p.numbered or (p.low or 0) >= _DOZENS)), None
    )


_DOZENS = 20


def more_than_half(said: Sequence[str]) -> bool:
    """Whether words say "more than half", "over half", أكثر من نصفهم; not "more than 11 people, half of them"."""
    half = next((n for n, word in enumerate(said) if word.startswith(("half", "نصف"))), 0)
    return said[max(half - 1, 0) : half] == ["over"] or said[max(half - 2, 0) : half] in (
        ["more", "than"],
        ["اكثر", "من"],
    )


@needs(words("percent"))
def percent(doc: Document, q: Quantity) -> bool:
    """ "60 في المئة منهم أطفال", "40 per cent of them women": a rounded share, which states no number of people."""
    if q.numbered:
        return False
    for k in range(q.i - 1, max(q.i - _PERCENT, 0) - 1, -1):
        if doc.texts[k] in words("percent"):
            return True
        if doc.tokens[k].kind == NUMBER or doc.texts[k] in (",", ".", ";"):
            return False
    return False


_PERCENT = 6

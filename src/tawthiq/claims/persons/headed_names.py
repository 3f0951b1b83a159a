"""Names behind a heading and a colon or in brackets: "الشهداء: سالم حداد، كريم نعمان وزوجته"."""

from __future__ import annotations

from bisect import bisect_left

from tawthiq.claims.persons.roster import Person
from tawthiq.claims.persons.roster_arabic import arabic_roster
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE

_HEAD, _TWO, _LONGEST = 4, 2, 400


def behind_heading(doc: Document, s: int, e: int, heading: Hit) -> list[Person]:
    """The persons behind a heading that stands at the head of the sentence [s, e) and that no number counts."""
    first = _opening(doc, s, e, heading)
    if first is None:
        return []
    stop = _stop(doc, first)
    while first < stop and doc.texts[first] in ("-", "_", "•", "*"):
        first += 1
    persons = arabic_roster(doc, first, stop, {}, listed=True)
    if sum(p.number for p in persons) < _TWO or not any(p.name is not None for p in persons):
        return []
    return persons


def _stop(doc: Document, first: int) -> int:
    """The end of the line, or of the bracket that opens the list."""
    if doc.texts[first - 1] == "(":
        depth, last = 1, min(first + _LONGEST, len(doc.tokens))
        for k in range(first, last):
            depth += (doc.texts[k] == "(") - (doc.texts[k] == ")")
            if depth == 0:
                return k
        return last
    n = bisect_left(doc.lines, first)
    return doc.lines[n] if n < len(doc.lines) else len(doc.tokens)


def _opening(doc: Document, s: int, e: int, heading: Hit) -> int | None:
    """The token behind "الشهداء:", "الشهداء هم", "أسماء الشهداء في كفر توت:" or, on the next line, "("."""
    before = doc.texts[heading.i - 1] if heading.i else ""
    if heading.i - s > _HEAD or before in ("بين", "من"):
        return None  # "عرف من الشهداء": not all of them
    if "ال" not in heading.clitic and not (heading.i == s or before in words("list_heads")):
        return None
    k = heading.j + (heading.j < e and doc.texts[heading.j] in _NAMELY)
    if k < e and doc.texts[k] == ":":
        return _next_line(doc, k + 1)
    if k > heading.j:
        return k
    if before in words("list_heads") or doc.hit("kind", heading.i - 1) or heading.i == s:
        colon = next((n + 1 for n in range(k, min(k + _REACH, e)) if doc.texts[n] == ":"), None)
        return _next_line(doc, colon) if colon is not None else None
    lines = doc.texts[k : k + 2] if k < len(doc.tokens) and doc.tokens[k].kind == LINE else []
    return k + 2 if lines[1:] == ["("] else None


def _next_line(doc: Document, k: int) -> int:
    """The token behind the colon, on the next line where it ends its own; not where entries are numbered."""
    return (
        k + 1
        if k + 1 < len(doc.tokens) and doc.tokens[k].kind == LINE and doc.tokens[k + 1].kind == "w"
        else k
    )


_NAMELY = words("namely") - {":"}
_REACH = 8

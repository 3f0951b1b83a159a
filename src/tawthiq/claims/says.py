"""How sure a text is and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.document import Document

_STOPS = frozenset(
    [
        "ان",
        "انه",
        "انها",
        "ان",
        "that",
        ",",
        ":",
        ".",
        ";",
        "في",
        "عن",
        "علي",
        "إن",
        "the's",
        "who",
        "which",
        "on",
        "in",
    ]
)


def hedged(doc: Document, s: int, e: int) -> bool:
    """Whether the words of [s, e) keep a distance from what they say."""
    return bool(doc.hits("hedge", s, e))


def attribution(doc: Document, s: int, e: int, places: Sequence[tuple[int, int]] = ()) -> str | None:
    """The speaker as written: before a colon at the start, after بحسب or "according to", beside a verb of saying.

    `places` are the source spans of known places: one of them alone before the colon is a dateline and says nothing.
    """
    lead = _before_colon(doc, s, e, places)
    if lead:
        return lead
    for hit in doc.hits("says", s, e):
        word = doc.tokens[hit.i].text
        behind = word == "according" or not word.isascii()
        found = _after(doc, hit.j, e) if behind else _before(doc, s, hit.i)
        if found:
            return found
    return None


def _before_colon(doc: Document, s: int, e: int, places: Sequence[tuple[int, int]]) -> str | None:
    for k in range(s + 1, min(s + 7, e)):
        if doc.tokens[k].text == ":" and all(doc.tokens[n].kind == "w" for n in range(s, k)):
            start, end = doc.span(s, k)
            dateline = doc.hit("org", s) is None and any(a <= start and end <= b for a, b in places)
            if k + 2 < e and not dateline and not any(doc.hit("live", n) for n in range(s, k)):
                return doc.quote(s, k)
            return None
    return None


def _after(doc: Document, k: int, e: int) -> str | None:
    end = k
    while end < e and end - k < 7 and doc.tokens[end].text not in _STOPS and not doc.hit("kind", end):
        end += 1
    while end > k and doc.tokens[end - 1].kind != "w":
        end -= 1
    return doc.quote(k, end) if end > k else None


def _before(doc: Document, s: int, k: int) -> str | None:
    """The capitalised words (or "sources", "activists") right before the verb."""
    start = k
    while start > s and k - start < 6:
        word = doc.quote(start - 1, start)
        if not (
            word[:1].isupper()
            or word in ("sources", "activists", "officials", "source", "of", "the", "local", "medical")
        ):
            break
        start -= 1
    return doc.quote(start, k) if start < k else None

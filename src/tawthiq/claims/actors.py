"""Alleged perpetrators: named parties that act, not parties that are hit, speak, or hold a place."""

from __future__ import annotations

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.lang.lexicon import Hit

_HELD, _STRUCK, _SOURCE, _BY = words("held"), words("struck"), words("fire_from"), words("by")


def acting(doc: Document, s: int, e: int, busy: set[int]) -> list[Hit]:
    """The hits of parties that act in the sentence. `busy` are tokens inside counted nouns."""
    out: list[Hit] = []
    for hit in doc.hits("actor", s, e):
        if hit.i in busy or _suffers(doc, hit, s):
            continue
        if hit.tag.form == "place" and not _joined(doc, hit, out):
            continue
        out.append(hit)
    return out


def _suffers(doc: Document, hit: Hit, s: int) -> bool:
    before = [doc.tokens[k].text for k in range(max(s, hit.i - 4), hit.i)]
    bare = [w.removeprefix("و").removeprefix("ل").removeprefix("ال") for w in before]
    if any(w in _HELD or w.removeprefix("و") in _HELD for w in before):
        return not any(doc.tokens[k].text in _SOURCE for k in range(max(s, hit.i - 8), hit.i))
    return any(w in _STRUCK for w in (*before[-2:], *bare[-2:]))


def _joined(doc: Document, hit: Hit, out: list[Hit]) -> bool:
    """A country's name acts when it stands beside another party or after "by"."""
    if "و" in hit.clitic and out and hit.i - out[-1].j <= 2:
        return True
    before = doc.tokens[hit.i - 1].text if hit.i else ""
    if before == "and" and out and hit.i - out[-1].j <= 2:
        return True
    return before in _BY

"""Places named in turn, each with what befell people there: "hit A, where two were killed, and B, wounding five".

No table need know them: they are told by their capitals, or in Arabic by the و of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.claims.words.marks import needs

_WHERE = frozenset(("where", "حيث"))
_OPENERS = _WHERE | {"killing", "wounding", "injuring"}
_LONGEST, _JOINS = 4, frozenset(("and", ","))


@needs(_OPENERS, otherwise=None)
def second_place(doc: Document, s: int, e: int) -> int | None:
    """The token at which [s, e) goes on to a second place with people of its own; None where it does not."""
    led = list(_led(doc, s, e))
    for (name, opened), (other, k) in pairwise(led):
        told = doc.hits("kind", opened, other) and doc.hits("kind", k, e)
        if doc.hits("part", s, opened):
            return None  # "six were killed, three of them in Kafr Tut, where"
        first, second = (doc.texts[i:j] for i, j in ((name, opened), (other, k)))
        if told and first != second and (doc.texts[other - 1] in _JOINS or joins(doc.texts[other])):
            return other
    return None


def _led(doc: Document, s: int, e: int) -> Iterator[tuple[int, int]]:
    """Where each name begins that stands right before "where", حيث or ", killing", and where that word stands."""
    for k in range(s + 2, e):
        if doc.texts[k] not in _OPENERS:
            continue
        if doc.texts[k] == "حيث":
            name = _arabic(doc, s, k)
        else:
            name = _english(doc, s, k - 1) if doc.texts[k - 1] == "," else None
        if name is not None:
            yield name, k


def _english(doc: Document, s: int, k: int) -> int | None:
    """Where the capitals that end before the comma at token k begin, with "the town of" before them."""
    n = k
    while n > s and k - n < _LONGEST and _capital(doc, n - 1):
        n -= 1
    if n == k or doc.hit("target", k - 1) is not None:
        return None  # "Karam Hospital"
    if doc.texts[n - 1] == "of" and doc.texts[n - 2] in words("place_nouns"):
        n -= 2
        n -= doc.texts[n - 1] in words("definite")
    return n


def _capital(doc: Document, k: int) -> bool:
    return doc.quote(k, k + 1)[:1].isupper() or doc.texts[k].startswith(("al-", "el-"))


def _arabic(doc: Document, s: int, k: int) -> int | None:
    """Where the name before حيث begins: at its و, else at most two words before."""
    for n in range(k - 1, max(s, k - _LONGEST), -1):
        if doc.known(n, _TELLS):
            return n + 1 if n + 1 < k else None
        if joins(doc.texts[n]):
            return n
    return max(s, k - 2)


_TELLS = frozenset(("kind", "type", "group", "weekday"))

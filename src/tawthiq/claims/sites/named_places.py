"""Names of places that no table knows, by the words before them: "the village of X", "في قرية X", "in X"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import stems
from tawthiq.lang.tokens import WORD
from tawthiq.model.memory import Remembered

Name = tuple[str, ...]
"""The folded words of a name."""
_LEADING = frozenset(("in", "on", "of"))
_LONGEST = 3


def unknown_names(
    doc: Document, s: int, e: int, known: Container[int], *, sure: bool = False
) -> Iterator[tuple[int, Name]]:
    """Names of towns and villages that stand in tokens [s, e) where no known place begins, and where they begin.

    `known` are the source offsets at which places of a table begin; `sure`: only beside a word such as "village".
    """
    texts, here, starts = doc.texts, doc.here, doc.starts
    for k in range(s + 1, e):
        led = texts[k - 1] in _BEFORE if texts[k].isascii() else _TOWN[texts[k - 1]] or texts[k] in _HEADS
        if not led or k in here or starts[k] in known or doc.tokens[k].kind != WORD:
            continue
        name = _english(doc, k, e, sure=sure) if texts[k].isascii() else _arabic(doc, k, e)
        if name:
            yield k, name


_BEFORE = _LEADING | words("place_adjectives")


def _english(doc: Document, k: int, e: int, *, sure: bool) -> Name | None:
    """ "in Xa", "in the town of Xa al-Yb", "on the northern village of Xa"; no "on Tuesday", no "the White House"."""
    led = doc.texts[k - 1] in _LEADING
    if not _capital(doc, k) or (_capital(doc, k - 1) and not led):
        return None
    n = k - 1
    while n > 0 and doc.texts[n] in words("place_adjectives"):
        n -= 1
    if doc.texts[n] not in _LEADING or (doc.texts[n] == "of" and doc.texts[n - 1] not in words("towns")):
        return None
    j = k + 1
    while j < min(k + _LONGEST, e) and _capital(doc, j) and not doc.here.get(j):
        j += 1
    behind = doc.texts[j] if j < e else ""
    town = doc.texts[n] == "of" or behind in words("towns")
    other = doc.hit("target", j) or behind in words("parts_of_towns") or (j < e and _capital(doc, j))
    if other or (sure and not town) or doc.texts[k] in words("no_names"):
        return None  # "Xa Mosque" and "Xa Street", the names of something else; "on Facebook"
    return tuple(doc.texts[k:j])


def _capital(doc: Document, k: int) -> bool:
    start = doc.starts[k]
    return doc.source[start].isupper() or doc.source.startswith(("al-", "el-"), start)


def _arabic(doc: Document, k: int, e: int) -> Name | None:
    """ "في قرية س", "على بلدة كفر س", "في كفر س": the word behind a kind of town, and the next one behind كفر or تل."""
    before = doc.texts[k - 1]
    headed = doc.texts[k] in _HEADS and before.removeprefix("و") in words("place_prepositions")
    if not (_TOWN[before] or headed) or doc.texts[k] in words("no_names"):
        return None
    return tuple(doc.texts[k : min(k + 1 + (doc.texts[k] in words("name_heads")), e)])


def _kind_of_town(word: str) -> bool:
    """قرية, بلدة, وقرية; not القرية."""
    return any(stem in words("towns") and "ال" not in clitic for stem, clitic in stems(word))


_TOWN, _HEADS = Remembered(_kind_of_town), words("sure_heads")

"""What a text says did not happen to anyone: "No civilians were killed", "Not a single hospital was hit".

A finished text that denies sets a ceiling of zero. Reports do so in their own words ("no casualties"), which the
reading of claims knows; here are the forms of statements, where the denied group or facility is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.text.document import Document
from tawthiq.flow.check_quantities import struck
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count

_NONE_EN = (("not", "a", "single"), ("not", "one"), ("none", "of", "the"), ("none", "of"), ("zero",), ("no",))
_NOT_AR = frozenset(("لم", "ولم", "لا", "ولا", "ما", "وما"))
_ANY_AR = frozenset(("اي", "ايه", "اية", "احد", "احدا", "اى"))
_REACH = 6
_HARMS = frozenset(("killed", "injured", "displaced", "detained", "executed"))
_FELL = frozenset(("يسقط", "سقط", "تسقط"))  # لم يسقط أي طفل


def zeros(doc: Document) -> list[Count]:
    """A count of 0 for each group or facility that the sentence denies harm to; its quote is what is denied."""
    found = (_denied(doc, k, j) for k, j in _negations(doc))
    return [row for row in found if row is not None]


def without(rows: Sequence[Count], denied: Sequence[Count]) -> list[Count]:
    """The rows that do not lie in what is denied: "no civilian" counts nobody."""
    return [r for r in rows if not any(z.start <= r.start < z.end for z in denied)]


def _negations(doc: Document) -> list[tuple[int, int]]:
    """(first token, token after) of each word of denial."""
    texts = [t.text for t in doc.tokens]
    out: list[tuple[int, int]] = []
    for k, text in enumerate(texts):
        words = next((w for w in _NONE_EN if tuple(texts[k : k + len(w)]) == w), None)
        if words and not (out and k < out[-1][1]):
            out.append((k, k + len(words)))
        elif text in _NOT_AR:
            any_ = next((n for n in range(k + 1, min(k + _REACH, len(texts))) if texts[n] in _ANY_AR), None)
            if any_ is not None:
                out.append((k, any_ + 1))
    return out


def _denied(doc: Document, k: int, j: int) -> Count | None:
    """The count of what stands right behind a denial, where the sentence has a word of harm for it."""
    for n in range(j, min(j + 3, len(doc.tokens))):
        target, group = doc.hit("target", n), doc.hit("group", n)
        if target is not None and target.tag.value != "none_stated" and struck(doc):
            return _zero(doc, k, target.j, "facilities_hit", "all", "facility")
        if group is not None and (kind := _harm(doc, k)) is not None:
            return _zero(doc, k, group.j, kind, group.tag.value, "person")
    return None


def _harm(doc: Document, k: int) -> str | None:
    """The harm that is denied: the first behind the denial, which may itself stand around it (لم يُقتل أي)."""
    hits: list[Hit] = [h for h in doc.hits("kind", k, len(doc.tokens)) if h.tag.value in _HARMS]
    fell = any(t.text in _FELL for t in doc.tokens[k : k + _REACH])
    return hits[0].tag.value if hits else "killed" if fell else None


def _zero(doc: Document, k: int, j: int, kind: str, group: str, unit: str) -> Count:
    start, end = doc.tokens[k].start, doc.tokens[j - 1].end
    return Count(kind, group, 0, 0, "exact", doc.source[start:end], start, end, unit=unit)

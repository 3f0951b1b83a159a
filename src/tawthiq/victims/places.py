"""Places as lists write them: a name, or a chain of names ("إدلب / سراقب", "idlib:village")."""

from __future__ import annotations

import re

from tawthiq.lang.normalise import fold

_COARSE_FIRST = re.compile(r"\s*[/:>|\\]\s*|\s+[-–—]\s+")
_FINE_FIRST = re.compile(r"\s*[،,;؛]\s*")
_ARTICLE = re.compile(r"^(?:ال(?=\w{3})|(?:al|el)[- ](?=\w))")


def read_place(text: str) -> tuple[str | None, str | None]:
    """The place's own key, and that of what it lies in when the text is a chain.

    "A / B", "A: B" and "A - B" name the area first, "B, A" the place first.
    """
    folded = fold(text).strip()
    chain = _COARSE_FIRST.split(folded)
    if len(chain) == 1:
        chain = _FINE_FIRST.split(folded)[::-1]
    names = [n for n in map(_key, chain) if n]
    if not names:
        return None, None
    return names[-1], names[0] if len(names) > 1 else None


def _key(name: str) -> str:
    words = (_ARTICLE.sub("", w) for w in re.findall(r"\w+", name.replace("ة", "ه")))
    return "".join(words)

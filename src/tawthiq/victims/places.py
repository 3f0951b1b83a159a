"""Places as lists write them: a name, or a chain of names ("إدلب / سراقب", "idlib:village")."""

from __future__ import annotations

import re

from tawthiq.lang.normalise import fold

_CHAIN = re.compile(r"\s*[/:>|،,;؛]\s*|\s+[-–—]\s+")
_ARTICLE = re.compile(r"^(?:ال(?=\w{3})|(?:al|el)[- ](?=\w))")


def read_place(text: str) -> tuple[str | None, str | None]:
    """The place as one key, and the key of what it lies in when the text is a chain (first name as written)."""
    names = [_key(n) for n in _CHAIN.split(fold(text))]
    names = [n for n in names if n]
    if not names:
        return None, None
    return "/".join(names), names[0] if len(names) > 1 else None


def _key(name: str) -> str:
    words = (_ARTICLE.sub("", w) for w in re.findall(r"\w+", name.replace("ة", "ه")))
    return "".join(words)

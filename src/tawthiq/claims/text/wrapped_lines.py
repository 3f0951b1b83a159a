"""Lines that a mail program or a page set to a width: a break inside a sentence is a space. Offsets stay."""

from __future__ import annotations

import re

_NARROW, _WIDE = 40, 120
"""Characters of the longest line of a text that is set to a width."""
_FEWEST, _MOST_OF = 2, 0.7
"""Full lines at least, and their share of all lines with another right below."""
_GOES_ON = re.compile(rf"\n(?<=[^\n]{{{_NARROW}}}[a-z0-9,]\n)(?=[ \t]*[a-z])")
_PLAIN = re.compile(r"""\s*(?!\d{1,3}[.)\-/:])["“«(]?\w""")
"""How a line opens that is no point of a list."""


def unwrapped(text: str) -> str:
    """`text` with spaces for breaks where the next word did not fit, or where an English line goes on in small letters.

    As long as `text`, and linear in its length.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    below = [k for k in range(len(lines) - 1) if lines[k].strip() and lines[k + 1].strip()]
    if not below:
        return text
    full = _full(lines, below)
    if full:
        text = "".join(line + (" " if k in full else "\n") for k, line in enumerate(lines))[:-1]
    return _GOES_ON.sub(" ", text)


def _full(lines: list[str], below: list[int]) -> set[int]:
    """The lines that the first word of the next one would have made too long; none where lines keep no width."""
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROW <= width <= _WIDE:
        return set()
    full = {k for k in below if len(lines[k].rstrip()) + 1 + len(lines[k + 1].split(None, 1)[0]) > width}
    if len(full) < _FEWEST or len(full) < _MOST_OF * len(below):
        return set()
    return {k for k in full if _PLAIN.match(lines[k + 1])}

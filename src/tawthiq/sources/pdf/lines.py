"""From glyphs on a page to lines as people read them: right to left where the line is Arabic, numbers left to right.

The inverse of the Unicode bidirectional algorithm (UAX #9) for what stands on paper: in a right-to-left line the glyphs
are taken from right to left, except that a number (also with / . , : inside it: rule W4) and Latin words are
taken from left to right. A range such as 12-19 is two numbers, as the algorithm lays it out after an Arabic letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from tawthiq.sources.pdf.glyphs import Glyph

_NUMBER = r"[0-9٠-٩۰-۹]+(?:[/.,:٫٬\u00a0][0-9٠-٩۰-۹]+)*[%٪]?"
_LTR = re.compile(rf"[A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff]*[A-Za-z\u00c0-\u024f0-9])?|{_NUMBER}")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_GAP, _COLUMN = 0.15, 1.5  # of the height of the letters: between words, between columns


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by line from top to bottom, each from left to right, without what was drawn twice."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        last = lines[-1] if lines else None
        if last and abs(last[0].base - glyph.base) < 0.45 * max(last[0].size, glyph.size, 1.0):
            last.append(glyph)
        else:
            lines.append([glyph])
    return [_once(sorted(line, key=lambda g: (g.left, g.right))) for line in lines]


def _once(line: list[Glyph]) -> list[Glyph]:
    """A letter drawn in parts (its dots apart) or twice for a bold face stands for itself once."""
    kept: list[Glyph] = []
    for glyph in line:
        over = kept and kept[-1].text == glyph.text and glyph.text.strip() and _shared(kept[-1], glyph) > 0.6
        if not over:
            kept.append(glyph)
    return kept


def _shared(a: Glyph, b: Glyph) -> float:
    """How much of the narrower glyph lies over the other one."""
    narrow = min(a.right - a.left, b.right - b.left)
    return (min(a.right, b.right) - max(a.left, b.left)) / narrow if narrow > 0 else 1.0


def text_of(line: Sequence[Glyph]) -> str:
    """The line in logical order."""
    pieces, size = [line[0].text], max(glyph.size for glyph in line)
    for left, right in pairwise(line):
        gap = right.left - left.right
        if gap > _GAP * size and left.text.strip() and right.text.strip():
            pieces.append(" ")
        pieces.append(right.text)
    visual = "".join(pieces)
    return _spaced(_right_to_left(pieces) if _is_rtl(visual) else _left_to_right(pieces))


def _is_rtl(text: str) -> bool:
    rtl = sum(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
    return rtl > 0 and rtl >= sum(unicodedata.bidirectional(c) == "L" for c in text)


def _right_to_left(pieces: list[str]) -> str:
    """All from right to left; then numbers and Latin words the right way round again."""
    visual, starts = _joined(pieces)
    out, end = [], len(visual)
    for match in reversed(list(_LTR.finditer(visual))):
        out += _reversed(visual, starts, match.end(), end)
        out.append(match[0])
        end = match.start()
    out += _reversed(visual, starts, 0, end)
    text = "".join(out)
    first = re.search(r"[()\[\]{}«»]", text)
    return text.translate(_MIRROR) if first and first[0] in ")]}»" else text


def _left_to_right(pieces: list[str]) -> str:
    """Arabic words inside a Latin line are turned round, glyph by glyph."""
    visual, starts = _joined(pieces)
    out, at = [], 0
    for match in re.finditer(r"[\u0590-\u08ff](?:[^A-Za-z0-9٠-٩۰-۹]*[\u0590-\u08ff])?", visual):
        out.append(visual[at : match.start()])
        out += _reversed(visual, starts, match.start(), match.end())
        at = match.end()
    return "".join([*out, visual[at:]])


def _joined(pieces: list[str]) -> tuple[str, set[int]]:
    """The line as one string, and where glyphs begin in it: a ligature keeps the order of its own letters."""
    starts, at = set(), 0
    for piece in pieces:
        starts.add(at)
        at += len(piece)
    return "".join(pieces), starts


def _reversed(visual: str, starts: set[int], start: int, end: int) -> list[str]:
    cuts = [i for i in range(start, end) if i in starts or i == start]
    return [visual[a:b] for a, b in reversed(list(zip(cuts, [*cuts[1:], end], strict=True)))] if cuts else []


def _spaced(text: str) -> str:
    plain = " ".join(text.split())
    return re.sub(r" +([،؛؟.,:!)\]»])", r"\1", re.sub(r"([(\[«]) +", r"\1", plain))


def has_columns(lines: Sequence[Sequence[Glyph]]) -> bool:
    """Whether two lines one after the other have a wide gap at the same place: columns or a table."""
    gaps = [_wide_gaps(line) for line in lines]
    return any(_overlap(a, b) for above, below in pairwise(gaps) for a in above for b in below)


def _wide_gaps(line: Sequence[Glyph]) -> list[tuple[float, float]]:
    inked = [glyph for glyph in line if glyph.text.strip()]
    return [
        (a.right, b.left) for a, b in pairwise(inked) if b.left - a.right > _COLUMN * max(a.size, b.size, 1.0)
    ]


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])

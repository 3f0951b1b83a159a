"""Which characters the packaged fonts can show.

A tagged PDF (PDF/UA-1) may hold no character without a glyph, and a quote may hold any character. One that no font
has is printed as its code point, "[U+1F691]", so that nothing disappears in silence. Table "cmap", formats 4 and 12:
OpenType 1.9, Character to Glyph Index Mapping Table.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

_SHOWN_WITHOUT_GLYPH = frozenset(
    (9, 10, 13, 0x61C, 0xFE0F, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


@lru_cache(maxsize=4)
def covered(folders: tuple[Path, ...]) -> frozenset[int]:
    """The code points for which a font file in one of `folders` has a glyph."""
    found: set[int] = set(_SHOWN_WITHOUT_GLYPH)
    for folder in folders:
        for path in sorted(folder.glob("*.ttf")):
            found.update(_code_points(path.read_bytes()))
    return frozenset(found)


def printable(text: str, glyphs: frozenset[int]) -> str:
    """`text` with each character that has no glyph written as its code point."""
    if all(ord(c) in glyphs for c in set(text)):
        return text
    return "".join(c if ord(c) in glyphs else f"[U+{ord(c):04X}]" for c in text)


def _code_points(font: bytes) -> Iterator[int]:
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    readers: dict[int, Callable[[bytes], Iterator[int]]] = {4: _format4, 12: _format12}
    for i in range(count):
        (offset,) = struct.unpack_from(">I", cmap, 4 + 8 * i + 4)
        (form,) = struct.unpack_from(">H", cmap, offset)
        if form in readers:
            yield from readers[form](cmap[offset:])


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        name, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if name == tag:
            return font[offset : offset + length]
    return b"\0\0\0\0"


def _format4(table: bytes) -> Iterator[int]:
    """Segments of the Basic Multilingual Plane; a glyph index of 0 is no glyph."""
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", table, 16 + 4 * segments)
    at = 16 + 6 * segments
    offsets = struct.unpack_from(f">{segments}H", table, at)
    for k in range(segments):
        for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
            glyph = code
            if offsets[k]:
                place = at + 2 * k + offsets[k] + 2 * (code - starts[k])
                (glyph,) = struct.unpack_from(">H", table, place)
                if glyph == 0:
                    continue
            if (glyph + deltas[k]) & 0xFFFF:
                yield code


def _format12(table: bytes) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", table, 12)
    for i in range(groups):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * i)
        yield from range(first if glyph else first + 1, last + 1)

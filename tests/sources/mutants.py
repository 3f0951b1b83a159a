"""Files as damage and malice leave them, the same for the same seed."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache

from planted import _files

_BITS = (
    b"", b"\x00", b"\xff\xfe", b"<", b"</w:p>", b"<!ENTITY a 'b'>", b"{", b"]]]]", b'"', b"\n\n", b"PK\x01\x02",
    b"%PDF", b"endobj", b"\x1f\x8b", b"2147483648", b"-1", b"99999999999999999999", b"Content-Length: 9",
    b"\xe2\x80\x8f", b"\xd8\x00", b"From ",
)  # fmt: skip


@cache
def originals() -> tuple[tuple[str, bytes], ...]:
    """One file of every format."""
    table = "date,village,killed\n2031-03-04,كرسف,3\n".encode()
    return (*((name, data) for name, data in _files(0) if not name.endswith(".yml")), ("table.csv", table))


def mutant(seed: int) -> tuple[str, bytes]:
    """A damaged file with its name: cut, spliced, overwritten, blown up, or hurt inside its container."""
    chance = random.Random(seed)
    name, data = originals()[seed % len(originals())]
    if data.startswith(b"PK") and chance.random() < 0.7:
        return name, _inside(data, chance)
    return name, _hurt(data, chance)


def _hurt(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 4, 16, 256))
        kind = chance.randrange(6)
        if kind == 0:
            data = data[:at] + bytes(chance.randrange(256) for _ in range(size)) + data[at + size :]
        elif kind == 1:
            data = data[:at] + chance.choice(_BITS) * chance.choice((1, 1, 50, 2_000)) + data[at:]
        elif kind == 2:
            data = data[:at]
        elif kind == 3:
            data = data[:at] + data[at + size :]
        elif kind == 4:
            data = data[:at] + data[at : at + size] * chance.choice((2, 300)) + data[at + size :]
        else:
            _, other = originals()[chance.randrange(len(originals()))]
            data = data[:at] + other[chance.randrange(len(other)) :]
    return data[: 2 << 20]


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A container that is whole, with one part of it hurt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _hurt(content, chance) if name == chosen else content)
    return out.getvalue()

"""Invented incidents for the map, with everything that can go wrong in a name."""

from __future__ import annotations

from datetime import date

from tawthiq.maps import Record, Toll

HOSTILE = '</script><img src=x onerror="document.title=1">'

RECORDS = (
    Record(
        "I-AAAA-0001", "airstrike", date(2024, 3, 4), date(2024, 3, 4), "Ain Darfil", "عين دارفيل", "XC001",
        351_234_567, 361_234_567, 500, Toll(3, 4, 5), Toll(0, 0, 0), ("market",), ("other",), ("white-lamps",),
        ("C-1", "C-2"), 1, groups=("j1",),
    ),
    Record(
        "I-AAAA-0002", "shelling", date(2024, 3, 9), date(2024, 3, 10), HOSTILE, "=1+1", None, -12_345,
        361_334_567, 30_000, Toll(2, 2, None), None, (), (), ("=cmd",), ("C-3",),
    ),
    Record("I-AAAA-0003", "shelling", None, None),
)  # fmt: skip

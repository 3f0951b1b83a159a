"""A tiny finder and the Syria pack, made once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tawthiq.claims.packs import Pack, load_pack
from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention

NAMES = ("كفر توت", "تل الريحان", "عين الورد", "Kafr Tut", "Tal al-Rihan", "Ain al-Ward")


class TinyFinder:
    """Finds the six invented names above, whole words, longest first."""

    def mentions(self, text: str) -> list[Mention]:
        pattern = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
        return [
            Mention(m.start(), m.end(), (NAMES.index(m.group()) % 3,)) for m in re.finditer(pattern, text)
        ]

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        first = mentions[0]
        return PlaceRef(
            text[first.start : first.end], pcode=f"X{first.entries[0]}", lat=350000000, lon=365000000
        )

    def lookup(self, name: str, **_: object) -> PlaceRef | None:
        return None

    def area(self, name: str) -> tuple[str, ...]:
        return ()


class Apart(TinyFinder):
    """The same, with the villages a degree apart."""

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        place = super().resolve(text, mentions, near=near)
        return place and replace(place, lat=350_000_000 + 10_000_000 * mentions[0].entries[0])


def span(start: date | None, end: date | None) -> str | None:
    """The days of an event, the year left out: "05-02", "05-02..05-04"; None for none."""
    if start is None or end is None:
        return None
    return f"{start:%m-%d}" if start == end else f"{start:%m-%d}..{end:%m-%d}"


@pytest.fixture(scope="session")
def apart() -> Apart:
    return Apart()


@pytest.fixture(scope="session")
def finder() -> TinyFinder:
    return TinyFinder()


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(["syria"])

"""What the reading of texts needs from places; `tawthiq.places` fulfils it, `flow` passes it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from tawthiq.model.claims import PlaceRef


class Mention(NamedTuple):
    """A possible place name in a text, at `text[start:end]`; `entries` are gazetteer keys, best first."""

    start: int
    end: int
    entries: tuple[int, ...]


class PlaceFinder(Protocol):
    """Finds and resolves place names. Deterministic: the same text and gazetteer give the same answer."""

    def mentions(self, text: str) -> list[Mention]:
        """All place names in `text`, longest first where they overlap, clitics cut off (بإدلب -> إدلب)."""

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        """The place of an event from its own `mentions`, with the other places of the report as context."""

    def lookup(
        self,
        name: str,
        *,
        admin: Sequence[str] = (),
        lat: int | None = None,
        lon: int | None = None,
        precision: int | None = None,
    ) -> PlaceRef | None:
        """The place that a table names, with its admin columns and coordinates (1e-7 degree) as hints."""

    def area(self, name: str) -> tuple[str, ...]:
        """Codes that a printed area covers, informal areas before their members; () if unknown."""

    def members(self, code: str) -> tuple[str, ...]:
        """The admin codes that make up an informal area; () for any other code."""

    def units(self, codes: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """(code, English, Arabic name) of the admin units that a split by area names."""

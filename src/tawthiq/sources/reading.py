"""What a reader is given and what it gives back."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar, Protocol

from tawthiq.errors import Bilingual
from tawthiq.model.reports import Account, ReportRead
from tawthiq.sources.encoding import cleaned
from tawthiq.sources.errors import NoPseudonymKey
from tawthiq.sources.profile import Profile

Corrections = Mapping[str, Mapping[str, str]]
NO_CORRECTIONS: Corrections = MappingProxyType({})
LONGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How an item is to be read, as its receipt says it.

    `source` who reports (an id); `source_field` the column that names the source row by row.
    `published` an ISO date or instant for a text, or for rows whose table has no such column.
    `url` and `title` of a text that says neither itself.
    `zone` the casebook's IANA zone; `encoding` only when a person knows it.
    `date_order` "day" or "month" where a chat's dates do not settle which comes first.
    `consent` names the consent under which a private chat may be read.
    `pseudonym_key` hides senders and collectors (HMAC-SHA-256), at least 16 bytes when persons are found.
    """

    source: str = ""
    source_field: str | None = None
    profile: Profile | None = None
    published: str | None = None
    zone: str = "UTC"
    lang: str | None = None
    encoding: str | None = None
    url: str | None = None
    title: str | None = None
    consent: str | None = None
    date_order: str | None = None
    pseudonym_key: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """A person found in an item, to be sealed in the vault; reports carry only the pseudonym.

    `kind` is "sender", "author", "forwarded", "chat" (the name of a private one) or the kind that a
    profile names ("collector").
    """

    pseudonym: str
    kind: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader made of one item.

    `source` is what the item says of its own source (a channel, a feed), for a receipt that names none;
    `reader` the reader that the cell used; `tells_more` whether the file may name somebody beside what is read of it.
    """

    reads: list[ReportRead]
    account: Account
    identities: list[Identity] = field(default_factory=list)
    source: str = ""
    reader: str = ""
    tells_more: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes received, with their SHA-256 and the name under which they came."""

    data: bytes
    sha256: str
    name: str


class Reader(Protocol):
    """One file format. `sniff` looks at name and bytes; `read` is a pure function of its arguments."""

    name: ClassVar[str]
    title: ClassVar[Bilingual]
    suffixes: ClassVar[tuple[str, ...]]

    def sniff(self, name: str, data: bytes) -> bool:
        """Whether this reader is the one for such a file when nobody names one."""

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """All reports of the item, with the account. Raises SourceError when nothing can be read."""


class Persons:
    """Turns persons into pseudonyms and collects whom the vault must seal, in order of first sight."""

    def __init__(self, key: bytes, place: str) -> None:
        self._key = key
        self._place = place
        self._found: dict[str, Identity] = {}

    def pseudonym(self, value: str, kind: str) -> str:
        """The same person in the same casebook has always the same pseudonym; without the key it tells nothing."""
        value = cleaned(value)
        if len(self._key) < 16:
            raise NoPseudonymKey(place=self._place)
        digest = hmac.new(self._key, value.strip().encode(), hashlib.sha256).hexdigest()
        name = f"person-{digest[:20]}"
        self._found.setdefault(name, Identity(name, kind, value))
        return name

    def identities(self) -> list[Identity]:
        return list(self._found.values())


def is_pseudonym(name: str) -> bool:
    """Whether it has the form of a pseudonym."""
    return re.fullmatch(r"person-[0-9a-f]{20}", name.strip().casefold()) is not None


@dataclass(frozen=True, slots=True)
class Sample:
    """Names of the columns, and the first rows beneath them, cells cut short."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

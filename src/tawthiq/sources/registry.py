"""The readers by name. Adding one is a file in readers/, a test of the same name, a line here and one in the docs."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tawthiq.sources.errors import UnknownFormat, UnknownProfile, UnknownReader
from tawthiq.sources.profile import Profile, load_profile
from tawthiq.sources.readers.csv import CsvReader
from tawthiq.sources.readers.telegram import TelegramReader
from tawthiq.sources.readers.text import TextReader
from tawthiq.sources.readers.xlsx import XlsxReader
from tawthiq.sources.reading import NO_CORRECTIONS, Corrections, Item, Reader, Reading, ReadOptions

READERS: dict[str, Reader] = {
    reader.name: reader for reader in (TelegramReader(), XlsxReader(), CsvReader(), TextReader())
}
PROFILES = ("airwars-incidents", "facility-incidents", "public-figures", "ucdp-ged")


def read_item(
    data: bytes,
    *,
    item: str,
    name: str,
    reader: str,
    options: ReadOptions,
    corrections: Corrections = NO_CORRECTIONS,
) -> Reading:
    """Read `data` (whose SHA-256 is `item`, received as `name`) with the named reader: a pure function.

    `corrections` are {locator: {field: value}} by which refused rows are taken in again.
    Raises UnknownReader and the SourceErrors of the reader.
    """
    if reader not in READERS:
        raise UnknownReader(place=name, read=reader, known=", ".join(READERS))
    return READERS[reader].read(Item(data, item, name), options, corrections)


def detect_reader(name: str, data: bytes) -> str:
    """The reader for a file that nobody named one for, by its bytes and its name. Raises UnknownFormat."""
    for reader in READERS.values():
        if reader.sniff(name, data):
            return reader.name
    known = ", ".join(f"{reader.name} ({' '.join(reader.suffixes)})" for reader in READERS.values())
    raise UnknownFormat(place=name, read=data[:16], known=known)


def profile_text(name: str) -> str:
    """The YAML of a packaged profile, to be adopted. Raises UnknownProfile."""
    if name not in PROFILES:
        raise UnknownProfile(place=name, read=name, known=", ".join(PROFILES))
    return files("tawthiq.sources").joinpath(f"profiles/{name}.yml").read_text(encoding="utf-8")


def open_profile(name: str, folder: Path | None = None) -> Profile:
    """A packaged profile by name, or a YAML file by its path relative to `folder`."""
    if name in PROFILES:
        return load_profile(profile_text(name), f"{name}.yml")
    path = (folder or Path()) / name
    if not path.is_file():
        raise UnknownProfile(place=name, read=name, known=", ".join(PROFILES))
    return load_profile(path.read_text(encoding="utf-8"), path.name)

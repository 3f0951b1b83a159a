"""What the flow reads with: the gazetteer and packs that the casebook adopted, loaded from their items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

from tawthiq.casebook import db
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived.models import Claim
from tawthiq.claims.errors import BadPack
from tawthiq.claims.packs import Pack, load_pack, party_names
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.documented.codebook import read_codebook
from tawthiq.figures.facilities import Facility, read_registry
from tawthiq.flow.asked import Brought
from tawthiq.flow.naming import voices_of
from tawthiq.incidents.originators import Names
from tawthiq.lang.labels import label
from tawthiq.lang.pack_shape import brings_areas, brings_parties, read_shape
from tawthiq.places.areas import pack_of
from tawthiq.places.control import Held, read_control
from tawthiq.places.finder import Finder
from tawthiq.places.gazetteer import load, packaged
from tawthiq.statement.syntax import parse

GAZETTEER, PACK, PLACES_PACK, PROFILE, STATEMENT = "gazetteer", "pack", "places pack", "profile", "statement"
CODEBOOK, CONTROL, FACILITIES = "codebook", "area of control", "facilities"

Adopted = tuple[tuple[str, str], ...]


def tools_of(book: Casebook, ledger: Ledger) -> tuple[Finder, Pack]:
    """The finder and the vocabulary of this casebook; the packaged places where no gazetteer was adopted."""
    packs = {item: (name, item) for role in (PLACES_PACK, PACK) for name, item in _adopted(ledger, role)}
    finder = _finder(book.folder.as_posix(), _adopted(ledger, GAZETTEER), tuple(packs.values()), _Get(book))
    named = [(a.name, book.items.get(a.item)) for a in ledger.adopted(PACK)]
    return finder, load_pack(tuple(named))


def party_named(book: Casebook, ledger: Ledger, lang: str) -> Callable[[str], str]:
    """What people call a party: its name in `lang` by the casebook's packs, else a word that holds everywhere."""
    known, side = _party_names(_adopted(ledger, PACK), _Get(book)), "ar" if lang == "ar" else "en"
    return lambda party: str(known.get(party, {}).get(side) or label("parties", party, lang))


def brought_of(book: Casebook, ledger: Ledger) -> Brought:
    """The codebooks, tables of control and facilities that this casebook adopted; of a codebook the last version."""
    books = [read_codebook(a.name, book.items.get(a.item)) for a in ledger.adopted(CODEBOOK)]
    controls = [_control(a.name, a.item, _Get(book)) for a in ledger.adopted(CONTROL)]
    registry = [f for a in ledger.adopted(FACILITIES) for f in _registry(a.name, a.item, _Get(book))]
    return Brought(
        {one.id: one for one in books}, tuple(controls), tuple(registry), lambda: _voices(book, ledger)
    )


def _voices(book: Casebook, ledger: Ledger) -> Names:
    """Who reported, by the stored tables: read only where a question ranks sources."""
    _, pack = tools_of(book, ledger)
    claims = Claim._default_manager.values_list("source", "publisher").distinct()
    return voices_of(ledger, pack.sources, claims if db.has_derived(book.folder) else ())


@lru_cache(maxsize=4)
def _party_names(packs: Adopted, get: _Get) -> dict[str, Mapping[str, str]]:
    return party_names((name, get.items.get(sha)) for name, sha in packs)


@lru_cache(maxsize=4)
def _registry(name: str, sha: str, get: _Get) -> tuple[Facility, ...]:
    return read_registry(name, get.items.get(sha)).facilities


@lru_cache(maxsize=4)
def _control(name: str, sha: str, get: _Get) -> tuple[Held, ...]:
    return read_control(name, get.items.get(sha))


def _adopted(ledger: Ledger, role: str) -> Adopted:
    return tuple((a.name, a.item) for a in ledger.adopted(role))


class _Get:
    """The items of a casebook, equal to any other: the SHA-256 names the bytes."""

    def __init__(self, book: Casebook) -> None:
        self.items = book.items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Get)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4)
def _finder(folder: str, gazetteers: Adopted, packs: Adopted, get: _Get) -> Finder:
    tables = [(name, get.items.get(sha)) for name, sha in gazetteers]
    gazetteer = load(tables) if tables else packaged()
    return Finder(gazetteer, [pack_of(name, get.items.get(sha)) for name, sha in packs])


def packaged_pack(name: str) -> list[tuple[str, bytes]]:
    """(role, bytes) of what the package brings under a pack's name: actors, and places where it has them."""
    folder = files("tawthiq.model").joinpath("vocab")
    found = [
        (PACK, folder.joinpath(f"pack_{name}.yml")),
        (PLACES_PACK, folder.joinpath(f"places_{name}.yml")),
    ]
    return [(role, path.read_bytes()) for role, path in found if path.is_file()]


def pack_roles(name: str, data: bytes) -> list[str]:
    """What a pack of one's own brings: actors, places or both. Raises BadPack with the key that is wrong."""
    keys = read_shape(data, name, BadPack)
    return [role for role, brings in ((PACK, brings_parties), (PLACES_PACK, brings_areas)) if brings(keys)]


def check_asset(role: str, name: str, data: bytes) -> None:
    """Refuse a codebook, a table, a registry or a statement that cannot be read, before an act adopts it."""
    if role == CODEBOOK:
        read_codebook(name, data)
    elif role == CONTROL:
        read_control(name, data)
    elif role == FACILITIES:
        read_registry(name, data)
    elif role == STATEMENT:
        parse(data.decode("utf-8-sig"))

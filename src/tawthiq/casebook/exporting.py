"""The incidents of a casebook as a map page, CSV and GeoJSON: internal, and stamped so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.naming import naming
from tawthiq.casebook.tools import GAZETTEER, tools_of
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import toll
from tawthiq.flow.checking import Checked
from tawthiq.incidents.summary import told
from tawthiq.maps import Lines, Record, Toll, page, simplified, to_csv, to_geojson
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.statement.checking.behind import codes_of

_DETAIL = 10_000  # 1e-7 degree, about 100 m: what a page of a whole country can show
_KINDS = ("admin1", "admin2")
_PERSONS = ("confirmed", "corrected")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which incidents: all, those behind a figure, whose days meet `since`..`until`, that hit a kind of target."""

    figure: str | None = None
    since: date | None = None
    until: date | None = None
    target: str | None = None


def records(chosen: Chosen = Chosen()) -> list[Record]:
    """The stored incidents by first day and code. Raises NotFound for a figure that does not exist."""
    codes = None if chosen.figure is None else _behind(queries.figure(chosen.figure))
    found = [i for i in queries.incidents(codes) if _meets(i, chosen)]
    claims = queries.claims({c for i in found for c in i.claims})
    made = [record(i, [claims[c] for c in i.claims if c in claims]) for i in found]
    return sorted(made, key=lambda r: (str(r.date_start or "9999"), r.code))


def _behind(figure: Figure) -> set[str]:
    return {i.ref for i in figure.inputs if i.counted and i.ref.startswith("I-")}


def _meets(incident: Incident, chosen: Chosen) -> bool:
    """An incident without a date is in only where no days are asked for."""
    if chosen.target is not None and chosen.target not in incident.targets:
        return False
    first, last = incident.date_start, incident.date_end or incident.date_start
    if chosen.since is None and chosen.until is None:
        return True
    if first is None or last is None:
        return False
    return (chosen.until is None or first <= chosen.until) and (chosen.since is None or last >= chosen.since)


def record(incident: Incident, claims: Sequence[Claim], groups: Iterable[str] = ()) -> Record:
    """One incident with what its claims say together."""
    return Record(
        incident.code, incident.event_type, incident.date_start, incident.date_end, incident.place_en or "",
        incident.place_ar or "", incident.pcode, incident.lat, incident.lon, incident.precision,
        _toll(claims, "killed"), _toll(claims, "injured"), incident.targets,
        told(c.event.actor_class for c in claims), told((c.source,) for c in claims),
        tuple(c.id for c in claims), sum(1 for c in claims if c.review in _PERSONS), incident.audience,
        tuple(groups),
    )  # fmt: skip


def named(records: Iterable[Record], lang: str) -> list[Record]:
    """As people read them: their sources by name."""
    names = naming(lang)
    return [replace(r, sources=tuple(sorted({names.name(s) for s in r.sources}))) for r in records]


def _toll(claims: Sequence[Claim], kind: str) -> Toll | None:
    said = toll(claims, kind)
    return None if said is None else Toll(said.low, said.best, said.high)


def boundaries(gazetteer: Gazetteer) -> Lines:
    """The lines of provinces and districts that the casebook's own gazetteer brings."""
    rings = [
        ring
        for code, held in sorted(gazetteer.boundaries.items())
        if (entry := gazetteer.get(code)) is not None and entry.kind in _KINDS
        for ring in held
    ]
    return simplified(rings, _DETAIL)


def behind(checked: Checked) -> list[Record]:
    """The incidents that the judgements of a check rest on, by first day and code."""
    wanted = {code for j in checked.judgements for code in codes_of(j)}
    world = checked.world
    found = sorted(
        (i for i in world.incidents if i.code in wanted), key=lambda i: (str(i.date_start), i.code)
    )
    return [record(i, [world.claims[c] for c in i.claims if c in world.claims]) for i in found]


def ground(book: Casebook) -> tuple[Lines, list[str]]:
    """The boundaries of the casebook's gazetteers, and which of its tables bring them."""
    ledger = fold(log.read())
    names = [a.name for a in ledger.adopted(GAZETTEER) if a.name.endswith("json")]
    return boundaries(tools_of(book, ledger)[0].gazetteer), names


def to_map(book: Casebook, chosen: Chosen, lang: str) -> str:
    """The map page in "en" or "ar"."""
    ledger = fold(log.read())
    lines, names = ground(book)
    title = ledger.opened.name if ledger.opened else book.folder.name
    return page(named(records(chosen), lang), title=title, lang=lang, lines=lines, names=names)


EXPORTS: Mapping[str, Callable[[Casebook, Chosen, str], str]] = {
    "map": to_map,
    "csv": lambda book, chosen, lang: to_csv(records(chosen)),
    "geojson": lambda book, chosen, lang: to_geojson(records(chosen)),
}

"""A mapping profile: which columns of a table mean what. Data, never code (docs/how-to/profiles.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tawthiq.errors import Bilingual
from tawthiq.model import claims as words
from tawthiq.model.node import Node, parse_yaml
from tawthiq.sources.errors import ProfileError
from tawthiq.sources.records import RecordMap, record_map

VERSION = 1
_TOP = (
    "profile", "version", "title", "cite", "header", "delimiter", "sheets", "short_rows", "empty", "unknown",
    "dates", "published", "publisher", "url", "headline", "lang", "scope", "modality", "event_type", "date", "place",
    "hints", "actors", "actor_class", "targets", "originators", "grade", "attributed_to", "hedged", "note",
    "counts", "record", "out_of_order", "merged_cells", "number_ranges", "identities", "optional", "ignore",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One or more values for a row: a constant, or cells, split and translated by `values`.

    `columns` are tried in order, the first with a value is used. `when` limits it to rows whose column holds
    one of the values. `default` stands for a value that `values` does not have; without it the row is refused.
    """

    columns: tuple[str, ...] = ()
    constant: tuple[str, ...] = ()
    values: Mapping[str, str] | None = None
    default: tuple[str, ...] | None = None
    split: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pick: str = "all"
    ditto: tuple[str, ...] = ()

    def used(self) -> set[str]:
        return {*self.columns, *(column for column, _ in self.when)}


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the first row of the header as a person counts; `rows` how many it spans."""

    row: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Dates:
    """`formats` of YYYY, YY, MON, MM, M, DD, D and other characters as they stand; `serials`: 1900, 1904 or none.

    `settle`: the dates of the file itself say whether the day or the month comes first.
    """

    formats: tuple[str, ...] = ("YYYY-MM-DD",)
    serials: int | None = None
    settle: bool = False

    def ordered(self, order: str) -> Dates:
        """These dates with D/M/YYYY or M/D/YYYY ("day" or "month" first), also with - and ."""
        added = tuple("{}{}{}{}YYYY".format(*_ordered(order, sep)) for sep in "/.-")
        return Dates(self.formats + added, self.serials)


@dataclass(frozen=True, slots=True)
class PlaceMap:
    name: Choice = field(default_factory=Choice)
    name_ar: Choice = field(default_factory=Choice)
    lat: str | None = None
    lon: str | None = None
    precision: Choice = field(default_factory=Choice)

    def used(self) -> set[str]:
        columns = {column for column in (self.lat, self.lon) if column}
        return columns | self.name.used() | self.name_ar.used() | self.precision.used()


@dataclass(frozen=True, slots=True)
class CountKind:
    kind: str
    group: str = "all"
    unit: str = "person"
    measure: str | None = None
    event_type: str | None = None
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountMap:
    """One count of a row: `value` alone, or `low`, `best`, `high`, or a `constant` quoted from `quote`.

    `by` is the column that says what is counted, `kinds` what each of its values means ("" when there is no `by`).
    """

    kinds: Mapping[str, CountKind]
    by: str | None = None
    value: str | None = None
    low: str | None = None
    best: str | None = None
    high: str | None = None
    constant: int | None = None
    quote: str | None = None
    qualifier: Choice = field(default_factory=Choice)
    hedged: tuple[str, ...] = ()

    def used(self) -> set[str]:
        columns = (self.by, self.value, self.low, self.best, self.high, self.quote)
        return {column for column in columns if column} | self.qualifier.used()


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping profile, validated. `text` is the YAML as adopted; its digest names it for good."""

    name: str
    text: str = field(repr=False)
    title: Bilingual
    cite: str
    counts: tuple[CountMap, ...]
    event_type: Choice = field(default_factory=Choice)
    record: RecordMap | None = None
    header: Header = field(default_factory=Header)
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()
    short_rows: str = "refuse"
    empty: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    dates: Dates = field(default_factory=Dates)
    date_start: str | None = None
    date_end: str | None = None
    published: Choice = field(default_factory=Choice)
    publisher: Choice = field(default_factory=Choice)
    url: Choice = field(default_factory=Choice)
    headline: Choice = field(default_factory=Choice)
    lang: str | None = None
    scope: str = "event"
    modality: str = "happened"
    place: PlaceMap = field(default_factory=PlaceMap)
    hints: tuple[Choice, ...] = ()
    actors: Choice = field(default_factory=Choice)
    actor_class: Choice = field(default_factory=Choice)
    targets: Choice = field(default_factory=Choice)
    originators: Choice = field(default_factory=Choice)
    grade: Choice = field(default_factory=Choice)
    attributed_to: Choice = field(default_factory=Choice)
    hedged: Choice = field(default_factory=Choice)
    note: tuple[str, ...] = ()
    out_of_order: str = "refuse"
    merged_cells: str = "refuse"
    number_ranges: str = "refuse"
    identities: tuple[tuple[str, str], ...] = ()
    optional: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def choices(self) -> tuple[Choice, ...]:
        """All choices of this profile."""
        return (
            self.published, self.publisher, self.url, self.headline, self.actors, self.actor_class, self.targets,
            self.originators, self.grade, self.attributed_to, self.hedged, self.event_type, *self.hints,
            self.place.name, self.place.name_ar, self.place.precision, *(count.qualifier for count in self.counts),
        )  # fmt: skip

    def mapped(self) -> set[str]:
        """All columns that this profile reads."""
        used = self.place.used().union(*(choice.used() for choice in self.choices()))
        used = used.union(*(count.used() for count in self.counts))
        dates = {column for column in (self.date_start, self.date_end) if column}
        used |= self.record.used() if self.record else set()
        return used | dates | set(self.note) | {column for column, _ in self.identities}


def load_profile(text: str, file: str) -> Profile:
    """Read and validate a profile. Raises ProfileError naming the key, what stood there and what was expected."""
    top = parse_yaml(text, file, ProfileError).fields(_TOP, ("profile", "version"))
    if top["version"].integer() != VERSION:
        top["version"].refuse(str(VERSION), str(VERSION))
    if "record" not in top or "counts" in top:
        parse_yaml(text, file, ProfileError).fields(_TOP, ("event_type", "counts"))
    simple = {name: _SIMPLE[name](node) for name, node in top.items() if name in _SIMPLE}
    date = top["date"].fields(("start", "end"), ("start",)) if "date" in top else {}
    title = top["title"].fields(("en", "ar"), ("en", "ar")) if "title" in top else {}
    return Profile(
        name=top["profile"].text(),
        text=text,
        title=Bilingual(*(title[lang].text() if title else top["profile"].text() for lang in ("en", "ar"))),
        cite=top["cite"].text() if "cite" in top else "",
        counts=tuple(_count(node) for node in top["counts"].items()) if "counts" in top else (),
        date_start=date["start"].text() if date else None,
        date_end=date["end"].text() if "end" in date else None,
        **simple,
    )


_CHOICE = ("column", "columns", "constant", "values", "default", "split", "strip", "when", "pick", "ditto")


def _choice(node: Node, allowed: tuple[str, ...] = ()) -> Choice:
    """A bare word from `allowed` is a constant, any other bare word a column, a mapping the long form."""
    if isinstance(node.value, str):
        if allowed:
            return Choice(constant=(node.one_of(allowed),))
        return Choice(columns=(node.text(),))
    fields = node.fields(_CHOICE)
    columns = fields.get("columns") or fields.get("column")
    constant = _words(fields["constant"], allowed) if "constant" in fields else ()
    if columns is None and not constant:
        node.refuse("a column or a constant", "عمود أو قيمة ثابتة")
    values = {k.strip().casefold(): v for k, v in fields["values"].pairs()} if "values" in fields else None
    return Choice(
        columns=columns.texts() if columns else (),
        constant=constant,
        values={k: _words(v, allowed)[0] for k, v in values.items()} if values is not None else None,
        default=_words(fields["default"], allowed) if "default" in fields else None,
        split=fields["split"].texts() if "split" in fields else (),
        strip=fields["strip"].texts() if "strip" in fields else (),
        when=tuple((k, v.texts()) for k, v in fields["when"].pairs()) if "when" in fields else (),
        pick=fields["pick"].one_of(("all", "first", "last")) if "pick" in fields else "all",
        ditto=fields["ditto"].texts() if "ditto" in fields else (),
    )


def _words(node: Node, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry.one_of(allowed) if allowed else entry.text() for entry in node.items())


def _header(node: Node) -> Header:
    fields = node.fields(("row", "rows"))
    return Header(*(fields[name].integer(1) if name in fields else 1 for name in ("row", "rows")))


def _dates(node: Node) -> Dates:
    fields = node.fields(("formats", "order", "serials"))
    order = fields["order"].one_of(("day", "month", "settle")) if "order" in fields else ""
    formats = fields["formats"].texts() if "formats" in fields else ("YYYY-MM-DD",)
    for text, entry in zip(formats, fields["formats"].items() if "formats" in fields else (), strict=False):
        if not ("YY" in text and "M" in text and re.sub("MON", "", text).count("D")):
            entry.refuse(
                "a format with YYYY or YY, M, MM or MON, and D or DD",
                "صيغة فيها YYYY أو YY، وM أو MM أو MON، وD أو DD",
            )
    serials = fields["serials"].one_of(("1900", "1904")) if "serials" in fields else None
    dates = Dates(formats, int(serials) if serials else None, order == "settle")
    return dates.ordered(order) if order in ("day", "month") else dates


def _ordered(order: str, sep: str) -> tuple[str, str, str, str]:
    return ("D", sep, "M", sep) if order == "day" else ("M", sep, "D", sep)


def _place(node: Node) -> PlaceMap:
    fields = node.fields(("name", "name_ar", "lat", "lon", "precision"))
    precision = _choice(fields["precision"]) if "precision" in fields else Choice()
    for metres in (precision.values or {}).values():
        if not metres.isdigit():
            fields["precision"].refuse("whole metres", "عدد صحيح من الأمتار")
    return PlaceMap(
        name=_choice(fields["name"]) if "name" in fields else Choice(),
        name_ar=_choice(fields["name_ar"]) if "name_ar" in fields else Choice(),
        lat=fields["lat"].text() if "lat" in fields else None,
        lon=fields["lon"].text() if "lon" in fields else None,
        precision=precision,
    )


_KIND = ("kind", "group", "unit", "measure", "event_type", "targets")
_COUNT = (*_KIND, "by", "values", "value", "low", "best", "high", "constant", "quote", "qualifier", "hedged")


def _kind(fields: Mapping[str, Node]) -> CountKind:
    return CountKind(
        kind=fields["kind"].one_of(words.KINDS),
        group=fields["group"].one_of(words.GROUPS) if "group" in fields else "all",
        unit=fields["unit"].one_of(words.UNITS) if "unit" in fields else "person",
        measure=fields["measure"].one_of(words.MEASURES) if "measure" in fields else None,
        event_type=fields["event_type"].one_of(words.EVENT_TYPES) if "event_type" in fields else None,
        targets=_words(fields["targets"], words.TARGETS) if "targets" in fields else (),
    )


def _count(node: Node) -> CountMap:
    fields = node.fields(_COUNT)
    if ("kind" in fields) == ("by" in fields):
        node.refuse("either `kind`, or `by` with `values`", "إما `kind` وإما `by` مع `values`")
    if not fields.keys() & {"value", "low", "high", "constant"}:
        node.refuse("one of: value, low, high, constant", "أحد: value، low، high، constant")
    if "constant" in fields and "quote" not in fields:
        node.refuse(
            "`quote`: the column that the constant is read from",
            "`quote`: العمود الذي تُقرأ منه القيمة الثابتة",
        )
    kinds = {"": _kind(fields)} if "kind" in fields else _kinds(node, fields)
    names = ("by", "value", "low", "best", "high", "quote")
    return CountMap(
        kinds=kinds,
        constant=fields["constant"].integer() if "constant" in fields else None,
        qualifier=_choice(fields["qualifier"], words.QUALIFIERS) if "qualifier" in fields else Choice(),
        hedged=tuple(w.casefold() for w in fields["hedged"].texts()) if "hedged" in fields else (),
        **{name: fields[name].text() for name in names if name in fields},
    )


def _kinds(node: Node, fields: Mapping[str, Node]) -> dict[str, CountKind]:
    if "values" not in fields:
        node.refuse("`values` beside `by`", "`values` إلى جانب `by`")
    return {k.strip().casefold(): _kind(v.fields(_KIND, ("kind",))) for k, v in fields["values"].pairs()}


def _identities(node: Node) -> tuple[tuple[str, str], ...]:
    entries = [entry.fields(("column", "kind"), ("column", "kind")) for entry in node.items()]
    return tuple((entry["column"].text(), entry["kind"].text()) for entry in entries)


def _delimiter(node: Node) -> str:
    if len(node.text()) != 1:
        node.refuse("one character", "حرف واحد")
    return node.text()


_SIMPLE: dict[str, Callable[[Node], Any]] = {
    "header": _header,
    "dates": _dates,
    "place": _place,
    "identities": _identities,
    "delimiter": _delimiter,
    "sheets": Node.texts,
    "short_rows": lambda node: node.one_of(("refuse", "pad")),
    "empty": Node.texts,
    "unknown": Node.texts,
    "lang": lambda node: node.one_of(("en", "ar")),
    "scope": lambda node: node.one_of(words.SCOPES),
    "modality": lambda node: node.one_of(words.MODALITIES),
    "event_type": lambda node: _choice(node, words.EVENT_TYPES),
    "record": record_map,
    "targets": lambda node: _choice(node, words.TARGETS),
    "hints": lambda node: tuple(_choice(entry) for entry in node.items()),
    "note": Node.texts,
    "out_of_order": lambda node: node.one_of(("refuse", "widen")),
    "merged_cells": lambda node: node.one_of(("refuse", "fill")),
    "number_ranges": lambda node: node.one_of(("refuse", "read")),
    "optional": lambda node: frozenset(node.texts()),
    "ignore": lambda node: frozenset(node.texts()),
    **dict.fromkeys(
        ("published", "publisher", "url", "headline", "actors", "actor_class", "originators", "grade",
         "attributed_to", "hedged"),
        _choice,
    ),
}  # fmt: skip

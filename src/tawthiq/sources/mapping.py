"""A row and a profile give one event: the claim that the row states, with its counts and their quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tawthiq.lang.labels import locator_text
from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.sources.account import Tally
from tawthiq.sources.cells import Bounds, degrees_e7, number_or_range, qualified, read_date, whole_number
from tawthiq.sources.profile import Choice, CountKind, CountMap, Profile
from tawthiq.sources.refusals import CellRefused, Why


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by column, its text ("column: value" lines) and where each column's line stands in it."""

    locator: str
    cells: Mapping[str, str]
    text: str
    spans: Mapping[str, tuple[int, int]]

    def get(self, column: str | None) -> str:
        return self.cells.get(column, "").strip() if column else ""


def make_row(locator: str, cells: Mapping[str, str], *, was: Mapping[str, str] | None = None) -> Row:
    """Compose the report's text. `was` holds the cells as received where a person corrected them."""
    lines, spans, at = [], {}, 0
    for column, value in cells.items():
        if value.strip():
            line = f"{column}: {value}"
            lines.append(line)
            spans[column] = (at, at + len(line))
            at += len(line) + 1
    lines.extend(f"{column} (as received): {value}" for column, value in (was or {}).items() if value.strip())
    return Row(locator, cells, "\n".join(lines), spans)


class Mapper:
    """Applies one profile to rows; keeps what a ditto mark refers to, and notes what it had to settle."""

    def __init__(self, profile: Profile, tally: Tally) -> None:
        self._profile = profile
        self._tally = tally
        self._above: dict[tuple[str, ...], str] = {}

    def event(self, row: Row) -> Event:
        """The event of a row. Raises CellRefused at the first cell that cannot be read."""
        profile = self._profile
        start, end = self._days(row)
        pairs = [pair for count in profile.counts if (pair := self._count(count, row))]
        kinds = [kind for kind, _ in pairs]
        types = [kind.event_type for kind in kinds if kind.event_type]
        targets = [target for kind in kinds for target in kind.targets]
        return Event(
            event_type=types[0] if types else self.one(profile.event_type, row) or "other",
            quote=row.text,
            start=0,
            end=len(row.text),
            scope=profile.scope,
            modality=profile.modality,
            date_start=start,
            date_end=end,
            date_basis="stated" if start else "none",
            place=self._place(row),
            hints=tuple(dict.fromkeys(hint for choice in profile.hints for hint in self.many(choice, row))),
            actors=self.many(profile.actors, row),
            actor_class=self.many(profile.actor_class, row) or ("unknown",),
            targets=tuple(dict.fromkeys(targets)) or self.many(profile.targets, row) or ("none_stated",),
            counts=tuple(count for _, count in pairs),
            hedged=bool(self.one(profile.hedged, row)),
            attributed_to=self.one(profile.attributed_to, row),
            originators=tuple(slug(name) for name in self.many(profile.originators, row)),
            grade=self.one(profile.grade, row),
            note="; ".join(row.get(column) for column in profile.note if row.get(column)) or None,
        )

    def one(self, choice: Choice, row: Row) -> str | None:
        """The first of the choice's values, or None."""
        values = self.many(choice, row)
        return values[0] if values else None

    def many(self, choice: Choice, row: Row) -> tuple[str, ...]:
        """The choice's values for this row, translated, each once, in order."""
        if any(
            row.get(column).casefold() not in map(str.casefold, allowed) for column, allowed in choice.when
        ):
            return ()
        if choice.constant:
            return choice.constant
        column = next((column for column in choice.columns if not self._blank(row.get(column))), None)
        if column is None:
            return choice.default or ()
        text = self._undittoed(choice, row.get(column))
        parts = [_stripped(part, choice.strip) for part in _split(text, choice.split)]
        values = tuple(
            dict.fromkeys(v for part in parts if part for v in self._translated(choice, part, column))
        )
        return {"first": values[:1], "last": values[-1:]}.get(choice.pick, values)

    def _translated(self, choice: Choice, part: str, column: str) -> tuple[str, ...]:
        if choice.values is None:
            return (part,)
        known = choice.values.get(part.casefold())
        if known is not None:
            return (known,)
        if choice.default is None:
            raise CellRefused(Why.VALUE, column, part)
        read_as = ", ".join(choice.default)
        self._tally.count(
            f"{column} '{part}' is not in the profile; read as {read_as}",
            f"القيمة «{part}» في {column} ليست في ملف المطابقة؛ قُرئت {read_as}",
        )
        return choice.default

    def see(self, row: Row) -> None:
        """Remember what a ditto mark below this row would repeat, whether the row is then refused or not."""
        for choice in self._profile.choices():
            if choice.ditto:
                column = next((c for c in choice.columns if not self._blank(row.get(c))), None)
                if column and not _is_ditto(choice, row.get(column)):
                    self._above[choice.columns] = row.get(column)

    def _undittoed(self, choice: Choice, text: str) -> str:
        return self._above.get(choice.columns, text) if _is_ditto(choice, text) else text

    def _blank(self, text: str) -> bool:
        return not text or text in self._profile.empty

    def _days(self, row: Row) -> tuple[date | None, date | None]:
        profile = self._profile
        start = self._day(profile.date_start, row)
        end = self._day(profile.date_end, row)
        if start is None and profile.date_start:
            raise CellRefused(Why.DATE, profile.date_start, row.get(profile.date_start))
        if start and end and end < start:
            raise CellRefused(Why.END, profile.date_end or "", row.get(profile.date_end))
        return start, end or start

    def _day(self, column: str | None, row: Row) -> date | None:
        if column is None or self._blank(row.get(column)):
            return None
        return read_date(row.get(column), column, self._profile.dates)

    def _place(self, row: Row) -> PlaceRef | None:
        place = self._profile.place
        lat = self._degrees(place.lat, row, 90)
        lon = self._degrees(place.lon, row, 180)
        name, name_ar = self.one(place.name, row), self.one(place.name_ar, row)
        precision = self.one(place.precision, row)
        text = name or name_ar
        if text is None and lat is None:
            return None
        return PlaceRef(
            text=text or "",
            name_ar=name_ar,
            lat=lat if lon is not None else None,
            lon=lon if lat is not None else None,
            precision=int(precision) if precision else None,
            source="stated" if lat is not None and lon is not None else "",
        )

    def _degrees(self, column: str | None, row: Row, limit: int) -> int | None:
        if column is None or self._blank(row.get(column)):
            return None
        return degrees_e7(row.get(column), column, limit)

    def _count(self, count: CountMap, row: Row) -> tuple[CountKind, Count] | None:
        kind = self._kind(count, row)
        columns = [c for c in (count.value, count.low, count.best, count.high, count.quote) if c]
        filled = [c for c in columns if not self._blank(row.get(c))]
        if not filled:
            return None
        numbers = self._bounds(count, row)
        start = min(row.spans[c][0] for c in filled)
        end = max(row.spans[c][1] for c in filled)
        low, best, high, qualifier = numbers
        return kind, Count(
            kind=kind.kind, group=kind.group, unit=kind.unit, measure=kind.measure, min=low, max=high, best=best,
            qualifier=qualifier, quote=row.text[start:end], start=start, end=end,
            hedged=any(word in row.get(c).casefold() for word in count.hedged for c in count.qualifier.columns),
            target=kind.targets[0] if kind.unit == "facility" and len(kind.targets) == 1 else None,
        )  # fmt: skip

    def _kind(self, count: CountMap, row: Row) -> CountKind:
        if count.by is None:
            return count.kinds[""]
        kind = count.kinds.get(row.get(count.by).casefold())
        if kind is None:
            raise CellRefused(Why.VALUE, count.by, row.get(count.by))
        return kind

    def _bounds(self, count: CountMap, row: Row) -> tuple[int | None, int | None, int | None, str]:
        """(low, best, high, qualifier) of a count."""
        if count.constant is not None:
            return count.constant, None, count.constant, "exact"
        if count.value is not None:
            low, high, qualifier = self._stated(count, count.value, row)
            return low, None, high, qualifier
        low, best, high = (self._number(column, row) for column in (count.low, count.best, count.high))
        low, high = self._in_order(count, row, (low, best, high))
        if low is not None and low == high:
            return low, best, high, "exact"
        if high is None:
            return low, best, high, "at_least" if low is not None else "none_stated"
        return low, best, high, "range" if low is not None else "up_to"

    def _in_order(
        self, count: CountMap, row: Row, numbers: tuple[int | None, ...]
    ) -> tuple[int | None, int | None]:
        low, high = numbers[0], numbers[2]
        stated = [number for number in numbers if number is not None]
        if stated == sorted(stated):
            return low, high
        if self._profile.out_of_order == "refuse":
            raise CellRefused(Why.ORDER, count.high or count.low or "", ", ".join(map(str, stated)))
        printed, lowest, highest = ", ".join(map(str, stated)), min(stated), max(stated)
        self._tally.note(
            f"{row.locator}: low, best, high are {printed}, out of order; read as {lowest} to {highest}",
            f"{locator_text(row.locator, 'ar')}: الأدنى والأرجح والأعلى {printed} بغير ترتيب؛ "
            f"قُرئت من {lowest} إلى {highest}",
        )
        return (min(stated) if low is not None else None), (max(stated) if high is not None else None)

    def _stated(self, count: CountMap, column: str, row: Row) -> Bounds:
        """A single cell with the qualifier of its own column, or with one inside it where the profile reads those."""
        qualifier = self.one(count.qualifier, row)
        if qualifier is None and self._profile.number_ranges == "read" and self._number_stated(column, row):
            return number_or_range(row.get(column), column)
        return qualified(self._number(column, row), qualifier or "exact")

    def _number_stated(self, column: str, row: Row) -> bool:
        text = row.get(column)
        return not self._blank(text) and text.casefold() not in map(str.casefold, self._profile.unknown)

    def _number(self, column: str | None, row: Row) -> int | None:
        if column is None or not self._number_stated(column, row):
            return None
        return whole_number(row.get(column), column)


def slug(name: str) -> str:
    """The id form of a source's name: "Syria Live Map" is "syria-live-map", so that spellings meet."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _is_ditto(choice: Choice, text: str) -> bool:
    return text.casefold() in map(str.casefold, choice.ditto)


def _split(text: str, marks: tuple[str, ...]) -> list[str]:
    parts = [text]
    for mark in marks:
        parts = [piece for part in parts for piece in part.split(mark)]
    return parts


def _stripped(part: str, endings: tuple[str, ...]) -> str:
    part = part.strip()
    for ending in endings:
        part = part.removesuffix(ending).strip()
    return part

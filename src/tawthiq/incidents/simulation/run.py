"""From a seed to a conflict and everything that is said of it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from tawthiq.incidents.simulation import wording
from tawthiq.incidents.simulation.country import sites, sources, words
from tawthiq.incidents.simulation.events import strikes
from tawthiq.incidents.simulation.model import Report, Said, Simulated, Site, Source, Strike
from tawthiq.incidents.simulation.noise import LEVELS, Noise
from tawthiq.incidents.simulation.people import described, described_again, peopled
from tawthiq.incidents.simulation.sight import Map, again, see
from tawthiq.model.claims import YearlessDay

START = datetime(2031, 3, 1, tzinfo=UTC)
HOURS = {"channel": (1, 14), "agency": (8, 40), "translation": (10, 48), "repost": (1, 5)}
UPDATES, TOTALS = 500, 300  # chances in 1/1000: a channel tells it again; a round-up ends with a sum
WEEKDAY, MONTH_DAY = (
    600,
    250,
)  # of pages without a date whose claim states no day, how many say so much, in 1/1000
AWAY = 350  # how much of its reach a local source has outside its governorate, in 1/1000


def simulate(
    *,
    noise: str | Noise = "medium",
    incidents: int = 1000,
    villages: int = 400,
    days: int | None = None,
    calm: int = 0,
    seed: int = 1,
) -> Simulated:
    """A conflict of `incidents` strikes over `days` (one day for every 12 strikes), reported with `noise`.

    `calm` days follow, on which strikes are 24 times as seldom.
    """
    chance, aside = random.Random(seed), random.Random(f"aside {seed}")
    level = LEVELS[noise] if isinstance(noise, str) else noise
    places = sites(chance, villages)
    happened = strikes(
        chance,
        [s for s in places if s.kind == "community"],
        incidents,
        START,
        days or max(7, incidents // 12),
        calm,
    )
    happened = [peopled(aside, strike) for strike in happened]
    out = Simulated(seed, places, sources(), happened)
    telling = _Telling(chance, aside, level, _map(places), {s.id: s for s in out.sources})
    told = [report for strike in happened for report in telling.of_strike(strike)]
    told += telling.roundups(happened)
    out.reports = _numbered(sorted(told, key=lambda r: (r.published, r.source, r.id)))
    return out


def _map(places: list[Site]) -> Map:
    villages = [s for s in places if s.kind == "community"]
    named: dict[str, list[Site]] = defaultdict(list)
    for v in villages:
        named[v.en].append(v)
    by_district: dict[str, list[Site]] = defaultdict(list)
    for v in villages:
        by_district[v.district].append(v)
    beside = {v.pcode: _nearest(v, by_district[v.district]) for v in villages}
    namesakes = {v.pcode: next((o for o in named[v.en] if o is not v), v) for v in villages}
    districts, governorates = (
        {s.pcode: s for s in places if s.kind == kind} for kind in ("admin2", "admin1")
    )
    return Map(districts, governorates, beside, namesakes)


def _nearest(village: Site, others: list[Site]) -> Site:
    found = (o for o in others if o is not village)
    return min(found, key=lambda o: (o.lat - village.lat) ** 2 + (o.lon - village.lon) ** 2, default=village)


def _numbered(reports: list[Report]) -> list[Report]:
    """Reports R..., claims R....1 and so on, in the order of publication."""
    names = {r.id: f"R{n:07d}" for n, r in enumerate(reports)}
    out = []
    for report in reports:
        name = names[report.id]
        claims = tuple(
            replace(c, id=f"{name}.{k}", report=name) for k, c in enumerate(report.claims, start=1)
        )
        out.append(replace(report, id=name, claims=claims, copied=names.get(report.copied, "")))
    return out


@dataclass(slots=True)
class _Telling:
    """Who tells what, when and from whom. `aside` draws what was added later, so that all else stays as it was."""

    chance: random.Random
    aside: random.Random
    noise: Noise
    map: Map
    sources: dict[str, Source]
    made: int = 0

    def of_strike(self, strike: Strike) -> list[Report]:
        first = [r for kind in ("channel", "agency", "database") for r in self._own(strike, kind)]
        texts = [r for r in first if self.sources[r.source].kind == "channel"]
        if texts:
            first += self._copies(texts)
        return first

    def _own(self, strike: Strike, kind: str) -> Iterator[Report]:
        """What sources of this kind found out themselves, and what channels tell again later."""
        for source in self._of_kind(kind):
            if not self._reports(source, strike):
                continue
            at = strike.at + self._delay(kind)
            said = self._seen(strike, source, at)
            yield self._report(source, at, self._written(said, source, source.lang), (said,))
            if kind == "channel" and strike.killed and self.chance.randrange(1000) < UPDATES:
                later = at + timedelta(hours=self.chance.randint(4, 30))
                more = described_again(strike, said, again(self.chance, self.noise, strike, said, later))
                yield self._report(source, later, self._written(more, source, source.lang), (more,))

    def _seen(self, strike: Strike, source: Source, at: datetime) -> Said:
        said = see(self.chance, self.noise, self.map, strike, source, at)
        return described(self.aside, self.noise, strike, said)

    def _copies(self, texts: list[Report]) -> Iterator[Report]:
        """Channels that repost, and papers that translate what a channel wrote."""
        for kind in ("repost", "translation"):
            for source in self._of_kind(kind):
                if self.chance.randrange(1000) >= source.reach:
                    continue
                original = self.chance.choice(texts)
                by = self.sources[original.source]
                said = replace(original.claims[0], source=source.id, originator=by.id)
                if kind == "repost":
                    text = wording.repost(by, original.text, source.lang)
                else:
                    text = wording.according(by, source.lang) + self._written(said, by, source.lang)
                at = original.published + self._delay(kind)
                yield self._report(source, at, text, (said,), original.id)

    def roundups(self, happened: list[Strike]) -> Iterator[Report]:
        """One report a day of each paper: its strikes one by one, sometimes a sum and an announcement."""
        days: dict[date, list[Strike]] = defaultdict(list)
        for strike in happened:
            days[strike.at.date()].append(strike)
        for source in self._of_kind("roundup"):
            killed = 0
            for day, theirs in sorted(days.items()):
                chosen = [s for s in theirs if self._reports(source, s)]
                at = (
                    datetime(day.year, day.month, day.day, tzinfo=UTC)
                    + timedelta(days=1)
                    + timedelta(minutes=self.chance.randrange(170))
                )
                claims = [self._seen(s, source, at) for s in chosen]
                killed += sum(c.killed or 0 for c in claims)
                claims = [replace(c, text=self._written(c, source, source.lang)) for c in claims]
                lines = [c.text for c in claims]
                if killed and self.chance.randrange(1000) < TOTALS:
                    claims.append(self._total(source, killed, day))
                    lines += [claims[-1].text, self._announcement(source)]
                if claims:
                    yield self._report(source, at, wording.roundup(source, lines, source.lang), tuple(claims))

    def _total(self, source: Source, killed: int, day: date) -> Said:
        return Said(
            "", "", source.id, source.id, "", "total", (START.date(), day), None, "other", "", "none_stated",
            killed, None, text=wording.total(killed, START.date(), source.lang),
        )  # fmt: skip

    def _announcement(self, source: Source) -> str:
        party = self.chance.choice(sorted(words()["parties"]))
        where = self.chance.choice(list(self.map.districts.values()))
        return wording.announced(party, where, source.lang)

    def _reports(self, source: Source, strike: Strike) -> bool:
        """Whether a source tells of a strike at all: great tolls travel far, distant villages seldom."""
        reach = source.reach + 40 * min(strike.killed, 8)
        if source.home is not None and strike.village.parents[1] != f"XS0{source.home + 1}":
            reach = reach * AWAY // 1000
        return self.chance.randrange(1000) < reach

    def _delay(self, kind: str) -> timedelta:
        if kind == "database":
            return timedelta(days=self.chance.randint(5, 60))
        low, high = HOURS[kind]
        return timedelta(minutes=60 * low + self.chance.randrange(60 * (high - low)))

    def _of_kind(self, kind: str) -> list[Source]:
        return [s for s in self.sources.values() if s.kind == kind]

    def _written(self, said: Said, source: Source, lang: str) -> str:
        district = self.map.districts.get(said.place.district) if said.place else None
        return wording.sentence(self.chance, said, source, district, lang)

    def _report(
        self, source: Source, at: datetime, text: str, claims: tuple[Said, ...], copied: str = ""
    ) -> Report:
        self.made += 1
        body = "" if source.kind == "database" else text
        own = tuple(c if c.text and len(claims) > 1 else replace(c, text=body) for c in claims)
        printed = not body or self.chance.randrange(1000) >= self.noise.unprinted
        if not printed:
            own, body = self._with_days(own, body, source.lang)
        return Report(str(self.made), source.id, at, source.lang, body, own, copied, printed)

    def _with_days(self, claims: tuple[Said, ...], body: str, lang: str) -> tuple[tuple[Said, ...], str]:
        """The claims and text of a page that bears no date: of a claim that states no day it often says a part."""
        days = {c.meant for c in claims if c.meant and c.days is None}
        named = [self.aside.randrange(1000) < rate for rate in (WEEKDAY, MONTH_DAY)]
        if len(days) != 1 or not any(named):
            return claims, body
        day = days.pop()
        said = YearlessDay(
            day.isoweekday() if named[0] else None, *((day.month, day.day) if named[1] else (None, None))
        )
        told = tuple(replace(c, yearless=said) if c.meant and c.days is None else c for c in claims)
        return told, f"{body}\n{wording.yearless(said, lang)}"

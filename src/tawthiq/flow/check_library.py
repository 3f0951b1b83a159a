"""What a check asks of a casebook: figures, incidents that show something, published totals, trends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tawthiq.errors import Bilingual
from tawthiq.figures.documented import Holdings, answer_from
from tawthiq.figures.documented.selection import Candidate, select
from tawthiq.figures.documented.why import INSIDE, OVERLAPS
from tawthiq.model.checks import Found, Hits, Reading, Said, Trend
from tawthiq.model.figures import Area, Figure, Part, Question
from tawthiq.model.incidents import Claim, Incident

BASELINE_DAYS = 91
_NEAR = 0.5
_ANNOUNCED = ("announced", "threatened")


@dataclass(slots=True)
class World:
    """Claims and incidents that a check may rest on, and the case's own areas."""

    claims: Mapping[str, Claim]
    incidents: Sequence[Incident]
    areas: tuple[Area, ...]
    as_of: int
    code: str
    _figures: dict[Question, Figure] = field(default_factory=dict)
    _held: Holdings | None = None
    _found: dict[Question, Sequence[Candidate]] = field(default_factory=dict)

    def answer(self, reading: Reading) -> Found:
        """Incidents and published totals for one reading; totals of windows that come near are asked as they are."""
        asked = _question(reading, "incidents"), _question(reading, "published totals")
        own = tuple(self._figure(q) for q in asked)
        if reading.measure and own[1].low is None:
            loose = self._figure(
                replace(asked[1], id=_id(reading, "published totals") + "-any", measure=None)
            )
            own = (own[0], loose) if loose.low is not None else own
        return Found(reading, own, self._near(reading, own[1]))

    def hits(self, said: Said) -> Hits:
        """Incidents of the reading that show a weapon, a target, a party, or any; announcements by their claims."""
        reading = said.readings[0] if said.readings else None
        if said.announced and said.count is not None:
            return self._announcements(said.count.kind, reading)
        if reading is None:
            return Hits((), 0)
        found = [c for c in self._candidates(reading) if c.admitted and c.standing in (INSIDE, OVERLAPS)]
        facets = ((said.kind, said.values), *said.also)
        shown = [c for c in found if all(any(_shows(m, *facet) for m in c.admitted) for facet in facets)]
        used = [claim for c in shown for claim in c.admitted if _shows(claim, said.kind, said.values)]
        totals = self._target_totals(reading) if said.kind == "target" else ()
        return Hits(
            tuple(c.incident.code for c in shown), len(found), totals, tuple(sorted({c.source for c in used})),
            tuple(sorted(c.id for c in used)),
        )  # fmt: skip

    def trend(self, reading: Reading) -> Trend | None:
        """The window of a reading against the days before it; None where the days cannot be compared at all."""
        from tawthiq.figures.surge import surge  # brings scipy's statistics, which few texts need
        from tawthiq.figures.surge.errors import SurgeError

        first, last = reading.window.first, reading.window.last
        wide = replace(
            reading, window=replace(reading.window, first=first - timedelta(days=BASELINE_DAYS + 8))
        )
        rows = [_row(c) for c in self._candidates(wide) if c.admitted and c.incident.date_start]
        try:
            result = surge(
                rows, since=first, until=last, known_on=reading.known_on, sensitivity=False, replicates=999,
                skip_bad_rows=True,
            )  # fmt: skip
        except SurgeError as refusal:
            return Trend(
                "cannot tell", Bilingual(refusal.text("en").split("\n")[0], refusal.text("ar").split("\n")[0])
            )
        return Trend(result.verdict, Bilingual(result.sentence["en"], result.sentence["ar"]))

    def _holdings(self) -> Holdings:
        """Indexed once: a draft asks a hundred questions of the same incidents."""
        if self._held is None:
            self._held = Holdings(self.claims, self.incidents)
        return self._held

    def _figure(self, question: Question) -> Figure:
        if question not in self._figures:
            self._figures[question] = answer_from(
                self._holdings(), question, as_of=self.as_of, code=self.code
            )
        return self._figures[question]

    def _candidates(self, reading: Reading) -> Sequence[Candidate]:
        question = replace(
            _question(replace(reading, kind="killed", group="all", targets=()), "incidents"), id="all"
        )
        if question not in self._found:
            self._found[question] = select(question, self._holdings())
        return self._found[question]

    def _near(self, reading: Reading, totals: Figure) -> tuple[Figure, ...]:
        """Figures of the published totals whose window shares at least half of both windows' days."""
        window = (reading.window.first, reading.window.last)
        areas = [reading.area, *(a for a in self.areas if _wider(a, reading.area))]
        out: dict[str, Figure] = {}
        for part in totals.parts:
            days = _days(part)
            if days is None or not _comes_near(window, days):
                continue
            for area in areas:
                if days == window and area is reading.area:
                    continue
                asked = replace(
                    reading, window=replace(reading.window, first=days[0], last=days[1]), area=area
                )
                figure = self._figure(_question(asked, "published totals"))
                if figure.low is not None:
                    out.setdefault(f"{days}", figure)
        return tuple(sorted(out.values(), key=lambda f: -_shared(window, f.question.window)))

    def _target_totals(self, reading: Reading) -> tuple[Figure, ...]:
        found = self.answer(reading)
        own = [f for f in found.figures if f.question.basis == "published totals" and f.low]
        return tuple(own or [f for f in found.near if f.low])[:2]

    def _announcements(self, kind: str, reading: Reading | None) -> Hits:
        until = reading.known_on if reading else None
        found = [
            c for c in self.claims.values()
            if c.event.modality in _ANNOUNCED and any(n.kind == kind for n in c.event.counts)
            and (until is None or (c.published_on is not None and c.published_on <= until))
        ]  # fmt: skip
        return Hits((), 0, (), tuple(sorted({c.source for c in found})), tuple(sorted(c.id for c in found)))


def _question(reading: Reading, basis: str) -> Question:
    measure = reading.measure if basis == "published totals" else None
    return Question(
        _id(reading, basis), reading.kind, (reading.window.first, reading.window.last), reading.area, basis,
        reading.group, measure, "source" if basis == "incidents" else None, known_on=reading.known_on,
        targets=reading.targets, event_types=reading.event_types, party=reading.party,
    )  # fmt: skip


def _id(reading: Reading, basis: str) -> str:
    w = reading.window
    return f"check-{reading.kind}-{reading.group}-{w.first:%Y%m%d}-{w.last:%Y%m%d}-{reading.area.id}-{basis.split()[0]}"


def _shows(claim: Claim, kind: str, values: Sequence[str]) -> bool:
    event = claim.event
    if kind in ("weapon", "event"):
        return event.event_type in values
    if kind == "target":
        return bool(set(event.targets) & set(values))
    if kind == "attribution":
        return bool(set(event.actor_class) & set(values))
    return kind != "denial" or event.event_type not in _NO_ATTACKS


_NO_ATTACKS = frozenset(
    ("statement_other", "other", "displacement", "detention", "abduction", "raid", "forced_return", "siege",
     "execution", "torture_death")
)  # fmt: skip


def _days(part: Part) -> tuple[date, date] | None:
    if part.window is None or part.window[0] is None or part.window[1] is None:
        return None
    return part.window[0], part.window[1]


def _comes_near(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return _shared(a, b) >= _NEAR * 1000


def _shared(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days in both windows of the days in either, in 1/1000."""
    shared = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    joint = (max(a[1], b[1]) - min(a[0], b[0])).days + 1
    return 1000 * max(0, shared) // joint


def _wider(area: Area, inner: Area) -> bool:
    return set(area.pcodes) > set(inner.pcodes)


def _row(candidate: Candidate) -> dict[str, object]:
    incident = candidate.incident
    published = [c.published_on for c in candidate.admitted if c.published_on]
    return {
        "id": incident.code, "incident": incident.code,
        "date": incident.date_start.isoformat() if incident.date_start else "",
        "date_end": (incident.date_end or incident.date_start or date.min).isoformat(),
        "published": min(published).isoformat() if published else "",
        "area": ";".join(incident.admin[-1:]), "place": incident.pcode or "",
        "source": ";".join(sorted({c.source for c in candidate.admitted})), "event_type": incident.event_type,
    }  # fmt: skip

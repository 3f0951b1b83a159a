"""Which incidents and which of their claims a question is about, and why the others are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, overload

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Codes, Grouped, Ints, Mask
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Voiced
from tawthiq.figures.documented.readings import voiced
from tawthiq.model.figures import Question
from tawthiq.model.geo import UNITS_PER_METRE, inside, to_edge
from tawthiq.model.incidents import BY_PERSONS, Claim, Incident

HARM = "harm="  # before a grade of the incident itself, among the grades of its sources
INCLUSIONS = ("all documented", "reviewed")
_HAPPENED = ("happened", "ongoing")
_NO_WEAPON = ("other", "unknown_explosion")
_NOBODY = "unknown"
REASONS = why.INCIDENT_REASONS
AT: Mapping[str, int] = {reason: n for n, reason in enumerate(REASONS)}
"""Why an incident is in or out, as a column holds it: its place among REASONS."""
_INSIDE, _COARSE, _PLACELESS, _EDGE = (AT[r] for r in (why.INSIDE, why.COARSE_PLACE, why.NO_PLACE, why.EDGE))
_DATES: Codes = np.array([AT[r] for r in (why.INSIDE, why.OVERLAPS, why.UNDATED)], dtype=np.int8)
_OUTSIDE = -1


class Candidate(NamedTuple):
    """An incident in the area whose dates meet the window, or that lacks the place or date to tell.

    `standing` is why.INSIDE, one of why.UPPER_ONLY, or why it is left out. `admitted` may speak to the question;
    `refused` may not, each with why. `n` is its position among the holdings.
    """

    incident: Incident
    standing: str
    admitted: tuple[Claim, ...]
    refused: tuple[tuple[Claim, str], ...]
    n: int = -1


class Admission(NamedTuple):
    """By claim (a row of the holdings' columns) whether it may speak, and the place in `reasons` of why not."""

    speaks: Mask
    why_not: Ints
    reasons: Sequence[str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Found(Sequence[Candidate]):
    """Candidates as columns: their positions, how they stand (places in REASONS), and the rows of who may speak.

    `told` keeps what these say together, of each population that was asked about; `of` are those from which these were
    taken, and their places there.
    """

    holdings: Holdings
    admission: Admission
    positions: Ints
    standing: Codes
    speaking: Grouped
    told: dict[object, Any] = field(default_factory=dict)
    of: tuple[Found, Ints] | None = None

    def __len__(self) -> int:
        return len(self.positions)

    @overload
    def __getitem__(self, k: int) -> Candidate: ...
    @overload
    def __getitem__(self, k: slice) -> Found: ...
    def __getitem__(self, k: int | slice) -> Candidate | Found:
        if isinstance(k, slice):
            return self.take(np.arange(len(self))[k])
        if not 0 <= k < len(self):
            raise IndexError(k)
        columns, n = self.holdings.columns, int(self.positions[k])
        starts, (may, not_why, reasons) = columns.of_incidents.starts, self.admission
        told = range(starts[n], starts[n + 1])
        refused = tuple([(columns.claims[r], reasons[not_why[r]] or "") for r in told if not may[r]])
        mine = self.speaking.rows[self.speaking.starts[k] : self.speaking.starts[k + 1]].tolist()
        admitted = tuple([columns.claims[r] for r in mine])
        return Candidate(self.holdings.incidents[n], REASONS[self.standing[k]], admitted, refused, n)

    def take(self, some: Ints) -> Found:
        """The candidates at these places, in this order."""
        positions, standing = self.positions[some], self.standing[some]
        speaking = self.speaking.take(some)
        return Found(self.holdings, self.admission, positions, standing, speaking, of=(self, some))

    def heard(self, heard: Mask) -> Found:
        """The same of whom only these claims (rows of the columns) may speak."""
        speaking = self.speaking.where(heard[self.speaking.rows])
        return replace(self, speaking=speaking, told={}, of=None)


def select(question: Question, holdings: Holdings) -> Found:
    """The incidents that the question is about or may be about, by code; the others are outside by definition."""
    standing = _standing(question, holdings)
    return _found(question, np.flatnonzero(standing >= 0), standing, holdings)


def anywhere(question: Question, positions: Ints, holdings: Holdings) -> Found:
    """Incidents as they would stand inside window and area, without those that would count nowhere."""
    kinds, harm = question.event_types, _harm(question)
    kept = [
        n
        for n in positions.tolist()
        if (not kinds or holdings.incidents[n].event_type in kinds)
        and (not harm or holdings.incidents[n].harm in harm)
    ]
    standing = np.full(len(holdings.incidents), _INSIDE, dtype=np.int8)
    return _found(question, np.array(kept, dtype=np.int64), standing, holdings)


def _harm(question: Question) -> set[str]:
    """The grades of harm that an incident may have; empty: any."""
    return {g.removeprefix(HARM) for g in question.grades if g.startswith(HARM)}


def _found(question: Question, positions: Ints, standing: Codes, holdings: Holdings) -> Found:
    admission = _admission(question, holdings)
    told = holdings.columns.of_incidents.take(positions)
    speaking = told.where(admission.speaks[told.rows])
    found = Found(holdings, admission, positions, standing[positions], speaking)
    return _laid(question, found) if question.party else found


def _admission(question: Question, holdings: Holdings) -> Admission:
    """Which claims may speak: asked once of claims that are alike, and once of questions that admit the same claims."""
    known: dict[str, Admission] = holdings.remember(
        ("admission", question.inclusion, question.known_on, question.grades)
    )
    if "admission" not in known:
        deciding = ("event.grade", "published_on") if question.grades or question.known_on else ()
        columns = holdings.columns
        alike = columns.alike("event.scope", "review", "event.modality", *deciding)
        _, firsts = np.unique(alike.codes, return_index=True)
        reasons = [_refusal(question, columns.claims[row]) for row in firsts.tolist()]
        speaks = np.array([r is None for r in reasons], dtype=np.bool_)
        known["admission"] = Admission(speaks[alike.codes], alike.codes, reasons)
    return known["admission"]


def _refusal(question: Question, claim: Claim) -> str | None:
    return why.NOT_AN_EVENT if claim.event.scope != "event" else refusal(question, claim)


def refusal(question: Question, claim: Claim) -> str | None:
    """Why `claim` may not speak to the question whatever it says, or None."""
    if claim.review == "rejected":
        return why.REJECTED
    if question.inclusion == "reviewed" and claim.review not in BY_PERSONS:
        return why.UNREVIEWED
    if question.known_on is not None:
        if claim.published_on is None:
            return why.UNDATED_REPORT
        if claim.published_on > question.known_on:
            return why.NOT_YET_PUBLISHED
    own = [g for g in question.grades if not g.startswith(HARM)]
    if own and claim.event.grade not in own:
        return why.UNGRADED
    return None if claim.event.modality in _HAPPENED else why.NOT_HAPPENED


def says(question: Question, claim: Claim, group: str | None = None) -> tuple[Voiced, ...]:
    """The readings of one claim; empty when it states nothing of the kind, group and target."""
    if question.targets and not set(question.targets) & set(claim.event.targets):
        return ()
    return voiced(claim.event, question, group)


def _standing(question: Question, holdings: Holdings) -> Codes:
    """For each incident how it stands to place, weapon, window and harm, as a place in REASONS; below 0: outside."""
    place, dates = _placed(question, holdings), holdings.dated(question.window)
    if question.event_types:
        for n in np.flatnonzero(place >= 0).tolist():
            place[n] = _armed(question, holdings.incidents[n], int(place[n]))
    cut = ((place == _INSIDE) | (place == _EDGE)) & (dates > 0)
    standing: Codes = np.where(cut, _DATES[dates], place)
    if harm := _harm(question):
        for n in np.flatnonzero(standing >= 0).tolist():
            if holdings.incidents[n].harm not in harm:
                standing[n] = AT[why.OTHER_HARM]
    return standing


def _armed(question: Question, incident: Incident, place: int) -> int:
    if incident.event_type in question.event_types:
        return place
    if incident.event_type not in _NO_WEAPON:
        return _OUTSIDE
    return AT[why.NO_WEAPON] if place == _INSIDE else place


def _laid(question: Question, found: Found) -> Found:
    """For a count by a party: how each stands by whom its claims name, without those laid to others only."""
    wanted = set(question.party)
    nobody = _NOBODY in wanted
    classes = found.holdings.columns.alike("event.actor_class")
    named = [{*classes_} - {_NOBODY} for classes_ in classes.values]

    def of_any(true: list[bool]) -> Mask:
        return found.speaking.any(np.array(true, dtype=np.bool_)[classes.codes[found.speaking.rows]])

    some, ours, others = (
        of_any([bool(told) for told in named]),
        of_any([bool(told & wanted) for told in named]),
        of_any([bool(told - wanted) for told in named]),
    )
    unnamed = AT[why.INSIDE] if nobody else AT[why.NO_PARTY]
    laid = np.where(some, np.where(others, AT[why.PARTY_CONTESTED], AT[why.INSIDE]), unnamed).astype(np.int8)
    inside = found.standing == _INSIDE
    out = some & ~ours & (inside if nobody else True)
    standing = np.where(inside, laid, found.standing)
    return replace(found, standing=standing).take(np.flatnonzero(~out))


def _placed(question: Question, holdings: Holdings) -> Codes:
    """For each incident how its place stands to the area; outside where its days do not meet the window."""
    met = holdings.meeting(question.window)
    out = np.full(len(met), _OUTSIDE, dtype=np.int8)
    if question.area.everywhere:
        out[met] = _INSIDE
        return out
    codes = set(question.area.pcodes)
    if codes and not question.area.polygons:
        out[holdings.placed_at(holdings.above(codes)) & met] = _COARSE
    out[holdings.inside(codes.union(question.area.informal)) & met] = _INSIDE
    if question.area.polygons:
        _draw(question, holdings, met, out)
    out[holdings.unplaced() & met] = _PLACELESS
    return out


def _draw(question: Question, holdings: Holdings, met: Mask, out: Codes) -> None:
    """Add what lies in the drawn rings: wholly, or on their edge within the precision of its place."""
    rings = question.area.polygons
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    for n in np.flatnonzero(met & (out == _OUTSIDE)).tolist():
        one = holdings.incidents[n]
        if one.lat is None or one.lon is None:
            out[n] = _PLACELESS
            continue
        reach = one.precision or 0
        pad = reach * UNITS_PER_METRE
        if not (south - pad <= one.lat <= north + pad and west - 2 * pad <= one.lon <= east + 2 * pad):
            continue  # farther from the rings' box than its place may be off, up to 60 degrees of latitude
        if to_edge(one.lat, one.lon, rings) <= reach:
            out[n] = _EDGE
        elif inside(one.lat, one.lon, rings):
            out[n] = _INSIDE

"""Which incidents and which of their claims a question is about, and why the others are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tawthiq.figures.documented import why
from tawthiq.figures.documented.holdings import Holdings, Mask
from tawthiq.figures.documented.readings import Voiced, voiced
from tawthiq.model.figures import Question
from tawthiq.model.geo import UNITS_PER_METRE, inside, to_edge
from tawthiq.model.incidents import BY_PERSONS, Claim, Incident

HARM = "harm="  # before a grade of the incident itself, among the grades of its sources
INCLUSIONS = ("all documented", "reviewed")
_HAPPENED = ("happened", "ongoing")
_NO_WEAPON = ("other", "unknown_explosion")
_NOBODY = "unknown"
_STANDINGS = (
    why.INSIDE, why.OVERLAPS, why.UNDATED, why.EDGE, why.COARSE_PLACE, why.NO_PLACE, why.NO_WEAPON, why.OTHER_HARM,
)  # fmt: skip
_INSIDE, _, _, _EDGE, _COARSE, _PLACELESS, _WEAPONLESS, _OTHER_HARM = range(
    8
)  # the first three as Holdings.dated
_OUTSIDE = -1

Codes = npt.NDArray[np.int8]


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


def select(question: Question, holdings: Holdings) -> list[Candidate]:
    """The incidents that the question is about or may be about, by code; the others are outside by definition.

    What is worked out here later questions of the same holdings use again.
    """
    standing = _standing(question, holdings)
    here = np.flatnonzero(standing >= 0).tolist()
    admission = _admitting(question, here, holdings)
    if not (question.party or standing.any()):
        return [admission[n] for n in here]
    found = []
    for n in here:
        one, place = admission[n], _STANDINGS[standing[n]]
        laid = _laid(question, one, place) if question.party else place
        if laid is not None:
            found.append(one if laid == why.INSIDE else one._replace(standing=laid))
    return found


def anywhere(question: Question, n: int, holdings: Holdings) -> Candidate | None:
    """The incident at position `n` as it would stand inside window and area; None where it would count nowhere."""
    incident = holdings.incidents[n]
    if question.event_types and incident.event_type not in question.event_types:
        return None
    if (harm := _harm(question)) and incident.harm not in harm:
        return None
    one = _admitting(question, (n,), holdings)[n]
    laid = _laid(question, one, why.INSIDE) if question.party else why.INSIDE
    return None if laid is None else one._replace(standing=laid)


def _harm(question: Question) -> set[str]:
    """The grades of harm that an incident may have; empty: any."""
    return {g.removeprefix(HARM) for g in question.grades if g.startswith(HARM)}


def _admitting(question: Question, positions: Sequence[int], holdings: Holdings) -> list[Candidate]:
    """Candidates by position, as they stand inside what is asked, of questions that admit the same claims."""
    admission = (question.inclusion, question.known_on, question.grades)
    known: list[Candidate] = holdings.remember_each(("admitted", admission))
    refusing = holdings.remember("refusing")
    if admission not in refusing:
        refusing[admission] = _silent(question, holdings.claims)
    silent: dict[str, str] = refusing[admission]
    get, incidents, all_speak = holdings.claims.get, holdings.incidents, silent.keys().isdisjoint
    for n in positions:
        if known[n] is not None:
            continue
        told = tuple([claim for i in incidents[n].claims if (claim := get(i)) is not None])
        refused: tuple[tuple[Claim, str], ...] = ()
        if silent and not all_speak(incidents[n].claims):
            refused = tuple([(c, silent[c.id]) for c in told if c.id in silent])
            told = tuple([c for c in told if c.id not in silent])
        known[n] = Candidate(incidents[n], why.INSIDE, told, refused, n)
    return known


def _silent(question: Question, claims: Mapping[str, Claim]) -> dict[str, str]:
    """Why each claim that may not speak to the question may not, by id: asked once of claims that are alike."""
    deciding = ("event.grade", "published_on") if question.grades or question.known_on else ()
    alike = attrgetter("event.scope", "review", "event.modality", *deciding)
    reasons = {
        one: why.NOT_AN_EVENT if claim.event.scope != "event" else refusal(question, claim)
        for one, claim in dict(zip(map(alike, claims.values()), claims.values(), strict=True)).items()
    }
    if not any(reasons.values()):
        return {}
    return {i: reason for i, claim in claims.items() if (reason := reasons[alike(claim)])}


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
    """For each incident how it stands to place, weapon, window and harm, as a place in _STANDINGS; below 0: outside."""
    place, dates = _placed(question, holdings), holdings.dated(question.window)
    if question.event_types:
        for n in np.flatnonzero(place >= 0).tolist():
            place[n] = _armed(question, holdings.incidents[n], int(place[n]))
    cut = ((place == _INSIDE) | (place == _EDGE)) & (dates > 0)
    standing = np.where(cut, dates, place)
    if harm := _harm(question):
        for n in np.flatnonzero(standing >= 0).tolist():
            if holdings.incidents[n].harm not in harm:
                standing[n] = _OTHER_HARM
    return standing


def _armed(question: Question, incident: Incident, place: int) -> int:
    if incident.event_type in question.event_types:
        return place
    if incident.event_type not in _NO_WEAPON:
        return _OUTSIDE
    return _WEAPONLESS if place == _INSIDE else place


def _laid(question: Question, one: Candidate, standing: str) -> str | None:
    """For a count by a party: its standing by whom the claims name; None where they name only others."""
    named = {who for claim in one.admitted for who in claim.event.actor_class if who != _NOBODY}
    wanted = set(question.party)
    if named and not named & wanted and _NOBODY not in wanted:
        return None
    if standing != why.INSIDE:
        return standing
    if not named:
        return why.INSIDE if _NOBODY in wanted else why.NO_PARTY
    if _NOBODY in wanted and not named & wanted:
        return None
    return why.INSIDE if named <= wanted else why.PARTY_CONTESTED


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
    out[holdings.inside(codes) & met] = _INSIDE
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

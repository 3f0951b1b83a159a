"""Which incidents and which of their claims a question is about, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.holdings import Holdings, Mask
from tawthiq.figures.documented.readings import Voiced, voiced
from tawthiq.model.figures import Question
from tawthiq.model.geo import UNITS_PER_METRE, inside, to_edge
from tawthiq.model.incidents import Claim, Incident

HARM = "harm="  # before a grade of the incident itself, among the grades of its sources
INCLUSIONS = ("all documented", "reviewed")
_HAPPENED = ("happened", "ongoing")
_PERSONS = ("confirmed", "corrected")
_NO_WEAPON = ("other", "unknown_explosion")
_NOBODY = "unknown"
_DATES = (why.INSIDE, why.OVERLAPS, why.UNDATED)  # in the order of Holdings.dated


_Admitted = tuple[tuple[Claim, ...], tuple[tuple[Claim, str], ...]]


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
    admission = _admission(question, holdings)
    dates, harm = holdings.dated(question.window), _harm(question)
    found = []
    for n, place in _placed(question, holdings):
        standing = _standing(question, holdings.incidents[n], place, _DATES[dates[n]])
        if standing is None:
            continue
        if harm and holdings.incidents[n].harm not in harm:
            standing = why.OTHER_HARM
        one = admission.get(n) or _admit(question, n, holdings, admission)
        laid = _laid(question, one, standing) if question.party else standing
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
    admission = _admission(question, holdings)
    one = admission.get(n) or _admit(question, n, holdings, admission)
    laid = _laid(question, one, why.INSIDE) if question.party else why.INSIDE
    return None if laid is None else one._replace(standing=laid)


def _harm(question: Question) -> set[str]:
    """The grades of harm that an incident may have; empty: any."""
    return {g.removeprefix(HARM) for g in question.grades if g.startswith(HARM)}


def _admission(question: Question, holdings: Holdings) -> dict[int, Candidate]:
    """Candidates by position, as they stand inside what is asked, of questions that admit the same claims."""
    key = ("admitted", question.kind, question.inclusion, question.known_on, question.grades)
    return holdings.remember(key)


def _admit(question: Question, n: int, holdings: Holdings, known: dict[int, Candidate]) -> Candidate:
    incident = holdings.incidents[n]
    admitted, refused = _admitted(question, incident, holdings.claims)
    one = known[n] = Candidate(incident, why.INSIDE, admitted, refused, n)
    return one


def refusal(question: Question, claim: Claim) -> str | None:
    """Why `claim` may not speak to the question whatever it says, or None."""
    if claim.review == "rejected":
        return why.REJECTED
    if question.inclusion == "reviewed" and claim.review not in _PERSONS:
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


def _admitted(question: Question, incident: Incident, claims: Mapping[str, Claim]) -> _Admitted:
    admitted, refused = [], []
    for claim in _known(incident.claims, claims):
        event = claim.event
        reason = why.NOT_AN_EVENT if event.scope != "event" else refusal(question, claim)
        if reason is None:
            admitted.append(claim)
        else:
            refused.append((claim, reason))
    return tuple(admitted), tuple(refused)


def _known(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[i] for i in ids if i in claims]


def _standing(question: Question, incident: Incident, place: str, dates: str) -> str | None:
    """How the incident stands to place, weapon and window; None when it bears another weapon."""
    if question.event_types and incident.event_type not in question.event_types:
        if incident.event_type not in _NO_WEAPON:
            return None
        place = why.NO_WEAPON if place == why.INSIDE else place
    return place if place not in (why.INSIDE, why.EDGE) or dates == why.INSIDE else dates


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


def _placed(question: Question, holdings: Holdings) -> Iterator[tuple[int, str]]:
    """Positions in order of code of what meets the window, each with how its place stands to the area."""
    met = holdings.meeting(question.window)
    if question.area.everywhere:
        return ((n, why.INSIDE) for n in np.flatnonzero(met).tolist())
    codes = set(question.area.pcodes)
    found = dict.fromkeys(np.flatnonzero(holdings.inside(codes) & met).tolist(), why.INSIDE)
    if question.area.polygons:
        _draw(question, holdings, met, found)
    elif codes:
        for n in np.flatnonzero(holdings.placed_at(holdings.above(codes)) & met).tolist():
            found.setdefault(n, why.COARSE_PLACE)
    for n in np.flatnonzero(holdings.unplaced() & met).tolist():
        found[n] = why.NO_PLACE
    return iter(sorted(found.items()))


def _draw(question: Question, holdings: Holdings, met: Mask, found: dict[int, str]) -> None:
    """Add what lies in the drawn rings: wholly, or on their edge within the precision of its place."""
    rings = question.area.polygons
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    for n in np.flatnonzero(met).tolist():
        one = holdings.incidents[n]
        if n in found:
            continue
        if one.lat is None or one.lon is None:
            found[n] = why.NO_PLACE
            continue
        reach = one.precision or 0
        pad = reach * UNITS_PER_METRE
        if not (south - pad <= one.lat <= north + pad and west - 2 * pad <= one.lon <= east + 2 * pad):
            continue  # farther from the rings' box than its place may be off, up to 60 degrees of latitude
        if to_edge(one.lat, one.lon, rings) <= reach:
            found[n] = why.EDGE
        elif inside(one.lat, one.lon, rings):
            found[n] = why.INSIDE

"""Which incidents and which of their claims a question is about, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.figures.documented import why
from tawthiq.figures.documented.readings import Voiced, only_together, voiced
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim, Incident

INCLUSIONS = ("all documented", "reviewed")
_HAPPENED = ("happened", "ongoing")
_PERSONS = ("confirmed", "corrected")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident in the area whose dates meet the window, or that lacks the place or date to tell.

    `standing` is one of why.INSIDE, why.OVERLAPS (the dates only overlap the window), why.UNDATED, why.NO_PLACE,
    why.COARSE_PLACE. `admitted` may speak to the question; `refused` may not, each with why.
    """

    incident: Incident
    standing: str
    admitted: tuple[Claim, ...]
    refused: tuple[tuple[Claim, str], ...]


def candidates(
    question: Question, incidents: Iterable[Incident], claims: Mapping[str, Claim]
) -> list[Candidate]:
    """The incidents that the question is about or may be about, by code; the others are outside by definition."""
    incidents = list(incidents)
    wider = wider_codes(question, incidents)
    found = []
    for incident in incidents:
        standing = _standing(question, incident, wider)
        if standing is not None:
            found.append(_candidate(question, incident, standing, claims))
    return sorted(found, key=lambda c: c.incident.code)


def wider_codes(question: Question, incidents: Iterable[Incident]) -> frozenset[str]:
    """Codes that contain a unit of the area, as the incidents' own admin chains show."""
    area = set(question.area.pcodes)
    wider: set[str] = set()
    for incident in incidents:
        chain = incident.admin
        for place, code in enumerate(chain):
            if code in area:
                wider.update(chain[:place])
    return frozenset(wider - area)


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
    return None if claim.event.modality in _HAPPENED else why.NOT_HAPPENED


def says(question: Question, claim: Claim, group: str | None = None) -> tuple[Voiced, ...]:
    """The readings of one claim; empty when it states nothing of the kind, group and target."""
    if question.targets and not set(question.targets) & set(claim.event.targets):
        return ()
    return voiced(claim.event, question, group)


def _candidate(
    question: Question, incident: Incident, standing: str, claims: Mapping[str, Claim]
) -> Candidate:
    admitted, refused = [], []
    for claim in _known(incident.claims, claims):
        reason = why.NOT_AN_EVENT if claim.event.scope != "event" else refusal(question, claim)
        if reason is None and only_together(claim.event, question):
            reason = why.ONLY_TOGETHER
        if reason is None:
            admitted.append(claim)
        else:
            refused.append((claim, reason))
    return Candidate(incident, standing, tuple(admitted), tuple(refused))


def _known(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[i] for i in ids if i in claims]


def _standing(question: Question, incident: Incident, wider: frozenset[str]) -> str | None:
    """How the incident stands to area and window; None when it is outside either."""
    place = _placed(question, incident, wider)
    if place is None:
        return None
    dates = in_window(question.window, incident.date_start, incident.date_end)
    if dates is None:
        return None
    return place if place != why.INSIDE else dates


def _placed(question: Question, incident: Incident, wider: frozenset[str]) -> str | None:
    area = question.area.pcodes
    if incident.pcode in area or any(code in area for code in incident.admin):
        return why.INSIDE
    deepest = incident.pcode or (incident.admin[-1] if incident.admin else None)
    if deepest is None:
        return why.NO_PLACE
    return why.COARSE_PLACE if deepest in wider else None


def in_window(window: tuple[date, date], start: date | None, end: date | None) -> str | None:
    """why.INSIDE, why.OVERLAPS or why.UNDATED; None when the interval lies outside the window."""
    first, last = start or end, end or start
    if first is None or last is None:
        return why.UNDATED
    if last < window[0] or first > window[1]:
        return None
    inside = window[0] <= first and last <= window[1]
    return why.INSIDE if inside else why.OVERLAPS

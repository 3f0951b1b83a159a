"""How well an incident stands: harm and attribution apart, each by a rule on independent originators.

Harm: `corroborated` by two originators or more, `single` by one, `contested` when one says that nobody was harmed (or
a database discounts it) while another counts dead or injured, `none stated` when no claim counts anybody. Attribution:
the same of the party that originators name, `contested` when they name different parties or a database says so. Doubt
about who did it never touches the grade of harm. A person's grade stands before the rule's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tawthiq.model.claims import Event
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.vocabulary import read_vocabulary

GRADES = ("corroborated", "single", "contested", "none stated")
ABOUT = ("harm", "attribution")
_HARM = ("killed", "injured", "executed", "killed_or_injured", "missing", "detained")
_NOBODY = ("unknown",)


@dataclass(frozen=True, slots=True)
class Grades:
    """Both grades of an incident, the originators behind each, and the act that overrides a rule, if any."""

    harm: str
    attribution: str
    harmed_by: tuple[str, ...]
    attributed_by: tuple[tuple[str, tuple[str, ...]], ...]
    overrides: tuple[tuple[str, str], ...] = ()


def grade(
    incident: Incident, claims: Mapping[str, Claim], overrides: Mapping[str, tuple[str, str]] | None = None
) -> Grades:
    """The grades of one incident. `overrides` by what they are about: (grade, act)."""
    own = [claims[c] for c in incident.claims if c in claims]
    harmed, unharmed = _originators(own, _counts_somebody), _originators(own, _counts_nobody)
    parties = _parties(own)
    imported = [imported_grades().get(c.event.grade or "", {}) for c in own]
    harm = _harm(harmed, unharmed, [i["harm"] for i in imported if "harm" in i])
    attribution = _attribution(parties, [i["attribution"] for i in imported if "attribution" in i])
    stands = {"harm": harm, "attribution": attribution}
    decided = {about: told for about, told in (overrides or {}).items() if about in ABOUT}
    stands |= {about: told[0] for about, told in decided.items()}
    return Grades(
        stands["harm"], stands["attribution"], harmed, parties,
        tuple(sorted((about, act) for about, (_, act) in decided.items())),
    )  # fmt: skip


def denied_by(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Originators who say that nobody was harmed and count nobody themselves."""
    own = list(claims)
    return tuple(sorted({*_originators(own, _counts_nobody)} - {*_originators(own, _counts_somebody)}))


@cache
def imported_grades() -> Mapping[str, Mapping[str, str]]:
    """Grades of other databases in our words, from model/vocab/imported_grades.yml."""
    loaded: dict[str, dict[str, str]] = read_vocabulary("imported_grades")
    return loaded


def _originators(claims: Iterable[Claim], states: object) -> tuple[str, ...]:
    found = {o for c in claims if states(c.event) for o in c.originators or (c.source,)}  # type: ignore[operator]
    return tuple(sorted(found))


def _counts_somebody(event: Event) -> bool:
    return any(c.kind in _HARM and (c.max is None or c.max > 0) for c in event.counts)


def _counts_nobody(event: Event) -> bool:
    """The dead and injured that it states are all zero: "no casualties", not silence."""
    stated = [c for c in event.counts if c.kind in _HARM]
    return bool(stated) and all(c.max == 0 for c in stated)


def _parties(claims: Iterable[Claim]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named: dict[str, set[str]] = {}
    for claim in claims:
        for party in claim.event.actor_class:
            if party not in _NOBODY:
                named.setdefault(party, set()).update(claim.originators or (claim.source,))
    return tuple((party, tuple(sorted(by))) for party, by in sorted(named.items()))


def _harm(harmed: Sequence[str], unharmed: Sequence[str], imported: Sequence[str]) -> str:
    if not harmed:
        return "none stated"
    if set(unharmed) - set(harmed) or "contested" in imported:
        return "contested"
    return "corroborated" if len(harmed) > 1 or "corroborated" in imported else "single"


def _attribution(parties: Sequence[tuple[str, Sequence[str]]], imported: Sequence[str]) -> str:
    if "contested" in imported:
        return "contested"
    if not parties:
        return "none stated"
    if len(parties) > 1 and not _named_together(parties):
        return "contested"
    return "corroborated" if max(len(by) for _, by in parties) > 1 else "single"


def _named_together(parties: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Several parties that the same originators name together acted together."""
    return len({tuple(by) for _, by in parties}) == 1

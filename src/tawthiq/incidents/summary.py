"""What an incident says of itself: where, when, of what kind and what was hit, from its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tawthiq.model.claims import PlaceRef
from tawthiq.model.incidents import Claim, Incident

_GENERIC = ("other", "unknown_explosion", "statement_other")


def summarise(code: str, claims: Sequence[Claim], *, audience: str) -> Incident:
    """`claims` in act order, at least one."""
    start, end = _interval(claims)
    place = _place(claims)
    return Incident(
        code, tuple(c.id for c in claims), start, end, _event_type(claims),
        place.pcode, place.admin, place.lat, place.lon, place.precision, place.name_en, place.name_ar, audience,
        targets=told(c.event.targets for c in claims),
    )  # fmt: skip


def told(named: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every word of the claims once, in order; "none stated" and "unknown" only where there is nothing else."""
    words = sorted({word for words in named for word in words})
    known = [w for w in words if w not in ("none_stated", "unknown")]
    return tuple(known or words)


def _interval(claims: Sequence[Claim]) -> tuple[date | None, date | None]:
    """The days that all stated dates allow together, else all that any allows; published days if none is stated."""
    stated = [c.event for c in claims if c.event.date_start and c.event.date_basis == "stated"]
    dated = stated or [c.event for c in claims if c.event.date_start]
    if not dated:
        return None, None
    starts = [e.date_start for e in dated if e.date_start]
    ends = [e.date_end or e.date_start for e in dated if e.date_start]
    if max(starts) <= min(d for d in ends if d):
        return max(starts), min(d for d in ends if d)
    return min(starts), max(d for d in ends if d)


def _place(claims: Sequence[Claim]) -> PlaceRef:
    """The most precise place; the earliest claim's among equals."""
    places = [c.event.place for c in claims if c.event.place is not None]
    located = [p for p in places if p.precision is not None]
    if located:
        return min(located, key=lambda p: p.precision or 0)
    return places[0] if places else PlaceRef(text="")


def _event_type(claims: Sequence[Claim]) -> str:
    """The commonest specific kind; the earliest claim's among equals."""
    kinds = [c.event.event_type for c in claims]
    specific = [k for k in kinds if k not in _GENERIC] or kinds
    counted = Counter(specific)
    return max(dict.fromkeys(specific), key=lambda k: counted[k])

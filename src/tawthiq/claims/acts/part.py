"""A part: what one sentence or clause says about an attack."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.claims.acts.types import MILD, WEAK
from tawthiq.claims.persons.roster import Roster
from tawthiq.claims.sites.named_places import Name
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count, NamedVictim, PlaceRef
from tawthiq.model.places import Mention

DAYS, WIDE = 2, 62


@dataclass(slots=True)
class Part:
    """Tokens [s, e) about an attack.

    `total`: a sum over a time or area; `cut`: its words begin another event; `marked`: a word beside its place says
    that it is one; `entry`: it opens with its place, as the lines of a round-up do; `bullet`: a sign opens its line;
    `listing`: the rows of a list of names that it heads; `titled`: its line has a place and a colon before all else;
    `turned`: a clause of its own in a sentence that tells of another act first;
    `beside`: its sentence tells of an attack by others or elsewhere before it;
    `apart`: "in another incident" opens it, or it is told in full behind another attack;
    `retells`: it names nothing but the attack told of before, and nobody further harmed ("condemned the strike");
    `again`: a further blow, named as such ("a second strike");
    `recalls`: "وكانت قوات النظام قد" opens it; `under`: the day of the heading over it, where a report has several;
    `unknown`: a town or village that it names and no table knows;
    `rosters`: the persons it tells of one after another, with what befell them.
    """

    s: int
    e: int
    types: list[Hit]
    counts: list[Count]
    singles: list[Count]
    actors: list[Hit]
    victims_of: list[Hit]
    targets: list[Hit]
    dates: list[DateHit]
    mentions: list[Mention]
    victims: list[NamedVictim] = field(default_factory=list)
    place: PlaceRef | None = None
    total: bool = False
    cut: bool = False
    live: bool = False
    background: bool = False
    marked: bool = False
    entry: bool = False
    bullet: bool = False
    listing: tuple[Count, ...] = ()
    titled: bool = False
    turned: bool = False
    beside: bool = False
    apart: bool = False
    recalls: bool = False
    again: bool = False
    retells: bool = False
    under: DateHit | None = None
    unknown: Name | None = None
    rosters: tuple[tuple[str, Roster], ...] = ()

    def accuses(self) -> bool:
        """Whether the part says nothing but who did it."""
        return bool(self.actors) and not (self.types or self.counts or self.singles)

    def violent(self) -> bool:
        """Whether the part tells of violence or of people hurt, more than talks, moves and what people did."""
        return bool(self.counts) or any(t.tag.value not in MILD for t in self.types)

    def attack(self) -> bool:
        """Whether the part itself tells of an act of violence."""
        return any(t.tag.value not in WEAK for t in self.types)

    def day(self) -> DateHit | None:
        """Its day: the first exact one of few days, else the first exact, else a time that is not too wide."""
        days = [d for d in self.dates if d.exact]
        exact = next((d for d in days if (d.end - d.start).days <= DAYS), days[0] if days else None)
        if exact or not self.dates:
            return exact
        wide = (self.dates[0].end - self.dates[0].start).days > WIDE and not self.total
        return None if wide else self.dates[0]

"""What the claims of groups (incidents, or what one source says of each) say together, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tawthiq.figures.documented.columns import Codes, Grouped, Ints, Mask
from tawthiq.figures.documented.combine import Combined
from tawthiq.figures.documented.hearing import Hearing
from tawthiq.figures.documented.last_words import EARLIER, OUTRANKED, PARTIAL, SUPERSEDED, USED
from tawthiq.model.incidents import Claim

Voices = Mapping[int, tuple[str, ...]]


class Behind(NamedTuple):
    """Whom a number rests on at one level of population: in which groups this level binds, and the rows used there."""

    groups: Mask
    used: Mask


class Told(NamedTuple):
    """By group whether its number is `said`, LOW, BEST, HIGH and STATE of it, and as what it counts (in REASONS).

    `roles` are bits by row of `speaking`: how each claim is used or why it is not. `voices` of the groups in which one
    claim sets voices against each other; in the others each claim is the voice of its originators.
    """

    speaking: Grouped
    roles: Codes
    said: Mask
    numbers: Ints
    reason: Codes
    voices: Voices
    behind: tuple[Behind, ...] = ()

    def take(self, some: Ints) -> Told:
        """These groups, in this order."""
        voices = (
            {k: self.voices[n] for k, n in enumerate(some.tolist()) if n in self.voices}
            if self.voices
            else {}
        )
        places = self.speaking.at(some)
        behind = tuple([Behind(level.groups[some], level.used[places]) for level in self.behind])
        speaking, roles = self.speaking.take(some), self.roles[places]
        return Told(speaking, roles, self.said[some], self.numbers[some], self.reason[some], voices, behind)

    def telling(self, said: Mapping[int, Combined | None], hearing: Hearing) -> Told:
        """The same where these groups use other claims."""
        roles, stated, claims = self.roles.copy(), self.said.copy(), hearing.holdings.columns.claims
        for g, one in said.items():
            if one is not None:
                part = slice(self.speaking.starts[g], self.speaking.starts[g + 1])
                roles[part] = roles_of([claims[row] for row in self.speaking.rows[part].tolist()], one)
                stated[g] = True
        voices = {**self.voices, **{g: one.voices for g, one in said.items() if one is not None}}
        return self._replace(roles=roles, said=stated, voices=voices)


def roles_of(claims: list[Claim], said: Combined) -> list[int]:
    out = dict.fromkeys((c.id for c in claims), 0)
    parts = (said.used, said.superseded, said.partial, said.outranked, said.earlier)
    for bit, some in zip((USED, SUPERSEDED, PARTIAL, OUTRANKED, EARLIER), parts, strict=True):
        for claim in some:
            out[claim.id] |= bit
    return list(out.values())


def voices_of(told: Told, g: int, hearing: Hearing) -> tuple[str, ...]:
    """Who says the number of one group."""
    if g in told.voices:
        return told.voices[g]
    part = slice(told.speaking.starts[g], told.speaking.starts[g + 1])
    used = told.speaking.rows[part][(told.roles[part] & USED) > 0]
    names = hearing.holdings.columns.voices()
    return tuple(sorted({names.values[c] for c in names.codes[used].tolist()}))

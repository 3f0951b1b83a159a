"""How badly the sources see and say: three levels, every chance in 1/1000."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noise:
    """`undated` states no day; `day_off` states the day before or after; `coarse` only the district, `wide` only the
    governorate; `beside` the neighbouring village; `namesake` the village of the same name elsewhere; `placeless` no
    place. `vague` says only that there was a bombardment, `other_kind` another weapon; `untold` no toll, `misheard`
    another one, `unhurt` no number of injured; `unseen` not what was hit, `hit_wrong` something else; `unsaid` not who
    did it, `blamed_wrong` somebody else. `early` reports come before the toll is known; `unprinted` pages bear no date
    of publication.
    """

    undated: int
    day_off: int
    coarse: int
    wide: int
    beside: int
    namesake: int
    placeless: int
    vague: int
    other_kind: int
    untold: int
    misheard: int
    unhurt: int
    unseen: int
    hit_wrong: int
    unsaid: int
    blamed_wrong: int
    early: int
    unprinted: int


LEVELS = {
    "low": Noise(20, 5, 5, 2, 10, 5, 2, 40, 10, 20, 30, 100, 150, 15, 250, 10, 150, 20),
    "medium": Noise(80, 25, 35, 10, 35, 15, 10, 120, 40, 60, 90, 200, 300, 40, 400, 30, 300, 40),
    "high": Noise(160, 60, 80, 25, 70, 30, 20, 220, 80, 120, 180, 300, 450, 80, 550, 60, 450, 80),
}

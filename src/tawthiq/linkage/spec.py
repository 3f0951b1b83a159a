"""What is compared, and what brings two records together: the settings of a linkage, as data.

Every condition is SQL over `l.` and `r.` (the two records' columns, in that order); `s` is the likeness of the two
values in 1/1000 where a comparison has one. The engine knows no field by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import Bilingual


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement. The first level of a comparison whose `when` holds is the pair's.

    `m` and `u` are starting values: how often matches and non-matches stand at this level. `rare`: agreement on a rare
    value counts for more than on a common one. `label` is how the level is said to a person.
    """

    name: str
    when: str
    m: float
    u: float
    label: Bilingual
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of two records. `null`: when nothing can be said. `uses`: the fields it rests on.

    `likeness`: two SQL expressions of the words' numbers, whose likeness `s` the engine looks up. `rarity`: the column
    that holds a value's rarity in 1/1000 bit, for levels marked `rare`. `label` names the field to a person.
    """

    name: str
    uses: tuple[str, ...]
    null: str
    levels: tuple[Level, ...]
    label: Bilingual
    likeness: tuple[str, str] | None = None
    rarity: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A column on which records must agree to be compared; `near`: within so many units (days)."""

    name: str
    column: str
    near: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A blocking rule: pairs that agree on all its keys are compared."""

    keys: tuple[Key, ...]

    @property
    def name(self) -> str:
        return " + ".join(key.name for key in self.keys)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(key.name for key in self.keys)

    def condition(self) -> str:
        """The rule as a condition on l and r, false where a key is missing."""
        parts = [
            f"abs(l.{k.column} - r.{k.column}) <= {k.near}" if k.near else f"l.{k.column} = r.{k.column}"
            for k in self.keys
        ]
        return " and ".join(parts)


@dataclass(frozen=True, slots=True)
class Doubles:
    """Non-matches that agree far more than strangers: kin share father, family, place and day; namesakes all names.

    `rules`: the first that applies brings such pairs together; `own`: the comparisons in which they differ: learnt, or
    `as_strangers` do. `start`: log2 odds of a match against such doubles, in 1/1000 bit, until learnt. A match must be
    likelier than every kind of doubles, not only than strangers. `told`: of `own`, what the shared names tell already.
    """

    name: str
    rules: tuple[Rule, ...]
    own: tuple[str, ...]
    label: Bilingual
    start: int
    as_strangers: bool = False
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """A linkage: comparisons, the keys that may block, and rules between lists.

    `exclusive`: a list states a person once, so two records of one list are compared only if they are exact duplicates
    (`twin` column equal). `pairs_per_record`: how many candidate pairs blocking may make, on average.
    """

    name: str
    version: int
    comparisons: tuple[Comparison, ...]
    rules: tuple[Rule, ...]
    doubles: tuple[Doubles, ...] = ()
    exclusive: bool = True
    pairs_per_record: int = 25
    prior_pairs: float = 0.5
    training_pairs: int = 250_000

    def comparison(self, name: str) -> Comparison:
        return next(c for c in self.comparisons if c.name == name)

    def allowed(self) -> str:
        """Which pairs may be compared at all."""
        return "l.list <> r.list" if self.exclusive else "true"

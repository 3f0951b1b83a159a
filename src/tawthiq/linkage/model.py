"""A linkage model: weights in 1/1000 bit, prior and rarities, as numbers that are adopted and never recomputed.

The weight of a level is log2(m / u) (Fellegi & Sunter 1969); rare values add their rarity (Winkler 1989). All are
integers, so the same two records and model give the same score anywhere.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, field, replace
from pathlib import Path

from tawthiq.linkage.errors import ModelDoesNotFit, ModelUnreadable
from tawthiq.linkage.spec import Settings

FORMAT = 1
BIT = 1000


@dataclass(frozen=True, slots=True)
class LevelWeight:
    """`m`, `u` in 1/1,000,000,000 and the weight in 1/1000 bit of one level; `trained`: m comes from these data."""

    name: str
    m: int
    u: int
    weight: int
    trained: bool


@dataclass(frozen=True, slots=True)
class DoublesWeights:
    """Odds of a match against one kind of doubles (`prior`, 1/1000 bit) and weights where doubles differ."""

    prior: int
    weights: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Model:
    """Adopted parameters. `levels[comparison]` best first; `rarities[comparison]` value -> 1/1000 bit.

    `prior` is the log2 odds, in 1/1000 bit, that two records that may be the same are; `base[comparison]` what a pair
    of agreeing values is worth on average, which a rare value's own worth replaces; `unseen` for new values.
    `doubles`: the same odds against pairs that agree more than strangers do. `rules`: the blocking rules taken when it
    was learnt, by name, and `persons` about how many persons there were: fixed too, so that what becomes of two records
    does not change when others arrive. `ahead`: what each list's ages run ahead of the others', in 1/100 year.
    """

    settings: str
    version: int
    prior: int
    levels: dict[str, tuple[LevelWeight, ...]]
    base: dict[str, int]
    unseen: dict[str, int]
    rarities: dict[str, dict[str, int]] = field(repr=False)
    doubles: dict[str, DoublesWeights] = field(default_factory=dict)
    records: int = 0
    pairs: int = 0
    seed: int = 0
    rules: tuple[str, ...] = ()
    persons: int = 0
    ahead: dict[str, int] = field(default_factory=dict)

    def weight(self, comparison: str, level: int) -> int:
        return self.levels[comparison][level].weight

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.dumps().encode()).hexdigest()

    def dumps(self) -> str:
        """Canonical JSON: sorted keys, integers and text only."""
        body = {
            "format": FORMAT, "settings": self.settings, "version": self.version, "prior": self.prior,
            "levels": {c: [[w.name, w.m, w.u, w.weight, w.trained] for w in ws] for c, ws in self.levels.items()},
            "base": self.base, "unseen": self.unseen, "rarities": self.rarities, "records": self.records,
            "pairs": self.pairs, "seed": self.seed, "rules": self.rules, "persons": self.persons,
            "doubles": {name: [d.prior, d.weights] for name, d in self.doubles.items()},
        }  # fmt: skip
        body |= {"ahead": self.ahead} if self.ahead else {}
        return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def save(self, path: Path) -> None:
        path.write_text(self.dumps() + "\n", encoding="utf-8")

    def check(self, settings: Settings) -> None:
        """Raises ModelDoesNotFit when the model was made for other settings."""
        ours = {c.name: tuple(level.name for level in c.levels) for c in settings.comparisons}
        theirs = {c: tuple(w.name for w in ws) for c, ws in self.levels.items()}
        if (self.settings, self.version) != (settings.name, settings.version) or ours != theirs:
            raise ModelDoesNotFit(
                read=f"{self.settings} {self.version}", wanted=f"{settings.name} {settings.version}"
            )

    def with_prior(self, prior: int) -> Model:
        return replace(self, prior=prior)


def loads(text: str, *, place: str = "") -> Model:
    """The model that `dumps` wrote. Raises ModelUnreadable."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ModelUnreadable(place=place, read=f"format {raw['format']}")
        levels = {c: tuple(LevelWeight(*row) for row in rows) for c, rows in raw["levels"].items()}
        doubles = {
            name: DoublesWeights(prior, {c: tuple(ws) for c, ws in weights.items()})
            for name, (prior, weights) in raw["doubles"].items()
        }
        numbers = {key: int(raw[key]) for key in ("version", "prior", "records", "pairs", "seed")}
        return Model(
            settings=str(raw["settings"]), levels=levels, base=raw["base"], unseen=raw["unseen"],
            rarities=raw["rarities"], doubles=doubles, rules=tuple(map(str, raw.get("rules", ()))),
            persons=int(raw.get("persons", 0)), ahead=raw.get("ahead", {}), **numbers,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnreadable(place=place, read=text[:80]) from error


def load(path: Path) -> Model:
    """Read a model file. Raises ModelUnreadable."""
    try:
        return loads(path.read_text(encoding="utf-8"), place=path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise ModelUnreadable(place=path.name, read=error) from error


def level_weight(name: str, m: float, u: float, *, trained: bool) -> LevelWeight:
    """A level from its two probabilities, rounded to what is adopted."""
    m9, u9 = max(1, round(m * 1e9)), max(1, round(u * 1e9))
    return LevelWeight(name, m9, u9, millibits(m9 / u9), trained)


def millibits(ratio: float) -> int:
    """log2 of a ratio in 1/1000 bit."""
    return round(BIT * math.log2(ratio))


def probability(weight: int) -> float:
    """The probability that goes with log2 odds of `weight` / 1000."""
    return 1 / (1 + 2 ** min(1000.0, max(-1000.0, -weight / BIT)))


@dataclass(frozen=True, slots=True)
class Change:
    """One number that differs between two models; None: it has no such number."""

    name: str
    before: int | None
    after: int | None


def compare(before: Model, after: Model) -> list[Change]:
    """Weights, prior and counts that differ, in the order of their names; rarities as the number that differ."""
    old, new = _flat(before), _flat(after)
    changes = [
        Change(name, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    for name in sorted(before.rarities.keys() | after.rarities.keys()):
        a, b = before.rarities.get(name, {}), after.rarities.get(name, {})
        differing = sum(a.get(v) != b.get(v) for v in a.keys() | b.keys())
        if differing:
            changes.append(Change(f"rarities of {name} that differ", 0, differing))
    return changes


def _flat(model: Model) -> dict[str, int]:
    out = {"prior": model.prior, "records": model.records, "pairs": model.pairs}
    for comparison, levels in model.levels.items():
        out |= {f"{comparison}: {level.name}": level.weight for level in levels}
    for kind, doubles in model.doubles.items():
        out[f"prior against {kind}"] = doubles.prior
        for comparison, weights in doubles.weights.items():
            names = [level.name for level in model.levels[comparison]]
            out |= {f"{comparison} against {kind}: {n}": w for n, w in zip(names, weights, strict=True)}
    return out | {f"ages of {name}": ahead for name, ahead in model.ahead.items()}

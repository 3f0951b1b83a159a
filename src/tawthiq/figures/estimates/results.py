"""What the methods, the checks and the panel answer, and how that is written as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates.subsets import F

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Model:
    """One model inside a method: its terms in short ("[123,14,34]"), its lists by name, estimate, standard error."""

    terms: str
    generators: tuple[tuple[str, ...], ...]
    estimate: float | None
    se: float | None
    more: Mapping[str, object] = field(default_factory=dict)

    def as_dict(self) -> Json:
        """For JSON; a number that does not exist is null."""
        lists = [list(g) for g in self.generators]
        head: Json = {
            "terms": self.terms,
            "lists": lists,
            "estimate": tidy(self.estimate),
            "se": tidy(self.se),
        }
        return head | {k: tidy(v) for k, v in self.more.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """One method's answer in persons. `draws` (n,) of the total; empty where it has no distribution.

    `low` to `high` is its own nominal 95 % interval; `span` the one that the envelope uses, where it differs.
    `why_not` says why there is no answer; `chains` (chains, rounds) are a sampler's totals in order, for the trace.
    """

    name: str
    low: float | None = None
    median: float | None = None
    mean: float | None = None
    high: float | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    diagnostics: Mapping[str, object] = field(default_factory=dict)
    models: Sequence[Model] = ()
    draws: F = field(default_factory=lambda: np.empty(0))
    span: tuple[float, float] | None = None
    why_not: Bilingual | None = None
    chains: F = field(default_factory=lambda: np.empty((0, 0)))

    @property
    def answered(self) -> bool:
        """Did it give an estimate?"""
        return self.median is not None

    @property
    def reach(self) -> tuple[float, float]:
        """The interval that the envelope uses."""
        if self.span is not None:
            return self.span
        return (float(self.low or 0.0), float(self.high or 0.0))

    def as_dict(self) -> Json:
        """The method as the public JSON has it."""
        numbers = {k: tidy(getattr(self, k)) for k in ("low", "median", "mean", "high")}
        out: Json = {"name": self.name, **numbers}
        out["settings"] = {k: tidy(v) for k, v in self.settings.items()}
        out["diagnostics"] = {"rhat": None, "ess": None} | {k: tidy(v) for k, v in self.diagnostics.items()}
        out["models"] = [m.as_dict() for m in self.models]
        if self.why_not is not None:
            out["why_not"] = both(self.why_not)
        return out


@dataclass(frozen=True, slots=True)
class Check:
    """One named check: `code`, whether it passed, what was seen, what that means, what a failure does.

    `effect` is "withholds", "lowers" (to a lower bound) or "notes".
    """

    code: str
    passed: bool
    seen: Bilingual
    meaning: Bilingual
    effect: str

    def as_dict(self) -> Json:
        """The check as the public JSON has it; the Arabic texts stand beside the English ones."""
        return {
            "code": self.code, "passed": self.passed, "seen": self.seen.en, "meaning": self.meaning.en,
            "withholds": self.effect == "withholds", "effect": self.effect,
            "seen_ar": self.seen.ar, "meaning_ar": self.meaning.ar,
        }  # fmt: skip


def both(text: Bilingual) -> Json:
    """A text in both languages, for JSON."""
    return {"en": text.en, "ar": text.ar}


def tidy(value: object) -> object:
    """A value fit for JSON: whole numbers whole, others to six digits after the point, no NaN."""
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return _tidy_float(float(value))
    if isinstance(value, Mapping):
        return {str(k): tidy(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [tidy(v) for v in value]
    return str(value)


def _tidy_float(value: float) -> float | int | None:
    if not np.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 6)

"""What the surge question returns."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.errors import Bilingual
from tawthiq.figures.surge.answer import Answer
from tawthiq.figures.surge.best import Search
from tawthiq.figures.surge.rules import Rule


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the picture and of its table. Counts of incidents; `expected` and its 90 % band are of a quiet day."""

    date: str
    inside: bool
    known: int
    share_reported: float
    estimated: float
    estimated_low: int
    estimated_high: int
    expected: float | None
    expected_low: int | None
    expected_high: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """One value of `by`, with its p-value adjusted for all of them; its verdict rests on the adjusted one."""

    name: str
    answer: Answer
    p_adjusted: float | None
    verdict: str
    incidents: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "verdict": self.verdict,
            "p_adjusted": self.p_adjusted,
            **numbers(self.answer),
            "incidents": list(self.incidents),
        }


@dataclass(frozen=True, slots=True)
class SurgeResult:
    """The answer with everything it rests on; `as_dict` has the keys of DESIGN's public face and more."""

    answer: Answer
    window: dict[str, object]
    baseline: dict[str, object]
    nowcast: dict[str, object]
    left_out: tuple[dict[str, object], ...]
    dropped: dict[str, int]
    sensitivity: tuple[dict[str, object], ...]
    rules: tuple[Rule, ...]
    deaths: dict[str, object]
    groups: tuple[Group, ...]
    days: tuple[Day, ...]
    sentence: Bilingual
    notes: tuple[Bilingual, ...]
    settings: dict[str, object]
    search: Search | None = None
    skipped: tuple[dict[str, str], ...] = field(default=())

    @property
    def verdict(self) -> str:
        return self.answer.verdict

    def as_dict(self) -> dict[str, object]:
        """JSON-ready. Floats are rounded to ten digits, so that no processor's last bit shows."""
        return {name: _tidy(value) for name, value in self._parts().items()}

    def _parts(self) -> dict[str, object]:
        return {
            "verdict": self.verdict,
            "why": list(self.answer.why),
            **numbers(self.answer),
            "window": self.window,
            "baseline": self.baseline,
            "nowcast": self.nowcast,
            "left_out": list(self.left_out),
            "dropped": self.dropped,
            "skipped_rows": list(self.skipped),
            "sensitivity": list(self.sensitivity),
            "rules": {r.name: _rule(r) for r in self.rules},
            "deaths": self.deaths,
            "groups": [g.as_dict() for g in self.groups],
            "search": self.search and _search(self.search),
            "sentence": {"en": self.sentence.en, "ar": self.sentence.ar},
            "notes": [{"en": n.en, "ar": n.ar} for n in self.notes],
            "settings": self.settings,
        }


def _tidy(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.10g}")
    if isinstance(value, dict):
        return {k: _tidy(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(v) for v in value]
    return value


def numbers(found: Answer) -> dict[str, object]:
    return {
        "observed": found.observed,
        "expected": found.expected,
        "ratio": found.ratio,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "detectable_ratio": found.detectable_ratio,
        "method": found.method,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "fires": rule.fires,
        "value": rule.value,
        "usual": rule.usual,
        "why": {"en": rule.why.en, "ar": rule.why.ar},
    }


def _search(search: Search) -> dict[str, object]:
    return {
        "since": search.since.isoformat(),
        "p": search.p,
        "p_if_it_had_been_stated": search.naive_p,
        "starts": search.starts,
    }

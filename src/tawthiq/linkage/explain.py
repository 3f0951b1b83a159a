"""Why two records are taken for one person, or not: every comparison in words, with what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from tawthiq.errors import Bilingual
from tawthiq.linkage.model import Model, probability
from tawthiq.linkage.spec import Settings


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison of a pair: the field, the level in words and its weight in 1/1000 bit (rarity included)."""

    field: Bilingual
    level: Bilingual
    weight: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """All reasons, strongest first, and what they come to. `against`: the doubles that set the weight, if any."""

    reasons: tuple[Reason, ...]
    prior: int
    weight: int
    against: Bilingual | None

    def text(self, lang: str = "en") -> str:
        """One line per reason; the last line says what all come to."""
        lines = [f"{r.field[lang]}: {r.level[lang]} ({bits(r.weight)})" for r in self.reasons]
        words = _WORDS[lang if lang in _WORDS else "en"]
        lines.append(f"{words['prior']}: {bits(self.prior)}")
        if self.against:
            lines.append(words["against"].format(who=self.against[lang]))
        shown = f"{probability(self.weight):.4f}"
        lines.append(words["total"].format(bits=bits(self.weight), p=shown))
        return "\n".join(lines)


_WORDS = {
    "en": {
        "prior": "before anything is known",
        "against": "but the odds against {who} are lower, and they hold",
        "total": "together {bits} bits: probability {p}",
    },
    "ar": {
        "prior": "قبل معرفة أي شيء",
        "against": "لكن الترجيح أمام احتمال «{who}» أضعف، وهو المعتمد",
        "total": "المجموع {bits} بت: الاحتمال {p}",
    },
}


def bits(weight: int) -> str:
    """1/1000 bit as "+6.1"."""
    return f"{weight / 1000:+.1f}"


def explain(
    con: duckdb.DuckDBPyConnection, settings: Settings, model: Model, a: int, b: int
) -> Explanation | None:
    """The reasons behind the weight of the rows `a` and `b`; None when the pair was not compared or fell far below."""
    l, r = min(a, b), max(a, b)  # noqa: E741
    rarities = [c for c in settings.comparisons if c.rarity]
    columns = ", ".join(f"least(l.{c.rarity}, r.{c.rarity})" for c in rarities)
    found = con.execute(
        f"select s.*, {columns} from scored s join records l on l.row = s.l join records r on r.row = s.r "
        "where s.l = ? and s.r = ?", [l, r],
    ).fetchone()  # fmt: skip
    if not found:
        return None
    weight, gammas = found[2], found[3 : 3 + len(settings.comparisons)]
    rare = dict(zip((c.name for c in rarities), found[3 + len(settings.comparisons) :], strict=True))
    reasons = []
    for comparison, gamma in zip(settings.comparisons, gammas, strict=True):
        if gamma >= 0:
            level = comparison.levels[gamma]
            extra = (rare.get(comparison.name) or 0) - model.base.get(comparison.name, 0) if level.rare else 0
            reasons.append(
                Reason(comparison.label, level.label, model.weight(comparison.name, gamma) + extra)
            )
    levels = dict(zip((c.name for c in settings.comparisons), gammas, strict=True))
    strangers = model.prior + sum(x.weight for x in reasons)
    against = _against(settings, model, levels) if weight != strangers else None
    return Explanation(tuple(sorted(reasons, key=lambda x: -abs(x.weight))), model.prior, weight, against)


def _against(settings: Settings, model: Model, levels: dict[str, int]) -> Bilingual | None:
    sums = {
        name: doubles.prior
        + sum(ws[levels[c]] for c, ws in doubles.weights.items() if levels.get(c, -1) >= 0)
        for name, doubles in model.doubles.items()
    }
    lowest = min(sums, key=lambda name: (sums[name], name))
    return next(d.label for d in settings.doubles if d.name == lowest)

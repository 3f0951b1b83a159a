"""The answer to "how many in all": `estimate(...)`, its verdict, its JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates import checks as checking
from tawthiq.figures.estimates import panel as panels
from tawthiq.figures.estimates.check_texts import VERDICTS
from tawthiq.figures.estimates.errors import BadPlan
from tawthiq.figures.estimates.measured import coverage_label
from tawthiq.figures.estimates.plan import Plan, checked, deviations, read_plan
from tawthiq.figures.estimates.reading import Cell, Lists, read_lists, read_text, rows_of
from tawthiq.figures.estimates.results import Check, Json, Method, both, tidy
from tawthiq.figures.estimates.stratified import Stratum, by_strata
from tawthiq.figures.estimates.subsets import members
from tawthiq.figures.estimates.tables import Overlap
from tawthiq.figures.estimates.thresholds import OURS
from tawthiq.figures.estimates.versions import Share, pool_versions
from tawthiq.model.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Estimate:
    """Documented and estimated, side by side and never blended.

    `low`, `best`, `high` are persons in all: None where the verdict does not allow them. `left_out` per list:
    (low, median, high) without it. `shares` says what makes the range wide. `statement` is the sentence to print.
    """

    documented: int
    verdict: str
    low: int | None
    best: int | None
    high: int | None
    methods: tuple[Method, ...]
    admissible: tuple[str, ...]
    left_out: Mapping[str, tuple[float, float, float]]
    checks: tuple[Check, ...]
    statement: Bilingual
    plan: Plan
    deviations: tuple[str, ...]
    lists: Lists
    table: Overlap
    strata: tuple[Stratum, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    forced: bool = False
    label: Bilingual = field(default_factory=lambda: Bilingual("", ""))
    dropped: tuple[float, float, float] | None = None

    def as_dict(self) -> Json:
        """The public JSON: the shape of `tawthiq estimate --json`; keys are added, never renamed."""
        out: Json = {
            "documented": self.documented, "verdict": self.verdict, "low": self.low, "best": self.best,
            "high": self.high, "methods": [m.as_dict() for m in self.methods],
            "left_out": {k: [round(x) for x in v] for k, v in self.left_out.items()},
            "checks": [c.as_dict() for c in self.checks], "statement": both(self.statement),
            "admissible": list(self.admissible), "label": both(self.label), "shares_of_width": tidy(self.shares),
            "strata": [s.as_dict() for s in self.strata], "forced": self.forced,
            "plan": self.plan.as_dict() | {"digest": self.plan.digest}, "deviations": list(self.deviations),
            "lists": list(self.lists.lists), "empty_lists": list(self.lists.empty),
            "ignored_columns": list(self.lists.ignored), "thresholds_ours": OURS.as_dict(),
        }  # fmt: skip
        if self.dropped is not None:
            out["without_rows_of_unknown_stratum"] = [round(x) for x in self.dropped]
        return out


def estimate(
    lists: Path | str | Lists | Overlap | Iterable[Mapping[str, object]],
    *,
    method: str | None = None,
    classes: int | None = None,
    delta: float | None = None,
    max_missing: int | None = None,
    seed: int | None = None,
    strata: Sequence[str] = (),
    columns: Sequence[str] = (),
    plan: Plan | Path | None = None,
    force: bool = False,
    effort: panels.Effort | None = None,
    progress: Progress = quiet,
) -> Estimate:
    """Estimate how many there are in all from how lists overlap, or refuse.

    `lists` is a CSV file or "-" for standard input (one row per person with 0/1 columns, or one per combination
    with `count`), rows as mappings, an Overlap, or Lists. `method` runs one method alone; `classes`, `delta`,
    `max_missing`, `seed` and `strata` override the plan and are named as deviations. `force` gives the numbers of a
    withheld answer. `progress(stage, done, total)` is told how far it is.
    Raises EstimateRefused where the table cannot be read. Deterministic for one seed and one engine.
    """
    given = read_plan(plan) if isinstance(plan, Path) else plan
    base = given or Plan()
    used = checked(_asked(base, classes, delta, max_missing, seed, tuple(strata), method))
    read = _read(lists, columns, used)
    away = tuple(deviations(base, used)) if given else ()
    return _answer(read, used, away, method, force, replace(effort or panels.Effort(), progress=progress))


def _asked(
    base: Plan, classes: int | None, delta: float | None, most: int | None, seed: int | None,
    strata: tuple[str, ...], method: str | None,
) -> Plan:  # fmt: skip
    """The plan with what was asked for in this run."""
    return replace(
        base,
        classes=base.classes if classes is None else classes,
        delta=base.delta if delta is None else delta,
        max_missing=base.max_missing if most is None else most,
        seed=base.seed if seed is None else seed,
        strata=strata or base.strata,
        admissible=(method,) if method else base.admissible,
    )


def _read(
    lists: Path | str | Lists | Overlap | Iterable[Mapping[str, object]], columns: Sequence[str], plan: Plan
) -> Lists:
    if isinstance(lists, Lists):
        return lists
    if isinstance(lists, Overlap):
        return _from_table(lists)
    if isinstance(lists, (str, Path)) and str(lists) == "-":
        return read_text(sys.stdin, "-", lists=columns, strata=plan.strata)
    if isinstance(lists, (str, Path)):
        return read_lists(Path(lists), lists=columns, strata=plan.strata)
    return rows_of(lists, lists=columns, strata=plan.strata)


def _from_table(table: Overlap) -> Lists:
    wide = range(len(table.lists))
    cells: dict[Cell, int] = {
        (("", ""), (), tuple(int(mask >> j & 1) for j in wide)): int(n)
        for mask, n in enumerate(table.counts) if n
    }  # fmt: skip
    return Lists(table.lists, (), (), (), cells)


def _answer(
    read: Lists, plan: Plan, away: tuple[str, ...], method: str | None, force: bool, effort: panels.Effort
) -> Estimate:
    tables = [with_never(read.table(v), plan) for v in read.versions]
    first = panels.panel(tables[0], plan, effort, method)
    found, shares = pool_versions(read.versions, tables, first, plan, effort, method)
    stratified = by_strata(read, plan, effort, found) if read.strata else None
    methods = stratified.methods if stratified else found.methods
    names = {m.name for m in found.admissible}
    admissible = tuple(m for m in methods if m.name in names)
    extra = stratified.checks if stratified else ()
    every = (*found.checks, *extra)
    verdict = checking.verdict(every)
    documented = found.table.documented if read.documented is None else read.documented
    low, best, high = headline(verdict, documented, methods, admissible, force)
    forced = force and verdict != "published" and best is not None
    plain = headline(verdict, documented, methods, admissible, False)
    statement = _statement(verdict, documented, plain, admissible)
    if forced:
        statement = _stamped(statement, (low, best, high))
    return Estimate(
        documented, verdict, low, best, high, methods, tuple(m.name for m in admissible), found.stable.left_out,
        every, statement, plan, away, read, found.table, stratified.strata if stratified else (), _shares(shares),
        forced, coverage_label(read.lists), stratified.dropped if stratified else None,
    )  # fmt: skip


def with_never(table: Overlap, plan: Plan) -> Overlap:
    """The table with the plan's structural zeros, as far as its lists are there. Raises BadPlan where they meet."""
    at = {name: j for j, name in enumerate(table.lists)}
    pairs = [1 << at[a] | 1 << at[b] for a, b in plan.never_together if a in at and b in at and a != b]
    for pair in pairs:
        if table.both(*members(pair)):
            names = " + ".join(table.names(pair))
            english, arabic = "these lists do share persons", "هاتان القائمتان تشتركان في أشخاص"
            raise BadPlan(place="never_together", read=names, why_en=english, why_ar=arabic)
    return replace(table, never=tuple(pairs))


def headline(
    verdict: str, documented: int, methods: Sequence[Method], admissible: Sequence[Method], force: bool
) -> tuple[int | None, int | None, int | None]:
    """What may be said: all three, the lower end alone, or nothing; all three when forced."""
    span = panels.envelope(admissible)
    if span is None or (verdict == "withheld" and not force):
        return None, None, None
    if verdict == "lower bound" and not force:
        return panels.floor_of(documented, methods, admissible), None, None
    return span


def _statement(
    verdict: str, documented: int, span: tuple[int | None, ...], admissible: Sequence[Method]
) -> Bilingual:
    low, best, high = _said(span)
    names = ", ".join(m.name for m in admissible if m.answered)
    data = {"documented": f"{documented:,}", "low": low, "best": best, "high": high, "methods": names}
    return VERDICTS[verdict].format(**data)


def _stamped(plain: Bilingual, span: tuple[int | None, ...]) -> Bilingual:
    """The sentence that may be said, then the forced numbers with their stamp."""
    low, best, high = _said(span)
    stamp = VERDICTS["forced"].format(low=low, best=best, high=high)
    return Bilingual(f"{plain.en} {stamp.en}", f"{plain.ar} {stamp.ar}")


def _said(span: tuple[int | None, ...]) -> list[str]:
    return ["" if v is None else f"{v:,}" for v in span]


def _shares(parts: Sequence[Share]) -> dict[str, float]:
    whole = sum(p.variance for p in parts)
    return {p.name: p.variance / whole for p in parts} if whole > 0 else {}

"""How near a case with a known truth came: only invented cases have one."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tawthiq.casebook import queries
from tawthiq.incidents.tolls import KILLED, toll
from tawthiq.lang.plural import count_noun
from tawthiq.lang.ranges import fmt_range
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident


@dataclass(frozen=True, slots=True)
class TrueIncident:
    """A line of truth.csv."""

    id: str
    day: date
    pcode: str
    killed: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Nearness:
    """`matched` pairs a true incident with its code; `right` are those with the true toll; `extra` have no truth."""

    truth: tuple[TrueIncident, ...]
    matched: dict[str, str]
    right: tuple[str, ...]
    extra: tuple[str, ...]
    figures: tuple[tuple[str, tuple[int, int], Figure | None], ...]


def nearness(path: Path, lang: str) -> str:
    """What the demo prints last: incidents found, tolls right, figures beside the true ones."""
    found = measure(path)
    n, m, right = len(found.truth), len(found.matched), len(found.right)
    extra, of = len(found.extra), count_noun(n, "incident", lang, oblique=True)
    if lang == "ar":
        lines = [f"الحقيقة المخترعة: عُثر على {m} من {of}، {right} بحصيلتها، و{extra} بلا مقابل في الحقيقة."]
    else:
        lines = [f"Invented truth: {m} of {of} found, {right} with the true toll; {extra} with none behind."]
    missing = [t for t in found.truth if t.id not in found.matched]
    word = "لم يُعثر على" if lang == "ar" else "missing"
    lines += [f"  {word}: {t.id}, {t.day}, {t.pcode}" for t in missing]
    for question, true, figure in found.figures:
        ours = fmt_range(figure.low, figure.high, lang) if figure and figure.low is not None else "-"
        covers = (
            ""
            if _covers(figure, true)
            else ("  <- لا يشمل الحقيقة" if lang == "ar" else "  <- misses the truth")
        )
        lines.append(f"  {question}: {fmt_range(*true, lang)} | {ours}{covers}")
    return "\n".join(lines)


def measure(path: Path) -> Nearness:
    """Match the casebook with truth.csv and truth-figures.csv beside it: by place and day, then by toll."""
    truth = tuple(_true(row) for row in _rows(path))
    incidents = queries.incidents()
    claims = queries.claims()
    matched = _match(truth, incidents, claims)
    by_code = {i.code: i for i in incidents}
    right = tuple(t.id for t in truth if t.id in matched and _toll_holds(t, by_code[matched[t.id]], claims))
    extra = tuple(i.code for i in incidents if i.code not in matched.values())
    figures = {f.id: f for f in queries.figures()}
    asked = _rows(path.with_name("truth-figures.csv"))
    pairs = tuple((r["question"], (int(r["low"]), int(r["high"])), figures.get(r["question"])) for r in asked)
    return Nearness(truth, matched, right, extra, pairs)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _true(row: Mapping[str, str]) -> TrueIncident:
    killed = int(row["killed_low"]), int(row["killed_high"])
    return TrueIncident(row["id"], date.fromisoformat(row["date"]), row["pcode"], killed)


def _match(
    truth: Sequence[TrueIncident], incidents: Sequence[Incident], claims: Mapping[str, Claim]
) -> dict[str, str]:
    """One incident for each true one: same place, its day in the interval, the right toll before a wrong one."""
    pairs = [
        (not _toll_holds(t, i, claims), -len(i.claims), t.id, i.code)
        for t in truth
        for i in incidents
        if i.pcode == t.pcode and i.date_start and i.date_start <= t.day <= (i.date_end or i.date_start)
    ]
    matched: dict[str, str] = {}
    for _, _, true, code in sorted(pairs):
        if true not in matched and code not in matched.values():
            matched[true] = code
    return matched


def _toll_holds(true: TrueIncident, incident: Incident, claims: Mapping[str, Claim]) -> bool:
    """Whether the ranges that its claims state for the dead meet the true range (none stated: none died)."""
    stated = [toll(claims[c].event, KILLED) for c in incident.claims]
    ranges = [r for r in stated if r is not None] or [(0, 0)]
    return min(r[0] for r in ranges) <= true.killed[1] and true.killed[0] <= max(r[1] for r in ranges)


def _covers(figure: Figure | None, true: tuple[int, int]) -> bool:
    if figure is None or figure.low is None:
        return true == (0, 0)
    return figure.low <= true[1] and (figure.high is None or true[0] <= figure.high)

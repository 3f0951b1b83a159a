"""`make eval-figures`: the real case's figures by each rule, and coverage on invented conflicts with known truth.

Prints what docs/method/figures.md shows.
usage: eval_figures.py [--only case|facilities|coverage] [--incidents N] [--noise LEVEL] [--seed N]
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench import machine

from tawthiq import flow
from tawthiq.casebook import log, queries
from tawthiq.casebook.book import make_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.deriving import derive
from tawthiq.casebook.running import bring_in
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import Holdings, answer_from
from tawthiq.figures.documented.by_incidents import answer_by_incidents
from tawthiq.figures.documented.displacement import displacement
from tawthiq.figures.documented.leaving_out import leave_out
from tawthiq.figures.documented.others import compared, totals_of
from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.facilities import Match, matches, read_registry
from tawthiq.flow.asked import located
from tawthiq.incidents.summary import summarise
from tawthiq.model.claims import Count, Event
from tawthiq.model.figures import PAIRS, Area, Figure, Question
from tawthiq.model.incidents import Anchor, Claim
from tawthiq.places.finder import Finder

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CASE = SHARED / "cases" / "idlib-2019"
RULES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("range", ()), ("reliability", (("ucdp",), ("airwars",))), ("priority", (("ucdp",), ("airwars",))),
    ("priority", (("airwars",), ("ucdp",))), ("latest", ()),
)  # fmt: skip


NARROWER: dict[str, dict[str, Any]] = {
    "two originators or more": {"min_originators": 2},
    "laid to the Syrian government": {"party": ("syrian_government",)},
    "laid to Russia": {"party": ("russia",)},
    "laid to nobody": {"party": ("unknown",)},
    "airstrikes": {"event_types": ("airstrike",)},
}
NOISES = ("low", "medium", "high")
BOARD = "un-board-of-inquiry"
FACILITIES_HEAD = (
    "| day | facility | best incident of UCDP or Airwars | linked by the program | rank | km | killed |"
)
COVERAGE_HEAD = (
    "| noise | linked | weeks | open above | documented truth inside | above the range | below the range | "
    "high over the real truth and its exaggeration | with strikes dated into the week |"
)
RANGES_HEAD = (
    "| noise | linked | range | documented truth inside | above it | below it | width over the truth | "
    "upper end over the real truth and its exaggeration: weeks | on average |"
)
DRAWN = (PAIRS, "errors independent", "errors shared")


def brought(case: Path, folder: Path) -> tuple[Holdings, list[Question], Finder]:
    """A casebook of the case, its holdings and questions."""
    book = make_casebook(folder)
    bring_in(book, read_case(case))
    derive(book, workers=2)
    ledger = fold(log.read())
    finder, _ = tools_of(book, ledger)
    claims = {i: c for i, c in queries.claims().items() if c.review != "superseded"}
    return (
        Holdings(claims, queries.incidents()),
        flow.questions(ledger, finder, brought_of(book, ledger)),
        finder,
    )


def shown(figure: Figure) -> str:
    if figure.low is None:
        return "none documented"
    high = "open" if figure.high is None else str(figure.high)
    return f"{figure.low} / {figure.best} / {high}"


def case() -> None:
    with tempfile.TemporaryDirectory() as folder:
        holdings, questions, finder = brought(CASE, Path(folder) / "c")
        for asked in (q for q in questions if q.basis == "incidents"):
            by_rule(asked, holdings)
        print("\n| a count of civilians killed, 28 April to 24 May | low / best / high |\n|---|---|")
        month = next(q for q in questions if q.id == "killed-to-24-may")
        for name, more in NARROWER.items():
            print(
                f"| {name} | {shown(answer_from(holdings, replace(month, by=None, **more), as_of=1, code='eval'))} |"
            )
        parts(month, holdings)
        published([q for q in questions if q.basis == "published totals"], holdings)
        facilities(holdings, finder)


def by_rule(asked: Question, holdings: Holdings) -> None:
    print(
        f"\n{asked.id}\n| rule | low / best / high | errors independent | errors shared |\n|---|---|---|---|"
    )
    for rule, tiers in RULES:
        found = answer_from(holdings, replace(asked, rule=rule, tiers=tiers, by=None), as_of=1, code="eval")
        drawn = {b.name: f"{b.low} to {b.high}" for b in found.beside}
        order = " then ".join(", ".join(tier) for tier in tiers)
        print(
            f"| {rule}{f' ({order})' if order else ''} | {shown(found)} | {drawn.get('errors independent', '')} | "
            f"{drawn.get('errors shared', '')} |"
        )
    whole = answer_by_incidents(asked, holdings)
    for one in leave_out(asked, whole, holdings)[:2]:
        left = one.reading
        print(
            f"without {one.originator}: {left.low} / {left.best} / {left.high}; {one.alone} rest on it alone"
        )


def parts(asked: Question, holdings: Holdings) -> None:
    for by in ("sex", "age", "cause", "status"):
        found = answer_from(holdings, replace(asked, group="all", by=by), as_of=1, code="eval")
        told = "; ".join(f"{p.name} {p.low} / {p.best} / {p.high}" for p in found.parts)
        print(f"by {by} (all killed, {shown(found)}): {told}")


def published(questions: Sequence[Question], holdings: Holdings) -> None:
    """What others printed beside what our incidents give for the same days and places, and who was displaced."""
    for asked in questions:
        print(f"\n{asked.id}: {shown(answer_from(holdings, asked, as_of=1, code='eval'))}")
        for one in compared(asked, totals_of(asked, holdings.claims, holdings), holdings):
            days = " to ".join(day.isoformat() for day in one.window)
            print(
                f"{one.publisher}, {days}, {one.area}: {_ends(one.theirs)}; ours {_ends(one.ours)}; {one.verdict}"
            )
        if asked.kind == "displaced":
            found = displacement(asked, holdings)
            most = "no upper number" if found.high is None else f"at most {found.high}"
            told = (
                f"{len(found.overlaps)} pairs of totals share days and places, {len(found.balances)} balances"
            )
            print(f"at least {found.low}; {most}; {told}")


def _ends(reading: Reading | None) -> str:
    return (
        "none" if reading is None else f"{reading.low} to {'open' if reading.high is None else reading.high}"
    )


def facilities(holdings: Holdings, finder: Finder) -> None:
    """The incidents of S/2020/278 as a registry beside what UCDP and Airwars say, without the board's own words."""
    data = (CASE / "input" / "un_boi_s2020_278_incidents.csv").read_bytes()
    registry = located(read_registry("boi", data).facilities, finder)
    linked = {i.code for i in holdings.incidents if any(holdings.claims[c].source == BOARD for c in i.claims)}
    claims = {i: c for i, c in holdings.claims.items() if c.source in ("ucdp", "airwars")}
    others = [i for i in holdings.incidents if any(c in claims for c in i.claims)]
    print(f"\n{FACILITIES_HEAD}\n|---|---|---|---|---|---|---|")
    for one in registry:
        found = matches([one], others, claims, most=1)
        told = _best(found[0], linked, holdings) if found else "missing | | | |"
        print(f"| {one.hit_on} | {one.name_en} | {told} |")


def _best(best: Match, linked: set[str], holdings: Holdings) -> str:
    members = next(i for i in holdings.incidents if i.code == best.incident).claims
    stated = [
        c for i in members for c in holdings.claims[i].event.counts if c.kind == "killed" and c.group == "all"
    ]
    killed = max((c.best or c.max or c.min or 0 for c in stated), default=0)
    joined = "yes" if best.incident in linked else "no"
    return f"{', '.join(best.sources)} | {joined} | {best.rank} | {best.distance / 1000:.1f} | {killed}"


def coverage(incidents: int, levels: Sequence[str], seed: int) -> None:
    print(f"\n{COVERAGE_HEAD}\n|---|---|---|---|---|---|---|---|---|")
    ranges = []
    for noise in levels:
        with tempfile.TemporaryDirectory() as folder:
            sim = Path(folder) / "sim"
            command = [sys.executable, "-m", "tawthiq.cli.main", "simulate", str(sim), "--noise", noise]
            command += ["--seed", str(seed), "--incidents", str(incidents)]
            subprocess.run(command, check=True, capture_output=True)
            for linked in ("by the truth", "by the program"):
                made = (
                    _joined_by_truth(sim) if linked == "by the truth" else brought(sim, Path(folder) / "c")[0]
                )
                weeks = list(_answered(sim, made))
                print(f"| {noise} | {linked} | {_covered(weeks)} |", flush=True)
                ranges += [f"| {noise} | {linked} | {row} |" for row in _ranges(weeks)]
    print(f"\n{RANGES_HEAD}\n|---|---|---|---|---|---|---|---|---|")
    print("\n".join(ranges))


def _joined_by_truth(sim: Path) -> Holdings:
    """The claims as the table has them, joined as they truly belong: what is left is the figure's own error."""
    claims: dict[str, Claim] = {}
    members: dict[str, list[Claim]] = {}
    for row in (r for r in _rows(sim / "claims.csv") if r["incident"] and r["scope"] == "event"):
        one = claims[row["id"]] = _claim(row)
        members.setdefault(row["incident"], []).append(one)
    incidents = [summarise(code, told, audience="items") for code, told in sorted(members.items())]
    return Holdings(claims, incidents)


def _claim(row: dict[str, str]) -> Claim:
    low, high = (int(row[k]) if row[k] else None for k in ("killed_min", "killed_max"))
    stated = Count("killed", "all", low, high, "range", row["id"], 0, 1)
    event = Event(
        row["event_type"], row["text"], 0, len(row["text"]), date_basis="stated" if row["date_start"] else "none",
        date_start=_day(row["date_start"]), date_end=_day(row["date_end"]), counts=() if low is None else (stated,),
    )  # fmt: skip
    anchor = Anchor(row["report"], "row", "table", row["text"], 0, 0, 1)
    who = (row["originator"] or row["source"],)
    return Claim(row["id"], anchor, event, row["source"], row["source"], who, 1, _day(row["published"][:10]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


class Week(NamedTuple):
    """A figure; the `documented` truth, of the strikes of which any report states a number; the `most` that is true of
    the strikes of the week or that their reports state, and the same with strikes that a report dates into it.
    """

    figure: Figure
    documented: int
    most: int
    named: int


def _answered(sim: Path, holdings: Holdings) -> Iterator[Week]:
    """Weeks of the whole country."""
    truth, claims = _rows(sim / "truth.csv"), _rows(sim / "claims.csv")
    told = {c["incident"] for c in claims if c["incident"] and c["killed_min"]}
    for first, last in _weeks(truth):
        found = answer_from(holdings, _asked(first, last), as_of=1, code="eval")
        here = [t for t in truth if first <= date.fromisoformat(t["date"]) <= last]
        documented = sum(int(t["killed_low"]) for t in here if t["id"] in told)
        most = sum(_most(t, claims) for t in here)
        dated = {c["incident"] for c in claims if _dated_into(c, first, last)}
        named = sum(_most(t, claims) for t in truth if t in here or t["id"] in dated)
        yield Week(found, documented, most, named)


def _covered(weeks: Sequence[Week]) -> str:
    """Truth and figure, low to high."""
    ends = [(w, w.figure.low or 0, w.figure.high) for w in weeks]
    inside, above, below = _truth_in([(w, low, high) for w, low, high in ends])
    counts = (
        len(weeks), sum(high is None for _, _, high in ends), inside, above, below,
        sum(high is not None and high > w.most for w, _, high in ends),
        sum(high is not None and high > w.named for w, _, high in ends),
    )  # fmt: skip
    return " | ".join(map(str, counts))


def _truth_in(ends: Sequence[tuple[Week, int, int | None]]) -> tuple[int, int, int]:
    """In how many weeks the documented truth lies in the range, above it and below it."""
    above = sum(high is not None and w.documented > high for w, _, high in ends)
    below = sum(low > w.documented for w, low, _ in ends)
    return len(ends) - above - below, above, below


def _ranges(weeks: Sequence[Week]) -> Iterator[str]:
    """What stands beside the figure as well: how often it holds the truth, how wide it is, where it ends."""
    for name in ("low to highest stated", *DRAWN):
        ends = []
        for w in weeks:
            told = w.figure.named(name)
            low, high = (
                (told.low, told.high) if told else (w.figure.low or 0, w.figure.highest or w.figure.low)
            )
            ends.append((w, low, high or 0))
        inside, above, below = _truth_in(ends)
        wide = sum((high - low) / w.documented for w, low, high in ends) / len(ends)
        over = sum((high - w.most) / w.most for w, _, high in ends) / len(ends)
        more = sum(high > w.most for w, _, high in ends)
        yield f"{name} | {inside} | {above} | {below} | {wide:.2f} | {more} | {over:+.0%}"


def _most(strike: dict[str, str], claims: Sequence[dict[str, str]]) -> int:
    """The highest number that is true of a strike or that a report of it states."""
    return max(int(strike["killed_high"]), _highest(strike["id"], claims))


def _dated_into(claim: dict[str, str], first: date, last: date) -> bool:
    """Whether a report of one strike dates it into the window, perhaps a day or more off."""
    start, end = _day(claim["date_start"]), _day(claim["date_end"])
    return claim["scope"] == "event" and start is not None and start <= last and (end or start) >= first


def _highest(ident: str, claims: Sequence[dict[str, str]]) -> int:
    return max(
        (int(c["killed_max"]) for c in claims if c["incident"] == ident and c["killed_max"]), default=0
    )


def _asked(first: date, last: date) -> Question:
    return Question("week", "killed", (first, last), Area("all", (), "all", "الكل", everywhere=True))


def _weeks(truth: Sequence[dict[str, str]]) -> Iterator[tuple[date, date]]:
    days = sorted(date.fromisoformat(t["date"]) for t in truth)
    first = days[0]
    while first <= days[-1]:
        yield first, first + timedelta(days=6)
        first += timedelta(days=7)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--incidents", type=int, default=1000)
    parser.add_argument("--noise", choices=NOISES)
    parser.add_argument("--seed", type=int, default=3)
    told = parser.parse_args()
    print(machine())
    if told.only in ("", "case"):
        case()
    if told.only in ("", "coverage"):
        coverage(told.incidents, (told.noise,) if told.noise else NOISES, told.seed)


if __name__ == "__main__":
    main()

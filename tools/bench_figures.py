"""Figures over 10,000 and 100,000 incidents: one alone, forty of a statement, beside a plain sum over the same rows.

The peer is the least that could be done: one loop over claims and incidents that knows the window and the area and
adds minima and maxima, without originators, reasons, reviews, splits, digest or simulation.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tawthiq.figures.documented import Holdings, answer, answer_from
from tawthiq.model.claims import Count, Event
from tawthiq.model.figures import SPLITS, Area, Question
from tawthiq.model.incidents import Anchor, Claim, Incident
from tawthiq.model.memory import uncollected

START = date(2031, 1, 1)
DAYS, DISTRICTS = 365, 20
WEEK = (date(2031, 3, 1), date(2031, 3, 31))
YEAR = (START, START + timedelta(days=DAYS))
COUNTRY = Area("all", ("QZ",), "the country", "البلد")


def world(n: int, seed: int = 1) -> tuple[dict[str, Claim], list[Incident]]:
    """`n` invented incidents over a year in twenty districts, 1.6 claims each, a quarter of them uncertain."""
    chance = random.Random(seed)
    claims: dict[str, Claim] = {}
    incidents = []
    for i in range(n):
        day = START + timedelta(days=chance.randrange(DAYS))
        told = [_claim(_name(i, k), day, chance) for k in range(chance.choice((1, 1, 1, 2, 3)))]
        claims.update((c.id, c) for c in told)
        admin = ("QZ", f"QZ{chance.randrange(DISTRICTS):02}")
        kind = chance.choice(("airstrike", "shelling"))
        incidents.append(Incident(f"I-{i:07}", tuple(c.id for c in told), day, day, kind, admin=admin))
    return claims, incidents


def _name(i: int, k: int) -> str:
    """Ids are digests and in no order, as those of a casebook."""
    return f"C-{hashlib.sha256(f'{i}-{k}'.encode()).hexdigest()[:16]}"


def _claim(name: str, day: date, chance: random.Random) -> Claim:
    low = chance.randrange(6)
    high = low + (chance.randrange(4) if chance.random() < 0.25 else 0)
    counts = tuple(Count("killed", g, low, high, "range", "x", 0, 1) for g in ("all", "civilians"))
    who = f"source-{chance.randrange(30)}"
    anchor = Anchor(hashlib.sha256(name.encode()).hexdigest(), "row 1", "table", name, 0, 0, 1)
    event = Event("shelling", name, 0, 1, counts=counts)
    return Claim(name, anchor, event, who, who, (who,), 1, published_on=day)


def plain(question: Question, claims: dict[str, Claim], incidents: Sequence[Incident]) -> tuple[int, int]:
    """The peer."""
    low = high = 0
    for one in incidents:
        if not (
            question.window[0] <= (one.date_start or date.min) <= question.window[1] and "QZ" in one.admin
        ):
            continue
        told = [c for i in one.claims for c in claims[i].event.counts if c.group == question.group]
        low += min(c.min or 0 for c in told)
        high += max(c.max or 0 for c in told)
    return low, high


def forty() -> list[Question]:
    """What a long statement asks: months, groups, areas, splits and rules."""
    out = []
    for month in range(1, 11):
        window = (date(2031, month, 1), date(2031, month, 28))
        for k, (group, by, rule) in enumerate(
            (
                ("all", None, "range"),
                ("civilians", "source", "range"),
                ("all", "area", "latest"),
                ("civilians", "cause", "range"),
            )
        ):
            out.append(Question(f"q{month}-{k}", "killed", window, COUNTRY, group=group, by=by, rule=rule))
    return out


def seconds(work: object, *args: object) -> float:
    start = time.process_time()
    work(*args)  # type: ignore[operator]
    return time.process_time() - start


def one(n: int) -> None:
    claims, incidents = world(n)

    def ask(question: Question) -> None:
        answer(question, claims=claims, incidents=incidents, as_of=1, code="bench")

    def ask_forty() -> None:
        holdings = Holdings(claims, incidents)
        with uncollected():
            for question in forty():
                answer_from(holdings, question, as_of=1, code="bench")

    month = Question("m", "killed", WEEK, COUNTRY, group="civilians", by="source")
    year = Question("y", "killed", YEAR, COUNTRY)
    base = seconds(plain, year, claims, incidents)
    rows = (
        ("a month of civilians by source", month),
        ("a whole year", year),
        ("a year of civilians by source", replace(year, group="civilians", by="source")),
        ("a year, who spoke last", replace(year, rule="latest")),
        ("a year of civilians, who spoke last", replace(year, group="civilians", rule="latest")),
        *(
            (f"a year of civilians by {by}", replace(year, group="civilians", by=by))
            for by in SPLITS
            if by != "source"
        ),
    )
    for name, question in rows:
        took = seconds(ask, question)
        print(
            f"{n:>7} incidents  {name:36} {took:6.2f} s  {took / base:6.1f} times a plain sum over all rows"
        )
    print(f"{n:>7} incidents  {'forty figures of a statement':36} {seconds(ask_forty):6.2f} s", flush=True)


def main() -> None:
    for n in (10_000, 100_000):
        one(n)


if __name__ == "__main__":
    main()

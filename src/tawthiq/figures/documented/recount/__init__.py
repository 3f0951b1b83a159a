"""The recount sheet of a figure: its incidents or totals one by one, and a script that adds them up again.

Whoever doubts a number needs neither this program nor its casebook: the sheet opens in a spreadsheet, and the script is
plain Python that a person can read in five minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from tawthiq.figures.documented import why
from tawthiq.figures.documented.relations import codes_of
from tawthiq.model.figures import Figure, Input
from tawthiq.model.incidents import Claim, Incident

COLUMNS = (
    "code", "date_start", "date_end", "area", "low", "best", "high", "in", "counts_as", "sums_up", "part_of", "states",
    "why",
)  # fmt: skip
Row = tuple[object, ...]


def script() -> str:
    """recount.py as it is written beside the sheets."""
    return resources.files(__name__).joinpath("recount.py").read_text(encoding="utf-8")


def sheet(figure: Figure, incidents: Mapping[str, Incident], claims: Mapping[str, Claim]) -> list[Row]:
    """The heading and one row for each incident, total or unused claim, in the figure's order.

    `low`, `best` and `high` are what a row adds to the sum (nothing to low and best where it may lie outside what is
    asked), or what a published total says; high is "open" where it has no bound. `counts_as` is "sum", "whole" (a
    total for this window and area), "floor", or empty. In a tie `sums_up` are the codes of what is taken off a row,
    `part_of` the rows that an incident is taken off, and `states` what it states itself as "low/best/high".
    """
    part_of: dict[str, list[str]] = {}
    for row in figure.inputs:
        for code in row.less:
            part_of.setdefault(code, []).append(row.ref)
    return [
        COLUMNS,
        *(_row(one, incidents, claims, " ".join(part_of.get(one.ref, ()))) for one in figure.inputs),
    ]


def _row(one: Input, incidents: Mapping[str, Incident], claims: Mapping[str, Claim], part_of: str) -> Row:
    start, end, area = _where(one.ref, incidents, claims)
    unstated = one.why in why.WITHOUT_NUMBER
    numbers = ("", "", "") if unstated else _shown((one.low, one.best, one.high))
    states = "" if one.states is None else "/".join(map(str, _shown(one.states)))
    counts = ("yes" if one.counted else "no", _counts_as(one))
    return (one.ref, start, end, area, *numbers, *counts, " ".join(one.less), part_of, states, one.why)


def _shown(numbers: tuple[int, int, int | None]) -> tuple[object, ...]:
    return tuple("open" if n is None else n for n in numbers)


def _where(
    ref: str, incidents: Mapping[str, Incident], claims: Mapping[str, Claim]
) -> tuple[object, object, str]:
    if ref in incidents:
        found = incidents[ref]
        return found.date_start, found.date_end, found.pcode or " ".join(found.admin[-1:])
    if ref in claims:
        event = claims[ref].event
        return event.date_start, event.date_end, " ".join(codes_of(event))
    return None, None, ""


def _counts_as(one: Input) -> str:
    if not one.counted:
        return ""
    if one.why == why.TOTAL_SAME:
        return "whole"
    return "floor" if one.why in why.FLOORS else "sum"

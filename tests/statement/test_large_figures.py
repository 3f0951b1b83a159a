"""A figure of thousands of incidents is cut for the page, never for the answer."""

from __future__ import annotations

from dataclasses import replace

from statement_made import made

from tawthiq.model.figures import Figure, Input
from tawthiq.statement.large import cut


def many(n: int) -> Figure:
    figure = next(iter(made().figures.values()))
    return replace(
        figure, inputs=tuple(Input(f"I-{i:04d}", True, "in", i, i, i, (f"C-{i}",)) for i in range(n))
    )


def test_the_heaviest_are_kept_and_the_rest_is_counted() -> None:
    short = cut(many(50), 10)
    assert [i.best for i in short.inputs] == list(range(40, 50))
    assert "10 of the 50" in short.caveats[-1][0]
    assert "incidents.csv" in short.caveats[-1][1]


def test_the_answer_and_its_digest_stay_those_of_the_whole() -> None:
    whole = many(50)
    short = cut(whole, 10)
    assert (short.low, short.best, short.high, short.claims, short.digest) == (
        whole.low, whole.best, whole.high, whole.claims, whole.digest,
    )  # fmt: skip


def test_a_small_figure_is_left_alone() -> None:
    figure = many(5)
    assert cut(figure, 10) is figure

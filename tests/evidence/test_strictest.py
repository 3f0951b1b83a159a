"""How far a row is shared that was made from several, and who may see it."""

from __future__ import annotations

import itertools

import pytest

from tawthiq.evidence.ledger import may_see, strictest

ONE = ("items", *(f"{level}:{who}" for level in ("private", "counts", "claims") for who in ("a", "b")))


@pytest.mark.parametrize(
    ("inputs", "row"),
    [
        ([], "items"),
        (["items", "claims:a"], "claims:a"),
        (["counts:a", "claims:b", "items"], "counts:a"),
        (["private:a", "counts:b"], "private:a,b"),
        (["claims:a", "claims:b"], "claims:a,b"),
    ],
)
def test_the_strictest_level_names_those_who_hold_back(inputs: list[str], row: str) -> None:
    assert strictest(inputs) == row


def test_nobody_sees_a_row_of_which_an_input_is_hidden_from_them() -> None:
    """Of every set of up to three inputs, in whatever order they were joined. Whole texts have one input."""
    for inputs in itertools.product(ONE, repeat=3):
        row = strictest(inputs)
        assert row == strictest([strictest(inputs[:2]), inputs[2]])
        for viewer in ("a", "b", "c"):
            if may_see(viewer, row):
                assert [i for i in inputs if not may_see(viewer, i)] == [], (viewer, inputs)


@pytest.mark.parametrize(
    ("audience", "seen"), [("items", "abc"), ("claims:a", "a"), ("counts:a", "a"), ("private:a", "a")]
)
def test_a_whole_text_is_seen_by_those_who_received_it_or_where_items_are_shared(
    audience: str, seen: str
) -> None:
    assert [v for v in "abc" if may_see(v, audience, whole=True)] == list(seen)

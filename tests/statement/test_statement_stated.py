"""A claim's number is shown as the claim says it, not as the bounds that the program reads from it."""

from __future__ import annotations

import pytest

from tawthiq.casebook.writing import number_cells
from tawthiq.figures.documented import why
from tawthiq.model.claims import QUALIFIERS, Count
from tawthiq.model.figures import Input
from tawthiq.statement.entries import count_text, input_data


def shown(low: int | None, high: int | None, qualifier: str, lang: str) -> str:
    said = count_text(Count("killed", "civilians", low, high, qualifier, "…", 0, 1), lang)
    return said.partition(": ")[2].replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "en", "ar"),
    [
        (2150, 2150, "about", "about 2,150", "نحو 2,150"),
        (15, 15, "about", "about 15", "نحو 15"),
        (34, None, "more_than", "more than 33", "أكثر من 33"),
        (33, None, "at_least", "at least 33", "33 على الأقل"),
        (None, 9, "up_to", "up to 9", "9 على الأكثر"),
        (0, 9, "up_to", "up to 9", "9 على الأكثر"),
        (20, 99, "vague", "20–99 (a vague word)", "20–99 (بلفظ مبهم)"),
        (3, 5, "range", "3–5", "3–5"),
        (7, 7, "exact", "7", "7"),
        (None, None, "vague", "not stated", "غير مذكور"),
        (None, None, "none_stated", "not stated", "غير مذكور"),
    ],
)
def test_the_claims_own_qualifier_is_shown(
    low: int | None, high: int | None, qualifier: str, en: str, ar: str
) -> None:
    assert (shown(low, high, qualifier, "en"), shown(low, high, qualifier, "ar")) == (en, ar)


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_every_qualifier_can_be_shown_over_any_bounds(qualifier: str) -> None:
    for low, high in ((None, 0), (0, None), (5, 3), (1, 1)):
        assert shown(low, high, qualifier, "en")
        assert shown(low, high, qualifier, "ar")


@pytest.mark.parametrize("reason", why.WITHOUT_NUMBER)
def test_an_input_that_states_no_number_shows_none_and_no_zero(reason: str) -> None:
    silent = Input("I-0007", False, reason, 0, 0, 0, ())
    assert number_cells(silent) == ("", "", "")
    assert input_data(silent, {}, "en")["range"] == "not stated"
    assert input_data(silent, {}, "ar")["range"] == "غير مذكور"


def test_a_zero_and_an_open_upper_number_are_written_as_such() -> None:
    zero, wide = (Input("I-0007", True, why.INSIDE, n, n, high, ()) for n, high in ((0, 0), (3, None)))
    assert number_cells(zero) == (0, 0, 0)
    assert number_cells(wide) == (3, 3, "open")
    assert input_data(zero, {}, "en")["range"] == "0"

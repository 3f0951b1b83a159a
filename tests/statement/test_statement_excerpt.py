"""A long quote is cut to what stands around its counts, and says that it is cut."""

from __future__ import annotations

from dataclasses import replace

from statement_made import made

from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim
from tawthiq.statement.entries import excerpt

CLAIM = next(iter(made().claims.values()))


def with_quote(text: str, *numbers: str) -> Claim:
    counts = tuple(
        Count("killed", "all", 1, 1, "exact", n, 7 + text.index(n), 7 + text.index(n) + len(n))
        for n in numbers
    )
    event = replace(CLAIM.event, quote=text, start=7, end=7 + len(text), counts=counts)
    return replace(CLAIM, event=event)


def test_a_short_quote_is_whole_and_its_numbers_are_marked() -> None:
    text = "قُتل 12 مدنياً في السوق"
    assert excerpt(with_quote(text, "12")) == [("قُتل ", False), ("12", True), (" مدنياً في السوق", False)]


def test_a_row_of_a_table_keeps_the_fields_of_its_counts_on_one_line() -> None:
    row = "\n".join([f"field_{i}: {'x' * 20}" for i in range(20)] + ["deaths: 4", "low: 3", "note: y"])
    shown = excerpt(with_quote(row, "deaths: 4", "low: 3"))
    text = "".join(piece for piece, _ in shown)
    assert [piece for piece, hit in shown if hit] == ["deaths: 4", "low: 3"]
    assert "\n" not in text
    assert "…" in text
    assert len(text) < 120


def test_a_long_paragraph_keeps_the_words_beside_its_number() -> None:
    text = f"{'كلام ' * 80}استشهد 7 مدنيين {'كلام ' * 80}"
    shown = "".join(piece for piece, _ in excerpt(with_quote(text, "7")))
    assert "استشهد 7 مدنيين" in shown
    assert shown.count("…") == 2
    assert len(shown) < 250


def test_a_long_quote_without_a_place_for_its_count_is_cut_at_its_end() -> None:
    claim = with_quote("كلام " * 80)
    assert excerpt(claim)[0][0].endswith("…")

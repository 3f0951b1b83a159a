"""The incidents in columns: filters and cells say what the stored rows say, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from made import WHO, example, post
from tawthiq.casebook import deriving, gridding, queries
from tawthiq.casebook.actions.deciding import grade
from tawthiq.casebook.catalogue import Wanted, find
from tawthiq.casebook.reviewing import anchor_of
from tawthiq.model.incidents import Incident

BOX = (-407_000_000, 126_500_000, -405_800_000, 127_100_000)


def last(i: Incident) -> date | None:
    return i.date_end or i.date_start


def inside(i: Incident) -> bool:
    west, south, east, north = BOX
    return i.lat is not None and i.lon is not None and west <= i.lon <= east and south <= i.lat <= north


FILTERS: list[tuple[Wanted, Callable[[Incident], bool]]] = [
    (Wanted(), lambda i: True),
    (Wanted(kind="airstrike"), lambda i: i.event_type == "airstrike"),
    (Wanted(kind="no such kind"), lambda i: False),
    (Wanted(first="2024-03-07"), lambda i: (last(i) or date.min) >= date(2024, 3, 7)),
    (Wanted(last="2024-03-07"), lambda i: i.date_start is not None and i.date_start <= date(2024, 3, 7)),
    (Wanted(areas=("XT01",)), lambda i: "XT01" in (i.pcode, *i.admin)),
    (Wanted(target="market"), lambda i: "market" in i.targets),
    (Wanted(target="none_stated", areas=("XT01",)), lambda i: i.targets == ("none_stated",) and "XT01" in i.admin),
    (Wanted(target="no such target"), lambda i: False),
    (Wanted(several=True), lambda i: len(i.claims) > 1),
    (Wanted(box=BOX), inside),
    (Wanted(kind="shelling", areas=("XT01", "XT02"), several=True),
     lambda i: i.event_type == "shelling" and bool({"XT01", "XT02"} & {*i.admin}) and len(i.claims) > 1),
]  # fmt: skip


@pytest.mark.usefixtures("database")
def test_columns_say_what_the_rows_say(tmp_path: Path) -> None:
    book = example(tmp_path / "c")
    deriving.derive(book)
    rows = queries.incidents()
    for wanted, holds in FILTERS:
        found = find(wanted, "rafidan")
        expected = [i for i in rows if holds(i)]
        assert set(found.codes()) == {i.code for i in expected}, wanted
        months = {m: n for m, n in found.by_month() if m}
        assert sum(n for _, n in found.by_month()) == len(expected)
        assert months.get("2024-03", 0) == sum(str(i.date_start)[:7] == "2024-03" for i in expected)
        placed = sum(i.lat is not None and i.lon is not None for i in expected)
        for zoom in (0, 6, 12, 17):
            assert sum(c.n for c in gridding.cells(found, zoom)) == placed
    assert len(find(Wanted(kind="airstrike"), "rafidan").rows) > 1
    assert 0 < len(find(Wanted(target="market"), "rafidan").rows) < len(rows)
    assert any(map(inside, rows))
    assert not all(map(inside, rows))
    days = [i.date_start for c in find(Wanted(), "rafidan").codes() for i in rows if i.code == c]
    assert days == sorted((d for d in days if d), reverse=True) + [d for d in days if d is None]
    changed_by_acts(book, tmp_path, rows)


def changed_by_acts(book: object, folder: Path, rows: list[Incident]) -> None:
    """What a derivation adds or a person grades is in the columns after it, and not before."""
    before = len(find(Wanted(words="كرسف"), "rafidan").rows)
    grade(
        book,
        acting=WHO,
        anchor=anchor_of(rows[0].code),
        about="harm",
        grade="contested",
        because="two say nobody",
    )
    post(book, folder, "late", "قُتل 4 مدنيين في قصف مدفعي على كرسف بتاريخ 1 كانون الثاني 2024.")
    assert rows[0].code not in find(Wanted(harm="contested"), "rafidan").codes()
    assert len(find(Wanted(words="كرسف"), "rafidan").rows) == before
    deriving.derive(book)
    assert rows[0].code in find(Wanted(harm="contested"), "rafidan").codes()
    assert len(find(Wanted(words="كرسف"), "rafidan").rows) == before + 1


def test_a_box_fits_the_zoom_that_is_named() -> None:
    whole_world = (-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    assert gridding.fitting(whole_world) == 0
    one_house = (360_000_000, 340_000_000, 360_000_100, 340_000_100)
    assert gridding.fitting(one_house) == 17
    assert 6 <= gridding.fitting((360_000_000, 340_000_000, 420_000_000, 370_000_000)) <= 7

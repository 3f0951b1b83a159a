"""Tables of lists: what is read, what is refused, and where."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tawthiq.figures.estimates import Effort, Plan, estimate, read_lists, read_plan
from tawthiq.figures.estimates import errors as e
from tawthiq.figures.estimates.plan import plan_of
from tawthiq.figures.estimates.reading import rows_of


def write(folder: Path, text: str, name: str = "lists.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_persons_and_cells_give_the_same_table(tmp_path: Path) -> None:
    persons = "الاسم,المرصد,الدفاع المدني,الشبكة\n" + "سالم,1,0,0\n" * 3 + "هدى,1,1,0\n" * 2 + "نور,0,1,1\n"
    cells = "المرصد,الدفاع المدني,الشبكة,count\n1,0,0,3\n1,1,0,2\n0,1,1,1\n0,0,0,0\n"
    first, second = (read_lists(write(tmp_path, t)) for t in (persons, cells))
    assert first.ignored == ("الاسم",)
    assert first.lists == second.lists == ("المرصد", "الدفاع المدني", "الشبكة")
    for read in (first, second):
        assert read.table(("", "")).counts.tolist() == [0, 3, 0, 2, 0, 0, 1, 0]


def test_standard_input_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\ufeffA;B;count\n1;0;4\n1;1;3\n"))
    found = estimate("-", method="chapman")
    assert (found.documented, found.lists.lists) == (7, ("A", "B"))


def test_semicolons_arabic_digits_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    read = read_lists(write(tmp_path, "\ufeffأ;ب;ج;count\n١;٠;٠;١٢\n1.0;1;0;3.0\n0;1;1;4\n"))
    assert read.table(("", "")).counts.tolist() == [0, 12, 0, 3, 0, 0, 4, 0]


REFUSED = [
    ("A,B,C\n1,0,0\n1,2,0\n1,1,1\n", e.BadMembership, "lists.csv row 3, B"),
    ("A,B,C\n1,0,0\n1,,0\n1,1,1\n", e.BadMembership, "lists.csv row 3, B"),
    ("A,B,C\n1,0,0\n0,0,0\n", e.PersonInNoList, "lists.csv row 3"),
    ("A,B,C,count\n1,0,0,4\n0,0,0,9\n", e.PersonInNoList, "lists.csv row 3"),
    ("A,B,C,count\n1,0,0,-4\n", e.BadCount, "lists.csv row 2"),
    ("A,B,C,count\n1,0,0,4\n0,1,0,2.5\n", e.BadCount, "lists.csv row 3"),
    ("A,B,A\n1,0,0\n", e.DuplicateColumn, "lists.csv row 1"),
    ("A,B,C\n", e.NoRows, "lists.csv"),
    ("", e.NoRows, "lists.csv"),
    ("A,B,C,count\n1,0,0,0\n", e.NoRows, "lists.csv"),
    ("name,age\nسالم,30\nهدى,41\n", e.NoLists, "lists.csv"),
    ("A,B,C\n1,0\n", e.BadFile, "lists.csv row 2"),
    (",".join(f"L{i}" for i in range(25)) + "\n" + ",".join("1" * 25) + "\n", e.TooManyLists, "lists.csv"),
]


@pytest.mark.parametrize(("text", "error", "place"), REFUSED)
def test_a_table_that_cannot_be_right_is_refused_with_its_place(
    tmp_path: Path, text: str, error: type[e.EstimateRefused], place: str
) -> None:
    with pytest.raises(error) as caught:
        read_lists(write(tmp_path, text))
    assert caught.value.place == place
    for lang in ("en", "ar"):
        assert caught.value.code in caught.value.text(lang)


def test_lists_may_be_named_that_do_not_hold_everybody(tmp_path: Path) -> None:
    path = write(tmp_path, "A,B,C,age\n1,0,0,4\n0,1,1,5\n\n0,0,1,6\n1,1,0,7\n")
    found = read_lists(path, lists=("A", "B"))
    assert (found.lists, found.ignored, found.outside) == (("A", "B"), ("C", "age"), 1)
    assert sum(found.cells.values()) == 3
    assert read_lists(path).outside == 0
    path = write(tmp_path, "A,B\n1,0\n\n0,0\n")
    with pytest.raises(e.PersonInNoList) as caught:
        read_lists(path, lists=("A", "B"))
    assert caught.value.place.endswith("row 4")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes("قائمة,B,C\n1,0,1\n".encode("cp1256"))
    with pytest.raises(e.BadFile):
        read_lists(path)


def test_codes_of_refusals_are_unique_and_every_text_is_in_both_languages() -> None:
    found = [c for c in vars(e).values() if isinstance(c, type) and issubclass(c, e.EstimateRefused)]
    codes = [c.code for c in found]
    assert len(codes) == len(set(codes)) == 13
    assert all(c.message.ar and c.remedy.ar for c in found if c is not e.EstimateRefused)


def test_a_list_without_anyone_is_named_and_left_out(tmp_path: Path) -> None:
    read = read_lists(write(tmp_path, "A,B,C\n1,0,0\n1,1,0\n0,1,0\n"))
    assert (read.lists, read.empty) == (("A", "B"), ("C",))


def test_named_list_columns_win_over_guessing(tmp_path: Path) -> None:
    path = write(tmp_path, "A,B,C,minor\n1,0,0,1\n1,1,0,0\n0,1,1,0\n")
    assert read_lists(path).lists == ("A", "B", "C", "minor")
    assert read_lists(path, lists=("A", "B", "C")).ignored == ("minor",)
    with pytest.raises(e.UnknownColumn):
        read_lists(path, strata=("governorate",))


def test_a_plan_is_read_and_a_key_it_does_not_have_is_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "seed: 7\nlists:\n  المرصد: {period: 2031, fed_by: [الشبكة]}\nadmissible: [sparse]\n",
        "plan.yml",
    )
    plan = read_plan(path)
    assert plan.seed == 7
    assert plan.lists["المرصد"].fed_by == ("الشبكة",)
    assert plan_of(plan.as_dict()) == plan
    for bad in ("sede: 7\n", "- 1\n", "lists: {A: {colour: red}}\n", "strata: age\n", "seed: [1\n"):
        with pytest.raises(e.BadPlan):
            read_plan(write(tmp_path, bad, "bad.yml"))
    with pytest.raises(e.UnknownMethod):
        plan_of({"admissible": ["magic"]})
    with pytest.raises(e.BadSetting):
        plan_of({"classes": 0})


@pytest.mark.parametrize(
    ("plan", "place", "read"),
    [
        ({"classes": "ten"}, "plan.yml, classes", "ten"),
        ({"seed": True}, "plan.yml, seed", "true"),
        ({"never_together": [["a", "b", "c"]]}, "plan.yml, never_together", "[a, b, c]"),
        ({"lists": {"A": {"colour": "red"}}}, "plan.yml, lists", "A: {colour: red}"),
        ({"lists": 5}, "plan.yml, lists", "5"),
        (["a"], "plan.yml", "a"),
    ],
)
def test_a_value_of_another_kind_is_named_by_its_key(plan: object, place: str, read: str) -> None:
    with pytest.raises(e.BadPlan) as caught:
        plan_of(plan, "plan.yml")
    assert (caught.value.place, caught.value.read) == (place, read)
    assert not {"'", "object", "dict"} & set(caught.value.text().split())


def test_strata_are_summed_and_a_stratum_with_two_lists_is_only_counted() -> None:
    rows = [*stratum("إدلب", (60, 50, 20, 40, 15, 12, 6)), *stratum("حماة", (40, 45, 15, 30, 12, 9, 4))]
    rows += stratum("حلب", (55, 40, 18, 35, 14, 11, 7))
    rows += [
        {"A": 1, "B": 0, "C": 0, "gov": "درعا", "count": 20},
        {"A": 1, "B": 1, "C": 0, "gov": "درعا", "count": 5},
    ]
    found = estimate(rows, strata=("gov",), effort=Effort(100, 20, 500))
    assert [s.values for s in found.strata] == [("إدلب",), ("حلب",), ("حماة",), ("درعا",)]
    daraa = found.strata[-1]
    assert (daraa.span, daraa.active) == (None, ("A", "B"))
    assert "active_lists" in {c.code for c in found.checks if not c.passed}
    assert found.verdict == "lower bound"
    graphical = next(m for m in found.methods if m.name == "graphical")
    parts = [s.methods["graphical"][1] for s in found.strata if s.span]
    assert graphical.median == pytest.approx(sum(parts) + 25, rel=0.03)
    bounds = sum(s.methods["graphical"][2] - s.methods["graphical"][0] for s in found.strata if s.span)
    assert float(graphical.high or 0) - float(graphical.low or 0) < 0.9 * bounds


def stratum(name: str, cells: tuple[int, ...]) -> list[dict[str, object]]:
    return [
        {"A": m & 1, "B": m >> 1 & 1, "C": m >> 2 & 1, "gov": name, "count": n}
        for m, n in enumerate(cells, start=1)
    ]


def test_a_list_that_was_not_active_in_a_stratum_is_taken_out_there() -> None:
    rows = [*stratum("إدلب", (60, 50, 20, 40, 15, 12, 6)), *stratum("حماة", (40, 45, 15, 30, 12, 9, 4))]
    plan = plan_of({"lists": {"C": {"not_in": {"gov": ["حماة"]}}}})
    found = estimate(rows, strata=("gov",), plan=plan, effort=Effort(100, 20, 500))
    assert found.strata[1].active == ("A", "B")
    assert found.strata[1].span is None


def test_rows_without_a_stratum_are_imputed_and_the_total_without_them_is_shown() -> None:
    rows = [*stratum("إدلب", (60, 50, 20, 40, 15, 12, 6)), *stratum("حماة", (40, 45, 15, 30, 12, 9, 4))]
    rows.append({"A": 1, "B": 0, "C": 0, "gov": "", "count": 40})
    found = estimate(rows, strata=("gov",), effort=Effort(100, 20, 500))
    assert found.documented == sum(s.documented for s in found.strata) == 398
    assert found.dropped is not None
    assert found.dropped[1] < float(next(m for m in found.methods if m.name == "latent_class").median or 0)
    check = next(c for c in found.checks if c.code == "strata_known")
    assert not check.passed
    assert found.verdict == "lower bound"


def test_linkage_draws_are_pooled_and_their_share_of_the_width_is_shown() -> None:
    rows: list[dict[str, object]] = []
    for draw, shift in enumerate((0, 12, -10)):
        cells = (200 - shift, 180 - shift, 60 + shift, 150, 45, 40, 14)
        rows += [{**row, "linkage_draw": draw} for row in stratum("", cells)]
    for row in rows:
        del row["gov"]
    one = estimate(
        [{**r, "linkage_draw": 0} for r in rows if r["linkage_draw"] == 0], effort=Effort(100, 20, 500)
    )
    pooled = estimate(rows, effort=Effort(100, 20, 500))
    assert pooled.shares["linkage"] > 0
    assert sum(pooled.shares.values()) == pytest.approx(1)
    assert "linkage" not in one.shares
    widths = [float(next(m for m in f.methods if m.name == "graphical").high or 0) for f in (one, pooled)]
    assert widths[1] > widths[0]
    assert len(rows_of(rows).versions) == 3


def test_pooling_draws_strata_together_and_leaves_the_precise_ones_alone() -> None:
    import numpy as np

    from tawthiq.figures.estimates.pooling import pool

    rng = np.random.default_rng(0)
    sharp = [500 + 500 * np.exp(rng.normal(0.0, 0.05, 4000)) for _ in range(5)]
    vague = 500 + 500 * np.exp(rng.normal(2.0, 1.0, 4000))
    pooled = pool([500] * 6, [*sharp, vague], seed=1)
    assert np.median(pooled.draws[5]) < 0.6 * np.median(vague)
    assert np.median(pooled.draws[0]) == pytest.approx(np.median(sharp[0]), rel=0.05)
    assert Plan().strata == ()

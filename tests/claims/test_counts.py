"""Counts in invented sentences, in both languages: (kind, group, min, max)."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

Row = tuple[str, str, int | None, int | None]

CASES: list[tuple[str, list[Row]]] = [
    ("مقتل 3 مدنيين وإصابة 7 آخرين في قصف استهدف قرية كفر توت.", [
        ("killed", "civilians", 3, 3), ("injured", "civilians", 7, 7)]),
    ("استشهد مدنيان وجرح آخرون بقصف مدفعي على كفر توت.", [
        ("killed", "civilians", 2, 2), ("injured", "civilians", 2, None)]),
    ("٦ قتلى و ١٥ مصاباً في حصيلة أولية.", [("killed", "all", 6, 6), ("injured", "all", 15, 15)]),
    ("مقتل 4 مدنيين، بينهم امرأة وطفل، وإصابة طفلين.", [
        ("killed", "civilians", 4, 4), ("killed", "women", 1, 1), ("killed", "children", 1, 1),
        ("injured", "children", 2, 2)]),
    ("سقوط قتلى وجرحى بينهم أطفال بقصف على كفر توت.", [
        ("killed", "all", 2, None), ("injured", "all", 2, None), ("killed", "children", 1, None),
        ("injured", "children", 1, None)]),
    ("أعدم عناصر من قسد ثلاثة مدنيين في كفر توت.", [("executed", "civilians", 3, 3)]),
    ("نزوح أكثر من 12 ألف مدني من المنطقة.", [("displaced", "civilians", 12001, None)]),
    ("اعتقال خمسة شبان في تل الريحان.", [("detained", "men", 5, 5)]),
    ("ق*صف مدفعي أدى إلى مقـ.ـتل ما لا يقل عن عشرين شخصاً.", [("killed", "all", 20, None)]),
    ("At least 12 people were killed and 9 others injured in an airstrike.", [
        ("killed", "all", 12, None), ("injured", "all", 9, 9)]),
    ("A raid on the mill killed four people and wounded several others.", [
        ("killed", "all", 4, 4), ("injured", "all", 2, None)]),
    ("Shelling forced tens of thousands of people to flee.", [("displaced", "all", 20000, 99999)]),
    ("Between 12 and 19 civilians were killed.", [("killed", "civilians", 12, 19)]),
    ("Regime forces executed three men in Kafr Tut.", [("executed", "men", 3, 3)]),
    ("Soldiers arrested five men in a raid.", [("detained", "men", 5, 5)]),
    ("Warplanes hit two hospitals in Tal al-Rihan.", [("facilities_hit", "all", 2, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_stated_count_is_read_with_its_kind_group_and_ends(
    text: str, expected: list[Row], pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    rows = [(c.kind, c.group, c.min, c.max) for e in events for c in e.counts]
    assert rows == expected

"""Who said it first: names in both languages lead to one source, copies to what they repeat, strangers to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from test_incident_linking import claim

from tawthiq.claims.packs import load_pack
from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.selection import says
from tawthiq.flow.naming import pairs_of
from tawthiq.incidents.link import link
from tawthiq.incidents.originators import known_names, with_copies, with_originators
from tawthiq.model.claims import Count
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Claim

ASKED = Question("q", "killed", (date.min, date.max), Area("all", (), "all", "الكل", everywhere=True))
ALIASES = {
    "lamps": ("Blue Lamps", "المصابيح الزرقاء"),
    "observatory": ("Selmara Observatory", "مرصد سلمارة"),
}
LONG = (
    "قصف مدفعي استهدف السوق الشعبي في بلدة كفر زلمير صباح اليوم أدى إلى مقتل ثلاثة مدنيين بينهم طفل "
    "وإصابة سبعة آخرين بحسب مصادر أهلية في المنطقة"
)


def saying(n: int, **told: object) -> Claim:
    """The n-th claim with its event changed."""
    made = claim(n)
    return replace(made, event=replace(made.event, **told))  # type: ignore[arg-type]


def originators(c: Claim, *others: Claim) -> tuple[str, ...]:
    claims = {x.id: x for x in (c, *others)}
    return with_originators(claims, known_names(pairs_of(claims.values()), ALIASES))[c.id].originators


@pytest.mark.parametrize(
    ("attributed_to", "expected"),
    [
        ("Blue Lamps", "lamps"),
        ("a correspondent of the Blue Lamps", "lamps"),
        ("المصابيح الزرقاء", "lamps"),
        ("فرق المصابيح الزرقاء والأهالي", "lamps"),
        ("وبمرصد سلمارة", None),
        ("بمرصد سلمارة", "observatory"),
        ("residents", None),
        ("طبيب في المشفى", None),
    ],
)
def test_according_to_leads_to_a_known_source_or_stays(attributed_to: str, expected: str | None) -> None:
    assert originators(saying(1, attributed_to=attributed_to)) == (expected or "s1",)


def told_by(*voices: str | None) -> Claim:
    counts = tuple(
        Count("killed", "all", 3 + n, 3 + n, "exact", "q", 0, 1, attributed_to=who)
        for n, who in enumerate(voices)
    )
    return saying(1, counts=counts, attributed_to=None)


def test_a_count_is_of_the_known_source_that_says_it() -> None:
    assert originators(told_by("فرق المصابيح الزرقاء")) == ("lamps",)
    assert originators(told_by("Blue Lamps", "the Blue Lamps")) == ("lamps",)
    assert originators(told_by("Blue Lamps", None)) == ("s1",)
    assert originators(told_by("Blue Lamps", "Selmara Observatory")) == ("s1",)
    assert originators(told_by("residents")) == ("s1",)


def test_voices_of_one_report_are_those_of_the_sources_themselves() -> None:
    two = told_by("a correspondent of the Blue Lamps", "Selmara Observatory")
    own = replace(claim(2, killed=9), source="mirsad", publisher="مرصد سلمارة", originators=("mirsad",))
    held = with_originators({two.id: two, own.id: own}, known_names(pairs_of([two, own]), ALIASES))
    assert held[two.id].known_as == (
        ("Selmara Observatory", "mirsad"), ("a correspondent of the Blue Lamps", "lamps"),
    )  # fmt: skip
    assert held[two.id].event == two.event
    said = combine(list(held.values()), partial(says, ASKED))
    assert said is not None
    assert said.voices == ("lamps", "mirsad")


def test_an_alias_of_a_source_at_hand_stands_for_it() -> None:
    at_hand = replace(claim(2), source="mirsad", publisher="مرصد سلمارة", originators=("mirsad",))
    assert originators(saying(1, attributed_to="Selmara Observatory"), at_hand) == ("mirsad",)
    listed = replace(
        saying(1, originators=("Selmara Observatory", "HRW")), originators=("Selmara Observatory", "HRW")
    )
    assert originators(listed, at_hand) == ("mirsad", "HRW")


def test_what_a_row_or_a_channel_names_itself_goes_before_the_sentence() -> None:
    forwarded = replace(saying(1, attributed_to="Blue Lamps"), originators=("Selmara Observatory",))
    assert originators(forwarded) == ("observatory",)


def quoted(n: int, quote: str, day: int) -> Claim:
    made = claim(n)
    anchor = replace(made.anchor, quote=quote, end=len(quote))
    return replace(made, anchor=anchor, published_on=date(2024, 3, day))


def test_a_copy_rests_on_what_it_repeats_and_an_update_does_not() -> None:
    first, copy = quoted(1, LONG, 5), quoted(2, LONG.replace("صباح", "فجر"), 6)
    other = quoted(3, "قُتل ثلاثة في كفر زلمير", 6)
    claims = {c.id: c for c in (copy, other, first)}
    traced = with_copies(claims, link(list(claims.values())))
    assert traced[copy.id].originators == ("s1",)
    assert traced[first.id].originators == ("s1",)
    assert traced[other.id].originators == ("s3",)


def test_short_formulas_are_no_copies() -> None:
    formula = "قصف مدفعي على كفر زلمير اليوم"
    claims = {c.id: c for c in (quoted(1, formula, 5), quoted(2, formula, 6))}
    traced = with_copies(claims, link(list(claims.values())))
    assert {c.originators for c in traced.values()} == {("s1",), ("s2",)}


def test_the_syria_pack_names_each_source_in_both_languages() -> None:
    sources = load_pack(("syria",)).sources
    assert "المرصد السوري لحقوق الإنسان" in sources["sohr"]
    assert all(
        any(not n.isascii() for n in names) and any(n.isascii() for n in names) for names in sources.values()
    )

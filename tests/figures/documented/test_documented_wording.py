"""A figure in words: by its range, in both languages, never a bare "between"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from documented_made import WINDOW, claim, count, figure, incident, question, total
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.figures.documented import sentence, table_rows, why
from tawthiq.lang.labels import vocabulary, why_text, window_text
from tawthiq.lang.wording import PARTS, at_least, number, phrase, say
from tawthiq.model import claims as model
from tawthiq.model.figures import BASES, HIGHEST, INTERVALS, Figure

_ONE = claim("c", count("killed", "civilians", 12, 19))
MADE = figure(question(group="civilians"), [incident("I1", _ONE)], _ONE)


def with_range(low: int | None, high: int | None, interval: str = "reports") -> Figure:
    return replace(MADE, low=low, best=low, high=high, interval=interval)


@pytest.mark.parametrize(
    ("low", "high", "en", "ar"),
    [
        (12, 19, "sources report between 12 and 19 civilians killed", "تفيد المصادر بمقتل ما بين 12 و19 مدنياً"),
        (3, 3, "sources report 3 civilians killed", "تفيد المصادر بمقتل 3 مدنيين"),
        (1, 1, "sources report 1 civilian killed", "تفيد المصادر بمقتل مدني واحد"),
        (2, 2, "sources report 2 civilians killed", "تفيد المصادر بمقتل مدنيَّين"),
        (1, 2, "sources report between 1 and 2 civilians killed", "تفيد المصادر بمقتل مدني واحد أو مدنيَّين"),
        (100, 103, "sources report between 100 and 103 civilians killed", "تفيد المصادر بمقتل ما بين 100 و103 مدنيين"),
        (100, 100, "sources report 100 civilians killed", "تفيد المصادر بمقتل 100 مدني"),
        (12, None, "sources report at least 12 civilians killed", "تفيد المصادر بمقتل 12 مدنياً على الأقل"),
        (0, 0, "sources report no civilians killed", "تفيد المصادر بعدم مقتل أي مدني"),
        (0, 1, "sources report at most 1 civilian killed", "تفيد المصادر بمقتل مدني واحد على الأكثر"),
        (None, None, "no report of civilians killed is documented", "لا توجد إفادة موثقة عن مقتل مدنيين"),
    ],
)  # fmt: skip
def test_wording_follows_the_range(low: int | None, high: int | None, en: str, ar: str) -> None:
    assert (phrase(with_range(low, high), "en"), phrase(with_range(low, high), "ar")) == (en, ar)


def test_the_sentence_says_window_and_area() -> None:
    assert sentence(MADE, "en") == (
        "From 1 to 7 March 2031, in the valley, sources report between 12 and 19 civilians killed."
    )
    assert (
        sentence(MADE, "ar")
        == "من 1 إلى 7 آذار/مارس 2031، في الوادي، تفيد المصادر بمقتل ما بين 12 و19 مدنياً."
    )


def test_a_range_made_by_cut_dates_says_so() -> None:
    cut = with_range(4, 7, "window bounds")
    assert phrase(cut, "en").endswith("inside these dates, and up to 7 with dates that may lie outside")
    assert "مع ما قد يقع تاريخه خارجها" in phrase(cut, "ar")


def test_an_open_figure_says_how_high_reports_come_and_where_there_may_be_more() -> None:
    other = claim("o", count("killed", "civilians", 7, None))
    found = figure(question(group="civilians"), [incident("I1", _ONE), incident("I2", other)], _ONE, other)
    assert phrase(found, "en") == (
        "sources report between 19 and 26 civilians killed, and perhaps more in 1 incident (7 of these)"
    )
    assert phrase(found, "ar") == (
        "تفيد المصادر بمقتل ما بين 19 و26 مدنياً، وربما أكثر في حادثة واحدة (7 في هذا العدد)"
    )
    assert [number(found, part, "en") for part in ("high", "range")] == ["26 or more", "19–26 or more"]
    assert number(found, "high", "ar") == "26 أو أكثر"
    assert table_rows([found], "en")[1][3] == "26 or more"
    [(en, ar)] = [c for c in found.caveats if "comes to 26" in c[0]]
    assert en.endswith("without them 12 to 19.")
    assert "من دونها من 12 إلى 19" in ar
    assert sum(b.name == HIGHEST for b in found.beside) == 1


def test_an_estimate_and_published_totals_are_named_as_what_they_are() -> None:
    assert phrase(with_range(4, 7, "credible"), "en").startswith(
        "a statistical estimate gives between 4 and 7"
    )
    summed = total("t", WINDOW, ("QZ01",), count("killed", "civilians", 80, None))
    found = figure(question(basis="published totals", group="civilians"), [], summed)
    assert phrase(found, "en") == "published totals give at least 80 civilians killed"
    assert phrase(found, "ar") == "تفيد المجاميع المنشورة بمقتل 80 مدنياً على الأقل"


@given(
    st.one_of(st.none(), st.integers(0, 2000)),
    st.one_of(st.none(), st.integers(0, 2000)),
    st.sampled_from(INTERVALS),
)
def test_between_never_stands_without_who_says_it(low: int | None, more: int | None, interval: str) -> None:
    made = with_range(low, None if more is None or low is None else low + more, interval)
    for lang, word in (("en", "between"), ("ar", "ما بين")):
        before, found, _ = phrase(made, lang).partition(word)
        assert not found or before.strip()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("made", [MADE, with_range(None, None), with_range(5, None)])
def test_every_part_can_be_said_in_both_languages(part: str, made: Figure) -> None:
    assert say(made, part, "en")
    assert say(made, part, "ar")
    assert not any(c.isascii() and c.isalpha() for c in say(made, part, "ar"))


def test_an_open_upper_number_is_said_in_words() -> None:
    assert number(with_range(5, None), "high", "en") == "no upper number"
    assert at_least(with_range(2, 9), "ar") == "مقتل مدنيَّين على الأقل"


@pytest.mark.parametrize(
    ("first", "last", "en", "ar"),
    [
        (date(2031, 3, 6), date(2031, 3, 6), "on 6 March 2031", "في 6 آذار/مارس 2031"),
        (date(2031, 2, 28), date(2031, 3, 6), "from 28 February to 6 March 2031", None),
        (date(2030, 12, 31), date(2031, 1, 2), "from 31 December 2030 to 2 January 2031", None),
        (None, None, "not stated", "غير مذكور"),
    ],
)  # fmt: skip
def test_a_window_says_what_both_ends_share_once(
    first: date | None, last: date | None, en: str, ar: str | None
) -> None:
    assert window_text(first, last, "en") == en
    assert ar is None or window_text(first, last, "ar") == ar


def test_every_reason_has_arabic() -> None:
    assert [r for r in why.ALL if why_text(r, "ar") == r] == []
    assert {entry["en"] for entry in vocabulary()["why"]} == set(why.ALL)


@pytest.mark.parametrize(
    ("table", "words"),
    [("kinds", model.KINDS), ("groups", model.GROUPS), ("measures", model.MEASURES), ("targets", model.TARGETS),
     ("event_types", model.EVENT_TYPES),
     ("bases", BASES), ("intervals", INTERVALS)],
)  # fmt: skip
def test_every_word_of_the_model_has_a_label_in_both_languages(table: str, words: tuple[str, ...]) -> None:
    for word in words:
        entry = vocabulary()[table][word]
        assert entry["en"]
        assert entry["ar"]


@pytest.mark.parametrize(
    ("reviewed", "unread", "ar"),
    [
        (0, 1, "الإفادة الوحيدة وراء هذا الرقم قرأها برنامج ولم يراجعها إنسان."),
        (0, 2, "الإفادتان وراء هذا الرقم قرأهما برنامج ولم يراجعهما إنسان."),
        (0, 3, "وراء هذا الرقم 3 إفادات، كلها قرأها برنامج ولم يراجعها إنسان."),
        (1, 1, "وراء هذا الرقم إفادتان، منهما إفادة واحدة قرأها برنامج ولم يراجعها إنسان."),
        (9, 2, "وراء هذا الرقم 11 إفادة، منها إفادتان قرأهما برنامج ولم يراجعهما إنسان."),
    ],
)
def test_the_arabic_of_unreviewed_claims_follows_their_number(reviewed: int, unread: int, ar: str) -> None:
    claims = [claim(f"r{i}", count("killed", "all", 1, 1), review="confirmed") for i in range(reviewed)]
    claims += [claim(f"u{i}", count("killed", "all", 1, 1)) for i in range(unread)]
    assert ar in {a for _, a in figure(question(), [incident("I1", *claims)], *claims).caveats}


def test_one_open_report_stands_in_the_accusative_and_so_do_two() -> None:
    asked = question(basis="published totals")
    said = [total(n, WINDOW, ("QZ01",), count("killed", "all", 3, None)) for n in ("أ", "ب")]
    one, two = (figure(asked, [], *said[:n]) for n in (1, 2))
    assert "لا حد أعلى لأن تقريراً واحداً بلا حد أعلى." in {a for _, a in one.caveats}
    assert "لا حد أعلى لأن تقريرين بلا حد أعلى." in {a for _, a in two.caveats}


def test_a_place_that_is_not_known_is_said_once_in_arabic() -> None:
    lost = claim("lost", count("killed", "all", 9, 9))
    found = figure(question(), [incident("I1", lost, admin=())], lost)
    assert "غير محسوب (المكان غير معروف): حادثة واحدة." in {a for _, a in found.caveats}
    assert why_text(why.NO_PLACE, "ar") == "لم تُحسب لأن المكان غير معروف"


def test_originators_are_named_as_a_claim_spells_them_and_counted_whatever_their_capitals() -> None:
    told = [
        claim(f"c{n}", count("killed", "all", 2, 2), originator=who)
        for n, who in enumerate(("Blue Lamps", "blue lamps", "Red Post"))
    ]
    found = figure(question(), [incident(f"I{n}", c) for n, c in enumerate(told)], *told)
    assert any(
        "Incidents by originator: \u2068Blue Lamps\u2069 2, \u2068Red Post\u2069 1." in en
        for en, _ in found.caveats
    )

"""Single sentences of finished texts, in both languages: denials, days that run on, numbers in words, places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from made import empty, example
from tawthiq.casebook.book import Casebook, open_casebook
from tawthiq.casebook.checking import check_draft
from tawthiq.casebook.deriving import derive
from tawthiq.model.checks import Judgement
from tawthiq.statement.checking.documents import Draft
from tawthiq.statement.checking.sentences import layout
from tawthiq.statement.checking.wording import incidents


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    made = example(tmp_path_factory.mktemp("sentences") / "casebook")
    derive(made)
    return made


def judged(book: Casebook, text: str, *, ar: bool = False, title: str = "") -> list[Judgement]:
    open_casebook(book.folder)
    dated = "11 آذار 2024 – " if ar else "11 March 2024 – "
    return list(check_draft(book, Draft(f"{title}\n\n{dated}{text}\n", "text"), "draft.txt").judgements)


def counts(found: list[Judgement]) -> list[tuple[str, str]]:
    return [(j.quote, j.verdict) for j in found if j.kind == "count"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("No civilians were killed in Ain Darfil on 5 March 2024.", "No civilians"),
        ("Not a single civilian was killed in Ain Darfil on 5 March.", "Not a single civilian"),
        ("لم يُقتل أي مدني في عين دارفيل يوم 5 آذار 2024.", "لم يُقتل أي مدني"),
        ("ولم يُقتل أحد من المدنيين في عين دارفيل يوم 5 آذار.", ""),
    ],
)
def test_a_denial_below_what_is_documented_conflicts(book: Casebook, text: str, quote: str) -> None:
    found = [j for j in judged(book, text, ar="ي" in text) if j.kind == "count"]
    assert [(j.verdict, quote in j.quote) for j in found] == [("conflicts", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Not a single health facility was hit by air strikes in Tamrasa between 4 and 10 March.",
        "بين 4 و10 آذار لم تُقصف أي منشأة صحية في تمراسة.",
    ],
)
def test_a_denied_facility_is_a_ceiling_and_no_target(book: Casebook, text: str) -> None:
    found = judged(book, text, ar="ي" in text)
    assert [v for _, v in counts(found)] == ["conflicts"]
    assert not [j for j in found if j.kind == "target"]


def test_what_nobody_documents_stays_outside_when_it_is_denied(book: Casebook) -> None:
    found = judged(book, "No civilians were killed in Ain Darfil on 20 January 2024.")
    assert counts(found) == [("No civilians", "outside")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Since the start of the campaign on 4 March, at least 20 civilians were killed in Darnous.",
            "Since the start",
        ),
        ("ومنذ بدء الحملة في 4 آذار قُتل 20 مدنياً على الأقل في درنوس.", "ومنذ بدء"),
    ],
)
def test_since_reaches_over_the_words_before_its_day(book: Casebook, text: str, quote: str) -> None:
    found = judged(book, text, ar="ي" in text)
    (window,) = [j for j in found if j.kind == "window"]
    assert window.quote.startswith(quote)
    assert window.reading["window"] == ["2024-03-04", "2024-03-11"]
    assert [v for _, v in counts(found)] == ["supported"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Between 4 and 10 March, 45 hospitals were destroyed in Tamrasa.", "45"),
        ("بين 4 و10 آذار خرجت 45 مشفى عن الخدمة في تمراسة.", "45"),
        ("Forty hospitals were hit by air strikes in Tamrasa between 4 and 10 March.", "40 facilities"),
        ("بين 4 و10 آذار تعرضت أربعون منشأة صحية للقصف في تمراسة.", "40 facilities"),
    ],
)
def test_facilities_counted_in_words_are_numbers(book: Casebook, text: str, stated: str) -> None:
    (found,) = [j for j in judged(book, text, ar="ي" in text) if j.kind == "count"]
    assert found.verdict == "documented_lower"
    assert stated in found.means.en


def test_numbers_of_days_count_nobody(book: Casebook) -> None:
    found = judged(book, "خلال الأيام الأربعة الماضية نزح الآلاف في تمراسة.", ar=True)
    assert [q for q, _ in counts(found)] == ["الآلاف"]


def test_a_village_holds_for_its_own_day_and_not_for_the_week(book: Casebook) -> None:
    text = (
        "In Tamrasa people flee. On 5 March an air strike on Ain Darfil killed nine civilians. "
        "At least 30 civilians were killed between 4 and 10 March."
    )
    last = [j for j in judged(book, text) if j.kind == "count"][-1]
    area = last.reading["area"]
    assert isinstance(area, dict)
    assert area["name_en"] == "Tamrasa"
    assert last.verdict == "supported"


def test_a_place_named_later_is_not_the_place_of_what_stands_before(book: Casebook) -> None:
    text = "On 8 March rockets fell on Atlantis, killing one woman. Shelling hit Wadi Tasmir."
    (woman,) = [j for j in judged(book, text) if j.kind == "count"]
    area = woman.reading["area"]
    assert isinstance(area, dict)
    assert (area["name_en"], woman.reading["area_from"]) != ("Wadi Tasmir", "stated")


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("More than 200 civilians killed in Darnous", "documented_lower"),
        ("20 civilians killed in Darnous", "supported"),
    ],
)
def test_at_least_does_not_carry_a_higher_title(book: Casebook, title: str, verdict: str) -> None:
    body = "Between 4 and 10 March, at least 20 civilians were killed in Darnous."
    (own,) = [j for j in judged(book, body, title=title) if j.kind == "consistency"]
    assert own.verdict == verdict


def test_a_title_over_a_week_may_count_more_than_one_day_of_the_body(book: Casebook) -> None:
    body = "On 5 March, nine civilians were killed in Ain Darfil."
    (own,) = [
        j for j in judged(book, body, title="20 civilians killed in Tamrasa") if j.kind == "consistency"
    ]
    assert own.verdict == "documented_lower"
    assert "says more than the body" in own.means.en


def test_what_is_demanded_is_no_event_and_parted_into_its_things(book: Casebook) -> None:
    text = (
        "We demand an immediate ceasefire, the opening of the crossing at Karsef, "
        "and accountability for those responsible."
    )
    found = judged(book, text)
    assert [j.quote for j in found if j.kind == "demand"] == [
        "an immediate ceasefire", "the opening of the crossing at Karsef", "accountability for those responsible",
    ]  # fmt: skip
    assert {j.kind for j in found} == {"demand"}
    arabic = judged(book, "ونطالب بوقف فوري لإطلاق النار ومحاسبة المسؤولين.", ar=True)
    assert {j.kind for j in arabic} == {"demand"}


def quotations(found: list[Judgement]) -> list[str]:
    return [j.verdict for j in found if j.kind == "quotation"]


def test_a_publishers_number_for_other_days_is_still_its_own(book: Casebook) -> None:
    """The desk printed 25 for 4 to 8 March: naming it on another day is no misquotation; 400 is one."""
    right = judged(
        book, "Relief Coordination Desk reported on 9 March that at least 25 civilians were killed."
    )
    assert "conflicts" not in quotations(right)
    wrong = judged(
        book, "Relief Coordination Desk said 400 civilians were killed between 4 and 10 March in Tamrasa."
    )
    assert quotations(wrong) == ["conflicts"]


def test_the_day_of_a_report_is_no_window_of_its_number(book: Casebook) -> None:
    found = judged(book, "The desk reported on 9 March that 20 civilians were killed in Darnous.")
    assert not [
        j for j in found if j.kind == "window" and j.reading.get("window") == ["2024-03-09", "2024-03-09"]
    ]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("In the first week of March, 20 civilians were killed in Darnous.", ["2024-03-01", "2024-03-07"]),
        (
            "In the first nine days of March, 20 civilians were killed in Darnous.",
            ["2024-03-01", "2024-03-09"],
        ),
        ("في الأسبوع الأول من آذار قُتل 20 مدنياً في درنوس.", ["2024-03-01", "2024-03-07"]),
        (
            "In the first week of March, 20 civilians were killed in Darnous, up from 6 in February 2024.",
            ["2024-03-01", "2024-03-07"],
        ),
        ("After 6 March, 5 civilians were killed in Darnous.", ["2024-03-07", "2024-03-11"]),
    ],
)
def test_parts_of_a_month_and_days_after_a_day(book: Casebook, text: str, window: list[str]) -> None:
    one = next(j for j in judged(book, text, ar="ي" in text) if j.kind == "count")
    assert one.reading["window"] == window


def test_up_to_a_day_is_not_that_day_alone(book: Casebook) -> None:
    (one,) = [
        j for j in judged(book, "By 10 March, 30 civilians had been killed in Tamrasa.") if j.kind == "count"
    ]
    assert one.reading["window"] != ["2024-03-10", "2024-03-10"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("On 19 March 2024 shelling killed nine civilians in Karsef.", "conflicts"),
        ("في 19 آذار 2024 قُتل تسعة مدنيين في كرسف.", "conflicts"),
        ("Talks are planned for 19 March 2024 in Karsef.", "not_checkable"),
    ],
)
def test_the_past_does_not_lie_after_the_text(book: Casebook, text: str, verdict: str) -> None:
    assert [j.verdict for j in judged(book, text, ar="ي" in text) if j.kind == "window"] == [verdict]


def test_civilians_and_fighters_cannot_exceed_all(book: Casebook) -> None:
    text = "Between 4 and 10 March, 36 people, 30 of them civilians and 20 fighters, were killed in Tamrasa."
    own = [j for j in judged(book, text) if j.kind == "consistency"]
    assert any(j.verdict == "conflicts" and "30 + 20 = 50" in j.means.en for j in own)


def test_closed_schools_are_not_hit_and_a_number_spoken_of_counts_nobody(book: Casebook) -> None:
    assert counts(judged(book, "Dozens of schools are closed in Tamrasa.")) == []
    (many,) = counts(judged(book, "ويُقدَّر عدد النازحين في تمراسة بمئات الآلاف.", ar=True))
    assert many == ("بمئات الآلاف", "documented_lower")


@pytest.mark.parametrize(
    ("text", "ar"),
    [
        (
            "We call for:\n1. An immediate ceasefire\n2. Accountability for those responsible\n3. Access for aid",
            False,
        ),
        ("نطالب بـ:\n1. وقف فوري لإطلاق النار\n2. محاسبة المسؤولين\n3. إدخال المساعدات", True),
    ],
)
def test_a_list_under_a_call_is_demands_and_no_signatories(book: Casebook, text: str, ar: bool) -> None:
    first = (
        "قُتل 20 مدنياً في درنوس بين 4 و10 آذار."
        if ar
        else "On 5 March nine civilians were killed in Ain Darfil."
    )
    found = judged(book, f"{first}\n\n{text}", ar=ar)
    assert len([j for j in found if j.kind == "demand"]) == 3
    assert not [j for j in found if j.kind == "signatories"]


@pytest.mark.parametrize(
    "text", ["Attacks on Darnous have tripled since 4 March.", "تراجعت وتيرة القصف في درنوس منذ 4 آذار."]
)
def test_trends_up_and_down_are_asked(book: Casebook, text: str) -> None:
    assert [j.kind for j in judged(book, text, ar="ي" in text) if j.kind == "trend"] == ["trend"]


def test_a_dateline_in_italics_is_a_dateline() -> None:
    plan = layout("# Nine killed\n\n*Karsef, 11 March 2024*\n\nNine civilians were killed on 5 March.")
    assert plan.date == date(2024, 3, 11)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("نزح عشرات الآلاف منذ يوم الأربعاء في تمراسة.", "عشرات الآلاف"),
        ("نزح عشرات الآلاف باتجاه الحدود من تمراسة.", "عشرات الآلاف"),
        ("قُتل العشرات جراء القصف على تمراسة.", "العشرات"),
        ("Hundreds since Wednesday were displaced in Tamrasa.", "Hundreds"),
    ],
)
def test_a_vague_amount_is_judged_whatever_follows_it(book: Casebook, text: str, quote: str) -> None:
    assert quote in [q for q, _ in counts(judged(book, text, ar="ي" in text))]


def test_a_number_of_which_nothing_was_read_is_never_passed_over(book: Casebook) -> None:
    """Beside judgements of the same sentence too; days, shares and ages are no such numbers."""
    text = "In Karsef the strikes of 6 March hit 40 towns with 300 barrels within 48 hours, a rise of 20 percent."
    found = judged(book, text)
    assert [(j.quote, j.verdict) for j in found if j.kind == "not_read"] == [
        ("40", "not_checkable"), ("300", "not_checkable"),
    ]  # fmt: skip
    arabic = judged(book, "استهدفت الغارات كرسف بنحو 300 برميل يوم 6 آذار.", ar=True)
    assert ["300" in j.quote for j in arabic if j.kind == "not_read"] == [True]


def test_a_text_without_a_known_place_says_why_it_cannot_be_looked_up(tmp_path: Path) -> None:
    """Not that there is no material: nothing was asked."""
    made = empty(tmp_path / "c")
    derive(made)
    found = judged(made, "Nine people were killed.")
    assert [j.verdict for j in found if j.kind == "count"] == ["outside"]
    assert "names no place" in found[0].means.en
    assert "لا يسمي النص مكاناً" in found[0].means.ar


def test_two_are_named_in_the_case_that_their_words_ask_for() -> None:
    assert incidents(2).ar == "حادثتان"
    assert incidents(2, oblique=True).ar == "حادثتين"


def test_everything_is_searched_where_nothing_is_held_back(book: Casebook) -> None:
    open_casebook(book.folder)
    found = check_draft(book, Draft("11 March 2024 – Nine died in Karsef.\n", "text"), "draft.txt")
    assert not [n for n in found.notes if "holds back" in n.en]

"""Every number is bound to evidence or listed as a problem; a draft is what is unreviewed or has problems."""

from __future__ import annotations

import pytest
from statement_made import made, source, total_id

from tawthiq.statement import default_statement, document, parse, to_html
from tawthiq.statement import errors as stm

MADE = made()
TOTAL = total_id(MADE)
ITEM = MADE.reports[0].item


def test_a_statement_whose_numbers_are_all_bound_has_no_problem() -> None:
    resolved = MADE.resolve(source(MADE))
    assert resolved.problems == ()
    assert [f.id for f in resolved.figures] == [
        "killed-week",
        "children-week",
        "published-week",
        "missing-week",
    ]
    assert len(resolved.cited) == 1
    assert len(resolved.quoted) == 1
    assert resolved.as_of == 42


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{figure:killed-month}}", stm.UnknownFigure),
        ("{{figure:killed-week|middle}}", stm.TokenMalformed),
        ("{{number:12}}", stm.TokenMalformed),
        ("{{figure killed-week}}", stm.TokenMalformed),
        ("{{cited:ffffffffff|80}}", stm.UnknownClaim),
        (f"{{{{cited:{TOTAL}|81}}}}", stm.NumberNotInClaim),
        (f'{{{{cited:{TOTAL}|80|"at least 90 of 80"}}}}', stm.NumberNotInClaim),
        (f'{{{{cited:{TOTAL}|80|"80, that is hundreds"}}}}', stm.NumberNotInClaim),
        (f"{{{{cited:{TOTAL}|eighty}}}}", stm.TokenMalformed),
        ("{{quote:0000000000|قُتل}}", stm.UnknownItem),
        (f"{{{{quote:{ITEM[:4]}|قُتل}}}}", stm.UnknownItem),
        (f"{{{{quote:{ITEM}|قُتل 13 مدنياً}}}}", stm.QuotationNotInItem),
        ("{{literal:2254}}", stm.LiteralWithoutReason),
        ("قُتل 12 مدنياً", stm.UnmarkedNumber),
        ("Hundreds were killed", stm.UnmarkedNumber),
    ],
)  # fmt: skip
def test_what_is_not_bound_is_listed_with_its_line_and_highlighted(
    text: str, error: type[stm.StatementError]
) -> None:
    resolved = MADE.resolve(f"::: en\nfirst\n\n{text}\n:::\n")
    assert [type(p.error) for p in resolved.problems] == [error]
    assert (resolved.problems[0].line, resolved.draft) == (4, True)
    assert resolved.problems[0].error.text("ar") != resolved.problems[0].error.text("en")
    page = to_html(resolved, "en")
    assert 'class="problem"' in page or 'class="unmarked"' in page
    assert resolved.problems[0].error.code in page


def test_a_number_of_the_claims_own_sentence_may_stand_in_a_citation() -> None:
    text = f'{{{{cited:{TOTAL}|80|"the Office has at least 80 from 1 to 7 March 2031"}}}}'
    assert MADE.resolve(text).problems == ()


def test_a_citation_without_words_is_in_the_publishers_own() -> None:
    run = MADE.resolve(f"{{{{cited:{TOTAL[:8]}|80}}}}").blocks["en"][0][1][0]
    assert "Office for the Valley" in run.text
    assert "80" in run.text


def test_white_space_does_not_make_a_quotation_wrong_and_a_letter_does() -> None:
    assert MADE.resolve(f"{{{{quote:{ITEM}|قُتل  12\nمدنياً}}}}").problems == ()
    assert MADE.resolve(f"{{{{quote:{ITEM}|قتل 12 مدنياً}}}}").problems != ()


def test_a_statement_is_a_draft_until_people_confirmed_every_claim_behind_it() -> None:
    reviewed = made("confirmed")
    assert MADE.resolve(source(MADE)).draft
    assert not reviewed.resolve(source(reviewed)).draft
    page = to_html(reviewed.resolve(source(reviewed)), "en")
    assert "DRAFT" not in page
    assert "internal / داخلي" in page


def test_the_wording_stays_in_the_language_of_its_section() -> None:
    resolved = MADE.resolve(source(MADE))
    english = " ".join(r.text for _, runs in resolved.blocks["en"] for r in runs if r.kind == "figure")
    arabic = " ".join(r.text for _, runs in resolved.blocks["ar"] for r in runs if r.kind == "figure")
    assert "sources report between 15 and 21 civilians killed" in english
    assert "تفيد المصادر بمقتل ما بين 15 و21 مدنياً" in arabic
    assert not any("a" <= c <= "z" for c in arabic)


def test_the_annex_of_a_language_holds_what_its_text_mentions_and_nothing_else() -> None:
    resolved = MADE.resolve("::: en\n{{literal:5|a}}\n:::\n::: ar\n{{figure:killed-week}}\n:::\n")
    english, arabic = document(resolved, "en"), document(resolved, "ar")
    assert (len(english["literals"]), len(english["figures"]), len(english["claims"])) == (1, 0, 0)
    assert (len(arabic["literals"]), len(arabic["figures"]), len(arabic["claims"])) == (0, 1, 4)


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(stm.NoSuchLanguage):
        to_html(MADE.resolve("text"), "ar")


def test_the_default_draft_says_every_figure_in_every_language_without_a_problem() -> None:
    text = default_statement(MADE.figures.values(), ("en", "ar"))
    resolved = MADE.resolve(text)
    assert resolved.problems == ()
    assert {t.ref for t in parse(text).tokens()} == set(MADE.figures)
    for lang in ("en", "ar"):
        anchors = {r.anchor for _, runs in resolved.blocks[lang] for r in runs if r.kind == "figure"}
        assert anchors == {f"figure-{i}" for i in MADE.figures}

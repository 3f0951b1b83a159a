"""Whole checks against the invented week: what a careful editor would sign, in both languages."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from made import EXAMPLE, example
from tawthiq.casebook.book import Casebook, open_casebook
from tawthiq.casebook.checking import check_draft
from tawthiq.casebook.deriving import derive
from tawthiq.cli.check import check as command
from tawthiq.flow.checking import MAX_CHARS, Checked
from tawthiq.flow.drafts import read_draft
from tawthiq.model.checks import CHECK_VERDICTS, Judgement
from tawthiq.statement.checking.documents import Draft
from tawthiq.statement.checking.errors import NoDate
from tawthiq.statement.checking.output import as_rows, problems
from tawthiq.statement.checking.page import page

TRUE = {
    "en": """At least 30 civilians killed in Darnous and Wahaja

11 March 2024 – Between 4 and 10 March, at least 30 civilians were killed in Tamrasa.
About 2,150 people were displaced in Tamrasa between 4 and 10 March.
""",
    "ar": """مقتل 30 مدنياً على الأقل في درنوس ووهجة

11 آذار 2024 – بين 4 و10 آذار قُتل 30 مدنياً على الأقل في تمراسة. ونزح نحو 2,150 شخصاً في تمراسة بين 4 و10 آذار.
""",
}
INFLATED = {
    "en": """Thousands dead in Darnous

11 March 2024 – Between 4 and 10 March, at least 3,000 civilians were killed in Darnous.
The surgeon of Atlantis was struck on 20 January 2023, killing 7 people in Karsef.
""",
    "ar": """آلاف القتلى في درنوس

11 آذار 2024 – بين 4 و10 آذار قُتل ما لا يقل عن 3000 مدني في درنوس.
""",
}
WRONG = {
    "en": """300 civilians killed in Tamrasa

Tuesday, 11 March 2024 – Between 4 and 10 March, 36 civilians were killed in Tamrasa: 20 in Darnous and 10 in Wahaja.
No more than 5 civilians were killed in Tamrasa between 4 and 10 March.
A doctor said “there was a drone over the whole village all night and nobody slept”.
""",
    "ar": """مقتل 300 مدني في تمراسة

الثلاثاء 11 آذار 2024 – بين 4 و10 آذار قُتل 36 مدنياً في تمراسة: 20 في درنوس و10 في وهجة.
ولم يُقتل أكثر من 5 مدنيين في تمراسة بين 4 و10 آذار.
""",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    made = example(tmp_path_factory.mktemp("week") / "casebook")
    derive(made)
    return made


def checked(book: Casebook, text: str, **options: date) -> Checked:
    open_casebook(book.folder)
    return check_draft(book, Draft(text, "text"), "draft.txt", **options)  # type: ignore[arg-type]


def of(found: Checked, kind: str, quote: str = "") -> list[Judgement]:
    return [j for j in found.judgements if j.kind == kind and quote in j.quote]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_true_text_is_supported_throughout(book: Casebook, lang: str) -> None:
    found = checked(book, TRUE[lang])
    counts = of(found, "count")
    assert len(counts) >= 3
    assert {j.verdict for j in counts} == {"supported"}
    assert not [j for j in found.judgements if j.verdict in ("conflicts", "documented_lower")]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_inflated_text_is_documented_lower_and_never_in_conflict(book: Casebook, lang: str) -> None:
    found = checked(book, INFLATED[lang])
    many = next(j for j in of(found, "count") if "3" in j.quote and "000" in j.quote)
    assert many.verdict == "documented_lower"
    assert "24" in many.means.en
    assert "does not show the text wrong" in many.does_not_mean.en
    assert not [j for j in found.judgements if j.verdict == "conflicts"]


def test_what_lies_before_the_casebook_is_outside(book: Casebook) -> None:
    (seven,) = of(checked(book, INFLATED["en"]), "count", "7")
    assert seven.verdict == "outside"
    assert seven.does_not_mean.en == "It does not mean that it did not happen."


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_text_that_miscounts_itself_conflicts_with_itself(book: Casebook, lang: str) -> None:
    found = checked(book, WRONG[lang])
    own = [j.means.en for j in of(found, "consistency") if j.verdict == "conflicts"]
    assert any("300" in m and "36" in m for m in own)
    assert any("20 + 10 = 30 ≠ 36" in m for m in own)
    assert [j.verdict for j in of(found, "window") if "was a Monday" in j.means.en] == ["conflicts"]
    (ceiling,) = [j for j in of(found, "count") if j.verdict == "conflicts"]
    assert "5" in ceiling.quote


def test_a_quotation_is_held_against_the_items_word_by_word(book: Casebook) -> None:
    text = (EXAMPLE / "input" / "halden-wire.txt").read_text(encoding="utf-8")
    words = " ".join(text.split("\n")[4].split()[:14])
    changed = words.replace("seven", "seventeen")
    assert changed != words
    frame = "A claim\n\n11 March 2024 – The doctor said “{}” in Nahrasa on Sunday."
    assert of(checked(book, frame.format(words)), "quotation")[0].verdict == "supported"
    wrong = of(checked(book, frame.format(changed)), "quotation")[0]
    assert wrong.verdict == "conflicts"
    assert "seven people" in wrong.means.en
    gone = of(checked(book, frame.format("nine green parrots sang over the quiet harbour")), "quotation")[0]
    assert gone.verdict == "outside"


ASSERTIONS = yaml.safe_load((Path(__file__).parent / "assertions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ASSERTIONS)
def test_each_assertion_has_the_verdict_that_an_editor_would_sign(book: Casebook, name: str) -> None:
    for row in ASSERTIONS[name]:
        arabic = row["text"][:1] > "\u0600" or "«" in row["text"]
        dated = ("عنوان", "11 آذار 2024") if arabic else ("A title", "11 March 2024")
        head = f"{row.get('title', dated[0])}\n\n{dated[1]} – "
        found = [j.verdict for j in of(checked(book, head + row["text"]), row["kind"], row["at"])]
        assert found == ([] if row["verdict"] == "none" else [row["verdict"]]), row["text"]


def test_a_publisher_s_number_is_held_against_what_it_printed(book: Casebook) -> None:
    frame = (
        "A claim\n\n11 March 2024 – {} said that {} people were displaced in Tamrasa between 4 and 10 March."
    )
    assert (
        of(checked(book, frame.format("Relief Coordination Desk", "2,150")), "quotation")[0].verdict
        == "supported"
    )
    wrong = of(checked(book, frame.format("Relief Coordination Desk", "9,000")), "quotation")[0]
    assert wrong.verdict == "conflicts"
    assert "2,150" in wrong.means.en


def test_the_text_is_no_evidence_for_itself(book: Casebook) -> None:
    text = (EXAMPLE / "input" / "halden-wire.txt").read_text(encoding="utf-8")
    found = checked(book, "  " + text.replace("\n\n", "\n \n"), day=date(2024, 3, 10))
    assert any("no evidence for itself" in n.en for n in found.notes)
    assert all(c.source != "halden-wire" for c in found.world.claims.values())


def test_known_on_leaves_out_what_came_later_and_counts_the_undated(book: Casebook) -> None:
    later = of(checked(book, TRUE["en"]), "count", "2,150")[0]
    before = of(checked(book, TRUE["en"], known_on=date(2024, 3, 9)), "count", "2,150")[0]
    assert (later.verdict, before.verdict) == ("supported", "outside")
    notes = checked(book, TRUE["en"], known_on=date(2024, 3, 9)).notes
    assert any("undated claims are left out" in n.en for n in notes)


def test_every_sentence_has_a_judgement_and_every_judgement_its_place(book: Casebook) -> None:
    text = (
        WRONG["en"]
        + "\nParsley is green and the boats were painted.\n\nWe call on all to stop, to listen and to leave."
    )
    found = checked(book, text)
    assert all(text[j.start : j.end] == j.quote for j in found.judgements)
    assert {j.verdict for j in found.judgements} <= set(CHECK_VERDICTS)
    assert of(found, "other", "Parsley")
    assert len(of(found, "demand")) >= 2


def test_the_same_draft_gives_the_same_rows_as_text_html_and_docx(book: Casebook) -> None:
    plain = checked(book, TRUE["ar"])
    lines = [line for line in TRUE["ar"].split("\n") if line]
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    out = io.BytesIO()
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
    wanted = [(j.kind, j.quote, j.verdict) for j in plain.judgements]
    for data, name in ((html.encode(), "a.html"), (out.getvalue(), "a.docx")):
        found = checked(book, read_draft(data, name).text)
        assert [(j.kind, j.quote, j.verdict) for j in found.judgements] == wanted


def test_an_undated_text_asks_for_its_date(book: Casebook) -> None:
    with pytest.raises(NoDate):
        checked(book, "Since Wednesday 12 people were killed in Karsef.")
    assert (
        checked(book, "Since Wednesday 12 people were killed in Karsef.", day=date(2024, 3, 10)).day.day == 10
    )


def test_a_very_long_text_is_judged_as_far_as_it_says(book: Casebook) -> None:
    text = TRUE["en"] + "Boats. " * (MAX_CHARS // 7)
    (rest,) = of(checked(book, text), "not_read")
    assert rest.end == len(text)
    assert rest in problems([rest])


def test_the_page_escapes_everything_and_says_verdicts_in_words(book: Casebook) -> None:
    text = WRONG["en"] + '\n<script>alert("x")</script> & 12 people were killed in Karsef.\n'
    found = checked(book, text)
    made = page(found.text, found.judgements, found.notes, '<img src=x onerror="1">')
    assert "<script" not in made
    assert "<img" not in made
    assert "default-src 'none'" in made
    assert "http" not in made.replace("http-equiv", "")
    for word in ("conflicts", "متعارض", "documented lower", "الموثق أقل"):
        assert word in made
    assert all(f'id="j{n}"' in made for n in range(1, len(found.judgements) + 1))


def test_the_command_prints_the_fixed_fields_and_leaves_with_1_where_there_are_problems(
    book: Casebook, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    fields = [
        "quote",
        "start",
        "end",
        "kind",
        "reading",
        "other_readings",
        "verdict",
        "means",
        "does_not_mean",
        "figures",
        "why",
    ]
    for text, code in ((INFLATED["en"], 1), (TRUE["en"], 0)):
        draft.write_text(text, encoding="utf-8")
        args = [str(draft), "--casebook", str(book.folder), "--json", "--html", str(tmp_path / "p.html")]
        result = CliRunner().invoke(command, args, obj={"lang": "en"})
        rows = json.loads(result.stdout)
        assert (result.exit_code, list(rows[0])) == (code, fields)
        assert all({"en", "ar"} == set(r["means"]) == set(r["does_not_mean"]) for r in rows)
    assert (tmp_path / "p.html").stat().st_size > 2000


def test_rows_are_plain_json(book: Casebook) -> None:
    rows = as_rows(checked(book, WRONG["ar"]).judgements)
    assert json.loads(json.dumps(rows, ensure_ascii=False)) == rows

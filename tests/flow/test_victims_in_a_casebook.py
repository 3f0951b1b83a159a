"""Lists of victims and persons named in reports become records and victims of a casebook, and decisions last."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from invented_lists import REGISTRY, invented_casebook, receive
from made import WHO, post, small
from tawthiq.casebook import deriving, health, learning, persons, queries
from tawthiq.casebook.actions.asking import ask, name_source
from tawthiq.casebook.actions.deciding import judge_records, withdraw
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.casebook.tracing import trace_of
from tawthiq.evidence.kinds import QuestionAsked, SourceNamed
from tawthiq.model.victims import Record, Victim


@pytest.fixture
def book(tmp_path: Path, database: str) -> Casebook:
    return invented_casebook(tmp_path)


def record(source: str, own_id: str) -> Record:
    found = [r for r in persons.records().values() if r.list == source and r.stated.own_id == own_id]
    return next((r for r in found if r.superseded_by is None), found[0])


def victim_of(one: Record) -> Victim:
    return next(v for v in persons.victims() if one.id in v.records)


def test_rows_in_two_scripts_meet_and_the_unnamed_are_counted_alone(book: Casebook) -> None:
    victims = persons.victims()
    assert sorted((len(v.records), v.identified) for v in victims) == [
        (1, False), (1, False), (1, True), (2, True), (2, True),
    ]  # fmt: skip
    samir = victim_of(record("registry", "1"))
    assert record("hospital", "A7").id in samir.records
    assert (samir.lists, samir.sex, samir.age) == (("hospital", "registry"), "male", (34, 34))
    assert (samir.pcode, samir.name_ar) == ("XC01", "سمير كامل ناجي الزعبي")
    assert victim_of(record("registry", "2")).age == (7, 8)


def test_a_victim_and_a_record_are_traced_to_the_rows_that_state_them(book: Casebook) -> None:
    one = record("registry", "1")
    code = victim_of(one).code
    for lang, words in (
        ("en", ("Victim", "Stated by: hospital, registry")),
        ("ar", ("ضحية", "ذكره: hospital، registry")),
    ):
        text = "\n".join(trace_of(code, lang, book))
        assert all(word in text for word in (*words, code, one.id, one.anchor.item, "سمير كامل ناجي الزعبي"))
        assert "Sameer Kamil Naji al-Zoubi" in text
    assert "Sameer" not in "\n".join(trace_of(one.id, "en", book))
    for unknown in ("V-0000-0000-0000", "R-0000000000000000"):
        with pytest.raises(NotFound):
            list(trace_of(unknown, "en", book))


def test_a_column_of_names_goes_by_the_script_that_each_row_is_written_in(book: Casebook) -> None:
    assert record("hospital", "A7").stated.name_en == "Sameer Kamil Naji al-Zoubi"
    assert record("registry", "1").stated.name_ar == "سمير كامل ناجي الزعبي"


def test_rows_of_a_list_state_no_incident_and_rebuild_to_the_same_rows(book: Casebook) -> None:
    assert not queries.incidents()
    assert deriving.check(book).rows["record"] == 7


def test_a_list_in_a_spreadsheet_gives_the_records_of_the_same_list_in_csv(
    tmp_path: Path, book: Casebook
) -> None:
    sheet = openpyxl.Workbook()
    for line in REGISTRY.splitlines():
        sheet.active.append(line.split(","))
    written = io.BytesIO()
    sheet.save(written)
    receive(book, tmp_path, "same.xlsx", written.getvalue(), "copy-of-registry")
    deriving.derive(book)
    assert {"registry", "copy-of-registry"} == set(victim_of(record("registry", "4")).lists)


def test_what_a_row_states_and_no_reader_knows_is_told(tmp_path: Path, book: Casebook) -> None:
    """The day falls out of every dated figure: that must not happen in silence."""
    assert "DOC-13" not in {f.code for f in health.examine(book)}
    receive(
        book,
        tmp_path,
        "more.csv",
        "الرقم,الاسم,العمر,تاريخ الوفاة\n1,سليم بدر العطار,40,13/13/2024\n",
        "more",
    )
    deriving.derive(book)
    [told] = [f for f in health.examine(book) if f.code == "DOC-13"]
    assert (
        "the day of death cannot be read and counts as not stated: 1, such as more, row 2: '13/13/2024'"
        in told.says.en
    )
    assert "«13/13/2024»" in told.says.ar


def test_a_person_named_in_a_report_is_a_record_and_meets_the_list(tmp_path: Path, book: Casebook) -> None:
    text = "مقتل المدني بدر فراس الشامي (51 عاماً) بقصف مدفعي على عين دارفيل يوم 4 آذار 2024"
    post(book, tmp_path / "c", "channel", text)
    deriving.derive(book)
    told = next(r for r in persons.records().values() if r.kind == "from_text")
    assert told.stated.name_ar == "بدر فراس الشامي"
    assert queries.claims([told.claim or ""])
    assert record("registry", "4").id in victim_of(told).records


def test_a_figure_of_victims_is_traced_to_names_and_reports_and_says_who_died_later(
    tmp_path: Path, book: Casebook
) -> None:
    week = ("2024-03-04", "2024-03-10")
    ask(book, acting=WHO, question=QuestionAsked("named", "killed", week, "darnous", basis="victims"))
    name_source(book, acting=WHO, source=SourceNamed("registry", "Registry", "سجل درنوس"))
    text = "إصابة المدني بدر فراس الشامي (51 عاماً) بقصف مدفعي على عين دارفيل يوم 6 آذار 2024"
    post(book, tmp_path / "c", "channel", text)
    private = REGISTRY.splitlines()[0] + "\n9,هند باسم الحلو,,20,أنثى,5/3/2024,كرسف\n"
    receive(book, tmp_path, "private.csv", private, "family-visits", level="private")
    deriving.derive(book)
    badr = victim_of(record("registry", "4"))
    assert badr.statuses == ("killed", "injured"), "the list states a day of death, the report an injury"
    told = "\n".join(trace_of("named", "ar", book))
    assert "بدر فراس لؤي الشامي" in told
    assert f"إصابة  {badr.records[-1]}" in told
    assert f"قتل  {record('registry', '4').id}" in told
    assert "سجل درنوس، الصف 5، قتل" in told, "a list has its name too, though no claim comes from it"
    assert "ه. ب. ا." in told
    assert "هند باسم الحلو" not in told, "an organisation holds her name back"


def test_a_judgement_overrides_lasts_over_a_new_version_and_can_be_withdrawn(
    tmp_path: Path, book: Casebook
) -> None:
    one, other = record("registry", "1"), record("hospital", "A7")
    act = judge_records(
        book, acting=WHO, a=one.anchor, b=other.anchor, verdict="different", because="two mothers, seen"
    )
    deriving.derive(book)
    assert victim_of(one).code != victim_of(other).code
    corrected = REGISTRY.replace("34,ذكر", "35,ذكر").replace("كرسف\n2", "كرسف \n2")
    receive(book, tmp_path, "registry-2.csv", corrected, "registry")
    deriving.derive(book)
    newer = record("registry", "1")
    assert (newer.age, newer.id != one.id) == (35, True)
    assert victim_of(newer).code == victim_of(one).code != victim_of(other).code
    assert dict(models.Judgement._default_manager.values_list("about", "state")) == {"records": "attached"}
    withdraw(book, acting=WHO, act=act.id, because="one mother after all")
    deriving.derive(book)
    assert victim_of(newer).code == victim_of(other).code


def test_a_judgement_whose_list_was_erased_hangs_on_the_list_received_again(
    tmp_path: Path, book: Casebook
) -> None:
    from tawthiq.casebook import log

    one, other = record("registry", "4"), record("hospital", "A8")
    judge_records(book, acting=WHO, a=one.anchor, b=other.anchor, verdict="same", because="for the test")
    receipt = next(a for a, b in log.read() if getattr(b, "item", "") == one.anchor.item)
    erase(book, acting=WHO, act=receipt.id, because="sent again without the collector")
    deriving.derive(book)
    assert list(models.Judgement._default_manager.values_list("state", flat=True)) == ["detached"]
    receive(book, tmp_path, "again.csv", REGISTRY + "5,هدى قاسم الزعبي,,,,,\n", "registry")
    deriving.derive(book)
    assert list(models.Judgement._default_manager.values_list("state", flat=True)) == ["reattached"]
    assert victim_of(record("registry", "4")).code == victim_of(other).code


def test_judgements_that_contradict_never_stop_a_derivation(book: Casebook) -> None:
    a, b, c = (record("registry", "1"), record("registry", "2"), record("registry", "4"))
    for x, y, verdict in ((a, b, "same"), (b, c, "same"), (a, c, "different")):
        judge_records(book, acting=WHO, a=x.anchor, b=y.anchor, verdict=verdict, because="for the test")
    deriving.derive(book)
    states = list(models.Judgement._default_manager.values_list("verdict", "state"))
    assert sorted(states) == [("different", "attached"), ("same", "attached"), ("same", "contradicted")]
    assert victim_of(a).code != victim_of(c).code


def test_codes_that_were_shown_answer_after_a_merge(book: Casebook) -> None:
    one, other = victim_of(record("registry", "1")), victim_of(record("registry", "4"))
    judge_records(
        book, acting=WHO, a=persons.anchor_of(one.code), b=persons.anchor_of(other.code), verdict="same",
        because="for the test",
    )  # fmt: skip
    deriving.derive(book)
    answers = [persons.answer(v.code) for v in (one, other)]
    assert sorted(a.state for a in answers if a) == ["page", "redirect"]
    assert len({a.incident for a in answers if a}) == 1
    assert persons.answer("V-0000-0000-0000") is None


def test_a_private_list_keeps_its_names_private_where_it_meets_another(
    tmp_path: Path, book: Casebook
) -> None:
    private = REGISTRY.replace("سمير كامل ناجي", "سمير كامل")
    receive(book, tmp_path, "private.csv", private, "family-visits", level="private")
    deriving.derive(book)
    told = record("family-visits", "1")
    assert told.audience == victim_of(told).audience == f"private:{WHO.organisation}"
    assert all(p.audience == told.audience for p in persons.pairs() if told.id in (p.a, p.b))
    assert victim_of(record("registry", "4")).audience == victim_of(told).audience
    assert {v.audience for v in persons.victims() if v.lists == ("hospital",)} == {"items"}


def test_a_model_is_adopted_by_an_act_and_is_the_one_that_links(tmp_path: Path, book: Casebook) -> None:
    assert persons.adopted_model(book) is None
    model, act = learning.learn(book, acting=WHO)
    assert (act.kind, persons.adopted_model(book)) == ("asset.adopted", model)
    made = deriving.derive(book)
    assert deriving.check(book).digest == made.digest
    assert record("hospital", "A7").id in victim_of(record("registry", "1")).records


def test_one_list_teaches_nothing(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", {})
    receive(book, tmp_path, "registry.csv", REGISTRY, "registry")
    deriving.derive(book)
    with pytest.raises(NotAllowed) as caught:
        learning.learn(book, acting=WHO)
    assert "المقروء: 1\n" in caught.value.text("ar"), "the number alone is read in either language"


def test_a_list_without_names_is_refused_as_it_comes(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", {})
    taken = receive(book, tmp_path, "numbers.csv", "age,village\n34,Karsef\n", "registry")
    assert taken.refusal is not None
    assert taken.refusal.code == "SRC-025"


def test_monthly_lists_that_both_count_from_one_lose_nobody(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", {})
    receive(
        book, tmp_path, "march.csv", "no,name,age\n1,سمير كامل الزعبي,34\n2,هدى قاسم الخطيب,20\n", "registry"
    )
    receive(
        book, tmp_path, "april.csv", "no,name,age\n1,بدر فراس الشامي,51\n2,هدى قاسم الخطيب,20\n", "registry"
    )
    deriving.derive(book)
    assert [v.identified for v in persons.victims()] == [True] * 3
    assert sum(r.superseded_by is not None for r in persons.records().values()) == 1

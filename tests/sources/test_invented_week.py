"""The example that ships: it is read whole, its truth adds up, and it says everywhere that it is invented."""

from __future__ import annotations

import csv
import hashlib
import re
from functools import cache
from pathlib import Path

import openpyxl
import yaml
from reading_tools import KEY, check, open_profile

from tawthiq.evidence.identity import anchors, claim_id
from tawthiq.sources.reading import Reading, ReadOptions
from tawthiq.sources.registry import READERS, detect_reader, read_item

WEEK = Path(__file__).parents[2] / "examples" / "invented-week"


@cache
def readings() -> dict[str, Reading]:
    """Every input of case.yml by its file name."""
    case = yaml.safe_load((WEEK / "case.yml").read_text(encoding="utf-8"))
    found = {}
    for entry in case["inputs"]:
        data = (WEEK / entry["path"]).read_bytes()
        options = ReadOptions(
            source=entry.get("source", ""),
            source_field=entry.get("source_field"),
            profile=open_profile(entry["profile"], WEEK) if "profile" in entry else None,
            published=str(entry["published"]) if "published" in entry else None,
            zone=case["zone"],
            pseudonym_key=KEY,
        )
        name = Path(entry["path"]).name
        assert detect_reader(name, data) == entry["reader"]
        found[name] = read_item(
            data, item=hashlib.sha256(data).hexdigest(), name=name, reader=entry["reader"], options=options
        )
    return found


def table(name: str) -> list[dict[str, str]]:
    with (WEEK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_input_is_read_with_an_account_that_adds_up_and_one_row_is_refused() -> None:
    for reading in readings().values():
        check(reading)
    refused = [
        (name, r.locator, r.code) for name, reading in readings().items() for r in reading.account.refused
    ]
    assert refused == [("village-form.csv", "row 9", "SRC-102")]
    assert sum(reading.account.reports for reading in readings().values()) == 49


def test_every_kind_of_input_is_shown_post_text_and_both_tables() -> None:
    case = yaml.safe_load((WEEK / "case.yml").read_text(encoding="utf-8"))
    assert (
        {entry["reader"] for entry in case["inputs"]} == {"telegram", "text", "csv", "xlsx"} <= set(READERS)
    )


def test_the_truth_names_reports_that_exist_and_every_row_of_both_tables() -> None:
    exist = {f"{name} {r.report.locator}" for name, reading in readings().items() for r in reading.reads}
    exist |= {f"{name} {r.locator}" for name, reading in readings().items() for r in reading.account.refused}
    named = {report for row in table("truth.csv") for report in row["reports"].split("|")}
    assert named <= exist
    rows = {report for report in exist if report.startswith(("village-form", "rescue-log"))}
    assert rows <= named


def test_the_true_figures_are_the_sums_of_the_true_incidents() -> None:
    incidents, places = table("truth.csv"), {row["pcode"]: row for row in table("places.csv")}
    truth = {row["question"]: int(row["low"]) for row in table("truth-figures.csv")}

    def total(column: str, admin1: str = "XT") -> int:
        return sum(int(row[column]) for row in incidents if places[row["pcode"]]["admin1"].startswith(admin1))

    assert truth["killed-week"] == total("civilians_killed") == truth["published-killed"]
    assert truth["all-killed-week"] == total("killed_low") == total("killed_high")
    assert truth["children-killed-week"] == total("children_killed")
    assert truth["killed-darnous"] == total("civilians_killed", "XT01")
    assert truth["injured-week"] == total("injured")
    assert truth["facilities-hit"] == total("facilities")
    case = yaml.safe_load((WEEK / "case.yml").read_text(encoding="utf-8"))
    assert [question["id"] for question in case["questions"]] == list(truth)


def test_every_file_says_in_both_languages_or_in_its_own_that_it_is_invented() -> None:
    for path in sorted(WEEK.rglob("*.*")):
        if path.suffix == ".xlsx":
            text = str(openpyxl.load_workbook(path).worksheets[0]["A1"].value)
        else:
            text = path.read_text(encoding="utf-8")
        if path.name.startswith("truth"):
            continue  # tables of codes and numbers; the README beside them says it
        assert re.search("invented|مخترع", text, re.IGNORECASE), path.name


def test_the_statement_cites_claims_and_words_that_exist() -> None:
    text = (WEEK / "statement.md").read_text(encoding="utf-8")
    claims = {
        claim_id(anchor)
        for reading in readings().values()
        for r in reading.reads
        for anchor in anchors(r.report.item, r.report.locator, r.extractor, r.events or ())
    }
    cited = re.findall(r"\{\{cited:([^|]+)\|", text)
    assert len(cited) == 2
    assert all(any(claim.startswith(prefix) for claim in claims) for prefix in cited)
    for prefix, words in re.findall(r"\{\{quote:(\w+)\|([^}]+)\}\}", text):
        (report,) = [
            r.report for x in readings().values() for r in x.reads if r.report.item.startswith(prefix)
        ]
        assert words in report.text


def test_a_copied_post_is_word_for_word_the_one_it_copies() -> None:
    posts = {r.report.locator: r.report for r in readings()["result.json"].reads}
    assert posts["message 108"].text == posts["message 106"].text
    assert posts["message 108"].forwarded_from != posts["message 106"].forwarded_from

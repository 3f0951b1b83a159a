"""What the docs say of readers, codes and profiles is all there is, and nothing that is not there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from reading_tools import read

from tawthiq.model.reports import Account, Refused
from tawthiq.sources import errors, profile
from tawthiq.sources.account import account_text
from tawthiq.sources.packaged import PROFILES
from tawthiq.sources.refusals import REASONS, Why
from tawthiq.sources.registry import READERS

DOCS = Path(__file__).parents[2] / "docs"
READERS_PAGE = (DOCS / "reference" / "readers.md").read_text(encoding="utf-8")
RECEIVE_PAGE = (DOCS / "how-to" / "receive.md").read_text(encoding="utf-8")
PROFILES_PAGE = (DOCS / "how-to" / "profiles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READERS)
def test_every_reader_has_its_line(name: str) -> None:
    (line,) = [line for line in READERS_PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert all(suffix in line for suffix in READERS[name].suffixes if suffix not in (".json", ".text"))


@pytest.mark.parametrize("why", Why)
def test_every_reason_for_a_refused_row_is_listed_with_what_was_expected(why: Why) -> None:
    assert f"| {why} | {REASONS[why].en} |" in READERS_PAGE
    assert REASONS[why].ar


def _refusals() -> list[type[errors.SourceError]]:
    found = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, errors.SourceError)]
    return [c for c in found if c is not errors.SourceError]


def test_every_refusal_of_a_file_has_a_code_of_its_own_and_stands_in_the_tree_and_the_how_to() -> None:
    codes = [refusal.code for refusal in _refusals()]
    assert len(set(codes)) == len(codes)
    listed = set()
    for first, last in re.findall(r"SRC-(0\d\d)(?: to SRC-(0\d\d))?", RECEIVE_PAGE):
        listed |= {f"SRC-{n:03}" for n in range(int(first), int(last or first) + 1)}
    assert set(codes) <= listed
    assert errors.__doc__ is not None
    for refusal in _refusals():
        assert re.search(rf"{refusal.__name__} +{refusal.code}", errors.__doc__)


@pytest.mark.parametrize("refusal", _refusals())
def test_every_refusal_says_what_to_do_in_both_languages(refusal: type[errors.SourceError]) -> None:
    for text in (refusal.message, refusal.expected, refusal.remedy):
        assert text.en
        assert re.search("[\u0621-\u064a]", text.ar) or "{" in text.ar


def test_every_key_of_a_profile_is_documented() -> None:
    keys = set(re.findall(r"`(\w+)`", PROFILES_PAGE))
    assert set(profile._TOP) <= keys


@pytest.mark.parametrize("name", PROFILES)
def test_every_packaged_profile_is_named(name: str) -> None:
    assert f"`{name}`" in PROFILES_PAGE


def test_the_profile_shown_in_the_docs_reads_a_table() -> None:
    shown, list_shown = re.findall(r"```yaml\n(.*?)```", PROFILES_PAGE, re.DOTALL)
    head = "day,village,district,weapon,dead,hurt_min,hurt_max,collector,remarks"
    table = f"{head}\n4/3/2031,تل الرمان,الوادي,قذائف,2,3,5,سلمى,\n"
    (only,) = read(table, "csv", profile=shown).reads
    assert only.events is not None
    assert (only.events[0].event_type, len(only.events[0].counts)) == ("shelling", 2)
    rows = "serial,first,second,third,clan,years,when,bed\n7,سمير,كامل,ناجي,الزعبي,34,2031-03-04,12\n"
    (row,) = read(rows, "csv", profile=list_shown).reads
    assert (row.events, row.person and (row.person.own_id, row.person.family)) == ((), ("7", "ناجي الزعبي"))


def test_a_long_account_is_cut_and_says_by_how_much() -> None:
    refused = tuple(Refused(f"row {n}", "date", "x", "a date", "SRC-102", "تاريخ") for n in range(2, 32))
    account = Account("row", 40, 10, refused, 0, tuple(f"note {n}" for n in range(25)), ("ملاحظة",) * 25)
    assert account_text(account).count("and 10 more") == 1
    assert account_text(account).count("and 5 more") == 1
    assert account_text(account, "ar", limit=3).count("غيرها") == 2

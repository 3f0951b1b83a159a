"""Pictures say what the figure says: their tables add up to it, in both languages, and they are whole SVG files."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from documented_made import claim, count, figure, incident, question
from hypothesis import given, settings
from test_documented_properties import casebooks, rules, three

from made import example
from tawthiq.casebook import deriving
from tawthiq.casebook.picturing import file_name, write_beside
from tawthiq.casebook.stored import stored_figures
from tawthiq.figures.documented import Holdings, pictures
from tawthiq.figures.documented.pictures import pictures as drawn
from tawthiq.figures.drawing import Plot
from tawthiq.model.claims import NamedVictim
from tawthiq.model.incidents import Claim, Incident


def plots(lang: str, listed: list[Incident], told: list[Claim], **more: object) -> dict[str, Plot]:
    found = figure(question(**more), listed, *told)
    return {p.name: p for p in drawn(found, Holdings({c.id: c for c in told}, listed), lang)}


@settings(max_examples=40)
@given(casebooks(), rules)
def test_the_days_and_the_areas_add_up_to_the_figure(
    book: tuple[list[Incident], list[Claim]], rule: dict[str, object]
) -> None:
    found = figure(question(**rule), book[0], *book[1])
    for name in ("days", "areas"):
        for plot in (p for p in [plots("en", *book, **rule).get(name)] if p is not None):
            low, best = (sum(int(str(r[n])) for r in plot.rows) for n in (1, 2))
            highs = [r[3] for r in plot.rows]
            high = None if "open above" in highs else sum(int(str(h)) for h in highs)
            assert (low, best, high) == three(found)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_picture_is_an_svg_file_with_a_title_in_its_language(lang: str) -> None:
    told = [claim("مرصد", count("killed", "all", 2, 5)), claim("b", count("killed", "all", 4, None))]
    listed = [incident(f"I{n}", c, day=2 + n) for n, c in enumerate(told)]
    for plot in plots(lang, listed, told).values():
        root = ElementTree.fromstring(plot.svg)
        title = root.findtext("{http://www.w3.org/2000/svg}title") or ""
        assert bool(re.search("[\u0600-\u06ff]", title)) == (lang == "ar")
        assert all(len(row) == len(plot.header) for row in plot.rows)


@pytest.mark.parametrize(
    ("lang", "subject", "day"),
    [
        ("en", "Killed, all persons, from 1 to 7 March 2031, the valley, incidents", "3 Mar"),
        ("ar", "القتلى، جميع الأشخاص، من 1 إلى 7 آذار/مارس 2031، الوادي، الحوادث", "3 آذار"),
    ],
)
def test_every_picture_says_what_it_counts_and_names_its_days(lang: str, subject: str, day: str) -> None:
    told = [claim("a", count("killed", "all", 2, 5))]
    drawings = plots(lang, [incident("I1", told[0])], told)
    for plot in drawings.values():
        root = ElementTree.fromstring(plot.svg)
        words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert subject in words
        assert subject in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
        assert plot.name != "days" or day in words


def test_leaving_an_originator_out_takes_what_it_alone_reports() -> None:
    one = claim("a", count("killed", "all", 5, 5))
    both = [
        claim("b", count("killed", "all", 3, 3)),
        claim("c", count("killed", "all", 4, 4), originator="a"),
    ]
    listed = [incident("I1", one), incident("I2", *both, day=4)]
    rows = plots("en", listed, [one, *both])["originators"].rows
    assert rows == (("a", 3, 3, 3, 1), ("b", 9, 9, 9, 0))


def test_completeness_counts_incidents() -> None:
    named = claim("a", count("killed", "all", 1, 1), victims=(NamedVictim("…", 0, 1, name="ليلى", age=7),))
    other = claim("b", count("killed", "all", 1, 1))
    listed = [
        incident("I1", named, other, precision=500),
        incident("I2", claim("c", count("killed", "all", 1, 1))),
    ]
    told = [named, other, claim("c", count("killed", "all", 1, 1))]
    rows = plots("en", listed, told)["completeness"].rows
    assert [r[1:] for r in rows] == [(1, 2, 50)] * 4


def test_the_words_are_there_in_both_languages() -> None:
    path = Path(pictures.__file__).with_name("words.yml")
    assert all(
        set(entry) == {"en", "ar"} for entry in yaml.safe_load(path.read_text(encoding="utf-8")).values()
    )


def test_a_casebook_writes_sheets_and_pictures_under_safe_names(tmp_path: Path) -> None:
    book = example(tmp_path / "c")
    deriving.derive(book)
    paths = {p.name for p in write_beside(book, stored_figures(), tmp_path / "out")}
    assert {"recount.py", "killed-week.csv", "killed-week-days.ar.svg", "killed-week-days.ar.csv"} <= paths
    assert file_name("killed-week") == "killed-week"
    assert "/" not in file_name("../etc/passwd")
    assert file_name("../a") != file_name("..-a")

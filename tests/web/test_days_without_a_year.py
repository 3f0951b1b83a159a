"""A saved page without a date: what it says of the day joins it to its event and is shown, and is no date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from serving import Plain, Site, running

CASE = """
name: Pages without a date (invented)
zone: Etc/GMT-3
organisations: [{id: ours}]
gazetteers: [places.csv]
areas:
  tamrasa: {pcodes: [XT], name_en: Tamrasa, name_ar: تمراسة}
questions:
  - {id: killed, kind: killed, window: [2024-03-01, 2024-03-31], area: tamrasa}
inputs:
  - {path: dated.txt, reader: text, source: harbour-desk, published: 2024-03-09, organisation: ours}
  - {path: later.txt, reader: text, source: harbour-desk, published: 2024-03-21, organisation: ours}
  - {path: saved.txt, reader: text, source: plain-desk, organisation: ours}
"""
FILES = {
    "dated.txt": "Four civilians were killed when shells hit the market of Ain Darfil on Friday.",
    "later.txt": "Four civilians were killed in shelling of Ain Darfil on Wednesday.",
    "saved.txt": "استشهد أربعة مدنيين بقصف مدفعي على بلدة عين درفيل ظهر اليوم الجمعة 8 آذار.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(tmp_path_factory.mktemp("undated"), CASE, FILES) as site:
        yield site


def rows(site: Site, query: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(site.folder / "derived.db") as derived:
        return derived.execute(query).fetchall()


def test_the_day_of_the_year_says_which_of_two_strikes_is_meant(site: Site) -> None:
    told = rows(
        site, "select i.incident, c.source, i.claim from incident_claim i join claim c on c.id = i.claim"
    )
    of = {source: incident for incident, source, _ in told if source == "plain-desk"}
    days = rows(site, f"select date_start from incident where code = '{of['plain-desk']}'")
    assert len({incident for incident, *_ in told}) == 2
    assert [str(day) for (day,) in days] == ["2024-03-08"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Friday 8 March, year not stated"), ("ar", "الجمعة 8 آذار/مارس، السنة غير مذكورة")],
)
def test_the_page_says_what_is_known_of_the_day(site: Site, lang: str, said: str) -> None:
    (sha,) = rows(site, "select item from report where source = 'plain-desk'")[0]
    person = Plain(site)
    person.post("/language", {"language": lang})
    assert said in person.get(f"/items/{sha}/report?at=text").text

"""What one organisation shares of what it received: nothing, numbers, claims or all; and what the pages show of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from serving import Plain, Site, running

CASE = """
name: Two organisations (invented)
zone: Etc/GMT-3
organisations: [{id: ours}, {id: theirs}]
gazetteers: [places.csv]
areas:
  tamrasa: {pcodes: [XT], name_en: Tamrasa, name_ar: تمراسة}
  karsef: {pcodes: [XC009], name_en: Karsef, name_ar: كرسف}
questions:
  - {id: killed, kind: killed, window: [2024-03-04, 2024-03-10], area: tamrasa, by: source}
  - {id: totals, kind: killed, basis: published totals, window: [2024-03-04, 2024-03-10], area: tamrasa}
  - {id: hidden-place, kind: killed, window: [2024-03-04, 2024-03-10], area: karsef}
  - {id: named, kind: killed, basis: victims, window: [2024-03-04, 2024-03-10], area: tamrasa, by: source}
inputs:
  - {path: open.txt, reader: text, source: open-desk, published: 2024-03-06, organisation: ours}
  - {path: open.csv, profile: victims-list, source: open-list, organisation: ours}
  - {path: from-Umm-Rimas.txt, reader: text, source: umm-rimas, organisation: theirs, level: private}
  - {path: copied.txt, reader: text, source: saved-post, published: 2024-03-07, organisation: ours}
  - {path: closed.csv, profile: victims-list, source: closed-list, organisation: theirs, level: private}
  - {path: total.txt, reader: text, source: closed-desk, published: 2024-03-11, organisation: theirs, level: private}
  - {path: private.txt, reader: text, source: private-desk, published: 2024-03-07, organisation: theirs, level: private}
  - {path: counts.txt, reader: text, source: counts-desk, published: 2024-03-07, organisation: theirs, level: counts}
  - {path: form.json, reader: forms, source: form-desk, organisation: theirs}
  - {path: page.html, reader: html, source: page-desk, organisation: theirs}
  - {path: rag.csv, profile: ./rag.yml, source: rag-desk, organisation: theirs}
  - {path: shared.txt, reader: text, source: shared-desk, published: 2024-03-07, organisation: theirs}
  - {path: claims.txt, reader: text, source: claims-desk, published: 2024-03-07, organisation: theirs, level: claims}
"""
FILES = {
    "open.txt": "Three civilians were killed when shells hit the market of Ain Darfil on 5 March 2024.",
    "open.csv": "id,name,father,age,sex,date_of_death,place\n8,Olwan Nahrasi,Sami,30,m,2024-03-05,Ain Darfil\n",
    "from-Umm-Rimas.txt": "A clinic of Ain Darfil was shelled on 7 March 2024.",
    "copied.txt": "A clinic of Ain Darfil was shelled on 7 March 2024.",
    "closed.csv": "id,name,father,age,sex,date_of_death,place\n"
    "1,Zubayda Qorchani,Hamdo,Qorchani's age,f,2024-03-06,Karsef\n",
    "total.txt": "From 4 to 10 March 2024, 45 civilians were killed in Tamrasa, the Qorchani Committee said.",
    "private.txt": "17 civilians, among them Zubayda Qorchani, were killed in shelling of Karsef on 6 March 2024.",
    "counts.txt": "Six civilians, among them Lukman Qorchani, died in an air strike on Tell Zarmoun on 7 March 2024.",
    "form.json": '[{"_id": 4, "_uuid": "b7", "start": "2024-03-06T10:00:00+03:00", "username": "hala_qabbani", '
    '"what": "Two shops burned in Ain Darfil on 6 March 2024."}]',
    "page.html": "<html><body><nav>Hamdo Selmirani, log out</nav><article><p>A shell hit a road near Ain Darfil on 7 "
    "March 2024, and nobody was hurt there, residents of the town said in the evening.</p></article></body></html>",
    "rag.csv": "day,place,dead,collector\n2024-03-07,Nahrasa,1,Hamdo Selmirani,one cell more\n",
    "rag.yml": "profile: rag\nversion: 1\ndate: {start: day}\nevent_type: {constant: shelling}\nplace: {name: place}\n"
    "counts: [{kind: killed, group: civilians, value: dead}]\nidentities: [{column: collector, kind: collector}]\n",
    "shared.txt": "A shell hit an empty street of Ain Darfil on 7 March 2024.",
    "claims.txt": "A neighbour, Hamdo Selmirani, called us.\n\nFive civilians were killed in shelling of Um Shalhub on "
    "8 March 2024.\n\nHe asked us to name nobody.",
}  # fmt: skip
HELD_BACK = ("Zubayda", "Qorchani", "Selmirani", "Zarmoun", "private-desk", "counts-desk", "closed-list",
             "closed-desk", "umm-rimas", "Umm-Rimas")  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Served to "ours", which received the open material only."""
    with running(tmp_path_factory.mktemp("levels"), CASE, FILES) as site:
        yield site


def rows(site: Site, query: str) -> list[str]:
    with sqlite3.connect(site.folder / "derived.db") as derived:
        return [str(r[0]) for r in derived.execute(query)]


def test_a_file_that_two_received_tells_only_who_gave_it_openly(site: Site) -> None:
    """The other had it first and in confidence: under which name, from whom and that it did stays with it."""
    person = Plain(site)
    [item] = rows(site, "select item from report where source = 'saved-post'")
    for path in (f"/items/{item}", f"/items/{item}/report?at=text", "/items", "/map", "/"):
        shown = person.get(path)
        assert shown.status == 200, path
        assert "umm-rimas" not in shown.text.casefold(), path
    assert "copied.txt" in person.get(f"/items/{item}").text
    assert "theirs" not in person.get(f"/items/{item}").text


def test_no_refusal_lists_what_is_held_back(site: Site) -> None:
    """Whoever asks for a source or a list that is not there is told what there is: of what may be seen."""
    person = Plain(site)
    refused = [
        person.get("/figures/compare?a=killed:nobody&b=killed"),
        person.post("/estimate/plan", {"id": "x", "plan": "population: x\nlists: {nobody: {}}\n"}),
        person.post("/estimate/plan", {"id": "x", "plan": "population: x\nlists: {closed-list: {}}\n"}),
    ]
    for answer in refused:
        assert answer.status in (400, 404)
        told = answer.text.replace("lists: {closed-list: {}}", "").replace('dir="auto">closed-list<', "")
        assert [word for word in HELD_BACK if word in told] == []
    assert "open-list" in refused[1].text
    [shared] = rows(site, "select id from claim where source = 'claims-desk'")
    compared = person.get(f"/figures/compare?a=totals&b={shared}").text
    assert "45" in compared
    assert [word for word in HELD_BACK if word in compared] == []
    [total] = rows(site, "select id from claim where audience = 'private:theirs' and scope = 'total'")
    assert person.get(f"/pair?a={total}").status == 404


def test_an_estimate_over_a_list_that_is_held_back_shows_its_numbers_alone(site: Site) -> None:
    """Planned where all is seen, at the terminal, or by whoever holds the list back."""
    plan = site.folder.parent / "plan.yml"
    plan.write_text("population: invented\ndied: [2024-03-01, 2024-03-31]\ndraws: 1\n", encoding="utf-8")
    site.cli("figure", "plan", "both", str(plan))
    person = Plain(site)
    assert person.post("/estimate/of/both", {}).status == 303
    shown = person.get("/estimate/of/both").text
    assert "open-list" in shown
    assert "and 1 that another organisation holds back" in shown
    assert [word for word in HELD_BACK if word in shown] == []


@pytest.mark.parametrize("level", ["private", "counts"])
def test_nothing_of_what_is_held_back_is_answered(site: Site, level: str) -> None:
    """Numbers alone are shared at most: no item, report, claim, incident or victim, whoever knows its name."""
    theirs = f"where audience = '{level}:theirs'"
    person = Plain(site)
    paths = [f"/items/{sha}" for sha in rows(site, f"select sha256 from item {theirs}")]
    paths += [
        f"{item}/{page}" for item in paths for page in ("original", "report?at=text", "report?at=row+2")
    ]
    paths += [f"/claims/{c}" for c in rows(site, f"select id from claim {theirs}")]
    paths += [f"/incidents/{c}" for c in rows(site, f"select code from incident {theirs}")]
    paths += [f"/victims/{c}" for c in rows(site, f"select code from victim {theirs}")]
    assert len(paths) >= 6
    assert [p for p in paths if person.get(p).status != 404] == []


def test_no_page_tells_of_what_is_held_back(site: Site) -> None:
    person = Plain(site)
    pages = ["/", "/items", "/incidents", "/victims", "/victims/doubts", "/map", "/map/cells", "/figures", "/log",
             "/refused", "/statement", "/estimate", "/estimate/plan", "/figures/compare"]  # fmt: skip
    for figure in ("killed", "hidden-place", "named"):
        pages += [f"/figures/{page}/{figure}" for page in ("of", "pictures", "recount")]
        pages += [f"/review?for={figure}", f"/figures/compare?a={figure}"]
    for path in pages:
        shown = person.get(path)
        assert shown.status == 200, path
        assert [word for word in HELD_BACK if word in shown.text] == [], path


def test_numbers_count_what_is_held_back_and_the_figure_says_so(site: Site) -> None:
    """3 of ours, 17 private, 6 shared as counts, 5 shared as claims; three victims, one private, one of the 6."""
    person = Plain(site)
    killed = person.get("/figures/of/killed").text
    assert "31 people killed" in killed
    assert "holds back: 2." in killed
    assert "claims-desk" in killed
    named = person.get("/figures/of/named").text
    assert "holds back: 2." in named
    assert named.count('href="/victims/V-') == 1


def test_a_shared_claim_is_shown_by_its_quote_without_the_text_around_it(site: Site) -> None:
    [claim] = rows(site, "select id from claim where audience = 'claims:theirs'")
    [item] = rows(site, "select sha256 from item where audience = 'claims:theirs'")
    person = Plain(site)
    shown = person.get(f"/claims/{claim}").text
    assert "Um Shalhub" in shown
    assert "shares the claim, and not the text around it" in shown
    assert "Selmirani" not in shown
    for path in (f"/items/{item}", f"/items/{item}/original", f"/items/{item}/report?at=text"):
        assert person.get(path).status == 404, path


def test_a_check_finds_no_names_and_no_words_that_are_held_back(site: Site) -> None:
    """Pasting a guessed name or sentence must not tell who said so, nor that it stands somewhere."""
    person = Plain(site)
    text = (
        'Zubayda Qorchani was killed. "among them Zubayda Qorchani", a witness said. Five died in Um Shalhub.'
    )
    shown = person.post("/check", {"text": text, "date": "2024-03-11"}).text
    assert "private-desk" not in shown
    assert "These words stand in an item" not in shown
    assert "Names, words and totals that another organisation holds back were not searched." in shown


def test_a_statement_cites_and_quotes_only_what_may_be_seen(site: Site) -> None:
    [claim] = rows(site, "select id from claim where audience = 'private:theirs' and scope = 'event'")
    [item] = rows(site, "select item from report where source = 'private-desk'")
    person = Plain(site)
    for token in (f"{{{{cited:{claim}|17}}}}", f"{{{{quote:{item[:12]}|among them Zubayda}}}}"):
        shown = person.post("/statement", {"source": f"::: en\n{token}\n:::\n"}).text
        assert "private-desk" not in shown, token
        assert "STM-00" in shown, token


def test_a_file_with_a_sealed_name_in_it_is_saved_by_who_received_it_alone(site: Site) -> None:
    """All of it is shared, and its reports are read; the name of who filled in the form is in the file only."""
    person = Plain(site)
    [form] = rows(site, "select item from report where source = 'form-desk'")
    [plain] = rows(site, "select item from report where source = 'shared-desk'")
    [at] = rows(site, "select locator from report where source = 'form-desk'")
    for path in (f"/items/{form}", f"/items/{form}/report?{urlencode({'at': at})}"):
        shown = person.get(path)
        assert shown.status == 200
        assert "names who sent or collected it" in shown.text
        assert f'href="/items/{form}/original"' not in shown.text
    assert f'href="/items/{plain}/original"' in person.get(f"/items/{plain}").text
    refused = person.get(f"/items/{form}/original")
    assert refused.status == 400
    assert "CSB-021" in refused.text
    assert "hala_qabbani" not in refused.text
    [page] = rows(site, "select sha256 from item where source = 'page-desk'")
    assert "CSB-021" in person.get(f"/items/{page}/original").text
    [rag] = rows(site, "select sha256 from item where source = 'rag-desk'")
    assert "row 2" in person.get("/refused").text
    for path in (f"/items/{rag}/original", "/refused", f"/refused/{rag}?at=row+2"):
        assert "Selmirani" not in person.get(path).text, path
    named = {"field": "collector", "value": "Hamdo Selmirani", "because": "asked"}
    assert "no name of a person" in person.post(f"/refused/{rag}?at=row+2", named).text
    assert "empty street" in person.get(f"/items/{plain}/original").text


def test_why_another_decided_on_what_is_gone_is_told_to_nobody_else(site: Site) -> None:
    """The last test: it takes an item away, so that a decision of theirs hangs on no claim any more."""
    [item] = rows(site, "select item from report where source = 'counts-desk'")
    [code] = rows(site, "select code from incident where audience = 'counts:theirs'")
    [act] = rows(site, f"select act from receipt where item = '{item}'")
    theirs = ("--organisation", "theirs")
    site.cli("grade", code, "harm", "single", "--because", "a son of Lukman Qorchani told us", *theirs)
    site.cli("withdraw", act, "--because", "he asked us", *theirs)
    site.cli("derive")
    shown = Plain(site).get("/").text
    assert [word for word in HELD_BACK if word in shown] == []
    assert "Every decision hangs on its claim." in shown

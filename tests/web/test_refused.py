"""What must not get in or out: scripts in fields, forged forms, paths, guessed names, other organisations' material."""

from __future__ import annotations

import csv
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page
from serving import Open, Plain, Site

from tawthiq.web.security import POLICY
from tawthiq.web.templating import commands

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u202e"
FORGED = 403


def acts(site: Site) -> int:
    return len(site.cli("log").splitlines()) - 2


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_nothing_that_is_typed_or_sent_runs(browse: Open, site: Site, tmp_path: Path) -> None:
    """The same string in every field that is kept, and as a file's name; then every page that shows it."""
    page = browse("en")
    dialogs: list[str] = []

    def shown(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", shown)
    person = Plain(site)
    told = {"source": EVIL, "published": "2024-03-05", "level": "items"}
    text = f"{EVIL} Two civilians were killed by shelling in Karsef on 5 March 2024. {EVIL}"
    assert (
        person.post("/receive/post", {**told, "text": text, "url": f"javascript:alert(3)//{EVIL}"}).status
        == 303
    )
    assert person.post("/receive/call", {**told, "text": text + " called", "by": EVIL}).status == 303
    assert person.post("/figures/freezes", {"name": EVIL}).status in (303, 400)
    source = f"::: en\n# {EVIL}\n\n{EVIL} {{{{figure:killed-week}}}} {{{{literal:5|{EVIL}}}}}\n:::\n"
    assert person.post("/statement", {"source": source, "do": "save"}).status in (303, 400)
    page.goto(site.base + "/receive")
    name = tmp_path / "<img src=x onerror=alert(4)>.txt"
    name.write_text(text, encoding="utf-8")
    page.set_input_files("#f-files", name)
    page.locator("main button.main").last.click()
    site.cli("derive")
    for path in shown_on(page, site):
        page.goto(site.base + path)
        assert page.locator("img[src=x], main script:not([type])").count() == 0, path
        assert page.locator("a[href^='javascript:']").count() == 0, path
        assert "{{7*7}}" in page.content() or "49" not in page.locator("main h1").inner_text()
    assert not dialogs


def shown_on(page: Page, site: Site) -> list[str]:
    """Addresses of the pages that show what came in."""
    hrefs = "links => links.map(link => link.getAttribute('href'))"
    paths = ["/", "/items", "/statement", "/log", "/figures/freezes", "/review", "/incidents?words=karsef"]
    for listed, wanted in (
        ("/items", "main a[href^='/items/']"),
        ("/incidents", "main a[href^='/incidents/I']"),
    ):
        page.goto(site.base + listed)
        paths += page.eval_on_selector_all(wanted, hrefs)
    return paths


def test_a_form_that_is_not_ours_records_nothing(site: Site) -> None:
    person = Plain(site)
    before = acts(site)
    fields = {"text": "x", "source": "x", "level": "items"}
    assert person.post("/receive/post", fields, mark=False).status == FORGED
    body = f"csrfmiddlewaretoken={person.mark()}&text=x&source=x&level=items".encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    evil = person.ask("POST", "/receive/post", body, {**kind, "Origin": "http://evil.example"})
    assert evil.status == FORGED
    assert acts(site) == before


def test_a_second_browser_and_a_foreign_name_are_refused(site: Site) -> None:
    stranger = Plain(site, key=False)
    assert stranger.get("/").status == 403
    assert stranger.get("/?token=" + "x" * 43).status == 403
    assert Plain(site).get("/", Host="evil.example").status == 400
    assert Plain(site).get("/").status == 200


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_no_path_and_no_name_leads_outside(site: Site) -> None:
    person = Plain(site)
    for path in (
        "/static/../settings.py", "/static/%2e%2e%2fsettings.py", "/static/..%5csettings.py", "/static//etc/passwd",
        "/items/../../casebook.db", "/items/" + "0" * 64, "/items/" + "0" * 64 + "/original",
        "/claims/C-0000000000000000", "/incidents/I-0000-0000-0000", "/victims/V-0000-0000-0000",
        "/figures/of/..%2f..%2fetc%2fpasswd", "/figures/recount/%00", "/picture/" + "0" * 64, "/admin/",
        "/victims/pair/R-0000000000000000/R-0000000000000001",
    ):  # fmt: skip
        assert person.get(path).status == 404, path
    for goal in ("//evil.example", "http://evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = person.post("/language", {"language": "en", "next": goal})
        assert answer.headers["Location"] == "/", goal
    marks = "--b\r\n"
    body = (
        f'{marks}Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{person.mark()}\r\n'
        f'{marks}Content-Disposition: form-data; name="profile"\r\n\r\n../../../../etc/passwd\r\n'
        f'{marks}Content-Disposition: form-data; name="files"; filename="../../../evil.csv"\r\n\r\na,b\r\n--b--\r\n'
    )
    kind = {"Content-Type": "multipart/form-data; boundary=b", "Origin": site.base}
    assert person.ask("POST", "/receive", body.encode(), kind).status == 400
    assert not list(site.folder.parent.rglob("evil.csv"))


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_private_material_of_another_organisation_is_nowhere(site: Site) -> None:
    """Its item, report, claim and incident are not listed, found or answered, whoever knows their names."""
    import sqlite3

    derived = sqlite3.connect(site.folder / "derived.db")
    private = "audience = 'private:hands-of-darnous'"
    item = derived.execute(f"select sha256 from item where {private}").fetchone()[0]
    claims = [r[0] for r in derived.execute(f"select id from claim where {private}")]
    codes = [r[0] for r in derived.execute(f"select code from incident where {private}")]
    assert claims
    person = Plain(site)
    hidden = [f"/items/{item}", f"/items/{item}/original", f"/items/{item}/report?at=text"]
    for path in [*hidden, *(f"/claims/{c}" for c in claims), *(f"/incidents/{c}" for c in codes)]:
        assert person.get(path).status == 404, path
    for path in (
        "/",
        "/items",
        "/incidents",
        "/incidents?words=hiddenvillage",
        "/map",
        "/victims",
        "/review",
    ):
        shown = person.get(path).text
        assert "HIDDENVILLAGE" not in shown, path
        assert item not in shown, path


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_figure_counts_what_is_private_to_another_and_tells_nothing_else_of_it(site: Site) -> None:
    """Neither the code, the day, the place nor the source; the sheet still adds up."""
    import sqlite3

    derived = sqlite3.connect(site.folder / "derived.db")
    private = "audience = 'private:hands-of-darnous'"
    [code] = derived.execute(f"select code from incident where {private}").fetchone()
    [claim] = derived.execute(f"select id from claim where {private}").fetchone()
    [best] = derived.execute("select best from figure where id = 'killed-week'").fetchone()
    person = Plain(site)
    for path in (
        "/figures/of/killed-week", "/figures/pictures/killed-week", "/figures/compare",
        "/figures/compare?a=killed-week&b=killed-darnous", "/surge?since=2024-03-06",
    ):  # fmt: skip
        shown = person.get(path)
        assert shown.status == 200, path
        assert code not in shown.text, path
        assert "theirs" not in shown.text, path
    assert "another organisation holds back: 1." in person.get("/figures/of/killed-week").text
    text = "Seven civilians were killed in Karsef on 8 March 2024."
    checked = person.post("/check", {"text": text, "date": "2024-03-11"}).text
    assert code not in checked
    assert "theirs" not in checked
    for asked in ("killed-week:theirs", f"{claim}", "killed-week:theirs@2024-03-10"):
        assert person.get(f"/figures/compare?a={asked}&b=killed-week").status == 404, asked
    sheet = list(
        csv.DictReader(io.StringIO(person.get("/figures/recount/killed-week").text.lstrip("\ufeff")))
    )
    assert sum(int(r["best"]) for r in sheet if r["in"] == "yes") == best
    [row] = [r for r in sheet if r["code"] == code]
    assert (row["date_start"], row["date_end"], row["area"]) == ("", "", "")


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_pages_say_what_is_so_and_lead_on(site: Site, tmp_path: Path) -> None:
    """No claim that the figures hold every act while some wait; an address that is wrong leads to the first page."""
    person = Plain(site)
    call = tmp_path / "call.txt"
    call.write_text("One civilian was killed in Karsef.", encoding="utf-8")
    site.cli("write", "call", str(call), "--source", "a-caller")
    assert person.get("/progress").headers["Location"] == "/"
    assert 'href="/"' in person.get("/nowhere").text
    assert 'href="/incidents/I-' in person.get("/map").text
    found = person.get("/victims?words=" + quote("لا أحد هنا")).text
    assert "Nobody of that name" in found
    known = person.get("/victims?words=" + quote("سالم")).text.partition('href="/victims/V-')[2][:14]
    stated = person.get(f"/victims/V-{known}").text
    assert "<bdi>male</bdi>" in stated
    person.post("/language", {"language": "ar"})
    assert "<bdi>ذكر</bdi>" in person.get(f"/victims/V-{known}").text
    assert '<code dir="ltr">tawthiq derive</code>' in person.get("/").text


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_sheet_that_is_none_is_refused_with_its_code_and_the_form_stays(site: Site) -> None:
    person = Plain(site)
    parts = {"csrfmiddlewaretoken": person.mark(), 'file"; filename="t.xlsx': "PK\x03\x04 no workbook"}
    body = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in parts.items()
    )
    kind = {"Content-Type": "multipart/form-data; boundary=b", "Origin": site.base}
    answer = person.ask("POST", "/receive/sheet", f"{body}--b--\r\n".encode(), kind)
    assert answer.status == 400
    assert "SRC-044" in answer.text
    assert 'type="file"' in answer.text


def test_commands_in_a_text_are_set_apart_and_nothing_else_of_it_is_markup() -> None:
    assert commands("run `a <b>` & go") == 'run <code dir="ltr">a &lt;b&gt;</code> &amp; go'
    assert commands("`a` and ` alone") == '<code dir="ltr">a</code> and ` alone'
    assert commands("") == ""


def test_every_answer_carries_the_policy_and_originals_never_open(site: Site) -> None:
    person = Plain(site)
    for path in ("/", "/items", "/nowhere", "/static/style.css"):
        answer = person.get(path)
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")
    sha = person.get("/items").text.partition('href="/items/')[2][:64]
    original = person.get(f"/items/{sha}/original")
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert original.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in original.headers["Content-Security-Policy"]


def test_the_first_load_is_small(site: Site) -> None:
    person = Plain(site)
    page = person.get("/", **{"Accept-Encoding": "gzip"})
    size = page.size
    for name in ("style.css", "htmx.js", "keys.js", "icon.svg"):
        size += person.get(f"/static/{name}", **{"Accept-Encoding": "gzip"}).size
    assert size < 150_000


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_sixteen_reviewers_at_once(site: Site) -> None:
    """Each decides three claims at the same moment; every decision is one act, and the chain holds."""
    ids = _claims(site)[:48]
    before, gate = acts(site), threading.Barrier(16)

    def review(which: int) -> list[int]:
        person = Plain(site)
        person.mark()
        gate.wait()
        mine = ids[which::16]
        return [person.post(f"/claims/{c}", {"verdict": "confirmed", "anyway": "1"}).status for c in mine]

    with ThreadPoolExecutor(16) as reviewers:
        answers = [status for done in reviewers.map(review, range(16)) for status in done]
    assert answers == [303] * len(ids)
    assert acts(site) == before + len(ids)
    site.cli("log", "verify")


def test_two_windows_on_one_claim(site: Site) -> None:
    """The second is told who decided what; nothing it typed is lost; it may record its own all the same."""
    claim = _claims(site)[-1]
    seen = {"seen": str(acts(site))}
    first, second = Plain(site), Plain(site)
    assert first.post(f"/claims/{claim}", {**seen, "verdict": "confirmed"}).status == 303
    mine = {**seen, "verdict": "rejected", "because": "my reason, typed with care"}
    before = acts(site)
    told = second.post(f"/claims/{claim}", mine)
    assert told.status == 400
    assert "CSB-015" in told.text
    assert "my reason, typed with care" in told.text
    assert acts(site) == before
    assert second.post(f"/claims/{claim}", {**mine, "anyway": "1"}).status == 303
    assert acts(site) == before + 1


def _claims(site: Site) -> list[str]:
    person = Plain(site)
    found: list[str] = []
    for code in dict.fromkeys(_after(person.get("/incidents").text, 'href="/incidents/', 16)):
        found += _after(person.get(f"/incidents/{quote(code)}").text, 'href="/claims/', 18)
    return sorted(set(found))


def _after(text: str, mark: str, length: int) -> list[str]:
    return [part[:length] for part in text.split(mark)[1:]]

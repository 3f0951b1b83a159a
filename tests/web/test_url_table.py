"""Every page has a rule of access, a title in every language, and nothing that axe finds, in both languages."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from serving import Plain, Site, planned_estimate

from conftest import Open
from tawthiq.evidence.kinds import KINDS
from tawthiq.lang.plural import noun_keys
from tawthiq.web import access, texts, urls

RULES = {access.person, access.anyone}
WHOLE = [p for p in urls.PAGES if p.whole]
UNTRANSLATED = {"language.direction", "site.comma", "event.none"}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_every_page_has_a_rule_and_a_title_in_every_language() -> None:
    for page in urls.PAGES:
        assert page.access in RULES, page.name
        assert page.access is access.person or page.name == "static"
    for page in WHOLE:
        for lang in texts.languages():
            assert texts.texts(lang)[f"titles.{page.name}"].strip(), (page.name, lang)


def test_english_and_arabic_say_the_same_things() -> None:
    english, arabic = texts.texts("en"), texts.texts("ar")
    assert english.keys() == arabic.keys()
    for key, text in english.items():
        fields, theirs = (list(re.findall(r"{(\w+):?(\w*)[^}]*}", t)) for t in (text, arabic[key]))
        assert {name for name, _ in fields} == {name for name, _ in theirs}, key
        assert {noun for _, noun in (*fields, *theirs)} <= {"", *noun_keys()}, key
        assert re.search("[ء-ي]", arabic[key]) or key in UNTRANSLATED, key


def test_every_kind_of_act_has_a_name_in_every_language() -> None:
    for lang in texts.languages():
        assert not [k for k, _ in KINDS if f"act.{k}" not in texts.texts(lang)]


def addresses(page: Page, site: Site) -> dict[str, str]:
    """An address of every whole page, found as a person finds it: by links from the lists."""

    def first(path: str, selector: str) -> str:
        page.goto(site.base + path)
        href = page.locator(selector).first.get_attribute("href")
        assert href, (path, selector)
        return href

    plain = {p.name: f"/{p.path}" for p in WHOLE if "(?P" not in p.path}
    item = first("/items", "main a[href^='/items/']")
    incident = first("/incidents?several=1", "main a[href^='/incidents/I']")
    return plain | {
        "item": item,
        "report": first(item, "main a[href*='/report']"),
        "mend": first("/refused", "main a[href^='/refused/']"),
        "incident": incident,
        "claim": first(incident, "main a[href^='/claims/']"),
        "pair": first(incident, "main a[href^='/pair']"),
        "figure": first("/figures", "main h2 a"),
        "pictures": first(first("/figures", "main h2 a"), "main a[href^='/figures/pictures']"),
        "planned": planned_estimate(site),
        "victim": first("/victims", "main a[href^='/victims/V-']"),
        "record_pair": first("/victims/doubts", "main a[href^='/victims/pair']"),
    }


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)  # the pages are the same on both
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_axe_finds_nothing_on_any_page(browse: Open, site: Site, lang: str) -> None:
    page = browse(lang)
    found = addresses(page, site)
    assert set(found) == {p.name for p in WHOLE}
    for name, path in found.items():
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(site.base + path)
            assert answer
            assert answer.status == 200, name
            assert page.locator("html").get_attribute("lang") == lang
            assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
            assert page.locator("h1").count() == 1, name
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} is {wide} px wider than {width}"
        results = Axe().run(page, options=AXE)
        assert results.violations_count == 0, f"{name} {lang}: {results.generate_report()}"


KNOWN = {
    "sha": "0" * 64, "code": "I-0000-0000-0000", "ident": "C-0000000000000000", "a": "R-0000000000000000",
    "b": "R-0000000000000001", "language": "en", "name": "x",
}  # fmt: skip


def guessed(page: urls.Page) -> str:
    """An address of the page with ids that nobody gave."""
    path = "/" + re.sub(r"\(\?P<(\w+)>.*?\)(?=/|$|\\)", lambda m: KNOWN[m[1]], page.path).replace("\\", "")
    return path.replace("victims/I-", "victims/V-")


def test_no_page_answers_a_browser_without_the_token(site: Site) -> None:
    stranger = Plain(site, key=False)
    for page in urls.PAGES:
        for method in page.methods:
            answer = stranger.ask(method, guessed(page), b"" if method == "POST" else None, {})
            assert answer.status == (404 if page.name == "static" else 403), page.name
            assert "Tamrasa" not in answer.text


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_every_form_must_be_ours_and_no_other_method_is_answered(site: Site) -> None:
    """Without the mark of our pages, with that of another browser, or sent by another site: 403, nothing recorded."""
    person, other = Plain(site), Plain(site)
    own, foreign, before = person.mark(), other.mark(), site.cli("log")
    assert own != foreign
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    for page in urls.PAGES:
        if page.name == "static":
            continue
        path = guessed(page)
        for method in {"PUT", "DELETE", "PATCH", *page.methods} - {"GET"}:
            for told, headers in (
                ("", {"Origin": site.base}),
                (f"csrfmiddlewaretoken={foreign}", {"Origin": site.base}),
                (f"csrfmiddlewaretoken={own}", {"Origin": "http://evil.example"}),
            ):
                answer = person.ask(method, path, told.encode(), {**kind, **headers})
                assert answer.status == 403, (page.name, method, told[:20])
        if "POST" not in page.methods:
            body = f"csrfmiddlewaretoken={own}".encode()
            assert person.ask("POST", path, body, {**kind, "Origin": site.base}).status == 405, page.name
    assert site.cli("log") == before


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_guessed_ids_answer_as_if_there_were_nothing(site: Site) -> None:
    """Pages of things: 404 for ids that nobody gave, whatever they are made of."""
    person = Plain(site)
    of_things = [p for p in urls.PAGES if "(?P" in p.path and "GET" in p.methods]
    assert len(of_things) > 10
    for page in of_things:
        assert person.get(guessed(page)).status == (200 if page.name == "statement_pdf" else 404), page.name
    for name in ("..%2F..%2Fcasebook.db", "%00", "'%20OR%201=1--", "%F0%9F%94%A5" * 20, "%252e%252e%252f"):
        for prefix in (
            "figures/of/",
            "figures/pictures/",
            "figures/recount/",
            "estimate/of/",
            "static/",
            "items/",
        ):
            assert person.get(f"/{prefix}{name}").status == 404, (prefix, name)

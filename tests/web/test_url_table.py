"""Every page has a rule of access, a title in every language, and nothing that axe finds, in both languages."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from serving import Plain, Site, planned_estimate

from conftest import Open
from tawthiq.evidence.kinds import KINDS
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
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", arabic[key])), key
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


def test_no_page_answers_a_browser_without_the_token(site: Site) -> None:
    stranger = Plain(site, key=False)
    known = {
        "sha": "0" * 64,
        "code": "I-0000-0000-0000",
        "ident": "C-0000000000000000",
        "a": "R-0000000000000000",
        "b": "R-0000000000000001",
        "language": "en",
        "name": "x",
    }
    for page in urls.PAGES:
        path = "/" + re.sub(r"\(\?P<(\w+)>.*?\)(?=/|$|\\)", lambda m: known[m[1]], page.path).replace(
            "\\", ""
        )
        path = path.replace("victims/I-", "victims/V-")
        for method in page.methods:
            answer = stranger.ask(method, path, b"" if method == "POST" else None, {})
            assert answer.status == (404 if page.name == "static" else 403), (page.name, path)
            assert "Tamrasa" not in answer.text

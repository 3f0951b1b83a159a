"""A working day in the browser, with scripts and without: receive, review, judge, ask, see a figure move, write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import Open, Site

from tawthiq.model.claims import TARGETS
from tawthiq.web import texts

DAYS = [
    ("sqlite", "en", True),
    ("sqlite", "ar", False),
    ("postgresql", "en", False),
    ("postgresql", "ar", True),
]


class Day:
    """A person at the pages: what they see is looked for by the words of their language."""

    def __init__(self, page: Page, site: Site, lang: str) -> None:
        self.page, self.site, self.lang = page, site, lang

    def say(self, key: str, **data: object) -> str:
        return texts.say(key, self.lang, **data)

    def open(self, path: str) -> None:
        self.page.goto(self.site.base + path)

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"main [name='{name}']").first.fill(value)

    def choose(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"main select[name='{name}']").first.select_option(value)

    def press(self, key: str) -> None:
        self.page.get_by_role("button", name=self.say(key), exact=False).first.click()

    def done(self, key: str) -> None:
        expect(self.page.locator("main [role=status]").first).to_contain_text(self.say(f"done.{key}"))

    def bring_in(self) -> None:
        """Bring the acts into the figures and wait as a person does, on the page that says how far it is."""
        self.press("derive.button")
        self.page.wait_for_url(lambda url: "/progress" not in url, timeout=90_000)
        self.done("derived")


@pytest.mark.parametrize(("site", "lang", "scripts"), DAYS, indirect=["site"], ids=str)
def test_a_day_from_an_export_to_a_draft(
    browse: Open, site: Site, tmp_path: Path, lang: str, scripts: bool
) -> None:
    day = Day(browse(lang, scripts=scripts), site, lang)
    month = {("en", True): "04", ("ar", False): "05", ("en", False): "06", ("ar", True): "07"}[lang, scripts]
    receive_an_export(day, tmp_path, month)
    receive_a_sheet(day, tmp_path, month)
    day.bring_in()
    figure = ask(day, month)
    expect(day.page.locator(".bars .num").first).to_have_text("7")
    correct_the_claim(day, figure)
    day.bring_in()
    day.open(f"/figures/of/{figure}")
    expect(day.page.locator(".bars .num").first).to_have_text("9")
    judge_a_pair(day)
    check_a_statement(day, month)
    write_a_draft(day, figure, scripts)


def receive_an_export(day: Day, folder: Path, month: str) -> None:
    text = f"قُتل 4 مدنيين في قصف مدفعي على كرسف بتاريخ 3/{int(month)}/2024."
    post = {"id": 1, "type": "message", "date": f"2024-{month}-03T10:00:00", "text": text}
    whole = {"name": "قناة مخترعة", "type": "public_channel", "id": int(month), "messages": [post]}
    path = folder / f"export-{month}.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    day.open("/receive")
    day.page.set_input_files("#f-files", path)
    day.fill(source=f"channel-{month}")
    day.press("receive.take")
    expect(day.page.locator("main [role=status]").first).to_contain_text(f"export-{month}.json")


def receive_a_sheet(day: Day, folder: Path, month: str) -> None:
    """Point at the columns, save the profile, receive with it; one row is refused and mended in place."""
    path = folder / f"sheet-{month}.csv"
    path.write_text(
        f"day,village,dead\n05/{month}/2024,Ain Darfil,3\n31/02/2024,Karsef,9\n", encoding="utf-8"
    )
    day.open("/receive/sheet")
    day.page.set_input_files("#f-file", path)
    day.press("sheet.look")
    day.fill(name=f"form-{month}")
    day.choose(**{"means-0": "date_start", "means-1": "place", "means-2": "killed", "group-2": "civilians"})
    day.press("sheet.save")
    day.done("mapped")
    day.page.set_input_files("#f-files", path)
    day.fill(source=f"sheet-{month}")
    day.choose(profile=f"form-{month}")
    day.press("receive.take")
    expect(day.page.locator("main [role=status]").first).to_contain_text("31/02/2024")


def ask(day: Day, month: str) -> str:
    figure = f"killed-{month}-{day.lang}"
    day.open("/figures/ask")
    day.choose(kind="killed", group="civilians", area="tamrasa", basis="incidents")
    day.fill(first=f"2024-{month}-01", last=f"2024-{month}-28", id=figure)
    day.press("ask.ask")
    day.page.wait_for_url(lambda url: "/progress" not in url, timeout=90_000)
    return figure


def correct_the_claim(day: Day, figure: str) -> None:
    """The queue offers what moves the figure most: four dead, corrected to six; then the next is confirmed."""
    day.open(f"/review?for={figure}")
    expect(day.page.locator("main [role=status]").first).to_contain_text(day.say("review.left", n=2))
    day.page.locator("summary[data-key=n]").click()
    day.fill(**{"min-0": "6", "max-0": "6"})
    day.page.locator("details[open] [name=because]").fill("the second post says six")
    day.press("review.save")
    day.done("corrected")
    day.press("review.confirm")
    day.done("confirmed")
    expect(day.page.locator("main")).to_contain_text(day.say("review.nothing"))
    day.press("done.undo")
    day.done("undone")


def judge_a_pair(day: Day) -> None:
    day.open("/incidents?several=1")
    day.page.locator("main a[href^='/incidents/I-']").first.click()
    day.page.locator("main a[href^='/pair']").first.click()
    day.fill(because="the same market, the same hour")
    day.press("verdict.same")
    day.done("judged")


def check_a_statement(day: Day, month: str) -> None:
    day.open("/check")
    days = f"between 1 and 28 {_MONTHS[month]} 2024"
    day.fill(text=f"At least 9 civilians were killed in Tamrasa {days}.", date=f"2024-{month}-28")
    day.press("check.check")
    expect(day.page.locator("main mark").first).to_be_visible()
    expect(day.page.locator("main")).to_contain_text(day.say("check.minimum"))


_MONTHS = {"04": "April", "05": "May", "06": "June", "07": "July"}


def write_a_draft(day: Day, figure: str, scripts: bool) -> None:
    """A number without evidence is marked, at once with scripts, by the button without; bound, it is saved."""
    day.open("/statement")
    source = day.page.locator("[name=source]")
    source.fill("::: en\n# Draft\n\nAt least 12 were killed.\n:::\n")
    if not scripts:
        day.press("statement.check")
    expect(day.page.locator(".run-unmarked")).to_have_text(["12"], timeout=15_000)
    day.page.locator("[name=source]").fill(f"::: en\n# Draft\n\nIn all, {{{{figure:{figure}}}}}.\n:::\n")
    day.press("statement.save")
    day.done("saved")
    expect(day.page.locator(".run-figure")).to_contain_text("9")
    with day.page.expect_download() as waited:
        day.page.locator("a[href$='draft.en.pdf']").click()
    assert waited.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
@pytest.mark.parametrize("lang", ["ar"])
def test_incidents_are_filtered_by_what_was_hit_as_the_export_is(browse: Open, site: Site, lang: str) -> None:
    """By keyboard and without scripts; the filter goes on to the map, and a word that is no target finds nothing."""
    day = Day(browse(lang, scripts=False), site, lang)
    day.open("/incidents")
    day.page.get_by_label(day.say("event.targets"), exact=True).focus()
    for _ in range(1 + TARGETS.index("market")):
        day.page.keyboard.press("ArrowDown")
    day.page.keyboard.press("Tab")
    day.press("incidents.filter")
    shown = day.page.locator("main td a, main tbody th a").all_inner_texts()
    rows = site.cli("export", "csv", "--target", "market").splitlines()[1:]
    assert shown
    assert sorted(shown) == sorted(row.split(",")[1] for row in rows)
    expect(day.page.locator("main tbody")).to_contain_text(texts.label("targets", "market", lang))
    day.page.locator("main .actions a[href^='/map?']").click()
    assert day.page.locator("tr[id]").count() == len(shown)
    day.open("/incidents?target=castle")
    assert day.page.locator("main tbody").count() == 0

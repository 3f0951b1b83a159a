"""An invented case that carries a hostile mark in every text that a file can bring, and a reader of pages."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import yaml

from made import EXAMPLE

_SEEN = re.compile(r"(?:<|\\u003c)img src=x class=k-([\w.-]+)")
RAW = "<img src=x"
TEXT_INPUTS = ("text", "search", "")


def mark(name: str) -> str:
    """A text that would run where it is not escaped, and that says where it came in."""
    return f"\"'><img src=x class=k-{name} onerror=alert(1)>"


@dataclass
class Form:
    """A form that posts: where, its plain fields with their values, its text fields, its fields for files."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Read(HTMLParser):
    """What a page holds: its links, addresses of any kind, and forms that post."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        self.addresses += [found[k] for k in ("href", "src", "action", "formaction") if k in found]
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "form":
            self._form = Form(found.get("action", "")) if found.get("method") == "post" else None
            self.forms += [self._form] if self._form else []
        elif self._form and (tag in ("input", "textarea", "select", "button") or tag == "option"):
            self._field(self._form, tag, found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _field(self, form: Form, tag: str, found: dict[str, str]) -> None:
        name, kind = found.get("name", ""), found.get("type", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            if self._select not in form.fields or "selected" in found:
                form.fields[self._select] = found.get("value", "")
        elif name and (tag == "textarea" or (tag == "input" and kind in TEXT_INPUTS)):
            form.texts.append(name)
        elif name and kind == "file":
            form.files.append(name)
        elif name and kind not in ("checkbox", "radio"):
            form.fields.setdefault(name, found.get("value", ""))


def marks_of(page: str) -> set[str]:
    """The names of the marks that a page shows, escaped as HTML or inside its data."""
    return set(_SEEN.findall(html.unescape(page)))


def hostile_case(folder: Path) -> set[str]:
    """The invented week with marks in all that its files say; the names of the marks."""
    shutil.copytree(EXAMPLE, folder)
    rewritten(folder / "places.csv", places)
    rewritten(folder / "input" / "village-form.csv", village_form)
    channel(folder / "input" / "result.json")
    workbook(folder / "input" / "rescue-log.xlsx")
    (folder / "input" / "feed.xml").write_text(FEED, encoding="utf-8")
    name = mark("file.name") + ".txt"
    told = f"Two civilians were killed by shelling in Karsef on 5 March 2024, said {mark('item.text')}."
    (folder / "input" / name).write_text(told, encoding="utf-8")
    row = f'1,"{victim("ar")}","{victim("en")}",34,m,2024-03-05,كرسف'
    victims = f"id,name_ar,name_en,age,sex,date_of_death,place\n{row}\n"
    (folder / "input" / "victims.csv").write_text(victims, encoding="utf-8")
    profile = yaml.safe_load((folder / "profiles" / "village-form.yml").read_text(encoding="utf-8"))
    profile["note"] = [*profile["note"], mark("sheet.header")]
    (folder / "profiles" / "village-form.yml").write_text(
        yaml.safe_dump(profile, allow_unicode=True), encoding="utf-8"
    )
    case = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    case["name"] += mark("casebook.name")
    case["areas"]["tamrasa"] |= {f"name_{lang}": mark(f"area.name_{lang}") for lang in ("en", "ar")}
    case["inputs"] += [
        {"path": f"input/{name}", "reader": "text", "source": mark("source"), "published": "2024-03-08"},
        {"path": "input/feed.xml", "reader": "feed", "source": "feed"},
        {"path": "input/victims.csv", "profile": "victims-list", "source": mark("list")},
    ]
    (folder / "case.yml").write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
    return {
        "file.name", "item.text", "victim.ar", "victim.en", "sheet.header", "sheet.cell", "casebook.name",
        "area.name_en", "area.name_ar", "source", "list", "place.en", "place.ar", "refused.cell", "channel",
        "forwarded", "message", "sheet.name", "feed.title", "feed.text",
    }  # fmt: skip


def victim(lang: str) -> str:
    return f"Salem Hatem Darnousi {mark(f'victim.{lang}')}".replace('"', '""')


def rewritten(path: Path, change: Callable[[list[list[str]]], None]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)


def places(rows: list[list[str]]) -> None:
    """Every place has a mark in both of its names, and its own names as aliases."""
    at = {name: n for n, name in enumerate(rows[0])}
    for row in rows[1:]:
        names = [row[at["name_en"]], row[at["name_ar"]]]
        row[at["aliases"]] = "|".join([*names, *filter(None, row[at["aliases"]].split("|"))])
        row[at["name_en"]], row[at["name_ar"]] = names[0] + mark("place.en"), names[1] + mark("place.ar")


def village_form(rows: list[list[str]]) -> None:
    """A column whose header and cells are marked, and a row that must be refused."""
    rows[0].append(mark("sheet.header"))
    for row in rows[1:]:
        row.append(mark("sheet.cell"))
    bad = list(rows[1])
    bad[rows[0].index("تاريخ الحادث")] = mark("refused.cell")
    rows.append(bad)


def channel(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    told["name"] += mark("channel")
    for message in told["messages"]:
        message["from"] = told["name"]
    last = max(m["id"] for m in told["messages"])
    told["messages"] += [
        {**told["messages"][0], "id": last + 1, "forwarded_from": mark("forwarded"), "forwarded_from_id": "channel9",
         "text": f"Three civilians were killed by shelling in Karsef on 6 March 2024 {mark('message')}"},
    ]  # fmt: skip
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = "<img src=x class=k-sheet.name>"
    book.save(path)


def twice(name: str) -> str:
    """The mark as text inside HTML inside XML."""
    return html.escape(html.escape(mark(name)))


FEED = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>feed</title><link>https://feed.example</link><description>invented</description>
<item><title>{twice("feed.title")}</title><link>javascript:alert(1)</link>
<dc:creator>{twice("feed.author")}</dc:creator><pubDate>Fri, 08 Mar 2024 10:00:00 +0000</pubDate>
<description>Four civilians were killed by shelling in Karsef on 7 March 2024 {twice("feed.text")}</description>
</item></channel></rss>"""

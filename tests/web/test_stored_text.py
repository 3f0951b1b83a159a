"""No text that is stored runs: a mark in all that files bring and in every field of every form, on every page.

The fields are found on the pages themselves, so that a new form, a new column or a new page is tested without being
named here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from hostile import RAW, Form, Read, hostile_case, mark, marks_of
from serving import Plain, Site, served

from run_cli import tawthiq
from tawthiq.web import urls

EACH = 6  # addresses of one page
OWN = ("/language", "/keys", "/derive", "/undo", "/log/verify")  # forms without words
THIRD = """
language: {name: Invented, direction: rtl}
titles: {today: Qtoday}
label: {event_types.shelling: Qshelling, kinds.killed.title: Qkilled, grades.single: Qsingle}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, set[str]]]:
    folder = tmp_path_factory.mktemp("hostile")
    marks = hostile_case(folder / "case")
    done = tawthiq("run", folder / "case", "--out", folder)
    assert done.returncode == 0, done.stderr
    (folder / "languages").mkdir()
    (folder / "languages" / "qx.yml").write_text(THIRD, encoding="utf-8")
    with served(folder / "casebook", {"TAWTHIQ_LANGUAGES": str(folder / "languages")}) as running:
        yield running, marks


class Visitor:
    """Goes through the site by its links, at most EACH addresses of one page."""

    def __init__(self, site: Site) -> None:
        self.person = Plain(site)
        self.seen: set[str] = set()
        self.said = ""
        self.forms: dict[tuple[str, ...], tuple[str, str, Form]] = {}

    def take(self, path: str, text: str) -> Read:
        """Nothing on a page is as it was sent, and no address runs."""
        assert RAW not in text, (path, text[max(0, text.find(RAW) - 200) : text.find(RAW) + 100])
        read = Read(text)
        odd = [a for a in read.addresses if urlsplit(a.strip()).scheme not in ("", "http", "https")]
        assert not odd, (path, odd)
        self.seen |= marks_of(text)
        return read

    def go_round(self, lang: str) -> None:
        self.person.cookies["tawthiq_language"] = lang
        waiting, known, visited = ["/"], {"/"}, Counter[str]()
        self.said = ""
        while waiting:
            path = waiting.pop(0)
            name = page_of(path)
            if name is None or visited[name] >= EACH:
                continue
            visited[name] += 1
            answer = self.person.get(path)
            assert answer.status == 200, (path, answer.status)
            if "html" not in (answer.headers["Content-Type"] or ""):
                continue
            self.said += answer.text  # type: ignore[attr-defined]
            read = self.take(path, answer.text)  # type: ignore[attr-defined]
            for form in read.forms:
                action = urlsplit(form.action).path or urlsplit(path).path
                if action not in OWN:
                    signature = (page_of(action) or action, *sorted(form.fields), *sorted(form.texts))
                    self.forms.setdefault(signature, (path, form.action or path, form))
            fresh = [a for a in read.links if a.startswith(("/", "?")) and "page=" not in a]
            full = [urlsplit(path).path + a if a.startswith("?") else a for a in fresh]
            waiting += [a.partition("#")[0] for a in full if a.partition("#")[0] not in known]
            known |= {a.partition("#")[0] for a in full}

    def send(self, shown_at: str, path: str, form: Form) -> set[str]:
        """The form with a mark in every text field and in the name of a file; then its own page again; the marks."""
        where = page_of(urlsplit(path).path) or "?"
        texts = {name: mark(f"form.{where}.{name}") for name in form.texts}
        if form.files:
            answer = self.person.ask("POST", path, *multipart(self.person, form, texts))
        else:
            answer = self.person.post(
                path, {**form.fields, **texts, "csrfmiddlewaretoken": self.person.mark()}
            )
        assert answer.status in (200, 303, 400, 404), (path, answer.status)
        if "html" in (answer.headers["Content-Type"] or ""):
            self.take(path, answer.text)  # type: ignore[attr-defined]
        self.take(shown_at, self.person.get(shown_at).text)  # type: ignore[attr-defined]
        return {f"form.{where}.{name}" for name in form.texts}


def page_of(path: str) -> str | None:
    """The name of the page that answers an address."""
    bare = urlsplit(path).path.lstrip("/")
    return next((p.name for p in urls.PAGES if re.fullmatch(p.path, bare)), None)


def multipart(person: Plain, form: Form, texts: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    parts = {**form.fields, **texts, "csrfmiddlewaretoken": person.mark()}
    body = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in parts.items()
    )
    name = mark("upload.name").replace('"', "%22")
    content = f"{mark('upload.text')} One civilian was killed by shelling in Karsef on 9 March 2024."
    for field in form.files:
        body += f'--b\r\nContent-Disposition: form-data; name="{field}"; filename="{name}.txt"\r\n\r\n{content}\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b", "Origin": person.site.base}
    return (body + "--b--\r\n").encode(), kind


def test_no_stored_text_runs_on_any_page(hostile: tuple[Site, set[str]]) -> None:
    site, marks = hostile
    visitor = Visitor(site)
    visitor.go_round("en")
    missing = marks - visitor.seen
    assert "feed.author" not in visitor.seen, "a person's name is sealed"
    assert not missing, f"no page shows what came in as {sorted(missing)}"
    sent: set[str] = set()
    for found in list(visitor.forms.values()):
        sent |= visitor.send(*found)
    assert len(sent) > 40
    site.cli("derive")
    visitor.go_round("ar")
    missing = sent - visitor.seen
    assert not missing, f"no page shows what was typed as {sorted(missing)}"


def test_a_third_language_is_a_file(hostile: tuple[Site, set[str]]) -> None:
    """Invented, and read from right to left: every page answers; what its file lacks is said in English."""
    visitor = Visitor(hostile[0])
    visitor.go_round("qx")
    for said in (
        '<html lang="qx" dir="rtl">',
        "Qtoday",
        "Qshelling",
        "Qkilled",
        "Qsingle",
        "airstrike",
        "Receive",
    ):
        assert said in visitor.said, said
    assert not re.search("<h[12][^>]*>[^<]*[ء-ي]{4}", visitor.said.replace("تمراسة", "")), (
        "Arabic where English stands in"
    )

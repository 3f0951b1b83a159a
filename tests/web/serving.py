"""`tawthiq serve` as a person runs it: a process of its own, opened with the address that it prints."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

from made import EXAMPLE
from run_cli import tawthiq

Open = Callable[..., Page]
BROWSER = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A running server: `first` is the address with the token, `base` the one without a path."""

    folder: Path
    first: str
    env: dict[str, str]

    @property
    def base(self) -> str:
        parts = urlsplit(self.first)
        return f"{parts.scheme}://{parts.netloc}"

    def cli(self, *args: str) -> str:
        """`tawthiq ARGS` on the same casebook from a terminal beside the browser."""
        done = tawthiq(*args, "--casebook", self.folder, **self.env)
        assert done.returncode == 0, done.stderr
        return done.stdout


LISTS = {
    "list-a": (
        "id,name_ar,father,mother,age,sex,date_of_death,place\n"
        "1,سالم حاتم الدرنوسي,حاتم,ليلى,34,m,2024-03-05,عين درفيل\n"
        "2,مها رامي الكرسفي,رامي,هدى,9,f,2024-03-05,عين درفيل\n"
        "3,نزار عادل الزلموني,عادل,سعاد,51,m,2024-03-09,مخيم سلميران\n"
    ),
    "list-b": (
        "id,name_ar,name_en,age,sex,date_of_death,place\n"
        "A-7,سالم حاتم درنوسي,Salem Hatem al-Darnousi,35,m,2024-03-05,عين درفيل\n"
        "A-8,مها الكرسفي,Maha Ramy al-Karsafi,9,f,2024-03-06,عين درفيل\n"
        "A-9,نزار الزلموني,Nizar Zalmouni,,m,,\n"
    ),
}
SECRET = "HIDDENVILLAGE قُتل 7 مدنيين في قصف مدفعي على كرسف بتاريخ 8 آذار 2024."


@contextmanager
def example_site(folder: Path, database: str) -> Iterator[Site]:
    """The invented week on SQLite (database "") or on a PostgreSQL URL, with two lists of victims and a text that is
    private to another organisation, served."""
    env = {"TAWTHIQ_DATABASE_URL": database} if database else {}
    case = folder / "case"
    shutil.copytree(EXAMPLE, case)
    more = "inputs:\n"
    for name, text in LISTS.items():
        (case / "input" / f"{name}.csv").write_text(text, encoding="utf-8")
        more += f"  - {{path: input/{name}.csv, profile: victims-list, source: {name}}}\n"
    (case / "input" / "theirs.txt").write_text(SECRET, encoding="utf-8")
    more += (
        "  - {path: input/theirs.txt, reader: text, source: theirs, published: 2024-03-09, level: private, "
        "organisation: hands-of-darnous}\n"
    )
    told = (case / "case.yml").read_text(encoding="utf-8").replace("inputs:\n", more)
    (case / "case.yml").write_text(told, encoding="utf-8")
    done = tawthiq("run", case, "--out", folder, **env)
    assert done.returncode == 0, done.stderr
    with served(folder / "casebook", env) as site:
        yield site


@contextmanager
def running(folder: Path, case: str, files: Mapping[str, str]) -> Iterator[Site]:
    """A case of texts and tables, with the places of the example, run in `folder` and served."""
    shutil.copy(EXAMPLE / "places.csv", folder)
    for name, text in {"case.yml": case, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = tawthiq("run", folder, "--out", folder)
    assert done.returncode == 0, done.stderr
    with served(folder / "casebook", {}) as site:
        yield site


@contextmanager
def served(book: Path, env: Mapping[str, str]) -> Iterator[Site]:
    """A server on a free port, stopped at the end by its own process id."""
    command = [sys.executable, "-m", "tawthiq.cli.main", "serve", "--port", "0", "--casebook", str(book)]
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("TAWTHIQ_", "DJANGO_"))} | dict(
        env
    )
    process = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield Site(book, process.stdout.readline().strip(), dict(env))
    finally:
        process.terminate()
        process.communicate(timeout=20)


PLAN = """
population: invented persons killed in the invented week
died: [2024-03-01, 2024-03-31]
draws: 2
lists: {list-a: {period: March 2024}, list-b: {period: March 2024}}
"""


def planned_estimate(site: Site) -> str:
    """The address of an estimate that was planned and run on the pages themselves; made once a site."""
    person, path = Plain(site), "/estimate/of/in-all"
    if person.get(path).status == 404:
        assert person.post("/estimate/plan", {"id": "in-all", "plan": PLAN}).status == 303
        assert person.post(path, {}).status == 303
    return path


class Plain:
    """Requests without a browser: cookies are kept, nothing is followed."""

    def __init__(self, site: Site, *, key: bool = True) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}
        if key:
            self.get(self.site.first.removeprefix(self.site.base))

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        return self.ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, str], *, mark: bool = True) -> http.client.HTTPResponse:
        """A form; with the mark of our own pages unless `mark` is false."""
        body = {**({"csrfmiddlewaretoken": self.mark()} if mark else {}), **fields}
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.site.base}
        return self.ask("POST", path, urlencode(body).encode(), sent)

    def mark(self) -> str:
        if "tawthiq_form" not in self.cookies:
            self.get("/")
        return self.cookies["tawthiq_form"]

    def ask(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(urlsplit(self.site.base).netloc, timeout=60)
        cookie = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection.request(method, path, body, {"Cookie": cookie, **headers})
        response = connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        body = response.read()
        response.size = len(body)  # type: ignore[attr-defined]
        response.text = body.decode("utf-8", "replace")  # type: ignore[attr-defined]
        connection.close()
        return response

"""Invented casebooks, the same every time: clock and chance are seeded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tawthiq.casebook.actions.asking import ask, name_area
from tawthiq.casebook.actions.opening import open_for
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.book import Casebook, make_casebook
from tawthiq.casebook.case import CaseInput, read_case
from tawthiq.casebook.log import Acting
from tawthiq.casebook.running import Taken, bring_in, take
from tawthiq.casebook.tools import GAZETTEER
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "invented-week"
WHO = Acting("rafidan", "tester")
Week = Callable[[Path], Path]  # puts the invented week, as it was run, into a folder
PLACES = (
    "pcode,name_en,name_ar,aliases,kind,admin1,admin1_en,admin1_ar,lat,lon,precision\n"
    "XT01,Darnous,درنوس,,admin1,,,,34.10,36.10,30000\n"
    "XC01,Karsef,كرسف,,community,XT01,Darnous,درنوس,34.1234567,36.1234567,1500\n"
    "XC02,Ain Darfil,عين دارفيل,,community,XT01,Darnous,درنوس,34.3234567,36.3234567,1500\n"
)


def seeded(seed: int) -> Callable[[int], bytes]:
    """Chance that is the same every time: SHA-256 in counter mode."""
    state = {"n": 0}

    def draw(size: int) -> bytes:
        out = b""
        while len(out) < size:
            out += hashlib.sha256(f"{seed}:{state['n']}".encode()).digest()
            state["n"] += 1
        return out[:size]

    return draw


def ticking() -> Callable[[], datetime]:
    """A clock that moves on by one second each time it is read."""
    state = {"n": 0}

    def read() -> datetime:
        state["n"] += 1
        return datetime(2024, 3, 11, 9, 0, tzinfo=UTC) + timedelta(seconds=state["n"])

    return read


def empty(folder: Path, seed: int = 1) -> Casebook:
    """A casebook that has been opened and holds nothing."""
    book = make_casebook(folder, clock=ticking(), entropy=seeded(seed))
    open_for(
        book, acting=WHO, name="دفتر مخترع", zone="Etc/GMT-3", languages=["en", "ar"],
        organisations=[("rafidan", "Rafidan (invented)", "رافدان (مخترعة)")],
    )  # fmt: skip
    return book


def small(folder: Path, posts: dict[str, str], seed: int = 1) -> Casebook:
    """A casebook with two invented villages, one question, and a text file for each post (name -> text)."""
    book = empty(folder, seed)
    adopt(book, acting=WHO, role=GAZETTEER, name="places.csv", data=PLACES.encode())
    name_area(book, acting=WHO, area=AreaNamed("darnous", ("XT01",), "Darnous", "درنوس"))
    asked = QuestionAsked("killed", "killed", ("2024-03-04", "2024-03-10"), "darnous")
    ask(book, acting=WHO, question=asked)
    for name, text in posts.items():
        post(book, folder, name, text)
    return book


def post(book: Casebook, folder: Path, name: str, text: str, *, again: bool = False) -> Taken:
    """Receive one text published on 5 March 2024 under the source's own name."""
    path = folder.parent / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    one = CaseInput(path, "text", name, None, {"published": "2024-03-05"}, WHO.organisation, "items", None)
    return take(book, one, acting=WHO, again=again)


def example(folder: Path, seed: int = 1) -> Casebook:
    """The shipped example, brought in."""
    book = make_casebook(folder, clock=ticking(), entropy=seeded(seed))
    bring_in(book, read_case(EXAMPLE))
    return book

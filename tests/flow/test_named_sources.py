"""Sources have names: spellings of one source are one voice, people read its name, machines its id, and nobody the name
of a source that is held back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from made import PLACES, WHO, small
from tawthiq.casebook import deriving, log, queries, stored
from tawthiq.casebook.actions.asking import name_source
from tawthiq.casebook.actions.deciding import judge, withdraw
from tawthiq.casebook.as_events import events, named
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput, read_case
from tawthiq.casebook.checking import check_draft
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import CaseFileWrong
from tawthiq.casebook.naming import called, naming
from tawthiq.casebook.running import bring_in, take
from tawthiq.casebook.tracing import trace_of
from tawthiq.casebook.writing import write
from tawthiq.cli.check import write_page
from tawthiq.evidence.kinds import SourceNamed
from tawthiq.figures.surge import surge
from tawthiq.flow.drafts import read_draft

POSTS = {
    "blue-lamps": "قُتل 4 مدنيين في قصف مدفعي على سوق كرسف بتاريخ 5 آذار 2024.",
    "blue-lamps-press": "Four civilians were killed when shelling hit the market of Karsef on 5 March 2024.",
}
LAMPS = SourceNamed("blue-lamps", "The Blue Lamps", "المصابيح الزرقاء", ("Blue Lamps Press",))


def names() -> dict[str, tuple[str, str]]:
    return {s.id: (s.name_en, s.name_ar) for s in models.Source._default_manager.all()}


def told(book: Casebook, lang: str) -> str:
    code = queries.incidents()[0].code
    return "\n".join([*trace_of("killed", lang, book), *trace_of(code, lang, book)])


@pytest.mark.usefixtures("database")
def test_two_spellings_are_two_voices_until_somebody_says_that_they_are_one(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    deriving.derive(book)
    first, second = (c.anchor for c in queries.claims().values())
    judge(book, acting=WHO, a=first, b=second, verdict="same", because="the same market, the same day")
    deriving.derive(book)
    assert [i.harm for i in queries.incidents()] == ["corroborated"]
    assert "blue-lamps-press" in told(book, "ar")
    act = name_source(book, acting=WHO, source=LAMPS)
    assert not stored.is_current(book), "what was derived before is stale"
    deriving.derive(book)
    deriving.check(book)
    assert [i.harm for i in queries.incidents()] == ["single"]
    assert {(c.source, c.publisher, c.originators) for c in queries.claims().values()} == {
        ("blue-lamps", "blue-lamps", ("blue-lamps",))
    }
    assert {i.originators for i in queries.figure("killed").inputs} == {("blue-lamps",)}
    for lang, name in (("en", "The Blue Lamps"), ("ar", "المصابيح الزرقاء")):
        assert name in told(book, lang)
        assert "blue-lamps" not in told(book, lang)
        assert called("blue lamps PRESS", lang) == naming(lang).name("blue-lamps-press") == name
    withdraw(book, acting=WHO, act=act.id, because="they are two after all")
    deriving.derive(book)
    assert [i.harm for i in queries.incidents()] == ["corroborated"]
    assert names() == {}


def test_who_is_held_back_keeps_the_id_whoever_named_it(tmp_path: Path) -> None:
    """Not shared, shared as numbers, or a chat read by consent: also by an alias, and named before it came in."""
    book = small(tmp_path / "c", {"blue-lamps": POSTS["blue-lamps"]})
    name_source(book, acting=WHO, source=LAMPS)
    for n, (source, level, consent) in enumerate(
        (("well-known", "private", None), ("counted", "counts", None), ("chat", "items", "form 3"))
    ):
        path = tmp_path / f"{source}.txt"
        path.write_text(
            f"قُتل {n + 2} مدنيين في قصف مدفعي على عين دارفيل بتاريخ 6 آذار 2024.", encoding="utf-8"
        )
        one = CaseInput(
            path, "text", source, None, {"published": "2024-03-07"}, WHO.organisation, level, consent
        )
        name_source(book, acting=WHO, source=SourceNamed(f"{source}-1", f"Salim of {source}", "", (source,)))
        take(book, one, acting=WHO)
    deriving.derive(book)
    assert names() == {"blue-lamps": ("The Blue Lamps", "المصابيح الزرقاء")}
    for lang in ("en", "ar"):
        assert "Salim" not in told(book, lang)
    written = write(book, tmp_path / "out")
    for path in written.folder.rglob("*"):
        assert path.is_dir() or b"Salim of" not in path.read_bytes(), path


CASE = """
name: invented
zone: Etc/GMT-3
gazetteers: [places.csv]
inputs:
  - {path: one.txt, reader: text, source: blue-lamps, published: 2024-03-05}
  - {path: two.txt, reader: text, source: blue-lamps-press, published: 2024-03-05}
  - {path: three.txt, reader: text, source: quiet-house, published: 2024-03-05, level: private}
areas: {darnous: {pcodes: [XT01], name_en: Darnous, name_ar: درنوس}}
questions:
  - {id: killed, kind: killed, window: [2024-03-04, 2024-03-10], area: darnous, by: source}
sources:
"""
GOOD = "  blue-lamps: {name_en: The Blue Lamps, name_ar: المصابيح الزرقاء, aliases: [Blue Lamps Press]}\n"


def case_of(folder: Path, sources: str) -> Path:
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    for name, text in zip(("one", "two"), POSTS.values(), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "three.txt").write_text("Nothing happened.", encoding="utf-8")
    (folder / "case.yml").write_text(CASE + sources, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("sources", "place", "said"),
    [
        ("  one: {name: The One}\n", "sources.one.name", "name_en, name_ar, aliases"),
        ("  one: {}\n", "sources.one", "name_en, name_ar or aliases"),
        (GOOD + "  press: {aliases: [blue lamps press]}\n", "sources.press", "claimed by blue-lamps"),
        (GOOD + "  other: {name_ar: المصابيحُ الزرقاء}\n", "sources.other", "claimed by blue-lamps"),
        ("  one: {name_en: '...'}\n", "sources.one", "a name with letters"),
        ("  quiet-house: {name_en: Salim Karam}\n", "sources.quiet-house", "its name stands nowhere"),
        ("  one: {name_en: Salim Karam, aliases: [Quiet House]}\n", "sources.one", "its name stands nowhere"),
        ("  person-0123456789abcdef0123: {name_en: Salim Karam}\n", "sources.person-", "no pseudonym"),
    ],
)
def test_what_cannot_be_a_source_is_refused_and_no_name_of_it_printed(
    tmp_path: Path, sources: str, place: str, said: str
) -> None:
    with pytest.raises(CaseFileWrong) as wrong:
        read_case(case_of(tmp_path, sources))
    english, arabic = wrong.value.text("en"), wrong.value.text("ar")
    assert english.startswith("CSB-009")
    assert place in english
    assert said in english
    assert "Salim" not in english + arabic
    assert arabic != english


def test_a_case_names_its_sources_once_and_people_read_them_everywhere(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {})
    case = read_case(case_of(tmp_path, GOOD))
    bring_in(book, case)
    before = log.last_number()
    bring_in(book, case)
    assert log.last_number() == before, "no second act for the same names"
    deriving.derive(book)
    written = write(book, tmp_path / "out").folder
    for lang, name in (("en", "The Blue Lamps"), ("ar", "المصابيح الزرقاء")):
        pages = [written / f"statement.{lang}.html", *(written / "trace" / lang).rglob("*.html")]
        text = "".join(p.read_text(encoding="utf-8") for p in pages)
        assert name in text
        assert "blue-lamps" not in text
    draft = read_draft(b"At least 4 civilians were killed in Darnous on 5 March 2024.", "draft.txt")
    write_page(
        tmp_path / "check.html",
        check_draft(book, draft, "draft.txt", day=date(2024, 3, 9)),
        "draft.txt",
        book,
    )
    assert "The Blue Lamps / المصابيح الزرقاء" in (tmp_path / "check.html").read_text(encoding="utf-8")
    figure = next(f for f in json.loads((written / "figures.json").read_text("utf-8")) if f["id"] == "killed")
    assert [p["name"] for p in figure["parts"]] == ["blue-lamps"], "a program reads the id"
    old = {"id": "b", "incident": "b", "date": "2024-02-01", "date_end": "2024-02-01", "source": "old-house"}
    found = surge([*events(), {**events()[0], **old}], since="2024-03-05", replicates=19, area=("darnous",))
    for lang, name, area in (("en", "The Blue Lamps", "Darnous"), ("ar", "المصابيح الزرقاء", "درنوس")):
        shown = named(found, lang)
        assert f"\u2068{area}\u2069" in shown.sentence[lang]
        assert any(f"\u2068{name}\u2069" in note[lang] for note in shown.notes)
        assert "blue-lamps" not in " ".join(n[lang] for n in shown.notes)
    assert "blue-lamps" in json.dumps(found.as_dict())
    assert "Blue Lamps" not in json.dumps(found.as_dict())

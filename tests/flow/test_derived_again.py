"""Deriving again after more acts gives the rows of a rebuild from nothing, and reads only what is new."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connections
from forms import EDIT, FORM
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from invented_lists import REGISTRY
from invented_lists import receive as receive_list
from made import PLACES, WHO, post, small
from tawthiq.casebook import db, deriving, log, persons, queries
from tawthiq.casebook.actions.asking import ask
from tawthiq.casebook.actions.deciding import WITHDRAWABLE, judge, judge_records, review, withdraw
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.actions.receiving import adopt, correct_row
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import DifferentRebuild, ItemMissing
from tawthiq.casebook.running import take
from tawthiq.casebook.tools import GAZETTEER, PACK
from tawthiq.evidence.kinds import ItemReceived, QuestionAsked
from tawthiq.evidence.ledger import fold

TEXTS = (
    "مقتل ثلاثة مدنيين وإصابة خمسة آخرين بقصف مدفعي لقوات الرملة على كرسف اليوم",
    "Three civilians were killed and five wounded in shelling of Karsef on Tuesday. Salim Karam (34) was among them.",
    "غارة جوية على عين دارفيل أمس أدت إلى مقتل طفلين. وفي كرسف أصيب أربعة مدنيين بقصف.",
    "Sand Force rockets hit the school of Ain Darfil on 4 March: four dead, nobody counted the wounded.",
    "Since Monday 12 people were killed in Darnous, rescuers said.",
    "The invented council met in Karsef.",
)
MOVED = PLACES.replace("عين دارفيل,,", "عين دارفيل,مدرسة الوادي,").replace("34.1234567", "34.2234567")
SAND = """name: {en: Sand, ar: رمل}
country: XX
classes:
  sand_force:
    label: {en: Sand Force, ar: قوات الرملة}
    en: [sand force]
    ar: [قوات الرملة]
"""
Chance = random.Random


def a_post(book: Casebook, chance: Chance) -> None:
    """A text, perhaps one that another source told already, perhaps known bytes received a second time."""
    source = chance.choice(("east", "west", "north"))
    post(book, book.folder, source, chance.choice(TEXTS), again=chance.random() < 0.5)


def a_form(book: Casebook, chance: Chance) -> None:
    forms = chance.choice(([FORM], [EDIT], [FORM, EDIT]))
    path = book.folder.parent / "export.json"
    path.write_text(json.dumps(forms), encoding="utf-8")
    take(book, CaseInput(path, "forms", "desk", None, {}, WHO.organisation, "claims", None), acting=WHO)


def a_list(book: Casebook, chance: Chance) -> None:
    lines = REGISTRY.splitlines(keepends=True)
    kept = "".join([lines[0], *chance.sample(lines[1:], 3)])
    receive_list(book, book.folder.parent, "registry.csv", kept, "registry")


def a_correction(book: Casebook, chance: Chance) -> None:
    lists = [sha for sha, held in fold(log.read()).receipts.items() if held[0].body.name == "registry.csv"]
    if lists:
        fields = {"العمر": str(chance.randrange(90))}
        correct_row(
            book, acting=WHO, item=chance.choice(lists), locator="row 2", fields=fields, because="typo"
        )


def a_judgement(book: Casebook, chance: Chance) -> None:
    claims = sorted(queries.claims())
    if len(claims) > 1:
        a, b = (queries.claims([c])[c].anchor for c in chance.sample(claims, 2))
        judge(book, acting=WHO, a=a, b=b, verdict=chance.choice(("same", "different")), because="seen")


def a_judgement_of_records(book: Casebook, chance: Chance) -> None:
    held = sorted(persons.records().values(), key=lambda r: r.id)
    if len(held) > 1:
        a, b = (r.anchor for r in chance.sample(held, 2))
        if a != b:
            judge_records(
                book, acting=WHO, a=a, b=b, verdict=chance.choice(("same", "different")), because="seen"
            )


def a_review(book: Casebook, chance: Chance) -> None:
    if claims := sorted(queries.claims().items()):
        _, claim = chance.choice(claims)
        verdict = chance.choice(("confirmed", "corrected", "rejected"))
        review(book, acting=WHO, anchor=claim.anchor, verdict=verdict, event=claim.event, because="seen")


def a_withdrawal(book: Casebook, chance: Chance) -> None:
    gone = fold(log.read()).withdrawn
    acts = [a.id for a in log.acts() if a.kind in WITHDRAWABLE and a.id not in gone]
    withdraw(book, acting=WHO, act=chance.choice(acts), because="mistaken")


def an_erasure(book: Casebook, chance: Chance) -> None:
    received = [a.id for a, body in log.read() if isinstance(body, ItemReceived)]
    if received:
        erase(book, acting=WHO, act=chance.choice(received), because="the family asked")


def another_gazetteer(book: Casebook, chance: Chance) -> None:
    data = chance.choice((PLACES, MOVED))
    adopt(book, acting=WHO, role=GAZETTEER, name="places.csv", data=data.encode())


def another_pack(book: Casebook, chance: Chance) -> None:
    data = SAND if chance.random() < 0.5 else SAND.replace("sand_force", "dune_force")
    adopt(book, acting=WHO, role=PACK, name="sand", data=data.encode())


def another_question(book: Casebook, chance: Chance) -> None:
    kind = chance.choice(("killed", "injured"))
    ask(book, acting=WHO, question=QuestionAsked("asked", kind, ("2024-03-01", "2024-03-09"), "darnous"))


ACTS: tuple[Callable[[Casebook, Chance], None], ...] = (
    a_post, a_post, a_post, a_form, a_list, a_correction, a_judgement, a_judgement_of_records, a_review, a_review,
    a_withdrawal, an_erasure, another_gazetteer, another_pack, another_question,
)  # fmt: skip


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.generate),  # a failure is told at once, not made smaller for minutes
)  # fmt: skip
@given(st.lists(st.sampled_from(ACTS), min_size=3, max_size=9), st.randoms(use_true_random=False))
def test_derived_again_after_any_acts_equals_a_rebuild(
    monkeypatch: pytest.MonkeyPatch, acts: list[Callable[[Casebook, Chance], None]], chance: Chance
) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    _derived_again(acts, chance)


@pytest.mark.parametrize("seed", [1, 2])
def test_derived_again_equals_a_rebuild_on_postgresql(
    seed: int, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWTHIQ_DATABASE_URL", postgres_url)
    chance = Chance(seed)
    _derived_again(chance.choices(ACTS, k=20), chance)


def _derived_again(acts: list[Callable[[Casebook, Chance], None]], chance: Chance) -> None:
    """Each time it is derived again, the stored rows are those of a rebuild from the acts alone."""
    with tempfile.TemporaryDirectory() as folder:
        book = small(Path(folder) / "c", {"east": TEXTS[0], "west": TEXTS[1]})
        deriving.derive(book)
        for n, act in enumerate(acts):
            act(book, chance)
            if chance.random() < 0.7 or n == len(acts) - 1:
                made = deriving.derive(book)
                assert deriving.check(book).digest == made.digest
        connections.close_all()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills with the name of every item that is read, and the first words of every text."""
    from tawthiq.flow import reading

    found: list[str] = []
    item, text = reading.read_item, reading.extract_events

    def read_item(data: bytes, **told: Any) -> Any:
        found.append(told["name"])
        return item(data, **told)

    def extract_events(words: str, **tools: Any) -> Any:
        found.append(" ".join(words.split()[:2]))
        return text(words, **tools)

    monkeypatch.setattr(reading, "read_item", read_item)
    monkeypatch.setattr(reading, "extract_events", extract_events)
    return found


def test_only_what_is_new_is_read(tmp_path: Path, database: str, read: list[str]) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0], "west": TEXTS[1]})
    deriving.derive(book)
    assert read == ["east.txt", "west.txt", "مقتل ثلاثة", "Three civilians"]
    read.clear()
    post(book, book.folder, "north", TEXTS[2])
    deriving.derive(book)
    assert read == ["north.txt", "غارة جوية"]
    read.clear()
    another_question(book, Chance(1))
    deriving.derive(book)
    assert read == []


def test_other_places_have_every_text_read_anew_and_no_item(
    tmp_path: Path, database: str, read: list[str]
) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    receive_list(book, tmp_path, "registry.csv", REGISTRY, "registry")
    deriving.derive(book)
    read.clear()
    adopt(book, acting=WHO, role=GAZETTEER, name="places.csv", data=MOVED.encode())
    deriving.derive(book)
    assert read == ["مقتل ثلاثة"]


def test_a_corrected_list_is_read_anew_alone(tmp_path: Path, database: str, read: list[str]) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    receive_list(book, tmp_path, "registry.csv", REGISTRY, "registry")
    deriving.derive(book)
    read.clear()
    a_correction(book, Chance(3))
    deriving.derive(book)
    assert read == ["registry.csv"]


def test_other_code_reads_everything_anew(
    tmp_path: Path, database: str, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    deriving.derive(book)
    read.clear()
    monkeypatch.setattr(deriving, "code_version", lambda: "another")
    deriving.derive(book)
    assert read == ["east.txt", "مقتل ثلاثة"]


@pytest.mark.parametrize("table", ["report", "reading"])
def test_rows_that_were_altered_are_read_anew(
    tmp_path: Path, database: str, read: list[str], table: str
) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    made = deriving.derive(book)
    read.clear()
    with connections[db.DERIVED].cursor() as cursor:
        column = {"report": "source", "reading": "extractor"}[table]
        cursor.execute(f"UPDATE {table} SET {column} = 'altered'")
    with pytest.raises(DifferentRebuild):
        deriving.check(book)
    assert deriving.derive(book).digest == made.digest


def test_an_item_that_is_gone_is_missed_though_it_was_read(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    deriving.derive(book)
    book.items.destroy(models.Item._default_manager.get().sha256)
    with pytest.raises(ItemMissing):
        deriving.derive(book)


def test_a_second_derivation_waits_for_the_first(tmp_path: Path, database: str) -> None:
    """Both write in the same place: the first to end put the other's half-written tables before readers."""
    book = small(tmp_path / "c", {"east": TEXTS[0]})
    made: list[str] = []

    def derive() -> None:
        made.append(deriving.derive(book).digest)
        connections.close_all()

    second = Thread(target=derive)
    with db.building(book.folder, (*models.DERIVED, models.Made)):
        second.start()
        second.join(3)
        assert not made
    second.join()
    assert made == [deriving.check(book).digest]

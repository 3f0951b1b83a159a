"""A model of incidents is adopted by an act, links from then on, and is the one that doubtful pairs are weighed by."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import WHO, example, small
from tawthiq.casebook import deriving, learning, log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.doubts import doubts
from tawthiq.casebook.errors import NotAllowed
from tawthiq.evidence.ledger import fold
from tawthiq.flow.adopted import INCIDENTS, MODEL
from tawthiq.incidents.weighing import packaged_model
from tawthiq.linkage.errors import ModelDoesNotFit
from tawthiq.linkage.model import load


@pytest.fixture
def book(tmp_path: Path, database: str) -> Casebook:
    book = example(tmp_path)
    deriving.derive(book)
    return book


def largest() -> int:
    return max(len(i.claims) for i in queries.incidents())


def test_what_is_adopted_links_and_a_rebuild_agrees(book: Casebook) -> None:
    assert largest() > 1
    offered = doubts(book, 50)
    act = learning.adopt_model(book, acting=WHO, model=packaged_model().with_prior(-60_000))
    assert (act.kind, (MODEL, INCIDENTS) in fold(log.read()).assets) == ("asset.adopted", True)
    made = deriving.derive(book)
    assert largest() == 1
    assert deriving.check(book).digest == made.digest
    assert doubts(book, 50) != offered


def test_learning_from_the_claims_is_an_act_and_a_file_says_which_linking_it_is_of(
    book: Casebook, tmp_path: Path
) -> None:
    model, act = learning.learn_incidents(book, acting=WHO)
    assert (act.kind, model.settings) == ("asset.adopted", "incidents")
    assert model.levels != packaged_model().levels
    packaged_model().save(tmp_path / "m.json")
    learning.adopt_model(book, acting=WHO, model=load(tmp_path / "m.json"))
    adopted = fold(log.read()).assets[MODEL, INCIDENTS]
    assert book.items.get(adopted.item).decode().strip() == packaged_model().dumps()


def test_a_casebook_without_claims_teaches_nothing_and_a_foreign_model_is_refused(
    tmp_path: Path, database: str
) -> None:
    book = small(tmp_path / "c", {})
    deriving.derive(book)
    with pytest.raises(NotAllowed):
        learning.learn_incidents(book, acting=WHO)
    foreign = packaged_model()
    with pytest.raises(ModelDoesNotFit):
        learning.adopt_model(
            book,
            acting=WHO,
            model=type(foreign)(
                **{**{f: getattr(foreign, f) for f in foreign.__dataclass_fields__}, "version": 0}
            ),
        )

"""Learning a model from the casebook's lists and adopting it: the one way in which scores of old records change."""

from __future__ import annotations

from tawthiq.casebook import log, persons
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting
from tawthiq.evidence.chain import Act, canonical
from tawthiq.evidence.ledger import fold
from tawthiq.flow.victims import CALIBRATION, MODEL, VICTIMS
from tawthiq.linkage.draws import Calibration
from tawthiq.linkage.model import Model
from tawthiq.model.victims import Record
from tawthiq.victims.people import linked

ENOUGH = 1_000


def learn(book: Casebook, *, acting: Acting, seed: int = 1) -> tuple[Model, Act]:
    """Learn from the lists' records as last derived, and adopt it. NotAllowed with fewer than two lists."""
    listed = _listed()
    lists = len({r.list for r in listed})
    found = linked(listed, None, seed=seed) if lists > 1 else None
    if found is None:
        raise NotAllowed(
            place="link train", read=f"{lists} lists", command="link train",
            expected_en="at least two lists of victims with names, received and derived",
            expected_ar="قائمتان على الأقل من قوائم الضحايا فيهما أسماء، استُلمتا واشتُق منهما",
        )  # fmt: skip
    return found.model, adopt_model(book, acting=acting, model=found.model)


def adopt_model(book: Casebook, *, acting: Acting, model: Model) -> Act:
    """From now on records are compared by this model. Raises ModelDoesNotFit."""
    from tawthiq.victims.settings import victims_settings

    model.check(victims_settings())
    data = (model.dumps() + "\n").encode()
    return adopt(book, acting=acting, role=MODEL, name=VICTIMS, data=data, seed=model.seed)


def adopt_calibration(book: Casebook, *, acting: Acting, calibration: Calibration) -> Act:
    """From now on draws of who is whom use these odds."""
    data = canonical({"slope": calibration.slope, "shift": calibration.shift})
    return adopt(book, acting=acting, role=CALIBRATION, name=VICTIMS, data=data)


def worth_learning() -> bool:
    """Whether no model is adopted yet and the lists have enough records to learn one from."""
    if (MODEL, VICTIMS) in fold(log.read()).assets:
        return False
    listed = _listed()
    return len(listed) >= ENOUGH and len({r.list for r in listed}) > 1


def _listed() -> list[Record]:
    """Rows of lists that stand. Persons named in texts are scored by the model and teach it nothing."""
    return [r for r in persons.records().values() if r.kind == "list" and r.superseded_by is None]

"""Learning a model from the casebook and adopting it: the one way in which scores of old records and claims change."""

from __future__ import annotations

from tawthiq.casebook import log, persons, queries
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting
from tawthiq.evidence.chain import Act, canonical
from tawthiq.evidence.ledger import fold
from tawthiq.flow.adopted import CALIBRATION, INCIDENTS, MODEL, VICTIMS
from tawthiq.incidents.link import learnt
from tawthiq.incidents.settings import incidents_settings
from tawthiq.linkage.draws import Calibration
from tawthiq.linkage.model import Model
from tawthiq.model.victims import Record
from tawthiq.victims.people import linked
from tawthiq.victims.settings import victims_settings

ENOUGH = 1_000


def learn(book: Casebook, *, acting: Acting, seed: int = 1) -> tuple[Model, Act]:
    """Learn from the lists' records as last derived, and adopt it. NotAllowed with fewer than two lists."""
    listed = _listed()
    lists = len({r.list for r in listed})
    found = linked(listed, None, seed=seed, learn=True) if lists > 1 else None
    if found is None:
        raise NotAllowed(
            place="link train", read=lists, command="link train",
            expected_en="at least two lists of victims with names, received and derived",
            expected_ar="قائمتان على الأقل من قوائم الضحايا فيهما أسماء، استُلمتا واشتُق منهما",
        )  # fmt: skip
    return found.model, adopt_model(book, acting=acting, model=found.model)


def learn_incidents(book: Casebook, *, acting: Acting) -> tuple[Model, Act]:
    """Learn from the claims as last derived, and adopt it. NotAllowed when they teach nothing."""
    claims = queries.claims()
    found = learnt(claims.values())
    if found is None:
        raise NotAllowed(
            place="link train", read=len(claims), command="link train --of incidents",
            expected_en="claims of events that share places and days, received and derived",
            expected_ar="إفادات عن أحداث تشترك في أماكن وأيام، استُلمت واشتُقت",
        )  # fmt: skip
    return found, adopt_model(book, acting=acting, model=found)


def adopt_model(book: Casebook, *, acting: Acting, model: Model) -> Act:
    """From now on records, or claims, are compared by this model, as its settings say. Raises ModelDoesNotFit."""
    incidents = incidents_settings()
    of_incidents = model.settings == incidents.name
    model.check(incidents if of_incidents else victims_settings())
    data = (model.dumps() + "\n").encode()
    name = INCIDENTS if of_incidents else VICTIMS
    return adopt(book, acting=acting, role=MODEL, name=name, data=data, seed=model.seed)


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

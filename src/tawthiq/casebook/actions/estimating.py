"""An estimate is planned before it is run, and every run is recorded."""

from __future__ import annotations

from tawthiq.casebook import db, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import EstimatePlanned, EstimateRun
from tawthiq.evidence.ledger import fold


def plan_estimate(book: Casebook, *, acting: Acting, planned: EstimatePlanned) -> Act:
    """Record what is decided beforehand. NotAllowed once the estimate was run: a plan comes before the first fit."""
    with db.one_writer():
        if fold(log.read()).runs.get(planned.id):
            raise NotAllowed(
                place="ID", read=planned.id, command="figure plan",
                expected_en="an id that was never run; plan a changed estimate under another id",
                expected_ar="معرّف لم يُشغَّل من قبل؛ خطِّط للتقدير المعدَّل بمعرّف آخر",
            )  # fmt: skip
        return append(planned, acting, book.fresh())


def record_run(book: Casebook, *, acting: Acting, run: EstimateRun) -> Act:
    """Record a run; its answer's bytes are kept already."""
    with db.one_writer():
        return append(run, acting, book.fresh())

"""An edited submission in a later export is a new version of the first, not a second event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from forms import EDIT, FORM

from made import WHO, small
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.actions.deciding import review
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import take
from tawthiq.flow.versions import outdated
from tawthiq.model.reports import Report

KOBO = {k: v for k, v in EDIT.items() if k != "meta/deprecatedID"} | {"meta/rootUuid": "uuid:aaa-1"}
ODK = {"__id": "uuid:aaa-1", "__system": {"submissionDate": "2024-03-06T09:00:00Z"}}


def receive(book: Casebook, *exports: list[dict[str, Any]]) -> None:
    for number, forms in enumerate(exports):
        path = book.folder.parent / f"export{number}.json"
        path.write_text(json.dumps(forms), encoding="utf-8")
        one = CaseInput(path, "forms", "field desk", None, {}, WHO.organisation, "items", None)
        assert take(book, one, acting=WHO).refusal is None
    deriving.derive(book)


def killed() -> tuple[int | None, int | None]:
    figure = next(f for f in queries.figures() if f.id == "killed")
    return figure.low, figure.high


@pytest.mark.parametrize(
    "exports",
    [
        [[FORM], [EDIT]],
        [[FORM], [FORM, EDIT]],
        [[EDIT], [FORM]],
        [[FORM], [KOBO]],
        [[{**FORM, **ODK}], [{**EDIT, **ODK, "meta/deprecatedID": ""}]],
        [[FORM], [EDIT], [FORM, EDIT]],
    ],
)
def test_the_edit_counts_and_the_version_before_it_does_not(
    tmp_path: Path, exports: list[list[dict[str, Any]]]
) -> None:
    book = small(tmp_path / "c", {})
    receive(book, *exports)
    assert killed() == (5, 5)
    states = {c.review for c in queries.claims().values() if "Karsef" in c.anchor.quote}
    assert states <= {"superseded"}


def test_what_comes_again_unchanged_adds_nothing_and_keeps_its_review(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {})
    receive(book, [FORM])
    (claim,) = queries.claims().values()
    review(book, acting=WHO, anchor=claim.anchor, verdict="confirmed", event=claim.event)
    receive(book, [FORM], [FORM, {**FORM, "_uuid": "b", "meta/instanceID": "uuid:b", "note": "Nothing."}])
    assert killed() == (3, 3)
    assert sorted(c.review for c in queries.claims().values()) == ["confirmed", "superseded"]


def report(own: str, text: str, source: str = "s", **told: str) -> Report:
    return Report(f"item {own} {text}", f"form {own}", text, source, source, **{"version_of": own, **told})  # type: ignore[arg-type]


def test_chains_rings_and_other_sources() -> None:
    a, b, c = report("a", "1"), report("b", "2", replaces="a"), report("c", "3", replaces="b")
    assert outdated([a, b, c]) == outdated([c, b, a]) == {(r.item, r.locator) for r in (a, b)}
    ring = [report("a", "1", replaces="b"), report("b", "2", replaces="a")]
    assert len(outdated(ring)) == 1
    assert outdated([a, report("a", "2", source="other")]) == frozenset()
    assert outdated([a, Report("x", "row 3", "1", "s", "s")]) == frozenset()

"""What people decided, and every code that was shown, survives a changed extraction rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from made import WHO, small
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.actions.deciding import judge, review, withdraw
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.reviewing import anchor_of, with_count
from tawthiq.model.claims import Event
from tawthiq.model.incidents import Claim

POSTS = {
    "first": "مقتل ثلاثة مدنيين بقصف مدفعي على كرسف اليوم. وأصيب خمسة آخرون.",
    "second": "Four civilians were killed in shelling of Karsef on Tuesday.",
    "third": "غارة جوية على عين دارفيل أمس أدت إلى مقتل طفلين",
}


@pytest.fixture
def other_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Event], Event | None]], None]:
    """Replace the rules of extraction by the real ones followed by a change."""
    from tawthiq.flow import reading

    real = reading.extract_events

    def use(change: Callable[[Event], Event | None]) -> None:
        def changed(text: str, **tools: Any) -> list[Event]:
            return [e for e in map(change, real(text, **tools)) if e is not None]

        monkeypatch.setattr(reading, "extract_events", changed)
        monkeypatch.setattr(deriving, "code_version", lambda: f"the rules and {change.__name__}")

    return use


def shorter(event: Event) -> Event:
    """A rule set that quotes all but the last three letters: every claim gets another id."""
    return replace(event, quote=event.quote[:-3], end=event.end - 3)


def silent(event: Event) -> None:
    """A rule set that reads nothing."""


@pytest.fixture
def book(tmp_path: Path, database: str) -> Casebook:
    made = small(tmp_path / "c", POSTS)
    deriving.derive(made)
    return made


def claim_from(source: str) -> Claim:
    return next(c for c in queries.claims().values() if c.source == source and c.review != "superseded")


def states() -> dict[str, str]:
    return dict(models.Judgement._default_manager.values_list("about", "state"))


def test_a_judgement_joins_what_rules_kept_apart_and_survives_new_rules(
    book: Casebook, other_rules: Any
) -> None:
    first, third = claim_from("first"), claim_from("third")
    assert queries.incident_of(first.id) != queries.incident_of(third.id)
    judge(book, acting=WHO, a=first.anchor, b=third.anchor, verdict="same", because="the family is the same")
    deriving.derive(book)
    assert queries.incident_of(first.id) == queries.incident_of(third.id)
    other_rules(shorter)
    deriving.derive(book)
    now = [claim_from("first").id, claim_from("third").id]
    assert not {first.id, third.id} & set(now)
    assert queries.incident_of(now[0]) == queries.incident_of(now[1]) is not None
    assert states() == {"pair": "reattached"}


def test_different_keeps_apart_and_withdrawing_it_joins_again(book: Casebook) -> None:
    first, second = claim_from("first"), claim_from("second")
    assert queries.incident_of(first.id) == queries.incident_of(second.id)
    act = judge(
        book, acting=WHO, a=first.anchor, b=second.anchor, verdict="different", because="two hours apart"
    )
    deriving.derive(book)
    assert queries.incident_of(first.id) != queries.incident_of(second.id)
    withdraw(book, acting=WHO, act=act.id, because="it was one strike")
    deriving.derive(book)
    assert queries.incident_of(first.id) == queries.incident_of(second.id)


def test_unsure_changes_nothing(book: Casebook) -> None:
    before = {frozenset(i.claims) for i in queries.incidents()}
    judge(
        book, acting=WHO, a=claim_from("first").anchor, b=claim_from("second").anchor, verdict="unsure",
        because="cannot tell",
    )  # fmt: skip
    deriving.derive(book)
    assert {frozenset(i.claims) for i in queries.incidents()} == before


def test_a_corrected_claim_is_what_the_act_says_whatever_the_rules_read(
    book: Casebook, other_rules: Any
) -> None:
    claim = claim_from("first")
    event = with_count(claim.event, 0, 4, 4)
    review(
        book,
        acting=WHO,
        anchor=claim.anchor,
        verdict="corrected",
        event=event,
        because="the doctor said four",
    )
    for change, state in ((lambda e: e, "attached"), (shorter, "reattached"), (silent, "kept")):
        other_rules(change)
        deriving.derive(book)
        assert states() == {"claim": state}
        stood = queries.claims([claim.id])[claim.id]
        assert (stood.review, stood.event.counts[0].min) == ("corrected", 4)
        assert [c.review for c in queries.claims().values() if c.source == "first"].count("unreviewed") == 0


def test_a_confirmed_claim_stands_where_new_rules_skip_its_sentence(book: Casebook, other_rules: Any) -> None:
    claim = claim_from("first")
    review(book, acting=WHO, anchor=claim.anchor, verdict="confirmed", event=claim.event)
    elsewhere = next(c.event.quote for c in queries.claims().values() if c.source == "first")

    def skip(event: Event) -> Event | None:
        return replace(event, quote="كرسف", start=0, end=4) if event.quote == elsewhere else event

    other_rules(skip)
    deriving.derive(book)
    stood = queries.claims([claim.id])[claim.id]
    assert stood.review == "confirmed"
    assert stood.event == claim.event


def test_a_rejected_claim_counts_for_nothing(book: Casebook) -> None:
    before = next(f for f in queries.figures()).high
    claim = claim_from("third")
    review(
        book, acting=WHO, anchor=claim.anchor, verdict="rejected", event=claim.event, because="another year"
    )
    deriving.derive(book)
    after = next(f for f in queries.figures()).high
    assert queries.incident_of(claim.id) is None
    assert before is not None
    assert after is not None
    assert after == before - 2


def test_every_code_shown_answers_after_a_merge_a_split_and_new_rules(
    book: Casebook, other_rules: Any
) -> None:
    first, second, third = (claim_from(s) for s in POSTS)
    alone = {i.code for i in queries.incidents()}
    judge(book, acting=WHO, a=first.anchor, b=third.anchor, verdict="same", because="one strike")
    deriving.derive(book)
    merged = queries.incident_of(first.id)
    answers = {code: queries.answer(code) for code in alone}
    assert {a.incident for a in answers.values() if a} == {merged}
    assert merged == queries.incidents([merged or ""])[0].code in alone
    judge(
        book,
        acting=WHO,
        a=first.anchor,
        b=second.anchor,
        verdict="different",
        because="the second is another",
    )
    deriving.derive(book)
    other_rules(shorter)
    deriving.derive(book)
    for code in alone:
        answer = queries.answer(code)
        assert answer is not None
        assert answer.state in ("page", "redirect")
    assert anchor_of(sorted(alone)[0]) is not None
    other_rules(silent)
    deriving.derive(book)
    assert {answer.state for c in alone if (answer := queries.answer(c))} == {"tombstone"}


def test_a_decision_on_a_report_that_is_gone_is_detached_and_listed(book: Casebook) -> None:
    from tawthiq.casebook import log
    from tawthiq.casebook.actions.erasing import erase

    claim = claim_from("first")
    review(book, acting=WHO, anchor=claim.anchor, verdict="confirmed", event=claim.event)
    receipt = next(a for a, b in log.read() if getattr(b, "item", "") == claim.anchor.item)
    erase(book, acting=WHO, act=receipt.id, because="the family asked")
    deriving.derive(book)
    assert states() == {"claim": "detached"}
    assert claim.id not in queries.claims()


def test_a_code_that_was_never_given_has_no_answer(book: Casebook) -> None:
    assert queries.answer("I-0000-0000-0000") is None

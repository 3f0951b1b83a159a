"""The queue of a reviewer: what waits behind a figure, what could move it most first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from django.db.models import QuerySet

from tawthiq.casebook import ledger, queries, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.casebook.naming import naming
from tawthiq.errors import Bilingual
from tawthiq.evidence.identity import claim_id
from tawthiq.lang.labels import counted_text, label, window_text, yearless_text
from tawthiq.lang.ranges import fmt_range
from tawthiq.model.claims import Count, Event
from tawthiq.model.incidents import BY_OCR, Anchor, Claim
from tawthiq.model.reports import Report

_BATCH = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An unreviewed claim with its report; `moves` is how far the figure can move if it falls away."""

    claim: Claim
    report: Report
    moves: int

    def text(self, lang: str) -> str:
        """What a reviewer sees: who, when, the words around the quote, and what the program read."""
        claim, ar = naming(lang).claim(self.claim), lang == "ar"
        start, end = max(0, claim.anchor.start - 200), claim.anchor.end + 200
        text = self.report.text
        before = f"{'…' if start else ''}{text[start : claim.anchor.start]}"
        after = f"{text[claim.anchor.end : end].rstrip()}{'…' if end < len(text) else ''}"
        undated = "بلا تاريخ" if ar else "undated"
        moves = "يستطيع أن يغيّر الرقم بمقدار" if ar else "can move the figure by"
        return "\n".join([
            f"{claim.id}  {claim.publisher}{'،' if ar else ','} {claim.published or undated}",
            f"  {before}>>>{text[claim.anchor.start : claim.anchor.end]}<<<{after}",
            *read_as(claim.event, lang),
            f"  {moves} {self.moves}",
        ])  # fmt: skip


def read_as(event: Event, lang: str) -> list[str]:
    """What the program read: kind, place, days and where they come from; a numbered line for each count."""
    ar, place = lang == "ar", event.place
    name = ((place.name_ar if ar else place.name_en) or place.text) if place else ""
    days = window_text(event.date_start, event.date_end, lang)
    if event.date_start is None and (said := event.yearless) is not None:
        days = yearless_text(said.weekday, said.month, said.day, lang)
    basis = f" ({label('date_bases', event.date_basis, lang)})" if event.date_start else ""
    words = (
        label("event_types", event.event_type, lang),
        name or ("بلا مكان" if ar else "no place"),
        days + basis,
    )
    head = f"  {'قُرئ' if ar else 'read as'}: {('، ' if ar else ', ').join(words)}"
    return [head, *(f"    {i}: {_count(c, lang)}" for i, c in enumerate(event.counts))]


def _count(count: Count, lang: str) -> str:
    what = counted_text(count.kind, count.group, lang)
    return f"{what}: {fmt_range(count.min, count.max, lang)}  «{count.quote}»"


def waiting(figure: str, *, after: Casebook | None = None, limit: int | None = None) -> list[Waiting]:
    """Unreviewed claims behind a figure, those first that can move it most (`rows.moves`), at most `limit`.

    `after`: leave out those that an act has decided since the last derivation.
    """
    if not queries.figure_heads([figure]):
        raise NotFound(
            place="--for",
            read=figure,
            what=Bilingual(
                "the id of a figure; `tawthiq figure` lists them", "معرّف رقم؛ يعرضها `tawthiq figure`"
            ),
        )
    decided = _decided(after) if after is not None else set()
    return list(islice(_queue(figure, decided), limit))


def waiting_by_ocr(*, after: Casebook | None = None, limit: int | None = None) -> list[Waiting]:
    """Claims that OCR read and nobody has looked at, in the order in which they came; nothing rests on them yet."""
    decided = _decided(after) if after is not None else set()
    rows = models.Claim._default_manager.filter(extractor=BY_OCR, review="unreviewed").exclude(id__in=decided)
    claims = [queries.claim_of(row) for row in rows.order_by("act", "id")[:limit]]
    reports = queries.reports((c.anchor.item, c.anchor.locator) for c in claims)
    return [Waiting(c, reports[c.anchor.item, c.anchor.locator], 0) for c in claims]


def _queue(figure: str, decided: set[str]) -> Iterator[Waiting]:
    """The queue a batch of incidents at a time: a figure may rest on a hundred thousand."""
    counted = models.FigureInput._default_manager.filter(figure=figure, counted=1).order_by("-moves", "id")
    seen: set[str] = set()
    for rows in slices(counted.values_list("moves", "claims"), _BATCH):
        effects = {
            claim: moves for moves, held in reversed(rows) for claim in json.loads(held) if claim not in seen
        }
        seen |= effects.keys()
        claims = queries.claims(effects)
        left = [c for c in claims.values() if c.review == "unreviewed" and c.id not in decided]
        reports = queries.reports((c.anchor.item, c.anchor.locator) for c in left)
        queue = [Waiting(c, reports[c.anchor.item, c.anchor.locator], effects[c.id]) for c in left]
        yield from sorted(queue, key=lambda w: (-w.moves, w.claim.id))


def slices(rows: QuerySet[Any, T], size: int) -> Iterator[Sequence[T]]:
    """The rows in lists of `size`, twice as many, and so on, each asked for by itself.

    PostgreSQL would hold all rows of a cursor that outlives its transaction before it gave the first.
    """
    start = 0
    while batch := list(rows[start : start + size]):
        yield batch
        start, size = start + size, size * 2


def how_many_wait(figure: str, book: Casebook) -> int:
    """How many claims behind the figure nobody has decided yet, by the tables and the acts since."""
    head = queries.figure_head(figure)
    since = {c for c in _decided(book) if _rests_on(figure, c) and _is_open(c)}
    return max(head.claims - head.reviewed - len(since), 0)


def _rests_on(figure: str, claim: str) -> bool:
    link = queries.incident_of(claim)
    rows = models.FigureInput._default_manager.filter(figure=figure, ref=link or claim, counted=1)
    return any(claim in json.loads(held) for held in rows.values_list("claims", flat=True))


def _is_open(claim: str) -> bool:
    return models.Claim._default_manager.filter(id=claim, review="unreviewed").exists()


def _decided(book: Casebook) -> set[str]:
    """Claims that were decided after the tables were made."""
    made = stored.facts()["acts"]
    return {claim_id(body.anchor) for act, body in ledger.current(book).reviews if act.n > int(made)}


def with_count(event: Event, which: int, low: int, high: int | None) -> Event:
    """The event with one count set by a person: exact when both ends meet, open above when `high` is None."""
    if high is not None and high < low:
        raise NotAllowed(
            place="at most",
            read=high,
            command="review",
            expected_en=f"{low} or more",
            expected_ar=f"{low} أو أكثر",
        )
    qualifier = "at_least" if high is None else "exact" if low == high else "range"
    count = replace(event.counts[which], min=low, max=high, best=None, qualifier=qualifier)
    return replace(event, counts=(*event.counts[:which], count, *event.counts[which + 1 :]))


def anchor_of(ref: str) -> Anchor:
    """The anchor of a claim, or of the earliest claim of an incident."""
    claim = ref
    if ref.startswith("I-"):
        answer = queries.answer(ref)
        found = queries.incidents([answer.incident]) if answer and answer.incident else []
        claim = found[0].claims[0] if found else ""
    claims = queries.claims([claim])
    if claim not in claims:
        raise NotFound(
            place="A or B",
            read=ref,
            what=Bilingual("a claim (C-...) or an incident (I-...)", "إفادة (C-...) أو حادثة (I-...)"),
        )
    if claims[claim].event.scope != "event":
        raise NotAllowed(
            place="A or B", read=f"{ref}: {claims[claim].event.scope}", command="judge",
            expected_en="a claim of one event: totals and announcements belong to no incident",
            expected_ar="إفادة عن حدث واحد: المجاميع والإعلانات لا تتبع أي حادثة",
        )  # fmt: skip
    return claims[claim].anchor


def item_named(beginning: str) -> str:
    """The SHA-256 of the only item that begins so."""
    found = list(models.Item._default_manager.filter(sha256__startswith=beginning.lower())[:2])
    if len(found) != 1:
        raise NotFound(
            place="ITEM",
            read=beginning,
            what=Bilingual(
                "the SHA-256 of one item, or enough of its beginning",
                "بصمة SHA-256 لمادة أو ما يكفي من أولها",
            ),
        )
    return str(found[0].sha256)

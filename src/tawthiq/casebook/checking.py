"""A draft put to an open casebook: only what its windows need is loaded, and the draft is no evidence for itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Length

from tawthiq import flow
from tawthiq.casebook import log, queries, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import fold as folded
from tawthiq.flow.check_library import World
from tawthiq.flow.check_reading import Frame
from tawthiq.flow.checking import MAX_CHARS, Checked, Desk, check, with_note
from tawthiq.lang.normalise import fold
from tawthiq.lang.plural import count_noun
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.reports import Report
from tawthiq.statement.checking.documents import Draft
from tawthiq.statement.checking.sentences import layout

_SAME_LENGTH, _MOST_PASSAGES = 0.2, 400
_MOST_NAMED = 2_000
_REACH = 3_000  # incidents that "everything up to the date of the text" reaches back over


def check_draft(
    book: Casebook,
    draft: Draft,
    name: str,
    *,
    day: date | None = None,
    known_on: date | None = None,
    sight: queries.Sight = queries.EVERYTHING,
) -> Checked:
    """Judge `draft` by the stored tables of `book`. Raises the CHK refusals and NotDerived.

    Numbers of incidents count everything, as figures do; names, words and totals are looked for only in `sight`.
    """
    made = stored.made(book)
    ledger = folded(log.read())
    finder, pack = tools_of(book, ledger)
    questions = flow.questions(ledger, finder, brought_of(book, ledger))
    same = same_text(draft.text)
    frame = _frame(questions, day or layout(draft.text[:MAX_CHARS]).date)
    load = _loader(frame.areas, same, made.acts, made.code, sight)
    desk = Desk(finder, pack, frame, load, _searcher(same, sight), _namer(same, sight))
    checked = check(draft, name, desk, day=day, known_on=known_on)
    if same:
        checked = with_note(checked, _itself(len(same)))
    if sight.texts and models.Report._default_manager.exclude(sight.texts).exists():
        checked = with_note(checked, _HELD_BACK)
    if not stored.is_current(book):
        checked = with_note(checked, _STALE)
    return checked


_HELD_BACK = Bilingual(
    "Names, words and totals that another organisation holds back were not searched.",
    "لم يُبحث فيما تحجبه منظمة أخرى من أسماء وأقوال ومجاميع.",
)
_STALE = Bilingual(
    "The casebook's tables were made by another version or before its last acts: run tawthiq derive.",
    "جداول ملف التوثيق صُنعت بإصدار آخر أو قبل آخر أفعاله: شغّل tawthiq derive.",
)


def _itself(n: int) -> Bilingual:
    en, ar = (count_noun(n, "report", lang) for lang in ("en", "ar"))
    return Bilingual(
        f"The text itself is in the casebook ({en}): its claims were left out, it is no evidence for itself.",
        f"النص نفسه موجود في ملف التوثيق ({ar}): تُركت إفاداته، فهو ليس دليلاً على نفسه.",
    )


def _frame(questions: Sequence[Question], day: date | None) -> Frame:
    """The case's own windows and areas, and the days its incidents cover: of a very large casebook the last ones."""
    dated = models.Incident._default_manager.filter(date_start__isnull=False)
    if day is not None:
        dated = dated.filter(date_start__lte=day.isoformat())
    starts = [str(d) for d in dated.order_by("-date_start").values_list("date_start", flat=True)[:_REACH]]
    last = dated.aggregate(b=Max(Coalesce("date_end", "date_start")))["b"]
    span = (date.fromisoformat(starts[-1]), date.fromisoformat(last)) if starts and last else None
    windows = tuple(dict.fromkeys(q.window for q in questions))
    areas: dict[str, Area] = {}
    for question in questions:
        areas.setdefault(question.area.id, question.area)
    return Frame(windows, tuple(areas.values()), span)


def same_text(text: str) -> frozenset[str]:
    """Keys (item:locator) of the reports that hold the same text, whatever its spaces, marks and spelling variants."""
    key, size = _key(text), len(text)
    near = (int(size * (1 - _SAME_LENGTH)), int(size * (1 + _SAME_LENGTH)) + 1)
    rows = (
        models.Report._default_manager.annotate(size=Length("text"))
        .filter(size__gte=near[0], size__lte=near[1])
        .order_by("id")
    )
    return frozenset(r.id for r in rows.iterator(500) if _alike(_key(r.text), key))


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _alike(a: str, b: str) -> bool:
    """Equal, or one inside the other (a heading more, a contact less)."""
    return a == b or (min(len(a), len(b)) > 200 and (a in b or b in a))


def _loader(
    areas: tuple[Area, ...], same: frozenset[str], acts: int, code: str, sight: queries.Sight
) -> Callable[[Sequence[tuple[date, date]]], World]:
    def load(windows: Sequence[tuple[date, date]]) -> World:
        incidents = list(_incidents(windows))
        claims = _claims(incidents, sight)
        claims = {i: c for i, c in claims.items() if not _of_itself(c, same) and not c.is_only_listed}
        kept = [replace(i, claims=tuple(c for c in i.claims if c in claims)) for i in incidents]
        return World(claims, [i for i in kept if i.claims], areas, acts, code)

    return load


def _of_itself(claim: Claim, same: frozenset[str]) -> bool:
    return f"{claim.anchor.item}:{claim.anchor.locator}" in same


def _incidents(windows: Sequence[tuple[date, date]]) -> Iterator[Incident]:
    """Incidents that meet one of the windows, and those without a date."""
    wanted = Q(date_start__isnull=True)
    for first, last in _joined(windows):
        begins = Q(date_start__lte=last.isoformat())
        wanted |= begins & Q(last__gte=first.isoformat())
    rows = models.Incident._default_manager.annotate(last=Coalesce("date_end", F("date_start"))).filter(
        wanted
    )
    codes = [str(c) for c in rows.values_list("code", flat=True)]
    yield from queries.incidents(codes)


def _joined(windows: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    out: list[tuple[date, date]] = []
    for first, last in sorted(windows):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _claims(incidents: Sequence[Incident], sight: queries.Sight) -> dict[str, Claim]:
    """The claims of the incidents, and every total and announcement."""
    found = queries.claims({c for i in incidents for c in i.claims})
    others = models.Claim._default_manager.filter(sight.claims).exclude(scope="event").order_by("id")
    found.update({r.id: queries.claim_of(r) for r in others.iterator(2_000)})
    return dict(sorted(found.items()))


def _namer(same: frozenset[str], sight: queries.Sight) -> Callable[[Sequence[str]], list[Claim]]:
    """Claims whose words hold one of several names, the text itself left out."""

    def named(words: Sequence[str]) -> list[Claim]:
        wanted = reduce(or_, (Q(event__icontains=w) for w in words))
        rows = models.Claim._default_manager.filter(sight.claims & wanted, scope="event").order_by("id")[
            :_MOST_NAMED
        ]
        return [c for c in map(queries.claim_of, rows) if not _of_itself(c, same)]

    return named


def _searcher(same: frozenset[str], sight: queries.Sight) -> Callable[[Sequence[str]], list[Report]]:
    """Reports that hold one of several phrases, the text itself left out."""

    def search(phrases: Sequence[str]) -> list[Report]:
        asked = [p for p in dict.fromkeys(phrases) if p.strip()]
        if not asked:
            return []
        wanted = reduce(or_, (Q(text__icontains=p) for p in asked))
        rows = models.Report._default_manager.filter(sight.texts & wanted).order_by("id")
        keys = [
            str(k)
            for k in rows.values_list("id", flat=True)[: _MOST_PASSAGES + len(same)]
            if str(k) not in same
        ]
        pairs = [(k.partition(":")[0], k.partition(":")[2]) for k in keys]
        return [r for _, r in sorted(queries.reports(pairs).items())]

    return search

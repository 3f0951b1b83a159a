"""What the answer would have been with other reasonable choices: window, baseline, sources, de-duplication, model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tawthiq.errors import Bilingual
from tawthiq.figures.surge.answer import Settings, answer
from tawthiq.figures.surge.errors import SurgeError
from tawthiq.figures.surge.events import Event
from tawthiq.figures.surge.prepare import Plan, Prepared, prepare
from tawthiq.figures.surge.sources import names
from tawthiq.lang.ranges import name_apart

REPLICATES = 499
MAIN_SOURCES = 3

Choice = tuple[str, Bilingual, Plan, Settings]


def sensitivity(events: Sequence[Event], prepared: Prepared, settings: Settings) -> list[dict[str, object]]:
    """One row for each other choice; a choice that cannot be made (too little data) says so in `why`."""
    out = []
    for kind, words, plan, chosen in _choices(prepared, settings):
        row: dict[str, object] = {"kind": kind, "en": words.en, "ar": words.ar}
        try:
            other = prepare(events, plan)
            found = answer(other, other.incidents, chosen, kind)
        except SurgeError as refusal:
            out.append({**row, "verdict": "cannot tell", "why": [refusal.code]})
            continue
        row.update(
            verdict=found.verdict,
            why=list(found.why),
            ratio=found.ratio,
            low=found.low,
            high=found.high,
            p=found.p,
        )
        out.append({**row, "observed": found.observed, "expected": found.expected})
    return out


def _choices(prepared: Prepared, settings: Settings) -> Iterator[Choice]:
    plan = replace(prepared.plan, until=prepared.until)
    quick = replace(settings, replicates=min(settings.replicates, REPLICATES), power=False)
    for shift, words in _SHIFTS:
        since = plan.since + timedelta(days=shift)
        if since <= prepared.until:
            yield "window", words, replace(plan, since=since, baseline_days=plan.baseline_days + shift), quick
    days = (plan.since - prepared.start).days
    yield "baseline", _HALF, replace(plan, baseline_days=days // 2), quick
    if days == plan.baseline_days:  # else the table does not reach further back
        yield "baseline", _DOUBLE, replace(plan, baseline_days=2 * days), quick
    yield from _source_choices(prepared, plan, quick)
    telling = any(e.spot or e.weapon for i in prepared.incidents for e in i.events)
    for merge, words in _MERGES:
        if merge != plan.merge and (merge != "strict" or telling):
            yield "de-duplication", words, replace(plan, merge=merge), quick
    if prepared.delays.events:
        yield "reporting delay", _NO_NOWCAST, replace(plan, use_nowcast=False), quick
    yield "model", _WITH_TREND, plan, replace(quick, trend=True)
    yield "model", _NO_TREND, plan, replace(quick, weekday=False, trend=False)


def _source_choices(prepared: Prepared, plan: Plan, quick: Settings) -> Iterator[Choice]:
    if prepared.comparable.left_out:
        yield "sources", _ALL_SOURCES, replace(plan, all_sources=True), quick
    rows = Counter(s for i in prepared.incidents for e in i.events for s in names(e))
    kept = [s for s in prepared.comparable.kept if rows[s]]
    if len(kept) > 1:
        for source in sorted(kept, key=lambda s: (-rows[s], s))[:MAIN_SOURCES]:
            yield "sources", _ONLY.format(source=name_apart(source)), replace(plan, only_source=source), quick


_SHIFTS = (
    (-7, Bilingual("window starts a week earlier", "تبدأ النافذة قبل أسبوع")),
    (-1, Bilingual("window starts a day earlier", "تبدأ النافذة قبل يوم")),
    (1, Bilingual("window starts a day later", "تبدأ النافذة بعد يوم")),
)
_HALF = Bilingual("baseline half as long", "خط أساس بنصف الطول")
_DOUBLE = Bilingual("baseline twice as long", "خط أساس بضعف الطول")
_MERGES = (
    ("incident", Bilingual("rows of one incident count once", "أسطر الحادثة الواحدة تُعدّ مرة")),
    ("none", Bilingual("every row counts", "كل سطر يُعدّ")),
    ("strict", Bilingual("one incident a day, place and weapon", "حادثة واحدة لكل يوم ومكان وسلاح")),
)
_NO_NOWCAST = Bilingual("as if all were reported by now", "كأن كل شيء قد أُبلغ عنه")
_WITH_TREND = Bilingual("baseline with a trend", "خط أساس مع اتجاه زمني")
_NO_TREND = Bilingual("baseline without weekdays and trend", "خط أساس بلا أيام أسبوع ولا اتجاه")
_ALL_SOURCES = Bilingual(
    "all sources, also those not in both windows", "كل المصادر، حتى غير الموجودة في النافذتين"
)
_ONLY = Bilingual("only the source {source}", "المصدر {source} وحده")

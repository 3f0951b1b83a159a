"""Every judgement of a draft: what was read in it, put to the casebook's library."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import label
from tawthiq.model.checks import Hits, Judgement, Library, Reading, Said, Sentence, Trend
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.consistency import calendar, consistency
from tawthiq.statement.checking.counting import judge_count, named_source
from tawthiq.statement.checking.naming import judge_named
from tawthiq.statement.checking.quotes import Quote, judge_quote, quotes_of
from tawthiq.statement.checking.rows import figure_row, hits_row, place_row, reading_row
from tawthiq.statement.checking.sentences import Layout
from tawthiq.statement.checking.spoken import (
    judge_demands,
    judge_duration,
    judge_legal,
    judge_signatories,
    listed_demands,
)
from tawthiq.statement.checking.terms import terms
from tawthiq.statement.checking.verdicts import verdict_of


@dataclass(frozen=True, slots=True)
class Asking:
    """What all judgements share: the day of the text, the day of knowledge, names of actor classes, country codes."""

    library: Library
    day: date
    known_on: date | None
    actors: Callable[[str], Bilingual]
    countries: tuple[str, ...]


def judge(plan: Layout, said: Sequence[Said], text: str, asking: Asking) -> list[Judgement]:
    """All judgements in the order of the text; a sentence of which nothing could be judged has one that says so."""
    quotes = [q for s in plan.sentences for q in quotes_of(s)]
    inside = [s for s in said if not _quoted(s, quotes)]
    named = [s for s in inside if s.kind in ("person", "facility")]
    out = [judge_said(s, asking) for s in inside if s not in named]
    out += [j for s in named if (j := judge_named(s, asking.library.recorded(s))) is not None]
    out += [j for s in inside if (j := named_source(s, asking.library, asking.known_on)) is not None]
    out += [judge_quote(q, asking.library, s) for q, s in _named(quotes, plan.sentences)]
    listed = listed_demands(plan.sentences)
    for sentence in plan.sentences:
        out += judge_legal(sentence, asking.library)
        out += judge_demands(sentence, listed=sentence in listed)
        out += judge_duration(sentence, asking.day, asking.countries)
    out += judge_signatories(plan)
    out += consistency(inside, plan)
    out += calendar(plan, text, inside)
    out += _rest(plan, out)
    return sorted(out, key=lambda j: (j.start, j.end, j.kind, j.verdict))


def judge_said(said: Said, asking: Asking) -> Judgement:
    """The judgement of one thing that was read."""
    if said.kind == "not_read":
        return _row(said, "not_checkable", wording.words("not_read", "amount"))
    if said.kind == "comparison":
        return _row(said, "not_checkable", wording.words("comparison", "not_checkable"))
    if said.kind == "count":
        return _announced(said, asking) if said.announced else _counted(said, asking)
    if said.kind == "trend":
        return _trend(said, asking)
    if said.kind == "window" and said.readings and said.readings[0].window.last > asking.day:
        return _to_come(said, asking)
    reading = _known(said, asking)
    if reading is None:
        return _without_reading(said)
    if said.kind == "target" and said.also:
        return _struck(replace(said, readings=(reading,)), asking)
    judged = _hit(replace(said, readings=(reading,)), asking)
    if judged.verdict == "supported" and said.count is not None and len(said.readings) > 1:
        return _numbered(said, judged, asking)
    return judged


def _struck(said: Said, asking: Asking) -> Judgement:
    """What was hit, and whether any one incident shows it together with a weapon that the sentence names for it."""
    judged = _hit(replace(said, also=()), asking)
    shown = asking.library.hits(replace(said, also=()))
    if judged.verdict != "supported" or not shown.incidents or asking.library.hits(said).incidents:
        return judged
    reading = said.readings[0]
    words = wording.words(
        "target", "other_weapon", n=wording.incidents(len(shown.incidents)), what=_what(said, asking),
        when=wording.when(reading), where=wording.where(reading),
    )  # fmt: skip
    return replace(judged, verdict="depends_on_reading", means=words[0], does_not_mean=words[1])


def _numbered(said: Said, judged: Judgement, asking: Asking) -> Judgement:
    """A weapon or party that is shown, held against the number that the text puts down to it."""
    narrow = replace(said.readings[1], known_on=asking.known_on)
    figure = asking.library.answer(narrow).figures[0]
    verdict = verdict_of(said, figure)
    if verdict in ("supported", "understated") or said.count is None:
        return judged
    verdict = "depends_on_reading" if verdict == "outside" else verdict
    words = wording.words(
        said.kind, f"number_{verdict}", what=_what(said, asking), says=wording.says(said.count),
        has=wording.has(figure), when=wording.when(narrow), where=wording.where(narrow),
    )  # fmt: skip
    rows = (*judged.figures, *([figure_row(figure)] if figure.low is not None else []))
    return replace(judged, verdict=verdict, means=words[0], does_not_mean=words[1], figures=rows)


def _to_come(said: Said, asking: Asking) -> Judgement:
    """Days after the text's own: what is announced cannot be checked yet; what is told as past cannot be."""
    told = wording.when(said.readings[0])
    past = said.readings[0].window.first > asking.day and bool(terms(said.sentence.text, ("past",)))
    if past and not terms(said.sentence.text, ("announced", "demand")):
        own = wording.day_text(asking.day)
        what = Bilingual(
            f"The text is of {own.en} and tells as past what lies {told.en}.",
            f"النص مؤرخ {own.ar} ويروي بصيغة الماضي ما يقع {told.ar}.",
        )
        return _row(said, "conflicts", wording.words("window", "conflicts", what=what), why=what)
    return _row(said, "not_checkable", wording.words("window", "not_checkable", when=told))


def _counted(said: Said, asking: Asking) -> Judgement:
    if not said.readings:
        return _without_reading(said)
    return judge_count(said, asking.library, asking.day, asking.known_on)


def _known(said: Said, asking: Asking) -> Reading | None:
    return replace(said.readings[0], known_on=asking.known_on) if said.readings else None


def _quoted(said: Said, quotes: Sequence[Quote]) -> bool:
    return any(q.start <= said.start < q.end for q in quotes)


def _named(quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[tuple[Quote, Sentence]]:
    """Quotations with a speaker each: a second one of a sentence without a name of its own has the first one's."""
    out: list[tuple[Quote, Sentence]] = []
    for quote in quotes:
        sentence = next(s for s in sentences if s.start <= quote.start < s.end)
        if not quote.speaker and out and out[-1][1] is sentence:
            quote = replace(quote, speaker=out[-1][0].speaker)
        out.append((quote, sentence))
    return out


def _row(
    said: Said, verdict: str, words: tuple[Bilingual, Bilingual], *, kind: str = "",
    figures: Sequence[dict[str, object]] = (), why: Bilingual | None = None,
) -> Judgement:  # fmt: skip
    reading = said.readings[0] if said.readings else None
    row = reading_row(reading) if said.kind == "count" else place_row(reading)
    if said.values:
        row["values"] = list(said.values)
    because = why or (wording.placed(reading) if reading else Bilingual("", ""))
    return Judgement(
        said.quote,
        said.start,
        said.end,
        kind or said.kind,
        row,
        (),
        verdict,
        words[0],
        words[1],
        tuple(figures),
        because,
    )


def _without_reading(said: Said) -> Judgement:
    """Neither window nor area is known, in the text or in the casebook."""
    words = (
        Bilingual(
            "It cannot be looked up: the text names no place that the casebook's gazetteer knows.",
            "لا يمكن البحث عنه: لا يسمي النص مكاناً يعرفه معجم أماكن ملف التوثيق.",
        ),
        Bilingual("It does not mean that there is no material on it.", "لا يعني ذلك أنه لا مادة عنه."),
    )
    return _row(said, "outside", words, why=words[0])


def _announced(said: Said, asking: Asking) -> Judgement:
    """A number that is announced: only an item that announces it can support it."""
    hits = asking.library.hits(said)
    verdict = "supported" if hits.claims else "outside"
    has = Bilingual("، ".join(hits.sources), "، ".join(hits.sources))
    count = said.count
    told = wording.says(count) if count else Bilingual(said.quote, said.quote)
    words = wording.words("announcement", verdict, says=told, has=has)
    return _row(said, verdict, words, kind="announcement", figures=[hits_row(hits)] if hits.claims else [])


def _hit(said: Said, asking: Asking) -> Judgement:
    """Windows, places, weapons, targets, parties and events: how many incidents of the reading show them."""
    hits = asking.library.hits(said)
    reading = said.readings[0]
    figures = [hits_row(hits), *(figure_row(f) for f in hits.totals)]
    verdict = "supported" if hits.incidents or hits.totals else "outside"
    if said.kind == "denial" and hits.incidents:
        verdict = "conflicts"
    what = _what(said, asking)
    if said.kind == "attribution":
        verdict, what = _parties(said, hits, asking, verdict, what)
    words = wording.words(
        said.kind, verdict, n=_n(said, hits), of=wording.incidents(hits.of, oblique=True), when=wording.when(reading),
        where=wording.where(reading), what=what, has=_totals(hits),
    )  # fmt: skip
    return _row(said, verdict, words, figures=figures)


def _n(said: Said, hits: Hits) -> Bilingual:
    return wording.incidents(len(hits.incidents))


def _totals(hits: Hits) -> Bilingual:
    """Published totals behind a target, as an addition to the sentence."""
    from tawthiq.lang.wording import sentence

    if not hits.totals:
        return Bilingual("", "")
    told = [Bilingual(sentence(f, "en").rstrip("."), sentence(f, "ar").rstrip(".")) for f in hits.totals]
    found = wording.joined(told, "; ")
    return Bilingual(f"; {found.en}", f"؛ {found.ar}")


def _what(said: Said, asking: Asking) -> Bilingual:
    if said.kind == "attribution":
        named = [asking.actors(v) for v in said.values]
    else:
        tables = {"weapon": "event_types", "event": "event_types", "target": "targets"}
        name = tables.get(said.kind, "")
        named = [
            Bilingual(label(name, v, "en"), label(name, v, "ar")) if name else Bilingual(v, v)
            for v in said.values
        ]
    return Bilingual(", ".join(n.en for n in named), " و".join(n.ar for n in named))


def _parties(said: Said, hits: Hits, asking: Asking, verdict: str, what: Bilingual) -> tuple[str, Bilingual]:
    """Each party is asked apart; some named and some not depends on whom the text means for what."""
    each = {v: asking.library.hits(replace(said, values=(v,))) for v in said.values}
    named = [v for v, h in each.items() if h.incidents]
    if not named or len(named) == len(each):
        return ("supported" if named else "outside"), what
    told = [
        Bilingual(f"{asking.actors(v).en}: {len(h.incidents)}", f"{asking.actors(v).ar}: {len(h.incidents)}")
        for v, h in each.items()
    ]
    return "depends_on_reading", Bilingual(", ".join(t.en for t in told), "، ".join(t.ar for t in told))


def _trend(said: Said, asking: Asking) -> Judgement:
    """A rise is tested for; that there is none shows no fall, so a fall is refuted by a rise or left outside."""
    reading = _known(said, asking)
    found: Trend | None = asking.library.trend(reading) if reading else None
    none = Bilingual("", "")
    up = "down" not in said.values
    if (
        reading is None
        or found is None
        or found.verdict == "cannot tell"
        or (not up and found.verdict != "surge")
    ):
        data = {
            "when": wording.when(reading) if reading else none,
            "where": wording.where(reading) if reading else none,
        }
        return _row(
            said, "outside", wording.words("trend", "outside", has=found.sentence if found else none, **data)
        )
    verdict = "supported" if up and found.verdict == "surge" else "documented_lower"
    return _row(said, verdict, wording.words("trend", verdict, has=found.sentence))


def _rest(plan: Layout, out: Sequence[Judgement]) -> list[Judgement]:
    """One judgement for each sentence that has none."""
    rest = []
    starts = sorted(j.start for j in out)
    for s in plan.sentences:
        here = bisect_left(starts, s.start)
        if s.role not in ("title", "body") or (here < len(starts) and starts[here] < s.end):
            continue
        kind = "opinion" if terms(s.text, ("opinion", "demand")) else "other"
        words = wording.words(kind, "not_checkable")
        rest.append(Judgement(s.text, s.start, s.end, kind, {}, (), "not_checkable", *words, (), words[0]))
    return rest

"""Judging stated numbers: each reading asked of incidents and of published totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import noun_key, window_text
from tawthiq.lang.plural import range_noun
from tawthiq.lang.wording import sentence
from tawthiq.model.checks import Found, Judgement, Library, Reading, Said
from tawthiq.model.claims import Count
from tawthiq.model.figures import Figure, Part
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.rows import figure_row, reading_row
from tawthiq.statement.checking.verdicts import bounds, strongest, together, verdict_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A reading with its figures and the verdict that they give together."""

    found: Found
    verdict: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.found.figures, *self.found.near)


def judge_count(said: Said, library: Library, day: date, known_on: date | None) -> Judgement:
    """The judgement of one stated number. The first reading is the one that the text states or comes nearest."""
    asked = [ask(said, replace(r, known_on=known_on), library) for r in said.readings]
    main = asked[0]
    verdict = together(a.verdict for a in asked) if said.open else main.verdict
    others = asked[1:]
    if known_on is None:
        at_release = ask(said, replace(main.found.reading, known_on=day), library)
        others = [*others, at_release]
    if said.count is not None and said.count.group == "civilians" and not said.open:
        others = [*others, ask(said, replace(main.found.reading, group="all"), library)]
    shown = main if main.verdict != "outside" else next((a for a in asked if a.verdict != "outside"), main)
    told, shelf = over(said, shown.found.reading), over(said, main.found.reading)
    means, not_means = _words(told, verdict, shown)
    return Judgement(
        said.quote, said.start, said.end, "count", {**reading_row(main.found.reading), "verdict": main.verdict},
        tuple(_other(a) for a in others), verdict, means, not_means,
        tuple(figure_row(f, verdict_of(shelf, f)) for f in main.figures if f.low is not None),
        _why(said, main, others),
    )  # fmt: skip


def ask(said: Said, reading: Reading, library: Library) -> Asked:
    """One reading's figures and their verdict. Published totals of a window that only comes near speak second."""
    found = library.answer(reading)
    said = over(said, reading)
    own = strongest(verdict_of(said, f) for f in found.figures)
    if own in ("outside", "documented_lower"):
        same = [f for f in found.near if f.question.area.pcodes == reading.area.pcodes]
        near = [_near_verdict(said, reading, f, own) for f in (same or found.near)[:1]]
        own = strongest((own, *near))
    return Asked(found, own)


def over(said: Said, reading: Reading) -> Said:
    """A number that is given for each day or hour or week, over all of those of a reading."""
    if not said.per or said.count is None:
        return said
    first, last = reading.window.first, reading.window.last
    times = Fraction(((last - first).days + 1) * _HOURS[said.per][0], _HOURS[said.per][1])
    low, high = ((None if n is None else round(n * times)) for n in (said.count.min, said.count.max))
    loose = "about" if said.count.qualifier == "exact" else said.count.qualifier
    return replace(said, count=replace(said.count, min=low, max=high, qualifier=loose))


_HOURS = {"day": (1, 1), "hour": (24, 1), "week": (1, 7)}


def _near_verdict(said: Said, reading: Reading, figure: Figure, own: str) -> str:
    """What a total of nearly the same days says. Its number counts only for the share of its days that are asked.

    Of a wider area nothing follows for a part of it: it can make a silence a question of reading, and no more. Where
    incidents of the asked days give less, a total that reaches beyond these days leaves a question, and no more.
    """
    whole = verdict_of(said, figure)
    if figure.low is None or whole in ("conflicts", "outside", "documented_lower"):
        return "outside" if whole == "conflicts" else whole
    if figure.question.area.pcodes != reading.area.pcodes:
        return "depends_on_reading" if own == "outside" else own
    first, last = figure.question.window
    shared = (min(last, reading.window.last) - max(first, reading.window.first)).days + 1
    low = figure.low * shared // ((last - first).days + 1)
    part = verdict_of(said, replace(figure, low=low, best=low, high=None, beside=()))
    beyond = first < reading.window.first or last > reading.window.last
    if beyond and own == "documented_lower":
        return "depends_on_reading" if part in ("supported", "understated") else part
    return part if part in ("supported", "understated") else "depends_on_reading"


def _speaking(said: Said, asked: Asked) -> Figure | None:
    """The figure whose verdict is that of the reading; the one with the highest number of several."""
    own = [f for f in asked.found.figures if f.low is not None]
    fitting = [f for f in own if verdict_of(said, f) == asked.verdict]
    fitting = fitting or [
        f for f in asked.found.near if f.low is not None and verdict_of(said, f) == asked.verdict
    ]
    rest = fitting or own or [f for f in asked.figures if f.low is not None]
    return max(rest, key=lambda f: (f.low or 0, f.best or 0)) if rest else None


def _words(said: Said, verdict: str, shown: Asked) -> tuple[Bilingual, Bilingual]:
    count = said.count
    assert count is not None
    if verdict == "depends_on_reading" and not said.open and _between(said, _speaking(said, shown)):
        verdict = "range"
    elif verdict == "depends_on_reading" and not said.open and shown.found.near:
        verdict = "near"
    return wording.words("count", verdict, says=wording.says(count), has=wording.has(_speaking(said, shown)))


def _between(said: Said, figure: Figure | None) -> bool:
    """Whether the text's number lies inside what the sources of one figure give, and only the higher ones give it."""
    if said.count is None or figure is None or figure.low is None:
        return False
    return figure.low < bounds(said.count)[0] and (
        figure.highest is None or bounds(said.count)[0] <= figure.highest
    )


def _other(asked: Asked) -> dict[str, object]:
    figures = [figure_row(f) for f in asked.figures if f.low is not None]
    brief = ("basis", "low", "best", "high", "window", "sources", "sentence")
    return {
        **reading_row(asked.found.reading), "verdict": asked.verdict,
        "figures": [{k: f[k] for k in brief} for f in figures],
    }  # fmt: skip


def _why(said: Said, main: Asked, others: Sequence[Asked]) -> Bilingual:
    parts = [_read(main)]
    if said.per:
        parts.append(_rate(said, main.found.reading))
    parts += [
        Bilingual(sentence(f, "en"), sentence(f, "ar")) for f in main.found.figures if f.low is not None
    ]
    for figure in main.found.near:
        parts.append(
            Bilingual(
                f"A total whose window or area only comes near: {sentence(figure, 'en')}",
                f"مجموع تقترب فترته أو منطقته فحسب: {sentence(figure, 'ar')}",
            )
        )
    if said.open:
        parts.append(_open(said))
    if said.hedged:
        parts.append(wording.both("The text itself reports it with reserve.", "النص نفسه يورده بتحفظ."))
    release = [a for a in others if a.found.reading.known_on and a.verdict != main.verdict]
    for one in release[:1]:
        parts.append(_at_release(one))
    return wording.joined(parts)


def _read(asked: Asked) -> Bilingual:
    text = wording.read_as(asked.found.reading)
    return Bilingual(f"Read as: {text.en}.", f"القراءة: {text.ar}.")


def _rate(said: Said, reading: Reading) -> Bilingual:
    """That the number is one for each unit of time, and what it makes over the window."""
    all_of = over(said, reading).count
    assert all_of is not None
    told = wording.says(all_of)
    unit = wording.table("units", said.per)
    return Bilingual(
        f"The text gives its number for each {unit.en}; over these days that is {told.en}.",
        f"يذكر النص رقمه لكل {unit.ar}؛ ومجموعه في هذه الأيام {told.ar}.",
    )


_LEFT_OPEN = {
    "population": Bilingual("of whom", "من المقصود"),
    "window": Bilingual("since when", "منذ متى"),
    "area": Bilingual("where", "أين"),
}


def _open(said: Said) -> Bilingual:
    named = [_LEFT_OPEN[o] for o in said.open]
    en, ar = ", ".join(n.en for n in named), "، ".join(n.ar for n in named)
    return Bilingual(
        f"The text leaves open {en}; every reading was asked.", f"يترك النص مفتوحاً {ar}؛ سُئلت كل قراءة."
    )


def _at_release(asked: Asked) -> Bilingual:
    day, verdict = asked.found.reading.known_on, wording.table("verdicts", asked.verdict)
    shown = wording.day_text(day)
    return Bilingual(
        f"By what was published up to {shown.en} the verdict is: {verdict.en}.",
        f"بما كان منشوراً حتى {shown.ar} يكون الحكم: {verdict.ar}.",
    )


def named_source(said: Said, library: Library, known_on: date | None) -> Judgement | None:
    """A number that the sentence gives as a publisher's ("OCHA said 150"): against the totals that publisher printed.

    None where the sentence names no publisher of totals on this.
    """
    count = said.count
    if said.kind != "count" or count is None or said.announced or not said.readings:
        return None
    figures = library.answer(replace(said.readings[0], known_on=known_on)).figures
    parts = [p for f in figures if f.question.basis == "published totals" for p in f.parts]
    own = [p for p in parts if _names(said, p.name)]
    if not own:
        return None
    same = [p for p in own if _prints(p, count)] or _elsewhere(said, library, known_on)
    shown = same[0] if same else min(own, key=lambda p: (_apart(p, said.readings[0]), str(p.window)))
    verdict = "supported" if same else "conflicts"
    words = wording.words(
        "quotation", verdict, has=_printed(shown, count), what=wording.both(shown.name, shown.name)
    )
    row: dict[str, object] = {"speaker": shown.name}
    return Judgement(said.quote, said.start, said.end, "quotation", row, (), verdict, *words, (), words[0])


def _elsewhere(said: Said, library: Library, known_on: date | None) -> list[Part]:
    """Totals of the named publisher for other days that print this number: then the words are its own."""
    reading = said.readings[0]
    always = replace(reading.window, first=date(1900, 1, 1), last=date(2200, 1, 1))
    found = library.answer(replace(reading, window=always, known_on=known_on)).figures
    parts = [p for f in found if f.question.basis == "published totals" for p in f.parts]
    return [p for p in parts if said.count is not None and _names(said, p.name) and _prints(p, said.count)]


def _apart(part: Part, reading: Reading) -> int:
    """Days by which the ends of a total's window and of a reading's differ."""
    first, last = part.window or (None, None)
    if first is None or last is None:
        return 10**6
    return abs((first - reading.window.first).days) + abs((last - reading.window.last).days)


def _names(said: Said, publisher: str) -> bool:
    """Whether the sentence has the publisher's name, or the acronym that it begins with."""
    text = said.sentence.text
    acronym = re.match(r"[A-Z]{3,}\b", publisher)
    return publisher in text or (
        acronym is not None and re.search(rf"\b{acronym.group()}\b", text) is not None
    )


def _prints(part: Part, count: Count) -> bool:
    """Whether a printed total is the stated number, or stands inside what a vague word allows."""
    first, last = bounds(count)
    if count.qualifier == "vague":
        return first <= part.low and (last is None or part.low <= last)
    if count.qualifier == "more_than":
        return part.low in (first, first - 1, first + 1)
    return first <= part.low <= (last or first)


def _printed(part: Part, count: Count) -> Bilingual:
    noun = noun_key(count.kind, count.group)
    first, last = part.window or (None, None)
    when = [window_text(first, last, lang) for lang in ("en", "ar")]
    what = [range_noun(part.low, part.high, noun, lang) for lang in ("en", "ar")]
    return Bilingual(*(f"{part.name}, {a}: {b}" for a, b in zip(when, what, strict=True)))

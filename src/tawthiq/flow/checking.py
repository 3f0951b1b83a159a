"""Checking a finished text, composed: its sentences, what they say, the casebook's answers, the judgements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawthiq.claims.packs import Pack
from tawthiq.errors import Bilingual
from tawthiq.flow.check_library import BASELINE_DAYS, World
from tawthiq.flow.check_named import names_in, probes, recorded
from tawthiq.flow.check_passages import findings, passages
from tawthiq.flow.check_reading import DraftReader, Frame
from tawthiq.model.checks import Judgement, Library, Passage, Recorded, Said
from tawthiq.model.figures import Area
from tawthiq.model.incidents import Claim
from tawthiq.model.reports import Report
from tawthiq.places.finder import Finder
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.documents import Draft
from tawthiq.statement.checking.errors import NoDate
from tawthiq.statement.checking.judging import Asking, judge
from tawthiq.statement.checking.sentences import Layout, layout, refuse_other_languages

MAX_CHARS = 120_000  # about forty pages: what is judged at once

Search = Callable[[Sequence[str]], Sequence[Report]]
Named = Callable[[Sequence[str]], Sequence[Claim]]
Load = Callable[[Sequence[tuple[date, date]]], World]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a check reads with: places, words, the case's own windows and areas, and the casebook's loaders."""

    finder: Finder
    pack: Pack
    frame: Frame
    load: Load
    search: Search
    named: Named


@dataclass(frozen=True, slots=True)
class Checked:
    """The judgements of a draft in the order of its text, and what a reader must know beside them."""

    text: str
    day: date
    known_on: date | None
    judgements: tuple[Judgement, ...]
    notes: tuple[Bilingual, ...]
    world: World


def check(
    draft: Draft, name: str, desk: Desk, *, day: date | None = None, known_on: date | None = None
) -> Checked:
    """Judge a draft of `day` (else of its own date line) by what was published up to `known_on`.

    Raises NoDate, OtherLanguage. Pure over what `desk` gives.
    """
    text = draft.text[:MAX_CHARS] if len(draft.text) > MAX_CHARS else draft.text
    refuse_other_languages(text, name)
    plan = layout(text)
    written = day or plan.date
    if written is None:
        raise NoDate(place=name)
    reader = DraftReader(plan, written, desk.finder, desk.pack, desk.frame)
    said = reader.said()
    world = desk.load(windows(said, written))
    names = probes(names_in(said))
    claims = tuple(desk.named(names)) if names else ()
    library = _library(world, desk.search, lambda one: recorded(one, claims, known_on))
    countries = _countries(desk.frame.areas, said)
    asking = Asking(library, written, known_on, _actors(desk.pack), countries)
    judged = judge(plan, said, text, asking)
    notes = [*draft.notes, *_notes(draft, plan, written, day, known_on, world)]
    if len(draft.text) > MAX_CHARS:
        judged.append(_unread(draft.text))
    return Checked(draft.text, written, known_on, tuple(judged), tuple(notes), world)


def windows(said: Sequence[Said], day: date) -> list[tuple[date, date]]:
    """The windows that the readings ask about; that of a trend reaches back over its baseline."""
    from datetime import timedelta

    out = {(r.window.first, r.window.last) for s in said for r in s.readings}
    back = timedelta(days=BASELINE_DAYS + 8)
    out |= {(r.window.first - back, r.window.last) for s in said if s.kind == "trend" for r in s.readings}
    return sorted(out)


def _library(world: World, search: Search, on_record: Callable[[Said], tuple[Recorded, ...]]) -> Library:
    def quoted(words: str) -> tuple[Passage, ...]:
        return passages(words, search)

    def found(term: str) -> tuple[Passage, ...]:
        return findings(term, search)

    return Library(world.answer, world.hits, quoted, found, world.trend, on_record)


def _actors(pack: Pack) -> Callable[[str], Bilingual]:
    def label(name: str) -> Bilingual:
        entry = pack.classes.get(name, {})
        return Bilingual(entry.get("en", name), entry.get("ar", name))

    return label


def _countries(areas: Sequence[Area], said: Sequence[Said]) -> tuple[str, ...]:
    codes = [c for a in areas for c in a.pcodes] + [
        c for s in said for r in s.readings for c in r.area.pcodes
    ]
    return tuple(dict.fromkeys(c[:2] for c in codes))


def _unread(text: str) -> Judgement:
    rest = text[MAX_CHARS:]
    n = f"{len(rest):,}"
    has = Bilingual(
        f"{n} characters from character {MAX_CHARS:,} on", f"{n} محرفاً ابتداءً من المحرف {MAX_CHARS:,}"
    )
    words = wording.words("not_read", "not_checkable", has=has)
    return Judgement(
        rest[:200], MAX_CHARS, len(text), "not_read", {}, (), "not_checkable", *words, (), words[0]
    )


def _notes(
    draft: Draft, plan: Layout, written: date, day: date | None, known_on: date | None, world: World
) -> list[Bilingual]:
    shown = wording.day_text(written)
    from_text = day is None or day == plan.date
    notes = [
        Bilingual(
            f"The text is read as of {shown.en} ({'its own date' if from_text else 'as given with --date'}).",
            f"يُقرأ النص بتاريخ {shown.ar} ({'تاريخه هو' if from_text else 'كما أُعطي بالخيار --date'}).",
        )
    ]
    if day and plan.date and day != plan.date:
        own = wording.day_text(plan.date)
        notes.append(Bilingual(f"The text itself says {own.en}.", f"يقول النص نفسه {own.ar}."))
    if plan.repeated:
        notes.append(
            Bilingual(
                "A line that repeats the title was judged once.", "سطر يكرر العنوان حُكم عليه مرة واحدة."
            )
        )
    if known_on:
        until, undated = (
            wording.day_text(known_on),
            sum(c.published_on is None for c in world.claims.values()),
        )
        notes.append(
            Bilingual(
                f"Only what was published up to {until.en} counts; {undated:,} undated claims are left out.",
                f"يُحسب ما نُشر حتى {until.ar} فقط؛ وتُترك {undated:,} من الإفادات بلا تاريخ.",
            )
        )
    return notes


def with_note(checked: Checked, note: Bilingual) -> Checked:
    """The same with one more thing that a reader must know."""
    return replace(checked, notes=(*checked.notes, note))

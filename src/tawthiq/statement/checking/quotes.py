"""Quotations and their speakers, compared word by word with the items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from tawthiq.errors import Bilingual
from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Judgement, Library, Passage, Sentence
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.rows import passage_row
from tawthiq.statement.checking.speakers import said_by
from tawthiq.statement.checking.terms import terms

_QUOTES = re.compile(r"“([^”]{8,2000})”|«([^»]{8,2000})»|\"([^\"\n]{8,2000})\"")
_NAME = re.compile(r"(?:(?:[A-Z][\w’'.-]*|[A-Z]\.)(?:\s+(?:al-|el-|bin |de |von )?(?:[A-Z][\w’'.-]*)){1,3})")
_ACRONYM = re.compile(r"\b[A-Z]{2,8}\b")
_NO_NAME = ("United States", "United Nations", "The ", "Security Council", "European Union")
_LEAST_WORDS, _ALIKE, _SOON = 3, 0.6, 25
_THAT = frozenset(("إن", "أن", "إنّ", "أنّ", "أنه", "إنه", "أنها", "إنها", "قائلا", "قائلاً", "قائلة"))


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks at `[start, end)` of the draft."""

    words: str
    start: int
    end: int
    speaker: str


def quotes_of(sentence: Sentence) -> list[Quote]:
    """Quotations of three words or more, each with its speaker where the sentence names one beside it."""
    out = []
    for m in _QUOTES.finditer(sentence.text):
        words = next(g for g in m.groups() if g is not None)
        if len(words.split()) >= _LEAST_WORDS:
            start = sentence.start + m.start() + 1
            out.append(Quote(words, start, start + len(words), _speaker(sentence, m.start(), m.end())))
    return out


def _speaker(sentence: Sentence, start: int, end: int) -> str:
    before = sentence.text[max(0, start - 160) : start]
    before = re.split(r"[”»]", before)[-1]
    if sentence.lang == "ar":
        return _arabic_name(before, last=True) or _arabic_name(sentence.text[end : end + 80], last=False)
    names = [m.group().strip(" ,") for m in _NAME.finditer(before) if not m.group().startswith(_NO_NAME)]
    acronyms = _ACRONYM.findall(before)
    if names or acronyms:
        return names[-1] if names else acronyms[-1]
    return _named_after(sentence.text[end : end + 80])


def _named_after(after: str) -> str:
    if terms(after[:_SOON], ("quoting",)):
        found = _NAME.search(after)
        return found.group() if found else ""
    return ""


def _arabic_name(text: str, *, last: bool) -> str:
    """The words behind a verb of saying: its last before a quotation, its first behind one."""
    said = list(terms(text, ("quoting",)))
    if not said or not (last or said[0].start <= _SOON):
        return ""
    name = re.split(r"[.،,:؛]", text[said[-1 if last else 0].end :].strip(" :،,"))[0]
    return " ".join(w for w in name.split()[:5] if w not in _THAT)


def judge_quote(quote: Quote, library: Library, sentence: Sentence) -> Judgement:
    """supported where an item has the words, conflicts where it has nearly them, outside where none has."""
    found = library.passages(quote.words)
    verdict, passage = compared(quote.words, found)
    speaker = quote.speaker or ""
    what = Bilingual(speaker or "not named", speaker or "غير مسمى")
    has = _has(passage) if passage else Bilingual("", "")
    told = verdict
    if verdict == "supported" and speaker:
        verdict, told, passage = said_by(speaker, [p for p in found if p.exact])
        has = _has(passage)
    words = wording.words("quotation", told, has=has, what=what)
    why = Bilingual(
        f"The words were looked for in every report; {len(found)} come near.",
        f"بُحث عن الكلمات في كل تقرير؛ يقترب منها {len(found)}.",
    )
    rows = (passage_row(passage),) if passage else ()
    return Judgement(
        quote.words,
        quote.start,
        quote.end,
        "quotation",
        {"speaker": speaker or None},
        (),
        verdict,
        *words,
        rows,
        why,
    )


def compared(words: str, found: tuple[Passage, ...]) -> tuple[str, Passage | None]:
    """The verdict on a quotation and the passage it rests on."""
    exact = next((p for p in found if p.exact), None)
    if exact is not None:
        return "supported", exact
    scored = [(alike(words, p.text), -n, p) for n, p in enumerate(found)]
    best = max(scored, default=None, key=lambda s: s[:2])
    if best is None or best[0] < _ALIKE:
        return "outside", None
    return "conflicts", best[2]


def alike(a: str, b: str) -> float:
    """Share of words two passages have in common, in order."""
    return SequenceMatcher(None, fold(a).split(), fold(b).split(), autojunk=False).ratio()


def _has(passage: Passage) -> Bilingual:
    day = wording.day_text(passage.published_on)
    return Bilingual(
        f"{passage.publisher}, {day.en}, {passage.locator}: “{passage.text}”",
        f"{passage.publisher}، {day.ar}، {passage.locator}: «{passage.text}»",
    )

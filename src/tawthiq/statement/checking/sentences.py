"""A draft cut into title, date line, sentences, signatories and contact. Every piece knows its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.lang.dates import add_dates, date_index, find_dates
from tawthiq.lang.lexicon import Lexicon
from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Sentence
from tawthiq.statement.checking.errors import OtherLanguage
from tawthiq.statement.checking.terms import terms, tokens_of, vocabulary

_ENDS = re.compile(r"[.!?؟](?=[\"”»’)\]]*(?:\s|$))[\"”»’)\]]*")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Dr|Mr|Mrs|Ms|St|Gen|Col|Capt|Lt|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_BULLET = re.compile(r"^[\s•\-–—*·◦▪]*(?:\d{1,2}[.)]\s+)?")
_DASH = re.compile(r"\s*[\u00a0 ]*[–—:-]+\s*|[\s*_]*$")
_SHORT_LINE, _TITLE_LINES, _DATELINE = 90, 5, 60
_MIN_SIGNERS = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of a draft in order; `date` is the day the text gives itself, at `[start, end)` of `dated`."""

    sentences: tuple[Sentence, ...]
    signatories: tuple[Sentence, ...]
    date: date | None
    date_span: tuple[int, int] | None
    repeated: int


def layout(text: str) -> Layout:
    """Cut a draft. A line that repeats an earlier line of the title is left out and counted."""
    lines = _lines(text)
    signers = _signers(lines)
    first_signer = signers[0].start if signers else len(text) + 1
    contact = _contact(lines, signers)
    body_from = _body_from(lines)
    out: list[Sentence] = []
    seen: set[str] = set()
    found: tuple[date, int, int] | None = None
    repeated = 0
    for n, line in enumerate(lines):
        key = " ".join(fold(line.text).split())
        if line.start >= first_signer or line.start >= contact:
            continue
        if key in seen and n < body_from + 2:
            repeated += 1
            continue
        seen.add(key)
        if len(line.text.split()) <= 5 and line.text.endswith(":") and terms(line.text, ("signing",)):
            out.append(Sentence(line.text, line.start, line.end, "contact", n, line.lang))
            continue
        role = "title" if n < body_from else "body"
        day, cut = _dateline(line) if found is None else (None, 0)
        if day:
            found = (day[0], line.start + day[1], line.start + day[2])
            if cut:
                out.append(Sentence(line.text[:cut], line.start, line.start + cut, "dateline", n, line.lang))
                line = _rest(line, cut)
                role = "body"
            else:
                role = "dateline"
        out.extend(_cut(line, n, role))
    rest = [s for s in lines if s.start >= contact and s.start not in {x.start for x in signers}]
    out.extend(Sentence(s.text, s.start, s.end, "contact", s.block, s.lang) for s in rest)
    dated = found[0] if found else None
    span = (found[1], found[2]) if found else None
    return Layout(tuple(out), tuple(signers), dated, span, repeated)


def lang_of(text: str) -> str:
    arabic = sum("\u0600" <= c <= "\u06ff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    return "ar" if arabic > latin else "en"


def refuse_other_languages(text: str, name: str) -> None:
    """Raise OtherLanguage for a text whose words are neither English nor Arabic."""
    letters = [c for c in text if c.isalpha()]
    arabic = sum("\u0600" <= c <= "\u06ff" for c in letters)
    latin = sum(c < "\u0250" for c in letters)
    if letters and (arabic + latin) * 2 < len(letters):
        raise OtherLanguage(place=name, read=text.strip())
    if arabic * 3 > len(letters):
        if sum(c in "پچگژڤۆێەٹڈڑںے" for c in letters) * 25 > arabic:
            raise OtherLanguage(place=name, read=text.strip())
        return
    small = vocabulary()["small_words"]
    words = re.findall(r"[^\W\d_]+", text.casefold())
    english = sum(w in small["en"] for w in words)
    other = sum(w in small["other"] for w in words)
    if other > english and other * 12 > len(words):
        raise OtherLanguage(place=name, read=text.strip())


def _lines(text: str) -> list[Sentence]:
    out = []
    for n, m in enumerate(re.finditer(r"[^\n]+", text)):
        line = m.group()
        lead = _BULLET.match(line)
        start = m.start() + (lead.end() if lead else 0)
        stripped = text[start : m.end()].rstrip()
        if stripped:
            out.append(Sentence(stripped, start, start + len(stripped), "body", n, lang_of(stripped)))
    return out


def _body_from(lines: Sequence[Sentence]) -> int:
    """The title: the lines before the first that is dated, long or ends as a sentence."""
    for n, line in enumerate(lines[: _TITLE_LINES + 1]):
        if len(line.text) > 160 or line.text[-1] in ".!؟:" or _dateline(line)[0] or line.text[0] in '“"«':
            return n
    return min(len(lines), 1)


def _dateline(line: Sentence) -> tuple[tuple[date, int, int] | None, int]:
    """The date at the beginning of a line, and where the sentence behind it begins (0: nothing else stands there)."""
    head = line.text[:_DATELINE]
    tokens = tokens_of(head)
    for hit in find_dates(tokens, date_index(_dates().find(tokens)), None):
        start, end = tokens[hit.i].start, tokens[hit.j - 1].end
        before = head[:start].strip(" ,،-–—()*_")
        if hit.start != hit.end or len(before.split()) > 4 or any(c in before for c in ".:"):
            continue
        dash = _DASH.match(line.text, end)
        after = line.text[dash.end() :] if dash else ""
        if dash and (not after or line.text[end : dash.end()].strip()):
            return (hit.start, start, end), dash.end() if after else 0
    return None, 0


def _dates() -> Lexicon:
    if not _LEXICON:
        lexicon = Lexicon()
        add_dates(lexicon)
        _LEXICON.append(lexicon)
    return _LEXICON[0]


_LEXICON: list[Lexicon] = []


def _rest(line: Sentence, cut: int) -> Sentence:
    return Sentence(line.text[cut:], line.start + cut, line.end, line.role, line.block, line.lang)


def _cut(line: Sentence, block: int, role: str) -> list[Sentence]:
    out, start = [], 0
    text = line.text
    for m in _ENDS.finditer(text):
        if (
            text[m.start()] == "."
            and _ABBREVIATED.search(text[max(0, m.start() - 12) : m.start() + 1])
            and m.end() < len(text)
        ):
            continue
        if _open_quote(text[start : m.start()]) and m.end() - m.start() == 1:
            continue
        out.append((start, m.end()))
        start = m.end()
    if text[start:].strip():
        out.append((start, len(text)))
    sentences = []
    for a, b in out:
        piece = text[a:b]
        lead = len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if piece:
            at = line.start + a + lead
            sentences.append(Sentence(piece, at, at + len(piece), role, block, lang_of(piece)))
    return sentences


def _open_quote(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("«") > text.count("»")


def _signers(lines: Sequence[Sentence]) -> list[Sentence]:
    """The last run of short lines without a full stop behind the last long line: names, until a contact."""
    last_long = max(
        (n for n, s in enumerate(lines) if len(s.text) > _SHORT_LINE or s.text[-1] in ".!؟"), default=-1
    )
    run: list[Sentence] = []
    for line in lines[last_long + 1 :]:
        heads = list(terms(line.text, ("signing", "contact")))
        if any(t.domain == "contact" and t.start <= 3 for t in heads):
            break
        if line.text.endswith(":") or (heads and len(line.text.split()) <= 4):
            continue
        run.append(line)
    if last_long + 1 < len(lines) and _asks(lines[: len(lines) - len(run)]):
        return []
    marked = [
        Sentence(s.text, s.start, s.end, "signatories", s.block, s.lang) for s in run if "@" not in s.text
    ]
    return marked if len(marked) >= _MIN_SIGNERS and last_long >= 0 else []


def _asks(before: Sequence[Sentence]) -> bool:
    """Whether the line before a list asks for what the list names ("We call for:"): demands, no signatories."""
    return bool(before) and before[-1].text.endswith(":") and bool(terms(before[-1].text, ("demand",)))


def _contact(lines: Sequence[Sentence], signers: Sequence[Sentence]) -> int:
    """Where the contact begins: behind the names, or at a line that says so."""
    if signers:
        return signers[-1].end
    for line in lines:
        if line.text.endswith(":") and any(t.start <= 3 for t in terms(line.text, ("contact",))):
            return line.start
    return max((s.end for s in lines), default=0)

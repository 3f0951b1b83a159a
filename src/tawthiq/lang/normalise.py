"""Folding of Arabic and Latin spellings that keeps the way back to the source.

Folded: alef with hamza, madda or wasla to bare alef; hamza seats; alef maqsura and Persian ya to ya; Persian kaf and
gaf; digits of three scripts to ASCII; capitals and accented Latin letters to plain lower case; typographic quotes and
dashes. Dropped: diacritics, tatweel, direction and joiner marks, the dots and stars with which words are broken
on purpose against filters (قـ.ـصف, ق*صف), and all but one of a long vowel written three times and more (عاااجل).
Ta marbuta stays: ه and ة are reconciled where a text is cut into words, and where words are looked up.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc"
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe0f"
)
_ANY_MARK = re.compile(f"[{MARKS}ـ*]")
_BARE_MARKS = re.compile(f"[{MARKS}ـ]+")
_LETTER = re.compile(f"[{ARABIC}]")


def _folds() -> dict[int, str]:
    table = dict.fromkeys(map(ord, "أإآٱ"), "ا")
    table |= {ord("ؤ"): "و", ord("ئ"): "ي", ord("ى"): "ي", ord("ی"): "ي", ord("ې"): "ي"}
    table |= {ord("ک"): "ك", ord("گ"): "ك", ord("ڪ"): "ك", ord("ہ"): "ه", ord("ھ"): "ه", ord("ۀ"): "ه"}
    for zero in (0x660, 0x6F0):
        table |= {zero + d: str(d) for d in range(10)}
    table |= {ord("٬"): ",", ord("٫"): ".", ord("٪"): "%", ord("،"): ",", ord("؛"): ";", ord("؟"): "?"}
    table |= dict.fromkeys(map(ord, "“”„«»″"), '"') | dict.fromkeys(map(ord, "‘’‛′`´ʼ"), "'")
    table |= dict.fromkeys(map(ord, "–—−‒―‑"), "-") | dict.fromkeys(
        map(ord, "\u00a0\u2009\u202f\u3000\t"), " "
    )
    return table | _latin_folds()


def _latin_folds() -> dict[int, str]:
    table = {c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)} | {ord("ı"): "i", ord("İ"): "i"}
    for code in (*range(0xC0, 0x180), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii() and base.isalpha():
            table.setdefault(code, base)
    return table


_FOLD = _folds()
_FOLDED = re.compile("[" + re.escape("".join(map(chr, _FOLD))) + "]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_LONE_DOT = re.compile(rf"\.(?<=[{ARABIC}]\.)(?=[{ARABIC}](?![{ARABIC}]))")
_NEEDS_WORK = re.compile(f"[{MARKS}ـ*\ufb50-\ufdff\ufe70-\ufefc]")


_STRETCHED = ("ااا", "ووو", "ييي")
_STRETCH = re.compile("(?<=ا)ا{2,}|(?<=و)و{2,}|(?<=ي)ي{2,}")


@dataclass(frozen=True, slots=True)
class Normal:
    """A folded text; `at[i]` is the source offset of folded character i (None: the offsets are the same)."""

    source: str
    text: str
    at: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the folded span [start, end), end > start."""
        if self.at is None:
            return start, end
        return self.at[start], self.at[end - 1] + 1


def normalise(source: str) -> Normal:
    """Fold `source`. Time and memory are linear in its length."""
    stretched = any(letters in source for letters in _STRETCHED)
    if not stretched and not _NEEDS_WORK.search(source) and not _LONE_DOT.search(source):
        return Normal(source, _in_one_spelling(source), None)
    text, at = _expanded(source)
    return _without_fillers(source, text, at)


@lru_cache(maxsize=4)
def normalised(source: str) -> Normal:
    """`normalise` of a text that several readers ask for in turn: the last four texts are remembered."""
    return normalise(source)


def fold(text: str) -> str:
    """The folded text alone, for keys of vocabularies and names."""
    return normalise(text).text


def _in_one_spelling(text: str) -> str:
    """Every letter that is folded replaced by the one it becomes; few are, so that these alone are looked up."""
    return text.translate(_FOLD) if text.isascii() else _FOLDED.sub(lambda m: _FOLD[ord(m[0])], text)


def _expanded(source: str) -> tuple[str, array[int] | None]:
    """Presentation forms (isolated letters, ligatures) become letters."""
    if not _PRESENTATION.search(source):
        return _in_one_spelling(source), None
    parts: list[str] = []
    at = array("Q")
    for i, char in enumerate(source):
        letters = unicodedata.normalize("NFKC", char) if _PRESENTATION.match(char) else char
        parts.append(letters)
        at.extend([i] * len(letters))
    return _in_one_spelling("".join(parts)), at


def _without_fillers(source: str, text: str, at: array[int] | None) -> Normal:
    keep: list[str] = []
    kept = array("Q")
    last, offsets = 0, _offsets(len(text)) if at is None else at
    for start, end in _dropped(text):
        keep.append(text[last:start])
        kept.extend(offsets[last:start])
        last = end
    keep.append(text[last:])
    kept.extend(offsets[last : len(text)])
    return Normal(source, "".join(keep), kept)


_FIRST = array("Q", range(4_096))


def _offsets(length: int) -> array[int]:
    """The numbers from 0 up to `length` at least: copied, where a text is short."""
    return _FIRST if length <= len(_FIRST) else array("Q", range(length))


def _dropped(text: str) -> list[tuple[int, int]]:
    """Spans to drop: whole runs of fillers inside a word, else only the marks of a run; what stretches a vowel."""
    spans = [m.span() for m in _STRETCH.finditer(text)]
    stretched = bool(spans)
    for run in _runs(text):
        start, end = run
        inside = start > 0 and end < len(text) and _LETTER.match(text[start - 1]) and _LETTER.match(text[end])
        filler = text[start:end]
        if (inside and ("ـ" in filler or "*" in filler or filler == ".")) or (
            filler == "*" and _between_latin(text, run)
        ):
            spans.append(run)
        else:
            spans.extend((start + m.start(), start + m.end()) for m in _BARE_MARKS.finditer(filler))
    return _apart(spans) if stretched else spans


def _between_latin(text: str, run: tuple[int, int]) -> bool:
    return run[0] > 0 and run[1] < len(text) and text[run[0] - 1].isalpha() and text[run[1]].isalpha()


_RUN = re.compile(f"[{MARKS}ـ*.…·•]+")
_LONE = re.compile(
    rf"\.(?<=[{ARABIC}]\.)(?=[{ARABIC}](?![{ARABIC}]))|\*(?<=[a-z]\*)(?=[a-z])|ـ+[.!… ]{{1,4}}ـ+"
)
_BROKEN = re.compile(rf"ـ+ (?=[{ARABIC}]{{2}})")
_CLITIC_ENDS = frozenset(("ال", "لل", "ول", "وب", "فل", "فب"))


def _runs(text: str) -> list[tuple[int, int]]:
    runs = [m.span() for m in _RUN.finditer(text) if _ANY_MARK.search(m.group())]
    lone = [m.span() for m in _LONE.finditer(text)]
    if "ـ " in text:
        lone += [m.span() for m in _BROKEN.finditer(text) if _inside(text, m.start())]
    return _apart([*runs, *lone]) if lone else runs


def _inside(text: str, start: int) -> bool:
    """ "شهـ داء" is one word; "الـ قسد" and "لـ قسد" are two."""
    before = text[max(start - 2, 0) : start]
    return len(before) > 1 and before not in _CLITIC_ENDS and all(_LETTER.match(c) for c in before)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out

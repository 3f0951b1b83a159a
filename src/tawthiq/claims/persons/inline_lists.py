"""Lists of names that stand on one line.

Numbered ("الشهداء 1. سالم حداد 2. هدى كرم المصابين 3. كريم نعمان") or with commas ("شهداء: سالم حداد، هدى كرم").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tawthiq.claims.persons.headed_names import behind_heading
from tawthiq.claims.persons.list_entries import entry
from tawthiq.claims.persons.persons import name_word
from tawthiq.claims.persons.roster import Person, Roster, described
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.lang.numbers_ar import digits_value, is_arabic_number
from tawthiq.model.claims import PART, Count, NamedVictim

_SIGNS = frozenset("-_.):/–")
_KINDS = ("killed", "injured", "detained", "missing", "executed")
_HEAD, _NAME, _FEWEST = 25, 5, 2
_TITLES = words("before_names") | words("honorifics") | words("titles_of_arabs")


@dataclass(frozen=True, slots=True)
class InlineList:
    """A heading at token `head` with the persons of its entries, all of one `kind`; `stated`: the row of the list."""

    head: int
    kind: str
    persons: tuple[Person, ...]
    stated: Count | None = None

    def row(self, doc: Document) -> Count:
        if self.stated is not None:
            return self.stated
        start, end = _span(doc, *next(p.name or (p.i, p.j) for p in reversed(self.persons)))
        n = sum(p.number for p in self.persons)
        some = _among(doc, self.head)
        cut = some or doc.source[end : end + 3] == "..." or doc.source[end : end + 1] == "…"
        high, qualifier = (None, "at_least") if cut else (n, "exact")
        quote, how = doc.source[start:end], PART if some else None
        return Count(self.kind, "all", n, high, qualifier, quote, start, end, relation=how)

    def victims(self, doc: Document) -> Iterator[NamedVictim]:
        if self.persons:
            yield from described(doc, Roster(self.persons[0].i, self.persons[-1].j, self.persons), self.kind)


def _among(doc: Document, head: int) -> bool:
    """ "ومن القتلى:", "من بين الشهداء:": the names are of some of them."""
    before = doc.texts[head - 1].removeprefix("و") if head else ""
    return before in ("من", "بين", "ضمن", "among")


def _span(doc: Document, i: int, j: int) -> tuple[int, int]:
    """The place of a name in the source, without a و that joins it to the one before."""
    start, end = doc.span(i, j)
    return start + joins(doc.texts[i]), end


def inline_lists(doc: Document) -> dict[int, InlineList]:
    """The lists of the document, each by the first token of the sentence in which its heading stands."""
    if "kind" not in doc.by:
        return {}
    told = ((s, _behind_heading(doc, s, e) or _with_commas(doc, s, e)) for s, e in doc.sentences)
    out = {s: found for s, found in told if found is not None}
    if "1" not in doc.texts:
        return out
    firsts = [s for s, _ in doc.sentences]
    for run in _runs(doc):
        for found in _headed(doc, run):
            n = bisect_right(firsts, found.head) - 1
            if n >= 0:
                out.setdefault(firsts[n], found)
    return out


def _runs(doc: Document) -> Iterator[list[int]]:
    """Numbers 1, 2, 3 ... on one line, each before a sign and a name."""
    run: list[int] = []
    for k, token in enumerate(doc.tokens[:-2]):
        if token.kind != "n" or doc.texts[k + 1] not in _SIGNS or not _begins_name(doc, k + 2):
            continue
        number = digits_value(token.text)
        if run and number == len(run) + 1 and doc.line_start(k) == doc.line_start(run[0]):
            run.append(k)
            continue
        yield run
        run = [k] if number == 1 else []
    yield run


def _begins_name(doc: Document, k: int) -> bool:
    """Whether a name begins at token k; at the head of an entry علي is no preposition."""
    titled = doc.hit("group", k)
    definite = titled is not None and titled.clitic == "ال" and titled.tag.form == "sg"
    return name_word(doc, k) or doc.texts[k] == "علي" or definite or doc.texts[k] in _TITLES


def _headed(doc: Document, run: list[int]) -> Iterator[InlineList]:
    """The entries of a run under the headings that stand before or between them."""
    if len(run) < _FEWEST:
        return
    head = _heading(doc, max(doc.line_start(run[0]), run[0] - _HEAD), run[0])
    names: list[Person] = []
    for n, k in enumerate(run):
        new = _heading(doc, run[n - 1] + 2, k) if n else None
        if new is not None:
            if head is not None and names:
                yield InlineList(head[0], head[1], tuple(names))
            head, names = new, []
        stop = run[n + 1] if n + 1 < len(run) else _line_end(doc, k)
        names += entry(doc, k + 2, stop) or [_only_name(doc, k + 2)]
    if head is not None and names:
        yield InlineList(head[0], head[1], tuple(names))


def _heading(doc: Document, i: int, k: int) -> tuple[int, str] | None:
    """The last word for people hurt in tokens [i, k) that no number counts, and its kind."""
    hits = [h for h in doc.hits("kind", i, k) if h.tag.form in ("noun_pl", "noun_n")]
    if not hits or hits[-1].tag.value not in _KINDS or _counted(doc, hits[-1].i - 1):
        return None
    return hits[-1].i, hits[-1].tag.value


def _counted(doc: Document, k: int) -> bool:
    """Whether a number stands at token k."""
    return doc.tokens[k].kind == "n" or is_arabic_number(doc.texts[k])


def _line_end(doc: Document, k: int) -> int:
    n = bisect_right(doc.lines, k)
    return doc.lines[n] if n < len(doc.lines) else len(doc.tokens)


def _only_name(doc: Document, k: int) -> Person:
    end = _end(doc, k)
    return Person(k, end, (k, end) if end - k > 1 else None)


def _end(doc: Document, k: int) -> int:
    end = k + 1
    while end < len(doc.tokens) and end - k < _NAME and name_word(doc, end):
        end += 1
    return end


def _with_commas(doc: Document, s: int, e: int) -> InlineList | None:
    """Four names and more between commas, behind a word for people hurt that no number counts."""
    if doc.texts[s:e].count(",") < _COMMAS:
        return None
    heads = [h for h in doc.hits("kind", s, e) if h.tag.form == "noun_pl" and h.tag.value in _KINDS]
    if not heads or _counted(doc, heads[0].i - 1) or doc.texts[heads[0].i].isascii():
        return None
    ends = [heads[0].j - 1, *(k for k in range(heads[0].j, e) if doc.texts[k] == ","), e]
    parts = [(i + 1, j) for i, j in pairwise(ends)]
    found = [None, *(_between(doc, i, j) for i, j in parts[1:])]
    opening = next((n for n, name in enumerate(found) if name is not None), 0)
    before = _before(doc, *parts[opening - 1]) if opening else None
    names = [Person(*name, name) for name in (before, *found[opening:]) if name is not None]
    return InlineList(heads[0].i, heads[0].tag.value, tuple(names)) if len(names) > _COMMAS else None


_COMMAS = 3


def _behind_heading(doc: Document, s: int, e: int) -> InlineList | None:
    """The names behind a heading and a colon, or in brackets on the next line."""
    for head in doc.hits("kind", s, min(s + _OPENS, e)):
        if (
            head.tag.form not in ("noun_pl", "noun_n")
            or head.tag.value not in _KINDS
            or _counted(doc, head.i - 1)
        ):
            continue
        found = behind_heading(doc, s, e, head)
        if found:
            return InlineList(head.i, head.tag.value, tuple(found))
    return None


_OPENS = 6


def _between(doc: Document, i: int, j: int) -> tuple[int, int] | None:
    """Tokens [i, j) when they are one name; the last may have other words behind it."""
    end = i
    while end < j and end - i < _NAME:
        if not (_begins_name(doc, end) or (end > i and doc.texts[end].startswith("ال"))):
            break
        end += 1
    return (i, end) if end - i > 1 else None


def _before(doc: Document, i: int, j: int) -> tuple[int, int] | None:
    """The name of two or three words that ends at token j, behind other words or a colon; else it is the place."""
    k = j
    while k > i and j - k < _FIRST and name_word(doc, k - 1):
        k -= 1
    return (k, j) if j - k > 1 and k > i else None


_FIRST = 3

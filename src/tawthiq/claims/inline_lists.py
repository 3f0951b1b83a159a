"""Numbered lists of names that stand on one line: "الشهداء 1. سالم حداد 2. هدى كرم المصابين 3. كريم نعمان"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.claims.document import Document
from tawthiq.claims.persons import name_word
from tawthiq.lang.numbers_ar import digits_value, is_arabic_number
from tawthiq.model.claims import Count, NamedVictim

_SIGNS = frozenset("-_.):/–")
_KINDS = ("killed", "injured", "detained", "missing", "executed")
_HEAD, _NAME, _FEWEST = 25, 5, 2


@dataclass(frozen=True, slots=True)
class InlineList:
    """A heading at token `head` with the names [i, j) of its entries, all of one `kind`."""

    head: int
    kind: str
    names: tuple[tuple[int, int], ...]

    def row(self, doc: Document) -> Count:
        start, end = doc.span(*self.names[-1])
        n = len(self.names)
        return Count(self.kind, "all", n, n, "exact", doc.source[start:end], start, end)

    def victims(self, doc: Document) -> Iterator[NamedVictim]:
        for i, j in self.names:
            start, end = doc.span(i, j)
            name = doc.source[start:end]
            yield NamedVictim(name, start, end, name, tuple(name.split()), status=self.kind)


def inline_lists(doc: Document) -> dict[int, InlineList]:
    """The lists of the document, each by the first token of the sentence in which its heading stands."""
    if "kind" not in doc.by or "1" not in doc.texts:
        return {}
    out: dict[int, InlineList] = {}
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
    return name_word(doc, k) or doc.texts[k] == "علي"


def _headed(doc: Document, run: list[int]) -> Iterator[InlineList]:
    """The entries of a run under the headings that stand before or between them."""
    if len(run) < _FEWEST:
        return
    head = _heading(doc, max(doc.line_start(run[0]), run[0] - _HEAD), run[0])
    names: list[tuple[int, int]] = []
    for n, k in enumerate(run):
        new = _heading(doc, run[n - 1] + 2, k) if n else None
        if new is not None:
            if head is not None and names:
                yield InlineList(head[0], head[1], tuple(names))
            head, names = new, []
        names.append((k + 2, _end(doc, k + 2)))
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


def _end(doc: Document, k: int) -> int:
    end = k + 1
    while end < len(doc.tokens) and end - k < _NAME and name_word(doc, end):
        end += 1
    return end

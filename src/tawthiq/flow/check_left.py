"""What of a sentence of harm was read as nothing else: numbers, shares, ranks and comparisons, never in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.claims.text.document import Document
from tawthiq.flow.check_quantities import amounts
from tawthiq.flow.check_sentence import Read, harmful
from tawthiq.lang.numbers_ar import read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.model.checks import Said

_OF_THEM = frozenset(("منهم", "منهن", "منها"))
_FIRST = frozenset(("first", "اول", "الاول", "الاولي", "الاولى"))
_NEAR, _FAR, _BESIDE = 3, 8, 10
_OF_RATES = ("average", "every")


def left(read: Read, said: Sequence[Said]) -> list[Said]:
    """One for each number of which nothing was read, and for each share, rank and comparison."""
    here = [s for s in said if s.sentence is read.sentence]
    told = [
        _said("comparison", read, a, b)
        for a, b in comparisons(read, () if any(s.per for s in here) else _OF_RATES)
    ]
    told = [t for t in told if not any(_worked_out(t, s) for s in here)]
    held = [(s.start, s.end) for s in here]
    held += [(s.start, s.end) for s in told]
    held += [(t.start + read.at, t.end + read.at) for t in read.terms]
    spans = amounts(read.doc) if harmful(read) else [s for s in amounts(read.doc) if _of_people(read.doc, s)]
    spans += [s for s in _worded(read.doc) if not any(a <= s[0] < b for a, b in spans)]
    told += [
        _said("not_read", read, a, b)
        for a, b in spans
        if not any(x < read.at + b and read.at + a < y for x, y in held)
    ]
    return told


def _said(kind: str, read: Read, start: int, end: int) -> Said:
    return Said(kind, read.sentence.text[start:end], read.at + start, read.at + end, read.sentence)


def _worked_out(share: Said, count: Said) -> bool:
    """Whether a share was read as the number that it makes: "207 civilians, more than half of them children"."""
    near = count.kind == "count" and 0 <= count.start - share.end <= _BESIDE
    return near and not any(c.isdigit() for c in count.quote) and " " not in count.quote


def comparisons(read: Read, also: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Start and end in the sentence of what ranks, shares or compares, where the sentence tells of harm.

    `also` are the values "average" and "every" where no number of the sentence was judged as a rate.
    """
    if not harmful(read):
        return []
    kept = ("rank", "share", "more", *also)
    spans = [(t.start, t.end) for t in read.terms if t.domain == "comparison" and t.value in kept]
    spans += [*_firsts(read.doc), *_more_than(read.doc), *_percents(read.doc)]
    out: list[tuple[int, int]] = []
    for a, b in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not out or a >= out[-1][1]:
            out.append((a, b))
    return out


def _firsts(doc: Document) -> Iterator[tuple[int, int]]:
    """ "the first attack", أول غارة: a rank in time."""
    for k, text in enumerate(doc.texts):
        hit = next((h for n in range(k + 1, k + _NEAR) if (h := doc.hit("type", n))), None)
        if text in _FIRST and hit is not None:
            yield doc.span(k, hit.j)


def _percents(doc: Document) -> Iterator[tuple[int, int]]:
    """ "60%"."""
    for k in range(1, len(doc.tokens)):
        if doc.texts[k] in ("%", "٪") and doc.tokens[k - 1].kind == "n":
            yield doc.span(k - 1, k + 1)


def _more_than(doc: Document) -> Iterator[tuple[int, int]]:
    """ "more civilians ... than", مدنيون أكثر مما: two numbers against each other."""
    for k, text in enumerate(doc.texts):
        if text in ("more", "fewer") and doc.hit("group", k + 1) is not None:
            than = next(
                (n for n in range(k + 2, min(k + 2 + _FAR, len(doc.texts))) if doc.texts[n] == "than"), None
            )
            if than is not None:
                yield doc.span(k, than + 1)
        if text in ("اكثر", "اقل") and doc.texts[k + 1 : k + 2] in (["مما"], ["ممن"]):
            yield doc.span(k, k + 2)


def _of_people(doc: Document, span: tuple[int, int]) -> bool:
    """Whether an amount counts people: "12 children", "44 of them", 52 منهم."""
    last = max(k for k, t in enumerate(doc.tokens) if t.start < span[1])
    behind = doc.texts[last + 1 : last + 3]
    group = any(doc.hit("group", n) is not None for n in (last, last + 1, last + 2))
    return group or behind == ["of", "them"] or not _OF_THEM.isdisjoint(behind[:1])


def _worded(doc: Document) -> Iterator[tuple[int, int]]:
    """Numbers in words before people: "ninety-one civilians"."""
    k = 0
    while k < len(doc.tokens):
        found = None if doc.tokens[k].kind != "w" else _number(doc, k)
        if found is not None and doc.hit("group", found) is not None:
            yield doc.span(k, found)
        k = found or k + 1


def _number(doc: Document, k: int) -> int | None:
    """The token behind a number in words that begins at token `k`."""
    for read in (read_english_number, read_arabic_number):
        found = read(doc.tokens, k)
        if found is not None and found[0] is not None and found[0] >= _NEAR - 1:
            return int(found[1])
    return None

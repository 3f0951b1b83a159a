"""Lists of names under a heading: their length is the count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tawthiq.claims.persons.inline_lists import InlineList
from tawthiq.claims.persons.list_entries import entry, line_entry
from tawthiq.claims.persons.persons import name_word
from tawthiq.claims.persons.roster import Person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import Count

_ENTRY = re.compile(r"^\s*(\d{1,3})\s*[-ـ.):–/]*\s*[^\W\d]", re.MULTILINE)
_CUT = re.compile(r"(?:\.\.\.+|…)\s*$")
_KINDS = ("killed", "injured", "detained", "missing", "executed")
_NOUNS = ("noun_pl", "noun_n")


def listed(doc: Document, heads: list[tuple[int, int]]) -> list[tuple[int, InlineList]]:
    """(token of the heading, its list) for every heading in `heads` that a list of names follows.

    A heading names a kind ("أسماء شهداء", "الجرحى"); entries are numbered from 1, or are lines of a few words
    that hold nothing but names. A list that is cut off counts at least its entries.
    """
    out: list[tuple[int, InlineList]] = []
    for n, (s, e) in enumerate(heads):
        kind = _kind_of(doc, s, e)
        if kind is None:
            continue
        stop = doc.tokens[heads[n + 1][0]].start if n + 1 < len(heads) else len(doc.body)
        found = _row(doc, kind, doc.tokens[e - 1].end, stop)
        if found is not None:
            row, persons = found
            out.append((s, InlineList(s, kind, tuple(persons), row)))
    return out


def headings(doc: Document) -> list[tuple[int, int]]:
    """Short lines that announce a list of people hurt."""
    if "kind" not in doc.by and "group" not in doc.by:
        return []
    return [(s, e) for s, e in doc.sentences if e - s <= 18 and _kind_of(doc, s, e)]


def _kind_of(doc: Document, s: int, e: int) -> str | None:
    nouns = [h for h in doc.hits("kind", s, e) if h.tag.form in _NOUNS and h.tag.value in _KINDS]
    english = _english_kind(doc, s, e)
    if english is not None or not nouns:
        return english
    named = any(word.removeprefix("و") in words("list_heads") for word in doc.texts[s:e])
    for hit in nouns:
        if named or "ال" in hit.clitic or e - s <= 3 or (hit.i == s and hit.tag.form == "noun_pl"):
            return hit.tag.value
    return None


def _english_kind(doc: Document, s: int, e: int) -> str | None:
    """ "Names of the dead:", "Those killed are:", "Victims:": what a line that ends with a colon announces."""
    names = doc.texts[s] == "names"
    if doc.texts[e - 1] != ":" or e - s > (_NAMES if names else _ANNOUNCES):
        return None
    for k in range(doc.line_start(s) if names else s, e):
        if doc.texts[k] in words("headed_by"):
            hit = doc.hit("kind", k)
            kind = "killed" if hit is None else hit.tag.value
            return (
                kind
                if kind in _KINDS and all(doc.tokens[n].kind != "n" or n in doc.dated for n in range(s, e))
                else None
            )
    return None


_ANNOUNCES, _NAMES = 12, 18


def _unnumbered(doc: Document, kind: str, start: int, stop: int) -> tuple[Count, list[Person]] | None:
    """A run of lines that hold nothing but names, right under the heading."""
    found: list[tuple[int, int]] = []
    persons: list[Person] = []
    signs = 0
    for n, (s, e) in enumerate(_lines(doc, start, stop)):
        if not found and n > _BEFORE:
            break
        told = line_entry(doc, s, e)
        if told or _name_line(doc, s, e):
            found.append(doc.span(s, e))
            persons += told or [Person(s, e)]
            signs += doc.tokens[s].kind == "p"
        elif found:
            break
    if len(found) < (_FEWEST if signs < len(found) else _FEWEST - 1):
        return None
    begin, end = found[-1]
    cut = bool(_CUT.search(doc.body[start:stop].rstrip()[-8:]))
    low = sum(p.number for p in persons)
    high, how = (None, "at_least") if cut else (low, "exact")
    row = Count(kind, "all", low, high, how, doc.source[begin:end], begin, end)
    return row, [p for p in persons if p.name is not None or p.owner]


def _lines(doc: Document, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The lines [s, e) that begin in source[start:stop], the first of them at most a few behind the heading."""
    k = bisect_left(doc.starts, start)
    while k < len(doc.tokens) and doc.tokens[k].start < stop:
        n = bisect_left(doc.lines, k)
        e = doc.lines[n] if n < len(doc.lines) else len(doc.tokens)
        if e > k:
            yield k, e
        k = e + 1


_FEWEST, _BEFORE = 3, 2


def _name_line(doc: Document, s: int, e: int) -> bool:
    """Two to five words that no vocabulary knows, besides an age and words such as "child"."""
    while s < e and (doc.texts[s] in words("before_names") or doc.tokens[s].kind != "w"):
        s += 1  # "• الشهيد بإذن الله"
    names = sum(name_word(doc, k) for k in range(s, e))
    plain = sum(doc.tokens[k].kind == "w" for k in range(s, e))
    told = any(doc.hits(d, s, e) for d in ("type", "actor", "says", "vague", "target"))
    return 2 <= names <= 5 and plain <= names + 2 and not told


def _row(doc: Document, kind: str, start: int, stop: int) -> tuple[Count, list[Person]] | None:
    numbered = list(_ENTRY.finditer(doc.body, start, stop))
    run: list[int] = []
    for m in numbered:
        if int(m.group(1)) == len(run) + 1:
            run.append(m.start(1))
    if len(run) < _RUN:
        return _unnumbered(doc, kind, start, stop)
    persons = [_numbered(doc, at) for at in run]
    last = numbered[-1].start()
    line_end = doc.body.find("\n", numbered[-1].end())
    end = min(line_end if line_end >= 0 else len(doc.body), stop, numbered[-1].end() + 60)
    cut = bool(_CUT.search(doc.body[start : stop if stop - start < 20_000 else start + 20_000].rstrip()))
    begin = last + len(doc.body[last:end]) - len(doc.body[last:end].lstrip())
    end = begin + len(doc.body[begin:end].rstrip())
    low = sum(max(sum(p.number for p in told), 1) for told in persons)
    high, how = (None, "at_least") if cut else (low, "exact")
    row = Count(kind, "all", low, high, how, doc.source[begin:end], begin, end)
    return row, [p for told in persons for p in told]


_RUN = 2


def _numbered(doc: Document, at: int) -> list[Person]:
    """The persons of the numbered entry that begins at source offset `at`; none where no name is read."""
    k = bisect_left(doc.starts, at)
    n = bisect_left(doc.lines, k)
    return entry(doc, k, doc.lines[n] if n < len(doc.lines) else len(doc.tokens))

"""Lists of names under a heading: their length is the count."""

from __future__ import annotations

import re
from bisect import bisect_left

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.persons import name_word
from tawthiq.model.claims import Count

_ENTRY = re.compile(r"^\s*(\d{1,3})\s*[-ـ.):–/]*\s*[^\W\d]", re.MULTILINE)
_CUT = re.compile(r"(?:\.\.\.+|…)\s*$")
_KINDS = ("killed", "injured", "detained", "missing", "executed")
_NOUNS = ("noun_pl", "noun_n")


def listed(doc: Document, heads: list[tuple[int, int]]) -> list[tuple[int, Count]]:
    """(token of the heading, row) for every heading in `heads` that a list of names follows.

    A heading names a kind ("أسماء شهداء", "الجرحى"); entries are numbered from 1, or are lines of a few words
    that hold nothing but names. A list that is cut off counts at least its entries.
    """
    out: list[tuple[int, Count]] = []
    for n, (s, e) in enumerate(heads):
        kind = _kind_of(doc, s, e)
        if kind is None:
            continue
        stop = doc.tokens[heads[n + 1][0]].start if n + 1 < len(heads) else len(doc.body)
        row = _row(doc, kind, doc.tokens[e - 1].end, stop)
        if row is not None:
            out.append((s, row))
    return out


def headings(doc: Document) -> list[tuple[int, int]]:
    """Short lines that announce a list of people hurt."""
    if "kind" not in doc.by:
        return []
    return [(s, e) for s, e in doc.sentences if e - s <= 18 and _kind_of(doc, s, e)]


def _kind_of(doc: Document, s: int, e: int) -> str | None:
    nouns = [h for h in doc.hits("kind", s, e) if h.tag.form in _NOUNS and h.tag.value in _KINDS]
    if not nouns:
        return None
    named = any(word.removeprefix("و") in words("list_heads") for word in doc.texts[s:e])
    for hit in nouns:
        if named or "ال" in hit.clitic or e - s <= 3 or (hit.i == s and hit.tag.form == "noun_pl"):
            return hit.tag.value
    return None


def _unnumbered(doc: Document, kind: str, start: int, stop: int) -> Count | None:
    """A run of lines that hold nothing but names, right under the heading."""
    found: list[tuple[int, int]] = []
    first = bisect_left(doc.sentences, start, key=lambda sentence: doc.tokens[sentence[0]].start)
    for n, (s, e) in enumerate(doc.sentences[first : first + _LONGEST]):
        if doc.tokens[s].start >= stop or (not found and n > _BEFORE):
            break
        if _name_line(doc, s, e):
            found.append(doc.span(s, e))
        elif found:
            break
    if len(found) < _FEWEST:
        return None
    begin, end = found[-1]
    cut = bool(_CUT.search(doc.body[start:stop].rstrip()[-8:]))
    low = len(found)
    return Count(
        kind,
        "all",
        low,
        None if cut else low,
        "at_least" if cut else "exact",
        doc.source[begin:end],
        begin,
        end,
    )


_FEWEST, _BEFORE, _LONGEST = 3, 2, 400


def _name_line(doc: Document, s: int, e: int) -> bool:
    """Two to five words that no vocabulary knows, besides an age and words such as "child"."""
    while s < e and (doc.texts[s] in words("before_names") or doc.tokens[s].kind != "w"):
        s += 1  # "• الشهيد بإذن الله"
    names = sum(name_word(doc, k) for k in range(s, e))
    plain = sum(doc.tokens[k].kind == "w" for k in range(s, e))
    told = any(doc.hits(d, s, e) for d in ("type", "actor", "says", "vague", "target"))
    return 2 <= names <= 5 and plain <= names + 2 and not told


def _row(doc: Document, kind: str, start: int, stop: int) -> Count | None:
    numbered = list(_ENTRY.finditer(doc.body, start, stop))
    run = 0
    for m in numbered:
        if int(m.group(1)) == run + 1:
            run += 1
    if run < 2:
        return _unnumbered(doc, kind, start, stop)
    last = numbered[-1].start()
    line_end = doc.body.find("\n", numbered[-1].end())
    end = min(line_end if line_end >= 0 else len(doc.body), stop, numbered[-1].end() + 60)
    cut = bool(_CUT.search(doc.body[start : stop if stop - start < 20_000 else start + 20_000].rstrip()))
    begin = last + len(doc.body[last:end]) - len(doc.body[last:end].lstrip())
    end = begin + len(doc.body[begin:end].rstrip())
    quote = doc.source[begin:end]
    return Count(kind, "all", run, None if cut else run, "at_least" if cut else "exact", quote, begin, end)

"""Zero that is stated: "no casualties", "no one was killed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.claims.people.triggers import Trigger, denies
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.model.claims import Count


@needs("negation", otherwise=())
def none_hurt(doc: Document, s: int, e: int) -> Sequence[Count]:
    """ "No casualties", "دون إصابات": zero is stated. "No other injuries" is not."""
    out: list[Count] = []
    for hit in doc.hits("negation", s, e):
        if hit.tag.value == "unknown" or doc.texts[hit.j : hit.j + 1] in _NO_FEWER:
            continue
        reach = _VERB_REACH if hit.j - hit.i > 1 else _NOUN_REACH
        for kind in doc.hits("kind", hit.j, min(hit.j + reach, e)):
            if kind.i - hit.j >= _NOUN_REACH and doc.texts[kind.i - 1] not in _LEADS:
                break
            if any(doc.texts[k] in ("to", "the", "for") for k in range(hit.j, kind.i)):
                break
            hurt = kind.tag.value in ("killed", "injured", "killed_or_injured")
            if kind.j < e and doc.texts[kind.j] in words("accounts"):
                break
            short = doc.texts[hit.j - 1] in ("لا", "ولا") and not denies(doc, hit, kind.i)
            if (
                short
                or not kind.tag.form.startswith("noun")
                or not hurt
                or further_told(doc, hit.j, kind.j, e)
            ):
                break
            start, end = doc.span(hit.i, kind.j)
            kinds = ("killed", "injured") if kind.tag.value == "killed_or_injured" else (kind.tag.value,)
            group = "civilians" if _civilian_after(doc, kind.j, e) else "all"
            out += [Count(k, group, 0, 0, "exact", doc.source[start:end], start, end) for k in kinds]
            break
    return out


_NO_FEWER = (["fewer"], ["less"])
_NOUN_REACH, _VERB_REACH = 4, 11
_LEADS = frozenset(("عن", "any", "الي", "وقوع", "بوقوع", "سقوط", "بسقوط", "حدوث", "بحدوث"))


@needs("nobody", otherwise=())
def nobody_hurt(doc: Document, s: int, e: int, marks: Sequence[Trigger]) -> Iterator[Count]:
    """ "No one was killed", "did not injure anyone", لم يصب أحد: zero is stated."""
    for mark in marks:
        before = [doc.texts[k] for k in range(max(s, mark.i - _DENIED), mark.i)]
        none = next((h for h in doc.hits("nobody", max(s, mark.i - _DENIED), min(mark.j + 2, e))), None)
        if (
            none is None
            or doc.hit("group", none.j)
            or not ((none.tag.value == "none" and none.i < mark.i) or set(before) & words("not"))
        ):
            continue
        if not {"we", "i"}.isdisjoint(before):
            continue  # "we did not kill anyone" is the accused's word
        start, end = doc.span(min(none.i, mark.i), max(none.j, mark.j))
        for kind in mark.kinds:
            if kind in ("killed", "injured"):
                yield Count(kind, "all", 0, 0, "exact", doc.source[start:end], start, end)


_DENIED = 4


@needs(frozenset(("none",)), otherwise=())
def none_of_them(doc: Document, s: int, marks: Sequence[Trigger]) -> Iterator[Count]:
    """ "None of the staff was hurt": zero of them; "none of them seriously" says how badly, not that nobody was."""
    for mark in marks:
        first = next((k for k in range(max(s, mark.i - _OF_ALL), mark.i) if doc.texts[k] == "none"), None)
        if first is None or doc.texts[first + 1] != "of" or not (mark.english and mark.passive):
            continue
        between = range(first + 2, mark.i)
        told = any(doc.tokens[k].kind != "w" or doc.texts[k] in words("gravely") for k in between)
        people = next((h for k in between if (h := doc.hit("group", k))), None)
        if told or mark.kinds[0] not in ("killed", "injured"):
            continue
        start, end = doc.span(first, mark.j)
        group = people.tag.value if people is not None else "all"
        yield Count(mark.kinds[0], group, 0, 0, "exact", doc.source[start:end], start, end)


_OF_ALL = 9


def further_told(doc: Document, i: int, j: int, e: int) -> bool:
    return not words("others").isdisjoint(doc.texts[i : min(j + 1, e)])


def _civilian_after(doc: Document, k: int, e: int) -> bool:
    hit = doc.hit("group", k) if k < e else None
    return hit is not None and hit.tag.value == "civilians"

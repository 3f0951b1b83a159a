"""Names behind a heading and a colon or in brackets: "الشهداء: سالم حداد، كريم نعمان وزوجته"."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import joins, words
from tawthiq.claims.persons import name_word, own_kin
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, NUMBER

_PARTS = frozenset((",", "_", "/", "|", "-", "و"))
_ENDS = frozenset((",", "_", "/", "|", "-", ")", "."))
_SIGNS = frozenset(('"', "'", "#", "•", "(", ")"))
_HEAD, _NAME, _LONGEST = 4, 6, 400


@dataclass(frozen=True, slots=True)
class Named:
    """The names [i, j) of a list and how many kin stand beside them."""

    names: tuple[tuple[int, int], ...]
    kin: int


def behind_heading(doc: Document, s: int, e: int, heading: Hit) -> Named | None:
    """The names behind a heading that stands at the head of the sentence [s, e) and that no number counts."""
    first = _opening(doc, s, e, heading)
    if first is None:
        return None
    stop = min(first + _LONGEST, len(doc.tokens))
    names: list[tuple[int, int]] = []
    kin, k = 0, first
    bracket = doc.texts[first - 1] == "("
    while k < stop:
        word = doc.texts[k]
        if (word == ")" and bracket) or (doc.tokens[k].kind == LINE and not bracket):
            break
        if own_kin(doc, k) and names:
            kin, k = kin + 1, _name_end(doc, k + 1, stop)
        elif word in _PARTS | _SIGNS or doc.tokens[k].kind == LINE or _titles(doc, k):
            k += 1
        elif word == "من" and names:
            k = _past_origin(doc, k, stop)
        elif names and (aged := _past_age(doc, k, stop)) > k:
            k = aged
        elif (end := _name_end(doc, k, stop)) - k > 1:
            names.append((k, end))
            k = end
        else:
            break
    return Named(tuple(names), kin) if len(names) + kin > 1 and names else None


def _opening(doc: Document, s: int, e: int, heading: Hit) -> int | None:
    """The token behind "الشهداء:", "الشهداء هم", "أسماء الشهداء في كفر توت:" or, on the next line, "("."""
    before = doc.texts[heading.i - 1] if heading.i else ""
    if heading.i - s > _HEAD or "ال" not in heading.clitic or before in ("بين", "من"):
        return None  # "عرف من الشهداء": not all of them
    k = heading.j + (heading.j < e and doc.texts[heading.j] in _NAMELY)
    if k < e and doc.texts[k] == ":":
        return k + 1
    if k > heading.j:
        return k
    if before in words("list_heads") or doc.hit("kind", heading.i - 1):
        return next((n + 1 for n in range(k, min(k + _REACH, e)) if doc.texts[n] == ":"), None)
    lines = doc.texts[k : k + 2] if k < len(doc.tokens) and doc.tokens[k].kind == LINE else []
    return k + 2 if lines[1:] == ["("] else None


_NAMELY = words("namely") - {":"}
_REACH = 8


def _past_age(doc: Document, k: int, stop: int) -> int:
    """The token behind "5 سنوات", "12 سنة"; `k` where no age stands."""
    if doc.tokens[k].kind != NUMBER:
        return k
    return k + 1 + (k + 1 < stop and doc.texts[k + 1] in words("ages"))


def _past_origin(doc: Document, k: int, stop: int) -> int:
    """The token behind "من بيت كرم", where the person is from."""
    end = min(k + _NAME, stop)
    return next((n for n in range(k + 1, end) if doc.texts[n] in _ENDS or doc.tokens[n].kind == LINE), end)


def _titles(doc: Document, k: int) -> bool:
    """الطفل, والابن, الشهيد before a name."""
    word = doc.texts[k].removeprefix("و")
    hit = doc.hit("group", k)
    return word in words("before_names") or (hit is not None and hit.tag.form == "sg" and "ال" in hit.clitic)


def _name_end(doc: Document, k: int, stop: int) -> int:
    """The end of the name that begins at token k; another begins with "و"."""
    end = k
    while (
        end < stop and end - k < _NAME and (name_word(doc, end) or (end > k and doc.texts[end][:2] == "ال"))
    ):
        if end > k and joins(doc.texts[end]):
            break
        end += 1
    return end

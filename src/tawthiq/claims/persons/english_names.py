"""Persons who are only named in an English sentence: "Lina Karam was arrested", "killing Salim Haddad"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.referring import fired_at
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.tokens import NUMBER
from tawthiq.model.places import Mention

Person = tuple[int, int, str, int]
"""First token, end, group and number of the people named."""
_KNOWN = frozenset(("kind", "group", "type", "actor", "month", "weekday", "target", "org", "rel"))
_DESCRIBED = frozenset(("group", "actor", "target", "type"))
_BACK, _LONGEST = 30, 7
_DIED = frozenset(("died", "dies", "succumbed", "lost", "passed", "perished"))
_NEW_CLAUSE = frozenset((";", ".", "when", "while", "after", "that", "said"))
_NO_NAMES = words("military_units") | words("opens_sentence")
_SIGNS = frozenset(('"', "(", ")", "'", ","))
_GROUND = ("captur", "seiz", "evacuat")


def latin_name(doc: Document, k: int) -> bool:
    """Whether token k is a capitalised word that no vocabulary knows."""
    token = doc.tokens[k]
    if token.text.endswith("-old") or token.text in _NO_NAMES:
        return False
    if token.text in ("a", "an", "the") and doc.texts[k + 1 : k + 2] != ["."]:
        return False  # "A UN worker"
    return token.kind == "w" and doc.source[token.start].isupper() and not doc.known(k, _KNOWN)


def named_subject(doc: Document, trigger: Trigger, found: Sequence[Quantity]) -> list[Person]:
    """Names before "was killed", "were killed" or "died", nobody counted between."""
    before = doc.texts[trigger.i - 1] if trigger.i else ""
    if before in ("reportedly", "also") and trigger.i > 1 and doc.texts[trigger.i - 2] == "were":
        before = "were"  # "relatives of Salim Haddad were also injured"
    if left := _left(doc, trigger):
        return left
    single = before in ("was", "reportedly", "also")
    died = trigger.form == "left" and doc.texts[trigger.i] in _DIED
    if not (single or died or (before == "were" and trigger.form == "right")):
        return []
    counted = [q for q in found if q.kinds == trigger.kinds and abs(trigger.i - q.j) < _BACK]
    his = _together(doc, trigger.j)
    if any(q.j <= trigger.i for q in counted) or (counted and not (his and single)):
        return beside_kin(doc, counted[0])
    runs = _runs_before(doc, trigger.i)
    if before == "were":
        return [(runs[0][0], trigger.j, "all", len(runs))] if len(runs) > 1 else []
    return [(runs[-1][0], trigger.j, _SEX.get(his or "", "all"), 1)] if runs else []


@needs(frozenset(("him", "her")), otherwise=())
def antecedent(doc: Document, trigger: Trigger) -> Sequence[Person]:
    """ "A sniper shot Salim Karam in Kafr Tut, killing him": who is named behind the blow, no place that was hit."""
    word = doc.texts[trigger.j] if trigger.j < len(doc.texts) else ""
    if (
        word not in ("him", "her")
        or trigger.form != "right"
        or (word == "her" and doc.hit("group", trigger.j + 1))
    ):
        return ()
    for i, j in _runs_before(doc, trigger.i):
        led, behind = doc.texts[i - 1] if i else "", doc.texts[j : j + 2]
        told = behind[:1] and (behind[0] in words("before_places") or doc.hit("group", j + 2) is not None)
        if led in words("strikes_people") or fired_at(doc, i - 1) or (led in words("strikes_at") and told):
            return [(i, j, "all", 1)]
    return ()


@needs(words("left_hurt"), otherwise=())
def _left(doc: Document, trigger: Trigger) -> list[Person]:
    """ "left Salim Karam and Omar Issa dead", "leaving Salim Karam wounded": the names between."""
    end, number = trigger.i, 0
    while end > 0:
        k = end - 1
        while k >= 0 and part_of_name(doc, k, end=end - 1):
            k -= 1
        if k < 0 or end - k <= _TWO:
            return []
        number += 1
        if doc.texts[k] not in ("and", ","):
            return [(k + 1, trigger.j, "all", number)] if doc.texts[k] in words("left_hurt") else []
        if doc.texts[k - 1] in ("dead", "wounded", "injured"):
            return [(k + 1, trigger.j, "all", number)]
        end = k
    return []


def _together(doc: Document, k: int) -> str | None:
    """ "was killed along with her husband": the pronoun behind "with", which tells of whom was told before."""
    n = k
    while n < len(doc.texts) and doc.texts[n] in _BESIDE - {"and", ","}:
        n += 1
    return doc.texts[n] if k < n < len(doc.texts) and doc.texts[n] in _SEX else None


def beside_kin(doc: Document, q: Quantity) -> list[Person]:
    """ "Salim Haddad (63) and his wife were killed": the name before kin who are counted; the pronoun tells the sex."""
    own = q.i if doc.texts[q.i] in ("his", "her") else q.i - 1
    group, k = _SEX.get(doc.texts[own]), own - 1
    if group is None or q.part or q.noun is None or doc.texts[q.noun] not in _KIN_NOUNS:
        return []
    while k > 0 and doc.texts[k] in _BESIDE:
        k -= 1
    if doc.texts[k] == ")":
        k = next((n for n in range(k, max(k - _ALIAS, 0), -1) if doc.texts[n] == "("), 0) - 1
    elif doc.tokens[k].kind == "n" and doc.texts[k - 1] == ",":
        k -= 2
    first = _before_name(doc, k)
    if first >= 0 and doc.texts[first] in words(
        "before_places"
    ):  # "head of the union in Kafr Tut, and his brother"
        k = next((n for n in range(first, max(first - _OFFICE, 0), -1) if doc.texts[n] == ","), 0) - 1
        first = _before_name(doc, k)
    named = k - first >= _TWO and latin_name(doc, first + 1) and doc.hit("group", first) is None
    grown = doc.texts[q.noun] in OF_THE_GROWN
    return [(first + 1, k + 1, group if grown else "all", 1)] if named and k + 1 < q.i else []


def _before_name(doc: Document, k: int) -> int:
    """The token before the name that ends at token k; k where there is none."""
    first = k
    while first >= 0 and part_of_name(doc, first, end=k):
        first -= 1
    return first


_BESIDE = frozenset(("and", ",", "with", "along", "alongside", "together", "as", "well"))
_ALIAS, _TWO, _OFFICE = 9, 2, 10
_SEX = {"his": "men", "her": "women"}


def _runs_before(doc: Document, i: int) -> list[tuple[int, int]]:
    """The names of two and more words in the clause before token i, in order."""
    runs: list[tuple[int, int]] = []
    k = i - 1
    while k >= 0 and i - k < _BACK and doc.tokens[k].kind != "l" and doc.texts[k] not in _NEW_CLAUSE:
        first = k
        while first >= 0 and part_of_name(doc, first, end=k):
            first -= 1
        placed = doc.texts[first] in words("before_places") and not fired_at(doc, first)
        if k - first >= 2 and latin_name(doc, first + 1) and not placed:
            runs.append((first + 1, k + 1))
        k = min(first, k - 1)
    return runs[::-1]


def part_of_name(doc: Document, k: int, *, end: int) -> bool:
    """A capitalised word or, inside a name, "al-" and the like."""
    word = doc.texts[k]
    small = k < end and word.startswith(("al-", "el-", "al", "bin", "ibn")) and len(word) > 2
    return latin_name(doc, k) or word.startswith(("al-", "el-")) or small


def named_object(doc: Document, trigger: Trigger, stop: int) -> list[Person]:
    """Names of two and more words right behind "killing" or "arrested", joined by commas and "and"."""
    if trigger.form != "right" or trigger.passive or doc.texts[trigger.i].startswith(_GROUND):
        return []
    runs: list[tuple[int, int]] = []
    at = _past_age(doc, trigger.j, stop)
    k = _past_title(doc, at, stop)
    titled = _TITLES[doc.texts[at]] if k > at else "all"
    while k < stop:
        last = k
        while last < stop and last - k < _LONGEST and (part_of_name(doc, last, end=last)):
            last += 1
        if last - k < 2 or _describes(doc, last, stop):
            break
        last += doc.texts[last - 1 : last + 1] == [doc.texts[last - 1][:1], "."]  # "Salim K."
        if not runs or "(" not in doc.texts[runs[-1][1] : k]:
            runs.append((k, last))
        else:  # what stands in brackets is another name of the same person
            runs[-1] = (runs[-1][0], last)
        k = last
        while k < stop and doc.texts[k] in (*_SIGNS, "and"):
            k += 1
        k = _past_title(doc, k, stop)
    if not runs:
        return []
    behind = doc.texts[runs[-1][1] : runs[-1][1] + _KIN]
    his = [w for w in behind if w not in _BESIDE][:1] if behind[:1] and behind[0] in _BESIDE else []
    kin = (
        len(runs) == 1 and his and not OF_THE_GROWN.isdisjoint(doc.texts[runs[0][1] : runs[0][1] + _KIN + 1])
    )
    alone = titled if len(runs) == 1 else "all"
    return [(runs[0][0], runs[-1][1], _SEX.get(his[0], alone) if kin else alone, len(runs))]


def _past_title(doc: Document, k: int, stop: int) -> int:
    """ "killed Mrs. Huda Karam": the token behind the title."""
    if k >= stop or doc.texts[k] not in _TITLES:
        return k
    return k + 1 + (doc.texts[k + 1 : k + 2] == ["."])


_TITLES = {
    "mrs": "women",
    "ms": "women",
    "miss": "women",
    "mr": "men",
    "dr": "all",
    "prof": "all",
    "professor": "all",
}


_KIN = 4
OF_THE_GROWN = frozenset(
    ("wife", "wives", "husband", "child", "children", "baby", "infant", "toddler", "twins", "triplets", "son", "sons",
     "daughter", "daughters", "grandson", "grandsons", "granddaughter", "granddaughters", "grandchild",
     "grandchildren", "daughter-in-law", "son-in-law", "family")
)  # fmt: skip
_KIN_NOUNS = words("kin_nouns") | OF_THE_GROWN


def _past_age(doc: Document, k: int, stop: int) -> int:
    """ "killing 13-year-old Salim Haddad": the token behind the age."""
    n = k
    while n < min(k + _AGE, stop) and (
        doc.tokens[n].kind == "n" or doc.tokens[n].text in ("-", "year", "old", "years")
    ):
        n += 1
    if n < stop and doc.tokens[n].text.endswith("-old"):
        n += 1
    return n if n > k and doc.tokens[n - 1].text.endswith("old") else k


_AGE = 5


def _describes(doc: Document, k: int, stop: int) -> bool:
    """Whether the capitalised words before token k only describe a noun: "Abu Amara residents"."""
    return k < stop and doc.known(k, _DESCRIBED)


def owner(doc: Document, k: int, mention: Mention) -> bool:
    """ "Myanmar's military": whose forces they are says nothing of where; nor does "Riyad Karam, 52,"."""
    j = bisect_left(doc.starts, mention.end, lo=k)
    if not doc.texts[k].isascii() or j >= len(doc.texts):
        return False
    if doc.texts[j - 1].endswith("'s"):
        return doc.texts[j] in words("possessed")
    aged = (
        doc.texts[j + 1 : j + 2] == [","] and doc.tokens[j + 2 : j + 3] and doc.tokens[j + 2].kind == NUMBER
    )
    return bool(aged) and doc.texts[j + 3 : j + 4] == [","] and doc.quote(j, j + 1)[-1:].isalpha()

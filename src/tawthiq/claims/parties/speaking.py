"""English persons who only tell what happened: ", a doctor at the hospital told the agency", "said two residents"."""

from __future__ import annotations

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs

_FAR, _ASIDE = 18, 8
_ENDS = frozenset((".", ";", ":", "!", "?", "and", "but", "or", "while"))
_SAID = words("said_or_is_said")


_STATES = ("detained", "displaced")
"""What those may be who say it: it is not what they tell of."""


@needs(and_(words("heard") | words("sources")))
def _heard(doc: Document, q: Quantity, s: int) -> bool:
    """ "interviewed 14 displaced people", "according to four detainees", "بحسب أربعة نازحين": those who were heard."""
    if q.unit != "person" or q.fixed not in (None, *_STATES):
        return False
    k = q.i - 1
    while k >= s and q.i - k < _ASIDE and doc.texts[k] in words("heard_from"):
        k -= 1
    if k < s:
        return False
    word = doc.texts[k].removeprefix("و")
    cited = word in words("sources") and (word != "according" or doc.texts[k + 1] == "to")
    spoke = word.startswith("sp") and doc.texts[k + 1] not in ("to", "with")  # "spoke of 12 dead"
    return cited or (word in words("heard") and not spoke)


def only_tells(doc: Document, q: Quantity, s: int, e: int) -> bool:
    """Whether the counted persons of the sentence [s, e) are those who say it, or whom somebody heard."""
    return _speaks(doc, q, s, e) or _heard(doc, q, s) or _mourns(doc, q) or _behind_dash(doc, q, e)


def _behind_dash(doc: Document, q: Quantity, e: int) -> bool:
    """ "- a doctor at the hospital", "- medics"."""
    article = q.i > 1 and doc.texts[q.i - 1] in ("a", "an", "the")
    return said_behind_dash(doc, q.i - 1 - article, e)


@needs(words("mourns_somebody"))
def _mourns(doc: Document, q: Quantity) -> bool:
    """ "Thousands mourned three people killed in", "relatives buried": those who mourn are not the dead."""
    said = q.j < len(doc.texts) and doc.texts[q.j] in words("mourns_somebody")
    return said and q.unit == "person" and q.fixed is None


@needs("says")
def _speaks(doc: Document, q: Quantity, s: int, e: int) -> bool:
    """Whether they say it, and nothing tells of harm to them."""
    if not doc.texts[q.j - 1].isascii() or doc.hits("target", q.i, q.j):
        return False
    if doc.hits("kind", q.i, q.j) and q.fixed not in _STATES:
        return False
    return _says_behind(doc, q.j, min(e, q.j + _FAR))


def _says_behind(doc: Document, k: int, e: int) -> bool:
    """ "a doctor at the hospital, Salim Haddad, said": a verb of saying before anything else is told."""
    while k < e and doc.texts[k] not in _ENDS and doc.hit("kind", k) is None:
        if doc.texts[k] == ",":
            k = _past_aside(doc, k, e)
            return k > 0 and _says(doc, k) and _tells(doc, k)
        if _says(doc, k):
            return doc.texts[k - 1] not in ("who", "that", "which", "to") and _tells(doc, k)
        k += 1
    return False


def _past_aside(doc: Document, k: int, e: int) -> int:
    """The token behind ", Salim Haddad,"; 0 where the comma opens anything that tells or counts."""
    for n in range(k + 1, min(e - 1, k + _ASIDE)):
        if doc.texts[n] == ",":
            return n + 1
        if doc.texts[n] in _ENDS or _says(doc, n) or doc.hit("kind", n):
            return 0
    return 0


def said_behind_dash(doc: Document, k: int, e: int) -> bool:
    """ "Strike on Kafr Tut kills two - medics": who says so, behind the dash that ends a headline."""
    if k + 1 >= e or doc.texts[k] not in _DASHES or doc.tokens[k].start == doc.tokens[k - 1].end:
        return False
    plain = all(doc.tokens[n].kind == "w" and doc.texts[n].isascii() for n in range(k + 1, e))
    return plain and e - k <= _SOURCE and not any(doc.known(n, _HARM) for n in range(k + 1, e))


_DASHES, _SOURCE, _HARM = frozenset(("-", "–", "—")), 7, frozenset(("kind",))


def _says(doc: Document, k: int) -> bool:
    hit = doc.hit("says", k)  # "Umm Said" is a name
    return hit is not None and hit.j == k + 1 and doc.texts[k].isascii() and doc.quote(k, k + 1).islower()


def _tells(doc: Document, k: int) -> bool:
    """Whether the verb is theirs: not "two people said to be", "three reported killed", "a child confirmed dead"."""
    behind = doc.texts[k + 1] if k + 1 < len(doc.texts) else "."
    if doc.texts[k] in _SAID:
        return behind in ("that", ",", ".", '"') or not behind
    return behind not in ("to", "by") and doc.hit("kind", k + 1) is None

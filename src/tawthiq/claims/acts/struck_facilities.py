"""Whether an English sentence says that a building was hit: by a verb before it or behind it, or in a list with one."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit

_WRECKS = words("wrecks")
_STRIKES = words("strikes") | words("lands") | _WRECKS
_SERVED = frozenset(("service", "action", "order", "operation", "use"))
_NEAR, _FAR, _NAMES, _LIST, _BEHIND = 5, 9, 8, 12, 14


def hit_there(doc: Document, i: int, j: int, s: int) -> bool:
    """ "damaged two houses and [a bakery]", "[two schools] and a mosque in Kafr Tut were destroyed"."""
    return (
        _struck_before(doc, i, s)
        or _struck_behind(doc, j)
        or any(_struck_before(doc, n, s) for n in _list_before(doc, begins(doc, i, s), s))
    )


def wrecked_there(doc: Document, i: int, j: int, s: int) -> bool:
    """Whether what stands at [i, j) was destroyed, damaged or burned, and not only hit."""
    return hit_there(doc, i, j, s) and not _WRECKS.isdisjoint(doc.texts[max(s, i - _LIST) : j + _BEHIND])


def described(doc: Document, hit: Hit, s: int) -> bool:
    """ "Tal al-Rihan, a camp of tents", "which is a school": what something told of before is."""
    first = begins(doc, hit.i, s)
    before = doc.texts[first - 1] if first > s else ""
    if before != "," or doc.texts[first] not in ("a", "an"):
        return before in _CALLED
    k = hit.j
    while k < len(doc.tokens) - 1 and k - hit.j < _NAMES and _named(doc, k):
        k += 1
    return (
        doc.texts[k : k + 1] == [] or doc.texts[k] not in _COMMAS or not doc.hits("target", k + 1, k + _NEAR)
    )


_CALLED = frozenset(("is", "was", "are", "were", "as", "called"))


def only_there(doc: Document, i: int, j: int, s: int) -> bool:
    """ "there are only two hospitals left", "the vicinity of three schools", "two schools have closed": not hit."""
    near = doc.texts[max(s, i - _NEAR) : i]
    if not words("beside_of").isdisjoint(near) and "of" in near[-2:]:
        return True
    there = any(a == "there" and b in words("auxiliaries") for a, b in pairwise(near))
    return (there or not words("still_there").isdisjoint(doc.texts[j : j + _NAMES])) and not hit_there(
        doc, i, j, s
    )


def _struck_before(doc: Document, i: int, s: int) -> bool:
    """A verb or noun for hitting right before: "hit", "air strikes on", "fired rockets at", "damage to", "put".

    The party and the day between them are passed over: "shelling by Syrian government forces of".
    """
    whose = {n for h in doc.hits("actor", max(s, i - _FAR), i) for n in range(h.i, h.j)}
    near = [n for n in range(max(s, i - _FAR), i) if n not in doc.dated and n not in whose][-_NEAR:]
    opened = max((n + 1 for n in near if doc.texts[n] in _CLOSED), default=s)
    before = [doc.texts[n] for n in near if n >= opened]
    return any(w in _STRIKES for w in before) or ("fired" in before and before[-2:-1] == ["at"])


_CLOSED = frozenset((";", ":", "where", "who", "which", "when", "while", "whose", "said", "from", "near"))
_COMMAS = frozenset((",", "and", "or", "&", "as", "well"))


def _list_before(doc: Document, i: int, s: int) -> list[int]:
    """Where the buildings begin that a list names before token i: "a mill in Kafr Tut, a mosque and [a school]"."""
    out: list[int] = []
    while i > s and doc.texts[i - 1] in _COMMAS and i - 1 > s:
        k = i - 1
        while k > s and doc.texts[k] in _COMMAS:
            k -= 1
        before = next((h for h in reversed(doc.hits("target", max(s, k - _NAMES), k + 1))), None)
        if before is None or not all(_named(doc, n) for n in range(before.j, k + 1)):
            return out
        i = begins(doc, before.i, s)
        out.append(i)
    return out


def _named(doc: Document, k: int) -> bool:
    """A word of where a building is or whom it serves: "in Kafr Tut", "of the town"."""
    word = doc.texts[k]
    return doc.quote(k, k + 1)[:1].isupper() or word in _SMALL


_SMALL = frozenset(
    ("in", "of", "the", "at", "town", "city", "village", "there", "quarter", "district", "for", "al", "-")
)


def begins(doc: Document, i: int, s: int) -> int:
    """The first token of what has its noun at i: "[two primary] schools"."""
    k = i
    while k > s and i - k < _NEAR and doc.tokens[k - 1].kind == "w" and doc.texts[k - 1] not in _LEADS:
        k -= 1
        if doc.texts[k] in words("definite") or doc.texts[k] in ("a", "an") or k in doc.numbers:
            break
    return k


_LEADS = _STRIKES | _COMMAS | words("place_prepositions")


def _struck_behind(doc: Document, j: int) -> bool:
    """A verb behind: "were hit", "has been put out of action", "collapsed", "was among the buildings struck"."""
    end = min(j + _BEHIND, len(doc.tokens))
    for k in range(j, end):
        word = doc.texts[k]
        if word in _ENDED or doc.hit("says", k) is not None:
            return False
        if word in _FELL and doc.texts[k - 1] not in words("definite"):
            return True
        if word in _WERE:
            return _participle(doc, k + 1)
        if word in _STRIKES and k == j and word.endswith(("ed", "it")):
            return doc.texts[k + 1 : k + 2] in ([], ["in"], ["by"], ["after"], ["as"], ["during"], ["."])
    return False


_ENDED = frozenset(
    (".", ";", "where", "who", "whose", "when", "while", "because", "that", "after", "but", "with")
)
_WERE = frozenset(("was", "were", "been", "being"))
_FELL = frozenset(("collapsed", "collapsing", "collapse"))


def _participle(doc: Document, k: int) -> bool:
    """What was done: "badly damaged", "put out of service", "among the buildings struck"."""
    behind = doc.texts[k : k + _NEAR]
    among = behind[:1] == ["among"]
    done = doc.texts[k : k + (_LIST if among else _PARTICIPLE)]
    if any(w in _STRIKES for w in done if w != "on"):
        return "not" not in done
    return any(a in ("out", "of") and b in _SERVED for a, b in pairwise(behind))


_PARTICIPLE = 4

"""Whether an English noun for a person counts one, and in which group: its article, its kin, a name behind it."""

from __future__ import annotations

from tawthiq.claims.counted_noun import second_noun
from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.quantity import Quantity
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import NUMBER

_ONE, _STOPS, _AGES = words("one"), words("stops"), words("ages")
_WHOSE = frozenset(("his", "her", "their", "its"))


def english_person(doc: Document, hit: Hit, q: Quantity, e: int) -> bool:
    """A singular needs an article, with an age or adjectives between; the definite plural refers back."""
    article = None
    for k in range(hit.i - 1, max(hit.i - 9, -1), -1):
        word = doc.texts[k]
        owned = word.endswith("'s") and doc.hit("kin", hit.i) is not None
        if (
            owned
            or word in _ONE
            or word in words("definite")
            or (q.form == "sg" and word in ("no", "neither"))
        ):
            article = k
            break
        aged = word in _AGES or word in ("old", "-") or doc.tokens[k].kind == NUMBER
        if not aged and (not word.isalpha() or word in _STOPS or doc.hit("kind", k) or hit.i - k > 3):
            break
    if article is not None:
        word = doc.texts[article]
        parents = doc.texts[hit.i] == "parents" and word in (*_WHOSE, "both")
        if parents:
            q.form, q.low, q.high, q.qualifier, q.group, q.also = "dual", 1, 1, "exact", "women", "men"
        named = q.form == "sg" and word == "the" and _named_behind(doc, hit.j, e)
        q.definite = not named and (word in words("definite") or (q.form == "pl" and word in _WHOSE))
        q.i = q.i if q.definite else article
        q.others = q.others or word == "another"
        described = doc.texts[article : hit.i]
        if any(word in words("infants") for word in described):
            q.group = "children"
        second_noun(doc, q)
        if "former" in described or "ex" in described:
            q.group = "all"
        return True
    second_noun(doc, q)
    if q.form == "pl":
        if doc.hit("says", hit.j) is not None or doc.texts[max(hit.i - 2, 0) : hit.i] == ["how", "many"]:
            return False
        q.definite = hit.i > 1 and doc.texts[hit.i - 2 : hit.i] == ["number", "of"]
        return True
    return hit.i + 1 == e or _headline_person(doc, hit) or _listed_kin(doc, hit, e) or _titled(doc, hit, e)


def _named_behind(doc: Document, k: int, e: int) -> bool:
    """ "the nurse Hala Issa": a name of two words right behind the noun."""
    return k + 1 < e and all(
        doc.tokens[n].kind == "w"
        and doc.source[doc.tokens[n].start].isupper()
        and not doc.known(n, _NOT_NAMED)
        for n in (k, k + 1)
    )


_NOT_NAMED = frozenset(("kind", "group", "type", "actor", "month", "weekday", "target", "org", "rel"))


def _titled(doc: Document, hit: Hit, e: int) -> bool:
    """ "killed commander Salim Haddad", "killing child": right behind the word for what happened, no article."""
    if hit.i == 0 or not any(
        h.j == hit.i and h.tag.form == "right" for h in doc.hits("kind", hit.i - 2, hit.i)
    ):
        return False
    return (
        hit.j >= e
        or doc.tokens[hit.j].kind != "w"
        or doc.quote(hit.j, hit.j + 1)[:1].isupper()
        or (doc.texts[hit.j] in _STOPS)
    )


def _listed_kin(doc: Document, hit: Hit, e: int) -> bool:
    """ ", daughter Lina and sister, 24-year old Rana": kin in a list go without an article."""
    if hit.i == 0 or hit.j >= e or doc.hit("kin", hit.i) is None:
        return False
    after = doc.tokens[hit.j]
    named = after.text == "," or after.kind == NUMBER or doc.source[after.start].isupper()
    inside = doc.texts[hit.i - 1] == "(" or any(t.text == "(" for t in doc.tokens[max(hit.i - 6, 0) : hit.i])
    listed = inside and after.text in ("and", ")", ",")
    return doc.texts[hit.i - 1] in (",", "and", "(") and (named or listed)


def _headline_person(doc: Document, hit: Hit) -> bool:
    """ "Civilian killed in ...": headlines leave the article out."""
    first = hit.i
    while first and doc.texts[first - 1].endswith("-old"):
        first -= 1
    before = doc.tokens[first - 1] if first else None
    begins = before is None or before.kind == "l" or before.text in ("|", ":", "-", ".", "_", "#")
    named = hit.j < len(doc.tokens) and doc.quote(hit.j, hit.j + 1)[:1].isupper()
    return begins and (named or any(doc.hit("kind", k) for k in (hit.j, hit.j + 1)))

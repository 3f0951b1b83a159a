"""What an attack as the subject of an Arabic verb hit, where and when: "غارة روسية على سوق في كفر توت يوم الجمعة"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import stems

_LINKS = frozenset(("علي", "في", "من", "بعد", "(", ")")) | words("when")
_INSIDE = ("type", "actor", "target", "place")
_TELLS = frozenset(
    (
        "group",
        "kind",
        "kin",
        "qualifier",
        "vague",
        "bound",
        "says",
        "part",
        "day_part",
        "negation",
        "one_more",
    )
)


def past_doer(doc: Document, k: int, stop: int, otherwise: int) -> int:
    """The token of one person told of behind the attack that the verb before token k has as its subject."""
    weapon = doc.hit("type", k)
    if weapon is None or weapon.clitic not in ("", "ال"):
        return otherwise
    j = past_attack(doc, weapon.j, stop)
    person = doc.hit("group", j) if j < stop else None
    return j if person is not None and person.tag.form == "sg" and person.clitic == "ال" else otherwise


def past_doer_on(doc: Document, k: int, stop: int) -> int | None:
    """The first token behind the attack "on" something at token k; None where there is no such attack."""
    weapon = doc.hit("type", k)
    j = None if weapon is None else past_attack(doc, weapon.j, stop)
    if weapon is None or j is None or not (weapon.j < j < stop):
        return None
    hit = next((h.i for h in doc.hits("target", weapon.j, j)), j)
    on = "علي" in doc.texts[weapon.j : min(hit, weapon.j + _ON)]
    return j if on and not any(h.j == j for h in doc.hits("target", j - 2, j)) else None


_ON = 4


def past_attack(doc: Document, i: int, j: int) -> int:
    """The first token of [i, j) that does not only say whose attack it was, what it hit, where and when; j for none."""
    inside = _asides(doc, i, j)
    k = i
    while k < j:
        hit = next((h for d in _INSIDE if (h := doc.hit(d, k)) is not None), None)
        if hit is not None and "و" not in hit.clitic:
            k = hit.j
        elif k in inside or _of_place(doc, k) or _of_day(doc, k):
            k += 1
        else:
            return k
    return k


def _asides(doc: Document, i: int, j: int) -> set[int]:
    """ "(على بعد 12 كيلومتراً من عين الورد)": the tokens in brackets."""
    opened = [k for k in range(i, j) if doc.texts[k] == "("]
    ends = {a: next((b for b in range(a, j) if doc.texts[b] == ")"), a) for a in opened}
    return {k for a, b in ends.items() for k in range(a, b + 1)}


def _of_place(doc: Document, k: int) -> bool:
    """A preposition, a word for a kind of place, or a word that tells of nobody."""
    word = doc.texts[k]
    places = words("place_nouns") | words("wide_nouns")
    if word in _LINKS or any(stem in places and clitic != "و" for stem, clitic in stems(word)):
        return True
    return doc.tokens[k].kind == "w" and k not in doc.counting and not doc.known(k, _TELLS)


def _of_day(doc: Document, k: int) -> bool:
    beside = doc.texts[k] == "," and (k - 1 in doc.dated or k + 1 in doc.dated or doc.texts[k + 1] == "يوم")
    part = doc.hit("day_part", k)
    if beside or k in doc.dated or doc.texts[k] == "يوم" or doc.hit("weekday", k):
        return True
    return part is not None and part.tag.value == "day_parts"

"""What an act is done to makes its type: towns are taken, people held, weapons found, aircraft brought down."""

from __future__ import annotations

from tawthiq.claims.acts.brought_down import brought_down_there, downed
from tawthiq.claims.acts.english_acts import acts_told
from tawthiq.claims.acts.no_attack import cleared, was_not
from tawthiq.claims.acts.turns import is_headline, turns
from tawthiq.claims.people.arabic_idioms import opened_fire
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_OBJECT, _DOWN, _BLOWN = 6, 7, 5
_HAVING = frozenset(("have", "has", "had"))
_CRAFT = ("airstrike", "drone_strike", "helicopter_barrel_bomb")


def acts(doc: Document, s: int, e: int) -> list[Hit]:
    """The weapons and acts of [s, e), of a headline only those of its first act."""
    told = next(turns(doc, s, e), e) if is_headline(doc, s, e) else e
    hits = acts_told(doc, s, told, opened_fire(doc, s, told, doc.hits("type", s, told)))
    fought = next((h.i for h in hits if h.tag.value == "ground_fighting"), told)
    return [
        _by_object(doc, cleared(doc, h, s), s, told)
        for h in hits
        if not was_not(doc, h, s) and not (h.i > fought and _beside_fight(doc, h))
    ]


def _beside_fight(doc: Document, hit: Hit) -> bool:
    """ "Clashes accompanied by shelling": the fight leads."""
    before = doc.texts[max(hit.i - _WITH, 0) : hit.i]
    return "accompanied" in before or "exchange" in before


_WITH = 5


def _by_object(doc: Document, hit: Hit, s: int, e: int) -> Hit:
    """The hit, of the type that what it is done to makes it."""
    kind = _kind(doc, hit, s, e)
    return hit._replace(tag=hit.tag._replace(value=kind)) if kind else hit


def _kind(doc: Document, hit: Hit, s: int, e: int) -> str | None:
    first = doc.texts[hit.i]
    if hit.tag.value == "ground_fighting" and first in words("takes") and hit.j - hit.i == 1:
        return "other" if _attributive(doc, hit, s) else _taken(doc, hit, s, e)
    if hit.tag.value == "ground_fighting" and first in words("storms") and _into_building(doc, hit, e):
        return "raid"
    if hit.tag.value == "siege" and _ends_siege(doc, hit, s):
        return "other"
    if hit.tag.value in _CRAFT and _came_down(doc, hit, s, e):
        return "other"
    if hit.tag.value == "unknown_explosion" and first in words("blows_up") and _building(doc, hit, e):
        return "property_destruction"
    return None


@needs(words("ends_siege"))
def _ends_siege(doc: Document, hit: Hit, s: int) -> bool:
    """ "فك الحصار عن كفر توت", "رفعت قوات النظام الحصار": a siege that is no more."""
    k = hit.i
    while party := next((h for h in doc.hits("actor", max(s, k - _WITH), k) if h.j == k), None):
        k = party.i
    return k > s and doc.texts[k - 1].removeprefix("و") in words("ends_siege")


def _attributive(doc: Document, hit: Hit, s: int) -> bool:
    """ "three captured fighters": whom it was done to, and long before they were taken."""
    counted = hit.i - 1 in doc.counting or doc.texts[hit.i - 1] in words("definite")
    return hit.i > s and counted and doc.hit("group", hit.j) is not None


def _taken(doc: Document, hit: Hit, s: int, e: int) -> str | None:
    """ "captured 12 soldiers", "seized 90 villagers", "seized a cache of weapons"; None for ground."""
    held = "detention" if doc.texts[hit.i].startswith("captur") else "abduction"
    if doc.texts[hit.i - 1] in words("auxiliaries") - _HAVING and hit.i > s:
        people = [h for h in doc.hits("group", max(s, hit.i - _OBJECT), hit.i) if h.j >= hit.i - 2]
        return held if people else None
    before = doc.texts[max(s, hit.i - _OBJECT) : hit.i]
    if "whom" in before and "," not in before[before.index("whom") :]:
        return held
    for k in range(hit.j, min(hit.j + _OBJECT, e)):
        if k > hit.j and doc.texts[k] == "," and _one_described(doc, k + 1, e):
            return held  # "seized Salim Karam, a teacher"
        if doc.texts[k] in words("finds"):
            return "other"
        if doc.texts[k] in words("takes_end") or doc.tokens[k].kind not in "wn":
            return None
        group = doc.hit("group", k)
        if group is not None:
            held = "detention" if group.tag.value == "fighters" else held
            return (
                held
                if group.j >= e or doc.tokens[group.j].kind != "w" or doc.texts[group.j] in words("stops")
                else None
            )
    return None


def _one_described(doc: Document, k: int, e: int) -> bool:
    """Whether "a teacher" or "an aid worker" stands at token k."""
    near = doc.hits("group", k + 1, min(k + _WITH, e)) if doc.texts[k : k + 1] in (["a"], ["an"]) else ()
    return any(h.tag.form == "sg" and "of" not in doc.texts[k : h.i] for h in near)


@needs(words("crashed") | words("downed") | {"shot", "brought"})
def _came_down(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "shot down a drone", "a helicopter was shot down", "a warplane crashed": aircraft that struck nothing."""
    if downed(doc.texts[max(s, hit.i - _DOWN) : hit.i]):
        return True
    if brought_down_there(doc, hit.j, s, e):
        return True
    behind = doc.texts[hit.j : min(hit.j + _DOWN, e)]
    hurt = hit.tag.value == "drone_strike" and _hurts(doc, hit.j, e)
    return (not words("crashed").isdisjoint(behind) and not hurt) or downed(behind)


def _hurts(doc: Document, i: int, e: int) -> bool:
    """ "a drone crashed near a school, killing a woman": what fell did harm."""
    return any(h.tag.value in ("killed", "injured") for h in doc.hits("kind", i, e))


def _into_building(doc: Document, hit: Hit, e: int) -> bool:
    """ "stormed the mosque", "stormed a hospital": people at home, at prayer or at school were raided, no front was."""
    near = doc.hits("target", hit.i, min(hit.j + _BLOWN, e))
    return any(
        h.tag.value in ("home_residential", "place_of_worship", "school", "health_facility") for h in near
    )


def _building(doc: Document, hit: Hit, e: int) -> bool:
    """ "blew up a shrine": a building right behind the verb, as what is done to it."""
    for k in range(hit.j, min(hit.j + _BLOWN, e)):
        if doc.texts[k] in words("monuments"):
            return True
        target = doc.hit("target", k)
        if target is not None:
            return target.tag.value not in ("military", "vehicle")
        if doc.texts[k] in words("place_prepositions"):
            return False
    return False

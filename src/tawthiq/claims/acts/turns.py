"""Where an English sentence turns to another act: "seized the town after air strikes on it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.claims.acts.english_acts import beside_act
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, SIGN

_FAMILIES = {
    "air": ("airstrike", "drone_strike", "helicopter_barrel_bomb", "bare_bombing"),
    "fire": ("shelling", "rocket_missile", "cluster_munition"),
    "gas": ("chemical",),
    "fight": ("ground_fighting",),
    "talk": ("statement_other",),
    "move": ("other", "displacement"),
    "bomb": ("ied_vbied", "landmine_uxo", "unknown_explosion"),
    "custody": ("detention", "abduction"),
    "death": ("execution", "shooting"),
    "loot": ("property_destruction",),
}
_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_NEAR, _PARTY, _ARMED = 4, 7, frozenset(("air", "fire", "fight", "bomb"))


def families(types: Iterable[Hit]) -> set[str]:
    """The families of acts that hits name: air, fire, fight and so on."""
    return {_OF[h.tag.value] for h in types if h.tag.value in _OF}


def turns(doc: Document, s: int, e: int) -> Iterator[int]:
    """The tokens at which a clause about an act of another family begins, behind one told of before it."""
    if not doc.texts[s + (doc.tokens[s].kind == SIGN and s + 1 < e)].isascii():
        return  # "• Warplanes bomb" is English
    hits = _acts(doc, s, e)
    if len(hits) < 2:
        return
    last = s
    for k in range(s + 2, e - 1):
        word = doc.texts[k]
        if word not in _OPENS or any(h.i < k < h.j for h in hits):
            continue  # "left behind after clashes"
        left = {
            _OF[h.tag.value] for h in hits if last <= h.i < k and not (word == "after" and _heard(h, hits, k))
        }
        right = next((h for h in hits if h.i > k), None)
        if left and right is not None and _turns_at(doc, k, hits, left, e):
            yield k
            last = k


_OPENS = words("turning") | words("joining") | words("parting")


def _acts(doc: Document, s: int, e: int) -> list[Hit]:
    """The acts of [s, e), with those that a word tells by what stands beside it ("reached the town")."""
    told = (_answer(doc, h, s) for h in doc.hits("type", s, e))
    hits = [h for h in told if h.tag.value in _OF and not _people(doc, h)]
    return (
        hits if "beside_act" not in doc.by else sorted((*hits, *_beside(doc, s, e, hits)), key=lambda h: h.i)
    )


def _beside(doc: Document, s: int, e: int, hits: list[Hit]) -> Iterator[Hit]:
    told = {h.i for h in hits}
    for hit in doc.hits("beside_act", s, e):
        won = (
            hit.tag.value == "won"
            and doc.texts[hit.i] != "taken"
            and doc.texts[hit.j : hit.j + 1] not in (["place"], ["part"])
        )
        if hit.i in told or not (won or hit.tag.value in _MOVES):
            continue
        kind = beside_act(doc, hit, s, e)
        if kind in _OF:
            yield hit._replace(tag=hit.tag._replace(value=kind))


def _answer(doc: Document, hit: Hit, s: int) -> Hit:
    """ "in response to a rebel attack": an attack that is answered is one by those who fight."""
    before = doc.texts[max(s, hit.i - _CALLED) : max(s, hit.i - 1)]
    if hit.tag.value != "bare_attack" or words("answers").isdisjoint(before):
        return hit
    return hit._replace(tag=hit.tag._replace(value="ground_fighting"))


_CALLED = 6


def _people(doc: Document, hit: Hit) -> bool:
    """ "gunmen": who it was; "gunmen killed" is an act."""
    people = doc.hit("group", hit.i)
    return people is not None and people.j >= hit.j


_MOVES = frozenset(
    ("moved", "sent", "turned_back", "built", "found", "handed", "drove", "freed", "foiled", "downed")
)


def _turns_at(doc: Document, k: int, hits: list[Hit], left: set[str], e: int) -> bool:
    """Whether the word at token k opens a clause with an act of its own, behind acts of the families `left`."""
    behind = [h for h in hits if h.i > k]
    right = behind[0]
    if doc.texts[k] in words("parting"):
        armed = next((h for h in behind if _OF[h.tag.value] in _ARMED), None)
        return armed is not None and _OF[armed.tag.value] not in left and _parted(doc, k, armed, left)
    beside = all(h.tag.domain == "beside_act" for h in hits if h.i < k) or _OF[right.tag.value] in left
    if beside and doc.texts[right.i - 1] in words("definite"):
        return False  # "were found after the strike"
    new = _OF[right.tag.value] not in left or _days_after(doc, k)
    return new and _opens(doc, k, right, left, e)


def _days_after(doc: Document, k: int) -> bool:
    """ "hours after", "a day after": another act, even of the same family."""
    return doc.texts[k] == "after" and doc.texts[k - 1] in words("lags")


def _parted(doc: Document, k: int, right: Hit, left: set[str]) -> bool:
    """ "overran the post, while the army pounded them with artillery": another side that is armed, behind "while"."""
    stops = [n for n in range(k + 1, right.i) if doc.texts[n] in (";", ":")]
    if right.i - k > _CLAUSE or stops or left <= {"talk"} or doc.texts[right.i - 1] in words("definite"):
        return False
    return any(h.tag.form != "held" for h in doc.hits("actor", k + 1, right.j + _NEAR))


_CLAUSE = 16


def _heard(hit: Hit, hits: list[Hit], k: int) -> bool:
    """ "Explosions were heard after rockets hit the town": what was heard is no other act."""
    right = next((h for h in hits if h.i > k), None)
    heard = hit.tag.value == "unknown_explosion"
    return heard and right is not None and _OF[right.tag.value] in ("air", "fire")


def _opens(doc: Document, k: int, right: Hit, left: set[str], e: int) -> bool:
    """Whether the connector at token k opens a clause with an act of its own."""
    if any(doc.texts[n] in (",", ";", ":") for n in range(k + 2, right.i)):
        return False
    if doc.texts[k] == "and" and right.i - k == 1 and doc.texts[right.j : right.j + 1] == ["by"]:
        return False  # "bombings and raids by Islamic State"
    if k + 1 in doc.numbers and doc.texts[k + 2] in ("by", "in"):
        return False  # "18 were killed by shelling and 20 by air strikes": the verb of the first
    if doc.texts[k] in words("turning"):
        if right.tag.domain == "beside_act" and not _days_after(doc, k):
            return False
        if doc.texts[right.i].startswith(_PROTESTS) and doc.texts[k + 1] in ("a", "an"):
            return False  # "arrested after a protest"
        return _OF[right.tag.value] != "talk"  # "after a truce was announced" tells when
    party = [h for h in doc.hits("actor", k + 1, min(k + _PARTY, e)) if h.tag.form != "held"]
    place = right.j < e and doc.texts[right.j] in words("turn_places")
    if doc.texts[k] == "as" and left <= {"move"} and _OF[right.tag.value] in _ARMED:
        return bool(party) and right.i - k <= _NEAR  # "fled as the army shelled the town"
    armed = {_OF[right.tag.value], *left} <= _ARMED
    if armed and _fly_out(doc, k):
        return True
    return (
        armed
        and right.i - k <= _NEAR
        and (bool(party) or (place and _OF[right.tag.value] == "fight") or _does_harm(doc, k, right, e))
    )


def _fly_out(doc: Document, k: int) -> bool:
    """ "Clashes in Kafr Tut and the army's helicopters drop bombs": aircraft that do something themselves."""
    if doc.texts[k] != "and" or doc.texts[k - 1] in _CRAFT:
        return False  # "by warplanes and helicopters"
    at = next((n for n in range(k + 1, min(k + 1 + _NEAR, len(doc.texts) - 1)) if doc.texts[n] in _CRAFT), k)
    return at > k and doc.texts[at - 1] != "by" and doc.texts[at + 1] in words("aircraft_do")


_CRAFT = frozenset(word for word in words("aircraft") if word.endswith(("s", "craft")))
_PROTESTS = ("protest", "demonstrat", "rally", "riot", "sit-in", "vigil")


def _does_harm(doc: Document, k: int, right: Hit, e: int) -> bool:
    """ "and a drone attack on the port wounded a boy": a weapon behind "and" that is the subject of its own harm."""
    led = right.i - k == 1 or doc.texts[k + 1] in ("a", "an", "another", "two", "three")
    if not led or not doc.hits("kind", max(k - _LEFT, 0), k):
        return False
    verb = next((h for h in doc.hits("kind", right.j, min(right.j + _VERB, e))), None)
    if verb is None or verb.tag.form != "right" or doc.texts[verb.i - 1] in words("auxiliaries"):
        return False
    return not any(doc.texts[n] in (",", "and", "that", "which") for n in range(right.j, verb.i))


_VERB, _LEFT = 9, 15


def answered(doc: Document, told: Iterable[Hit], s: int, e: int) -> bool:
    """ "The army said it took the town; rebels said their rockets hit a convoy": another side, armed otherwise."""
    if s == 0 or doc.texts[s - 1] != ";" or not doc.texts[s].isascii():
        return False
    before = families(told)
    armed = [h for h in doc.hits("type", s, e) if _OF.get(h.tag.value) in _ARMED]
    new = [h for h in armed if _OF[h.tag.value] not in before and doc.texts[h.i - 1] not in words("definite")]
    return bool(before & _ARMED and new) and any(
        h.tag.form != "held" for h in doc.hits("actor", s, min(s + _NEAR, e))
    )


def opens_entry(doc: Document, s: int) -> bool:
    """Whether a round-up goes on at token s: "Kafr Tut: a rocket killed two; Maraata: drones hit a port"."""
    if s == 0 or doc.texts[s - 1] != ";" or not doc.texts[s].isascii() or s + 2 >= len(doc.tokens):
        return False
    name = s + (doc.texts[s] in ("in", "near", "at"))
    return (name > s or ":" in doc.texts[s + 1 : s + 4]) and doc.quote(name, name + 1)[:1].isupper()


def is_headline(doc: Document, s: int, e: int) -> bool:
    """Whether [s, e) is a first line with a story under it, which tells the same again."""
    return e < len(doc.tokens) and doc.tokens[e].kind == LINE and s == doc.sentences[0][0]

"""English words for acts that only certain others beside them make acts, or make none."""

from __future__ import annotations

from tawthiq.claims.acts.ground_taken import ground_taken
from tawthiq.claims.acts.let_go import lets_go, not_done
from tawthiq.claims.acts.not_fired import not_fired
from tawthiq.claims.text.described import people_at
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit, stems

_BEHIND, _BEFORE, _CHARGED, _FREED = 6, 8, 11, 5
_PROPERTY = (
    "home_residential",
    "agricultural",
    "market",
    "place_of_worship",
    "school",
    "infrastructure",
    "vehicle",
    "camp",
    "health_facility",
)
_ON_GROUND = ("gained", "moved")
_LIVING = ("home_residential", "agricultural")
_MOVED, _BOMBS = 12, ("ied_vbied", "landmine_uxo")
_WITH = {
    "moved": {"movers": "other"},
    "sent": {"movers": "other"},
    "turned_back": {"movers": "other"},
    "built": {"posts": "other"},
    "found": {"finds": "other"},
    "handed": {"given_up": "other"},
    "won": {"captive": "abduction", "ground_won": "ground_fighting"},
    "foiled": {"attempts": "ground_fighting"},
    "downed": {"aircraft": "other"},
}
"""The type that a verb tells with one of the words of a list behind it; who moved stands before the verb."""
_HARM = frozenset(("killed", "injured", "executed"))
_MILD = ("other", "statement_other", "displacement", "detention", "unknown_explosion")
_CALM = frozenset(("other", "statement_other", "displacement", "siege"))
_CRIMES = frozenset(
    ("abduction", "execution", "shooting", "sexual_violence", "property_destruction", "ied_vbied", "torture_death")
)  # fmt: skip


def acts_told(doc: Document, s: int, e: int, hits: list[Hit]) -> list[Hit]:
    """The acts of [s, e), with homes burned and prisoners freed, without what people are only accused of."""
    out = [h for h in hits if not _no_act(doc, h, s, e)]
    if not _harmed(doc, s, e):
        out = _without_finds(doc, out, s, e)
    told = {h.i for h in out}
    found = [h for h in doc.hits("beside_act", s, e) if h.i not in told]
    if not found:
        return out
    armed = any(h.tag.value not in _MILD for h in out)
    harmed = _harmed(doc, s, e)
    said = next((h.i for h in out if h.tag.value == "statement_other"), e)
    for hit in found:
        lone = not harmed and (not out or (hit.i < said < e and all(h.tag.value in _TALK for h in out)))
        kind = _beside(doc, hit, s, e, armed=armed, lone=lone)
        if kind:
            out.append(hit._replace(tag=hit.tag._replace(domain="type", value=kind)))
    return sorted(out, key=lambda h: h.i)


def _harmed(doc: Document, s: int, e: int) -> bool:
    """Whether somebody was hurt: not "دون وقوع قتلى أو جرحى", "no injuries"."""
    return any(
        h.tag.value in _HARM
        and doc.texts[h.i - 1].removeprefix("و") != "لم"
        and not doc.hits("negation", max(s, h.i - _DENIED), h.i)
        for h in doc.hits("kind", s, e)
    )


_DENIED = 5


def _without_finds(doc: Document, hits: list[Hit], s: int, e: int) -> list[Hit]:
    """ "found a depot of missiles left behind by insurgents", "عثر على صواريخ": weapons that were found, not fired."""
    verb = next((h for h in doc.hits("beside_act", s, e) if h.tag.value == "found"), None)
    if verb is None or not _with(doc, verb, s, e, lone=True):
        return hits
    first = verb.j
    if doc.texts[verb.i - 1] in words("auxiliaries"):
        first = max(s, verb.i - _FREED)  # "Rockets were found in a depot"
    return [h for h in hits if h.tag.value not in _FOUND or not first <= h.i <= verb.j + _LISTED]


_TALK = ("statement_other", "other", "displacement")
_FOUND, _LISTED = (
    ("landmine_uxo", "rocket_missile", "shelling", "ied_vbied", "unknown_explosion", "drone_strike"),
    20,
)


def beside_act(doc: Document, hit: Hit, s: int, e: int) -> str:
    """The type that a word of the domain tells by what stands beside it, were nothing else told; "" when none."""
    return _beside(doc, hit, s, e, armed=False, lone=True)


def _beside(doc: Document, hit: Hit, s: int, e: int, *, armed: bool, lone: bool) -> str:
    """What a word does to what stands beside it: "burned 40 houses", "released 20 detainees"; "" when nothing."""
    if hit.tag.value == "freed":
        return "other" if _people_freed(doc, hit, s, e) else ""
    if hit.tag.value in _ON_GROUND and ground_taken(doc, hit, s, e):
        return "ground_fighting"
    if hit.tag.value == "gained":
        return ""
    if hit.tag.value == "drove":
        return "ground_fighting" if _driven_out(doc, hit, s, e) else ""
    if hit.tag.value == "custody":
        died = any(h.tag.value == "killed" for h in doc.hits("kind", max(s, hit.i - _BEFORE), hit.i))
        return "torture_death" if died and not armed else ""
    if hit.tag.value == "felled":
        return (
            "property_destruction" if any(_tree(w) for w in doc.texts[hit.j : min(hit.j + _FREED, e)]) else ""
        )
    if hit.tag.value in _WITH:
        told = _with(doc, hit, s, e, lone=lone)
        return told or (_property_taken(doc, hit, e) if _confiscates(doc, hit) else "")
    killed = any(h.tag.value == "killed" for h in doc.hits("kind", s, e))
    if hit.tag.value == "wrecked" and (armed or killed):
        return ""  # "17 civilians killed and 25 homes destroyed": by what is not said
    if hit.tag.value == "taken":
        return _property_taken(doc, hit, e)
    if hit.tag.value == "burned" and doc.texts[hit.i - 1] in words("definite") | {"a", "an"} and hit.i > s:
        return ""  # "rushed to the burning car"
    near = doc.hits("target", max(s, hit.i - _BEFORE), min(hit.j + _BEHIND, e))
    return "property_destruction" if any(h.tag.value in _PROPERTY for h in near) else ""


def _confiscates(doc: Document, hit: Hit) -> bool:
    """Whether somebody takes things away: not "بيان صادر عن"."""
    issued = doc.texts[hit.j : hit.j + 1] in (["عن"], ["من"], ["في"]) or doc.texts[hit.i - 1] == "بيان"
    return doc.texts[hit.i] in words("confiscates") and not issued


def _property_taken(doc: Document, hit: Hit, e: int) -> str:
    """ "استولت مجموعة من فصيل على منزلين", "صادرت الأراضي الزراعية": what people live in or on."""
    near = doc.hits("target", hit.j, min(hit.j + _MOVED, e))
    return "property_destruction" if any(h.tag.value in _LIVING for h in near) else ""


def _with(doc: Document, hit: Hit, s: int, e: int, *, lone: bool) -> str:
    """ "The convoy entered", "built a base", "took 20 villagers captive": a verb and what it is done with."""
    arabic = not doc.texts[hit.i].isascii()
    before = doc.texts[max(s, hit.i - _MOVED) : hit.i]
    passive = hit.tag.value == "found" and doc.texts[hit.i - 1] in words("auxiliaries") and hit.i > s
    near = (
        before
        if (hit.tag.value == "moved" or passive) and not arabic
        else doc.texts[hit.j : min(hit.j + _BEFORE, e)]
    )
    near = [*before, *near] if hit.tag.value == "downed" else near
    said = {stem for w in near for stem, _ in stems(w)} if arabic else set(near)
    if hit.tag.value == "foiled" and any(
        h.tag.value in _BOMBS for h in doc.hits("type", hit.j, hit.j + _BEHIND)
    ):
        return ""  # "foiled a car bomb attack"
    if hit.tag.value == "moved" and lone and not arabic and not words("those_leaving").isdisjoint(near):
        return "displacement" if doc.texts[hit.i] in words("leaves_for_good") else "other"
    kind = next((k for beside, k in _WITH[hit.tag.value].items() if not words(beside).isdisjoint(said)), "")
    return (
        "" if kind == "other" and not lone else kind
    )  # what moved or was found, where nothing worse is told


def _people_freed(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "released 20 detainees", "أفرج عن ثلاثة مدنيين": people let go; no statement, no goods, no birds."""
    around = range(max(s, hit.i - _FREED), min(hit.j + _FREED, e))
    held = any(stem in words("held_people") for k in around for stem, _ in stems(doc.texts[k]))
    arabic = not doc.texts[hit.i].isascii()
    held = held or any(_let_go_since(doc, h, s, e) for h in doc.hits("type", s, e))
    if arabic:
        last = hit.j + _FREED + sum(k in doc.dated for k in range(hit.j, min(hit.j + _FREED, e)))
        last = min(last + sum(h.j - h.i for h in doc.hits("actor", hit.j, hit.j + _FREED)), e)
        numbered = any(k in doc.numbers and doc.texts[k - 1] == "عن" for k in range(hit.j, last))
        since = any(h.tag.value == "detention" for h in doc.hits("type", hit.j, e))  # "بعد اعتقال دام شهراً"
        return held or numbered or since or bool(doc.hits("group", hit.j, last))
    if lets_go(doc, hit, e):
        return True
    kept = not words("kept_in").isdisjoint(doc.texts[s:e])  # "freed nine of the workers it had been holding"
    return held or (kept and any(h.tag.value != "fighters" for h in doc.hits("group", around[0], around[-1])))


def _driven_out(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "drove the militants out of", "had driven ISIS from the village": fighters or a party behind the verb."""
    out = next((k for k in range(hit.j, min(hit.j + _OUT, e)) if doc.texts[k] in words("driven_out")), None)
    if out is None:
        return False
    people = [h.tag.value for h in doc.hits("group", hit.j, out)]
    if people:
        return people[0] == "fighters"
    return any(h.tag.form != "held" for h in doc.hits("actor", hit.j, out))


_OUT = 9


def _tree(word: str) -> bool:
    return word in ("tree", "trees") or "شجار" in word or word.endswith(("شجرة", "زيتون"))


def _no_act(doc: Document, hit: Hit, s: int, e: int) -> bool:
    if hit.tag.value == "shelling" and not words("yields").isdisjoint(
        doc.texts[max(s, hit.i - _YIELDED) : hit.i]
    ):
        return True  # "handed over their heavy weapons", "سلموا أسلحتهم الثقيلة"
    if hit.tag.value not in _CALM and _asked(doc, hit, s):
        return True
    if not doc.texts[hit.i].isascii():
        return False
    if _carried(doc, hit, s) or _remains(doc, hit, s) or not_fired(doc, hit, s, e):
        return True
    if not_done(doc, hit) or (doc.texts[hit.i] == "shot" and doc.texts[hit.j : hit.j + 1] == ["down"]):
        return True
    if doc.texts[hit.j : hit.j + 1] == ["intelligence"] or doc.texts[hit.j : hit.j + 1] == ["disposal"]:
        return True  # "Air Force Intelligence", "bomb disposal teams"
    if doc.texts[hit.i] in ("swept", "sweeping"):
        return not {"fire", "fires", "flames"}.isdisjoint(doc.texts[max(hit.i - _JUST, s) : hit.i])
    if "any" in doc.texts[max(hit.i - _ANY, s) : hit.i] and hit.tag.value == "bare_attack":
        return True  # "condemns any attacks on schools": none that took place
    if doc.texts[hit.i] in ("fleeing", "fled") and "before" in doc.texts[max(s, hit.i - 2) : hit.i]:
        return True  # "killed two officers before fleeing"
    if doc.texts[hit.i] == "displaced":
        return _were_displaced(doc, hit, s, e)
    if hit.tag.value == "statement_other":
        return _by_deal(doc, hit, s, e)
    if hit.tag.value == "siege" and not words("breaks").isdisjoint(doc.texts[max(s, hit.i - _JUST) : hit.i]):
        return any(h.tag.value == "ground_fighting" for h in doc.hits("type", s, e))  # "to break a siege"
    if doc.texts[hit.i] in ("besieged", "recaptured", "captured", "liberated"):
        return _where_besieged(doc, hit, s)
    if hit.tag.value in ("detention", "abduction") and _let_go_since(doc, hit, s, e):
        return True
    return hit.tag.value in _CRIMES and (_charged(doc, hit, s) or _of_crime(doc, hit))


def _asked(doc: Document, hit: Hit, s: int) -> bool:
    """ "vowed to retake the town", "urged an end to the fighting", "دعا إلى وقف القصف": what is said, not done."""
    talk = next((h for h in doc.hits("type", s, hit.i)[::-1] if h.tag.value == "statement_other"), None)
    if talk is None:
        return False
    before = doc.texts[max(talk.j, hit.i - _JUST) : hit.i]
    return not words("ended").isdisjoint(before) or not (
        words("meant").isdisjoint(before) or words("speech_acts").isdisjoint(doc.texts[talk.i : talk.j])
    )


_FIRED = frozenset(("fire", "on", "shot", "dead", "kill", "killed", "down"))  # "armed men opened fire"


@needs(words("equipped") | words("backed") | words("harmless_grenades") | {"be"})
def _carried(doc: Document, hit: Hit, s: int) -> bool:
    """ "vehicles equipped with machine guns", "before it could be detonated": nothing was fired, nothing went off."""
    before = doc.texts[max(s, hit.i - _JUST) : hit.i]
    fitted = doc.texts[max(s, hit.i - _FREED) : hit.i]
    carried = any(w in words("equipped") and fitted[n + 1 : n + 2] == ["with"] for n, w in enumerate(fitted))
    if hit.tag.value in ("shooting", "rocket_missile", "shelling") and (
        carried or (not words("equipped").isdisjoint(before) and doc.texts[hit.j - 1] not in _FIRED)
    ):
        return True
    if (
        hit.tag.value == "airstrike"
        and "by" in before
        and not words("backed").isdisjoint(doc.texts[max(s, hit.i - _KEPT) : hit.i])
    ):
        return True  # "troops backed by fighter jets"
    if doc.texts[hit.i] in ("grenade", "grenades") and not words("harmless_grenades").isdisjoint(before[-1:]):
        return True
    ahead = any(
        h.j == hit.i for h in doc.hits("modality", max(s, hit.i - _JUST), hit.i)
    )  # "are to be deported"
    return before[-1:] == ["be"] and not words("meant").isdisjoint(before[-2:-1]) and not ahead


def _remains(doc: Document, hit: Hit, s: int) -> bool:
    """ "IS remnants", "remnants of the Islamic State": people, no shells."""
    if doc.texts[hit.i] != "remnants" or hit.j - hit.i > 1:
        return False
    return any(h.j >= hit.i for h in doc.hits("actor", max(s, hit.i - _JUST), hit.j + _JUST + 1))


def _where_besieged(doc: Document, hit: Hit, s: int) -> bool:
    """ "the besieged suburb of", "in recaptured Kafr Tut": what sort of place it is, no siege told of."""
    if doc.texts[hit.j : hit.j + 1] != [] and doc.texts[hit.j] in words("place_nouns"):
        return True
    if hit.i > s and doc.texts[hit.i - 1] in ("a", "an") and doc.hit("target", hit.j) is not None:
        return True  # "carrying food to a besieged base"
    before = doc.texts[hit.i - 1] if hit.i > s else ""
    entered = hit.i > s and doc.hit("beside_act", hit.i - 1) is not None
    return entered or before in words("definite") | words("place_prepositions") | {"from", "into"}


def _let_go_since(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "14 students who had been abducted were released", "freed after being held": what their release ended."""
    before = doc.texts[max(s, hit.i - _JUST) : hit.i]
    freed = (h for h in doc.hits("beside_act", max(hit.i - _MOVED, 0), hit.i) if h.tag.value == "freed")
    if any(before[-1:] in (["in"], ["of"]) or h.j == hit.i - (before[-1:] in (["a"], ["an"])) for h in freed):
        return True  # "released after two weeks in detention", "released an abducted doctor"
    if _of_those_freed(doc, hit, s, e):
        return True
    since = before[-3:] == ["who", "had", "been"] or before[-2:] in (
        ["after", "being"],
        ["it", "had"],
        ["they", "had"],
    )
    if "raids" in doc.texts[hit.j : hit.j + _JUST]:
        return False
    return since and any(h.tag.value == "freed" for h in doc.hits("beside_act", s, e))


@needs("release")
def _of_those_freed(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "freed seven of the women it abducted", "the women abducted by ISIS were freed": what their release ended."""
    if doc.texts[hit.i - 1] in ("it", "they") and "freed" in doc.texts[s : hit.i]:
        return True
    people = hit.i > s and bool(doc.hits("group", hit.i - 1, hit.i))
    freed = doc.hits("release", hit.j, min(hit.j + _LISTED, e)) if people else ()
    return any(doc.texts[h.i - 1] in ("was", "were", "been") for h in freed)


_KEPT, _YIELDED, _JUST, _ANY = 8, 5, 3, 3


@needs(words("damaged") | and_(words("damages")))
def damaged(doc: Document, s: int, e: int) -> bool:
    """ "Six residential buildings were damaged": what an attack told of before did to buildings."""
    verb = next((k for k in range(s + 1, e) if doc.texts[k] in words("damaged")), None)
    if verb is None:
        return _arabic_damaged(doc, s, e)
    how = verb - 1 - (doc.texts[verb - 1] == "also" or doc.texts[verb - 1].endswith("ly"))
    if doc.texts[how] not in words("auxiliaries"):
        return False
    return any(h.tag.value != "military" and 0 <= verb - h.j <= _VERB for h in doc.hits("target", s, verb))


def _arabic_damaged(doc: Document, s: int, e: int) -> bool:
    """ "كما تضررت أربعة منازل"."""
    verb = next((k for k in range(s, e) if doc.texts[k].removeprefix("و") in words("damages")), None)
    return verb is not None and bool(doc.hits("target", verb + 1, min(verb + _VERB, e)))


_VERB = 4


def _by_deal(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Fighters surrendered under an agreement": the deal by which they did is no talks."""
    if doc.texts[hit.j : hit.j + 1] in (["centre"], ["center"], ["committee"]):
        return True  # "the reconciliation centre"
    if words("under").isdisjoint(doc.texts[max(s, hit.i - _FREED) : hit.i]):
        return False
    moved = any(h.tag.value in ("other", "displacement") for h in doc.hits("type", s, e))
    return moved or any(beside_act(doc, h, s, hit.i) for h in doc.hits("beside_act", s, hit.i))


def _were_displaced(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Two displaced children were hurt": what those people were before."""
    before = doc.texts[hit.i - 1] if hit.i > s else ""
    counted = before in words("one") | words("definite") | {"of"} or doc.hit("kind", hit.i - 1) is not None
    counted = counted or (hit.i > s and hit.i - 1 in doc.counting)
    if not counted or people_at(doc, hit.j) is None:
        return False
    return any(h.tag.value in _HARM or h.tag.value == "returned" for h in doc.hits("kind", s, e))


def _charged(doc: Document, hit: Hit, s: int) -> bool:
    """ "arrested four men over the kidnapping of": what those arrested are accused of."""
    arrest = next((h for h in doc.hits("type", s, hit.i)[::-1] if h.tag.value == "detention"), None)
    if arrest is None:
        return False
    near = doc.texts[max(arrest.j, hit.i - _CHARGED) : hit.i]
    return not words("charged_with").isdisjoint(near)


def _of_crime(doc: Document, hit: Hit) -> bool:
    """ "a kidnapping gang", "murder suspects": a word that only says what sort of people or case."""
    return hit.j < len(doc.texts) and doc.texts[hit.j] in words("crime_nouns")

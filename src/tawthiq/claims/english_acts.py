"""English words for acts that only certain others beside them make acts, or make none."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
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
)
_LIVING = ("home_residential", "agricultural")
_MOVED, _BESIDE = 12, {"moved": "movers", "found": "finds"}
_HARM = frozenset(("killed", "injured", "executed"))
_MILD = ("other", "statement_other", "displacement", "detention", "unknown_explosion")
_CRIMES = frozenset(
    ("abduction", "execution", "shooting", "sexual_violence", "property_destruction", "ied_vbied", "torture_death")
)  # fmt: skip


def acts_told(doc: Document, s: int, e: int, hits: list[Hit]) -> list[Hit]:
    """The acts of [s, e), with homes burned and prisoners freed, without what people are only accused of."""
    out = [h for h in hits if not _no_act(doc, h, s, e)]
    found = [h for h in doc.hits("beside_act", s, e) if doc.hit("type", h.i) is None]
    if not found:
        return out
    armed = any(h.tag.value not in _MILD for h in out)
    for hit in found:
        kind = _beside(doc, hit, s, e, armed=armed)
        if kind:
            out.append(hit._replace(tag=hit.tag._replace(domain="type", value=kind)))
    return sorted(out, key=lambda h: h.i)


def _beside(doc: Document, hit: Hit, s: int, e: int, *, armed: bool) -> str:
    """What a word does to what stands beside it: "burned 40 houses", "released 20 detainees"; "" when nothing."""
    if hit.tag.value == "freed":
        return "other" if _people_freed(doc, hit, s, e) else ""
    if hit.tag.value == "custody":
        died = any(h.tag.value == "killed" for h in doc.hits("kind", max(s, hit.i - _BEFORE), hit.i))
        return "torture_death" if died and not armed else ""
    if hit.tag.value == "felled":
        return (
            "property_destruction" if any(_tree(w) for w in doc.texts[hit.j : min(hit.j + _FREED, e)]) else ""
        )
    if hit.tag.value in ("moved", "found"):
        said = (
            doc.texts[max(s, hit.i - _MOVED) : hit.i]
            if hit.tag.value == "moved"
            else doc.texts[hit.j : hit.j + _BEFORE]
        )
        lone = not any(h.i != hit.i for h in doc.hits("type", s, e)) and not doc.hits("kind", s, e)
        return "other" if lone and not words(_BESIDE[hit.tag.value]).isdisjoint(said) else ""
    killed = any(h.tag.value == "killed" for h in doc.hits("kind", s, e))
    if hit.tag.value == "wrecked" and (armed or killed):
        return ""  # "17 civilians killed and 25 homes destroyed": by what is not said
    if hit.tag.value == "taken":
        near = doc.hits("target", hit.j, min(hit.j + _FREED, e))
        return "property_destruction" if any(h.tag.value in _LIVING for h in near) else ""
    near = doc.hits("target", max(s, hit.i - _BEFORE), min(hit.j + _BEHIND, e))
    return "property_destruction" if any(h.tag.value in _PROPERTY for h in near) else ""


def _people_freed(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "released 20 detainees", "أفرج عن ثلاثة مدنيين": people let go; no statement, no goods, no birds."""
    around = range(max(s, hit.i - _FREED), min(hit.j + _FREED, e))
    held = any(stem in words("held_people") for k in around for stem, _ in stems(doc.texts[k]))
    arabic = not doc.texts[hit.i].isascii()
    return held or (arabic and bool(doc.hits("group", hit.j, min(hit.j + _FREED, e))))


def _tree(word: str) -> bool:
    return word in ("tree", "trees") or "شجار" in word or word.endswith(("شجرة", "زيتون"))


def _no_act(doc: Document, hit: Hit, s: int, e: int) -> bool:
    if not doc.texts[hit.i].isascii():
        return False
    if not_done(doc, hit):
        return True
    if doc.texts[hit.i] == "displaced":
        return _were_displaced(doc, hit, s, e)
    if hit.tag.value == "statement_other":
        return _by_deal(doc, hit, s, e)
    if doc.texts[hit.i] == "besieged":
        return doc.texts[hit.j : hit.j + 1] != [] and doc.texts[hit.j] in words("place_nouns")
    return hit.tag.value in _CRIMES and (_charged(doc, hit, s) or _of_crime(doc, hit))


def not_done(doc: Document, hit: Hit) -> bool:
    """ "tried to stop them from abducting women": what somebody was kept from."""
    before = doc.texts[max(hit.i - _KEPT, 0) : hit.i]
    return before[-1:] == ["from"] and not words("stopped").isdisjoint(before)


_KEPT = 8


def damaged(doc: Document, s: int, e: int) -> bool:
    """ "Six residential buildings were damaged": what an attack told of before did to buildings."""
    verb = next((k for k in range(s + 1, e) if doc.texts[k] in words("damaged")), None)
    if verb is None or doc.texts[verb - 1] not in words("auxiliaries"):
        return False
    return any(h.tag.value != "military" and 0 <= verb - h.j <= _VERB for h in doc.hits("target", s, verb))


_VERB = 4


def _by_deal(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Fighters surrendered under an agreement": the deal by which they did is no talks."""
    near = doc.texts[max(s, hit.i - _FREED) : hit.i]
    return not words("under").isdisjoint(near) and any(
        h.tag.value in ("other", "displacement") for h in doc.hits("type", s, e)
    )


def _were_displaced(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Two displaced children were hurt": what those people were before."""
    before = doc.texts[hit.i - 1] if hit.i > s else ""
    counted = before in words("one") | words("definite") | {"of"} or doc.hit("kind", hit.i - 1) is not None
    counted = counted or (hit.i > s and hit.i - 1 in doc.counting)
    if not counted or doc.hit("group", hit.j) is None:
        return False
    return any(h.tag.value in _HARM for h in doc.hits("kind", s, e))


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


def released(doc: Document, i: int, j: int) -> bool:
    """Whether the people that tokens [i, j) count are said to have been let go."""
    if doc.texts[j - 1] not in words("held_people"):
        return False
    near = (*doc.hits("beside_act", max(i - _FREED, 0), i), *doc.hits("beside_act", j, j + _FREED))
    return any(h.tag.value == "freed" for h in near)


def downed(before: Sequence[str]) -> bool:
    """ "shot down a warplane", "إسقاط طائرة": aircraft that were brought down and struck nothing."""
    return not words("downed").isdisjoint(before) or ("down" in before and "shot" in before)

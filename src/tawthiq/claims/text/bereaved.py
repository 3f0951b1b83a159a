"""Who lives, who lost whom: "the mother lost her three children", "فقد الأب زوجته وطفليه", "the army lost 18 men"."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits, drop_hits
from tawthiq.claims.words.grammar import WHOSE, words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import NUMBER, Tokens

Here = dict[int, dict[str, Hit]]
_FIGHT = Tag("type", "ground_fighting", "")
_KILLED, _FIGHTERS = Tag("kind", "killed", "right"), Tag("group", "fighters", "pl")
_NEAR, _PARTY, _ACT, _WHO = 6, 6, 25, 3


@needs(words("loses"), otherwise=None)
def bereaved(found: Found) -> None:
    """Add to each such verb beside an attack that its object was killed; whoever lost them is nobody counted."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    types = by.get("type", {})
    for k in [k for k, word in enumerate(texts) if word in words("loses")]:
        lost = _lost_by(here, tokens, k) if texts[k].isascii() else _lost_in_arabic(here, tokens, k)
        told = any(abs(n - k) < _ACT for n in types)
        if lost is None or not (told or _own_fighters(here, texts, k, lost)):
            continue
        if not told:
            add_hits(by, here, [Hit(k, k + 1, _FIGHT, "")])
        whose = range(max(k - _WHO, 0), k) if texts[k].isascii() else range(k + 1, lost)
        drop_hits(by, here, whose, ("group", "kin"))
        add_hits(by, here, [Hit(k, k + 1, _KILLED, "")])
        if texts[lost] == "men" and _party_before(here, k):
            add_hits(by, here, [Hit(lost, lost + 1, _FIGHTERS, "")])


def _own_fighters(here: Here, texts: list[str], k: int, n: int) -> bool:
    """ "The rebels lost 20 fighters": a party and its men, whom a fight cost it."""
    people = here.get(n, {}).get("group")
    fighters = texts[n] == "men" or (people is not None and people.tag.value == "fighters")
    return fighters and texts[k].isascii() and _party_before(here, k)


def _lost_by(here: Here, tokens: Tokens, k: int) -> int | None:
    """The noun for those lost by the English verb at token k: kin with "her" or "its", or people whose number is told.

    Not "had already lost two", nor "lost two in previous strikes".
    """
    texts = tokens.texts
    counted = tokens.kinds[k + 1 : k + 2] == [NUMBER] or any(map(is_english_number, texts[k + 1 : k + 2]))
    if not counted and words("possessives").isdisjoint(texts[k + 1 : k + 2]):
        return None
    for n in range(k + 2, min(k + _NEAR, len(texts))):
        if "kin" in here.get(n, ()) or "group" in here.get(n, ()):
            now = "already" not in texts[max(k - 2, 0) : k] and _EARLIER.isdisjoint(texts[n + 1 : n + _NEAR])
            return n if now and (counted or not words("possessives").isdisjoint(texts[k + 1 : n])) else None
        if not (
            texts[n] in words("possessives") or texts[n] in words("of_theirs") or is_english_number(texts[n])
        ):
            return None
    return None


_EARLIER = frozenset(("previous", "earlier", "past", "another", "previously"))


def _party_before(here: Here, k: int) -> bool:
    """Whether a party stands before the verb at token k: "the army lost 18 men"."""
    return any("actor" in here.get(m, ()) for m in range(max(k - _PARTY, 0), k))


def _lost_in_arabic(here: Here, tokens: Tokens, k: int) -> int | None:
    """The noun for kin, behind whoever lost them: "فقدت الأم أبناءها"; "فقد ابنه" may only be missing.

    In "فقد قتل معلم وأصيبت شقيقته" the word is a particle before a verb.
    """
    verb = here.get(k + 1, {}).get("kind")
    if verb is not None and verb.tag.form == "right" and "ال" not in verb.clitic:
        return None
    for n in range(k + 2, min(k + _NEAR, len(tokens.texts))):
        known = here.get(n, ())
        if ("kin" in known or "group" in known) and tokens.texts[n].endswith(WHOSE):
            return n
    return None


@needs(frozenset(("lives",)), otherwise=None)
def living(found: Found) -> None:
    """Take out "lives" where it is the verb: "Salim Karam, who lives nearby"."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    for k in [k for k, word in enumerate(texts) if word == "lives"]:
        if (k and texts[k - 1] in _WHO_LIVES) or texts[k + 1 : k + 2] in _WHERE_LIVES:
            drop_hits(by, here, (k,), ("kind",))


_WHO_LIVES = frozenset(("who", "he", "she", "it", "family", "still", "now", "also"))
_WHERE_LIVES = (["nearby"], ["there"], ["here"], ["alone"], ["with"], ["near"], ["next"], ["across"])

"""A further attack whose weapon is not said again: "a strike on X killed two and another on Y killed three"."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import ENDS, Found, add_hits, drop_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, Tokens

_WEAPONS = words("told_again_by_another")
_ANOTHER = words("another_attack")
_REACH, _HARM = 18, 9


@needs(_ANOTHER, otherwise=None)
def another_attack(found: Found) -> None:
    """Add that "another on Y", وأخرى على, is an attack as the one told of before it, where it does harm of its own."""
    by, here, tokens, *_ = found
    if "type" not in by:
        return
    for k, word in enumerate(tokens.texts):
        if word == "another" and _opens(tokens, k):
            told = _told_before(by["type"], tokens, k - 1)
            add_hits(by, here, [Hit(k, k + 1, told.tag, "")] if told is not None else [])
        elif word in _ANOTHER and tokens.texts[k + 1 : k + 2] and tokens.texts[k + 1] in words("attack_on"):
            told = _told_before(by["type"], tokens, k)
            if told is not None and _harms(by.get("kind", {}), tokens, k + 2):
                drop_hits(by, here, [k], ("group", "one_more"))
                add_hits(by, here, [Hit(k, k + 1, told.tag, "و" if word.startswith("و") else "")])


def _opens(tokens: Tokens, k: int) -> bool:
    """ "A car bomb exploded in X. Another hit Y": a sentence that opens with it, and its verb."""
    opened = k > 1 and tokens.texts[k - 1] in (".", ";") and tokens.texts[k - 2] not in ENDS
    behind = tokens.texts[k + 1 : k + 2]
    return opened and bool(behind) and behind[0] in words("blow_verbs")


def _told_before(types: dict[int, Hit], tokens: Tokens, k: int) -> Hit | None:
    """The weapon told of last before token k in its sentence."""
    for n in range(k - 1, max(k - _REACH, 0) - 1, -1):
        if tokens.kinds[n] == LINE or tokens.texts[n] in ENDS:
            return None
        hit = types.get(n)
        if hit is not None and hit.tag.value != "unknown_explosion":
            return hit if hit.tag.value in _WEAPONS else None
    return None


def _harms(kinds: dict[int, Hit], tokens: Tokens, k: int) -> bool:
    """Whether what stands at token k goes on to kill or wound: "killed three", not "another in Y was killed"."""
    for n in range(k, min(k + _HARM, len(tokens))):
        if tokens.kinds[n] == LINE or tokens.texts[n] in ENDS or tokens.texts[n] == ",":
            return False
        if (hit := kinds.get(n)) is not None:
            return hit.tag.value in ("killed", "injured") and tokens.texts[n - 1] not in words("auxiliaries")
    return False

"""English captures and care that two words tell with people between them: "seized nine villagers", "treated 20 for".

A town or a cache is seized likewise, and nobody is held.
"""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import NUMBER

_HELD, _SEIZED = Tag("kind", "detained", "right"), Tag("type", "abduction", "")
_WOUNDED, _WERE_TREATED = Tag("kind", "injured", "right"), Tag("kind", "injured", "left")
_SEIZES, _TREATS = words("seizes"), frozenset(("treated", "treating", "treat"))
_OBJECT, _SUBJECT, _CARED = 6, 12, 5
_PASSIVE = words("auxiliaries") - {"have", "has", "had"}


_HOLDING, _STILL = "holding", frozenset(("is", "are", "was", "were", "still"))


@needs(_SEIZES | {_HOLDING}, otherwise=None)
def seized_people(found: Found) -> None:
    """Add that people who are seized were held; the act, where the verb stands behind them."""
    texts = found.tokens.texts
    for k in [k for k, word in enumerate(texts) if word in _SEIZES or word == _HOLDING]:
        if texts[k] == _HOLDING and (k == 0 or texts[k - 1] not in _STILL):
            continue
        if _object(found, k):
            add_hits(found.by, found.here, [Hit(k, k + 1, _HELD, "")])
        elif _subject(found, k):
            add_hits(found.by, found.here, [Hit(k, k + 1, tag, "") for tag in (_SEIZED, _HELD)])


def _object(found: Found, k: int) -> bool:
    """ "seized nine shepherds near": people right behind the verb, and no noun behind them that is theirs."""
    texts = found.tokens.texts
    for n in range(k + 1, min(k + _OBJECT, len(texts))):
        people = found.here.get(n, {}).get("group")
        if people is not None:
            behind = texts[people.j : people.j + 1]
            return not behind or not behind[0].isalnum() or behind[0] in words("stops")
        if not texts[n][:1].isalnum() or texts[n] in words("stops") or "target" in found.here.get(n, {}):
            return False
    return False


def _subject(found: Found, k: int) -> bool:
    """ "Nine villagers, mostly shepherds, were seized", "six students seized in": people before the verb."""
    texts = found.tokens.texts
    passive = texts[k] == "seized" and k > 0 and texts[k - 1] in _PASSIVE
    headline = texts[k] == "seized" and texts[k + 1 : k + 2] in _WHERE
    first = max(k - (_SUBJECT if passive else 2), 0)
    for n in range(k - 1, first - 1, -1) if passive or headline else ():
        here = found.here.get(n, {})
        if "group" in here:
            return passive or (here["group"].j == k and texts[n - 1] not in words("definite"))
        if texts[n] in (".", ";", ":") or "target" in here or "says" in here:
            return False
    return False


_WHERE = (["in"], ["by"], ["at"], ["from"], ["near"])


@needs(_TREATS, otherwise=None)
def treated(found: Found) -> None:
    """Add that people treated for what an attack does were wounded: "treated 26 people for burns"."""
    texts = found.tokens.texts
    for k in [k for k, word in enumerate(texts) if word in _TREATS]:
        near = texts[k + 1 : k + 1 + _SUBJECT]
        if not _numbered(found, k, near[:1] == ["for"]):
            continue
        survivors = not _SURVIVORS.isdisjoint(near[:_CARED])
        why = near.index("for") if "for" in near else -1
        if not survivors and (
            why < 0 or words("wounds_treated").isdisjoint(near[why + 1 : why + 1 + _CARED])
        ):
            continue
        if why == 0:
            add_hits(found.by, found.here, [Hit(k, k + 1, _WERE_TREATED, "")])
        elif survivors or _ENDS.isdisjoint(near[:why]):
            add_hits(found.by, found.here, [Hit(k, k + 1, _WOUNDED, "")])


def _numbered(found: Found, k: int, passive: bool) -> bool:
    """Whether a number stands before or behind the verb, and no picture shows those who are treated."""
    first = max(k - _SUBJECT, 0)
    if not _PICTURES.isdisjoint(found.tokens.texts[first:k]):
        return False
    span = range(first, k) if passive else range(k + 1, min(k + _CARED, len(found.tokens)))
    return any(found.tokens.kinds[n] == NUMBER or is_english_number(found.tokens.texts[n]) for n in span)


_PICTURES = words("pictures")
_ENDS = frozenset(".,;")
_SURVIVORS = frozenset(("survivors",))

"""Forced returns that two words tell with people between them: "forced 150 refugees to return", "أعادت قسراً"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from tawthiq.claims.words.added_hits import ENDS, Found, add_hits, clause_end
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_en import english_value
from tawthiq.lang.tokens import NUMBER, Tokens

_ACT, _WHOM = Tag("type", "forced_return", ""), Tag("kind", "returned", "right")
_BORDERS = frozenset(("border", "borders", "frontier", "crossing"))
_NOW = words("compels") | words("brings_back") | words("expels") | words("sends")
_VERBS = _NOW | {"س" + verb for verb in _NOW if verb[0] in "يت"}  # سيعيد
_EXPELS = frozenset(("expelled", "deported", "returned", "drove", "sent", "expelling", "deporting"))
_AWAY = words("carries_out") | {"left"}
_CLAUSE = 12
_WILL = ("سي", "ست")


@needs(_VERBS | _EXPELS, otherwise=None)
def sent_back(found: Found) -> None:
    """Add to each such verb that it is a forced return, and that those whom it counts were returned."""
    by, here, tokens, *_ = found
    told = [k for k, word in enumerate(tokens.texts) if word in _VERBS and _returns(by, tokens, k)]
    told += [k for k, word in enumerate(tokens.texts) if word in _LOADS and _loaded(by, tokens, k)]
    clitics = {k: "س" if tokens.texts[k].startswith(_WILL) else "" for k in told}
    add_hits(by, here, [Hit(k, k + 1, tag, clitics[k]) for k in told for tag in (_ACT, _WHOM)])


def _loaded(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, k: int) -> bool:
    """ "loaded 40 Syrians onto trucks and expelled them": people who were then driven out."""
    end = next((n for n in range(k, len(tokens)) if tokens.texts[n] in ENDS), len(tokens))
    behind = tokens.texts[k + 1 : min(end, k + _THEN)]
    them = next(
        (n for n, pair in enumerate(pairwise(behind)) if pair[0] in _EXPELS and pair[1] == "them"), None
    )
    onto = next((n for n, word in enumerate(behind) if word in ("onto", "on", "into")), None)
    if them is None or onto is None or onto > them:
        return False
    return any(k < n <= k + onto for n in by.get("group", {}))


_LOADS = frozenset(("loaded", "loading", "put", "herded", "bundled", "forced", "packed"))
_THEN = 26


def _returns(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, k: int) -> bool:
    """Whether people are sent back by the verb at token k: not a boat, and not "forced to return fire"."""
    end, verb = clause_end(tokens, k, _CLAUSE + 1), tokens.texts[k]
    verb = verb[1:] if verb.startswith(_WILL) else verb
    behind = tokens.texts[k + 1 : end]
    wanted = next(words(back) for first, back in _WITH if verb in words(first))
    if verb in words("expels"):
        wanted |= words("expelled_by_whom")  # "أبعدت السلطات عشرين لاجئاً"
    found = next((n for n, word in enumerate(behind) if word in wanted), None)
    if verb in words("compels") and found is None:
        found = next(
            (n for n, word in enumerate(behind) if word == "back" and _BORDERS & {*behind[n:]}), None
        )
    if found is None or behind[found + 1 : found + 2] == ["fire"]:
        return False
    if verb in words("sends"):
        return _people_sent(by, tokens, k, end)
    first = max(k - _CLAUSE, 0)
    return any(first <= n < end for n in (*by.get("group", {}), *tokens.numbers))


def _people_sent(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, k: int, end: int) -> bool:
    """ "sent 40 Syrians back", "were sent back": people, and no fighters, as the object in the same clause."""
    passive = tokens.texts[k - 1] in words("auxiliaries") if k else False
    stop = next((n for n in range(k + 1, end) if tokens.texts[n] in _JOINS), end)
    span = range(max(k - _NEAR, 0), k) if passive else range(k + 1, stop)
    return any(n in span and hit.tag.value != "fighters" for n, hit in by.get("group", {}).items())


_JOINS, _NEAR = frozenset((",", "and", "but", "while")), 6
_WITH = (("compels", "goes_back"), ("sends", "back"), ("brings_back", "by_force"), ("expels", "by_force"))


@needs(words("brings_families_back"), otherwise=None)
def brought_home(found: Found) -> None:
    """Add that families are brought back home: "a plan to return 900 families", "لإعادة 900 عائلة"."""
    by, here, tokens, *_ = found
    families = by.get("group", {})
    told = [k for k, word in enumerate(tokens.texts) if word in words("brings_families_back")]
    back = [k for k in told if _families(families, tokens, k)]
    add_hits(by, here, [Hit(k, k + 1, tag, "") for k in back for tag in _HOME])


def _families(group: Mapping[int, Hit], tokens: Tokens, k: int) -> bool:
    """Whether a number of families stands right behind token k."""
    if tokens.kinds[k + 1 : k + 2] != [NUMBER]:
        return False
    near = (group.get(n) for n in range(k + 1, k + _FAMILIES))
    return next((h.tag.value for h in near if h is not None), "") == "families"


_FAMILIES = 5
_HOME = (Tag("kind", "returned", "right"), Tag("type", "displacement", ""))


@needs(_AWAY, otherwise=None)
def moved_away(found: Found) -> None:
    """Add that people left for good: "900 families have left", "left through a corridor", "buses took 40 out of"."""
    by, here, tokens, *_ = found
    group = by.get("group", {})
    for k, word in enumerate(tokens.texts):
        if word == "left" and _left(group, tokens, k):
            add_hits(by, here, [Hit(k, k + 1, tag, "") for tag in (_FLED, _HOME[1])])
        elif word in words("carries_out") and _carried(group, tokens, k):
            add_hits(by, here, [Hit(k, k + 1, tag, "") for tag in (_TAKEN, _HOME[1])])


def _left(group: Mapping[int, Hit], tokens: Tokens, k: int) -> bool:
    """Whether people whose number is said left by the verb at token k: families, or others through a corridor."""
    people = group.get(k - 2 if tokens.texts[k - 1] in ("have", "had") else k - 1) if k > 1 else None
    if people is None or people.tag.value == "fighters" or people.tag.form != "pl" or people.i < 1:
        return False
    behind = tokens.texts[k + 1 : clause_end(tokens, k, _CLAUSE + 1)]
    number = tokens.texts[people.i - 1]
    counted = tokens.kinds[people.i - 1] == NUMBER or number == "of" or english_value(number) is not None
    if not counted or not behind or tokens.kinds[k + 1] == NUMBER or behind[0] in words("left_as"):
        return False
    return people.tag.value == "families" or not _CORRIDORS.isdisjoint(behind)


def _carried(group: Mapping[int, Hit], tokens: Tokens, k: int) -> bool:
    """Whether buses carry people out of a place by the verb at token k."""
    if words("convoys").isdisjoint(tokens.texts[max(k - 2, 0) : k]):
        return False
    near = range(k + 1, min(k + 1 + _FAMILIES, len(tokens)))
    people = next((h for n in near if (h := group.get(n)) is not None), None)
    if people is None or people.tag.value == "fighters":
        return False
    if people.tag.value in ("civilians", "families", "all") and tokens.texts[people.j : people.j + 1] == [
        "from"
    ]:
        return "to" in tokens.texts[people.j : people.j + _FAMILIES + 1]
    return tokens.texts[people.j : people.j + 2] == ["out", "of"]


_FLED, _TAKEN = Tag("kind", "displaced", "left"), Tag("kind", "displaced", "right")
_CORRIDORS = frozenset(("corridor", "corridors"))

"""English wounds that two words tell with the people between them: "hitting two men in the legs"."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag

_WOUNDED = Tag("kind", "injured", "right")
_HITS, _BODY = words("hits_people"), words("parts_of_body")
_WHERE = words("limbs_shot") | _BODY
_BETWEEN, _BEHIND, _ENDS = 8, 4, frozenset(".!?;,")


@needs(_WHERE, otherwise=None)
def hit_in_limb(found: Found) -> None:
    """Add to each such verb that whom it counts was wounded."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    told = [
        k
        for k, word in enumerate(texts)
        if word in _HITS and (_in_limb(by, texts, k) or _was_hit(by, texts, k))
    ]
    add_hits(by, here, [Hit(k, k + 1, _WOUNDED, "") for k in told])


def _was_hit(by: dict[str, dict[int, Hit]], texts: list[str], k: int) -> bool:
    """ "a nurse escorting them was hit in the leg": people before the verb."""
    passive = texts[k - 1 : k] in (["was"], ["were"]) and texts[k + 1 : k + 2] == ["in"]
    if not passive or words("limbs_shot").isdisjoint(texts[k + 2 : k + 2 + _BEHIND]):
        return False
    return any(n in by.get("group", {}) for n in range(max(k - _SUBJECT, 0), k))


_SUBJECT = 12


def _in_limb(by: dict[str, dict[int, Hit]], texts: list[str], k: int) -> bool:
    near = texts[k + 1 : k + _BETWEEN]
    at = near.index("in") if "in" in near else 0
    if not at or not _ENDS.isdisjoint(near[:at]):
        return False
    limbs = words("limbs_shot") | (_BODY if texts[k].startswith(("hit", "str")) else frozenset())
    where = texts[k + 1 + at : k + 1 + at + _BEHIND]
    return not limbs.isdisjoint(where) and any(n in by.get("group", {}) for n in range(k + 1, k + 1 + at))

"""Denials and releases that two words tell with others between them: "rejects as groundless the claim", "أخلى سبيل"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.claims.words.added_hits import ENDS, Found, add_hits, clause_end, drop_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.tokens import Tokens

_DENIED = (Tag("modality", "denied", ""),)
_FREED = (Tag("beside_act", "freed", ""), Tag("release", "freed", ""))
_FAR, _WAY, _CLAUSE = 7, 6, 30


@needs(words("dismisses") | words("rumours") | words("demands") | words("lets_go"), otherwise=None)
def told_apart(found: Found) -> None:
    """Add to each such verb that what is alleged is denied, or that people are let go."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    if not words("dismisses").isdisjoint(texts):
        denials = [
            k for k, word in enumerate(texts) if word in words("dismisses") and _dismisses(by, tokens, k)
        ]
        add_hits(by, here, [Hit(k, k + 1, tag, "") for k in denials for tag in _DENIED])
    if not words("rumours").isdisjoint(texts):
        untrue = [k for k, word in enumerate(texts) if word in words("rumours") and _untrue(tokens, k)]
        add_hits(by, here, [Hit(k, k + 1, tag, "") for k in untrue for tag in _DENIED])
    if "release" in by and not words("demands").isdisjoint(texts):
        _drop_demanded(by, here, texts)
    if not words("lets_go").isdisjoint(texts):
        add_hits(by, here, [Hit(k, k + 1, tag, "") for k in _releases(texts) for tag in _FREED])


def _drop_demanded(
    by: dict[str, dict[int, Hit]], here: dict[int, dict[str, Hit]], texts: Sequence[str]
) -> None:
    """Take out a release that is only asked for: "طالب ... بالإفراج عن", "demanded the release of"."""
    for k in [*by["release"]]:
        before = texts[max(k - _ASKED, 0) : k]
        asked = texts[k] in words("asked_release") or (texts[k] == "release" and "the" in before[-2:])
        if asked and ENDS.isdisjoint(before) and not words("demands").isdisjoint(before):
            drop_hits(by, here, (k,), ("release", "beside_act"))


_ASKED = 10


def _dismisses(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, k: int) -> bool:
    """Whether an allegation is the object of the verb at token k; behind some verbs it must be called false too."""
    texts = tokens.texts
    end = clause_end(tokens, k, _CLAUSE)
    near = range(k + 1, min(k + _FAR, end))
    alleged = next((n for n in near if texts[n] in words("allegations")), None)
    if alleged is None or _tells_instead(by, texts, alleged, end):
        return False
    answers = texts[k + 1 : k + 2] == ["علي"] or texts[k] in words("describes_it")
    return not answers or not words("untrue").isdisjoint(texts[k + 1 : end])


def _untrue(tokens: Tokens, k: int) -> bool:
    """ "A rumour that 40 were executed proved unfounded", "تبين أن نبأ ... غير صحيح": what is said, and is not so."""
    said = tokens.texts[k : clause_end(tokens, k, _CLAUSE)]
    said = said[: said.index(",")] if "," in said else said
    at = next((n for n, word in enumerate(said) if word in words("untrue")), None)
    if at is not None:
        return not words("proves").isdisjoint(said[max(at - 3, 0) : at])
    return "غير" in said and said[said.index("غير") + 1 :][:1] in (["صحيح"], ["صحيحه"], ["صحيحة"])


def _tells_instead(by: Mapping[str, Mapping[int, Hit]], texts: Sequence[str], i: int, e: int) -> bool:
    """ "reject the claims and say the army arrested three": nothing is told of before they speak themselves."""
    said = next((n for n in range(i, e) if texts[n] in words("says_instead")), None)
    acts = by.get("type", {})
    return said is not None and not any(n in acts for n in range(i, said))


def _releases(texts: Sequence[str]) -> Iterator[int]:
    """The verbs that let people go: "أخلى الجيش سبيل", not "في سبيل"."""
    for k, word in enumerate(texts):
        way = texts[k + 2 : k + _WAY] if word in words("lets_go") else []
        if "سبيل" in way and texts[k + 1 + way.index("سبيل")] != "في":
            yield k

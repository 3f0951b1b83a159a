"""Words at which a sentence can go on to another clause: one beside it, one of what was before, or one more."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.claims.acts.turns import is_headline
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.lang.lexicon import stems
from tawthiq.lang.tokens import LINE
from tawthiq.model.memory import Remembered

PLAIN, PARTING, TURNING = range(3)
"""One more clause ("and", و); one beside the first ("while", فيما); one of what was before ("after", بعد أن)."""
REACH = 120
_SHORTEST, _SHORT, _TWO, _SOON = 3, 20, 2, 7
_ACT = frozenset(("type", "kind"))
_IN, _TIME = ("في", "وفي"), (["حين"], ["وقت"], ["الوقت"])


def joints(doc: Document, s: int, e: int) -> Iterator[tuple[int, int, int]]:
    """Tokens in [s, e) at which a further clause can open, how far it reaches, and how it is joined.

    None in a sentence without two acts, or in a first line that the story tells again.
    """
    if len(doc.hits("type", s, e)) + len(doc.hits("beside_act", s, e)) < _TWO or is_headline(doc, s, e):
        return
    heading = e < len(doc.tokens) and doc.tokens[e].kind == LINE and e - s <= _SHORT  # over a story
    inside = range(s + _SHORTEST, e - _SHORTEST)
    found = [(k, kind) for k in inside if _MAY_JOIN[doc.texts[k]] and (kind := joint(doc, k)) is not None]
    for n, (k, kind) in enumerate(found):
        ends = (j for j, other in found[n + 1 : n + REACH] if _closes(doc, k, j, kind, other))
        if kind or not heading:
            yield k, min(next(ends, e), k + REACH), kind


def _closes(doc: Document, k: int, j: int, kind: int, other: int) -> bool:
    """Whether the joint at token j closes the clause that opens at token k: no "and" in it, but for ", and"."""
    return j > k + _TWO and (other != PLAIN or (kind == PLAIN and doc.texts[j - 1] == ","))


_JOINING = words("parts_clauses") | words("looks_back") | words("plain_joints") | {*_IN, "which", "من"}
_MAY_JOIN = Remembered[str, bool](lambda word: word in _JOINING or joins(word))
"""Whether a word joins clauses beside some others; most do beside none."""


def joint(doc: Document, k: int) -> int | None:
    """How the word at token k joins what follows to what stands before; None where it does not."""
    word, after = doc.texts[k], doc.texts[k + 1 : k + _TWO]
    behind_comma = k > 0 and doc.texts[k - 1] == ","
    if word in words("parts_clauses") or (word in _IN and after in _TIME):
        return PARTING
    if word in words("looks_back"):
        soon = range(k + 1, min(k + _SOON, len(doc.texts)))
        return TURNING if word.isascii() or any(doc.known(n, _ACT) for n in soon) else None
    if word == "which" and behind_comma and not words("came").isdisjoint(after):
        return TURNING
    if word == "من" and behind_comma and not words("for_its_part").isdisjoint(after):
        return PARTING
    if word in words("plain_joints"):
        return PLAIN
    opens = word.startswith("و") and joins(word) and (behind_comma or _verb(doc, k))
    return PLAIN if opens and not _goes_on(doc, k) else None


def _verb(doc: Document, k: int) -> bool:
    here = doc.here.get(k, {})
    return any(d in here and here[d].clitic == "و" for d in _ACT)


def _goes_on(doc: Document, k: int) -> bool:
    """ "وبلدة", "وبدعم من", "والتي": a further place of a list, who helped, or more about what was told."""
    word = doc.texts[k]
    if doc.texts[k + 1 : k + _TWO] == [","] or word in words("and_which"):
        return True
    if word.startswith("وب") and not doc.known(k, _ACT) and word not in words("and_led"):
        return True
    return any(stem in words("place_nouns") for stem, _ in stems(word))

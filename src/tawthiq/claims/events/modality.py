"""Whether the acts and people of an event are announced, threatened, denied, going on, or told as having happened."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.part import Part
from tawthiq.claims.parties.uninvolved import says_more
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit


def modality_of(doc: Document, parts: Sequence[Part], *, siege: bool) -> str:
    """What the first sentence announces, threatens or denies before it says anything else; ongoing anywhere.

    A denial that follows is the accused party's word on who did it: it takes no dead person out of a count.
    """
    for part in parts:
        for hit in doc.hits("modality", part.s, part.e):
            told = (
                siege or _goes_on(doc, part, hit)
                if hit.tag.value == "ongoing"
                else part is parts[0] and _planned(doc, part, hit)
            )
            if told:
                return hit.tag.value
    return "happened"


def _goes_on(doc: Document, part: Part, hit: Hit) -> bool:
    """Whether a word for what goes on stands beside an act: "clashes are still raging", not "accounts still ask"."""
    besieged = [h for h in doc.hits("kind", part.s, part.e) if h.tag.value == "besieged"]
    acts = [*part.types, *besieged]
    ends = doc.texts[hit.i] in words("not_over") and any(t.i < hit.i for t in acts)
    return ends or any(t.i - hit.j <= _NEAR and hit.i - t.j <= _NEAR for t in acts)


_NEAR = 4


def denies_all(doc: Document, part: Part) -> bool:
    """Whether a sentence only denies what others say: nothing in it is counted."""
    hits = (
        () if part.accuses() else doc.hits("modality", part.s, part.e)
    )  # "blamed the army, which denied it"
    return any(h.tag.value == "denied" and _planned(doc, part, h) for h in hits)


def _planned(doc: Document, part: Part, hit: Hit) -> bool:
    """Whether a word for a plan or a denial, which may be an act itself ("denied"), stands before all it does.

    A denial stands before the people too: "12 were killed, while the army denied it" counts 12. So do those hurt
    before a plan: "20 were killed and the toll is expected to rise".
    """
    told = [c for c in part.counts if c.start < doc.tokens[hit.i].start]
    said_false = hit.tag.value == "denied" and doc.texts[hit.i] in words("said_false")
    if said_false and told and _alleged(doc, part, told[0].start):
        return True
    if told and (hit.tag.value == "denied" or any(c.kind in _HURT for c in told)):
        return False
    if hit.tag.value == "denied" and (more := says_more(doc, hit.j, part.e)) > hit.j:
        return not any(t.i > more for t in part.types)  # "denied losing it and said its guns had hit"
    return said_false or all(hit.i <= t.i for t in part.types)


_HURT = frozenset(("killed", "injured"))


@needs(words("alleges"))
def _alleged(doc: Document, part: Part, start: int) -> bool:
    """ "The allegation that a strike killed six is untrue": whom a sentence counts inside what it calls untrue."""
    first = next((k for k in range(part.s, part.e) if doc.texts[k] not in words("definite")), part.s)
    told = doc.texts[first] in words("alleges") and doc.texts[first + 1] in words("tells_of_what")
    return told and doc.starts[first] < start

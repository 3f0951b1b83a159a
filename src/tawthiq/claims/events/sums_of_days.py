"""Whether an English sentence tells of a sum over days, or of one attack on a day that is not said exactly."""

from __future__ import annotations

from tawthiq.claims.acts.part import Part
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.model.claims import Count

_HAVE, _ONE, _NEAR = frozenset(("have", "has")), words("one") | words("definite"), 3
_SINGLE = frozenset(
    ("strike", "airstrike", "attack", "raid", "bombing", "bomb", "explosion", "blast", "ambush")
)
_MONTH = 31


def have_been(doc: Document, part: Part, since: int) -> bool:
    """ "have been killed in air strikes since", "have injured 73 people since": so many until now.

    An attack that has gone on since token `since`, and whoever has been hurt by it, is none.
    """
    return any(
        (doc.texts[h.i - 1] in _HAVE or (doc.texts[h.i - 1] == "been" and doc.texts[h.i - 2] in _HAVE))
        and not (h.i > since and any(t.i < since for t in part.types))
        for h in doc.hits("kind", part.s + 1, part.e)
    ) or any(
        doc.texts[k] == "been" and doc.texts[k - 1] in _HAVE and doc.texts[k + 1] in words("strikes")
        for k in range(part.s + 1, part.e - 1)
    )


@needs(words("between"))
def between_days(doc: Document, part: Part) -> bool:
    """ "between 1 and 5 May eight schools were hit", "بين 1 و5 أيار": several facilities on several days."""
    several = any(several_hit(c) for c in part.counts)
    return several and any(
        (d.end - d.start).days >= _DAYS
        and not words("between").isdisjoint(doc.texts[max(d.i - 1, part.s) : d.i + 1])
        for d in part.dates
    )


def several_hit(row: Count) -> bool:
    """ "17 hospitals": more than one attack is likely to have hit."""
    return row.kind == "facilities_hit" and (row.min or 0) >= _SEVERAL


_SEVERAL, _DAYS = 3, 2


@needs(frozenset(("country", "nationwide")))
def whole_country(doc: Document, part: Part) -> bool:
    """ "Another 17 residents died across the country on Friday": a sum over attacks at many places."""
    if not any(c.kind in _HURT and c.max != 1 for c in part.counts) or part.mentions:
        return False
    said = doc.texts[part.s : part.e]
    across = any(w == "country" and said[max(n - 2, 0)] in _ACROSS for n, w in enumerate(said))
    return across or "nationwide" in said


_ACROSS, _HURT = (
    frozenset(("across", "throughout", "around", "over")),
    ("killed", "injured", "detained", "displaced"),
)


def one_attack(doc: Document, part: Part) -> bool:
    """ "its air strike in June 2017 killed nine": one attack, of which no more than the month is told."""
    if not part.dates or (part.dates[0].end - part.dates[0].start).days > _MONTH:
        return False
    return any(
        doc.texts[h.j - 1] in _SINGLE and not _ONE.isdisjoint(doc.texts[max(h.i - _NEAR, part.s) : h.i])
        for h in part.types
    )

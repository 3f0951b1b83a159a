"""What an age beside a name says of the person: a child or not."""

from __future__ import annotations

from tawthiq.claims.people.counted import age_of_name
from tawthiq.claims.text.document import Document

_ADULT = 18


def by_comma_age(doc: Document, i: int, j: int) -> str | None:
    """ "Lina Karam, 11, was killed"."""
    ages = [
        int(doc.texts[k]) for k in range(i, j) if doc.tokens[k].kind == "n" and age_of_name(doc, k, k + 1)
    ]
    return "children" if ages and ages[0] < _ADULT else None

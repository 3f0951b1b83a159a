"""What an age beside a name says of the person: a child or not."""

from __future__ import annotations

from tawthiq.claims.people.counted import age_of_name
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.numbers_en import english_value

_ADULT = 18


def by_age(doc: Document, j: int, e: int) -> str | None:
    """ "هدى كرم (10 سنوات)": the age behind a name makes a child."""
    for k in range(j, min(j + 5, e)):
        token = doc.tokens[k]
        if doc.texts[k] in words("before_spans"):
            return None  # "قتل سالم كرم بعد 12 عاماً في السجن"
        if token.kind == "n" and k + 1 < e and doc.texts[k + 1] in words("ages"):
            return "children" if token.text.isdigit() and int(token.text) < _ADULT else None
    return None


def age_before(doc: Document, i: int) -> str | None:
    """ "13-year-old Salim Haddad", "Eleven-year-old Hind": the age before a name makes a child."""
    word = doc.texts[i - 1] if i else ""
    if not word.endswith("-old"):
        return None
    digits = next((t.text for t in reversed(doc.tokens[max(i - 4, 0) : i - 1]) if t.kind == "n"), "")
    years = int(digits) if digits.isdigit() else english_value(word.split("-")[0])
    return "children" if years is not None and years < _ADULT else None


def by_comma_age(doc: Document, i: int, j: int) -> str | None:
    """ "Lina Karam, 11, was killed"."""
    ages = [
        int(doc.texts[k]) for k in range(i, j) if doc.tokens[k].kind == "n" and age_of_name(doc, k, k + 1)
    ]
    return "children" if ages and ages[0] < _ADULT else None

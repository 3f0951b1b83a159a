"""Of which group "others" are: that of the people who were counted before them, where nothing stands between."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.counted import is_others
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document

_INHERITED = ("civilians", "fighters")


def of_others(doc: Document, q: Quantity, before: Sequence[Quantity], context: str | None) -> str | None:
    """The group of "four others"; None where it is not said.

    `before` are the people of the sentence counted before; `context` is the group counted in the sentence before.
    """
    inherited = next((p.resolved for p in reversed(before) if p.resolved and not p.part), context)
    if q.form != "sg" and (_of_both_sides(before) or (inherited == "civilians" and _far_off(doc, q, before))):
        return None
    noun = doc.hit("group", q.noun) if q.noun is not None else None
    bare = q.form == "sg" and (noun is None or is_others(doc, noun))  # "a woman and another person"
    return inherited if inherited and (inherited in _INHERITED or bare) else None


def _of_both_sides(before: Sequence[Quantity]) -> bool:
    """ "Two children and three soldiers were killed and seven others": fighters and others stand before "others"."""
    groups = {p.resolved for p in before if p.resolved and not p.part}
    return "fighters" in groups and len(groups) > 1


def _far_off(doc: Document, q: Quantity, before: Sequence[Quantity]) -> bool:
    """ "Nine civilians, including two women, were killed and others injured": who the others are is not said.

    Neither is it of the others of another sentence.
    """
    told = [p for p in before if p.resolved]
    english = doc.texts[q.j - 1].isascii() and doc.texts[q.j - 1].isalpha()
    return english and (not told or any(p.part for p in told))

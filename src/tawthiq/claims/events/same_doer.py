"""Attacks whose weapon or party is not said again: "They also hit Kafr Tut", "كما استهدفت تل الريحان"."""

from __future__ import annotations

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import BARE
from tawthiq.claims.text.document import Document


def share_doer(doc: Document, last: Part, part: Part) -> None:
    """Give a part the party of the last one, and its weapon where it names none, if its verb has that subject."""
    if part.actors or not _same_doer(doc, part):
        return
    part.actors = last.actors
    if all(h.tag.value in BARE for h in part.types):
        part.types = [*last.types, *part.types]


def _same_doer(doc: Document, part: Part) -> bool:
    """ "قصفت الطائرات الروسية كفر توت، كما استهدفت تل الريحان": a verb without a party is of the one before it."""
    verb = doc.texts[part.s + 1] if part.s + 1 < part.e else ""
    hit = doc.hit("type", part.s + 1)
    bare = doc.texts[part.s] == "كما" and verb.endswith("ت") and hit is not None and hit.tag.value in BARE
    weapon = doc.hit("type", part.s + 2)
    return bare and (weapon is None or "ب" in weapon.clitic)  # not "كما استهدفت غارة": by whomever


def bare_blow(doc: Document, part: Part) -> bool:
    """ "They also hit Kafr Tut, killing three": people harmed by an attack whose weapon is not said again."""
    bare = bool(part.counts and part.types) and all(t.tag.value == "bare_attack" for t in part.types)
    return bare and doc.texts[part.s] in ("they", "it", "كما")

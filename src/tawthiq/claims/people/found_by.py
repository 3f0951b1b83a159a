"""Those who found the dead or dug them out, of whom nothing befell anybody: "عثر مقاتلو الفصائل على الجثث"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_TEAMS, _REACH = ("rescue_workers", "fighters", "health_workers"), 7


@needs((and_(words("comes_upon")), and_(words("digs_out"))))
def found_them(doc: Document, hit: Hit) -> bool:
    """Whether the people of a hit stand right behind a verb of finding as those who found."""
    verb = doc.texts[hit.i - 1].removeprefix("و") if hit.i else ""
    if verb in words("comes_upon"):
        return "علي" in doc.texts[hit.j : hit.j + _REACH]
    return verb in words("digs_out") and hit.tag.value in _TEAMS

"""Arabic sentences that tell of a further act: people taken behind an attack, fighters killed in a fight elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.part import Part
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.marks import arabic, needs

_TAKEN = frozenset(("detention", "abduction"))
_ATTACKS = frozenset(
    ("airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "cluster_munition",
     "chemical", "ied_vbied", "landmine_uxo", "shooting")
)  # fmt: skip
_FIRST = 3


def further_act(doc: Document, told: Sequence[Part], part: Part) -> bool:
    """Whether a part tells of an act of its own, behind the parts that are told of before."""
    return _takes_people(doc, told, part) or _fights_elsewhere(doc, part)


@needs(arabic, "kind")
def _takes_people(doc: Document, told: Sequence[Part], part: Part) -> bool:
    """ "... واختطف التنظيم ثمانية": a sentence that only tells whom a party took, behind an attack."""
    kinds = {c.kind for c in (*part.counts, *part.singles)}
    if kinds != {"detained"} or not part.actors or doc.texts[part.s].isascii() or part.retells:
        return False
    acts = {h.tag.value for h in part.types}
    before = {h.tag.value for p in told for h in p.types}
    hurt = any(c.kind in ("killed", "injured") for p in told for c in (*p.counts, *p.singles))
    return (
        bool(acts & _TAKEN)
        and acts.isdisjoint(_ATTACKS)
        and bool(before & _ATTACKS)
        and hurt
        and not before & _TAKEN
    )


@needs(frozenset(("باشتباكات", "اشتباكات", "باشتباك", "معارك", "مواجهات")), "cut")
def _fights_elsewhere(doc: Document, part: Part) -> bool:
    """ "وفي ريف حماة قتل أربعة مقاتلين باشتباكات": a sentence that opens with its place and tells whom a fight hurt."""
    opened = doc.hit("cut", part.s)
    if not part.cut or opened is None or doc.texts[part.s] != "وفي":
        return False
    hurt = any(c.kind in ("killed", "injured") and c.max != 0 for c in part.counts)
    return hurt and any(h.tag.value == "ground_fighting" for h in part.types)


def goes_on_there(doc: Document, part: Part) -> bool:
    """ "a second strike", "وسبقت ذلك غارة", "من القرية": of the place told of before, where none is named."""
    if part.again:
        return True
    said = doc.texts[part.s : part.e]
    taken = not _TAKEN.isdisjoint(h.tag.value for h in part.types)
    return part.unknown is None and ("ذلك" in said[:_FIRST] or (taken and not _THERE.isdisjoint(said)))


_THERE = frozenset(("القرية", "البلدة", "المدينة", "بالقرية", "بالبلدة", "بالمدينة"))

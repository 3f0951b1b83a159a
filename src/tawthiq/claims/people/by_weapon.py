"""People whom an Arabic verb tells of behind the attack that did it: "قتلت غارة على سوق في كفر توت يوم الجمعة ستة"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.past_attack import past_attack
from tawthiq.claims.text.document import Document

_LONGEST = 30


def behind_weapon(doc: Document, trigger: Trigger, found: Sequence[Quantity], stop: int) -> Quantity | None:
    """The people behind a verb whose subject, right behind it, is a weapon with what it hit, where and when."""
    weapon = doc.hit("type", trigger.j)
    if weapon is None or weapon.clitic not in ("", "ال") or trigger.form != "right":
        return None
    k = weapon.j
    for q in found:
        if q.j <= k or q.kinds:
            continue
        if q.i >= stop or q.i - trigger.j > _LONGEST or past_attack(doc, k, q.i) < q.i:
            return None
        if q.unit != "facility" and not _of_target(doc, q):
            return q
        k = q.j
    return None


def _of_target(doc: Document, q: Quantity) -> bool:
    """ "حافلة ركاب", "سيارة مدنية", "منازل المدنيين": people that only say what sort of thing was hit."""
    behind = any(h.j >= q.i for h in doc.hits("target", max(q.i - 2, 0), q.i))
    return behind and not q.numbered and (q.definite or q.form in ("sg", "pl"))

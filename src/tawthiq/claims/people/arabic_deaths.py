"""Deaths told in another order than their people: "فارق الحياة طفلان", "was wounded and later died of it"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_OWN, _BACK, _NEAR = 2, 8, 4


def verb_first(doc: Document, trigger: Trigger, found: Sequence[Quantity]) -> bool:
    """ "فارق الحياة طفلان", "قتلوا معلما": what mostly looks back, with its people right behind and none before."""
    active = doc.texts[trigger.j - 1].endswith("وا")
    if trigger.english or trigger.form != "left" or not (trigger.j - trigger.i > 1 or active):
        return False
    if active and any(_object(doc, q, trigger.j) for q in found):
        return True
    if any(not q.kinds and q.unit == "person" and 0 <= trigger.i - q.j <= _BACK for q in found):
        return False
    return any(trigger.j <= q.i <= trigger.j + _OWN and q.noun is not None and not q.kinds for q in found)


def _object(doc: Document, q: Quantity, k: int) -> bool:
    """ "اقتحم مسلحون القرية وقتلوا ثلاثة مزارعين", "قتلوا المختار": people right behind the verb suffered it."""
    if q.i != k or q.unit != "person" or q.kinds:
        return False
    if q.numbered:
        goes_on = doc.texts[k - 1].startswith(("و", "ف"))
        return goes_on or not q.part  # "وقتلوا اثنين منهم", not "الذين قتلوا ثلاثة منهم"
    return not q.part and (q.form == "sg" or doc.texts[q.j - 1].endswith(("ين", "ا")))


def died_of_it(doc: Document, first: Trigger, trigger: Trigger) -> bool:
    """ "was injured by a mine and later died of his wounds": the subject of the second verb is that of the first."""
    if not trigger.english or trigger.form != "left" or doc.texts[trigger.i] not in words("dies"):
        return False
    if "who" in doc.texts[max(first.i - _WHO, 0) : first.i]:
        between = range(first.j, trigger.i)  # "a boy who was wounded on Thursday died"
        return not any(doc.known(n, _OTHERS_TOLD) or doc.texts[n] in ("and", ";") for n in between)
    k = trigger.i
    while k > first.j and (doc.texts[k - 1] in words("later") or doc.texts[k - 1] in words("auxiliaries")):
        k -= 1
    return k > first.j and (doc.texts[k - 1] in ("and", "but", "who") or one_of_before(doc.texts[:k]))


_WHO, _OTHERS_TOLD = 4, frozenset(("group", "kind", "says"))


def one_of_before(texts: list[str]) -> bool:
    """Whether the words end in "; he" or "; she": of the one told of before."""
    return texts[-2:] in ([";", "he"], [";", "she"])


def died_later(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "أصيب شخص، ثم استشهد متأثرا بها", "was wounded and died": the one who was wounded died; nobody else did."""
    both = any(m.kinds == _WOUNDED_AND_DIED and doc.texts[m.j - 1] in words("dies") for m in marks)
    for q in found if both else ():
        if q.kinds == _WOUNDED_AND_DIED and q.low == q.high == 1:
            q.kinds = ("killed",)
    for first, trigger in pairwise(marks):
        if trigger.kinds != ("killed",) or first.kinds != ("injured",):
            continue
        near = doc.texts[trigger.j : trigger.j + _NEAR]
        later = any(w.startswith("متاثر") for w in near) or "ثم" in doc.texts[trigger.i - 2 : trigger.i]
        later = later or died_of_it(doc, first, trigger)
        own = any(
            q.kinds == trigger.kinds and q.i >= (first.j if trigger.english else trigger.j) for q in found
        )
        hurt = [q for q in found if q.kinds == ("injured",) and q.j <= trigger.i]
        if later and not own and len(hurt) == 1 and hurt[0].low == hurt[0].high == 1:
            hurt[0].kinds = trigger.kinds
    if "die" in _stems_of_death(marks, doc):
        _died_in_custody(doc, found, marks)


def _stems_of_death(marks: Sequence[Trigger], doc: Document) -> set[str]:
    return {doc.texts[m.i][:3] for m in marks if m.english and m.kinds == ("killed",) and m.form == "left"}


def _died_in_custody(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "A teacher arrested in February has died in prison": the one who was held died."""
    if any("killed" in q.kinds for q in found):
        return
    held = [q for q in found if q.kinds == ("detained",) and q.low == q.high == 1]
    died = next((m for m in marks if m.english and doc.texts[m.i] in ("died", "dies")), None)
    if died is not None and len(held) == 1 and 0 < died.i - held[0].j <= _CUSTODY and not died.negated:
        held[0].kinds = ("killed",)


_CUSTODY = 22


_WOUNDED_AND_DIED = ("injured", "killed")
_SHOT_IN_HEAD = frozenset(("رؤوسهم", "رووسهم"))


def _taken_to_death(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "سيق أربعة مدنيين ثم أعدمهم جنود", "ثم أطلقوا النار على رؤوسهم": those taken were executed."""
    ends = [
        m.i for m in marks if m.kinds == ("executed",) and not m.english and doc.texts[m.i].endswith("هم")
    ]
    ends = ends or [*_shots_in_heads(doc, found)]
    for q in found if ends else ():
        if q.kinds == ("detained",) and q.numbered and any(q.j < k <= q.j + _TAKEN for k in ends):
            q.kinds = ("executed",)


@needs(_SHOT_IN_HEAD, otherwise=())
def _shots_in_heads(doc: Document, found: Sequence[Quantity]) -> list[int]:
    """Where shots in the head are told of, near behind people."""
    near = range(found[0].j, min(found[-1].j + _TAKEN, len(doc.texts))) if found else ()
    return [k for k in near if doc.texts[k] in _SHOT_IN_HEAD and doc.texts[k - 1] == "علي"]


_TAKEN = 25


def put_to_death(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "جثث ثلاثة شبان أعدموا ميدانياً": the verb right behind the bodies says how they died."""
    _taken_to_death(doc, found, marks)
    ends = {m.i for m in marks if m.kinds == ("executed",)}
    for q in found if ends else ():
        if q.kinds == ("killed",) and q.j in ends:
            q.kinds = ("executed",)


def only_heads(doc: Document, s: int, e: int) -> bool:
    """Whether [s, e) is two words that head a list or a page, "مقتل رجل"; "وقتل رجل" goes on about an attack."""
    return e - s <= 2 and doc.texts[s] not in _AND_BEFELL


_AND_BEFELL = frozenset("و" + word for word in words("befell"))

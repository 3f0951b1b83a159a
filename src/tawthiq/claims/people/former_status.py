"""What people were before it befell them: "ten displaced people were killed", "15 prisoners were hanged"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.let_go import released
from tawthiq.claims.people.joined_participles import brought_out
from tawthiq.claims.people.no_people import lodged, past_aside
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import HARMED, Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words


def former_status(doc: Document, found: list[Quantity], marks: Sequence[Trigger]) -> None:
    """ "killed ten displaced people", "15 prisoners were hanged": what they were before is no kind of its own."""
    for q in found:
        brought_out(doc, q)
        if lodged(doc, q) or (q.fixed == "displaced" and _met_under_fire(doc, q)):
            q.fixed = None
        if q.fixed == "detained" and (released(doc, q.i, q.j) or _held_once(doc, q)):
            q.fixed = None
        if q.fixed == "injured" and q.form == "sg" and not _DIES.isdisjoint(doc.texts[q.j : q.j + _NEXT]):
            q.fixed = None  # "a wounded man died"
        if q.fixed == "injured" and q.numbered and q.noun is not None and doc.texts[q.noun - 1] == "من":
            died = any(m.kinds == ("killed",) and m.form == "right" and 0 <= q.i - m.j <= 1 for m in marks)
            q.fixed = None if died else q.fixed  # "توفي ثلاثة من الجرحى"
        if q.fixed not in _STATUS or not q.form.startswith("noun_n"):
            continue
        if q.fixed == "displaced" and q.numbered and q.noun is not None and doc.texts[q.noun] == "displaced":
            harmed = any(m.kinds[0] in HARMED for m in marks) or _of_toll(doc, q)
            q.fixed, q.form = (None, "pl") if harmed else (q.fixed, q.form)
        for mark in marks:
            after = (
                mark.form == "right" and not (mark.english and mark.passive) and _right_after(doc, mark, q)
            )
            gap = past_aside(doc.texts[q.j : mark.i])
            far = (
                mark.form == "left"
                and len(gap) <= _FORMER
                and not any(doc.hit("kind", k) for k in range(q.j, mark.i))
            )
            before = (
                mark.i >= q.j
                and (q.numbered or q.i != q.noun)
                and (far or (len(gap) <= 3 and all(w in _WERE for w in gap)) or _listed(doc, q, mark, found))
            )
            came_back = mark.kinds == ("returned",) and (before if mark.english else after)
            held = mark.kinds == ("detained",) and q.fixed in _CAME  # "arrested ten returnees"
            if ((mark.kinds[0] in HARMED or held) and (after or before)) or came_back:
                q.fixed, q.group, q.form = None, q.group or "all", "pl"


def _of_toll(doc: Document, q: Quantity) -> bool:
    """ "the toll rose to nine: four displaced civilians", "eight, including five displaced men": some of the dead."""
    before = doc.texts[max(q.i - _TOLL, 0) : q.i]
    return not words("toll").isdisjoint(before) or bool(doc.hits("part", max(q.i - 2, 0), q.i))


_TOLL = 30


def _right_after(doc: Document, mark: Trigger, q: Quantity) -> bool:
    """Whether nothing but who did it and how stands between ("أعدمت قوات النظام ميدانياً تسعة أسرى")."""
    far = q.i - mark.j
    people = any(doc.known(k, _PEOPLE) for k in range(mark.j, q.i))
    return 0 <= far <= 2 or (not mark.english and 0 <= far <= _DOER and not people)


def _listed(doc: Document, q: Quantity, mark: Trigger, found: Sequence[Quantity]) -> bool:
    """ "six displaced civilians and three soldiers were killed": nothing but more people stands before the verb."""
    if not (mark.english and mark.passive):
        return False
    others = {k for p in found if q.j <= p.i and p.j <= mark.i for k in range(p.i, p.j)}
    return bool(others) and all(
        k in others or doc.texts[k] in _WERE or doc.texts[k] in _LISTS for k in range(q.j, mark.i)
    )


_LISTS = frozenset((",", "and", "including", "among", "them", "-", "–", "—", "(", ")"))
_DOER, _PEOPLE = 5, frozenset(("kind", "group"))


def _held_once(doc: Document, q: Quantity) -> bool:
    """ "three former detainees", "transferred six prisoners", "خمسة معتقلين سابقين": held no longer."""
    moved = not words("moves_prisoners").isdisjoint(doc.texts[max(q.i - 2, 0) : q.i])
    return moved or not words("former").isdisjoint(doc.texts[q.i : q.j + 1])


_FORMER = 6
_CAME = ("displaced", "returned")
_STATUS = ("displaced", "detained", "besieged", "returned")
_WERE = {"will"} | words("auxiliaries") | words("relative") | words("adverbs") | {"that"}


def _met_under_fire(doc: Document, q: Quantity) -> bool:
    """ "أطلق النار على مجموعة من النازحين": displaced people, before, of whom some were hit."""
    if q.numbered or q.i == q.noun or doc.texts[q.i].isascii():
        return False
    if "النار" in doc.texts[max(q.i - _FIRE, 0) : q.i]:
        return True
    near = doc.hits("type", max(q.i - _FIRE, 0), min(q.j + _FIRE, len(doc.texts)))
    return any(
        h.tag.value in ("shooting", "shelling", "airstrike", "bare_bombing", "bare_attack") for h in near
    )


_FIRE = 9
_DIES, _NEXT = frozenset(("died", "dies", "succumbed")), 3

"""Persons who are only named, with their kin beside them: "مقتل سالم حداد وزوجته", "Salim Haddad and his son"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawthiq.claims.people.beside_named import behind_office
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.persons import naming, own_kin
from tawthiq.claims.persons.together import together
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import Count


def kin_of_named(
    doc: Document, found: Sequence[Quantity], kept: list[Quantity], singles: Sequence[Count]
) -> tuple[list[Quantity], list[Count]]:
    """ "تعتقل الشيخ "سالم كرم" الملقب "أبو هدى" وابنه وشقيقه": kin joined to a person who is only named.

    The quantities that have a kind, and the named persons beside whom their kin stand.
    """
    named: list[Count] = []
    for q in found:
        linked = doc.texts[q.i].startswith("و") or doc.texts[q.i - 1] == "و"
        if q.kinds or q.noun is None or not linked or not own_kin(doc, q.noun):
            continue
        ends = [(bisect_left(doc.starts, s.end), s) for s in singles if s.min == 1]
        near = [(k, s) for k, s in ends if k <= q.i <= k + _KIN]
        if near and not any(
            doc.known(k, _TELLS) or doc.texts[k] in words("closers") for k in range(near[-1][0], q.i)
        ):
            q.kinds = (near[-1][1].kind,)
            named.append(near[-1][1])
    return [q for q in found if q.kinds], named or []


_KIN, _TELLS = 22, frozenset(("kind", "type", "says"))


def with_kin(
    doc: Document, kept: Sequence[Quantity], singles: Sequence[Count], own: Sequence[Count] = ()
) -> tuple[list[Count], list[Count]]:
    """ "مقتل سالم حداد وزوجته": a named person with kin or guards counted behind is one beside them.

    Returns those, and the other singles, who may be among the people counted.
    """
    beside: list[Count] = []
    for single in singles:
        end = bisect_left(doc.starts, single.end)
        if single in own or _another(single, end, kept):
            beside.append(single)
            continue
        behind = next((q for q in kept if q.i >= end and single.kind in q.kinds), None)
        counted = any(q.numbered and not q.part and q.i < end and single.kind in q.kinds for q in kept)
        if (
            behind is not None
            and not counted
            and (_belongs(doc, end, behind) or _others(behind, end) or _beside(doc, end, behind))
        ):
            beside.append(single)
    return together(doc, beside), [s for s in singles if s not in beside]


def _beside(doc: Document, end: int, q: Quantity) -> bool:
    """ "Salim Karam, head of the union, and a driver": one or so many more, behind who he is."""
    counted = q.form == "sg" or (q.numbered and not q.others)
    return counted and not q.part and behind_office(doc, end, q.i)


def _others(q: Quantity, end: int) -> bool:
    """ "مقتل سالم حداد واثنين آخرين": people said to be others than the one named right before."""
    return q.others and q.numbered and not q.part and q.i - end <= _NEXT


def _another(single: Count, end: int, kept: Sequence[Quantity]) -> bool:
    """ "ارتقاء السيدة هدى كرم واستشهاد شاب": one person of another group, told of behind, is another person."""
    others = [q for q in kept if single.kind in q.kinds]
    alone = bool(others) and all(q.low == q.high == 1 and not q.numbered and q.i >= end for q in others)
    return (
        alone
        and single.group in _SEXED
        and all(q.group in _SEXED and q.group != single.group for q in others)
    )


_SEXED = ("women", "men", "children")


def _belongs(doc: Document, end: int, q: Quantity) -> bool:
    """Whether people joined to the name that ends at token `end` are said to be his or hers."""
    first = q.i - (doc.texts[q.i - 1] in ("his", "her"))
    joined = doc.texts[q.i].startswith("و") or doc.texts[first - 1] in ("and", ",", "with", "alongside")
    between = doc.tokens[end:first]
    named = all(
        t.text in _BESIDE or t.kind == "n" or t.text in words("ages") or naming(doc, k)
        for k, t in enumerate(between, start=end)
    )
    own = any(
        doc.texts[k] in ("his", "her") or doc.texts[k].endswith(("ه", "ها", "هما")) for k in range(first, q.j)
    )
    near = named and q.i - end <= _NAME + (_ALIAS if "(" in doc.texts[end : q.i] else 0)
    return joined and own and near


_NAME, _ALIAS, _NEXT = 5, 6, 2
_BESIDE = frozenset(
    ("and", ",", "with", "(", ")", '"', "along", "alongside", "together", "also", "known", "as", "aka")
)

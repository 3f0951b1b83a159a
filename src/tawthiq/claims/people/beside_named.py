"""People joined to somebody who is only named: "killed Salim Haddad, his wife and"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.english_names import named_object
from tawthiq.claims.text.document import Document


def beside_named(doc: Document, trigger: Trigger, found: Sequence[Quantity], stop: int) -> Quantity | None:
    """ "killed Salim Haddad, his wife and": the people joined to one who is only named."""
    named = named_object(doc, trigger, stop) if trigger.english else []
    if not named:
        return None
    end = named[-1][1]
    return next(
        (
            q
            for q in found
            if not q.kinds
            and q.noun is not None
            and q.i < stop
            and (_right_behind(doc, end, q.i) or behind_office(doc, end, q.i))
            and q.unit == "person"
        ),
        None,
    )


def _right_behind(doc: Document, end: int, i: int) -> bool:
    """Whether nothing but "and", "with" or a pronoun stands between a name and the people beside it."""
    gap = doc.texts[end:i]
    return 0 < len(gap) <= _CLOSE or (len(gap) == _CLOSE + 1 and all(w in _NEXT for w in gap))


def behind_office(doc: Document, end: int, i: int) -> bool:
    """ "Salim Karam, head of the union in Kafr Tut, and his brother": only who he is stands between, in commas."""
    if doc.texts[end : end + 1] != [","] or not 2 < i - end <= _OFFICE:
        return False
    k = i - (doc.texts[i - 1] in _OWN)
    own = k < i or not _OWN.isdisjoint(doc.texts[i : i + 4])
    near = doc.texts[max(end + 1, k - 3) : k]
    joined = near[-2:] == [",", "and"] or near in ([",", "along", "with"], [",", "together", "with"])
    if not (joined or (own and near[-1:] == [","]) or near[-2:] in ([",", "with"], [",", "alongside"])):
        return False
    return k - len(near) > end and not any(doc.known(n, _TELLS) for n in range(end, k))


_OFFICE, _OWN, _TELLS = 20, frozenset(("his", "her")), frozenset(("kind", "type", "says"))
_CLOSE = 2
_NEXT = frozenset(("alongside", "along", "together", "with", ",", "and", "his", "her", "their"))

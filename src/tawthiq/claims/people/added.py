"""Persons of one sentence added up by group: "an infant and a boy", "a father and his two sons"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.persons.persons import own_kin
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import PART, Count


def added(doc: Document, rows: list[Count], said: Sequence[int]) -> list[Count]:
    """ "An infant and a boy": persons told of one by one are added up by group as long as no new verb comes between.

    So are kin: "a father and his two sons" are three men.
    """
    out: list[Count] = []
    at: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        key = (row.kind, row.group)
        field = sum(start <= row.start for start in said)
        place, number = at.get(key, (-1, 0))
        if row.group == "all" or not (_single(row) or _sexed(row)):
            out.append(row)
        elif (
            place >= 0
            and number == field
            and _one_clause(doc, out[place].end, row.start)
            and not _between(out, place, key)
            and _one_list(doc, out[place], row)
            and ((_single(row) and _single(out[place])) or _beside_kin(doc, out[place], row))
        ):
            before = out[place]
            total = (before.min or 0) + (row.min or 0)
            quote = doc.source[before.start : row.end]
            out[place] = replace(before, min=total, max=total, quote=quote, end=row.end)
        else:
            at[key] = (len(out), field)
            out.append(row)
    return out


def _sexed(row: Count) -> bool:
    return row.group in ("men", "women", "children") and row.min == row.max and bool(row.min)


def _one_list(doc: Document, before: Count, row: Count) -> bool:
    """Whether a row goes on the list of the one before: no "including" and no colon between, and both of one whole."""
    i, j = bisect_left(doc.starts, before.end), bisect_left(doc.starts, row.start)
    alike = (row.relation == PART) <= (before.relation == PART)
    return alike and not doc.hits("part", i, j) and ":" not in doc.texts[i:j]


def _beside_kin(doc: Document, before: Count, row: Count) -> bool:
    """ "a mother and her two daughters", "two boys and an infant": kin beside those they belong to, or right joined."""
    i, k, j = (bisect_left(doc.starts, at) for at in (before.end, row.start, row.end))
    gap = doc.texts[i:k]
    if gap in (["and"], [",", "and"], [","], ["و"]) or (not gap and doc.texts[k].startswith("و")):
        return True
    return any(doc.texts[n] in words("kin_nouns") or own_kin(doc, n) for n in range(k, j))


def _one_clause(doc: Document, end: int, start: int) -> bool:
    """Whether two persons can be added up: near, and no "while" between them."""
    between = doc.source[end:start] if end <= start else ""
    return end <= start <= end + _APART and " while " not in between and "بينما" not in between


_APART = 160


def _between(out: Sequence[Count], place: int, key: tuple[str, str]) -> bool:
    """ "A doctor, two nurses and a dentist": another number of the group stands between."""
    return any((r.kind, r.group) == key for r in out[place + 1 :])


def _single(row: Count) -> bool:
    return row.min == row.max == 1 and (not row.quote[:1].isdigit() or "-year" in row.quote[:_AGED])


_AGED = 9

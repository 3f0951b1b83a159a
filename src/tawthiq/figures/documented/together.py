"""What the claims of groups (incidents, or what one source says of each) say together, by the question's rule.

Most incidents are plain: each of their claims has one voice, and no two have the same. What a few numbers come to
together is then worked out once for all groups that state the same ones. The others are asked one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Codes, Grouped, Ints, Mask, distinct
from tawthiq.figures.documented.combine import joined
from tawthiq.figures.documented.hearing import (
    CEILING,
    FLOOR,
    HIGH,
    KNOWN,
    LOW,
    OPEN,
    RANKS,
    STATE,
    Hearing,
    Said,
    numbers,
)
from tawthiq.figures.documented.last_words import (
    EARLIER,
    OUTRANKED,
    USED,
    Spoken,
    Voice,
    met_again,
)
from tawthiq.figures.documented.parts_of import raised
from tawthiq.figures.documented.rules import rank_of, rule_of
from tawthiq.figures.documented.selection import AT, Found
from tawthiq.figures.documented.told import Behind, Told, Voices, roles_of, voices_of
from tawthiq.model.figures import Question

_STANDS: Codes = np.array(
    [
        AT[why.TOGETHER if s & KNOWN and s & CEILING else why.INSIDE if s & KNOWN else why.NUMBER_UNKNOWN]
        for s in range(8)
    ],
    dtype=np.int8,
)
"""Why an incident counts by whether its number is known, a floor, or that of killed and injured together."""


def together(hearing: Hearing, found: Found) -> Told:
    """What the claims of each candidate say together, no more than they say of any wider population."""
    key = told_by(hearing.question)
    known = _known(found, key)
    if known is None:
        known = _raised(hearing, found.speaking)
        for whole in hearing.wider:
            known = _within(known, together(whole, found), hearing)
        found.told[key] = known
    return known


def _raised(hearing: Hearing, speaking: Grouped) -> Told:
    return raised(_told(hearing, speaking), hearing, _raised)


def _known(found: Found, key: object) -> Told | None:
    """What was worked out of these, or of those from which they were taken."""
    known: Told | None = found.told.get(key)
    if known is None and found.of is not None:
        whole, places = found.of
        told = _known(whole, key)
        if told is not None:
            known = found.told[key] = told.take(places)
    return known


def told_by(question: Question) -> tuple[object, ...]:
    """What of a question decides what claims that may speak say together."""
    return (question.kind, question.group, question.measure, question.targets, question.rule, question.tiers)


def _told(hearing: Hearing, speaking: Grouped) -> Told:
    said, question = hearing.said(), hearing.question
    stating = said.voices[speaking.rows] > 0
    odd = speaking.any(said.voices[speaking.rows] > 1)  # asked one by one
    plain = stating & ~odd[speaking.owners()]
    found, roles = _PLAIN[question.rule](
        _Plain(hearing, said, speaking, plain, _again(hearing, speaking, plain))
    )
    voices = {g: _by_rule(hearing, speaking, g, found, roles) for g in np.flatnonzero(odd).tolist()}
    stated = speaking.any(stating)
    reason = _STANDS[found[:, STATE]]
    if question.rule == "range" and question.group == "civilians":
        contested = _contested(hearing, speaking) & (found[:, LOW] > 0) & stated
        found[contested, LOW], reason[contested] = 0, AT[why.CIVILIANS_CONTESTED]
    return Told(speaking, roles, stated, found, reason, voices, (Behind(stated, (roles & USED) > 0),))


def _again(hearing: Hearing, speaking: Grouped, plain: Mask) -> Grouped:
    """The places in `speaking` of claims by which one voice says the number of one group several times."""
    names, owners = hearing.holdings.columns.voices(), speaking.owners()
    several = np.flatnonzero(plain & (speaking.many(plain) > 1)[owners])
    groups, codes = owners[several], names.codes[speaking.rows[several]]
    met = met_again(groups, codes)
    keys = groups[met] * len(names.values) + codes[met]
    order = np.argsort(keys, kind="stable")
    ends = np.flatnonzero(np.diff(keys[order], append=-1) != 0) + 1
    each = Grouped(several[met][order], np.concatenate((np.zeros(1, dtype=np.int64), ends)))
    return each.take(np.flatnonzero(each.sizes() > 1))


def _by_rule(hearing: Hearing, speaking: Grouped, g: int, found: Ints, roles: Codes) -> tuple[str, ...]:
    """One group asked by itself: its numbers and roles are written, its voices given back."""
    first, last = speaking.starts[g], speaking.starts[g + 1]
    claims = [hearing.holdings.columns.claims[row] for row in speaking.rows[first:last].tolist()]
    said = rule_of(hearing.question)(claims, hearing.voices())
    assert said is not None  # it states the number
    found[g] = numbers([said.reading])[0]
    roles[first:last] = roles_of(claims, said)
    return said.voices


def _contested(hearing: Hearing, speaking: Grouped) -> Mask:
    """Where one of several claims says that all of the dead were fighters."""
    return speaking.any(hearing.all_fighters()[speaking.rows]) & (speaking.sizes() > 1)


class _Plain(NamedTuple):
    """What the rules are asked of: `plain` are the rows of `speaking` that state the number and are not odd.

    `again` are the places of these where one voice says the number of one group several times.
    """

    hearing: Hearing
    said: Said
    speaking: Grouped
    plain: Mask
    again: Grouped

    def states(self) -> Ints:
        """STATE of what each row says."""
        out = np.zeros(len(self.plain), dtype=np.int64)
        out[self.plain] = self.said.numbers[self.said.codes[self.speaking.rows[self.plain]], STATE]
        return out

    def joined(self, roles: Codes) -> Ints:
        """The numbers by the first rule of those that are USED; of groups without any all 0."""
        spoken = self.speaking.where(roles == USED)
        sizes, codes = spoken.sizes(), self.said.codes[spoken.rows]
        out = np.zeros((len(sizes), 4), dtype=np.int64)
        out[sizes == 1] = self.said.numbers[codes[spoken.starts[:-1][sizes == 1]]]
        for many in np.unique(sizes[sizes > 1]).tolist():
            groups = np.flatnonzero(sizes == many)
            alike = np.sort(codes[spoken.starts[groups][:, None] + np.arange(many)], axis=1)
            firsts, kinds = distinct(alike)
            found = [joined(tuple([self.said.readings[c] for c in row])) for row in alike[firsts].tolist()]
            out[groups] = numbers(found)[kinds]
        return out

    def last_words(self, spoken: Mask) -> Codes:
        """Of each voice the last word is USED."""
        roles = np.where(spoken, USED, 0).astype(np.int8)
        for one in self.several(spoken):
            roles[one.places] = one.roles(USED)
        return roles

    def several(self, spoken: Mask) -> Iterator[Voice]:
        """The voices that say the number of one group in several claims that are `spoken`."""
        heard = self.again.where(spoken[self.again.rows])
        rows, columns = self.speaking.rows[heard.rows], self.hearing.holdings.columns
        codes = self.said.codes[rows]
        states = self.said.numbers[codes, STATE]
        recency = list(map(columns.recency.__getitem__, rows.tolist()))
        quotes = [columns.claims[row].anchor.quote for row in rows.tolist()]
        parts = (states & (FLOOR | CEILING)) > 0
        columns_ = (
            recency,
            RANKS[states].tolist(),
            codes.tolist(),
            quotes,
            parts.tolist(),
            heard.rows.tolist(),
        )
        told = list(map(Spoken._make, zip(*columns_, strict=True)))
        for first, last in pairwise(heard.starts.tolist()):
            if last - first > 1:
                yield Voice.of(sorted(told[first:last]))


def _range(asked: _Plain) -> tuple[Ints, Codes]:
    roles = asked.last_words(asked.plain)
    return asked.joined(roles), roles


def _priority(asked: _Plain) -> tuple[Ints, Codes]:
    first = _first(asked)
    roles = asked.last_words(first)
    found = asked.joined(roles)
    roles[asked.plain & ~first] = OUTRANKED
    return found, roles


def _reliability(asked: _Plain) -> tuple[Ints, Codes]:
    """The less reliable speak in the upper number."""
    first, roles = _first(asked), asked.last_words(asked.plain)
    top, out = asked.joined(asked.last_words(first)), asked.joined(roles)
    ranked = asked.speaking.any(asked.plain & ~first) & ((top[:, STATE] & KNOWN) > 0)
    is_open = (top[:, HIGH] == OPEN) | (out[:, HIGH] == OPEN)
    top[:, HIGH] = np.where(is_open, OPEN, np.maximum(top[:, HIGH], out[:, HIGH]))
    out[ranked] = top[ranked]
    return out, roles


def _first(asked: _Plain) -> Mask:
    """Rows of the first-ranked sources of their group; who says "unknown" comes after all who state a number."""
    speaking, sources = asked.speaking, asked.hearing.holdings.columns.alike("source")
    ranked = rank_of(asked.hearing.question)
    by_source = np.array([ranked.get(s.casefold(), len(ranked)) for s in sources.values], dtype=np.int64)
    owners, known = speaking.owners(), (asked.states() & KNOWN) > 0
    rank = by_source[sources.codes[speaking.rows]]
    rank = np.where(speaking.any(known)[owners] & ~known, len(ranked) + 1, rank)
    least = np.full(len(speaking.starts) - 1, len(ranked) + 1)
    np.minimum.at(least, owners[asked.plain], rank[asked.plain])
    first: Mask = asked.plain & (rank == least[owners])
    return first


def _latest(asked: _Plain) -> tuple[Ints, Codes]:
    """The last word of each group; of several at once that of the last id. A voice has spoken since it says this."""
    since, speaks = np.arange(len(asked.plain)), asked.plain.copy()
    several = list(asked.several(asked.plain))
    for one in several:
        speaks[one.places] = False
        speaks[one.last], since[one.last] = True, one.since
    places = np.flatnonzero(speaks)
    winning = _last(asked, places, asked.speaking.rows[since[places]])
    roles = np.where(asked.plain, EARLIER, 0).astype(np.int8)
    roles[winning] = USED
    for one in several:
        roles[one.places] = one.roles(int(roles[one.last]))
    return asked.joined(roles), roles


def _last(asked: _Plain, places: Ints, rows: Ints) -> Ints:
    """Of each group the place that comes last: of the highest rank, of these the latest by the claim in `rows`."""
    columns, owners = asked.hearing.holdings.columns, asked.speaking.owners()[places]
    spoken = columns.alike("published_on", "published_at", "act").by(_when)
    order = np.empty(len(spoken.values), dtype=np.int64)
    order[sorted(range(len(order)), key=spoken.values.__getitem__)] = np.arange(len(order))
    word = RANKS[asked.states()[places]] * len(order) + order[spoken.codes[rows]]
    last = np.lexsort((columns.by_id[rows], word, owners))
    found: Ints = places[last[np.diff(owners[last], append=-1) != 0]]
    return found


def _when(told: tuple[date | None, str | None, int]) -> tuple[str, str, int]:
    """As Claim.recency has it."""
    day, instant, act = told
    return day.isoformat() if day else "", instant or "", act


_PLAIN = {"range": _range, "latest": _latest, "priority": _priority, "reliability": _reliability}


def _within(told: Told, wide: Told, hearing: Hearing) -> Told:
    """No more than what is said of a population that contains this one; its claims are used too where they bound it."""
    own, most = told.numbers, wide.numbers
    bound = told.said & wide.said & ((most[:, STATE] & KNOWN) > 0)
    held = np.minimum(own, most)
    held[:, HIGH] = np.where(
        most[:, HIGH] == OPEN, own[:, HIGH], np.where(own[:, HIGH] == OPEN, most[:, HIGH], held[:, HIGH])
    )
    held[:, STATE] = own[:, STATE] | KNOWN
    behind = (*told.behind, *(Behind(level.groups & bound, level.used) for level in wide.behind))
    changed = bound & (held[:, LOW : HIGH + 1] != own[:, LOW : HIGH + 1]).any(axis=1)
    if not changed.any():
        return told._replace(behind=behind)
    rows = changed[told.speaking.owners()]
    also = ((told.roles | wide.roles) & USED) > 0
    roles = np.where(rows & also, USED, told.roles).astype(np.int8)
    plain = (told.reason == AT[why.INSIDE]) | (told.reason == AT[why.NUMBER_UNKNOWN])
    return Told(
        told.speaking,
        roles,
        told.said,
        np.where(changed[:, None], held, own),
        np.where(changed & plain, AT[why.BOUNDED], told.reason).astype(np.int8),
        _voices(told, wide, changed, hearing),
        behind,
    )


def _voices(told: Told, wide: Told, changed: Mask, hearing: Hearing) -> Voices:
    """Both, where one of them is not what its claims tell by themselves."""
    both = [g for g in {*told.voices, *wide.voices} if changed[g]]
    return {**told.voices, **{g: _both(told, wide, g, hearing) for g in both}}


def _both(told: Told, wide: Told, g: int, hearing: Hearing) -> tuple[str, ...]:
    return tuple(sorted({*voices_of(told, g, hearing), *voices_of(wide, g, hearing)}))

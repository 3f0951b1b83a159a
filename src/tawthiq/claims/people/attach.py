"""Ties quantities to what happened to the people: killed, injured, displaced.

A word such as مقتل or "killing" opens a field for what follows it; "were killed" and قتلوا take what stood before.
A quantity that follows another with nothing but connectors between shares its kinds; "including" opens a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.acts.accidents import let_go
from tawthiq.claims.acts.besieged import inhabitants
from tawthiq.claims.acts.moved import moved
from tawthiq.claims.people.adjuncts import adjunct, days_aside, met_on_the_way
from tawthiq.claims.people.all_of_them import told_again
from tawthiq.claims.people.among import among, identified, included, of_them, the_one_among
from tawthiq.claims.people.arabic_deaths import died_later, one_of_before, put_to_death, verb_first
from tawthiq.claims.people.arabic_fallen import fallen
from tawthiq.claims.people.before_participle import doers_before, ends_or_goes_on, said_before
from tawthiq.claims.people.beside_named import beside_named
from tawthiq.claims.people.by_weapon import behind_weapon
from tawthiq.claims.people.casualties import casualties
from tawthiq.claims.people.described_subjects import awaits, described_subjects, told_apart_all
from tawthiq.claims.people.former_status import former_status
from tawthiq.claims.people.joined import (
    and_elsewhere,
    by_another,
    by_place,
    joined,
    of_another_party,
)
from tawthiq.claims.people.of_whom import by_source, goes_alone, linked, of_whom, told_of_some, touches
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.referring import listed_on, listed_with, met_once, past_names, told_apart
from tawthiq.claims.people.shared_numbers import share, totals_of_both
from tawthiq.claims.people.told_around import told_around
from tawthiq.claims.people.tolls import (
    TOLL,
    by_toll,
    corrected,
    of_own_toll,
    stated_behind,
    states_toll,
    toll_kind,
)
from tawthiq.claims.people.triggers import HARMED, Trigger, denies, triggers
from tawthiq.claims.persons.one_person import as_one
from tawthiq.claims.persons.rosters import as_whole
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit

_CONNECT, _FILL = words("connectors"), words("fillers")
_CLOSERS, _CLAUSE = words("closers"), words("clause_starts")
_TOGETHER = frozenset(("alongside", "along", "together", "with"))
_BUT = frozenset(("but", "although", "though", "لكن", "ولكن", "بل", "غير"))
_TWO, _FAR, _AFTER, _PASSIVE_AFTER, _PART_AFTER = 2, 9, 8, 26, 32


def attach(
    doc: Document, s: int, e: int, found: list[Quantity], led: str | None = None
) -> tuple[list[Quantity], list[Trigger]]:
    """Set `kinds` of every quantity that has a kind; the ones that have, and the triggers.

    `led` is the kind of the first where the line of [s, e) tells apart a toll over it.
    """
    marks = triggers(doc, s, e, found)
    former_status(doc, found, marks)
    let_go(doc, s, found)
    share(doc, found)
    _mark_parts(doc, s, found)
    the_one_among(doc, found)
    casualties(doc, found)
    included(doc, found, s)
    _fixed_kinds(doc, s, found)
    fallen(doc, s, e, found)
    by_toll(doc, found, led)
    totals_of_both(marks, found)
    described_subjects(doc, s, found, marks)
    served = said_before(doc, marks, found)
    for n, trigger in enumerate(marks):
        if trigger.i not in served and not any(of_own_toll(doc, q, trigger.i) for q in found):
            _give(doc, trigger, found, marks[n + 1].i if n + 1 < len(marks) else e)
    _chain(doc, found, marks)
    for trigger in marks:
        _take_back(doc, trigger, found)
    as_whole(found)
    _chain(doc, found, marks)
    died_later(doc, found, marks)
    corrected(doc, found)
    put_to_death(doc, found, marks)
    identified(doc, found)
    among(doc, found, s)
    inhabitants(doc, s, e, found)
    moved(doc, s, found)
    told_around(doc, s, found)
    told_again(doc, s, found, marks)
    return [q for q in found if q.kinds], marks


def _fixed_kinds(doc: Document, s: int, found: list[Quantity]) -> None:
    """Counted nouns state their kind; "the toll of the dead rose to 9" gives its kind to the bare number."""
    for n, q in enumerate(found):
        if q.fixed:
            q.kinds = (q.fixed,)
            q.negated = any(denies(doc, h, q.i) for h in doc.hits("negation", max(s, q.i - 4), q.i))
            before = found[n - 1] if n else None
            if (
                before
                and before.negated
                and q.i - before.j == 1
                and doc.texts[before.j] in ("or", "nor", "او")
            ):
                q.negated, q.others = True, before.others or q.others
        elif q.numbered and q.unit == "person" and q.i > s and states_toll(doc, q, found[:n]):
            toll_kind(doc, s, q, found[:n])
        elif n and q.noun is None and stated_behind(doc, s, found[n - 1], q):
            q.kinds, q.group = found[n - 1].kinds, q.group or found[n - 1].group


def _mark_parts(doc: Document, s: int, found: list[Quantity]) -> None:
    """Remember the word before a quantity that makes it a part: "including", بينهم, معظمهم."""
    before: Quantity | None = None
    said = "part" in doc.by
    for q in found:
        for hit in doc.hits("part", max(s, q.i - _NAMED_BEFORE), q.i) if said else ():
            between = (doc.texts[k] for k in range(hit.j, q.i))
            if all(w in _BETWEEN for w in between) or _whose_trade(doc, hit, q):
                q.part = hit.tag.value
        behind = doc.hit("part", q.j) if said and q.numbered and q.noun is None else None
        if behind is not None and (
            doc.texts[q.j] in ("منهم", "منهن") or doc.texts[behind.j : behind.j + 1] == ["by"]
        ):
            q.part = behind.tag.value
        if (
            said
            and q.numbered
            and q.noun is not None
            and any(of_them(doc, h) for h in doc.hits("part", q.i, q.noun))
        ):
            q.part = "of_them"
        if (
            before is not None
            and before.numbered
            and not q.numbered
            and doc.texts[q.i - 1] in words("namely")
            and doc.tokens[q.i - 1].kind == "w"
        ):
            q.part, q.definite = "of_them", False
        if before is not None and before.part and q.part is None and q.definite and joined(doc, before, q):
            q.part = before.part
        before = q


def _whose_trade(doc: Document, hit: Hit, q: Quantity) -> bool:
    """ ", all of them truffle hunters,": one word before the noun says what they hunt."""
    aside = hit.i > 0 and doc.texts[hit.i - 1] in (",", "(") and doc.texts[q.j : q.j + 1] in ([","], [")"])
    return aside and not q.numbered and hit.tag.value in ("all_of_them", "most_of_them") and q.i - hit.j == 1


_NAMED_BEFORE = 9
_BETWEEN = _CONNECT | _FILL | words("described_people") | {"of", "were", "are", "being"}


def _subject(doc: Document, q: Quantity) -> bool:
    """ "أعدم عناصر من قسد ثلاثة مدنيين": the fighters of a party did it, the numbered people suffered it."""
    if q.numbered or q.group != "fighters" or q.form != "pl":
        return False
    return any(doc.hit("actor", k) for k in range(q.j, min(q.j + 4, len(doc.tokens))))


def _right(doc: Document, trigger: Trigger, found: list[Quantity], stop: int) -> Quantity | None:
    """The first quantity after the trigger, unless another clause begins before it."""
    for q in found:
        if q.i < trigger.j or q.kinds or q.unit == "facility":
            continue
        days = set() if trigger.english else days_aside(doc, trigger.j, q.i)
        if q.i >= stop or q.i - trigger.j - len(days) > _FAR:
            return None
        if q.definite and not q.numbered and doc.texts[q.i] in words("squads"):
            continue
        if doc.texts[q.i] in words("dwellers") and doc.texts[trigger.i].removeprefix("و") in words("buries"):
            continue  # "شيع أهالي كفر توت الشاب"
        if _subject(doc, q) and any(p.numbered and q.j < p.i <= q.j + _FAR for p in found):
            continue
        gap = _gap(doc, trigger.j, q.i)
        if not trigger.english and met_on_the_way(gap):
            return None
        gap = gap[1:] if gap[:1] == [","] and gap[1:2] and gap[1] in _TOGETHER else gap
        if trigger.english and gap == ["and"] and trigger.i and doc.hit("group", trigger.i - 1):
            return None  # "civilian killed and three others, including children, injured"
        if gap and (gap[0] in _CLOSERS or gap[0] in _CLAUSE or not _BUT.isdisjoint(gap)):
            return None
        people = doc.hit("group", trigger.j)
        family = people is not None and people.tag.value == "families"
        signs = (",", ";") if family and gap[-1:] == ["("] else (",", ";", "(")
        return None if any(g in _CLOSERS or g in signs for g in gap[1:]) else q
    return None


def _gap(doc: Document, i: int, j: int) -> list[str]:
    """The words between, without an aside such as "في حصيلة أولية"."""
    if i == j:
        return []
    aside = set(range(i, j)) if adjunct(doc, i, j) else days_aside(doc, i, j)
    if j - i == 2 and doc.texts[i] == "علي" and doc.texts[i + 1].startswith("اثر"):
        aside.update((i, i + 1))  # "قتل على إثرها 12 مدنياً"
    for hit in (*doc.hits("hedge", i, j), *doc.hits("live", i, j)):
        aside.update(range(hit.i - 1 if doc.texts[hit.i - 1] in ("في", "in", "ك") else hit.i, hit.j))
    return [doc.texts[k] for k in range(i, j) if k not in aside]


def _give(doc: Document, trigger: Trigger, found: list[Quantity], stop: int) -> None:
    behind = [w for w in doc.texts[trigger.j : trigger.j + 2] if w != ","]
    together = bool(behind) and behind[0] in _TOGETHER
    back = trigger.form == "after" or (trigger.form == "left" and not verb_first(doc, trigger, found))
    if back or (trigger.english and trigger.passive and not together):
        return
    beside = beside_named(doc, trigger, found, stop)
    by_weapon = None if trigger.english or beside else behind_weapon(doc, trigger, found, stop)
    q = beside or by_weapon or _right(doc, trigger, found, stop)
    if q is None or (q.noun is None and not _people_implied(doc, q, trigger)):
        return
    close = q.i - trigger.j <= 3 or doc.texts[trigger.j - 1].endswith("ing")
    if trigger.english and not (close or beside):
        return
    q.kinds, q.negated = trigger.kinds, trigger.negated


_DOZENS, _WAYS = 20, words("ways")


def _people_implied(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """A bare number counts people after words for death and injury; "captured 8 villages" counts none."""
    if q.j >= len(doc.tokens) or doc.tokens[q.j].kind != "w":
        return True
    word = doc.texts[q.j]
    if word in ("منهم", "منهن") or trigger.kinds[0] in ("killed", "injured", "executed"):
        return True
    many, way = not q.numbered and (q.low or 0) >= _DOZENS, doc.texts[q.j - 1 : q.j + 1]
    if not trigger.english and (many or not _WAYS.isdisjoint(way)):
        return True  # "نزح المئات من كفر توت", "اعتقل العشرات"
    return word in words("stops") or word in _CLOSERS or word in _CLAUSE


def _chain(doc: Document, found: list[Quantity], marks: Sequence[Trigger]) -> None:
    """A quantity without a kind takes the kinds of the one before it, when only connectors part them."""
    if len(found) < _TWO:
        return
    starts = {t.i for t in marks if t.form == "right"}
    listed = 0
    for n, q in enumerate(found[1:], start=1):
        before = found[n - 1]
        listed = n if listed_on(doc, before, q, opened=listed == n - 1 and n > 1) else listed
        if q.part and not before.kinds:
            if awaits(doc, before, q, marks):
                continue
            before = next((p for p in reversed(found[:n]) if p.kinds), before)
        if q.kinds or not before.kinds or q.unit == "facility":
            continue
        if goes_alone(doc, before, q, marks):
            continue
        told = listed == n or _told(doc, before, q, marks)
        caused = by_another(doc, before, q)
        told = told or caused
        listed = n if told and doc.texts[q.i - 1] == ":" else listed
        elsewhere = and_elsewhere(doc, before, q) or of_another_party(doc, before, q)
        if q.noun is None and not (elsewhere or caused or by_place(doc, q, told=told) or by_source(doc, q)):
            continue
        if any(k in starts for k in range(before.j, q.i)) and not (q.part or told or elsewhere):
            continue
        near = bool(q.part) and q.i - before.j < _PART_AFTER
        if near or told or elsewhere or q.noun is None or linked(doc, before, q, marks):
            q.kinds, q.negated = before.kinds, before.negated
            q.group = q.group or (before.group if caused else None)
            if q.part and not q.numbered:
                q.kinds = _of_both(doc, found, before)


def _told(doc: Document, before: Quantity, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """ "Seven were killed: four men and a child": who they were, behind a colon or هم."""
    gap = doc.texts[before.j : past_names(doc, before.j, q.i)]
    said = [m for m in marks if before.j <= m.i and m.j <= q.i - 1] or doc.hits("says", before.j, q.i)
    return (
        bool(gap)
        and (gap[-1] in words("namely") or (gap in (["-"], ["—"]) and q.noun is not None))
        and len(gap) <= (TOLL if gap[-1] == ":" and said else 4)
        and all(m.kinds == before.kinds for m in said if isinstance(m, Trigger))
    )


def _of_both(doc: Document, found: list[Quantity], before: Quantity) -> tuple[str, ...]:
    """ "قتلى وجرحى بينهم أطفال": the children may be among either."""
    n = found.index(before)
    first = found[n - 1] if n else None
    vague = first is not None and not first.numbered and not before.numbered
    if first is None or not vague or not (first.fixed and before.fixed) or not joined(doc, first, before):
        return before.kinds
    return tuple(dict.fromkeys((*first.kinds, *before.kinds)))


def _take_back(doc: Document, trigger: Trigger, found: list[Quantity]) -> None:
    """Quantities before the trigger that have no kind yet."""
    before = [q for q in found if not q.kinds and q.j <= trigger.i and q.unit != "facility"]
    if not before or doc.texts[trigger.i] in ("drove", "driving") or _harms_others(doc, trigger):
        return  # "a man driving a van"
    if not trigger.passive and any(
        q.kinds == trigger.kinds and trigger.j <= q.i <= trigger.j + 3 for q in found
    ):
        return
    if trigger.english and any(told_of_some(doc, q, trigger) for q in found):
        return  # "40 farmers, including 12 who were killed"
    if trigger.kinds[0] in HARMED and any(q.unit == "person" for q in before):
        before = [q for q in before if q.unit == "person"]
    for q, after in pairwise(before if trigger.english else ()):
        q.definite = q.definite and not listed_with(doc, q, after)
    waiting = [q for q in before if q.numbered or q.part or not q.definite or met_once(doc, q)]
    waiting = [q for q in waiting if not doers_before(doc, q, trigger)] if trigger.english else before
    some = told_apart_all(doc, waiting)
    touching = [*some, *(q for q in waiting[-1:] if q.numbered and touches(doc, q, trigger))]
    named = [q for q in waiting if q.noun is not None or q in touching] or waiting
    if not named or not _may_look_back(doc, trigger, named[-1]):
        return
    last = named[-1]
    wholes = [q for q in found if q.kinds and last.j <= q.i < trigger.i and not q.part]
    if any(doc.texts[last.j : q.i] not in (["of", "the"], ["of", "those"]) for q in wholes):
        return
    chain = [last]
    for q in reversed(named[:-1]):
        gap = chain[-1].i - q.j
        if chain[-1] in some:
            break  # "500 people left, and 20 of them, all boys, were held"
        if trigger.english and of_whom(doc, chain[-1]) and touches(doc, chain[-1], trigger):
            break  # "3,600 patients, of whom 355 died"
        if not (joined(doc, q, chain[-1]) or (chain[-1].part and gap < 14) or _own(doc, q, chain[-1])):
            break
        chain.append(q)
    whole = told_apart(doc, found, chain[::-1]) if trigger.english else None
    for q in (*as_one(doc, chain, trigger), *([whole] if whole else ())):
        q.kinds, q.negated = trigger.kinds, trigger.negated
    _parts_behind(doc, found, last)


def _harms_others(doc: Document, trigger: Trigger) -> bool:  # "soldiers had killed them"
    return (
        trigger.english
        and not trigger.passive
        and doc.texts[trigger.j : trigger.j + 1] in (["them"], ["him"])
    )


def _own(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "Two journalists working for a paper and their driver": joined to those it belongs to, across a description."""
    gap = doc.texts[before.j : q.i]
    own = doc.texts[q.i] in ("his", "her", "their")
    return own and bool(gap) and gap[-1] == "and" and len(gap) <= _DESCRIBED


_GAP, _DESCRIBED = 2, 10


def _parts_behind(doc: Document, found: list[Quantity], whole: Quantity) -> None:
    """ "Nine were killed, three of them children, and 17 were injured": the three are among the nine."""
    for before, q in pairwise(found[found.index(whole) :]):
        told = any(h.tag.form in ("right", "left") for h in doc.hits("kind", q.j, q.j + _GAP + 2))
        shared = (
            before.part
            and q.noun is not None
            and not told
            and not q.others
            and (doc.texts[before.j : q.i] in (["and"], []) or joined(doc, before, q))
        )
        if not (q.part or shared) or q.kinds or q.i - before.j >= _PART_AFTER or (told and of_whom(doc, q)):
            return
        q.part = q.part or before.part
        q.kinds, q.negated = whole.kinds, whole.negated


_SOMEONE = ("someone", "somebody", "anyone")
_GOES_ON = ("named", ",", "(", "from", "who", "was", "were")


def _may_look_back(doc: Document, trigger: Trigger, last: Quantity) -> bool:
    gap = doc.texts[last.j : trigger.i]
    if any(a in _SOMEONE and b == "who" for a, b in pairwise(gap)):
        return False  # "a crew attended to someone who was injured"
    if trigger.english and last.low == last.high == 1 and one_of_before(gap):
        return len(gap) <= _PASSIVE_AFTER
    if trigger.english and (trigger.passive or (trigger.form == "left" and gap and gap[0] in _GOES_ON)):
        return len(gap) <= _PASSIVE_AFTER and not any(w in ("when", "after", "while", ";") for w in gap)
    aside = gap[:1] == gap[-1:] == [","] and trigger.form == "right"  # "two sisters, aged 6 and 9, killed"
    aside = aside or (gap[:1] == ["named"] and trigger.form == "right")
    if trigger.english and len(gap) > 1 and aside:
        return len(gap) <= _DESCRIBED and ends_or_goes_on(doc, trigger.j)
    if trigger.english and doc.texts[trigger.j : trigger.j + 1] == ["by"] and gap[:1] == ["from"]:
        return len(gap) <= _DESCRIBED  # "four others from her family wounded by artillery"
    if trigger.english:
        return len(gap) <= (_AFTER if trigger.form == "left" else 1)
    return len(gap) <= (_AFTER if trigger.form == "left" else 2)

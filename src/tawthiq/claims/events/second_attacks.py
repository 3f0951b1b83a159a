"""Where a sentence goes on to a second attack that is told in full: its own weapon, its own people, its own place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import BARE, MILD, STRIKING, UNLIKE, told_before
from tawthiq.claims.events.attacks_beside import Known
from tawthiq.claims.events.struck_again import struck_again
from tawthiq.claims.people.joined import caused
from tawthiq.claims.persons.roster import HARMED
from tawthiq.claims.sites.named_places import unknown_names
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.claims.words.marks import mark
from tawthiq.lang.lexicon import Hit

_TWO, _SHORTEST = 2, 3
_OF_SECOND = mark(frozenset(("second",)))


def cut_in_full(
    doc: Document, clauses: Sequence[tuple[int, int]], known: Known
) -> tuple[list[tuple[int, int]], set[int]]:
    """The clauses cut again where they go on to another attack told in full, and where those that do begin."""
    out: list[tuple[int, int]] = []
    begun: set[int] = set()
    if len(doc.by.get("type", ())) < _TWO and not doc.marks & _OF_SECOND:
        return list(clauses), begun
    for s, e in clauses:
        cuts = _second_attacks(doc, s, e, known)
        begun.update(cuts)
        out += pairwise([s, *cuts, e])
    return out, begun


def _second_attacks(doc: Document, s: int, e: int, known: Known) -> list[int]:
    """The tokens at which clauses of [s, e) begin that tell of another attack in full, behind one told in full."""
    if len(doc.hits("type", s, e)) < (1 if doc.marks & _OF_SECOND else _TWO):
        return []
    opened = [
        k
        for k in sorted({*_joints(doc, s + _SHORTEST, e - _SHORTEST), *_turned_from(doc, s, e)})
        if (_told(doc, s, k) and _told_anew(doc, s, k, e) and _elsewhere(doc, s, k, e, known))
        or _again(doc, s, k, e)
    ]
    if not opened:
        return []
    listed = [k for k in opened if not _parted(doc, k) and _caused(doc, s, k)]
    k = max((k for k in opened if _parted(doc, k)), default=max(listed, default=None))
    return [] if k is None else [*_second_attacks(doc, s, k, known), k]


def _joints(doc: Document, i: int, j: int) -> Iterator[int]:
    """Tokens in [i, j) that join two clauses: "while", ", and", بينما, في حين, كما, وأدى; no و in a list."""
    for k in range(i, j):
        word = doc.texts[k]
        if word in _JOINTS or (word in _NEXT and _the_second(doc, k)):
            yield k
        elif word in _WHILE:
            if doc.texts[k - 1] == "في":
                yield k - 1
        elif word in words("and_the_second"):
            yield k
        elif word[:1] == "و" and (here := doc.here.get(k)):
            harm, act = here.get("kind"), here.get("type")
            if (harm and harm.clitic == "و") or (act and act.clitic == "و"):
                yield k


_NEXT = frozenset(("the", "but"))


def _the_second(doc: Document, k: int) -> bool:
    """ ", the second killed four", "but the second killed three": a clause about the second of two blows."""
    first = k + (doc.texts[k] == "but")
    led = doc.texts[k - 1] in (",", ";") or first > k
    return led and doc.texts[first : first + 1] == ["the"] and doc.texts[first + 1 : first + 2] in _NTH


_NTH = (["second"], ["third"])


def _turned_from(doc: Document, s: int, e: int) -> Iterator[int]:
    """ "Not content with shelling A, the army sent", "بعد ساعة من استهداف A، ألقت": where the second attack is told."""
    if not _opens_with_first(doc, s) and not _lag(doc, s):
        return
    for k in range(s + _SHORTEST + 1, e - _SHORTEST):
        if doc.texts[k - 1] != ",":
            continue
        subject = k + (doc.texts[k] in words("definite"))
        arabic = not doc.texts[k].isascii() and doc.tokens[k].kind == "w" and not joins(doc.texts[k])
        if any(
            doc.hits(d, k, k + _SUBJECT) if arabic else doc.hits(d, k, subject + 1) for d in ("actor", "type")
        ):
            yield k


def _opens_with_first(doc: Document, s: int) -> bool:
    """ "Not content with bombing A, the regime": whoever did the second attack did the first."""
    return doc.texts[s : s + _SHORTEST] == ["not", "content", "with"]


def _lag(doc: Document, s: int) -> bool:
    """ "بعد ساعة من", "An hour after": the first attack stands before the second."""
    opening = doc.texts[s : s + _LAG]
    if opening[:1] in (["بعد"], ["عقب"]):
        return doc.hit("unit", s + 1) is not None and "من" in opening
    return "after" in opening and not words("lags").isdisjoint(opening)


_SUBJECT, _LAG = 4, 4


def share_with_first(doc: Document, first: Part, second: Part) -> None:
    """ "ISIS shot a mayor and beheaded three": the party or the day that one of two attacks has from the other."""
    if _goes_on(doc, second.s) or _also(doc, second.s):
        second.actors = second.actors or first.actors
    if _also(doc, second.s) and all(h.tag.value in BARE for h in second.types):
        second.types = [*first.types, *second.types]
    if _opens_with_first(doc, first.s):
        first.actors = first.actors or second.actors
    if _hours_after(doc, second.s):
        second.dates = second.dates or first.dates


def verb_of_first(doc: Document, s: int, e: int) -> bool:
    """ "two were killed by a mine in X | and three by shelling in Y": a bare number, to which befell the same."""
    k = s + (doc.texts[s] in ("and", "و"))
    return k + 1 < e and k in doc.numbers and caused(doc, k + 1, e)


def _hours_after(doc: Document, s: int) -> bool:
    """ "on Thursday, hours after rockets had hit": on the same day, as far as is said."""
    return doc.texts[s] == "after" and s > 0 and doc.texts[s - 1] in ("hour", "hours", "minutes")


_JOINTS, _WHILE = words("clause_joints") | words("and_led"), frozenset(("حين", "وقت"))


def _goes_on(doc: Document, s: int) -> bool:
    """ "ISIS shot a mayor and beheaded three men", "وأعدمت": the verb behind "and" has the subject of the first."""
    k = s + (doc.texts[s] == "and")
    act = doc.hit("type", k)
    return (
        act is not None
        and doc.texts[k].removeprefix("و") in words("done_next")
        and doc.texts[k + 1 : k + 2] != ["by"]
    )


def _also(doc: Document, s: int) -> bool:
    """ "bombed a school in Kafr Tut, and also struck a market in Ain al-Ward": the party and weapon of the first."""
    k = s + (doc.texts[s] == "and")
    return doc.texts[k : k + 1] == ["also"] and not words("struck_also").isdisjoint(doc.texts[k + 1 : k + 2])


def _parted(doc: Document, k: int) -> bool:
    """Whether a comma or a word such as "while" stands between the two clauses: more than what a list has."""
    return doc.texts[k - 1] == "," or (doc.texts[k] not in ("and", "but") and not joins(doc.texts[k]))


def _told(doc: Document, s: int, k: int) -> bool:
    """Whether tokens [s, k) tell of an act of violence: with people harmed, with a verb, or before "while"."""
    acts = _acts(doc, s, k)
    harmed = any(h.tag.value in HARMED for h in doc.hits("kind", s, k))
    verb = any(h.tag.value in BARE for h in acts[1:]) or not STRIKING.isdisjoint(doc.texts[s:k])
    listed = any(h.j >= k for h in acts[-1:])  # "by shells and heavy machine guns"
    return bool(acts) and (not _plain(doc, k) or ((harmed or verb) and not listed))


def _plain(doc: Document, k: int) -> bool:
    """Whether "and" or و joins the clause that opens at token k."""
    return doc.texts[k] in ("and", "but", "و") or joins(doc.texts[k])


def _acts(doc: Document, i: int, j: int) -> list[Hit]:
    return [h for h in doc.hits("type", i, j) if h.tag.value not in MILD]


def _told_anew(doc: Document, s: int, k: int, e: int) -> bool:
    """Whether the clause that opens at token k tells of an act that is not told of before.

    It harms people, or is of a weapon that the clause before cannot mean. The act of another clause ("and wounded ten,
    and air strikes on") harmed nobody that stands before it.
    """
    plain = _plain(doc, k)
    if plain and not words("other_people").isdisjoint(doc.texts[k : k + _OTHERS]):
        return False  # "وإصابة 26 آخرين جراء القصف": of the same attack
    acts = [h for h in _acts(doc, k, e) if not told_before(doc, h) and (h.i <= k + 1 or not _joined(doc, h))]
    harm = {h.tag.value for h in doc.hits("kind", k, e)} & HARMED
    if _also(doc, k):
        return bool(acts)
    if not harm and _strikes_anew(doc, k):
        return True
    if not harm:
        told = {h.tag.value for h in _acts(doc, s, k)} - set(BARE)
        new = {h.tag.value for h in acts} - set(BARE)
        if not plain:
            return bool(new)
        return bool(told and new) and all(told <= UNLIKE.get(kind, frozenset()) for kind in new)
    return bool(acts) and not (plain and harm == {"detained"})  # a raid, and who was arrested in it


_OTHERS = 6


def _strikes_anew(doc: Document, k: int) -> bool:
    """ "and a car bomb attack hit a mosque", "and rebels shelled", "واستهدف قصف مدفعي مسجداً": not what was told of."""
    if joins(doc.texts[k]):
        weapon = doc.hit("type", k + 1)
        own = weapon is not None and not told_before(doc, weapon)
        return own and doc.texts[k].removeprefix("و") in words("strikes_places")
    if doc.texts[k] != "and":
        return False
    first = k + 1 + (doc.texts[k + 1 : k + 2] in _ONE)
    weapons = [h for h in doc.hits("type", first, first + _WEAPON) if h.tag.value not in BARE]
    if weapons and not doc.hits("kind", first, first + _WEAPON):
        verbs = doc.texts[weapons[0].j : weapons[0].j + 2]
        return not words("strikes_places").isdisjoint(verbs)
    party = doc.hit("actor", first)
    return party is not None and not words("struck_also").isdisjoint(doc.texts[party.j : party.j + 1])


_ONE, _WEAPON = (["a"], ["an"], ["another"]), 4


def _joined(doc: Document, hit: Hit) -> bool:
    return hit.clitic == "و" or doc.texts[hit.i - 1] == "and"


def _caused(doc: Document, s: int, k: int) -> bool:
    """Whether an act stands in what the last comma or joint before token k opens: no "قتل شاب وأصيب والداه بقصف"."""
    if doc.texts[k] not in words("clause_joints") and not doc.hit("kind", k):
        return False
    opened = max([*_joints(doc, s + 1, k), *(n for n in range(s, k) if doc.texts[n] == ",")], default=s)
    return bool(_acts(doc, opened, k))


def _again(doc: Document, s: int, k: int, e: int) -> bool:
    """Whether the clause that opens at token k tells of people harmed by a further blow ("غارة ثانية")."""
    at = struck_again(doc, k, min(k + _SOON, e))
    if at is None or not _acts(doc, s, k):
        return False
    harm = any(h.tag.value in HARMED for h in doc.hits("kind", k, e))
    return harm or (doc.texts[at] in _ORDINALS and bool(doc.hits("target", at, e)))


_SOON, _ORDINALS = 12, frozenset(("second", "third"))


def _elsewhere(doc: Document, s: int, k: int, e: int, known: Known) -> bool:
    """Whether a place is named on either side of token k, and the first one behind it not before it."""
    before, behind = _places(doc, s, k, known), _places(doc, k, e, known)
    return bool(before and behind) and not any(behind[0] & place for place in before)


def _places(doc: Document, i: int, j: int, known: Known) -> list[frozenset[object]]:
    """What each place in tokens [i, j) is known by: its entries in a table, else its name."""
    found: list[tuple[int, frozenset[object]]] = [
        (n, frozenset[object](known[doc.starts[n]].entries)) for n in range(i, j) if doc.starts[n] in known
    ]
    found += [(n, frozenset[object]((name,))) for n, name in unknown_names(doc, i, j, known)]
    return [place for _, place in sorted(found, key=lambda f: f[0])]

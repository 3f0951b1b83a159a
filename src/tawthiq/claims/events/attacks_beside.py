"""Where a sentence goes on to an attack by others or elsewhere, judged by what stands on either side of a joint.

Both sides must tell an act of their own. Behind "while", "after" or فيما the act must have a party other than those
before it, or a place that is not named there; behind a plain "and" or و both, or one of them and people harmed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.claims.acts.act_objects import acts
from tawthiq.claims.acts.joints import PARTING, PLAIN, REACH, TURNING, joint, joints
from tawthiq.claims.acts.types import BARE, MILD, STRIKING, UNLIKE, told_before
from tawthiq.claims.parties.actors import acting
from tawthiq.claims.persons.roster import HARMED
from tawthiq.claims.sites.named_places import unknown_names
from tawthiq.claims.sites.where import grade
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import NUMBER
from tawthiq.model.places import Mention

Known = Mapping[int, Mention]
"""The places that a table knows, by the source offset of the token in which each begins."""
_TWO, _SUBJECT, _LIST, _EARLIER = 2, 6, 7, 400
_CUSTODY = ("raid", "detention", "abduction", "helicopter_barrel_bomb")


@dataclass(slots=True)
class Side:
    """What tokens [s, e) tell: acts, the parties that do them and are struck, people harmed, places and days."""

    s: int
    e: int
    acts: list[Hit]
    parties: set[str]
    struck: set[str]
    harm: set[str]
    places: list[frozenset[object]]
    days: set[tuple[date, date]]

    def mild(self) -> bool:
        """Whether it tells of moves and talks only."""
        return all(h.tag.value in MILD for h in self.acts)

    def held(self) -> bool:
        """Whether it tells only of people who were held, as a raid and the arrests made in it."""
        return all(h.tag.value in _CUSTODY for h in self.acts)


def attacks_beside(
    doc: Document, clauses: Sequence[tuple[int, int]], known: Known
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """The clauses cut again where they go on to another attack; where those begin, and which of them stand aside.

    What follows a clause that stands aside ("after rockets hit X") goes on about the attack before it.
    """
    out: list[tuple[int, int]] = []
    begun: set[int] = set()
    aside: set[int] = set()
    for s, e in clauses:
        last = s
        if out and s and doc.texts[s - 1] == ";" and doc.tokens[s - _TWO].kind != NUMBER:
            begun.update((s,) if apart(doc, out[-1][0], s, e, PARTING, known) else ())
        for k, end, kind in joints(doc, s, e):
            if apart(doc, last, k, end, kind, known):
                out.append((last, k))
                (aside if kind == TURNING else begun).add(k)
                last = k
        out.append((last, e))
    return out, begun, aside


def apart(doc: Document, s: int, k: int, e: int, kind: int, known: Known) -> bool:
    """Whether both sides of the joint at token k tell an act of their own, of two parties or at two places."""
    s, e = max(s, k - REACH), _end(doc, k, e, kind)
    new = [h for h in doc.hits("type", k, e) or doc.hits("beside_act", k, e) if not told_before(doc, h)]
    if not new or not _opens(doc, s, k, new[0], kind) or (kind == PLAIN and _of_the_same(doc, k, known)):
        return False
    if not (
        doc.hits("actor", k, e)
        or _places(doc, k, e, known)
        or (kind == TURNING and doc.hits("unit", k - 1, k + _LIST))
    ):
        return False
    left, right = (
        _side(doc, s, k, known),
        _side(doc, k, _stop(doc, new[0].j, e) if kind == TURNING else e, known),
    )
    if not all(side.acts and (kind != PLAIN or _told(doc, side)) for side in (left, right)):
        return False
    right.places = [p for _, p in _found(doc, k, right.e, known, 2)] or (
        right.places if right.harm or right.parties else []
    )
    earlier = _places(doc, max(s - _EARLIER, 0), s, known) if kind == TURNING else []
    told = any(place & p for place in right.places[:1] for p in earlier)
    return not told and (
        _two_attacks(doc, left, right, kind, new[0]) or _killed_earlier(doc, left, right, kind)
    )


def _killed_earlier(doc: Document, left: Side, right: Side, kind: int) -> bool:
    """ "بعد يوم من مقتل ستة بقصف على البلدة", "two days after an attack killed four": who was killed days before."""
    if kind != TURNING or not {"killed"} <= left.harm & right.harm:
        return False
    if doc.texts[right.s] == "after" and any(h.j == right.s for h in doc.hits("unit", right.s - 1, right.s)):
        killed = [h for h in doc.hits("kind", right.s, right.e) if h.tag.value == "killed"]
        return any(n in doc.counting for h in killed for n in (h.j, h.i - 2, h.i - 3))
    lag = next((h for h in doc.hits("unit", right.s, right.s + _LIST) if doc.texts[h.j] in _FROM), None)
    hurt = doc.hits("kind", lag.j, right.e)[:1] if lag else []
    return any(h.tag.value == "killed" and h.j in doc.counting for h in hurt)


_FROM = ("من", "علي")


def _two_attacks(doc: Document, left: Side, right: Side, kind: int, new: Hit) -> bool:
    """Whether the two sides differ in who did it, or where, by more than that joint needs."""
    others = bool(right.parties) and right.parties.isdisjoint(left.parties)
    elsewhere = bool(right.places and left.places) and not any(right.places[0] & p for p in left.places)
    held = left.held() and right.held()
    if left.mild() or right.mild() or held:
        return others and elsewhere and (kind != TURNING or (bool(left.parties) and not held))
    meant = bool(left.parties or left.struck & right.parties)
    if kind == PLAIN:
        whole = bool(left.places or left.harm)
        if new.i == right.s + 1 and doc.texts[new.i] in words("done_next"):
            return whole and elsewhere
        if right.harm:
            return whole and (elsewhere or (others and meant))
        return whole and elsewhere and (others or _unlike(left, right))
    fact = bool(right.harm or right.days - left.days)
    if not (others or fact) and all(h.tag.value in BARE for h in right.acts):
        return False
    if kind == TURNING and not fact:
        return others and elsewhere
    return elsewhere or (others and meant and fact)


def _unlike(left: Side, right: Side) -> bool:
    """Whether none of the weapons behind the joint can be meant by those before it: a mine, behind a drone."""
    told, new = ({h.tag.value for h in side.acts} - set(BARE) for side in (left, right))
    return bool(told and new) and all(told <= UNLIKE.get(kind, frozenset()) for kind in new)


def _end(doc: Document, k: int, e: int, kind: int) -> int:
    """How far the clause behind token k reaches: behind "and" without a comma to the next one.

    No further is a comma before a day or before ", killing two".
    """
    e = min(e, k + REACH)
    if kind != PLAIN or doc.texts[k - 1] == ",":
        return e
    commas = (n for n in range(k + 1, e - 1) if doc.texts[n] == ",")
    return next((n for n in commas if n + 1 not in doc.dated and not _does(doc, n + 1)), e)


def _stop(doc: Document, i: int, e: int) -> int:
    """Where what happened before is told to its end: at a bracket, or at a comma with nothing like ", killing"."""
    stops = (n for n in range(i, e - 1) if doc.texts[n] in (",", "(", ")"))
    return next((n for n in stops if doc.texts[n] != "," or not _does(doc, n + 1)), e)


def _does(doc: Document, k: int) -> bool:
    """ ", killing two", "، ما أدى": what an act did."""
    return doc.texts[k].endswith("ing") or doc.texts[k] in _LED


_LED = frozenset(("ما", "مما", "ادي", "ادت", "اسفر", "اسفرت"))


def _of_the_same(doc: Document, k: int, known: Known) -> bool:
    """ "and Kafr Tut", "وأصيب ثلاثة آخرون": a further place, further people of the same attack, or a sum."""
    place = k + doc.texts[k].isascii()
    others = words("other_people").isdisjoint(doc.texts[k : k + _SUBJECT])
    return doc.starts[place] in known or not others or bool(doc.hits("raised", k, k + _TWO))


def _opens(doc: Document, s: int, k: int, hit: Hit, kind: int) -> bool:
    """Whether the act stands in the clause that opens at token k, with no further joint before it, and no plan."""
    between = doc.texts[k + 1 : hit.i]
    if not words("purpose").isdisjoint(between) or not words("modals").isdisjoint(between):
        return False
    further = [joint(doc, n) for n in range(k + 1, hit.i + 1)]
    if any(further) or (kind == TURNING and "," in between[1:]):
        return False
    if kind != PLAIN:
        return True
    listed = any(h.j == k for h in doc.hits("type", max(s, k - _LIST), k))  # "shells and heavy machine guns"
    led = doc.texts[k - 1] == "," or doc.texts[k] == "that" or _caused(doc, s, k)
    return led and not listed and PLAIN not in further[_TWO:]


def _caused(doc: Document, s: int, k: int) -> bool:
    """Whether an act stands in what the last comma or joint before token k opens: no "قتل شاب وأصيب والداه بقصف"."""
    opened = (n for n in range(k - 1, s, -1) if doc.texts[n] == "," or joint(doc, n) is not None)
    return bool(doc.hits("type", next(opened, s), k))


def _told(doc: Document, side: Side) -> bool:
    """Whether it is told as done, by a verb or people harmed, or who did it where: no "heavy machine guns"."""
    whose = bool(side.parties) and (bool(side.places) or not doc.texts[side.s].isascii())
    if side.harm or whose or any(h.tag.value in MILD for h in side.acts):
        return True
    said = doc.texts[side.s : side.e]
    verbs = any(w in words("attack_verbs") or w in STRIKING for w in said)
    return verbs or any(w.endswith("ed") for h in side.acts for w in doc.texts[h.i : h.j])


def _side(doc: Document, s: int, e: int, known: Known) -> Side:
    told = [h for h in acts(doc, s, e) if h.tag.value != "statement_other" and not told_before(doc, h)]
    agents, patients = ({h.tag.value for h in hits} for hits in acting(doc, s, e))
    harm = {h.tag.value for h in doc.hits("kind", s, e)} & HARMED
    days = {(d.start, d.end) for d in doc.dates_in(s, e)}
    return Side(s, e, told, agents, patients, harm, _places(doc, s, e, known), days)


def _places(doc: Document, s: int, e: int, known: Known) -> list[frozenset[object]]:
    """What each place in tokens [s, e) that may be that of an event is known by."""
    return [place for _, place in _found(doc, s, e, known, 1)]


def _found(doc: Document, s: int, e: int, known: Known, least: int) -> list[tuple[int, frozenset[object]]]:
    """Places of that grade at least, and where they begin: by their entries in a table, else by name."""
    at = [(n, known[doc.starts[n]]) for n in range(s, e) if doc.starts[n] in known]
    found = [(n, frozenset[object](m.entries)) for n, m in at if grade(doc, m) >= least]
    found += [(n, frozenset[object]((name,))) for n, name in unknown_names(doc, s, e, known)]
    return sorted(found, key=lambda f: f[0])

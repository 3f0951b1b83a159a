"""Which parts are of one event: drafts of events, put together from what sentences and clauses say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.claims.acts.part import DAYS, Part
from tawthiq.claims.acts.turns import answered, families
from tawthiq.claims.acts.types import BARE, LOOSE, MILD, UNLIKE, WEAK, more_exact, refers_back, told_before
from tawthiq.claims.days.other_days import (
    attacked_earlier,
    earlier,
    long_ago,
    looks_back,
    only_said,
    others_hurt_earlier,
    recalled,
    told_later,
)
from tawthiq.claims.events.entries import dated_entry, heads, on_another_day
from tawthiq.claims.events.further_acts import further_act, goes_on_there
from tawthiq.claims.events.same_doer import bare_blow, share_doer
from tawthiq.claims.events.struck_again import again_so, alike, alike_earlier, second_hit
from tawthiq.claims.people.counts import Stated, number_of
from tawthiq.claims.sites.named_places import Name
from tawthiq.claims.sites.same_place import FINE, around_one_seat, inside, same_place
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE
from tawthiq.model.claims import PlaceRef

_SHORT, _FAR = 25, 10**7


@dataclass(slots=True)
class Draft:
    """An event in the making: its parts, and the place and date they agree on so far.

    `marked`: whether the place stands where places of events stand; a bare one gives way to one that does."""

    parts: list[Part] = field(default_factory=list)
    place: PlaceRef | None = None
    marked: bool = False
    date: DateHit | None = None
    aside: DateHit | None = None
    inherited: DateHit | None = None
    numbers: set[Stated] = field(default_factory=set)

    def add(self, part: Part, *, headed: bool = False) -> None:
        """`headed`: what the draft has so far is a first line, which the story tells again."""
        again = headed or any(number_of(c) in self.numbers for c in part.counts)
        if _tells_how(self, part):
            self.date = part.day() or self.date
        elif part.counts or part.attack() or not self.parts:
            self.date = self.date or _day_of_harm(self, part)
        elif not only_said(part):
            self.aside = self.aside or _day_of_harm(self, part)
        self.parts.append(part)
        self.numbers.update(number_of(c) for c in part.counts)
        if part.place and (self.place is None or _finer(part, self, again=again) or self._only_named(part)):
            self.place, self.marked = part.place, part.marked

    def _only_named(self, part: Part) -> bool:
        """Whether the place so far stands where any name may, and the new one where that of an event does.

        The country that holds the place so far says less, wherever it stands ("جنوبي بيروحة", later "في زهرانيا").
        """
        wider = self.place and part.place and part.place.pcode in self.place.admin[:1]
        return part.marked and part.violent() and not self.marked and not wider


def _day_of_harm(draft: Draft, part: Part) -> DateHit | None:
    """The day of a part; none in "the town has been shelled since May", behind people hurt: how long it goes on."""
    day = part.day()
    return None if day and not day.exact and draft.numbers and not part.counts else day


def put_together(doc: Document, parts: Sequence[Part]) -> list[Draft]:
    """The events that the parts of a document make up, in order."""
    drafts: list[Draft] = []
    bulletin = sum(p.titled for p in parts) > 1
    aside: list[Draft] = []  # told of in a clause only; what follows goes on about the event before
    for part in parts:
        if drafts and part.background and all(c.qualifier == "vague" for c in part.counts):
            continue
        if drafts and drafts[-1].parts[-1].total and heads(doc, part):
            continue
        first = (
            len(drafts) == 1 and _headline(doc, drafts[0]) and not (part.entry and drafts[0].parts[0].entry)
        )
        own = bulletin and doc.opens_line(part.s) and bool(part.types or part.counts)
        if not drafts or own or _begins(doc, drafts[-1], part, headline=first):
            before = drafts[-1].date or drafts[-1].inherited if drafts and not part.turned else None
            if drafts and part.entry:
                _as_before(doc, part, drafts)
            elif drafts and _goes_on(drafts[-1], part):
                part.types = [h for p in drafts[-1].parts for h in p.types]
            elif drafts and (
                (not part.turned and refers_back(doc, part.types))
                or alike(doc, part)
                or again_so(part)
                or bare_blow(doc, part)
            ):
                part.types = [*(h for p in drafts[-1].parts for h in p.types), *part.types]
                part.actors = part.actors or [h for p in drafts[-1].parts for h in p.actors]
            if drafts:
                share_doer(doc, drafts[-1].parts[-1], part)
            there = drafts[-1].place if drafts and not part.place and goes_on_there(doc, part) else None
            drafts.append(Draft(inherited=part.under or before, place=there))
        drafts[-1].add(part, headed=len(drafts[-1].parts) == 1 and ends_line(doc, drafts[-1].parts[0]))
        alone = len(drafts) > 1 and drafts[-1].parts == [part]
        if alone and (part.turned or long_ago(doc, part, drafts[0].date)):
            aside.append(drafts.pop())
    return sorted([*drafts, *aside], key=lambda d: d.parts[0].s)


def _headline(doc: Document, draft: Draft) -> bool:
    """Whether all there is so far is a short first line: a headline, which the story tells again.

    A line under one that ends with a colon ("Summary of Tuesday:") is the first of a list.
    """
    first = draft.parts[0].s
    if first > 1 and doc.tokens[first - 1].kind == LINE and doc.texts[first - 2] == ":":
        return False
    return len(draft.parts) == 1 and ends_line(doc, draft.parts[0]) and draft.date is None


def ends_line(doc: Document, part: Part) -> bool:
    """Whether a part is a short first line."""
    return part.e < len(doc.tokens) and doc.tokens[part.e].kind == LINE and part.e - part.s <= _SHORT


def _as_before(doc: Document, part: Part, drafts: Sequence[Draft]) -> None:
    """A line of a round-up that names no weapon or party has that of the heading, else of the line before."""
    heading = drafts[0].parts[0]
    headed = not heading.counts and ends_line(doc, heading)
    before = heading if headed else drafts[-1].parts[0]
    if headed or not part.types:
        part.types, part.actors = part.types or before.types, part.actors or before.actors


def _goes_on(draft: Draft, part: Part) -> bool:
    """ "A day earlier three people were killed": another day of what was told of, where no other weapon is named."""
    day, total = part.day(), part.total or draft.parts[-1].total
    hurt = any(c.kind in ("killed", "injured") for c in part.counts) and any(p.attack() for p in draft.parts)
    return not (part.types or part.apart or part.actors or total) and day is not None and hurt


def _two_points(doc: Document, draft: Draft, part: Part) -> bool:
    """Whether two points of a list tell of attacks at two places, whatever number both have."""
    if not (part.bullet and draft.parts[0].bullet and part.attack()):
        return False
    new = part.unknown is not None and not _named(doc, part.unknown, draft.parts[0].s, part.s)
    return _far(draft, part) or new or _other_kind(draft, part)


def _struck_again(doc: Document, draft: Draft, part: Part) -> bool:
    """Whether a part tells of people harmed by a further blow; "the second strike" told of again is no third."""
    if not part.again or (all(c.max == 0 for c in part.counts) and not second_hit(doc, part)):
        return False
    same = draft.parts[0].again and all(told_before(doc, h) for h in part.types)
    return any(p.attack() for p in draft.parts) and not same


def _begins(doc: Document, draft: Draft, part: Part, *, headline: bool) -> bool:
    """Whether a part tells of another event than the draft before it."""
    last, day, known = draft.parts[-1], part.day(), draft.date or draft.inherited
    if part.total != last.total or part.turned or part.beside or part.under is not last.under:
        return True
    if _tells_how(draft, part):
        return False
    if alike_earlier(doc, part, day, known):
        return True
    new = part.cut or part.entry or part.bullet or part.again or earlier(doc, part, known)
    if not (part.types or new or dated_entry(doc, part, day)):
        return False
    other = _other_kind(draft, part) or attacked_earlier(part, known)
    two = (other and _far(draft, part)) or others_hurt_earlier(doc, part, known, draft.numbers)
    if not ((two and not headline) or _two_points(doc, draft, part)) and _repeats(
        draft, part, headline=headline
    ):
        return False
    if part.background and part.types and any(c.qualifier != "vague" for c in part.counts):
        return True
    if part.bullet and draft.parts[0].bullet and (part.attack() or part.counts):
        return True
    if day and known and on_another_day(doc, part, known):
        return not told_later(doc, part, day, known)
    apart = not headline and (_own_story(doc, draft, part, day) or _of_another_day(doc, draft, part, day))
    if apart or (headline and day and not known and recalled(doc, part, day)):
        return True
    if (part.cut and part.attack() and not part.retells) or (part.apart and (part.counts or part.attack())):
        return True
    if _others_act(draft, part) or answered(doc, (t for p in draft.parts for t in p.types), part.s, part.e):
        return True
    if headline:
        return False
    if _mild_elsewhere(draft, part):
        return True
    told = _struck_again(doc, draft, part) or _told_elsewhere(doc, draft, part)
    return told or _other_weapon(doc, draft, part) or _at_another_place(doc, draft, part)


def _other_kind(draft: Draft, part: Part) -> bool:
    """Whether a part has people and an attack of its own, of none of the types told of before."""
    here = {t.tag.value for t in part.types if t.tag.value not in LOOSE}
    told = {t.tag.value for p in draft.parts for t in p.types if t.tag.value not in LOOSE}
    one = any(a == b or more_exact(a, b) for a in here for b in told)
    return bool(part.counts and here and told) and not one


def _at_another_place(doc: Document, draft: Draft, part: Part) -> bool:
    """Whether a part tells of an attack, or opens a line, with a place that is not that of the draft."""
    attack = (part.attack() or bare_blow(doc, part) or alike(doc, part)) and not part.retells
    if not (attack or part.entry) or not part.place or not draft.place:
        return False
    if not part.marked or not (any(p.marked for p in draft.parts) or _other_act(draft, part)):
        return False
    if part.entry and part.place.pcode != draft.place.pcode:
        return not inside(part.place, draft.place)
    return same_place(part.place, draft.place) is False


def _mild_elsewhere(draft: Draft, part: Part) -> bool:
    """ "Clashes in Y killed four", "24 families fled Y", "the army besieges Y": behind an attack on another place."""
    kinds = {h.tag.value for h in part.types}
    hurt = bool(part.counts) or kinds == {"siege"}
    if not (hurt and kinds <= _NOT_ITS and any(p.attack() for p in draft.parts) and _far(draft, part)):
        return False
    return bool(kinds) or all(c.kind == "displaced" for c in part.counts)


_NOT_ITS = frozenset(("ground_fighting", "siege", "displacement"))


def _of_another_day(doc: Document, draft: Draft, part: Part, day: DateHit | None) -> bool:
    """Whether a part tells of an attack of its own day behind an attack without one.

    "The army shelled X. Last month drones hit Y", "a similar attack killed two on Sunday", and a toll with a day of
    its own behind one that was only told of on another ("إذ أصيب ستة في 2 كانون الأول" behind "بحسب ما أعلنه اليوم").
    """
    told = any(p.attack() or p.counts for p in draft.parts)
    if day is None or draft.date or draft.inherited or not told or doc.published is None:
        return False
    if not part.attack():
        return bool(part.counts and recalled(doc, part, day)) or _before_that(doc, draft, part, day)
    if not day.exact:
        return day.end < doc.published and day.i - part.s <= _FRONT
    if _before_that(doc, draft, part, day):
        return True
    if (draft.numbers and looks_back(doc, part, day)) or recalled(doc, part, day):
        return True
    aside = draft.aside
    other = aside is not None and aside.exact and (day.end < aside.start or day.start > aside.end)
    return other and bool(part.counts and draft.numbers)


_FRONT, _TOWN = 3, 8_000


def _before_that(doc: Document, draft: Draft, part: Part, day: DateHit) -> bool:
    """ "وكانت اشتباكات اندلعت الجمعة": of an earlier day, behind one told live, of another kind or at another place."""
    earlier = day.exact and doc.published is not None and day.end < doc.published
    if not (earlier and doc.texts[part.s] in words("had")):
        return False
    acts, told = _acts([part]), _acts(draft.parts)
    if not (acts and told):
        return False
    new = part.unknown is not None and not _named(doc, part.unknown, draft.parts[0].s, part.s)
    return draft.parts[0].live or families(acts).isdisjoint(families(told)) or _far(draft, part) or new


def _acts(parts: Sequence[Part]) -> list[Hit]:
    """The acts of violence that parts name, fights and explosions among them."""
    return [h for p in parts for h in p.types if h.tag.value not in MILD]


def _far(draft: Draft, part: Part) -> bool:
    """Whether places of their own mark both, and neither can be the other."""
    if not (part.place and draft.place and part.marked and draft.marked):
        return False
    return same_place(part.place, draft.place) is False


def _own_story(doc: Document, draft: Draft, part: Part, day: DateHit | None) -> bool:
    """ "In Kafr Tut, a strike on Sunday killed 13": place, weapon, day and people, behind an attack of no day.

    So is "in Kafr Tut, rockets killed two last night" behind an attack of this morning.
    """
    if further_act(doc, draft.parts, part):
        return True
    known = draft.date or draft.inherited
    if known and not (day and known.start == known.end and day.start < known.start):
        return False
    opened = doc.texts[part.s].removeprefix("و") in words("in_places")
    single = day is not None and day.exact and (day.end - day.start).days <= DAYS
    return opened and single and part.attack() and bool(part.counts and draft.numbers)


def _told_elsewhere(doc: Document, draft: Draft, part: Part) -> bool:
    """Whether an attack with people of its own is told of at another place, where a table lacks one of the two."""
    if not (part.attack() and part.counts and draft.numbers) or refers_back(doc, part.types):
        return False
    if all(told_before(doc, h) for h in part.types):
        return False  # "the strike", القصف
    before = [p.unknown for p in draft.parts if p.unknown and p.attack() and p.counts]
    if part.unknown and (part.place is None or _wide(part.place)):
        placed = bool(before) or (draft.marked and draft.place is not None and not _wide(draft.place))
        return placed and not _named(doc, part.unknown, draft.parts[0].s, part.s)
    new = part.place is not None and part.marked and not _wide(part.place)
    return new and bool(before) and draft.place is None


def _other_weapon(doc: Document, draft: Draft, part: Part) -> bool:
    """Whether people are harmed by a weapon that cannot be the one told of before: shells, behind a drone."""
    if not (part.attack() and part.counts and draft.numbers):
        return False
    here = {t.tag.value for t in part.types if t.tag.value not in LOOSE and not told_before(doc, t)}
    told = {t.tag.value for p in draft.parts for t in p.types if t.tag.value not in LOOSE}
    return bool(here and told) and all(told <= UNLIKE.get(kind, frozenset()) for kind in here)


def _wide(place: PlaceRef) -> bool:
    return (place.precision or 0) > _TOWN


def _named(doc: Document, name: Name, i: int, j: int) -> bool:
    """Whether what a name is told by stands in tokens [i, j): any word of it, but for كفر, تل and the like."""
    own = [w for w in name if w not in words("name_heads")] or name
    return any(doc.texts[k] in own for k in range(i, j))


def _tells_how(draft: Draft, part: Part) -> bool:
    """ "The toll of X rose to six. وكانت قوات النظام قد استهدفت القرية": the attack behind a toll that names none."""
    untold = draft.numbers and not any(t.tag.value not in BARE for p in draft.parts for t in p.types)
    return part.recalls and part.attack() and not part.counts and bool(untold)


def _others_act(draft: Draft, part: Part) -> bool:
    """Whether another party did something of another family, and people were hurt or a place was hit by it."""
    if not (draft.numbers and part.attack() and part.actors and (part.counts or part.place)):
        return False
    sides = {h.tag.value for p in draft.parts for h in p.actors}
    acts = {f for p in draft.parts for f in families(t for t in p.types if t.tag.value not in WEAK)}
    return (
        sides.isdisjoint(h.tag.value for h in part.actors)
        and bool(acts)
        and acts.isdisjoint(families(part.types))
    )


def _other_act(draft: Draft, part: Part) -> bool:
    """Whether a part tells of acts of which none was told of before: homes looted, behind a shooting."""
    acts = [t for t in part.types if t.tag.value not in LOOSE]
    told = [t for p in draft.parts for t in p.types if t.tag.value not in LOOSE]
    alike = {t.tag.value for t in told}
    return (
        bool(acts and told)
        and alike.isdisjoint(t.tag.value for t in acts)
        and families(acts).isdisjoint(families(told))
    )


def _repeats(draft: Draft, part: Part, *, headline: bool) -> bool:
    """Whether the part states a number that the draft has already; after a headline a single person is enough."""
    return any(
        number_of(c) in draft.numbers
        for c in part.counts
        if headline or (c.min != 1 and c.qualifier != "vague")
    )


def _finer(part: Part, draft: Draft, *, again: bool) -> bool:
    """A place inside the one known so far; told again or after a wide place also one that is named as exactly.

    The countryside of a town is not told more exactly by the name of the town ("ريف بيروحة", later "بيروحة").
    """
    new, old = part.place, draft.place
    if new is None or new.pcode is None or old is None:
        return False
    exact = (new.precision or _FAR) <= (old.precision or _FAR)
    if old.pcode == new.pcode:
        return (old.precision or 0) <= FINE or (exact and (new.precision or 0) > FINE)
    if old.pcode is None or old.pcode in new.admin:
        return True
    if part.marked and exact and around_one_seat(new, old):
        return True
    vague = again or (old.precision or _FAR) > FINE
    return len(draft.parts) == 2 and vague and part.marked and exact and not part.retells

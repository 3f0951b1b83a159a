"""What each sentence (or clause that begins another attack) says: a part, from which events are put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawthiq.claims.acts.accidents import accident
from tawthiq.claims.acts.act_objects import acts
from tawthiq.claims.acts.english_acts import damaged
from tawthiq.claims.acts.facilities import facility_counts
from tawthiq.claims.acts.generic import asserts
from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.says import attribution, hedged
from tawthiq.claims.acts.taken_places import taken_places
from tawthiq.claims.acts.targets import struck
from tawthiq.claims.acts.turns import opens_entry
from tawthiq.claims.acts.types import MILD, STRIKING
from tawthiq.claims.days.live import told_live
from tawthiq.claims.days.other_days import of_series
from tawthiq.claims.days.when import event_dates
from tawthiq.claims.events.attacks_beside import Known, attacks_beside
from tawthiq.claims.events.clauses import adds_up, clauses, turned
from tawthiq.claims.events.entries import day_lines, heading_day, opens_point, without_entries
from tawthiq.claims.events.mourned import without_mourned
from tawthiq.claims.events.second_attacks import cut_in_full, share_with_first, verb_of_first
from tawthiq.claims.events.struck_again import retells, struck_again
from tawthiq.claims.events.sums_of_days import between_days, have_been, one_attack, several_hit, whole_country
from tawthiq.claims.events.two_parties import by_two_parties
from tawthiq.claims.events.two_places import by_day, distributed
from tawthiq.claims.packs import Pack
from tawthiq.claims.parties.accused import only_blames
from tawthiq.claims.parties.actors import acting
from tawthiq.claims.people.breakdowns import Breakdown
from tawthiq.claims.people.counts import sentence_counts
from tawthiq.claims.people.quantities import quantities
from tawthiq.claims.people.tolls import gives_losses, puts_number
from tawthiq.claims.persons.inline_lists import InlineList, inline_lists
from tawthiq.claims.persons.lists import headings, listed
from tawthiq.claims.persons.roster import HARMED, described
from tawthiq.claims.persons.rosters import harm_of, listing_rows, names_told, rosters, with_rosters
from tawthiq.claims.persons.together import together
from tawthiq.claims.persons.victims import victims
from tawthiq.claims.sites.named_places import unknown_names
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count, NamedVictim
from tawthiq.model.places import Mention, PlaceFinder

_WIDE_DAYS, _HEAD = 20, 10


@dataclass(slots=True)
class Reading:
    """The parts of a document, with the date of a heading that stands over them all."""

    parts: list[Part] = field(default_factory=list)
    heading: DateHit | None = None


def read_parts(doc: Document, pack: Pack, finder: PlaceFinder | None, mentions: Sequence[Mention]) -> Reading:
    """All parts of a document, in order."""
    out = Reading()
    m, context = 0, None
    lists: dict[int, InlineList] = {**inline_lists(doc), **dict(listed(doc, headings(doc)))}
    whole = {s for s, _ in doc.sentences}
    known = _known(doc, mentions)
    told, seconds, apart, begun = _cut(doc, known)
    over, under = day_lines(doc), None
    toll = Breakdown()
    for s, e in told:
        under = over.get(s, under)
        own, m = _inside(doc.span(s, e), mentions, m)
        led = toll.leads(doc, s, e)
        harm = _harm_before(out.parts)
        once = harm if (s not in whole and verb_of_first(doc, s, e)) or puts_number(doc, s, e) else None
        said = (context, lists.get(s), led or once, harm)
        part = None if _only_hashtags(doc, s, e) else _part(doc, pack, s, e, own, *said)
        if part is None or not (out.parts or part.types or part.counts or part.singles):
            out.heading = out.heading or heading_day(doc, s, e, behind=any(p.violent() for p in out.parts))
            toll.kind = None
            continue
        part.turned, part.under, part.beside = s in begun, under, s in apart
        part.apart = part.apart or s in seconds
        if out.parts and (s in seconds or s in begun or s in apart):
            share_with_first(doc, out.parts[-1], part)
        quoted = bool(doc.hits("says", s, e))
        part.unknown = next((name for _, name in unknown_names(doc, s, e, known, sure=quoted)), None)
        part.cut = part.cut or (s not in whole and not part.turned) or opens_entry(doc, s)
        without_mourned(doc, out.parts, part)
        without_entries(doc, part, lists)
        toll.add(doc, part, led)
        context = next((c.group for c in reversed(part.counts) if c.group == "civilians"), None)
        if led is None:
            _continue_total(doc, out.parts, part)
        out.parts.extend(_divided(doc, pack, part, context))
    return out


def _inside(span: tuple[int, int], mentions: Sequence[Mention], m: int) -> tuple[list[Mention], int]:
    """The mentions from `m` on that begin in a source span, and the first behind it."""
    first = m
    while m < len(mentions) and mentions[m].start < span[1]:
        m += 1
    return [n for n in mentions[first:m] if n.start >= span[0]], m


def _cut(doc: Document, known: Known) -> tuple[list[tuple[int, int]], set[int], set[int], set[int]]:
    """The clauses of all sentences; where those begin that tell a second attack in full, one beside, one aside."""
    beside, apart, aside = attacks_beside(doc, clauses(doc), known)
    full, seconds = cut_in_full(doc, beside, known)
    told, begun = turned(doc, full)
    return told, seconds, apart, begun | aside


def _known(doc: Document, mentions: Sequence[Mention]) -> Known:
    """The places that a table knows, by the source offset of the token in which each begins."""
    at = (max(bisect_right(doc.starts, m.start) - 1, 0) for m in mentions)
    return {doc.starts[k]: m for k, m in zip(at, mentions, strict=True)}


def _harm_before(parts: Sequence[Part]) -> str | None:
    """What befell the people told of last."""
    rows = (c for p in reversed(parts[-_FEW:]) for c in (*p.counts, *p.singles) if c.max != 0)
    return next((c.kind for c in rows if c.kind in HARMED), None)


_FEW = 2


def _divided(doc: Document, pack: Pack, part: Part, context: str | None) -> list[Part]:
    """The part, or two where its sentence goes on to a second place or party; the second keeps weapon and date."""
    place = distributed(doc, part)
    cut = place if place is not None else by_two_parties(doc, part) or by_day(doc, part)
    if cut is None or not part.s < cut < part.e:
        return [part]
    at = doc.tokens[cut].start
    first = _part(doc, pack, part.s, cut, [m for m in part.mentions if m.start < at], context)
    second = _part(doc, pack, cut, part.e, [m for m in part.mentions if m.start >= at], context)
    first = first if first is not None and first.counts else _ahead(part, cut, at)
    second = second if second is not None and second.counts else _rest(part, cut, at, far=place is None)
    if not (first.counts and second.counts):
        return [part]
    summed = part.total and _since_then(doc, part)
    for own in (first, second):
        own.types, own.total = own.types or part.types, own.total or summed
        own.mentions = own.mentions or (part.mentions if place is None else [])
    second.actors = second.actors or part.actors
    first.dates = first.dates or (part.dates if place is None or summed else [])
    second.dates = second.dates or part.dates
    later = _divided(doc, pack, second, context)
    later[0].cut = later[0].apart = True
    return [*_divided(doc, pack, first, context), *later]


_NEXT = 6


def _rest(part: Part, cut: int, at: int, *, far: bool) -> Part:
    """ "4 في كفر توت و2 في تل الريحان": what a part counts behind source offset `at`, where no word says it again.

    `far`: a party may stand before the number.
    """
    behind = [c for c in part.counts if c.start >= at]
    rows = behind if behind and (far or behind[0].start - at <= _NEXT) else []
    mentions = [m for m in part.mentions if m.start >= at]
    types = [h for h in part.types if h.i >= cut] or part.types
    dates = [d for d in part.dates if d.i >= cut] or part.dates
    actors = [h for h in part.actors if h.i >= cut] or part.actors
    told = replace(part, s=cut, types=types, actors=actors, counts=rows, mentions=mentions, dates=dates)
    return replace(told, singles=[], victims=[], targets=[], listing=())


def _ahead(part: Part, cut: int, at: int) -> Part:
    """What a part without a word of harm counts before source offset `at`: "و2 في تل الريحان"."""
    rows = [c for c in part.counts if c.end <= at]
    mentions = [m for m in part.mentions if m.start < at]
    types = [h for h in part.types if h.i < cut] or part.types
    actors = [h for h in part.actors if h.i < cut] or part.actors
    told = replace(part, e=cut, types=types, actors=actors, counts=rows, mentions=mentions, listing=())
    return replace(told, singles=[], victims=[])


@needs(frozenset(("#",)))
def _only_hashtags(doc: Document, s: int, e: int) -> bool:
    """A line of hashtags is no sentence: "#حلب #الخوذ_البيضاء | الدفاع المدني", but "#حلب #سوريا قتل مدني بقصف"."""
    if doc.texts[s] != "#":
        return False
    signs = [k for k in range(s, e) if doc.texts[k] == "#"]
    if len(signs) < 2:
        return False
    tagged = set[int]()
    for k in signs:
        n = k + 1
        while n < e and doc.tokens[n].kind in "wn":
            tagged.add(n)
            n += 2 if n + 1 < e and doc.texts[n + 1].startswith("_") else e
    plain = [k for k in range(s, e) if doc.tokens[k].kind in "wn" and k not in tagged]
    return len(plain) <= _FEW and not any(doc.hit("type", k) or doc.hit("kind", k) for k in plain)


_FEW = 5


def _part(
    doc: Document,
    pack: Pack,
    s: int,
    e: int,
    own: list[Mention],
    context: str | None,
    listing: InlineList | None = None,
    led: str | None = None,
    harm: str | None = None,
) -> Part | None:
    """What [s, e) tells; None for nothing.

    `listing` is the count of a list that it heads, `led` the kind of the toll that its line tells apart,
    `harm` what befell the people told of before.
    """
    types = _types(doc, s, e, own, told=bool(harm))
    accuses = not types and (only_blames(doc, s, e) or damaged(doc, s, e))
    if not (types or accuses or led or listing or _harm_told(doc, s, e)) or accident(doc, s, e, types):
        return None
    found = quantities(doc, s, e)
    facilities = [q for q in found if q.target]
    found = with_rosters(found, told_by_name := rosters(doc, s, e, found, harm))
    counts, singles = sentence_counts(doc, s, e, found, context, led)
    row = listing.row(doc) if listing is not None else None
    counts += [row] if row else []
    befell = tuple((kind, r) for r in told_by_name if (kind := harm_of(r, found)))
    stated = bool(counts or singles or befell)
    if not (types or stated or accuses) or (not stated and doc.hits("warning", s, e)):
        return None
    targets = struck(doc, s, e, {m.start for m in own}) if _violent(doc, s, e, types) else []
    counts = _said([*counts, *facility_counts(doc, s, targets, facilities, pack)], doc, s, e, own)
    agents, patients = acting(doc, s, e, [(c.start, c.end) for c in counts if c.kind in HARMED])
    dates = event_dates(doc, s, e)
    part = Part(s, e, types, counts, singles, agents, patients, targets, dates, own, rosters=befell)
    part.victims = _persons(doc, part, listing, row)
    part.singles = together(doc, singles) if len(singles) > 1 else singles
    part.listing = listing_rows(doc, counts, told_by_name, row)
    _opened(doc, part, own)
    return part if asserts(doc, part) else None


def _opened(doc: Document, part: Part, own: Sequence[Mention]) -> None:
    """Set what the first words of a part say of it: another event, what was before, a line of a bulletin, told live."""
    s, e = part.s, part.e
    wide = any((d.end - d.start).days >= _WIDE_DAYS for d in part.dates)
    counted = any(c.kind != "besieged" for c in part.counts)  # a siege since March is no sum
    part.total = counted and (
        (wide and not one_attack(doc, part))
        or _summed(doc, part)
        or between_days(doc, part)
        or whole_country(doc, part)
    )
    part.cut = bool(opened := doc.hits("cut", s, min(s + 3, e)))
    part.apart = any(h.tag.value == "apart" for h in opened)
    part.retells = retells(doc, part)
    part.again = struck_again(doc, s, e) is not None
    part.recalls = doc.texts[s] in words("had") and "قد" in doc.texts[s + 1 : s + _HAD]
    part.bullet = opens_point(doc, s)
    part.titled, part.live = _titled(doc, s, own), told_live(doc, part)
    part.background = _is_background(doc, part)


def _violent(doc: Document, s: int, e: int, types: Sequence[Hit]) -> bool:
    """Whether [s, e) tells of an attack, or where it names none has a word for striking."""
    told = any(t.tag.value not in ("statement_other", "other") for t in types)
    return told or not (types or STRIKING.isdisjoint(doc.texts[s:e]))


_HAD, _DAYS = 6, 2


@needs(("scope", "raised", "since"))
def _summed(doc: Document, part: Part) -> bool:
    """ "Since the start of the year 40 were killed"; not "the overall number of injured is unknown"."""
    told = any(c.qualifier != "vague" or c.max is not None for c in part.counts)
    scopes = doc.hits("scope", part.s, part.e)
    summed = any(not of_series(doc, h.i, part.s) for h in scopes) or adds_up(doc, part.s, part.e)
    return told and (summed or _since_then(doc, part))


@needs("since")
def _since_then(doc: Document, part: Part) -> bool:
    """ "At least 45 civilians have been killed since 26 April": over days, with a toll or with no attack of its own."""
    window = next((d for d in part.dates if not d.exact), None)
    if window is None or (window.end - window.start).days < _DAYS or any(d.exact for d in part.dates):
        return False
    if doc.texts[window.j : window.j + 2] == [",", "when"]:
        return False  # "since March, when 25 people were killed"
    hurt = any(c.kind in HARMED or several_hit(c) for c in part.counts)
    toll = not words("toll").isdisjoint(doc.texts[part.s : part.e])
    told = toll or not part.attack() or have_been(doc, part, window.i)
    return hurt and told and bool(doc.hits("since", part.s, part.e))


def _persons(
    doc: Document,
    part: Part,
    listing: InlineList | None,
    row: Count | None,
) -> list[NamedVictim]:
    """The persons of the part, and those of the list that it heads, whose row is `row`."""
    persons = [v for kind, r in part.rosters for v in described(doc, r, kind)]
    counts = [c for c in part.counts if row is None or c.start != row.start]
    listed = listing.victims(doc) if listing is not None else ()
    return victims(doc, part.s, part.e, counts, part.singles, [*persons, *listed])


def _titled(doc: Document, s: int, own: Sequence[Mention]) -> bool:
    """ "حلب:: غارة جوية": a line of a bulletin, with its province before a colon."""
    if not own:
        return False
    first = min((m for m in own if m.start == doc.tokens[s].start), key=lambda m: m.end, default=None)
    if first is None or doc.line_start(s) != s:
        return False
    k = next((k for k in range(s, min(s + _HEAD, len(doc.tokens))) if doc.starts[k] >= first.end), s)
    return doc.texts[k] == ":"


def _types(doc: Document, s: int, e: int, own: Sequence[Mention], *, told: bool) -> list[Hit]:
    """The weapons and acts of [s, e), of a headline only those of its first act; places taken, where they are mild.

    None of a sentence that only blames somebody where harm was `told` of before.
    """
    hits = acts(doc, s, e)
    if own and all(h.tag.value in MILD for h in hits):
        hits += taken_places(doc, s, e, {m.start for m in own}, {m.end for m in own})
    return [] if told and _only_blames(doc, s, e, hits) else hits


@needs("habit")
def _is_background(doc: Document, part: Part) -> bool:
    """Whether the part tells of a habit: no sum, no day and no number of its own."""
    if part.total or any(d.exact for d in part.dates) or not doc.hits("habit", part.s, part.e):
        return False
    return not (part.attack() and any(c.qualifier == "exact" for c in part.counts))


def _only_blames(doc: Document, s: int, e: int, types: Sequence[Hit]) -> bool:
    """ "Residents blamed the army, which denied it": who is said to have done what was told of before."""
    return {t.tag.value for t in types} == {"statement_other"} and only_blames(doc, s, e)


def _harm_told(doc: Document, s: int, e: int) -> bool:
    """Whether [s, e) has a word for harm, or goes on about the victims or names them."""
    losses = any(gives_losses(doc, k) for k in range(s + 1, e)) if "losses" in doc.texts[s:e] else False
    return bool(doc.hits("kind", s, e)) or losses or _victims_told(doc, s, e) or names_told(doc, s, e)


@needs(words("toll") | words("sufferers"))
def _victims_told(doc: Document, s: int, e: int) -> bool:
    """ "Eleven of the victims were children", "put the toll at nine": a sentence that goes on about those killed."""
    if any(doc.texts[k] in words("toll") and doc.texts[k + 1 : k + 2] == ["of"] for k in range(s, e)):
        return True  # "gave a higher toll of 89"
    if not words("toll").isdisjoint(doc.texts[s:e]) and (
        not _PUTS.isdisjoint(doc.texts[s:e]) or doc.hits("raised", s, e)
    ):
        return True  # "put the toll at nine", "the toll later rose to nine"
    told = [h for h in doc.hits("group", s, e) if doc.texts[h.j - 1] in words("sufferers")]
    return any(
        doc.texts[max(h.i - 2, 0) : h.i] == ["of", "the"]
        or doc.texts[max(h.i - 3, 0) : h.i - 1] == ["of", "the"]  # "four of the nine victims"
        or not words("identified").isdisjoint(doc.texts[max(h.i - 4, s) : h.j + 3])  # "identified 14 victims"
        for h in told
    )


_PUTS = frozenset(("put", "puts", "raised", "bringing", "taking", "raising", "pushing"))


def _said(rows: list[Count], doc: Document, s: int, e: int, own: Sequence[Mention]) -> list[Count]:
    """The rows of a sentence with who says so and whether in doubt."""
    if not rows:
        return rows
    speaker, doubt = attribution(doc, s, e, [(m.start, m.end) for m in own]), hedged(doc, s, e)
    return [replace(row, attributed_to=speaker, hedged=doubt) for row in rows] if speaker or doubt else rows


def _continue_total(doc: Document, parts: list[Part], part: Part) -> None:
    """A further sum right behind a total, with no day of its own, belongs to the same bulletin.

    One to which an attack adds (", bringing to 41 the number killed since May") is of such attacks.
    """
    if parts and part.total and doc.texts[part.s + 1] == "to" and adds_up(doc, part.s, part.e):
        part.types, part.actors, part.live = (
            part.types or parts[-1].types,
            part.actors or parts[-1].actors,
            False,
        )
    elif parts and parts[-1].total and not (part.dates or part.actors or part.attack()):
        part.total = any(c.max != 1 for c in part.counts)

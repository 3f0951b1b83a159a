"""From quantities with a kind to the rows of EVENT.md."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.added import added
from tawthiq.claims.people.apposed import young
from tawthiq.claims.people.arabic_deaths import only_heads
from tawthiq.claims.people.attach import attach
from tawthiq.claims.people.denied import deny
from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.none_hurt import further_told, nobody_hurt, none_hurt, none_of_them
from tawthiq.claims.people.of_whom import own_men
from tawthiq.claims.people.only_mentioned import only_mentioned
from tawthiq.claims.people.others import of_others
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.referring import met_once, of_them
from tawthiq.claims.people.relations import beside_names, related, relation
from tawthiq.claims.people.shares import SHARES, all_alike, more_than_half, most, percent, share
from tawthiq.claims.persons.named_kin import kin_of_named, with_kin
from tawthiq.claims.persons.persons import single_persons
from tawthiq.claims.persons.roster import rows as roster_rows
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import Count

_MAX = 200_000_000
_NARROWED = ("civilians", "fighters", "children", "women", "health_workers")


def sentence_counts(
    doc: Document,
    s: int,
    e: int,
    found: list[Quantity],
    context: str | None = None,
    led: str | None = None,
) -> tuple[list[Count], list[Count]]:
    """The counts of one sentence, and rows of one for persons named in it, who may be among those counted.

    `found` are the quantities of the sentence, which are tied here to what happened.
    `context` is the group of "others" without a noun before them; `led` befell the first where a toll is told apart.
    """
    if not found and not doc.hits("kind", s, e):
        return [], []
    kept, marks = attach(doc, s, e, found, led)
    singles = single_persons(doc, e, found, marks)
    listed = [q for q in kept if q.roster is not None]
    singles = [s for s in singles if not any(_inside(doc, s, q) for q in listed)]
    named = [q for q in listed if q.roster is not None and q.roster.only_names() and not q.roster.listing]
    singles = sorted([*singles, *(r for q in named for r in _only_named(doc, q))], key=lambda r: r.start)
    rows: list[Count] = []
    if singles:
        kept, own = kin_of_named(doc, found, kept, singles)
        rows, singles = with_kin(doc, [q for q in kept if q not in named], singles, own)
    heads = only_heads(doc, s, e)
    kept = all_alike(doc, [q for q in kept if q.numbered or not heads])
    deny(doc, kept)
    for n, q in enumerate(kept):
        q.resolved = of_them(doc, s, q) or _group(doc, q, kept[:n], context, e)
        rows.extend(related(_rows(doc, q, kept, n), relation(doc, kept, n)))
    said = sorted(doc.tokens[m.i].start for m in marks if not (m.english and m.passive))
    rows.sort(key=lambda r: r.start)
    zero = [*none_hurt(doc, s, e), *nobody_hurt(doc, s, e, marks), *none_of_them(doc, s, marks)]
    denied = [(r.start, r.end) for r in zero]
    told = [r for r in (*rows, *singles) if not any(i <= r.start < j for i, j in denied)]
    hurt = {r.kind for r in told if r.max != 0 and r.unit == "person"}
    none = [r for r in zero if r.group != "all" or r.kind not in hurt]
    return _settled([*added(doc, beside_names(doc, rows), said), *none]), singles


def _inside(doc: Document, row: Count, q: Quantity) -> bool:
    """Whether a named person is one of a roster, which counts him."""
    start, end = doc.span(q.i, q.j)
    return row.start < end and start < row.end


def _only_named(doc: Document, q: Quantity) -> list[Count]:
    """The row of a roster of names alone, who may be among people counted; none for any other."""
    if q.roster is None or q.negated or q.roster.listing or not q.roster.only_names():
        return []
    return [row for kind in q.kinds for row in roster_rows(doc, q.roster, kind)]


def _of_same(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "One soldier killed, five wounded": a bare number with a participle, right behind soldiers with one.

    So is "two soldiers were killed and four injured".
    """
    gap = doc.texts[before.j : q.i]
    gap = gap[1:] if gap[:1] in (["was"], ["were"]) else gap
    said = words("participles")
    pair = len(gap) == _PAIR and gap[0] in said and gap[1] in (",", "and")
    return (
        pair
        and q.noun is None
        and before.resolved == "fighters"
        and not said.isdisjoint(doc.texts[q.j : q.j + 1])
    )


_PAIR = 2


def _group(doc: Document, q: Quantity, before: Sequence[Quantity], context: str | None, e: int) -> str:
    group = q.group or "all"
    if group == "all" and before and _of_same(doc, before[-1], q):
        group = before[-1].resolved or group
    if group == "all" and q.others:
        group = of_others(doc, q, before, context) or group
    if group == "men" and own_men(doc, q):
        group = "fighters"
    if group == "all":
        group = _group_after(doc, q, e) or group
    if group == "all" and q.noun is not None and doc.texts[q.noun].removeprefix("و") in words("colleagues"):
        group = _of_their_work(doc, q.i) or group
    among = q.part or any(p.part for p in before[-1:])
    if among and q.noun is not None and doc.texts[q.noun].removeprefix("و") in words("women_among"):
        return "women"
    return "children" if group in ("men", "women", "all") and young(doc, q, e) else group


def _of_their_work(doc: Document, i: int) -> str | None:
    """ "A nurse was killed and two of her colleagues were hurt": the work of whom was told of last before token i."""
    told = [h.tag.value for h in doc.hits("group", max(i - _WORK, 0), i) if h.tag.value in _WORKERS]
    return told[-1] if told else None


_WORK, _WORKERS = 20, ("health_workers", "rescue_workers", "journalists", "fighters")


def _group_after(doc: Document, q: Quantity, e: int) -> str | None:
    """جرحى في صفوف المدنيين, قتلى وجرحى من المدنيين, 3 من المدنيين; not "relatives of jihadists"."""
    if doc.texts[q.j - 1] in words("kin_nouns") or doc.texts[q.j - 1] in ("relatives", "friends", "families"):
        return None
    for k in range(q.j, min(q.j + (9 if doc.texts[q.i].isascii() else 6), e)):
        hit = doc.hit("group", k)
        if hit and hit.tag.value in _NARROWED:
            near = doc.texts[k - 1]
            joined = near in ("من", "صفوف", "بين", "في", "of", "among", "بصفوف", "the") or k == q.j
            joined = joined or doc.texts[k].startswith("ب")
            return hit.tag.value if joined and "و" not in hit.clitic else None
        if _own_ranks(doc, k) or (doc.texts[k] in words("forces") and doc.texts[k - 1] == "من"):
            return "fighters"
        link = doc.texts[k] in _LEADS_ON
        if not (link or doc.hit("kind", k)):
            return None
    return None


Stated = tuple[str, str, str | None, int | None, int | None]  # kind, group, target, least and most
_LEADS_ON = words("leads_to_whom") | {'"', ")"}


def _own_ranks(doc: Document, k: int) -> bool:
    """ "قتلى من قوات النظام", "في صفوف قسد", "in the ranks of the army": the people of a party are its fighters."""
    if (actor := doc.hit("actor", k)) is None or k < 1:
        return False
    of = doc.texts[k - 1 - (doc.texts[k - 1] == '"')]
    of_force = of == "من" and actor.tag.form == "name" and actor.tag.value != "unknown"
    return of_force or not words("ranks").isdisjoint(doc.texts[max(k - 3, 0) : k])


def _uncounted(doc: Document, q: Quantity, kept: Sequence[Quantity], n: int) -> bool:
    """Whether people who are told of give no row: pointed back at, a share, still to be counted."""
    bare = not q.numbered and q.noun == q.i
    return (
        (q.definite and not q.numbered and not q.part and not met_once(doc, q))
        or (q.low is not None and q.low > _MAX)
        or ("displaced" in q.kinds and q.noun is not None and doc.texts[q.noun] in words("escapees"))
        or _among(q)
        or _not_mentioned(doc, q)
        or only_mentioned(doc, q, kept)
        or _counted_before(doc, q, kept[:n])
        or _part_of_part(doc, kept, n)
        or _no_number(q)
        or percent(doc, q)
        or _parts_of_group(doc, q, kept, n)
        or (
            n > 0
            and (kept[n - 1].part in SHARES or _no_number(kept[n - 1]))
            and not q.numbered
            and q.i - kept[n - 1].j <= 1
        )
        or (q.form == "pl" and not q.numbered and not words("stranded").isdisjoint(doc.texts[q.j : q.j + 2]))
        or (bare and (_further(doc, q) or (q.others and q.kinds in (("displaced",), ("returned",)))))
        or (q.numbered and _to_come(doc, q))
    )


def _rows(doc: Document, q: Quantity, kept: Sequence[Quantity], n: int) -> list[Count]:
    if q.roster is not None:
        counted = not q.negated and (q.roster.listing or not q.roster.only_names())
        rows = [r for kind in q.kinds if counted for r in roster_rows(doc, q.roster, kind)]
        return [r for r in rows if not (q.part and r.group == "all")]
    if _uncounted(doc, q, kept, n):
        return []
    low, high, qualifier = q.low, q.high, q.qualifier
    if q.negated:
        some = q.qualifier == "vague" and q.noun != q.i and q.denied is None
        further = any(t.text in ("other", "further", "additional") for t in doc.tokens[max(q.i - 2, 0) : q.i])
        both = "killed_or_injured" in q.kinds  # said of each by `none_hurt`
        unknown = any(h.tag.value == "unknown" for h in doc.hits("negation", max(q.i - 6, 0), q.i))
        if unknown or some or further or both or q.others or further_told(doc, q.i, q.j, len(doc.tokens)):
            return []
        low, high, qualifier = 0, 0, "exact"
    elif q.part in ("most_of_them", "all_of_them") and not q.numbered:
        if set(q.kinds) == {"killed", "injured"} and any(p.numbered and p.kinds == q.kinds for p in kept[:n]):
            return []  # "20 people, most of them children, were killed and wounded"
        low, high, qualifier = most(kept, n, q.part)
    elif q.part in SHARES and not q.numbered:
        return _shared(doc, q, kept, n)
    elif q.part and len(q.kinds) > 1 and qualifier == "vague" and not q.numbered:
        low = 1
    return _told(doc, q, low, high, qualifier)


def _shared(doc: Document, q: Quantity, kept: Sequence[Quantity], n: int) -> list[Count]:
    """ "46 people, half of them children": the share of a whole that one kind of harm befell."""
    said = doc.hits("part", max(q.i - _SHARE, 0), q.i)
    near = doc.texts[max(said[-1].i - _ROUGH, 0) if said else q.i : q.i]
    if more_than_half(near):
        return _told(doc, q, *most(kept, n, "most_of_them"))
    if not words("rough_shares").isdisjoint(near):
        return []  # "over a third of them children"
    amount = share(kept, n, q.part or "") if len(q.kinds) == 1 else None
    return _told(doc, q, *amount) if amount is not None else []


_SHARE, _ROUGH = 7, 2


def _told(doc: Document, q: Quantity, low: int | None, high: int | None, qualifier: str) -> list[Count]:
    """The rows of a quantity, one for each kind and group."""
    first = q.i - (doc.texts[q.i - 1] in _OWNERS and doc.texts[q.i].isascii()) if q.i else 0
    start, end = doc.span(first if q.denied is None else q.denied, q.j)
    quote, whole = doc.source[start:end], q.resolved or "all"
    return [
        Count(kind, group, low, high, qualifier, quote, start, end, q.unit, measure=_measure(doc, q, kind))
        for group in ((whole, q.also) if q.also else (whole,))
        for kind in _kinds_of(q)
    ]


_OWNERS = ("his", "her", "their")


def _among(q: Quantity) -> bool:
    """ "including a spokesman", "عرف منهما المواطن سالم كرم": one of those counted, who is no further group."""
    if q.part != "of_them" or q.numbered:
        return False
    one = q.low == q.high == 1
    return (one and q.resolved in (None, "all")) or (q.definite and q.resolved == "civilians")


def _counted_before(doc: Document, q: Quantity, before: Sequence[Quantity]) -> bool:
    """ "six women and four doctors, three of whom were among the six women": a number said again with "the"."""
    again = q.numbered and q.i > 0 and doc.texts[q.i - 1] == "the" and q.noun is not None
    return again and any(
        (p.low, p.high, p.group, p.kinds) == (q.low, q.high, q.group, q.kinds) for p in before
    )


def _part_of_part(doc: Document, kept: Sequence[Quantity], n: int) -> bool:
    """ "12 women and 17 children, including three elderly women and four siblings": some of those counted by group."""
    q = kept[n]
    if not q.part and not (n and joined(doc, kept[n - 1], q) and _part_of_part(doc, kept, n - 1)):
        return False
    told = [p for p in kept[:n] if p.numbered and set(p.kinds) & set(q.kinds)]
    whole = next((p.i for p in reversed(told) if p.group not in _BY_GROUP), -1)
    told = [
        p for p in told if p.i > whole and (p.low or p.high or 0) >= (q.low or 1) and p.group in _BY_GROUP
    ]
    young = q.noun is not None and doc.texts[q.noun] in words("kin_when_young")  # "children, including a son"
    like = [
        p
        for p in told
        if p.group == q.group or (q.group in (None, "all") and p.part) or (young and p.group == "children")
    ]
    return any(doc.hits("part", p.j, q.i) for p in like)


_BY_GROUP = ("women", "children", "men")


def _not_mentioned(doc: Document, q: Quantity) -> bool:
    """ "The posts do not refer to any people killed": nothing is said of them, neither a number nor zero."""
    of_any = doc.texts[q.i - 1] in ("any", "اي") if q.i else False
    before = q.i - of_any
    first = max(before - _MENTIONED, 0)
    unknown = any(h.tag.value == "unknown" and h.j == before for h in doc.hits("negation", first, before))
    silent = (
        of_any and "لم" in doc.texts[first:before] and not words("silent").isdisjoint(doc.texts[first:before])
    )
    return not q.numbered and (unknown or silent)


_MENTIONED = 5


def _parts_of_group(doc: Document, q: Quantity, kept: Sequence[Quantity], n: int) -> bool:
    """ "seven children (four boys and three girls)": boys and girls in brackets are the children, told apart."""
    first = n
    while first > 0 and doc.texts[kept[first].i - 1] != "(" and n - first < _BRACKET:
        first -= 1
    if first == 0 or doc.texts[kept[first].i - 1] != "(":
        return False
    whole, inside = (
        kept[first - 1],
        [p for p in kept[first : first + _BRACKET] if p.i - kept[first].i < _INSIDE],
    )
    same = [p for p in inside if p.group == whole.group and p.numbered and p.low == p.high]
    return (
        q in same and len(same) > 1 and whole.low == sum(p.low or 0 for p in same) and whole.j < kept[first].i
    )


_BRACKET, _INSIDE = 3, 12


def _no_number(q: Quantity) -> bool:
    """ "half of them women", "معظمهم سوريون": a share that is no number, or of no group that is counted."""
    if q.numbered:
        return False
    whole = q.part in ("most_of_them", "all_of_them", *SHARES) and q.form == "pl"
    return whole and q.resolved in (None, "all")


def _to_come(doc: Document, q: Quantity) -> bool:
    """ "The toll could rise to 50": so many are feared, not dead."""
    return any(doc.texts[h.j : q.i] in (["to"], ["الي"]) for h in doc.hits("forecast", max(q.i - 6, 0), q.i))


def _measure(doc: Document, q: Quantity, kind: str) -> str | None:
    """People who moved: a flow, an arrival, a return; "12,000 displaced people" without a verb is a stock."""
    if kind == "returned":
        return "return"
    if kind != "displaced":
        return None
    around = doc.tokens[max(q.i - 6, 0) : q.j + 6]
    if any(t.text.removeprefix("و") in words("arrivals") for t in around):
        return "arrival"
    return "stock" if q.fixed else "flow"


def _further(doc: Document, q: Quantity) -> bool:
    """ "other injuries", إصابات أخرى: more than was counted, but nothing is said of how many."""
    return q.fixed is not None and any(
        doc.texts[k] in ("اخري", "other") for k in range(q.i, q.j + 1) if k < len(doc.tokens)
    )


def _kinds_of(q: Quantity) -> tuple[str, ...]:
    """One exact number for killed and injured together is a total of both; a vague one is said of each."""
    both = set(q.kinds) == {"killed", "injured"}
    if both and q.numbered and (q.low or q.high or 0) > 1 and not q.negated:
        return ("killed_or_injured",)
    return q.kinds


def _settled(rows: list[Count]) -> list[Count]:
    """A zero beside a plural read from the same words wins; the same row twice is one."""
    zeros = [(r.start, r.end, r.kind) for r in rows if r.max == 0]
    out: list[Count] = []
    for row in rows:
        if row.max != 0 and any(a <= row.start < b for a, b, _ in zeros):
            continue
        if any(same_number(row, other) and row.start == other.start for other in out):
            continue
        out.append(row)
    return out


def same_number(a: Count, b: Count) -> bool:
    """Whether two rows state the same number of the same people; all and civilians are taken together."""
    return number_of(a) == number_of(b)


def number_of(row: Count) -> Stated:
    """What a row states, all and civilians taken together, each kind of facility by itself."""
    return row.kind, "civilians" if row.group == "all" else row.group, row.target, row.min, row.max

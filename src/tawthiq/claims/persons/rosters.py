"""Where rosters of persons stand in a sentence: behind words for death, before them, behind a heading or a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawthiq.claims.people.all_of_them import named_before
from tawthiq.claims.people.before_participle import ends_or_goes_on
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.english_heads import OWNERS, past_called
from tawthiq.claims.persons.roster import HARM, Person, Roster, as_roster
from tawthiq.claims.persons.roster_arabic_places import arabic_candidates
from tawthiq.claims.persons.roster_english import Counted, english_roster, with_sex
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import english, needs
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import NUMBER
from tawthiq.model.claims import Count

_BACK, _HEADING, _TWO, _OF = 90, 14, 2, 8
_BEFORE = frozenset((",", ":", "that", "when", "as", "while", "-", "—", "|", ")", '"', "said", "where", ";"))
_HEADS = frozenset(("the", "those", "of", "|", ".", ":", "both", "and"))
_WITH = frozenset(("along", "alongside", "together", "with"))
_SUFFERERS, _IDENTIFIED = words("sufferers") | {"victim"}, words("identified")
_NAMES, _AUXILIARIES = _IDENTIFIED | {"identifying", "naming"}, words("auxiliaries")
_BESIDE_VERBS = _AUXILIARIES | words("adverbs")


def rosters(
    doc: Document, s: int, e: int, found: Sequence[Quantity], harm: str | None = None
) -> list[Roster]:
    """The rosters of the sentence [s, e), in order, none overlapping.

    `found` are its quantities; `harm` what befell the people told of before, who may be named here.
    """
    counted = {q.i: q for q in found}
    out: list[Roster] = []
    for roster in _candidates(doc, s, e, found, counted, harm):
        if not any(roster.i < other.j and other.i < roster.j for other in out):
            out.append(roster)
    return sorted(out, key=lambda r: r.i)


def _candidates(
    doc: Document, s: int, e: int, found: Sequence[Quantity], counted: Counted, harm: str | None
) -> Iterator[Roster]:
    hits = [h for h in doc.hits("kind", s, e) if h.tag.value in HARM and doc.texts[h.i].isascii()]
    for hit in hits:
        if doc.texts[hit.j - 1] in words("headed_by"):
            yield from _behind_heading(doc, hit.i, hit.j, hit.tag.value, s, e, counted)
    for hit in doc.hits("group", s, e):
        if doc.texts[hit.j - 1] in _SUFFERERS:
            yield from _behind_heading(doc, hit.j - 1, hit.j, "killed", s, e, counted)
    owned = [q for q in found if q.i and _owned(doc, q.i)]
    yield from _of_number(doc, e, [q for q in found if q not in owned], counted)
    yield from named_before(doc, s, hits, counted)
    for hit in hits:
        yield from _behind_verb(doc, hit, e, counted)
        yield from _before_verb(doc, hit, s, e, counted)
    yield from _of_number(doc, e, owned, counted)
    yield from _identified(doc, s, e, counted, harm)
    yield from arabic_candidates(doc, s, e, found, counted)


def _owned(doc: Document, k: int) -> bool:
    """Whether token k stands behind "his", "their young"."""
    k -= doc.texts[k - 1] in words("adjectives_of_people")
    return k > 0 and doc.texts[k - 1] in OWNERS


def _behind_verb(doc: Document, hit: Hit, e: int, counted: Counted) -> Iterator[Roster]:
    """ "killing Salim Karam, his wife and", "claimed the lives of Salim Karam and Huda Issa"."""
    if hit.tag.form != "right" or hit.j >= e:
        return
    ground = doc.texts[hit.i] in words(
        "takes"
    )  # "captured Kafr Tut": a town, unless a word says that it is a person
    for roster in as_roster(english_roster(doc, hit.j, e, counted), least=1):
        if not ground or any(p.noun or p.titled or p.kin or p.age for p in roster.persons):
            yield roster


def _along_with(doc: Document, hit: Hit, e: int, counted: Counted) -> list[Person]:
    """ "was killed along with her son", "was killed, as were her mother and her son": told of with the subject."""
    k = hit.j
    while k < e and doc.texts[k] in _WITH:
        k += 1
    if k == hit.j:
        own = next((n for n in range(k, min(k + _ADJUNCT, e - _TWO)) if doc.texts[n] in _WITH), None)
        if own is not None and doc.texts[own + 1] in ("with", "his", "her", "their"):
            return english_roster(doc, own + 1 + (doc.texts[own + 1] == "with"), e, counted)
        as_ = next((n for n in range(k, e - _TWO) if doc.texts[n : n + _TWO] in _AS_WERE), e)
        k = k if as_ == e or doc.hits("kind", k, as_) else as_ + _TWO
    k += _LIVES * (doc.texts[k : k + _LIVES] == ["the", "lives", "of"])
    return english_roster(doc, k, e, counted) if k > hit.j else []


_ADJUNCT, _LIVES = 6, 3
_AS_WERE = (["as", "was"], ["as", "were"])


def _before_verb(doc: Document, hit: Hit, s: int, e: int, counted: Counted) -> Iterator[Roster]:
    """ "Salim Karam, 34, and his son were killed", "Salim Karam and Huda Issa died"."""
    stop, aux = _subject_end(doc, hit, s)
    among = _past_among(doc, hit.i, s) < hit.i
    if stop <= s or (not aux and (among or (hit.tag.form == "right" and not ends_or_goes_on(doc, hit.j)))):
        return
    for k in range(max(s, hit.i - _BACK), stop):
        if not (k == s or _begins(doc, k)):
            continue
        persons = english_roster(doc, k, stop, counted)
        if len(persons) == 1 and _said_who(doc, s, k, counted):
            return
        if persons and persons[-1].j in (stop, stop - 1) and _agrees(doc, persons, aux, stop):
            more = _along_with(doc, hit, e, counted)
            kind = hit.tag.value if more or among else None
            yield from as_roster(with_sex(doc, [*persons, *more]), least=1, kind=kind)
            return


def _said_who(doc: Document, s: int, k: int, counted: Counted) -> bool:
    """ "A woman from the village of Kafr Tut, Aziza Karam, was": the name of somebody counted before."""
    before = [q for q in counted.values() if s <= q.i and q.j <= k and q.low == 1 and q.unit == "person"]
    return bool(before) and doc.texts[k - 1] == "," and not doc.hits("kind", before[-1].j, k)


def _begins(doc: Document, k: int) -> bool:
    """Whether a clause, or its subject, may begin at token k."""
    before = doc.texts[k - 1]
    return before in _BEFORE or doc.tokens[k - 1].kind == "l" or (before == "and" and doc.texts[k - 2] == ",")


def _subject_end(doc: Document, hit: Hit, s: int) -> tuple[int, str]:
    """The token behind the subject of a word for harm, and the verb that says how many: "was", "were"."""
    k, aux = _past_among(doc, hit.i, s), ""
    while k > s and (doc.texts[k - 1] in _BESIDE_VERBS or doc.texts[k - 1].endswith("ly")):
        aux = doc.texts[k - 1] if doc.texts[k - 1] in _AUXILIARIES else aux
        k -= 1
    return k, aux


def _past_among(doc: Document, k: int, s: int) -> int:
    """ "were also listed among the dead": the token of "listed" or "among", behind the verb; else k."""
    n = k - _TWO
    if n <= s or doc.texts[n : n + _TWO] not in (["among", "the"], ["among", "those"]):
        return k
    return n - (doc.texts[n - 1] in _LISTED)


_LISTED = frozenset(("listed", "reported", "named", "counted", "included", "identified"))


def _agrees(doc: Document, persons: Sequence[Person], aux: str, stop: int) -> bool:
    """Whether "was" has one person, or one with others along with him."""
    behind = doc.texts[persons[-1].j : stop]
    if behind not in ([], [","]) and not (aux and behind in (["-"], ["–"], ["—"])):
        return False
    if aux not in ("was", "is", "has"):
        return True
    return len(persons) == 1 or not _WITH.isdisjoint(doc.texts[persons[0].j : persons[1].i])


def _behind_heading(
    doc: Document, i: int, j: int, kind: str, s: int, e: int, counted: Counted
) -> Iterator[Roster]:
    """ "The dead were", "Among those killed were", "Names of the victims:"."""
    opened = _opened(doc, i, j, s, e)
    if opened is None:
        return
    k, whole = opened
    persons = english_roster(doc, k, e, counted)
    family = len(persons) > _TWO and any(p.owner for p in persons)
    yield from as_roster(persons, least=1, whole=whole or family, kind=kind, listing=True)
    if len(persons) > 1 and whole and not any(p.name for p in persons) and not _told_apart(doc, persons):
        yield Roster(persons[0].i, persons[-1].j, tuple(persons), kind=kind, listing=True)


def _told_apart(doc: Document, persons: Sequence[Person]) -> bool:
    """ "The dead were three civilians, a man and two children": who the first are."""
    sign = doc.texts[persons[0].j] in (",", ":", "(", "-")
    whose = persons[1].owner is None  # "two sisters, their mother and"
    return sign and whose and persons[0].number == sum(p.number for p in persons[1:])


def _opened(doc: Document, i: int, j: int, s: int, e: int) -> tuple[int, bool] | None:
    """The token behind the heading whose noun are tokens [i, j), and whether it names all of them."""
    if doc.texts[j - 1] not in words("headed_by") or not (i == s or doc.texts[i - 1] in _HEADS):
        return None
    some = not {"among", "amongst", "some", "one"}.isdisjoint(doc.texts[max(i - 4, s) : i])
    for k in range(j, min(j + _HEADING, e)):
        word = doc.texts[k]
        if doc.hit("kind", k) or (doc.tokens[k].kind != "w" and word not in (":", "-", "—")):
            return None
        if word == ":" or (word in ("-", "—") and k == j):
            return k + 1, not some
        if word in ("included", "include", "includes", "including"):
            return k + 1, False
        if word in ("were", "are", "was", "is", "as"):
            k = _past_naming(doc, k, e)
            return (k, not some) if k else None
    return None


def _past_naming(doc: Document, k: int, e: int) -> int:
    """The token behind "were", "were identified by relatives as", "are:"; 0 where it goes on otherwise."""
    if doc.texts[k] == "as":
        return k + 1
    n = k + 1
    while n < e and doc.texts[n] in ("later", "also", "been", "all", "both"):
        n += 1
    if n < e and doc.texts[n] in words("identified"):
        as_ = next((m for m in range(n + 1, min(n + 8, e)) if doc.texts[m] in ("as", ":")), None)
        return as_ + 1 if as_ is not None else n + 1
    return n + (n < e and doc.texts[n] == ":")


@needs(_NAMES, frozenset(("as", ":")), otherwise=())
def _identified(doc: Document, s: int, e: int, counted: Counted, harm: str | None) -> Iterator[Roster]:
    """ "They were identified as Salim Karam and Huda Issa": the names of people told of before."""
    for k in range(s, e - 1):
        if doc.texts[k] not in _NAMES:
            continue
        as_ = next((m for m in range(k + 1, min(k + 9, e)) if doc.texts[m] in ("as", ":")), None)
        if as_ is None or (doc.hits("kind", k, as_) and doc.texts[as_] != "as"):
            continue
        people = _people_named(doc, s, k, as_)
        if people is None:
            continue
        kind = people or harm
        first = as_ + 1
        while (
            first < e - 1
            and doc.texts[first] in ("the", "following", "follows", ":")
            and first - as_ < _FOLLOWING
        ):
            first += 1  # "identified as the following:"
        persons = english_roster(doc, first, e, counted)
        if kind is not None:
            yield from as_roster(persons, least=1, kind=kind, listing=True)


_FOLLOWING = 4


def _people_named(doc: Document, s: int, k: int, as_: int) -> str | None:
    """The kind of harm that the sentence says of those who are named; "" for "they", None for anybody else."""
    around = range(max(s, k - 9), as_)
    kinds = [h for h in doc.hits("kind", around.start, around.stop) if h.tag.value in HARM]
    if kinds:
        return kinds[-1].tag.value
    they = not {
        "they",
        "he",
        "she",
        "victims",
        "victim",
        "two",
        "three",
        "four",
        "five",
        "them",
        "him",
        "her",
    }.isdisjoint(doc.texts[around.start : around.stop])
    return "" if they else None


@needs(english, otherwise=())
def _of_number(doc: Document, e: int, found: Sequence[Quantity], counted: Counted) -> Iterator[Roster]:
    """ "killed three people: Salim Karam, his wife and their son", "five people, including Salim Karam"."""
    for q in found:
        if not q.numbered or q.unit != "person" or q.low is None:
            continue
        for k, sure in _openings(doc, q, e):
            persons = english_roster(doc, k, e, counted)
            total = sum(p.number for p in persons)
            if persons and (total == q.low if sure else total <= q.low):
                yield from as_roster(persons, least=1, whole=False, of=q.i)
                break


def _openings(doc: Document, q: Quantity, e: int) -> Iterator[tuple[int, bool]]:
    """The tokens where the names of counted people may begin, and whether all must be named there."""
    sign = next((k for k in range(q.j, min(q.j + _OF, e)) if doc.tokens[k].kind != "w"), None)
    if sign is not None and doc.texts[sign] in (",", "-", "—", "(") and not doc.hits("kind", q.j, sign):
        yield past_called(doc, sign + 1, e), True
    ended = q.i > 1 and doc.texts[q.i - 1] == "." and doc.tokens[q.i - _TWO].kind == NUMBER
    for k in range(q.j, min(q.j + _HEADING, e)):
        if ended and k > q.j and doc.hit("kind", k):
            return
        word = doc.texts[k]
        if word not in _OPENINGS:
            continue
        if word == ":":
            yield k + 1, False
            return
        if word in ("including", "includes", "included") or doc.texts[k : k + 2] == ["among", "them"]:
            yield k + 1 + (word == "among"), False
            return
        if word in (";", "."):
            return


_OPENINGS = frozenset((":", "including", "includes", "included", "among", ";", "."))


def with_rosters(found: Sequence[Quantity], told: Sequence[Roster]) -> list[Quantity]:
    """The quantities in order, each whole roster one of them; those inside others are parts of a whole."""
    if not told:
        return [*found]
    out: list[Quantity] = []
    for q in found:
        if any(r.of == q.i and r.total == q.low == q.high and _all_young(r) for r in told if not r.whole):
            q.group = "children"  # "two sons, Karim, two months old, and Ziad, 8 years old"
        inside = next((r for r in told if r.i <= q.i < r.j), None)
        if inside is not None and inside.of is not None:
            q.part, q.definite = "of_them", q.definite and q.group in ("civilians", "all")
            q.whole = next((w for w in found if w.i == inside.of), None)
        if inside is None or (not inside.whole and _heads(inside, q)):
            out.append(q)
    out += [_counted(r) for r in told if r.whole]
    for roster in told:
        whole = next((q for q in found if q.i == roster.of), None)
        if whole is not None and not roster.whole and _tells_kin(roster, found):
            part = replace(_counted(roster), part="of_them", whole=whole)
            out = [*(q for q in out if not roster.i <= q.i < roster.j), part]
    return sorted(out, key=lambda q: q.i)


def _tells_kin(roster: Roster, found: Sequence[Quantity]) -> bool:
    """ "Eleven people, including Salim, 54, his wife and two of their sons": kin, and no group is counted beside."""
    kin = any(p.owner is not None for p in roster.persons) and roster.total > _TWO
    apart = any(
        q.group in ("women", "children", "men") and q.numbered and not roster.i <= q.i < roster.j
        for q in found
    )
    return kin and not apart


def _all_young(roster: Roster) -> bool:
    return all(p.of_group() == "children" for p in roster.persons)


def _heads(roster: Roster, q: Quantity) -> bool:
    """Whether a quantity stands before a person's name, or is a person without one."""
    heads = any(p.i <= q.i < (p.j if p.name is None else p.name[0]) for p in roster.persons)
    return heads or any(p.i <= q.i < p.j and p.noun and p.group == q.group for p in roster.persons)


def _counted(roster: Roster) -> Quantity:
    kinds = (roster.kind,) if roster.kind else ()
    return Quantity(
        roster.i, roster.j, roster.total, roster.total, "exact", "all", form="pl", numbered=True, kinds=kinds,
        noun=roster.i, roster=roster,
    )  # fmt: skip


def as_whole(found: Sequence[Quantity]) -> None:
    """ "Five people – Salim Karam, his wife and ... – were killed": the whole and those whom its list names alike."""
    for q in found:
        one, other = (q, q.whole) if q.kinds else (q.whole, q)
        if one is not None and other is not None and one.kinds and not other.kinds:
            other.kinds, other.negated = one.kinds, one.negated


def harm_of(roster: Roster, found: Sequence[Quantity]) -> str | None:
    """What befell the persons of a roster, by the quantities of its sentence; None where nothing is said to have."""
    said = (q for q in found if q.roster is roster or (roster.of is not None and q.i == roster.of))
    told = next((q.kinds for q in said if q.kinds and not q.negated), ())
    kind = roster.kind or (told[0] if told else None)
    return kind if kind in HARM else None


def listing_rows(
    doc: Document, counts: Sequence[Count], told: Sequence[Roster], row: Count | None
) -> tuple[Count, ...]:
    """The rows of lists of names: they say no more than a number stated for the same people."""
    spans = [doc.span(r.i, r.j) for r in told if r.whole and r.listing]
    rows = [c for c in counts if any(i <= c.start < j for i, j in spans) or (row and c.start == row.start)]
    return tuple(rows)


@needs(_IDENTIFIED | words("sufferers"))
def names_told(doc: Document, s: int, e: int) -> bool:
    """ "They were identified as Salim Karam and Huda Issa": a sentence that names those told of before."""
    said = range(s, e)
    if any(doc.texts[k] in _IDENTIFIED and "as" in doc.texts[k : k + _AS] for k in said):
        return True
    return any(doc.texts[k] in words("sufferers") and _OPENS & set(doc.texts[k : k + _AS]) for k in said)


_AS, _OPENS = 9, {":", "were", "are", "included"}

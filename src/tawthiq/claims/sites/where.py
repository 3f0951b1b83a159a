"""Which of the places that a part names is the place of the event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from tawthiq.claims.acts.fire import REACH, in_earlier_days, source_of_fire, stationed, told_there
from tawthiq.claims.acts.part import Part
from tawthiq.claims.persons.english_names import owner
from tawthiq.claims.persons.persons import name_word
from tawthiq.claims.sites.called_like_places import called_so
from tawthiq.claims.sites.struck_places import is_object
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, stem_set, stems
from tawthiq.lang.tokens import LINE, NUMBER, SIGN, WORD
from tawthiq.model.claims import PlaceRef
from tawthiq.model.memory import Remembered
from tawthiq.model.places import Mention, PlaceFinder

_AROUND, _CONTEXT, _PAIR, _WHOLE = 160, 25, 2, 1_000
_NO_PLACE = frozenset(
    (
        "rel",
        "part",
        "day_part",
        "weekday",
        "month",
        "says",
        "kind",
        "group",
        "vague",
        "hedge",
        "live",
        "qualifier",
        "cut",
        "org",
    )
)


def place_parts(
    doc: Document, finder: PlaceFinder, parts: Sequence[Part], mentions: Sequence[Mention]
) -> None:
    """Give every part its place, where it names one. Names inside those of parties say nothing of where."""
    mentions = [m for m in mentions if not _of_party(doc, m)]
    places = frozenset(mentions)
    for part in parts:
        grades = {m: grade(doc, m) for m in part.mentions}
        own = best_mentions(doc, _without_dateline(doc, part, grades), places)
        if own:
            part.place = _resolved(doc, finder, own, mentions)
            part.marked = grades[own[0]] >= _PAIR or _headed(doc, own[0])
            part.entry = part.marked and _opens(doc, part, own[0])
            part.marked = part.marked or _struck(doc, own[0])


def _without_dateline(doc: Document, part: Part, grades: dict[Mention, int]) -> dict[Mention, int]:
    """ "Gaza: An air strike on a school in Rafah": an English sentence with a place of its own behind it."""
    led = {m for m in grades if m.start == doc.starts[part.s] and _colon(doc, m)}
    placed = any(g >= _PAIR and m not in led for m, g in grades.items())
    plain = placed and doc.texts[part.s].isascii()
    return {m: g for m, g in grades.items() if m not in led} if led and plain else grades


@needs(words("strikes_places"))
def _struck(doc: Document, mention: Mention) -> bool:
    """ "Shells hit Kafr Tut": a place that is what was struck."""
    k = _token_at(doc, mention.start)
    return k is not None and is_object(doc, k, bisect_left(doc.starts, mention.end))


def _colon(doc: Document, mention: Mention) -> bool:
    j = bisect_left(doc.starts, mention.end)
    return j < len(doc.texts) and doc.texts[j] == ":"


def _opens(doc: Document, part: Part, first: Mention) -> bool:
    """Whether a part begins with its place: "- كفر توت: إصابة مدني", "وفي بلدة تل الريحان أصيب خمسة"."""
    k = _token_at(doc, first.start)
    if k is None:
        return False
    led = doc.texts[part.s].removeprefix("و") in words("in_places")
    return _few_words(doc, part.s, k, _PAIR if led else 0) or (
        _few_words(doc, part.s, k, _PAIR) and _headed(doc, first)
    )


def _few_words(doc: Document, i: int, j: int, most: int) -> bool:
    """Whether at most so many words stand in tokens [i, j), which may be a line without end."""
    kinds = doc.tokens.kinds
    told = (k for k in range(i, j) if kinds[k] == WORD)
    return next(islice(told, most, None), None) is None


def _headed(doc: Document, mention: Mention) -> bool:
    """Whether a name opens its line before a colon, or an Arabic one before a number: the heading of what follows."""
    j = bisect_left(doc.starts, mention.end)
    k = _token_at(doc, mention.start)
    if j >= len(doc.texts) or k is None:
        return False
    if doc.texts[j] == ":":
        return _few_words(doc, doc.line_start(k), k, _PAIR)
    number = doc.tokens[j].kind == NUMBER and not doc.texts[k].isascii()
    return number and _few_words(doc, doc.line_start(k), k, 0)


def report_place(
    doc: Document, finder: PlaceFinder, parts: Sequence[Part], mentions: Sequence[Mention]
) -> PlaceRef | None:
    """The place that the report names outside the sentences of its events: a heading, a hashtag, a byline."""
    inside = [doc.span(p.s, p.e) for p in parts]
    free = [m for m in mentions[:_CONTEXT] if not any(a <= m.start < b for a, b in inside)]
    grades = {m: grade(doc, m) for m in free}
    own = best_mentions(doc, grades, {m for m in free if not _of_party(doc, m)})
    bare = bool(own) and grades[own[0]] < _PAIR
    return _resolved(doc, finder, own[: 1 if bare else _NAMED], mentions) if own else None


_NAMED = 3


def _resolved(
    doc: Document, finder: PlaceFinder, own: Sequence[Mention], mentions: Sequence[Mention]
) -> PlaceRef | None:
    """The place, read in the neighbourhood of its mentions so that a long text costs no more than a short one."""
    if len(doc.body) <= _WHOLE:
        return finder.resolve(doc.body, own, near=mentions[:_CONTEXT])
    start = max(min(m.start for m in own) - _AROUND, 0)
    end = max(m.end for m in own) + _AROUND
    at = bisect_left(mentions, start, key=lambda m: m.start)
    near = [*mentions[:_CONTEXT], *mentions[max(at - _CONTEXT, _CONTEXT) : at + _CONTEXT]]
    return finder.resolve(
        doc.body[start:end], [_moved(m, start) for m in own], near=[_moved(m, start) for m in near]
    )


def _moved(mention: Mention, by: int) -> Mention:
    return Mention(mention.start - by, mention.end - by, mention.entries)


def best_mentions(
    doc: Document, grades: Mapping[Mention, int], places: AbstractSet[Mention]
) -> list[Mention]:
    """The mentions that words such as "in", قرية or a hashtag mark as the place; all others only if there are none.

    `grades` are those of the mentions; which of them are `places`, and no names in those of parties.
    """
    graded = [(_as_heading(doc, m, grade) if m in places else 0, m) for m, grade in grades.items()]
    graded = _with_addressed(doc, graded)
    usable = [(g, m) for g, m in graded if g > 0]
    if not usable:
        return []
    top = max(g for g, _ in usable)
    return [m for g, m in usable if g == top]


def _as_heading(doc: Document, mention: Mention, grade: int) -> int:
    """The grade of a mention; one that opens its line before a colon is as sure as one behind a preposition."""
    return _PAIR if grade == 1 and _headed(doc, mention) else grade


def _with_addressed(doc: Document, graded: Sequence[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """A bare name with its address right behind is as sure a place as the address: "بادية السخنة شرقي حمص".

    The address of where people come from is not the place either: "وهو من قرية X شرقي Y".
    Behind a first name it is rather the rest of a person's name: "مقتل كريم نعمان".
    """
    out = list(graded)
    for n, (grade, mention) in enumerate(graded):
        after = graded[n + 1] if n + 1 < len(graded) else None
        if grade == 1 and after is not None and after[0] > 1 and _addressed(doc, mention, after[1]):
            k = _token_at(doc, mention.start)
            from_there = k is not None and _origin(doc, k, _before(doc, k), fled=False)
            out[n + 1 if from_there else n] = (1, after[1]) if from_there else (after[0], mention)
        elif after is not None and after[0] > 1 and _village_of(doc, mention, after[1]):
            out[n], out[n + 1] = (after[0], mention), (1, after[1])
        elif grade == 1 and _surname(doc, mention):
            out[n] = (0, mention)
    return out


def _addressed(doc: Document, mention: Mention, after: Mention) -> bool:
    """Whether only a direction, a word for a kind of place or the sign of a hashtag stands between two names."""
    i, j = bisect_left(doc.starts, mention.end), bisect_left(doc.starts, after.start)
    said = [stems(doc.texts[k])[0][0] for k in range(i, j) if doc.tokens[k].kind != SIGN]
    if not said or (said[-1] in words("short_directions") and set(said[:-1]) <= words("towns")):
        return 0 < j - i <= _SIGNS and all(doc.tokens[k].kind in (SIGN, WORD) for k in range(i, j))
    return j - i <= _PAIR and not words("wide_nouns").isdisjoint(said)


def _village_of(doc: Document, mention: Mention, after: Mention) -> bool:
    """ "in Abin village of Afrin": the kind of place belongs to the name before it."""
    i, j = bisect_left(doc.starts, mention.end), bisect_left(doc.starts, after.start)
    return j - i == _PAIR and doc.texts[i] in words("place_nouns") and doc.texts[j - 1] == "of"


def _surname(doc: Document, mention: Mention) -> bool:
    """Whether only names stand between a word for a person or for what befell one and the mention."""
    last = bisect_left(doc.starts, mention.start)
    k = last - 1
    while last - k <= _NAMES and k > 0 and name_word(doc, k) and not doc.texts[k].startswith("ال"):
        k -= 1
    return k < last - 1 and doc.known(k, _PERSON_BEFORE) and not doc.texts[last - 1].isascii()


_NAMES, _PERSON_BEFORE = 4, frozenset(("kind", "group", "kin"))


def _of_party(doc: Document, mention: Mention) -> bool:
    """Whether a name stands inside that of a party or organisation ("هيئة تحرير الشام" is no place)."""
    k = bisect_left(doc.starts, mention.start)
    for domain in _PARTIES:
        for hit in doc.hits(domain, max(k - _NAME, 0), k + 1):
            if hit.tag.form != "place" and hit.j > hit.i + 1:
                start, end = doc.span(hit.i, hit.j)
                if start <= mention.start and mention.end <= end:
                    return True
    return False


_NAME, _PARTIES = 5, ("actor", "org")


def grade(doc: Document, mention: Mention) -> int:
    """0 no place of the event, 1 perhaps, 2 behind a preposition, 3 behind a word for a place."""
    k = _token_at(doc, mention.start)
    if k is None:
        return 1
    if doc.known(k, _NO_PLACE) and any(
        d in _NO_PLACE and doc.tokens[h.j - 1].end >= mention.end for d, h in doc.here[k].items()
    ):
        return 0
    if doc.hit("weekday", k):
        return 0
    actor = doc.hit("actor", k)
    if actor is not None and actor.tag.form == "name" and doc.tokens[actor.j - 1].end >= mention.end:
        return 0
    if owner(doc, k, mention):
        return 0
    before = _before(doc, k)
    last = _last_type(doc, k)
    if _quarter_of(before):
        return 2
    if _origin(doc, k, before, fled=last is not None and last.tag.value == "displacement"):
        return 1
    if _cared_for(doc, k, before) or in_earlier_days(before):
        return 1
    leg = _leg(before) if last is not None and last.tag.value == "displacement" else None
    if leg is not None:
        return leg
    if not words("held").isdisjoint(before[-3:]) or source_of_fire(doc, k, last) or stationed(doc, k):
        return 0
    if doc.texts[k].isascii() and (graded := _english_grade(before)):
        return graded
    nouns = [stem for stem, _ in stems(before[-1])] if before else []
    if not words("place_nouns").isdisjoint(nouns):
        return 3 if words("between").isdisjoint(before[-2:-1]) else 2
    if _led(doc, k, before, nouns) or told_there(doc, k, mention.end):
        return 2
    person = called_so(doc, k, bisect_left(doc.starts, mention.end))
    return 0 if person or (actor is not None and _acting(doc, actor)) else 1


def _acting(doc: Document, country: Hit) -> bool:
    """ "Elbonia bombed", "Elbonia denied": a country that acts or speaks is not where; that of a heading is."""
    behind = doc.tokens[country.j] if country.j < len(doc.tokens) else None
    return country.tag.form == "place" and behind is not None and behind.kind == "w" and behind.text.isascii()


def _hospital(word: str) -> bool:
    return not words("hospitals").isdisjoint(stem_set(word))


@needs(_hospital)
def _cared_for(doc: Document, k: int, before: Sequence[str]) -> bool:
    """ "نقلوا إلى مشافي مدينة X", "مشفى X": where the wounded were taken, unless the hospital was hit."""
    if not any(map(_HOSPITAL.__getitem__, before[-3:])):
        return False
    said = doc.texts[max(k - _MOVED, doc.line_start(k)) : k]
    return any(w in words("moved_to") or w.removeprefix("و") in words("moved_to") for w in said)


_MOVED = 9
_HOSPITAL = Remembered(_hospital)


def _english_grade(before: Sequence[str]) -> int | None:
    """ "in the northern X" 2, "in the town of X" 3, "south of X" 1: articles and adjectives before a name left out."""
    n = len(before)
    while n and before[n - 1] in words("place_adjectives"):
        n -= 1
    if n > 1 and before[n - 1] == "of":
        head = before[n - 2]
        if head in words("directions"):
            return 1
        return 3 if head in words("place_nouns") else None
    return 2 if 0 < n < len(before) and before[n - 1] in words("place_prepositions") else None


def _led(doc: Document, k: int, before: Sequence[str], nouns: Sequence[str]) -> bool:
    """Whether a preposition, a wide word such as ريف, or the sign of a hashtag stands right before."""
    first = doc.texts[k]
    if (first[:1] == "ب" and len(first) > 4) or (k and doc.texts[k - 1] == "#"):
        return True
    return bool(before) and (
        before[-1].removeprefix("و") in words("place_prepositions")
        or not words("wide_nouns").isdisjoint(nouns)
    )


def _leg(before: Sequence[str]) -> int | None:
    """Of people who fled: the place they left is that of the event, the one they went to is not."""
    for word in reversed(before[-_NOUN_BETWEEN:]):
        if word in words("left_from"):
            return 3
        if word in words("gone_to"):
            return 1
    return None


_NOUN_BETWEEN = 2


def _last_type(doc: Document, k: int) -> Hit | None:
    """The word for an attack named last before token k on its line."""
    first = max(doc.line_start(k), k - REACH + 1)
    types = doc.hits("type", first, k)
    return types[-1] if types else None


def _origin(doc: Document, k: int, before: Sequence[str], *, fled: bool) -> bool:
    """ "a woman from X village", "عائلة من مدينة X": where people come from, not where they were hurt.

    Of people who flee (`fled`) it is the place of the event, unless they fled earlier ("a woman displaced from X").
    """
    if _FROM.isdisjoint(before[-3:]):
        return False
    link = next(n for n in (1, 2, 3) if before[-n] in _FROM)
    if link > 1 and words("place_nouns").isdisjoint(before[-link:]):
        return False
    behind = before[-link - 1] if link < len(before) else ""
    if fled or behind in words("displaced_people"):
        return behind in words("displaced_people") and _hurt(doc, k)
    if link > 1 and before[-link] != "from" and behind not in words("near_from"):
        return True
    return any(doc.known(n, _PERSON) for n in range(max(k - link - _PEOPLE, 0), k - link))


def _quarter_of(before: Sequence[str]) -> bool:
    """ "الحي الشرقي من X", "الجهة الغربية من X": a part of the place."""
    if len(before) < _PART or before[-1] != "من" or not before[-2].startswith("ال"):
        return False
    part = before[-3].removeprefix("ب")
    directed = before[-2].endswith(("ي", "ية")) and part.startswith("ال")
    return directed and part.removeprefix("ال") in words("parts_of_places")


_PART = 3


def _hurt(doc: Document, k: int) -> bool:
    """Whether the line tells of people killed or injured."""
    first = doc.line_start(k)
    return any(h.tag.value in _HARM for h in doc.hits("kind", first, min(k + REACH, len(doc.tokens))))


_FROM, _HARM = frozenset(("من", "from")), frozenset(("killed", "injured"))
_PEOPLE = 5
_PERSON = frozenset(("group", "kin"))


def _token_at(doc: Document, start: int) -> int | None:
    """The token that begins at a source offset, or up to three characters before it."""
    k = bisect_right(doc.starts, start) - 1
    return k if k >= 0 and start - doc.starts[k] < _CLITIC else None


_CLITIC, _SIGNS = 4, 4


def _before(doc: Document, k: int) -> list[str]:
    """Up to four words before token k, signs left out."""
    out: list[str] = []
    tokens = doc.tokens
    for n in range(k - 1, max(k - 8, -1), -1):
        word, kind, _, _ = tokens[n]
        if kind == LINE or len(out) == _WORDS_BEFORE:
            break
        if kind != SIGN:
            out.append(word)
    return out[::-1]


_WORDS_BEFORE = 4

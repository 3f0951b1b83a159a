"""Persons who are named or pointed at rather than counted: each is one."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.parties.arabic_parties import past_party, past_there
from tawthiq.claims.people.counted import trade_as_name
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.ages_of_names import by_comma_age
from tawthiq.claims.persons.english_names import Person, antecedent, latin_name, named_object, named_subject
from tawthiq.claims.persons.past_attack import past_doer
from tawthiq.claims.persons.subject_first import subject_before
from tawthiq.claims.persons.told_family import told_family
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, joins, words
from tawthiq.model.claims import Count

_STOP, _KUNYA = words("name_stops"), words("kunya")
_SONS = frozenset(("ابن", "ابنة", "بنت"))
_QUOTES = frozenset(('"', "#", "'", ":", "(", "/", "_", "-", "["))
_KNOWN = frozenset(
    ("kind", "group", "type", "target", "vague", "part", "day_part", "negation", "actor", "rel", "month", "weekday",
     "qualifier", "unit", "says", "hedge")
)  # fmt: skip
_WHAT = frozenset(("kind", "type"))
_ONE_PERSON = ("killed", "injured", "detained", "executed", "missing")


def single_persons(doc: Document, e: int, found: Sequence[Quantity], marks: Sequence[Trigger]) -> list[Count]:
    """Rows of one (or two, by a dual) for persons that follow a word for what happened to them."""
    out: list[Count] = []
    for m, trigger in enumerate(marks):
        if (
            (trigger.form != "right" and not trigger.english and not _behind_subject(doc, trigger))
            or _definite(doc, trigger)
            or trigger.negated
            or trigger.kinds[0] not in _ONE_PERSON
        ):
            continue
        stop = min(marks[m + 1].i if m + 1 < len(marks) else e, trigger.j + 40)
        if any(
            q.kinds
            and trigger.j <= q.i <= trigger.j + _AT_ONCE
            and (q.i < stop or doc.texts[trigger.j - 1] not in _OWN_PEOPLE)
            and not _after_name(doc, q, trigger)
            and (not trigger.english or (set(q.kinds) & set(trigger.kinds) and not trigger.passive))
            for q in found
        ):
            continue
        people = _people_of(doc, trigger, found, stop)
        people = [] if _did_it(doc, trigger, people, found) else people
        for n, (i, j, group, number) in enumerate(people):
            start, end = doc.span(min(trigger.i, i) if n == 0 and i - trigger.j <= 1 else i, j)
            quote = doc.source[start:end]
            if group == "all":
                group = by_comma_age(doc, i, j) or _by_role(doc, j, e, number) or group
            out += [Count(k, group, number, number, "exact", quote, start, end) for k in trigger.kinds]
    return out + _martyrs(doc, found, e)


def _people_of(doc: Document, trigger: Trigger, found: Sequence[Quantity], stop: int) -> list[Person]:
    """Who is named before or behind a word for what happened."""
    if trigger.english:
        return _english_people(doc, trigger, found, stop)
    right = trigger.form == "right"
    first = past_party(doc, past_there(doc, trigger.j), stop) if right else stop
    people = _people(doc, past_doer(doc, trigger.j, stop, first), stop) if right else []
    people = people or subject_before(doc, trigger, name_word, _people)
    return people or (_pointed_at(doc, trigger, found) if right else [])


def _english_people(doc: Document, trigger: Trigger, found: Sequence[Quantity], stop: int) -> list[Person]:
    """Who is named before or behind an English word for what happened."""
    people = named_subject(doc, trigger, found) or named_object(doc, trigger, stop)
    return people or told_family(doc, trigger) or [*antecedent(doc, trigger)]


_AT_ONCE = 2
_OWN_PEOPLE = words("limbs") | words("befell")
"""Behind these a next verb has people of its own: "الصحفي عمر عيسى قتل وأصيب ستة"."""


def _did_it(doc: Document, trigger: Trigger, people: Sequence[Person], found: Sequence[Quantity]) -> bool:
    """ "نعى سالم حداد وكريم نعمان شهداء كفر توت": those named mourn or did it, as several stand right behind them."""
    if not people or doc.texts[trigger.i].removeprefix("و") not in words("acts_on_somebody"):
        return False
    k = people[-1][1]
    return any(q.i == k and q.low != 1 and q.unit == "person" and not joins(doc.texts[k]) for q in found)


def _behind_subject(doc: Document, trigger: Trigger) -> bool:
    """ "استشهدا", "فارقت الحياة": a verb with those whom it befell before it."""
    return doc.texts[trigger.i] in words("befell")


def _after_name(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """Whether a quantity refers back, or is joined to a person before it ("مقتل سالم حداد وزوجته", "المزارع وابنه")."""
    first = past_there(doc, trigger.j)
    joined = q.i > first and doc.texts[q.i].startswith("و")
    return q.definite or (joined and all(name_word(doc, k) or _the_one(doc, k) for k in range(first, q.i)))


def _the_one(doc: Document, k: int) -> bool:
    """Whether token k is one definite person: المزارع."""
    hit = doc.hit("group", k)
    return hit is not None and hit.clitic == "ال" and hit.tag.form == "sg" and hit.j == k + 1


def _definite(doc: Document, trigger: Trigger) -> bool:
    """الموت, الاغتيال: the word in general."""
    return doc.texts[trigger.i].removeprefix("و").startswith("ال")


def _martyrs(doc: Document, found: Sequence[Quantity], e: int) -> list[Count]:
    """ "الشهيد" with a name: one killed; "الشهيدين" with names: two."""
    out: list[Count] = []
    for q in found:
        of_place = q.i > 0 and (doc.hit("target", q.i - 1) or doc.texts[q.i - 1] in words("settlements"))
        named = not of_place and q.fixed and q.definite and q.form in ("noun_sg", "noun_dual") and q.j + 1 < e
        if named and name_word(doc, q.j) and name_word(doc, q.j + 1) and q.fixed:
            both = q.form == "noun_dual"
            start, end = doc.span(
                q.i, _names(doc, q.j, e)[-1][1] if both and _names(doc, q.j, e) else q.j + 2
            )
            women = q.group == "women" or doc.texts[q.i].endswith(("تين", "تان"))
            title = doc.hit("group", q.i - 1) if q.i else None
            number = 2 if both else 1
            group = "women" if women else "all"
            if title is not None and title.tag.form == "sg" and "ال" in title.clitic:
                group = title.tag.value  # "الطفل الشهيد كريم حداد"
            out.append(Count(q.fixed, group, number, number, "exact", doc.source[start:end], start, end))
    return out


def _by_role(doc: Document, j: int, e: int, number: int) -> str | None:
    """ "مقتل سالم كرم الملقب "أبو هدى"، القيادي في": what the one named right before was."""
    for k in range(j, min(j + _TITLE, e) if number == 1 else j):
        hit = doc.hit("group", k)
        if hit is not None and not hit.clitic.startswith(("و", "ل", "ب")):
            former = hit.j < e and doc.texts[hit.j] in words("former")
            one = hit.tag.form == "sg" or doc.texts[k - 1] in ("احد", "احدي")  # "أحد القيادات"
            plain = one and hit.tag.value in _ROLES and not former
            return hit.tag.value if plain and not doc.texts[k].isascii() else None
        sign = doc.texts[k] in (",", "(", ")", '"', "'", "[", "]")
        if not (sign or name_word(doc, k) or doc.texts[k] in words("known_as")):
            return None
    return None


_TITLE, _ROLES = 12, ("fighters", "journalists", "health_workers", "rescue_workers")


def _people(doc: Document, k: int, stop: int) -> list[Person]:
    """Names and definite nouns joined by و: "المرأة بشرى والطفل حسن", "كل من أ و ب"."""
    if k + 1 < stop and doc.texts[k] == "كل" and doc.texts[k + 1] == "من":
        k += 2
        names = _names(doc, k, stop, listed=True)
        return [(k, names[-1][1], "all", len(names))] if len(names) > 1 else names
    out: list[Person] = []
    while k < stop:
        person = _person(doc, k, stop)
        titled = person is not None and doc.hit("group", person[0]) is not None
        if person is None or (out and not titled and doc.hit("group", out[-1][0]) is not None):
            break
        out.append(person)
        k = _past_kin(doc, _next_joined(doc, person[1], stop), stop)
    return out


def own_kin(doc: Document, k: int) -> bool:
    """Whether token k is kin of one told of before: "وزوجته", "شقيقها"."""
    hit = doc.hit("group", k)
    return hit is not None and hit.j == k + 1 and doc.texts[k].endswith(WHOSE) and bool(doc.hit("kin", k))


_BACK = 25


def _name_of(doc: Document, q: Quantity, stop: int) -> tuple[int, int] | None:
    """The span of "المسعف سليم كرم الذي قتله", or of "الزميلة ليلى حداد، المعلمة في ..., التي قتلت"."""
    end = _name_end(doc, q.j, stop)
    if q.form == "sg" and end - q.j > 1 and doc.texts[q.j] in words("given_names"):
        return q.i, end
    if doc.texts[q.i - 1 : q.i] != [","]:
        return None
    first = q.i - 1
    while first and name_word(doc, first - 1):
        first -= 1
    known = q.i - 1 - first > 1 and doc.texts[first] in words("given_names")
    return (first, q.i - 1) if known else None


def _past_kin(doc: Document, k: int, stop: int) -> int:
    """ "مقتل سالم حداد وزوجته وكريم نعمان": the person behind kin, who are counted by their noun."""
    while k < stop and own_kin(doc, k):
        k = _next_joined(doc, k + 1, stop)
    return k


def _names(doc: Document, k: int, stop: int, *, listed: bool = False) -> list[Person]:
    out: list[Person] = []
    while k < stop and (person := _person(doc, k, stop)):
        out.append(person)
        k = _next_joined(doc, person[1], stop, listed=listed)
    return out


def _next_joined(doc: Document, k: int, stop: int, *, listed: bool = False) -> int:
    """The token of the next person joined by و, where persons are `listed` also by a comma, or `stop`."""
    for ahead in range(k, min(k + 5, stop)):
        word = doc.texts[ahead]
        if word == "و" or (listed and word == ","):
            return ahead + 1
        if word.startswith("و") and len(word) > 3 and (doc.hit("group", ahead) or name_word(doc, ahead)):
            return ahead
        if word in _STOP or doc.known(ahead, _WHAT):
            return stop
    return stop


def _person(doc: Document, k: int, stop: int) -> Person | None:
    while k < stop and doc.texts[k] in _QUOTES:
        k += 1
    if k >= stop or k in doc.dated or doc.texts[k].isascii():
        return None
    if doc.texts[k] in words("honorifics"):
        return _after_honorific(doc, k, stop)
    title = doc.hit("group", k)
    if title is None and "\u0651" in doc.quote(k, k + 1) and doc.hit("target", k):
        return k, _name_end(doc, k + 1, stop), "all", 1  # "المدرّسة هدى نعمان" teaches
    if title and "ال" in title.clitic and title.tag.form in ("sg", "dual") and title.tag.value != "families":
        former = title.j < stop and doc.texts[title.j] in words("former")
        group = "all" if former else title.tag.value
        if title.tag.form == "dual" and not doc.texts[k].endswith(("ان", "ين")):
            return None
        if title.tag.form == "dual":
            return k, _both_end(doc, title.j, stop), group, 2
        return k, _name_end(doc, title.j, stop), group, 1
    if title and "ال" in title.clitic and title.tag.form == "pl":
        names = _names(doc, title.j, stop)
        return (k, names[-1][1], title.tag.value, len(names)) if len(names) > 1 else None
    return _named(doc, k, stop)


def _name_end(doc: Document, k: int, stop: int) -> int:
    """The end of the name behind a title: "الطفل كريم سالم حداد"."""
    n = k
    while n < stop and n - k < _LONGEST and _goes_on(doc, n, first=n == k):
        n += 1
    if n == k and n < stop and (doc.texts[n] in _STOP or (doc.texts[n][0] == "و" and doc.hit("group", n))):
        return n  # "المسعف والسائق"
    return n if n > k else min(k + 1, stop)


_LONGEST = 5


def _both_end(doc: Document, k: int, stop: int) -> int:
    """The end of the names behind a title of two: "المعتقلان سليم كرم وعمر حداد"."""
    end = _name_end(doc, k, stop)
    if end >= stop or not (name_word(doc, end) and joins(doc.texts[end])):
        return end
    second = _name_end(doc, end, stop)
    return second if second - end > 1 else end


def _goes_on(doc: Document, k: int, *, first: bool) -> bool:
    if doc.texts[k] in words("name_ends") or (doc.texts[k].startswith("و") and not first):
        return not first and doc.texts[k] in words("names_with_waw")
    return name_word(doc, k) or (not first and surname(doc, k))


def surname(doc: Document, k: int) -> bool:
    """الخطيب, الحلاق: a trade with the article behind a name."""
    hit = doc.hit("group", k)
    trade = hit is not None and hit.clitic == "ال" and hit.tag.form == "sg" and hit.tag.value == "all"
    return trade and not any(doc.hit(d, k) for d in ("kind", "target", "type", "actor"))


def _after_honorific(doc: Document, k: int, stop: int) -> Person | None:
    n = k + 1
    while n < stop and doc.texts[n] in _QUOTES:
        n += 1
    group = "women" if doc.texts[k] in words("honorifics_of_women") else "all"
    return (k, n + 1, group, 1) if n < stop and name_word(doc, n) else None


_DUAL = 5
"""Letters of the longest name in تان or تين; what is longer is two women or two things."""


def _named(doc: Document, k: int, stop: int) -> Person | None:
    word = doc.texts[k]
    if (
        not name_word(doc, k)
        or (word.startswith(("ال", "وال", "بال")) and len(word) > 3)
        or word.endswith("وا")
        or (word.endswith(("تان", "تين")) and len(word) > _DUAL)
        or word in words("name_ends")
    ):
        return None
    nxt = k + 1
    while nxt < stop and doc.texts[nxt] in ("_", '"', "'"):
        nxt += 1
    quoted = k > 0 and doc.texts[k - 1] == '"'
    relative = nxt < stop and doc.texts[nxt] in words("relative") and bool(doc.hit("actor", k - 1))
    if nxt < stop and (name_word(doc, nxt) or quoted or relative):
        return k, nxt + 1 if name_word(doc, nxt) else nxt, "all", 1
    return None


def name_word(doc: Document, k: int) -> bool:
    """Whether token k can be part of an Arabic personal name: a word that no vocabulary knows."""
    token = doc.tokens[k]
    if token.kind == "w" and token.text in _WRITTEN_ALIKE and k:
        return _name_all_the_same(doc, k)
    if token.kind != "w" or token.text in _STOP or len(token.text) < 2 or token.text.isascii():
        return False
    if token.text in _SONS and k + 1 < len(doc.texts) and doc.texts[k + 1] in _STOP:
        return False  # "ليلى حداد ابن عمها": somebody else's kin
    if token.text in _KUNYA or trade_as_name(doc, k):
        return True
    if not doc.known(k, _KNOWN):
        return True
    hits = [h for d, h in doc.here[k].items() if d in _KNOWN]
    return all("ال" in h.clitic and h.tag.form in ("right", "left") for h in hits)


_WRITTEN_ALIKE = frozenset(("علي", "الله"))


def _name_all_the_same(doc: Document, k: int) -> bool:
    """ "أبو علي", "حسن علي" beside على; "عبد الله": read as a name by its last letter and the word before."""
    before = doc.tokens[k - 1]
    if doc.texts[k] == "الله":
        return before.text.removeprefix("و") in ("عبد", "هبه", "هبة", "نصر", "خير", "ضيف", "سعد")
    plain = before.kind == "w" and before.text not in _STOP and not any(doc.hit(d, k - 1) for d in _KNOWN)
    return doc.source[doc.tokens[k].end - 1] == "ي" and (plain or before.text in _KUNYA)


def naming(doc: Document, k: int) -> bool:
    """Whether token k can be part of a personal name in either script."""
    return latin_name(doc, k) if doc.texts[k].isascii() else name_word(doc, k)


def _pointed_at(doc: Document, trigger: Trigger, found: Sequence[Quantity]) -> list[Person]:
    """لمقتله, والذي قُتل: the person of whom the sentence spoke, unless he is counted already."""
    word = doc.texts[trigger.j - 1]
    alone = trigger.j - trigger.i == 1 or word in words("limbs")  # "بتر ساقه"
    single = alone and trigger.kinds[0] in _ONE_PERSON and trigger.kinds != ("missing",)
    pronoun = single and word.endswith(("ه", "ها", "هما")) and len(word) > 3
    number = 2 if pronoun and word.endswith("هما") else 1
    relative = trigger.i > 0 and doc.texts[trigger.i - 1] in words("relative")
    of_several = single and word.endswith(("هم", "هن"))
    if not (pronoun or relative or of_several):
        return []
    if any(q.kinds == trigger.kinds and q.j <= trigger.i for q in found):
        return []
    told = [
        q for q in found if q.j <= trigger.i and not q.kinds and q.noun is not None and q.unit == "person"
    ]
    several = [q for q in told if q.low == q.high and (q.low or 0) > 1]
    if single and word.endswith(("هم", "هما", "هن")) and several and trigger.i - several[-1].j <= _BACK:
        same = several[-1]  # "استهدفت طفلين، ما أدى لإصابتهما"
        return [(trigger.i, trigger.j, same.group or "all", same.low or 0)]
    if of_several:
        return []
    if number > 1:
        both = {q.group for q in told[-2:] if q.form == "sg"}
        alike = both.pop() if len(told) > 1 and len(both) == 1 else None
        return [(trigger.i, trigger.j, alike or "all", number)]
    lost = trigger.kinds == ("detained",) and relative
    before = [q for q in found if q.j <= trigger.i and (not q.kinds or (lost and q.kinds == ("missing",)))]
    if before and before[-1].low == 1:
        party = any(h.i <= before[-1].i < h.j for h in doc.hits("actor", max(before[-1].i - 3, 0), trigger.i))
        meant = relative or (before[-1].form == "sg" and not party)
        named = _name_of(doc, before[-1], trigger.i) if meant else None
        if named is not None:
            return [(*named, before[-1].group or "all", 1)]
        return [(trigger.i, trigger.j, before[-1].group or "all" if meant else "all", 1)]
    return [(trigger.i, trigger.j, "all", 1)] if relative or pronoun else []

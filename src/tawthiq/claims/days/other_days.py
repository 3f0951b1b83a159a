"""Times named beside an attack that are none of its own: of a series, a pact, moves, of what has gone on since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import MILD, told_before
from tawthiq.claims.people.counts import Stated, number_of
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.numbers_ar import is_arabic_number
from tawthiq.lang.ordinals import is_ordinal
from tawthiq.lang.tokens import NUMBER

_CLAUSE, _AMID, _SHORT = 10, 4, 2
_BESIDES = "هذا"  # "هذا وأحرق جنود أمس البيادر"
_OTHER_ACTS = and_(words("other_acts"))


def of_no_attack(doc: Document, day: DateHit, s: int, e: int) -> bool:
    """Whether a day or a time said behind an attack is of something else."""
    return _of_a_series(doc, day, s) or _of_another_act(doc, day, s) or _of_what_goes_on(doc, day, s, e)


@needs(is_ordinal)
def _of_a_series(doc: Document, day: DateHit, s: int) -> bool:
    """ "the third attack this month", "الثالث من نوعه منذ بداية العام": the time in which attacks are counted.

    A report that documents a sum has its time all the same.
    """
    if is_ordinal(doc.texts[day.i]) and doc.texts[day.i + 1 : day.i + 2] == ["this"]:
        return (
            doc.texts[day.i - 1] == "the" and doc.texts[day.i - 2] != "on"
        )  # "killed two, the third this month"
    times = not _TIMES.isdisjoint(doc.texts[max(s, day.i - _AMID) : day.i])
    short = day.exact or doc.hit("rel", day.i) is not None
    if (short and not times and (day.end - day.start).days <= _SHORT) or not words("documents").isdisjoint(
        doc.texts[s : day.i]
    ):
        return False
    first = s if doc.texts[s].isascii() else s + 1
    return any(_nth(doc, k) for k in range(max(first, day.i - _CLAUSE), day.i))


def of_series(doc: Document, k: int, s: int) -> bool:
    """Whether the time at token k is that in which attacks are counted, of which one is told: "the worst since"."""
    for n in range(k - 1, max(s, k - _CLAUSE) - 1, -1):
        if doc.hit("kind", n) or doc.hit("unit", n) or doc.tokens[n].kind == NUMBER:
            return False
        if doc.texts[n] in words("worst_of") or (n not in doc.dated and is_ordinal(doc.texts[n])):
            return True
    return False


_TIMES = frozenset(("للمرة", "للمره", "المرة", "time"))


def _nth(doc: Document, k: int) -> bool:
    """Whether token k is an ordinal, and neither part of a date nor of a time ("الدقائق الأولى من", اليوم الأول)."""
    if k in doc.dated or not is_ordinal(doc.texts[k]):
        return False
    if (
        doc.texts[k].isascii()
        and not doc.hits("type", k + 1, k + _AMID)
        and doc.texts[k + 1 : k + 2] != ["such"]
    ):
        return False  # "the Fifth Corps", "first responders"
    timed = doc.hit("unit", k - 1) or doc.hit("rel", k - 1)
    of_what = doc.texts[k + 1 : k + 3]
    return not timed and (of_what[:1] != ["من"] or of_what[-1].startswith("نوع"))


@needs(_OTHER_ACTS)
def _of_another_act(doc: Document, day: DateHit, s: int) -> bool:
    """ "بقصف على كفر توت التي سيطرت عليها في 12 شباط": behind an attack, when something else was done."""
    near = range(max(s, day.i - _CLAUSE), day.i)
    act = next((k for k in reversed(near) if doc.texts[k] in _OTHER_ACTS), None)
    if act is None or _told(doc, act + 1, day.i):
        return False
    return bool(doc.hits("type", s, act)) or _told(doc, s, act) or (day.end - day.start).days > _SHORT


@needs("since")
def _of_what_goes_on(doc: Document, day: DateHit, s: int, e: int) -> bool:
    """ "amid an escalation since Monday", "كفر توت التي تتعرض للقصف منذ الاثنين": how long it has gone on.

    What people it harmed since then is told behind it ("المستمرة منذ شهر والتي أسفرت عن مقتل").
    """
    if not doc.hit("since", day.i) or doc.hits("kind", day.j, e):
        return False
    near = range(max(s, day.i - _CLAUSE), day.i)
    amid = next((k for k in near if doc.texts[k] in words("amid")), None)
    if amid is not None and not words("campaigns").isdisjoint(doc.texts[amid : amid + _AMID]):
        return _told(doc, s, amid)
    clause = next((k for k in near if doc.texts[k] in words("who")), None)
    return clause is not None and _told(doc, s, clause) and not _ends(doc, clause)


def _ends(doc: Document, k: int) -> bool:
    """Whether an attack or harm is named right before token k: "القصف الذي" is about the attack itself."""
    return any(h.j == k for h in (*doc.hits("type", k - _AMID, k), *doc.hits("kind", k - _AMID, k)))


def _told(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) tell of an attack or of harm, not only of talks or a truce."""
    return bool(doc.hits("kind", i, j)) or any(h.tag.value not in MILD for h in doc.hits("type", i, j))


def nth_day(doc: Document, s: int, e: int) -> bool:
    """ "لليوم الثالث", "دخل الحصار يومه الستين", "entered its third day": told on one of the days that it goes on."""
    for k in range(s, e - 1):
        if doc.texts[k] in words("nth_day"):
            j = k + 1 + (doc.texts[k + 1] == "ال")
            if j < e and (doc.tokens[j].kind == NUMBER or is_ordinal(doc.texts[j]) or _tens(doc.texts[j])):
                return True
    return False


def _tens(word: str) -> bool:
    return word.startswith("ال") and is_arabic_number(word.removeprefix("ال"))


def looks_back(doc: Document, part: Part, day: DateHit) -> bool:
    """ "On August 18, activists documented the deaths of three": a line of its own about days ago, with people."""
    opens = doc.opens_line(part.s) and day.i - part.s <= _FRONT
    ago = doc.published is not None and (doc.published - day.end).days > _AGO
    return opens and ago and bool(part.counts)


_FRONT, _AGO = 3, 2


@needs(words("had") | words("recalling") | {_BESIDES} | {"و" + word for word in words("recording")})
def recalled(doc: Document, part: Part, day: DateHit) -> bool:
    """ "يذكر أن رجلين قتلا بقصف في 2 أيار", "وأشار المجلس أمس إلى قصف": another attack, of an earlier day.

    Not the one told of before ("وكان القصف قد وقع"); with "had" alone yesterday can be its own day.
    """
    ago = (doc.published is not None and doc.published - day.end) or timedelta()
    first, then = doc.texts[part.s], doc.texts[part.s + 1 : part.s + 2]
    opened = first.removeprefix("و") in words("recalling") or (first in words("had") and ago > _YESTERDAY)
    opened = opened or (first == _BESIDES and bool(then) and then[0].startswith("و"))
    opened = opened or (first[:1] == "و" and first[1:] in words("recording") and day.i - part.s <= _AMID)
    new = any(not told_before(doc, h) for h in part.types if h.tag.value not in MILD)
    return opened and new and ago > timedelta()


_YESTERDAY = timedelta(days=1)


def earlier(doc: Document, part: Part, known: DateHit | None) -> bool:
    """Whether people were hurt on a day before `known`: "وفي منتصف الشهر الماضي، قتل ثلاثة", "وكان قد قصف السبت"."""
    day = part.day()
    if day is None or known is None or not (part.counts and known.exact and day.end < known.start):
        return False
    opens = day.i - part.s <= _FRONT and (day.end - day.start).days <= _MONTH
    return opens or (day.exact and doc.texts[part.s] in words("had"))


def others_hurt_earlier(
    doc: Document,
    part: Part,
    known: DateHit | None,
    numbers: Collection[Stated],
) -> bool:
    """Whether other people were hurt on a day before `known`, though one of the `numbers` told before comes again."""
    own = any(number_of(c) not in numbers for c in part.counts if c.qualifier != "vague")
    return own and earlier(doc, part, known)


def attacked_earlier(part: Part, known: DateHit | None) -> bool:
    """Whether a part tells of an attack on a day before `known`."""
    day = part.day()
    return known is not None and day is not None and day.exact and day.end < known.start and part.attack()


_MONTH = 31


def only_said(part: Part) -> bool:
    """ "This comes after threats that the minister made on Monday": a day of words, none of the attack."""
    said = bool(part.types) and all(t.tag.value == "statement_other" for t in part.types)
    return said and not part.retells


def told_later(doc: Document, part: Part, day: DateHit, known: DateHit) -> bool:
    """ "The next morning a neighbour posted that Huda had been killed": a later day on which words were said.

    Who posted or confirmed it stands between the day and what befell people, and no attack but the one told of.
    """
    soon = timedelta() < day.start - known.end <= _SOON
    opened = day.i - part.s <= _FRONT and doc.texts[part.s].isascii()
    if not (soon and opened):
        return False
    acts = (h for h in part.types if h.tag.value not in MILD)
    if any(not told_before(doc, h) or doc.texts[h.i - 1] == "that" for h in acts):
        return False  # "said that shells killed"
    hurt = next((h.i for h in doc.hits("kind", day.j, part.e)), part.e)
    said = any(h.i > day.j for h in doc.hits("says", day.j, hurt))
    return said or not words("shares_news").isdisjoint(doc.texts[day.j : hurt])


_SOON = timedelta(days=30)


def long_ago(doc: Document, part: Part, known: DateHit | None) -> bool:
    """ "Her father had died in the 2013 war", "hurt in a previous strike on 2 May": what follows is of today again."""
    day = part.day()
    if day is None or known is None or day.end >= known.start or not doc.texts[part.s].isascii():
        return False
    return known.start - day.end > _LONG or any(
        doc.texts[k] == "previous" and doc.hits("type", k + 1, k + _AMID) for k in range(part.s, part.e)
    )


_LONG = timedelta(days=180)

"""Which dates of a sentence are those of the event that it tells of."""

from __future__ import annotations

from tawthiq.claims.acts.turns import families
from tawthiq.claims.acts.types import MILD
from tawthiq.claims.days.other_days import of_no_attack
from tawthiq.claims.people.triggers import held_before
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.datelines import is_dateline
from tawthiq.lang.dates_base import DateHit, YearlessHit

_Day = DateHit | YearlessHit
_ISSUED, _RELEASED, _PACT, _BORN = 5, 14, 5, 3
_SPEAKER, _CLAUSE = 4, 8
_NOT_YET = frozenset(("to", "لم", "لن"))


def event_dates(doc: Document, s: int, e: int) -> list[DateHit]:
    """The dates in tokens [s, e) on which an event can have been.

    The day of a dateline, of what was said and of what is still to come only where no other day is named. Where a day
    is only that of an anniversary, it is the day that is remembered.
    """
    told = [d for d in doc.dates_in(s, e) if not _apart(doc, d, s, e)]
    if not told:
        return []
    found = [d for d in told if not _issued(doc, d, s) and not _remembered(doc, d, s)]
    if any(_marks(doc, h.j, e) for h in doc.hits("rel", s, e)):
        return [d for d in told if not _marks(doc, d.j, e) and not _issued(doc, d, s)] or found
    own = [d for d in found if not (_of_the_telling(doc, d, s, e) or _of_somebody(doc, d, s, e))]
    own = [_until_now(doc, d) if _since_begun(doc, d, s) else d for d in _of_the_wound(doc, own, s, e)]
    return own or [
        d for d in found if not _tomorrow(doc, d) or doc.hits("modality", s, _first_act(doc, s, e))
    ]


@needs("since", and_(words("begun")))
def _since_begun(doc: Document, day: DateHit, s: int) -> bool:
    """ "since planes began bombing it on 9 February": from that day until publication."""
    near = range(max(s, day.i - _BEGINNING), day.i)
    since = next((h.j for k in near if (h := doc.hit("since", k))), None)
    if since is None or not day.exact:
        return False
    between = [w.removeprefix("و") for w in doc.texts[since : day.i]]
    return not words("begun").isdisjoint(between) and {",", ";", ".", "until"}.isdisjoint(between)


def _until_now(doc: Document, day: DateHit) -> DateHit:
    now = doc.published
    return day if now is None or day.start >= now else day._replace(end=now, exact=False)


_BEGINNING = 12


def _first_act(doc: Document, s: int, e: int) -> int:
    """Where the first act of [s, e) is named: what is planned stands before it."""
    return next((h.i for h in doc.hits("type", s, e)), e - 1) + 1


def yearless_dates(doc: Document, s: int, e: int, *, told: bool = False) -> list[YearlessHit]:
    """The days without a year in tokens [s, e) that can be an event's; with `told` those of the telling too."""
    return [
        d for d in doc.yearless
        if s <= d.i < e
        and not (_of_arrest(doc, d, s, e) or _of_a_campaign(doc, d, s) or _issued(doc, d, s) or _remembered(doc, d, s))
        and (told or not (_told_then(doc, d, s, e) or _of_somebody(doc, d, s, e)))
    ]  # fmt: skip


def _apart(doc: Document, day: DateHit, s: int, e: int) -> bool:
    """Whether a day is none of the event: long ago, that of an arrest before a death, that a campaign began on."""
    if _long_ago(doc, day) or _years_back(doc, day, s, e):
        return True
    if _agreed(doc, day, e) or (doc.hit("since", day.i) and _of_a_truce(doc, day, s)):
        return True
    return _of_arrest(doc, day, s, e) or _of_a_campaign(doc, day, s) or of_no_attack(doc, day, s, e)


@needs("unit")
def _years_back(doc: Document, day: DateHit, s: int, e: int) -> bool:
    """ "بغارة ... كان يعمل في الرقة قبل سبع سنوات": so many years ago, said far behind an attack and near no harm."""
    if day.start != day.end or not any(h.tag.value == "year" for h in doc.hits("unit", day.i, day.j)):
        return False
    attacked = families(doc.hits("type", s, day.i)) & _WEAPONS
    return bool(attacked) and not _acts(doc, max(s, day.i - _CLAUSE), min(day.j + _CLAUSE, e))


_WEAPONS = frozenset(("air", "fire", "gas", "bomb"))


@needs(words("campaigns"))
def _of_a_campaign(doc: Document, day: _Day, s: int) -> bool:
    """ "amid a campaign that began on 26 April", "الحملة التي بدأت في 24 آب 2016": when the whole began."""
    near = range(max(s, day.i - _BEGUN), day.i)
    begun = next((k for k in reversed(near) if _begins(doc.texts[k])), None)
    if begun is None or _acts(doc, begun + 1, day.i):
        return False
    wide = range(max(s, begun - _CLAUSE), begun)
    named = next((k for k in reversed(wide) if doc.texts[k] in words("campaigns")), None)
    if named is None:
        return False
    within = not words("amid").isdisjoint(doc.texts[max(s, named - _SPEAKER) : named])
    return within or not (words("who") | {"that", "which"}).isdisjoint(doc.texts[named:begun])


def _begins(word: str) -> bool:
    return word in words("begun") or word.removesuffix("ها") in words("begun")


_BEGUN = 4


@needs(words("truces") | {"ل" + word for word in words("truces")})
def _of_a_truce(doc: Document, day: _Day, s: int) -> bool:
    """ "رغم دخول الهدنة حيز التنفيذ في 2 أيار": when a truce came into force."""
    before = range(max(s, day.i - _CLAUSE), day.i)
    named = next((k for k in reversed(before) if doc.texts[k].removeprefix("ل") in words("truces")), None)
    return named is not None and not _acts(doc, named + 1, day.i)


def _of_the_wound(doc: Document, days: list[DateHit], s: int, e: int) -> list[DateHit]:
    """ "died today of injuries suffered in an attack three days ago": the day of the attack, not that of the death."""
    if len(days) < _TWO:
        return days
    wound = next((k for k in range(s, e) if _wounded(doc, k, s)), None)
    behind = [d for d in days if wound is not None and d.i > wound and d.exact and d.start != doc.published]
    hurt = [d for d in days if wound is not None and d.i < wound and _hurt(doc, d, s)]
    return hurt or behind or days


def _hurt(doc: Document, day: DateHit, s: int) -> bool:
    """ "who was wounded on Friday died of his injuries on Sunday": what befell people before it."""
    return any(h.tag.value == "injured" for h in doc.hits("kind", s, day.i)[-1:])


def _wounded(doc: Document, k: int, s: int) -> bool:
    """Whether token k says of what somebody died: متأثرا, "died of injuries"."""
    if doc.texts[k].startswith("متاثر"):
        return True
    died = not words("died").isdisjoint(doc.texts[max(s, k - _CLAUSE) : k])
    return died and doc.texts[k] in ("injuries", "wounds", "injury", "wound")


_TWO = 2


def _of_arrest(doc: Document, day: _Day, s: int, e: int) -> bool:
    """ "توفي تحت التعذيب بعد اعتقاله في 3 آذار": the day on which somebody was arrested who died later."""
    arrests = [h for h in doc.hits("kind", max(s, day.i - _CLAUSE), day.i) if held_before(doc, h, s, e)]
    return bool(arrests) and not doc.hits("kind", arrests[-1].j, day.i)


def _tomorrow(doc: Document, day: DateHit) -> bool:
    """A day to come by its word ("tomorrow"); a date printed a day ahead of a feed is none."""
    hit = doc.hit("rel", day.i)
    return hit is not None and hit.tag.value.startswith("-")


@needs(words("who"))
def _of_somebody(doc: Document, day: _Day, s: int, e: int) -> bool:
    """ "the girl, who was hurt by shelling on 28 March, died today": a day in a clause about a person."""
    opened = [k for k in range(max(s + 1, day.i - _CLAUSE), day.i) if doc.texts[k] in words("who")]
    closed = "," in doc.texts[day.j : min(day.j + _SPEAKER, e)]
    return bool(opened) and closed and doc.texts[opened[-1] - 1] == ","


@needs(words("anniversaries"))
def _marks(doc: Document, j: int, e: int) -> bool:
    """ "today marks the third anniversary of": whether a day that ends at token `j` is that of an anniversary.

    Not "the shelling today coincides with the anniversary of".
    """
    ahead = doc.texts[j : min(j + _SPEAKER, e)]
    return not words("anniversaries").isdisjoint(ahead) and _WITH.isdisjoint(ahead)


_WITH = frozenset(("with", "مع"))


def _long_ago(doc: Document, day: DateHit) -> bool:
    """ "the camp, established in 1948": a year long before the report."""
    return day.start != day.end and doc.published is not None and (doc.published - day.end).days > _AGES


_AGES = 3653


def _of_the_telling(doc: Document, day: DateHit, s: int, e: int) -> bool:
    ahead = doc.published is not None and day.start > doc.published
    return ahead or _told_then(doc, day, s, e)


def _told_then(doc: Document, day: _Day, s: int, e: int) -> bool:
    """Whether it is the day of a dateline, of what was said, of a count, of what came later or of a truce."""
    if is_dateline(doc.tokens, day, s) or _said(doc, day, s, e):
        return True
    return _afterwards(doc, day, s, e) or _of_a_truce(doc, day, s)


@needs(words("buried") | and_(words("afterwards")) | {"as"})
def _afterwards(doc: Document, day: _Day, s: int, e: int) -> bool:
    """ "as of 10 January", "buried on Thursday", "عثر الأهالي اليوم": the day of a count, or of what came later."""
    if doc.texts[max(s, day.i - 2) : day.i] == ["as", "of"]:
        return True
    buried = [k for k in range(max(s, day.i - _CLAUSE), day.i) if doc.texts[k] in words("buried")]
    if buried and not _attacked(doc, buried[-1], day.i):
        return True
    later = [k for k in range(max(s, day.i - _LONG), day.i) if _later(doc, k)]
    whose = doc.texts[day.j - 1].endswith("'s")  # "Saturday's strike"
    if later and not _violent(doc, later[-1] + 1, day.j + 1 if whose else day.i):
        return True
    first = day.j
    while first < e and (doc.texts[first] in _SIGNS or first in doc.dated or doc.hit("weekday", first)):
        first += 1  # "Today, Saturday, residents buried"
    end = next((k for k in range(first, min(day.j + _WHO, e)) if doc.texts[k] in (",", ";")), day.j + _WHO)
    told = next(
        (k for k in range(first, min(end, e)) if _later(doc, k) or doc.texts[k] in words("buried")), None
    )
    plain = told is not None and not (doc.hits("type", day.j, told) or doc.hits("kind", day.j, told))
    return plain and not _acts(doc, s, day.i)


_WHO, _LONG, _SIGNS = 5, 12, frozenset((",", "(", ")"))


def _later(doc: Document, k: int) -> bool:
    """Whether token k says what was done about an attack afterwards: "condemned", عثر, زارت; no harm itself."""
    word = doc.texts[k].removeprefix("و")
    return word in words("afterwards") and doc.texts[max(k - 1, 0)] not in _NOT_YET


def _attacked(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) name an attack, or say by a verb that somebody was harmed."""
    harmed = any(
        not h.tag.form.startswith("noun") and doc.texts[h.i] != "dead" for h in doc.hits("kind", i + 1, j)
    )
    return harmed or bool(doc.hits("type", i, j))


@needs("says")
def _said(doc: Document, day: _Day, s: int, e: int) -> bool:
    """ "said on Tuesday", "told reporters late on Tuesday", "ذكرت الوكالة صباح اليوم نقلا عن مصدر أن"."""
    verbs = doc.hits("says", max(s, day.i - _CLAUSE), day.i)
    if not verbs:
        return False
    told = verbs[-1].j
    that = next((k for k in range(day.j, min(day.j + _CLAUSE, e)) if doc.texts[k] in words("that")), None)
    opens = that is not None and (that < day.j + 2 or not _acts(doc, told, that))
    near = day.i - told <= _SPEAKER and words("that").isdisjoint(doc.texts[told : day.i])
    return opens or (near and not _acts(doc, told, day.i))


def _acts(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) tell of what happened."""
    return bool(doc.hits("type", i, j) or doc.hits("kind", i, j))


def _violent(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) tell of violence or harm, more than a protest or a statement."""
    return any(h.tag.value not in MILD for h in doc.hits("type", i, j)) or bool(doc.hits("kind", i, j))


@needs(words("born") | words("issued") | {"published", "released"})
def _issued(doc: Document, day: _Day, s: int) -> bool:
    """ "the list released on 26 October", "born on 3 May": when something was published or someone was born."""
    if not words("born").isdisjoint(doc.texts[max(s, day.i - _BORN) : day.i]):
        return True
    behind = set(doc.texts[max(s, day.i - _ISSUED) : day.i])
    ahead = doc.texts[day.j : day.j + _RELEASED]
    stop = next((n for n, w in enumerate(ahead) if w == "."), len(ahead))
    issued = next((n for n, w in enumerate(ahead[:stop]) if w in ("published", "released")), None)
    later = issued is not None and not (_acts(doc, s, day.i) or _acts(doc, day.j, day.j + issued))
    return bool(behind & words("issued")) or later


@needs(words("not_then") | words("in_force"))
def _remembered(doc: Document, day: _Day, s: int) -> bool:
    """ "the agreement of 5 March", "ذكرى مجزرة 6 أيار": the day of a pact or of what is remembered."""
    if _coincides(doc, day, s):
        return True
    near = doc.texts[max(s, day.i - 2) : day.i]
    if not words("in_force").isdisjoint(near) and near[:2] != ["force", "for"]:
        return True  # "the agreement, which came into effect on 6 March"
    return not words("not_then").isdisjoint(doc.texts[max(s, day.i - _PACT) : day.i])


def _coincides(doc: Document, day: _Day, s: int) -> bool:
    """ "ويتزامن القصف مع ذكرى انطلاق العملية في 20 كانون الثاني 2018": the day that is remembered."""
    before = doc.texts[max(s, day.i - _SENTENCE) : day.i]
    at = next((n for n, word in enumerate(before) if word in words("anniversaries")), 0)
    return not _WITH.isdisjoint(before[max(at - 2, 0) : at])


@needs(words("agreed"), words("agreed_on"))
def _agreed(doc: Document, day: DateHit, e: int) -> bool:
    """ "وفي 9 آب 2020 أبرمت الدولتان مذكرة تفاهم": the day, a month and more ago, on which a pact was made."""
    if doc.published is not None and (doc.published - day.end).days <= _MONTH:
        return False
    ahead = range(day.j, min(day.j + _LONG, e))
    verb = next((k for k in ahead if doc.texts[k] in words("agreed")), None)
    if verb is None or _violent(doc, day.j, verb):
        return False
    return not words("agreed_on").isdisjoint(doc.texts[verb : min(verb + _LONG, e)])


_MONTH, _SENTENCE = 31, 25

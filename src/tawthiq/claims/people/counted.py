"""Whether a number counts people, and which nouns only say whose people they are."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import is_one_of
from tawthiq.lang.tokens import LINE, NUMBER

_AGES, _MEASURES = words("ages"), words("measures") | words("operations")
_NO_PEOPLE = _AGES | _MEASURES
_CURRENCY = frozenset("$€£")


def is_others(doc: Document, hit: Hit) -> bool:
    """آخرون, others: more people of the group that stood before."""
    word = doc.texts[hit.i]
    return word == "others" or word.removeprefix("و").startswith(_OTHERS)


_OTHERS = ("اخر", "الاخر", "ثالث", "رابع")


def counts_people(doc: Document, q: Quantity, k: int, e: int, *, digits: bool) -> bool:
    """Whether a number counts people or facilities: no age, distance, hour, weapon or year."""
    if not words("rates").isdisjoint(doc.texts[max(q.i - 2, 0) : q.i]) or _of_batches(doc, q.i):
        return False
    if (
        digits
        and k > 1
        and doc.texts[k - 1] == ":"
        and doc.tokens[k - 2].kind == NUMBER
        and _hour(doc, k - 1)
    ):
        return False  # "at 17:05 the body of a civilian"
    if doc.texts[k - 1 : k] == ["of"] and k > 1 and _aged(doc, k):
        return False
    if q.noun is None and _ages_told(doc, k):
        return False
    if q.noun is not None:
        inside = doc.texts[q.i : q.noun]
        return _NO_PEOPLE.isdisjoint(inside) and not modifier(doc, q)
    after = doc.texts[q.j] if q.j < e else ""
    before = doc.texts[k - 1] if k else ""
    day = q.j < e and _of_a_day(doc, q)
    if ((after in _AGES or after in _MEASURES) and not day) or _written_on(doc, q.j, e):
        return False
    if after == ":" and (q.j + 1 >= e or _hour(doc, q.j)):
        return False
    if (
        before in _CURRENCY
        or (digits and _of_another(doc, k))
        or ((before, after) == ("(", ")") and doc.texts[q.j + 1 : q.j + 2] != ["من"])
    ):
        return False
    if q.j < e and (_weapons(doc, q.j + _adjective(doc, q.j)) or (doc.hit("unit", q.j) and not day)):
        return False
    if digits and age_of_name(doc, k, q.j):
        return False
    if digits and any(_numbers(doc, n, k) for n in range(_line_of(doc, k), k)):
        return False
    return not (digits and 1990 <= (q.low or 0) <= 2035 and q.qualifier in ("exact", "range"))


def _written_on(doc: Document, j: int, e: int) -> bool:
    """Whether the number goes on at token j: "5/9", "12-13", "3rd"; not "kills two - medics"."""
    if j < e and doc.texts[j] == "-":
        return doc.tokens[j].start == doc.tokens[j - 1].end
    return j < e and doc.texts[j] in ("/", "th", "st", "nd", "rd")


def _of_a_day(doc: Document, q: Quantity) -> bool:
    """ "قتل ستة يوم الأحد": three to ten would be counted in أيام; what stands behind them is the day they died on."""
    few = q.low == q.high and q.low is not None and 3 <= q.low <= 10
    return few and doc.texts[q.j] in words("units_of_one") and not doc.dated.keys().isdisjoint((q.j, q.j + 1))


def _of_batches(doc: Document, i: int) -> bool:
    """ "100 were hanged, the first batch of 1,100", "الدفعة الأولى من 1100": how many there are to be, behind how many
    there were. "A first batch of 60 left" is 60.
    """
    before = doc.texts[max(i - _BATCH, 0) : i]
    if before[-1:] not in (["of"], ["من"]) or words("batches").isdisjoint(before):
        return False
    told = any(k in doc.numbers for k in range(max(i - _TOLD, 0), i - len(before)))
    return told and not words("first").isdisjoint(before)


_BATCH, _TOLD = 4, 20


def _ages_told(doc: Document, k: int) -> bool:
    """ "aged 5 and 8": ages of the people just counted."""
    n = k - 1
    while (
        n > 0
        and k - n <= _AGES_LONG
        and (doc.tokens[n].kind == NUMBER or doc.texts[n] in (",", "and", "to", "between"))
    ):
        n -= 1
    return n >= 0 and doc.texts[n] in ("aged", "ages")


_AGES_LONG = 6


def _aged(doc: Document, k: int) -> bool:
    """ "a girl of nine": an age behind one person."""
    person = doc.hit("group", k - 2)
    return person is not None and person.tag.form == "sg" and person.tag.value != "families"


def _hour(doc: Document, k: int) -> bool:
    """ "12:30", written together; not "rose to 92: 61 fighters"."""
    return doc.tokens[k + 1].kind == NUMBER and doc.tokens[k].end == doc.tokens[k + 1].start


def _line_of(doc: Document, k: int) -> int:
    """Where the words of the line right before token k begin, four at most: "Report no. 9" on a line of its own."""
    first = max(k - 4, 0)
    return next((n + 1 for n in range(k - 1, first - 1, -1) if doc.tokens[n].kind == LINE), first)


def _numbers(doc: Document, n: int, k: int) -> bool:
    """ "resolution 2254", "Highway M4": numbers of things; "the number of wounded at 31" is one of people."""
    word = doc.texts[n]
    if word == "no" and doc.texts[n + 1] in ("fewer", "less"):
        return False
    return word in words("numbered_things") and (
        word != "number" or (k - n <= 2 and doc.texts[n - 1] != "the")
    )


def _of_another(doc: Document, k: int) -> bool:
    """Whether a sign before the digits makes them the rest of another number: "12:30", "5/9"; not "Killed: 3"."""
    if k and doc.tokens[k - 1].end < doc.tokens[k].start:
        return False  # "... tonight. 7 dead"
    before = doc.texts[k - 1] if k else ""
    if k > 1 and doc.tokens[k - 1].kind == "w" and (doc.texts[k - 2] == "#" or (k - 1) not in doc.here):
        return len(before) > 2 or doc.texts[k - 2] == "#"  # "#د24", "كريم نعمان14"
    return before in ("/", "_", ".", "$") or (before == ":" and k > 1 and doc.tokens[k - 2].kind == NUMBER)


def _weapons(doc: Document, k: int) -> bool:
    """ "4 غارات", "12 shells": weapons are counted; not "سبعة بانفجار", where seven people were hurt by one."""
    hit = doc.hit("type", k)
    if hit is not None and hit.tag.value in _DONE_TO_PEOPLE and doc.texts[k] in words("participles"):
        return False  # "30,000 arrested"
    if hit is not None and hit.tag.value in _OF_PEOPLE and doc.texts[k].isascii():
        return False  # "hundreds fled on foot", "two died in custody"
    return hit is not None and hit.clitic[:1] not in ("ب", "ل") and not doc.texts[k].startswith("ب")


def _adjective(doc: Document, k: int) -> bool:
    """ "eight heavy airstrikes": a word that no vocabulary has, between a number and more than one weapon."""
    if k + 1 >= len(doc.texts) or k in doc.here or k in doc.numbers or doc.tokens[k].kind != "w":
        return False
    plural = doc.texts[k + 1].isascii() and doc.texts[k + 1].endswith("s")
    return plural and doc.texts[k] not in words("stops") and doc.hit("type", k + 1) is not None


_OF_PEOPLE = frozenset(("displacement", "torture_death"))
_DONE_TO_PEOPLE = frozenset(("detention", "abduction", "execution", "displacement", "forced_return"))


def age_of_name(doc: Document, k: int, j: int) -> bool:
    """ "Salim Karam, 45, was": a number between commas behind a name is an age."""
    if k < 2 or doc.texts[k - 1] != "," or (j < len(doc.tokens) and doc.texts[j] not in (",", ".", ";", ")")):
        return False
    last = k - 3 if doc.texts[k - 2] == "." and k > 2 else k - 2
    name = doc.quote(last, last + 1).rsplit("-", 1)[-1]  # "Salim al-Karam, 45,"
    return name.isascii() and name[:1].isupper() and name.isalpha()


_TRADES = frozenset(("حلاق", "خياط", "خباز", "صائغ", "صايغ", "جزار", "صياد", "فلاح", "خطيب", "طباخ", "بقال"))


def trade_as_name(doc: Document, k: int) -> bool:
    """ "مازن حلاق": a trade right behind a first name is a name."""
    return doc.texts[k] in _TRADES and k > 0 and doc.texts[k - 1] in words("given_names")


def modifier(doc: Document, q: Quantity) -> bool:
    """ "of two families", "from one family": says whose people they are."""
    before = doc.texts[q.i - 1] if q.i else ""
    if before == "من" and q.noun is not None and not q.numbered:
        return doc.texts[q.noun] in words("dwellers")  # "وهو من سكان كفر توت"
    if q.noun is not None and trade_as_name(doc, q.noun):
        return True
    if before in ("منازل", "بيوت") and q.form == "dual":
        return True  # "داهموا منازل عاملين في منظمة"
    if q.group != "families" or (q.numbered and _what_befell(doc, q.i)):
        return False
    return before in ("from", "of", "من", "the")


def _what_befell(doc: Document, i: int) -> bool:
    """ "the displacement of 900 families": the word before the number at token i says what befell them."""
    opened = doc.texts[max(i - _SIEGE, 0) : i]
    if opened[-2:] == [",", "the"] and "since" in opened and not words("siege_opens").isdisjoint(opened):
        return True  # "Besieged since 1 June, the 4,000 families"
    return any(h.j == i and h.tag.form == "right" for h in doc.hits("kind", max(i - 3, 0), i))


_SIEGE = 8


def the_number(doc: Document, q: Quantity, j: int) -> bool:
    """ "عدد القتلى", "بلغ عدد قتلى القصف": the number of the dead, not "a number of"."""
    if q.noun != j or q.fixed is None or doc.texts[j - 1] != "عدد":
        return False
    return has_article(doc.texts[j]) or bool(doc.hits("raised", max(j - 2, 0), j - 1))


def longer(doc: Document, org: Hit) -> bool:
    """ "Civil defence volunteer": a person of the organisation."""
    group = doc.hit("group", org.i)
    return group is not None and group.j > org.j


def one_of_counted(doc: Document, q: Quantity, before: Sequence[Quantity]) -> bool:
    """ "إصابة ثلاثة أطفال (أحد الأطفال جروحه خطرة)": one of those counted already."""
    if not before or q.noun is None or not is_one_of(doc.texts[q.i]) or not has_article(doc.texts[q.noun]):
        return False
    return any(p.group == q.group and (p.low or 0) > 1 for p in before)

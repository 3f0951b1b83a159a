"""How many of whom: numbers, words, duals, single persons and vague amounts with the noun that they count."""

from __future__ import annotations

from tawthiq.claims.parties.arabic_doers import doers
from tawthiq.claims.parties.speaking import only_tells, said_behind_dash
from tawthiq.claims.people.apposed import aged_one
from tawthiq.claims.people.arabic_idioms import ill, undergone
from tawthiq.claims.people.arabic_nouns import accusative_marked, and_one_of, nobody, of_those, two_of_them
from tawthiq.claims.people.bodies import of_body
from tawthiq.claims.people.counted import (
    counts_people,
    is_others,
    longer,
    modifier,
    one_of_counted,
    the_number,
)
from tawthiq.claims.people.counted_noun import (
    as_many_as,
    hurt_people,
    noun_at,
    of_rescuers,
    one_more,
    people_of,
    second_noun,
)
from tawthiq.claims.people.no_people import (
    heads_number,
    left_hurt,
    measures,
    not_counted,
    of_account,
    of_things,
    ordinal,
    risen,
)
from tawthiq.claims.people.quantity import Quantity, same_scale
from tawthiq.claims.people.referring import counts_those, of_the_dead, of_whom_were, some_hurt
from tawthiq.claims.people.some_of import out_of, share_of, some_of, whole_of
from tawthiq.claims.persons.english_person import english_person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import is_one_of, read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.tokens import NUMBER

_LINKS, _ONE, _STOPS = words("links") | {"'", '"', "#"}, words("one"), words("stops")
_FORMER = words("former")
_LONE_ONE = frozenset(("واحد", "واحدا", "واحدة", "الواحد", "الواحدة"))
_PEOPLE_IMPLIED = 3
_NUMBER_OF = ("عدد", "عددا", "وعدد")
_TWO_WOMEN = ("تان", "تين")
_OF_THEM = frozenset(("منهم", "منهن", "منها", "منهما"))
_BEFORE_AGE = ("a", "an", "another")
_WHOSE = frozenset(("his", "her", "their", "its", "the"))
_NO_ADJECTIVES = _STOPS | words("mourns_somebody")
_NO_ADJECTIVE = frozenset(("kind", "part", "day_part", "negation", "qualifier"))


def quantities(doc: Document, s: int, e: int) -> list[Quantity]:
    """All quantities of the sentence [s, e), left to right, none overlapping."""
    out: list[Quantity] = []
    free = s
    orgs = {k for hit in doc.hits("org", s, e) if not longer(doc, hit) for k in range(hit.i, hit.j)}
    for k in filter(doc.counting.__contains__, range(s, e)):
        if k < free or k in orgs or _day(doc, k) or not_counted(doc, k):
            continue
        aged = doc.texts[k - 1] in _BEFORE_AGE and aged_one(doc, k, e)
        found = aged or _numbered(doc, k, e) or _worded(doc, k, e) or some_hurt(doc, k, e)
        if found is not None and not one_of_counted(doc, found, out) and not only_tells(doc, found, s, e):
            _bound_behind(doc, found, e)
            share_of(doc, found, s)
            out.append(found)
            free = max(found.j, k + 1)
    some_of(doc, out, e)
    return as_many_as(doc, out)


def _bound_behind(doc: Document, q: Quantity, e: int) -> None:
    """ "6 شهداء على الأقل", "six people or more": the bound behind the noun, unless a number follows that it binds."""
    if (
        q.j < e
        and doc.texts[q.j] == "+"
        and q.numbered
        and q.qualifier == "exact"
        and not _number(doc, q.j + 1)
    ):
        _apply(q, "at_least")  # "30+ wounded"
        q.j += 1
    hit = doc.hit("bound", q.j) if q.j < e and q.qualifier == "exact" else None
    if hit is None or "و" in hit.clitic or hit.j > e:
        return
    if hit.j < e and (doc.texts[hit.j] in ("من", "than") or _number(doc, hit.j)):
        return
    _apply(q, hit.tag.value)
    q.j = hit.j


def _numbered(doc: Document, k: int, e: int) -> Quantity | None:
    """[qualifier] number [noun], [qualifier] vague amount [noun]."""
    i, qualifier = k, "exact"
    if k not in doc.numbers and not doc.known(k, _AMOUNTS):
        return None
    hit = doc.hit("qualifier", k)
    if hit and hit.j < e:
        qualifier, k = hit.tag.value, hit.j
        if k < e and doc.texts[k] in ("ال", "of", "من", "the"):
            k += 1
        if k >= e:
            return None
    amount = _amount(doc, k, e) or _vague(doc, k, e)
    if amount is None:
        return None
    low, high, stated, j, digits = amount
    quantity = Quantity(i, j, low, high, stated or qualifier, numbered=stated != "vague")
    _apply(quantity, qualifier if stated is None else "exact")
    if not of_the_dead(doc, quantity, e):
        _take_noun(doc, quantity, e)
        of_whom_were(doc, quantity)
    if quantity.noun is None and stated == "vague" and of_things(doc, j, e):
        return None
    if stated == "vague" and the_number(doc, quantity, j):
        quantity.definite, quantity.i = True, j
    things = j < e and has_article(doc.texts[j]) and doc.tokens[j].kind == "w"
    if stated == "vague" and quantity.noun is None and things:
        return None  # "في بعض الحالات"
    of_whom = quantity.noun is None or doc.texts[quantity.noun].startswith("ال")
    if stated == "vague" and of_whom and doc.texts[j - 1] in _NUMBER_OF:
        return None  # "عدد الذين قتلوا", "عدد القتلى": how many there are of them, not some
    return quantity if counts_people(doc, quantity, k, e, digits=digits) else None


_AMOUNTS = frozenset(("qualifier", "vague"))


def _amount(doc: Document, k: int, e: int) -> tuple[int, int | None, str | None, int, bool] | None:
    """A number or a range of numbers: (low, high, "range" or None, end, in digits)."""
    first = _number(doc, k)
    if first is None:
        return None
    low, j, digits = first
    between = k > 0 and doc.texts[k - 1] in ("between", "بين")
    own = between and j < e and doc.texts[j].startswith("و") and doc.texts[j] != "و"  # "بين خمسة وعشرة"
    if j + 1 < e and (own or doc.texts[j] in words("ranges")):
        second = _number(doc, j if own else j + 1)
        sure = between or doc.texts[j] in words("sure_ranges")
        alike = between or (second is not None and second[2] == digits)  # "between five and 15"
        low = same_scale(low, second[0]) if second and sure else low
        if second and sure and alike and low < second[0] <= 20 * max(low, 5):
            return low, second[0], "range", second[1], digits
    return low, low, None, j, digits


def _number(doc: Document, k: int) -> tuple[int, int, bool] | None:
    if k not in doc.numbers or k in doc.dated or ordinal(doc, k) or risen(doc, k) or measures(doc, k):
        return None
    token = doc.tokens[k]
    if token.kind == NUMBER and token.text.isascii():
        arabic = k + 1 < len(doc.tokens) and not doc.texts[k + 1].isascii()
        return read_arabic_number(doc.tokens, k) if arabic else read_english_number(doc.tokens, k)
    if token.kind != "w":
        return None
    if token.text.isascii():
        none = token.text == "one" and k > 0 and doc.texts[k - 1] == "no"
        return None if none else read_english_number(doc.tokens, k)
    found = read_arabic_number(doc.tokens, k)
    return None if found and found[1] == k + 1 and token.text in _LONE_ONE else found


def _day(doc: Document, k: int) -> bool:
    """ "الثالث من أيار", "صباح الاثنين": a day, neither a third person nor two; "مرافقيه الاثنين" are two."""
    if k in doc.dated and not doc.hit("qualifier", k):
        return True
    behind_day = k - 1 in doc.dated and doc.texts[k].startswith("ال")  # "أمس الاثنين", not "أيار أحد عشر"
    behind_day = behind_day or doc.texts[k - 1] in ("يوم", "ليلة") or doc.hit("rel", k - 1) is not None
    behind_day = behind_day or k + 1 + (doc.texts[k + 1 : k + 2] == [","]) in doc.dated  # "الاثنين، 5 أيار"
    return doc.hit("weekday", k) is not None and (behind_day or doc.hit("day_part", k - 1) is not None)


def _vague(doc: Document, k: int, e: int) -> tuple[int, int | None, str, int, bool] | None:
    hit = doc.hit("vague", k)
    if hit is None or hit.j > e or doc.texts[k - 1 : k] == ["how"]:
        return None
    if doc.texts[k] == "other" and doc.texts[max(k - 1, 0)] in (*_WHOSE, "each"):
        return None  # "her other daughter", "each other"
    low, _, high = hit.tag.value.partition("..")
    return int(low), int(high) if high else None, "vague", hit.j, False


def _apply(quantity: Quantity, qualifier: str) -> None:
    if qualifier == "at_least":
        quantity.high = None
    elif qualifier == "more_than":
        quantity.low, quantity.high = (quantity.low or 0) + 1, None
    elif qualifier == "up_to":
        quantity.low = None
    quantity.qualifier = qualifier if qualifier != "exact" else quantity.qualifier


def _take_noun(doc: Document, q: Quantity, e: int) -> None:
    """The counted noun stands next, or behind up to two words that describe it."""
    if out_of(doc, q.j, e) or said_behind_dash(doc, q.j, e):
        return  # "six of the ten people arrested", "kills two - medics"
    k = _of_whole(doc, q, e)
    k += 2 * (doc.texts[k : k + 2] == ["or", "so"])
    if k < e and doc.texts[k] == ")" and doc.texts[q.i - 1] == "(" and q.i:
        k, q.i = k + 1, q.i - 1  # "(5) شهداء"
    while k < e and k - q.j < _PEOPLE_IMPLIED and doc.texts[k] in _LINKS:
        q.others = q.others or doc.texts[k] in ("other", "another", "more")
        k += 1
    for ahead in range(3):
        j = k + ahead
        if j >= e or (ahead and not _describes(doc, j - 1)):
            return
        if j == q.j and doc.texts[j].startswith("وال") and doc.hit("kind", j):
            return  # "عدد القتلى 14 والجرحى 30"
        if noun_at(doc, q, j) or people_of(doc, q, j):
            hurt_people(doc, q)
            return


def _of_whole(doc: Document, q: Quantity, e: int) -> int:
    """The token where the noun may begin: behind "of whom were", "of the four" and منهم."""
    k = q.j
    k += k + 1 < e and doc.texts[k] in _OF_THEM and counts_those(doc, q, k + 1)
    if k + 2 >= e or doc.texts[k] != "of":
        return k
    if doc.texts[k + 1] in ("whom", "them"):
        k += 2
        while k < e and doc.texts[k] in words("consist"):
            k += 1
        return k if k > q.j + 2 else q.j
    if doc.texts[k + 1] in words("definite") and (whole := _number(doc, k + 2)) and whole_of(doc, whole[1]):
        q.j = whole[1]
    return q.j


def _describes(doc: Document, k: int) -> bool:
    """Whether token k may stand between a number and its noun: an English adjective, an Arabic quote."""
    token = doc.tokens[k]
    if token.kind != "w" or not token.text.isascii():
        return token.text in ('"', "#", "*", "-", "'")
    party = doc.quote(k, k + 1) == "IS"  # "29 IS militants"
    return not doc.known(k, _NO_ADJECTIVE) and (party or token.text not in _NO_ADJECTIVES)


def _worded(doc: Document, k: int, e: int) -> Quantity | None:
    """A noun without a number: one, two by its dual, an unknown number by its plural."""
    found = doc.here.get(k)
    if k in doc.numbers and is_one_of(doc.texts[k]) and k + 1 < e:
        return _one_of(doc, k, e)
    if found is None:
        return None
    if "one_more" in found:
        return one_more(doc, k, e)
    kind = found.get("kind")
    if kind and (kind.tag.form in ("noun_sg", "noun_dual", "noun_pl") or left_hurt(doc, kind, e)):
        return _kind_noun(doc, kind, e)
    group = found.get("group")
    if group and group.tag.value == "families" and group.tag.form == "sg":
        return _family_of(doc, group, e)
    return _person(doc, group, e) if group else None


def _family_of(doc: Document, hit: Hit, e: int) -> Quantity | None:
    """ "a family of five": so many people, "عائلة كاملة": one family; not "three members of a family of five"."""
    behind = doc.texts[hit.j + 1] if hit.j + 1 < len(doc.texts) else ""
    listed = behind in ("(", ":") or behind in words("made_up_of")
    listed = listed or (behind == "من" and _number(doc, hit.j + 2) is not None)
    if hit.j < len(doc.texts) and doc.texts[hit.j] in words("entire") and not listed:
        return Quantity(hit.i, hit.j + 1, 1, 1, "exact", "families", "household", form="sg", noun=hit.i)
    size = _number(doc, hit.j + 1) if hit.j + 1 < e and doc.texts[hit.j] == "of" else None
    article = hit.i > 0 and doc.texts[hit.i - 1] in (*_ONE, "whole", "entire")
    first = hit.i - article
    if size is None or (first and doc.texts[first - 1] in ("of", "from", "in")):
        return None
    end = size[1] + (doc.texts[size[1] : size[1] + 1] in (["members"], ["people"], ["persons"]))
    return Quantity(first, end, size[0], size[0], "exact", group="all", form="sg", numbered=True, noun=hit.i)


def _one_of(doc: Document, k: int, e: int) -> Quantity | None:
    q = Quantity(k, k + 1, 1, 1, "exact", numbered=True)
    kind = doc.hit("kind", k + 1)
    if kind is not None and kind.tag.form in ("noun_pl", "noun_n") and not doc.texts[k].isascii():
        if kind.tag.value == "injured" and not doc.hits(
            "kind", max(k - 1, 0), k
        ):  # "استشهاد السائق وأحد الجرحى"
            return Quantity(k, kind.j, 1, 1, "exact", group="all", form="sg", noun=kind.i, numbered=True)
        return None  # "أحد قتلى الغارات"
    if k + 2 < e and doc.texts[k + 2] in words("severity"):
        return None  # "إصابة أحد الأطفال خطيرة"
    return q if noun_at(doc, q, k + 1) or doc.hit("actor", k + 1) else None


_CARING = words("caring") - {"for"}


def _kind_noun(doc: Document, hit: Hit, e: int) -> Quantity | None:
    form = hit.tag.form
    if ill(doc, hit) or (hit.i and doc.texts[hit.i].isascii() and doc.texts[hit.i - 1] in _CARING):
        return None  # "attempting to rescue casualties"
    if hit.j < e and doc.texts[hit.j] in words("accounts"):
        return None  # "no official casualty estimate"
    if of_account(doc, hit):
        return None
    q = Quantity(hit.i, hit.j, *_bounds(form), form=form, fixed=hit.tag.value, noun=hit.i)
    word = doc.texts[hit.i]
    if word.isascii() and heads_number(doc, hit, e):
        return None  # "Fatalities: 4"
    if form == "noun_sg" and doc.texts[hit.i - 1 : hit.i] == [")"] and doc.texts[hit.j : hit.j + 1] == ["في"]:
        return None  # "كريم نعمان (18 عاما) مصاب في أذنه"
    if undergone(doc, hit):
        return None
    q.definite = (
        "ال" in hit.clitic or "لل" in hit.clitic or word.endswith(("اءنا", "اؤنا", "اينا", "لانا", "حانا"))
    )
    if word.isascii():
        article = doc.texts[hit.i - 1] if hit.i else ""
        q.definite = article in words("definite") or article in ("his", "her", "their", "its")
        before = doc.texts[hit.i - 2] if hit.i > 1 else ""
        if (article == "of" and word != "dead") or (
            form == "noun_sg" and (article not in _ONE or before in ("is", "was", "as"))
        ):
            return None
    elif (
        (form == "noun_sg" and word.endswith("ة"))
        or (form == "noun_dual" and word.endswith(_TWO_WOMEN) and "جث" not in word)
        or word.removeprefix("و") in words("women_hurt")
    ):
        q.group = "women"
    if hit.j < e and form == "noun_pl" and not of_those(doc, q) and number_after(doc, q):
        return q
    second_noun(doc, q)
    return q


def number_after(doc: Document, q: Quantity) -> bool:
    """ "مدنيين اثنين", "شهداء خمسة": the number behind the noun, or behind whose they are ("ركاب السيارة الأربعة")."""
    article = doc.texts[q.j] in ("ال", "الـ")  # "أطفالهما الـ8"
    of = not article and q.j + 1 < len(doc.texts) and all(w[:2] == "ال" for w in doc.texts[q.j : q.j + 2])
    k = q.j + (of and q.j not in doc.numbers)
    read = _number(doc, k + article)
    if read is None or k in doc.dated or (read[2] and not article) or doc.texts[k].startswith("و"):
        return False
    if doc.texts[q.i - 1] in words("ranks") and doc.hit("kind", read[1]):
        return False  # "في صفوف طواقم الإسعاف تسعة جرحى"
    if doc.texts[read[1] : read[1] + 1] and doc.texts[read[1]] in words("counted_settlements"):
        return False  # "نزح سكان ثلاث قرى"
    q.low = q.high = read[0]
    q.qualifier, q.numbered, q.j = "exact", True, read[1]
    return True


def _bounds(form: str) -> tuple[int, int | None, str]:
    if form in ("noun_sg", "sg"):
        return 1, 1, "exact"
    if form in ("noun_dual", "dual"):
        return 2, 2, "exact"
    return 2, None, "vague"


def _person(doc: Document, hit: Hit, e: int) -> Quantity | None:
    form = hit.tag.form
    if form == "pl" and (two_of_them(doc, hit, e)):
        form = "dual"
    if form == "dual" and accusative_marked(doc, hit):
        form = "sg"
    if nobody(doc, hit) or doers(doc, hit):
        return None
    unit = "household" if hit.tag.value == "families" else "person"
    q = Quantity(hit.i, hit.j, *_bounds(form), form=form, group=hit.tag.value, unit=unit, noun=hit.i)
    q.definite = "ال" in hit.clitic or "لل" in hit.clitic
    q.others = is_others(doc, hit)
    if doc.texts[hit.i].isascii():
        if doc.texts[hit.j - 1].endswith("'s"):
            return None  # "his uncle's wife"
        person = english_person(doc, hit, q, e)
        of_body(doc, q)
        return q if person else None
    if form in ("pl", "dual") and hit.j < e and not of_those(doc, q) and number_after(doc, q):
        return q
    if form == "sg" and hit.j < e and doc.texts[hit.j] in ("واحد", "واحدة") and not and_one_of(doc, hit.j, e):
        q.j = hit.j + 1
    second_noun(doc, q)
    if q.j > hit.j and form == "pl" and q.j < e and number_after(doc, q):
        return q  # "مواطنين سوريين اثنين"
    hurt_people(doc, q)
    of_rescuers(doc, q)
    if q.j < e and doc.texts[q.j] in _FORMER and q.group == "fighters":
        q.group = "all"
    return None if modifier(doc, q) else q

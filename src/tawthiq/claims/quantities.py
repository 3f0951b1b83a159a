"""How many of whom: numbers, words, duals, single persons and vague amounts with the noun that they count."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawthiq.claims.document import Document
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import is_one_of, read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.tokens import NUMBER

_LINK_WORDS = frozenset(
    ("of", "من", "the", "ال", "other", "more", "than", "another", "'", '"', "#", "عن", "a", "للـ", "les")
)
_ONE = frozenset(("a", "an", "one", "another", "his", "her", "their", "another", "its"))
_RANGE = frozenset(("-", "to", "او", "or", "الي", "and", "و"))
_AGE = frozenset(("year", "years", "years-old", "year-old", "عاما", "عام", "سنة", "سنوات", "اعوام", "month", "months",
                  "months-old", "month-old", "شهرا", "اشهر", "yo", "y"))  # fmt: skip
_MEASURES = frozenset(
    [
        "km",
        "kilometers",
        "kilometres",
        "kilometer",
        "miles",
        "mile",
        "meters",
        "metres",
        "m",
        "%",
        "percent",
        "am",
        "pm",
        "tons",
        "hours",
        "hour",
        "minutes",
        "minute",
        "days",
        "day",
        "times",
        "o'clock",
        "كم",
        "كيلومتر",
        "كيلومترا",
        "كيلو",
        "متر",
        "مترا",
        "امتار",
        "طن",
        "ليرة",
        "دولار",
        "ساعة",
        "ساعات",
        "دقيقة",
        "دقائق",
        "يوما",
        "يوم",
        "ايام",
        "بالمئة",
        "مرة",
        "مرات",
        "درجة",
        "الف_ليرة",
        "dollars",
        "weeks",
        "months",
        "years",
    ]
)
_CURRENCY = frozenset("$€£")


@dataclass(slots=True)
class Quantity:
    """Tokens [i, j) count people (or facilities): at least `low`, at most `high` (None: open)."""

    i: int
    j: int
    low: int | None
    high: int | None
    qualifier: str
    group: str | None = None
    unit: str = "person"
    form: str = ""
    numbered: bool = False
    definite: bool = False
    others: bool = False
    part: str | None = None
    fixed: str | None = None
    target: str | None = None
    kinds: tuple[str, ...] = ()
    noun: int | None = None
    extra: dict[str, str] = field(default_factory=dict)


def quantities(doc: Document, s: int, e: int) -> list[Quantity]:
    """All quantities of the sentence [s, e), left to right, none overlapping."""
    out: list[Quantity] = []
    k = s
    while k < e:
        found = _numbered(doc, k, e) or _worded(doc, k, e)
        if found is None:
            k += 1
            continue
        out.append(found)
        k = max(found.j, k + 1)
    return out


def _numbered(doc: Document, k: int, e: int) -> Quantity | None:
    """[qualifier] number [noun], [qualifier] vague amount [noun]."""
    i, qualifier = k, "exact"
    hit = doc.hit("qualifier", k)
    if hit and hit.j < e:
        qualifier, k = hit.tag.value, hit.j
        if k < e and doc.tokens[k].text in ("ال", "of", "من", "the"):
            k += 1
    amount = _amount(doc, k, e) or _vague(doc, k, e)
    if amount is None:
        return None
    low, high, stated, j, digits = amount
    quantity = Quantity(i, j, low, high, stated or qualifier, numbered=stated != "vague")
    _apply(quantity, qualifier if stated is None else "exact")
    _take_noun(doc, quantity, e)
    return _checked(doc, quantity, k, e, digits=digits)


def _amount(doc: Document, k: int, e: int) -> tuple[int, int, str | None, int, bool] | None:
    """A number or a range of numbers: (low, high, "range" or None, end, in digits)."""
    first = _number(doc, k)
    if first is None:
        return None
    low, j, digits = first
    start = k - 1
    if j + 1 < e and doc.tokens[j].text in _RANGE:
        second = _number(doc, j + 1)
        wide = doc.tokens[j].text in ("-", "to", "او", "or", "الي") or (
            start >= 0 and doc.tokens[start].text in ("between", "بين")
        )
        if second and wide and low < second[0] <= 20 * max(low, 5) and second[2] == digits:
            return low, second[0], "range", second[1], digits
    return low, low, None, j, digits


def _number(doc: Document, k: int) -> tuple[int, int, bool] | None:
    if k in doc.dated:
        return None
    token = doc.tokens[k]
    if token.kind == NUMBER and token.text.isascii():
        arabic = k + 1 < len(doc.tokens) and not doc.tokens[k + 1].text.isascii()
        return read_arabic_number(doc.tokens, k) if arabic else read_english_number(doc.tokens, k)
    if token.kind != "w":
        return None
    return read_english_number(doc.tokens, k) if token.text.isascii() else read_arabic_number(doc.tokens, k)


def _vague(doc: Document, k: int, e: int) -> tuple[int, int | None, str, int, bool] | None:
    hit = doc.hit("vague", k)
    if hit is None or hit.j > e:
        return None
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
    k = q.j
    while k < e and k - q.j < 3 and doc.tokens[k].text in _LINK_WORDS:
        q.others = q.others or doc.tokens[k].text in ("other", "another", "more")
        k += 1
    for ahead in range(3):
        j = k + ahead
        if j >= e or (ahead and not _describes(doc, j - 1)):
            return
        if _noun_at(doc, q, j):
            return


def _describes(doc: Document, k: int) -> bool:
    """Whether token k may stand between a number and its noun: an English adjective, an Arabic quote."""
    token = doc.tokens[k]
    if token.kind != "w" or not token.text.isascii():
        return token.text in ('"', "#", "*")
    return (
        not any(doc.hit(d, k) for d in ("kind", "part", "negation", "qualifier")) and token.text not in _STOPS
    )


_STOPS = frozenset(
    [
        "and",
        "or",
        "in",
        "on",
        "at",
        "by",
        "to",
        "from",
        "with",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "as",
        "after",
        "before",
        "during",
        "when",
        "who",
        "that",
        "which",
        "after",
        "for",
        "near",
        "also",
        "including",
        "their",
        "his",
        "her",
        "its",
        "a",
        "an",
        "the",
        "of",
        "into",
        "it",
        "they",
        "he",
        "she",
        "we",
        "this",
        "those",
        "these",
        "while",
        "but",
    ]
)


def _noun_at(doc: Document, q: Quantity, j: int) -> bool:
    kind = doc.hit("kind", j)
    if kind and kind.tag.form.startswith("noun"):
        q.fixed, q.j, q.form, q.noun = kind.tag.value, kind.j, kind.tag.form, j
        _second_noun(doc, q)
        return True
    group = doc.hit("group", j)
    if group:
        q.group, q.j, q.form, q.noun = group.tag.value, group.j, group.tag.form, j
        q.others = q.others or _is_others(doc, group)
        q.unit = "household" if q.group == "families" else "person"
        _second_noun(doc, q)
        return True
    target = doc.hit("target", j)
    if target and q.noun is None:
        q.target, q.j, q.unit, q.noun = target.tag.value, target.j, "facility", j
        return True
    return False


def _second_noun(doc: Document, q: Quantity) -> None:
    """ "12 جريحاً مدنياً", "مدنيين اثنين", "3 civilian men": a second noun narrows the first."""
    if q.j >= len(doc.tokens):
        return
    group = doc.hit("group", q.j)
    if (
        group
        and "و" not in group.clitic
        and not group.clitic.startswith(("ل", "ب"))
        and group.tag.value != "all"
    ):
        if q.group in (None, "all") or (q.group == "civilians" and group.tag.value in ("children", "women")):
            q.group = group.tag.value
        q.j = group.j


def _is_others(doc: Document, hit: Hit) -> bool:
    word = doc.tokens[hit.i].text
    return word == "others" or word.removeprefix("و").startswith(("اخر", "الاخر"))


def _checked(doc: Document, q: Quantity, k: int, e: int, *, digits: bool) -> Quantity | None:
    """Drop numbers that count no people: ages, distances, hours, weapons, years."""
    after = doc.tokens[q.j] if q.j < e else None
    before = doc.tokens[k - 1] if k else None
    if q.noun is None:
        if after is not None and (
            after.text in _AGE or after.text in _MEASURES or after.text in ("/", ":", "th")
        ):
            return None
        if before is not None and (before.text in _CURRENCY or (digits and before.text in (":", "/", "_"))):
            return None
        if q.j < e and (doc.hit("type", q.j) or doc.hit("unit", q.j)):
            return None
        if digits and 1990 <= (q.low or 0) <= 2035 and q.qualifier == "exact":
            return None
    elif q.noun is not None and any(t.text in _AGE or t.text in _MEASURES for t in doc.tokens[q.i : q.noun]):
        return None
    if q.numbered and after is not None and after.text in ("year-old", "years-old"):
        return None
    return q


def _worded(doc: Document, k: int, e: int) -> Quantity | None:
    """A noun without a number: one, two by its dual, an unknown number by its plural."""
    if is_one_of(doc.tokens[k].text) and k + 1 < e:
        return _one_of(doc, k, e)
    kind = doc.hit("kind", k)
    if kind and kind.tag.form in ("noun_sg", "noun_dual", "noun_pl"):
        return _kind_noun(doc, kind, e)
    group = doc.hit("group", k)
    if group:
        return _person(doc, group, e)
    return None


def _one_of(doc: Document, k: int, e: int) -> Quantity | None:
    q = Quantity(k, k + 1, 1, 1, "exact", numbered=True)
    return q if _noun_at(doc, q, k + 1) or doc.hit("actor", k + 1) else None


def _kind_noun(doc: Document, hit: Hit, e: int) -> Quantity | None:
    form = hit.tag.form
    definite = "ال" in hit.clitic or "لل" in hit.clitic
    english = doc.tokens[hit.i].text.isascii()
    q = Quantity(hit.i, hit.j, *_bounds(form), form=form, fixed=hit.tag.value, definite=definite, noun=hit.i)
    if english:
        article = doc.tokens[hit.i - 1].text if hit.i else ""
        q.definite = article in ("the", "these", "those", "his", "her", "their", "its")
        if form == "noun_sg" and article not in _ONE:
            return None
    if hit.j < e and form == "noun_pl" and _number_after(doc, q, e):
        return q
    _second_noun(doc, q)
    return q


def _number_after(doc: Document, q: Quantity, e: int) -> bool:
    """ "مدنيين اثنين", "شهداء 5": the number behind the noun."""
    read = _number(doc, q.j)
    if read is None or q.j in doc.dated or read[2]:
        return False
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
    if form == "pl" and _marked_dual(doc, hit):
        form = "dual"
    definite = "ال" in hit.clitic or "لل" in hit.clitic
    unit = "household" if hit.tag.value == "families" else "person"
    q = Quantity(
        hit.i, hit.j, *_bounds(form), form=form, group=hit.tag.value, unit=unit, definite=definite, noun=hit.i
    )
    q.others = _is_others(doc, hit)
    if doc.tokens[hit.i].text.isascii():
        return q if _english_person(doc, hit, q) else None
    if form in ("pl", "dual") and hit.j < e and _number_after(doc, q, e):
        return q
    if form == "sg" and hit.j < e and doc.tokens[hit.j].text in ("واحد", "واحدة"):
        q.j = hit.j + 1
    _second_noun(doc, q)
    return q


def _english_person(doc: Document, hit: Hit, q: Quantity) -> bool:
    """A singular needs an article; the definite plural refers back."""
    for back in (1, 2, 3):
        k = hit.i - back
        if k < 0:
            break
        word = doc.tokens[k].text
        if word in _ONE:
            q.i, q.others = k, q.others or word == "another"
            return True
        if word in ("the", "these", "those", "this", "that", "all"):
            q.definite = True
            return True
        if not doc.tokens[k].text.isalpha() or word in _STOPS or doc.hit("kind", k):
            break
    return q.form == "pl" or hit.tag.value in ("women", "men", "children")


_FATHA_YA, _YA_SUKUN = "\u064e\u064a", "\u064a\u0652"


def _marked_dual(doc: Document, hit: Hit) -> bool:
    """مواطنَين, مواطنيْن: the vowel signs tell the dual from the plural."""
    word = doc.quote(hit.i, hit.i + 1)
    return _FATHA_YA + "\u0646" in word or _YA_SUKUN in word

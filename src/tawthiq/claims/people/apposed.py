"""Names and ages that stand behind several people at once: "two sisters, Rima and Hala Karam, 9 and 12"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.persons import naming, surname
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, joins, words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.numbers_en import english_value

_MOST, _WORDS, ADULT = 8, 5, 18
_OPEN = frozenset((",", "(", ":", "-", "هما", "هم", "وهما", "وهم", "named", "both"))
_YEARS = words("ages")


@dataclass(frozen=True, slots=True)
class Apposed:
    """Tokens [i, j) are one person's name; age in years, None when it is not said."""

    i: int
    j: int
    age: int | None = None


def apposed(doc: Document, k: int, e: int, number: int) -> list[Apposed]:
    """The `number` people named right behind token k, in order; none unless exactly so many are."""
    if not 2 <= number <= _MOST:
        return []
    opened = k
    while k < e and k - opened < 2 and doc.texts[k] in _OPEN:
        k += 1
    names: list[Apposed] = []
    while k < e and len(names) < number:
        first, before = _age_first(doc, k, e)
        end = _name(doc, first, e)
        if end == first:
            break
        k, age = _age_in_brackets(doc, end, e)
        names.append(Apposed(first, end, before if age is None else age))
        if len(names) < number:
            k = _joined(doc, k, e)
    if len(names) != number or (k == opened and not names):
        return []
    ages = _ages(doc, k, e, number)
    if not ages or any(p.age is not None for p in names):
        return names
    return [Apposed(p.i, p.j, age) for p, age in zip(names, ages, strict=True)]


def how_many(doc: Document, k: int, e: int) -> list[Apposed]:
    """All people named behind token k, however many: "her children, 15-year-old Rima and 11-year-old Salim"."""
    return next((named for n in range(_MOST, 1, -1) if (named := apposed(doc, k, e, n))), [])


def _age_first(doc: Document, k: int, e: int) -> tuple[int, int | None]:
    """ "15-year-old Rima", "five-month old Salim": where the name begins, and the age before it."""
    n = k + (k < e and doc.texts[k] in ("a", "an"))
    value = _years(doc, n, e)
    if value is None:
        return k, None
    last = next((m for m in range(n, min(n + _BEFORE, e)) if doc.texts[m].endswith("old")), None)
    if last is None:
        return k, None
    months = any("month" in doc.texts[m] for m in range(n, last + 1))
    return last + 1, 0 if months else value


def _years(doc: Document, k: int, e: int) -> int | None:
    """The number at token k, in digits or words, alone or as the head of "five-year-old"."""
    if k >= e:
        return None
    word = doc.texts[k]
    value = digits_value(word) if doc.tokens[k].kind == "n" else english_value(word.split("-")[0])
    return value if value is not None and value < _OLDEST else None


def _age_in_brackets(doc: Document, k: int, e: int) -> tuple[int, int | None]:
    """ "(7 years old)", "(five)": the token behind the bracket, and the age in it."""
    if k >= e or doc.texts[k] != "(":
        return k, None
    close = next((n for n in range(k, min(k + _BRACKET, e)) if doc.texts[n] == ")"), None)
    if close is None:
        return k, None
    months = any("month" in doc.texts[n] or "شهر" in doc.texts[n] for n in range(k, close))
    value = _years(doc, k + 1, e)
    return close + 1, 0 if months and value is not None else value


_OLDEST, _BRACKET, _BEFORE = 116, 8, 5


def _name(doc: Document, k: int, e: int) -> int:
    n = k
    while n < e and n - k < _WORDS and _goes_on(doc, n, first=n == k):
        n += 1
    return n


def _goes_on(doc: Document, n: int, *, first: bool) -> bool:
    word = doc.texts[n]
    if word in words("name_ends"):
        return False
    if not first and joins(word):
        return False
    particle = not first and word.startswith(("al-", "el-"))
    return naming(doc, n) or particle or (not first and surname(doc, n))


def _joined(doc: Document, k: int, e: int) -> int:
    """Behind what joins the next name: ",", "and"; an Arabic و stands on the name itself."""
    while k < e and doc.texts[k] in (",", "and", "و"):
        k += 1
    return k


def _ages(doc: Document, k: int, e: int, number: int) -> list[int]:
    """ ", 9 and 12", "aged 9 and 12", "(9 و12 عاماً)"."""
    out: list[int] = []
    end = min(k + 3 * number + 3, e)
    while k < end and len(out) < number:
        token = doc.tokens[k]
        value = digits_value(token.text) if token.kind == "n" else None
        if value is not None and value < 116:
            out.append(value)
        elif token.text not in (",", "and", "و", "(", "aged", "ages") and token.text not in _YEARS | words(
            "aged"
        ):
            break
        k += 1
    return out if len(out) == number else []


def age_before(doc: Document, i: int, noun: int | None) -> int | None:
    """The age between an article and its noun, in years: "his 12-year-old son", "a nine-month old girl" (1)."""
    if noun is None or not doc.texts[i].isascii():
        return None
    said = doc.texts[i:noun]
    if not any(w.endswith("old") for w in said):
        return None
    if any("month" in w or "week" in w or "day" in w for w in said):
        return 1
    return next((v for k in range(i, noun) if (v := _years(doc, k, noun)) is not None), None)


def age_behind(doc: Document, k: int, e: int) -> int | None:
    """The age behind the name that follows token k: "his sister Hala, 9,", "شقيقها يوسف (4 سنوات)"."""
    n = k = k + (k < e and doc.texts[k] == ",")
    while n < e and n - k < _WORDS and (_goes_on(doc, n, first=n == k) or doc.texts[n] == '"'):
        n += 1
    at = _told_age(doc, n, e)
    if at is None and n > k and n + 1 < e and doc.texts[n] in (",", "("):
        at = n + 1
    if at is None:
        return None
    after = doc.texts[at + 1] if at + 1 < e else "."
    value = _years(doc, at, e)
    months = after.startswith(("month", "شهر", "اشهر"))
    if value is None or value > 115 or not (after in (",", ")", ".", ";", "and") or after in _YEARS):
        return None
    return 0 if months else value


def _told_age(doc: Document, n: int, e: int) -> int | None:
    """The number of "يبلغ من العمر 10 سنوات" at token n."""
    if n >= e or (doc.texts[n] != "(" and doc.texts[n] not in words("aged") - _FROM):
        return None
    at = next((m for m in range(n + 1, min(n + _TOLD, e - 1)) if doc.tokens[m].kind == "n"), None)
    return at if at is not None and doc.texts[at + 1] in _YEARS else None


_TOLD, _FROM = 5, {"من"}


def young(doc: Document, q: Quantity, e: int) -> bool:
    """ "his sister Hala, 9", "two brothers, Karim and Salim, 8 and 11": children by their ages."""
    if q.low is None or q.low != q.high or q.fixed:
        return False
    if q.noun is not None and young_kin(doc, q.noun):
        return True
    if q.low == 1:
        age = _age_of_one(doc, q, e) if q.form == "sg" else None
        return age is not None and age < ADULT
    if _all_under(doc, q.j, e):
        return True
    told = _ages_told(doc, q, e)
    if told is not None:
        return max(told, default=ADULT) < ADULT
    named = apposed(doc, q.j, e, q.low)
    return bool(named) and all(p.age is not None and p.age < ADULT for p in named)


def _age_of_one(doc: Document, q: Quantity, e: int) -> int | None:
    """ "his 9-year-old sister", "his sister Hala, 9", "his sister, 9-year-old Hala,": the age told of one person."""
    return age_before(doc, q.i, q.noun) or age_behind(doc, q.j, e)


@needs(frozenset(("under",)))
def _all_under(doc: Document, j: int, e: int) -> bool:
    """ "three sons, all under the age of ten": behind several people, no age above that of a child."""
    k = j + (doc.texts[j : j + 1] == [","])
    if doc.texts[k : k + 1] not in (["all"], ["both"]) or doc.texts[k + 1 : k + 2] != ["under"]:
        return False
    k += _TWO
    k += 3 * (doc.texts[k : k + 3] == ["the", "age", "of"])
    age = _years(doc, k, e)
    return age is not None and age <= ADULT


_TWO = 2


def young_kin(doc: Document, k: int) -> bool:
    """ "his young son", "two little sisters", "ابنها الصغير": a son, a sister and the like who is said to be young."""
    if doc.texts[k].isascii():
        return doc.texts[k] in words("kin_when_young") and doc.texts[k - 1 : k] in (["young"], ["little"])
    hit = doc.hit("group", k)
    of_kin = hit is not None and hit.tag.value in ("men", "women") and doc.texts[k].endswith(WHOSE)
    return of_kin and doc.texts[k + 1 : k + 2] != [] and doc.texts[k + 1] in words("small")


def _ages_told(doc: Document, q: Quantity, e: int) -> list[int] | None:
    """The ages of ", aged 4, 7 and 9" or "aged 4 to 9" behind several people; none where they are too few."""
    k = q.j + (doc.texts[q.j : q.j + 1] == [","])
    if doc.texts[k : k + 1] not in (["aged"], ["ages"]):
        return _bare_ages(doc, q, e) if doc.texts[q.j : q.j + 1] in ([","], ["("]) else None
    ages = [int(doc.texts[n]) for n in range(k + 1, min(k + 2 * (q.low or 1), e)) if doc.texts[n].isdigit()]
    spread = doc.texts[k + 1 : k + 2] == ["between"] or doc.texts[k + 2 : k + 3] in (["to"], ["-"], ["and"])
    return ages if len(ages) == q.low or (spread and len(ages) > 1) else []


def _bare_ages(doc: Document, q: Quantity, e: int) -> list[int] | None:
    """ "his two sons, 6 and 9,", "three sisters (5, 8 and 11)": as many ages as there are people, and nothing else."""
    ages: list[int] = []
    k = q.j + 1
    while k < e and (doc.texts[k] in (",", "and") or _years(doc, k, e) is not None):
        age = _years(doc, k, e)
        if age is None and k + 1 < e and _years(doc, k + 1, e) is None:
            break
        ages += [] if age is None else [age]
        k += 1
    ends = k >= e or doc.texts[k] in (",", ")", ".", ";") or doc.texts[k] in words("stops")
    return ages if ends and len(ages) == q.low else None


def aged_one(doc: Document, k: int, e: int) -> Quantity | None:
    """ "A 9-year-old and his mother": somebody told of by his age alone, which stands at token k."""
    if k == 0 or doc.texts[k - 1] not in ("a", "an", "another") or not doc.texts[k].isascii():
        return None
    j = next((n + 1 for n in range(k, min(k + _BEFORE, e)) if doc.texts[n].endswith("old")), None)
    age = _years(doc, k, e) if j is not None else None
    if j is None or age is None:
        return None
    end = j if _ends_there(doc, j, e) else _seller(doc, k, j, e)
    if end is None:
        return None
    if any(w not in _YEARS and w != "-" and not w.endswith("old") for w in doc.texts[k + 1 : j]):
        return None
    months = any(unit in w for w in doc.texts[k:j] for unit in ("month", "week", "day"))
    group = "children" if months or age < ADULT else "all"
    other = doc.texts[k - 1] == "another"
    return Quantity(k - 1, end, 1, 1, "exact", group=group, form="sg", noun=end - 1, others=other)


def _seller(doc: Document, k: int, j: int, e: int) -> int | None:
    """ "killed a 12-year-old seller of bread": behind a word of harm, whatever the noun behind the age is."""
    harmed = any(h.j == k - 1 for h in doc.hits("kind", max(k - _BEFORE, 0), k - 1))
    plain = doc.texts[j].isalpha() and doc.texts[j].islower() and not doc.known(j, _NO_TRADE)
    ends = j + 1 >= e or doc.tokens[j + 1].kind != "w" or doc.texts[j + 1] in words("stops")
    return j + 1 if harmed and plain and ends and not doc.texts[j].endswith("s") else None


_NO_TRADE = frozenset(("group", "kind", "type", "target"))


def _ends_there(doc: Document, j: int, e: int) -> bool:
    """Whether no noun or name follows an age: "a 9-year-old was", "a 9-year-old, "."""
    if j >= e or doc.tokens[j].kind != "w":
        return True
    alone = j + 1 < e and doc.quote(j, j + 1)[:1].isupper() and doc.texts[j + 1] in words("auxiliaries")
    return alone or doc.texts[j] in words("stops") or doc.hit("kind", j) is not None


def shared_surname(doc: Document, noun: str, named: Sequence[Apposed]) -> str | None:
    """ "two sisters, Rima and Hala Karam": the last word of the last of brothers or sisters is everybody's name."""
    if not named or not noun.lower().endswith(("brothers", "sisters", "siblings")):
        return None
    last = named[-1]
    alone = all(p.j - p.i == 1 for p in named[:-1])
    return doc.quote(last.i + 1, last.j) if alone and last.j - last.i > 1 else None

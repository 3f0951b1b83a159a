"""Names and ages that stand behind several people at once: "two sisters, Rima and Hala Karam, 9 and 12"."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.persons import naming, surname
from tawthiq.lang.numbers_ar import digits_value

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
    names: list[tuple[int, int]] = []
    while k < e and len(names) < number:
        end = _name(doc, k, e)
        if end == k:
            break
        names.append((k, end))
        k = end
        if len(names) < number:
            k = _joined(doc, k, e)
    if len(names) != number or (k == opened and not names):
        return []
    ages = _ages(doc, k, e, number)
    return [Apposed(i, j, ages[n] if ages else None) for n, (i, j) in enumerate(names)]


def _name(doc: Document, k: int, e: int) -> int:
    n = k
    while n < e and n - k < _WORDS and _goes_on(doc, n, first=n == k):
        n += 1
    return n


def _goes_on(doc: Document, n: int, *, first: bool) -> bool:
    word = doc.texts[n]
    if word in words("name_ends"):
        return False
    if not first and word.startswith("و") and word not in words("names_with_waw"):
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


def age_behind(doc: Document, k: int, e: int) -> int | None:
    """The age behind the name that follows token k: "his sister Hala, 9,", "شقيقها يوسف (4 سنوات)"."""
    n = k = k + (k < e and doc.texts[k] == ",")
    while n < e and n - k < _WORDS and (_goes_on(doc, n, first=n == k) or doc.texts[n] == '"'):
        n += 1
    at = _told_age(doc, n, e)
    if at is None and n > k and n + 1 < e and doc.texts[n] in (",", "("):
        at = n + 1
    if at is None or doc.tokens[at].kind != "n":
        return None
    after = doc.texts[at + 1] if at + 1 < e else "."
    value = digits_value(doc.texts[at])
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

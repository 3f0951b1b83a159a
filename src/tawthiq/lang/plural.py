"""Nouns after numbers, in English and Arabic.

Arabic has six plural categories (Unicode CLDR, language plural rules): zero, one, two, few (3 to 10 of each hundred),
many (11 to 99), other (whole hundreds and the one or two after them). The noun after "few" is a plural, after
"many" an accusative singular, after "other" a genitive singular; one and two are said by the noun itself.
The forms are data: model/vocab/nouns.yml.
"""

from __future__ import annotations

from functools import cache
from string import Formatter

from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.model.vocabulary import read_vocabulary

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def plural_category(n: int, lang: str) -> str:
    """The CLDR plural category of the whole number `n` >= 0 in "ar" or "en"."""
    if lang != "ar":
        return "one" if n == 1 else "other"
    if n <= 2:
        return CATEGORIES[max(n, 0)]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


def noun_form(n: int, noun_key: str, lang: str, *, oblique: bool = False) -> str:
    """The form of the noun that goes with `n`. `oblique`: after a preposition or as an object (قتيلين).

    Raises KeyError for a noun that nouns.yml does not have.
    """
    forms = _nouns()[noun_key]["ar" if lang == "ar" else "en"]
    category = plural_category(n, lang)
    if oblique and category == "two":
        return forms.get("two_oblique", forms["two"])
    return forms.get(category) or forms["few" if lang == "ar" else "other"]


def count_noun(n: int, noun_key: str, lang: str, *, oblique: bool = False) -> str:
    """`n` with its noun: "3 people killed"; "قتيل واحد", "قتيلان", "3 قتلى", "11 قتيلاً", "لا قتلى"."""
    form = noun_form(n, noun_key, lang, oblique=oblique)
    if lang == "ar" and n in (1, 2):
        return form
    if n == 0:
        return f"لا {form}" if lang == "ar" else f"no {form}"
    return f"{fmt_number(n, lang)} {form}"


def filled(text: str, lang: str, **data: object) -> str:
    """`text` with its fields filled; a field that names a noun is the number with it: "{n:incident}" -> "3 incidents".

    "{n:incident:oblique}" is the form after a preposition; a whole number without a noun is written as everywhere.
    """
    return _Filling(lang).vformat(text, (), data)


class _Filling(Formatter):
    def __init__(self, lang: str) -> None:
        self._lang = lang

    def format_field(self, value: object, spec: str) -> str:
        if not isinstance(value, int):
            return str(super().format_field(value, spec))
        noun, _, case = spec.partition(":")
        return (
            count_noun(value, noun, self._lang, oblique=case == "oblique")
            if noun
            else fmt_number(value, self._lang)
        )


def range_noun(low: int | None, high: int | None, noun_key: str, lang: str, *, oblique: bool = False) -> str:
    """A range with its noun, which follows the number nearest to it: "3–5 people killed", "⁦3–12⁩ قتيلاً".

    An open end is said in words: "at least 12 people killed", "12 قتيلاً على الأقل".
    """
    if low is not None and low == high:
        return count_noun(low, noun_key, lang, oblique=oblique)
    if low is not None and high is not None:
        return f"{fmt_range(low, high, lang)} {noun_form(high, noun_key, lang)}"
    end = high if low is None else low
    if end is None:
        return f"{fmt_range(None, None, lang)} ({noun_form(3, noun_key, lang)})"
    said = count_noun(end, noun_key, lang, oblique=oblique)
    if lang == "ar":
        return f"{said} {'على الأكثر' if low is None else 'على الأقل'}"
    return f"{'up to' if low is None else 'at least'} {said}"


def noun_keys() -> tuple[str, ...]:
    """The nouns that have forms in both languages."""
    return tuple(sorted(_nouns()))


@cache
def _nouns() -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = read_vocabulary("nouns")
    return loaded

"""Arabic people by number, gender and case, as a native writes them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from composed_base import People, Row

CASES = ("nom", "gen", "acc")


class Noun(NamedTuple):
    group: str
    one: str
    counted: str  # behind 11 to 99
    dual: str
    dual_oblique: str
    many: str  # behind 3 to 10
    feminine: bool = False


NOUNS = (
    Noun("civilians", "مدني", "مدنياً", "مدنيان", "مدنيين اثنين", "مدنيين"),
    Noun("all", "شخص", "شخصاً", "شخصان", "شخصين", "أشخاص"),
    Noun("children", "طفل", "طفلاً", "طفلان", "طفلين", "أطفال"),
    Noun("women", "امرأة", "امرأة", "امرأتان", "امرأتين", "نساء", True),
    Noun("men", "رجل", "رجلاً", "رجلان", "رجلين", "رجال"),
    Noun("fighters", "مقاتل", "مقاتلاً", "مقاتلان", "مقاتلين اثنين", "مقاتلين"),
    Noun("journalists", "صحفي", "صحفياً", "صحفيان", "صحفيين اثنين", "صحفيين"),
    Noun("health_workers", "ممرضة", "ممرضة", "ممرضتان", "ممرضتين", "ممرضات", True),
    Noun("children", "طفلة", "طفلة", "طفلتان", "طفلتين", "طفلات", True),
)
BY_GROUP = {noun.group: noun for noun in reversed(NOUNS)}
FEW = ("journalists", "health_workers")
UNITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
SHORT = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع", 10: "عشر"}
TENS = {20: "عشرون", 30: "ثلاثون", 40: "أربعون", 50: "خمسون", 60: "ستون"}


def word(number: int, case: str, *, feminine: bool) -> str:
    """A number from 3 to 69 in words before its noun."""
    if number <= 10:
        return SHORT[number] if feminine else UNITS[number]
    if number == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if number == 12:
        two = ("اثنتا", "اثنتي") if feminine else ("اثنا", "اثني")
        return f"{two[case != 'nom']} {'عشرة' if feminine else 'عشر'}"
    if number < 20:
        return f"{SHORT[number - 10]} عشرة" if feminine else f"{UNITS[number - 10]} عشر"
    tens, unit = TENS[number // 10 * 10], number % 10
    tens = tens if case == "nom" else tens[:-2] + "ين"
    return f"{_unit(unit, case, feminine=feminine)} و{tens}" if unit else tens


def _unit(unit: int, case: str, *, feminine: bool) -> str:
    """A unit before tens."""
    if unit == 1:
        return "إحدى" if feminine else ("واحد" if case != "acc" else "واحداً")
    if unit == 2:
        two = ("اثنتان", "اثنتين") if feminine else ("اثنان", "اثنين")
        return two[case != "nom"]
    return ({**SHORT, 8: "ثمان"} if feminine else dict(enumerate(UNITS)))[unit]


def counted(noun: Noun, number: int, case: str, *, digits: bool = False) -> str:
    """ "ثلاثة أطفال", "طفلان", "12 طفلاً"."""
    if number == 1:
        return noun.counted if case == "acc" else noun.one
    if number == 2:
        return noun.dual if case == "nom" else noun.dual_oblique
    said = str(number) if digits else word(number, case, feminine=noun.feminine)
    return f"{said} {noun.many if number <= 10 else noun.counted}"


def _people(choice: str, said: Callable[[str], str], rows: list[Row], form: str = "m") -> People:
    """`form`: m and f for one man and woman, mm and ff for several, md and fd for two."""
    return People(choice, {case: said(case) for case in CASES}, tuple(rows), len(form) > 1, form)


def _form(noun: Noun, number: int) -> str:
    gender = "f" if noun.feminine else "m"
    return gender + {1: "", 2: "d"}.get(number, gender)


def _number(chance: random.Random, choice: str, least: int, most: int, *, digits: bool) -> People:
    noun = chance.choice([one for one in NOUNS if most < 6 or one.group not in FEW])
    number = chance.randint(least, most)
    rows: list[Row] = [(noun.group, number, number)]
    return _people(choice, lambda case: counted(noun, number, case, digits=digits), rows, _form(noun, number))


def _wrapped(before: str, after: str, least: Any, most: Any, low: int = 4) -> Any:
    """A bound before or behind a number."""

    def way(chance: random.Random, choice: str) -> People:
        noun, number = BY_GROUP[chance.choice(("civilians", "all", "children"))], chance.randint(low, 40)
        digits = chance.random() < 0.5

        def said(case: str) -> str:
            inside = "gen" if before else case
            return f"{before} {counted(noun, number, inside, digits=digits)} {after}".strip()

        return _people(choice, said, [(noun.group, least(number), most(number))], "mm")

    return way


def _vague(words: str, least: int, most: int | None) -> Any:
    def way(chance: random.Random, choice: str) -> People:
        group, noun = chance.choice((("civilians", "المدنيين"), ("all", "الأشخاص"), ("children", "الأطفال")))

        def said(case: str) -> str:
            return f"{words.replace('عدد', 'عدداً') if case == 'acc' else words} {noun}"

        return _people(choice, said, [(group, least, most)], "mm")

    return way


def _including(words: str) -> Any:
    def way(chance: random.Random, choice: str) -> People:
        whole, number = BY_GROUP[chance.choice(("civilians", "all"))], chance.randint(7, 25)
        some = [("women", chance.randint(1, 4)), ("children", chance.randint(1, 4))]
        some = [chance.choice(some)] if chance.random() < 0.5 else some
        listed = " و".join(counted(BY_GROUP[group], count, "nom") for group, count in some)
        rows: list[Row] = [(whole.group, number, number), *((group, count, count) for group, count in some)]
        digits = chance.random() < 0.5
        return _people(
            choice,
            lambda case: f"{counted(whole, number, case, digits=digits)}{words} {listed}{words[:1].strip()}",
            rows,
            "mm",
        )

    return way


def _groups(chance: random.Random, choice: str) -> People:
    groups = chance.sample(("women", "children", "men", "fighters"), chance.randint(2, 3))
    some = [(BY_GROUP[group], chance.randint(1, 6)) for group in groups]
    rows: list[Row] = [(noun.group, number, number) for noun, number in some]
    form = "ff" if all(noun.feminine for noun, _ in some) else "mm"
    if some[0][0].feminine and some[0][1] == 1:
        form = "fm"
    return _people(choice, lambda case: " و".join(counted(*one, case) for one in some), rows, form)


def _kin(chance: random.Random, choice: str) -> People:
    number = chance.randint(3, 5)
    many = UNITS[number].removesuffix("ة") + "ة"
    women: list[Row] = [("women", 1, 1)]
    options = (
        (lambda _: f"امرأة وأطفالها ال{many}", [*women, ("children", number, number)], "fm"),
        (lambda c: f"{'رجلاً' if c == 'acc' else 'رجل'} وزوجته", [("men", 1, 1), *women], "md"),
        (lambda c: f"{many} أفراد من عائلة واحدة", [("all", number, number)], "mm"),
        (lambda c: f"{'شقيقان' if c == 'nom' else 'شقيقين'}", [("men", 2, 2)], "md"),
        (lambda c: f"امرأة و{'طفلاها' if c == 'nom' else 'طفليها'}", [*women, ("children", 2, 2)], "fm"),
    )
    return _people(choice, *chance.choice(options))


def _named(chance: random.Random, choice: str) -> People:
    options: tuple[tuple[str, list[Row], str], ...] = (
        ("الشاب سالم كرم", [("men", 1, 1)], "m"),
        ("الطفلة ليلى حداد (9 أعوام)", [("children", 1, 1)], "f"),
        ("الصحفي عمر عيسى", [("journalists", 1, 1)], "m"),
        ("الممرضة هدى عيسى", [("health_workers", 1, 1)], "f"),
        ("السيدة هدى عيسى", [("women", 1, 1)], "f"),
    )
    words, rows, form = chance.choice(options)
    return _people(choice, lambda _: words, rows, form)


def _others(chance: random.Random, choice: str) -> People:
    number = chance.randint(3, 10)
    return _people(
        choice,
        lambda case: f"{UNITS[number]} {'آخرون' if case == 'nom' else 'آخرين'}",
        [("others", number, number)],
        "mm",
    )


def _dead(noun: str, counted_noun: str) -> Any:
    """ "3 قتلى", "12 قتيلاً": only in headlines that count them so."""

    def way(chance: random.Random, choice: str) -> People:
        number = chance.randint(3, 25)
        return _people(
            choice, lambda _: f"{number} {noun if number <= 10 else counted_noun}", [("all", number, number)]
        )

    return way


DEAD, HURT = _dead("قتلى", "قتيلاً"), _dead("جرحى", "جريحاً")
WAYS: dict[str, Callable[[random.Random, str], People]] = {
    "one": lambda chance, choice: _number(chance, choice, 1, 1, digits=False),
    "dual": lambda chance, choice: _number(chance, choice, 2, 2, digits=False),
    "words 3-10": lambda chance, choice: _number(
        chance, choice, 3, 5 if chance.random() < 0.3 else 10, digits=False
    ),
    "words 11-69": lambda chance, choice: _number(chance, choice, 11, 69, digits=False),
    "digits 3-10": lambda chance, choice: _number(chance, choice, 3, 10, digits=True),
    "digits 11-69": lambda chance, choice: _number(chance, choice, 11, 69, digits=True),
    "at least": _wrapped("ما لا يقل عن", "", lambda n: n, lambda n: None),
    "at least behind": _wrapped("", "على الأقل", lambda n: n, lambda n: None),
    "more than": _wrapped("أكثر من", "", lambda n: n + 1, lambda n: None, 6),
    "about": _wrapped("نحو", "", lambda n: n, lambda n: n, 11),
    "dozens": _vague("عشرات", 20, 99),
    "several": _vague("عدد من", 2, None),
    "among them": _including(" بينهم"),
    "of among them": _including("، من بينهم"),
    "groups": _groups,
    "kin": _kin,
    "named": _named,
    "others": _others,
}

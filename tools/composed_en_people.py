"""English people and days by number and kind, as a native writes them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from composed_base import People, Row, Time, weekday

WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NOUNS = {
    "civilians": ("civilian", "civilians"),
    "all": ("person", "people"),
    "women": ("woman", "women"),
    "children": ("child", "children"),
    "men": ("man", "men"),
    "journalists": ("journalist", "journalists"),
    "health_workers": ("nurse", "nurses"),
    "fighters": ("fighter", "fighters"),
}
PLAIN = ("civilians", "all", "all", "women", "children", "men", "journalists", "health_workers", "fighters")
FEW = ("journalists", "health_workers")


def _of(form: str, choice: str, rows: list[Row], *, many: bool = True) -> People:
    return People(choice, {"": form}, tuple(rows), many)


def _counted(group: str, number: int) -> str:
    """ "a woman", "two women"."""
    one, more = NOUNS[group]
    return f"a {one}" if number == 1 else f"{WORDS[number]} {more}"


def people(chance: random.Random, choice: str) -> People:
    """Some people, told of in one of the ways of `WAYS`."""
    return WAYS[choice](chance, choice)


def _one(chance: random.Random, choice: str) -> People:
    group = chance.choice(PLAIN)
    return _of("one person" if group == "all" else _counted(group, 1), choice, [(group, 1, 1)], many=False)


def _words(chance: random.Random, choice: str) -> People:
    group = chance.choice(PLAIN)
    number = chance.randint(2, 5 if group in FEW else 20)
    return _of(_counted(group, number), choice, [(group, number, number)])


def _digits(chance: random.Random, choice: str) -> People:
    group, number = chance.choice([one for one in PLAIN if one not in FEW]), chance.randint(10, 60)
    return _of(f"{number} {NOUNS[group][1]}", choice, [(group, number, number)])


def _bounded(words: str, least: Callable[[int], int | None], most: Callable[[int], int | None]) -> Any:
    def way(chance: random.Random, choice: str) -> People:
        group, number = chance.choice(("civilians", "all", "children")), chance.randint(4, 19)
        form = f"{words} {WORDS[number] if number < 11 else number} {NOUNS[group][1]}"
        return _of(form, choice, [(group, least(number), most(number))])

    return way


def _range(chance: random.Random, choice: str) -> People:
    low = chance.randint(3, 9)
    high = low + chance.randint(1, 6)
    return _of(f"between {low} and {high} people", choice, [("all", low, high)])


def _vague(words: str, least: int, most: int | None) -> Any:
    def way(chance: random.Random, choice: str) -> People:
        group = chance.choice(("civilians", "all"))
        return _of(f"{words} {NOUNS[group][1]}", choice, [(group, least, most)])

    return way


def _including(words: str) -> Any:
    def way(chance: random.Random, choice: str) -> People:
        whole, number = chance.choice(("civilians", "all")), chance.randint(7, 15)
        women, children = chance.randint(1, 3), chance.randint(1, 3)
        rows: list[Row] = [(whole, number, number)]
        listed = [("women", women), ("children", children)]
        listed = listed[chance.randint(0, 1) :] if chance.random() < 0.5 else listed
        rows += [(group, count, count) for group, count in listed]
        parts_of = " and ".join(_counted(*one) for one in listed)
        return _of(f"{_counted(whole, number)}{words} {parts_of},", choice, rows)

    return way


def _of_them(chance: random.Random, choice: str) -> People:
    number, some = chance.randint(6, 15), chance.randint(2, 5)
    group = chance.choice(("women", "children"))
    form = f"{_counted('all', number)}, {WORDS[some]} of them {NOUNS[group][1]},"
    return _of(form, choice, [("all", number, number), (group, some, some)])


def _groups(chance: random.Random, choice: str) -> People:
    groups = chance.sample(("women", "children", "men", "fighters"), chance.randint(2, 3))
    counts = [chance.randint(1, 6) for _ in groups]
    said = [_counted(*one) for one in zip(groups, counts, strict=True)]
    form = ", ".join(said[:-1]) + " and " + said[-1]
    return _of(form, choice, [(g, n, n) for g, n in zip(groups, counts, strict=True)])


def _kin(chance: random.Random, choice: str) -> People:
    number = chance.randint(2, 5)
    return chance.choice(
        (
            _of(
                f"a woman and her {WORDS[number]} children",
                choice,
                [("women", 1, 1), ("children", number, number)],
            ),
            _of(f"a father and his {WORDS[number]} sons", choice, [("men", number + 1, number + 1)]),
            _of("a man and his wife", choice, [("men", 1, 1), ("women", 1, 1)]),
            _of(f"{WORDS[number]} members of one family", choice, [("all", number, number)]),
            _of("two brothers", choice, [("men", 2, 2)]),
        )
    )


def _named(chance: random.Random, choice: str) -> People:
    return chance.choice(
        (
            _of("Salim Karam and Omar Issa", choice, [("all", 2, 2)]),
            _of("a journalist, Salim Karam,", choice, [("journalists", 1, 1)], many=False),
            _of("a 12-year-old girl", choice, [("children", 1, 1)], many=False),
            _of("a nurse named Huda Issa", choice, [("health_workers", 1, 1)], many=False),
            _of("a girl, Layla Haddad, 9,", choice, [("children", 1, 1)], many=False),
            _of("an elderly woman", choice, [("women", 1, 1)], many=False),
            _of("a shepherd, Omar Issa, 34,", choice, [("all", 1, 1)], many=False),
        )
    )


def _others(chance: random.Random, choice: str) -> People:
    number = chance.randint(2, 19)
    word = chance.choice(("others", "more"))
    return _of(f"{WORDS[number]} {word}", choice, [("others", number, number)])


WAYS: dict[str, Callable[[random.Random, str], People]] = {
    "words": _words,
    "digits": _digits,
    "one": _one,
    "at least": _bounded("at least", lambda n: n, lambda n: None),
    "more than": _bounded("more than", lambda n: n + 1, lambda n: None),
    "about": _bounded("about", lambda n: n, lambda n: n),
    "up to": _bounded("up to", lambda n: None, lambda n: n),
    "range": _range,
    "dozens": _vague("dozens of", 20, 99),
    "several": _vague("several", 2, None),
    "including": _including(", including"),
    "among them": _including(", among them"),
    "of them": _of_them,
    "groups": _groups,
    "kin": _kin,
    "named": _named,
    "others": _others,
}


def time(chance: random.Random, published: date) -> Time:
    """When it was, in words, and the days meant."""
    day = weekday(published, chance)
    name, one = f"{day:%A}", timedelta(days=1)
    return chance.choice(
        (
            Time("none", "", None),
            Time("weekday", f"on {name}", (day, day)),
            Time("date", f"on {day.day} {day:%B}", (day, day)),
            Time("month first", f"on {day:%B} {day.day}, {day.year},", (day, day)),
            Time("yesterday", "yesterday", (published - one, published - one)),
            Time("today", "this morning", (published, published)),
            Time("morning", f"on {name} morning", (day, day)),
            Time("at dawn", f"at dawn on {name}", (day, day)),
            Time("early", f"early on {name}", (day, day)),
            Time("clock", f"at around 3pm on {name}", (day, day)),
            Time("evening", f"on the evening of {day.day} {day:%B}", (day, day)),
            Time("night", f"on {name} night", (day, day + one)),
            Time("weekday date", f"on {name}, {day.day} {day:%B},", (day, day)),
        )
    )

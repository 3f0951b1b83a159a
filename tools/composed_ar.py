"""Arabic reports put together from parts, each with the truth that its parts make."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from datetime import date, timedelta

from composed_ar_people import DEAD, HURT, WAYS
from composed_base import (
    NOBODY,
    PUBLISHED,
    Composed,
    People,
    Time,
    Truth,
    aside,
    parts,
    picked,
    simple_places,
    tidy,
    weekday,
)

PARTS = parts("ar")
DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MONTHS = {
    4: ("نيسان", "أبريل"),
    5: ("أيار", "مايو"),
    6: ("حزيران", "يونيو"),
    7: ("تموز", "يوليو"),
    8: ("آب", "أغسطس"),
}
VERBS = {  # before people: masculine, feminine; behind them by their form
    "killed": (
        "قتل",
        {"m": "قتل", "f": "قتلت", "mm": "قتلوا", "ff": "قتلن", "md": "قتلا", "fd": "قتلتا", "fm": "قتلوا"},
    ),
    "injured": ("أصيب", {}),
}


def time(chance: random.Random, published: date) -> Time:
    """When it was, in words, and the days meant."""
    day, one = weekday(published, chance), timedelta(days=1)
    name, (month, other) = DAYS[day.weekday()], MONTHS[day.month]
    before = published - one
    return chance.choice(
        (
            Time("none", "", None),
            Time("weekday", f"يوم {name}", (day, day)),
            Time("last weekday", f"يوم {name} الماضي", (day, day)),
            Time("date", f"في {day.day} {month}", (day, day)),
            Time("dated", f"بتاريخ {day.day} {month}/{other} {day.year}", (day, day)),
            Time("slashes", f"بتاريخ {day.day}/{day.month}/{day.year}", (day, day)),
            Time("yesterday", "أمس", (before, before)),
            Time("yesterday named", f"أمس {DAYS[before.weekday()]}", (before, before)),
            Time("today", "اليوم", (published, published)),
            Time("this morning", f"صباح اليوم {DAYS[published.weekday()]}", (published, published)),
            Time("at dawn", f"فجر {name}", (day, day)),
            Time("evening", f"مساء يوم {name}", (day, day)),
            Time("weekday date", f"يوم {name} {day.day} {month}", (day, day)),
        )
    )


class Draft:
    """The choices of one report and their words."""

    def __init__(
        self, chance: random.Random, published: date | None = None, taken: Collection[str] | None = None
    ) -> None:
        """`taken`: the places that are taken where the report has other sentences."""
        self.chance = chance
        self.published = published or chance.choice(PUBLISHED)
        self.weapon_name = chance.choice(list(PARTS["weapons"]))
        self.weapon = PARTS["weapons"][self.weapon_name]
        self.actor = picked(chance, [None, *self.weapon["actors"]], 0.3)
        self.acting: dict[str, str] = self.weapon["actors"].get(self.actor, {})
        self.target_name = picked(chance, self.weapon.get("targets", list(PARTS["targets"])), 0.2)
        self.target = PARTS["targets"][self.target_name]
        phrases = PARTS["place_phrases"] if taken is None else simple_places(PARTS)
        self.place_name = picked(chance, list(phrases), 0.3)
        self.place, self.other = chance.sample([p for p in PARTS["places"] if p not in (taken or ())], 2)
        phrase = PARTS["place_phrases"][self.place_name]
        numbers = {"p": self.place, "q": self.other, "n": chance.randint(11, 30)}
        self.np, self.pp = (phrase[key].format(**numbers) for key in ("np", "pp"))
        if (not self.np and self.target_name == "place") or (self.place_name, self.target_name) == (
            "city",
            "fields",
        ):
            self.target_name, self.target = "market", PARTS["targets"]["market"]
        self.time = time(chance, self.published)
        damages = [one for one in PARTS["damages"] if one != self.target_name]
        self.damage_name = picked(chance, damages, 0.7)
        self.damage = PARTS["damages"][self.damage_name]
        self.killed = NOBODY if chance.random() < 0.1 else self._people("others")
        self.injured = NOBODY if self.killed.rows and chance.random() < 0.35 else self._people()
        if not self.killed.rows and self.injured.choice == "others":
            self.injured = self._people("others")

    def _people(self, *but: str) -> People:
        way = self.chance.choice([way for way in WAYS if way not in but])
        return WAYS[way](self.chance, way)

    @property
    def np_weapon(self) -> str:
        return str(self.acting.get("np") or self.weapon["np"])

    @property
    def acc_weapon(self) -> str:
        return str(self.acting.get("acc") or self.weapon["acc"])

    def what(self, case: str) -> str:
        """What was hit and where; the place alone where nothing is told of."""
        return self.np if self.target_name == "place" else f"{self.target[case]} {self.pp}"

    def act(self, *, accusative: bool = False) -> str:
        """ "غارة جوية روسية استهدفت مدرسة في كفر توت", with the day."""
        weapon = self.acc_weapon if accusative else self.np_weapon
        return f"{weapon} {self.weapon['hit']} {self.what('acc')} {self.time.words}"

    def nouns(self, killed: str = "مقتل", injured: str = "إصابة") -> str:
        """ "مقتل ثلاثة مدنيين وإصابة خمسة آخرين"."""
        halves = ((killed, self.killed), (injured, self.injured))
        return " و".join(f"{noun} {one.words['gen']}" for noun, one in halves if one.rows)

    def verbs(self, killed: str = "قتل", injured: str = "أصيب") -> str:
        """ "قتل ثلاثة مدنيين وأصيبت امرأة"."""
        halves = ((killed, self.killed), (injured, self.injured))
        return " و".join(
            f"{verb}{'ت' if one.form in ('f', 'fd', 'fm', 'ff') else ''} {one.words['nom']}"
            for verb, one in halves
            if one.rows
        )


def _hit_first(d: Draft) -> str:
    led = d.chance.choice(("ما أدى إلى", "مما أسفر عن", "ما تسبب في"))
    return f"{d.weapon['hit']} {d.np_weapon} {d.what('acc')} {d.time.words}، {led} {d.nouns()}"


def _doer_first(d: Draft) -> str:
    if not d.acting.get("doer"):
        return _hit_first(d)
    led = d.chance.choice(("ما أدى إلى", "مما أسفر عن", "ما أوقع"))
    nouns = d.nouns() if led != "ما أوقع" else f"{_dead(d)}"
    return f"{d.acting['does']} {d.acting['doer']} {d.what('acc')} {d.time.words}، {led} {nouns}"


def _dead(d: Draft) -> str:
    """ "3 قتلى و5 جرحى": other people for the same halves."""
    d.killed = DEAD(d.chance, "dead") if d.killed.rows else NOBODY
    d.injured = HURT(d.chance, "hurt") if d.injured.rows else NOBODY
    return " و".join(one.words["gen"] for one in (d.killed, d.injured) if one.rows)


def _verbs_first(d: Draft) -> str:
    through = d.chance.choice(("جراء", "إثر", "نتيجة"))
    return f"{d.verbs()} {d.time.words} {through} {d.np_weapon} {d.weapon['hit']} {d.what('acc')}"


def _verbs_on(d: Draft) -> str:
    return f"{d.verbs()} في {d.np_weapon} على {d.what('gen')} {d.time.words}"


def _verbs_doing(d: Draft) -> str:
    if not d.acting.get("doer"):
        return _verbs_first(d)
    doing = "قصف" if d.acting["does"].startswith("قصف") else "استهداف"
    return f"{d.verbs()} إثر {doing} {d.acting['doer']} {d.what('acc')} {d.time.words}"


def _headline(d: Draft) -> str:
    injured = d.chance.choice(("إصابة", "جرح"))
    killed = d.chance.choice(("مقتل", "استشهاد"))
    return f"{d.nouns(killed, injured)} جراء {d.np_weapon} على {d.what('gen')} {d.time.words}"


def _headline_dead(d: Draft) -> str:
    dead = _dead(d)
    return f"{dead} في {d.np_weapon} على {d.what('gen')} {d.time.words}"


def _resulted(d: Draft) -> str:
    verb, led = d.chance.choice((("أسفر", "عن"), ("أدى", "إلى"), ("تسبب", "بـ")))
    verb = ("أدت" if verb == "أدى" else f"{verb}ت") if d.weapon["feminine"] else verb
    nouns = f"{led} {d.nouns()}".replace("بـ ", "ب")
    return f"{verb} {d.np_weapon} على {d.what('gen')} {d.time.words} {nouns}"


def _kills(d: Draft) -> str:
    ending = "ت" if d.weapon["feminine"] else ""
    halves = ((f"قتل{ending}", d.killed), (f"أصاب{ending}", d.injured))
    verbs = " و".join(f"{verb} {one.words['acc']}" for verb, one in halves if one.rows)
    first, _, rest = verbs.partition(" ")
    return f"{first} {d.np_weapon} على {d.what('gen')} {d.time.words} {rest}"


def _then(d: Draft) -> str:
    doer = d.acting.get("doer")
    first = (
        f"{d.acting['does']} {doer} {d.what('acc')} {d.time.words}"
        if doer
        else f"{d.weapon['hit']} {d.np_weapon} {d.what('acc')} {d.time.words}"
    )
    return f"{first}. و{d.verbs()}"


def _then_resulted(d: Draft) -> str:
    verb = "وأسفرت" if d.weapon["feminine"] else "وأسفر"
    return f"{d.weapon['hit']} {d.np_weapon} {d.what('acc')} {d.time.words}. {verb} {d.weapon['it']} عن {d.nouns()}"


STYLES: dict[str, Callable[[Draft], str]] = {
    "weapon hit, leading to": _hit_first,
    "party bombed, leading to": _doer_first,
    "were killed by what hit": _verbs_first,
    "were killed in": _verbs_on,
    "were killed when party": _verbs_doing,
    "headline death of": _headline,
    "headline 3 dead": _headline_dead,
    "resulted in": _resulted,
    "weapon killed": _kills,
    "hit. Were killed": _then,
    "hit. It resulted in": _then_resulted,
}
SOURCED = ("said that weapon", "said that people", "reported death")


def _sourced(d: Draft, style: str, nom: str, feminine: bool) -> str:
    """A report that hangs on its source: "قال ناشطون إن قصفاً"."""
    t = "ت" if feminine else ""
    if style == "reported death":
        verb, b = d.chance.choice((("أفاد", "ب"), ("أعلن", ""), ("وثق", "")))
        return f"{verb}{t} {nom} {b}{d.nouns()} جراء {d.np_weapon} على {d.what('gen')} {d.time.words}"
    if style == "said that weapon" or not d.killed.rows:
        said = d.act(accusative=True)
        return f"{f'قالت {nom}' if feminine else f'قال {nom}'} إن {said}، ما أدى إلى {d.nouns()}"
    verb = VERBS["killed"][1][d.killed.form]
    injured = (
        f" و{'أصيبت' if d.injured.form[0] == 'f' else 'أصيب'} {d.injured.words['nom']}"
        if d.injured.rows
        else ""
    )
    people = f"{d.killed.words['acc']} {verb}{injured}"
    return f"أكد{t} {nom} أن {people} {d.time.words} جراء {d.np_weapon} على {d.what('gen')}"


def _said(d: Draft) -> tuple[str, str, str]:
    """The sentence with who says so, its style, and which way was chosen."""
    style = d.chance.choice([*STYLES, *SOURCED])
    name = d.chance.choice(list(PARTS["sources"]))
    source = PARTS["sources"][name]
    if style in SOURCED:
        return _sourced(d, style, source["nom"], source["feminine"]), style, f"in: {name}"
    first, dot, rest = STYLES[style](d).partition(". ")
    way = d.chance.choice(("none", "none", "before", "after", "according after"))
    if style.startswith("headline"):
        way = d.chance.choice(("none", "according after"))
    first = {
        "none": first,
        "before": f"بحسب {source['gen']}، {first}",
        "after": f"{first}، كما ذكر{'ت' if source['feminine'] else ''} {source['nom']}",
        "according after": f"{first}، وفق {source['gen']}",
    }[way]
    return f"{first}{dot}{rest}", style, way if way == "none" else f"{way}: {name}"


def compose(chance: random.Random) -> Composed:
    """One report."""
    d = Draft(chance)
    said, style, source = _said(d)
    choice = picked(chance, list(PARTS["distractors"]), 0.4)
    number, loud = chance.randint(11, 40), chance.choice(("انفجارين", "ثلاثة انفجارات"))
    words = PARTS["distractors"][choice].format(n=number, m=chance.randint(18, 60), k=loud, q=d.other)
    behind = f"{d.damage['sentence']} {words}".strip()
    headline = style.startswith("headline")
    text = "\n".join(map(tidy, (said, behind))).rstrip() if headline else tidy(f"{said}. {behind}")
    earlier = aside(killed=(("others", number, number),), optional=True)
    truths = (truth_of(d), *([earlier] if choice == "earlier" else []))
    choices = {
        "kind": "one", "style": style, "source": source, "weapon": d.weapon_name, "party": d.actor or "none",
        "target": d.target_name, "place": d.place_name, "time": d.time.choice, "killed": d.killed.choice,
        "injured": d.injured.choice, "damage": d.damage_name, "behind": choice,
    }  # fmt: skip
    return Composed(text, d.published, truths, choices)


def truth_of(d: Draft, style: str = "", text: str = "") -> Truth:
    """What is true of the attack of a draft, in whatever words."""
    return Truth(
        type=d.weapon["type"], killed=d.killed.rows, injured=d.injured.rows,
        facilities=frozenset({d.target["facilities"] + d.damage["facilities"]}), place=d.place,
        days=d.time.days, actor=d.actor, targets=frozenset(d.target["hit"] + d.damage["hit"]),
    )  # fmt: skip


CLAUSES = ("weapon hit, leading to", "party bombed, leading to", "were killed by what hit", "were killed in")


def clause(d: Draft) -> tuple[str, str]:
    """A sentence about the attack that may be joined to another, without its stop, and which way was chosen."""
    if not (d.killed.rows or d.injured.rows):
        doer = d.acting.get("doer")
        verb, who = (d.acting["does"], doer) if doer else (d.weapon["hit"], d.np_weapon)
        return tidy(f"{verb} {who} {d.what('acc')} {d.time.words}"), "act alone"
    style = d.chance.choice(CLAUSES)
    return tidy(STYLES[style](d)), style


def goes_on(d: Draft) -> str:
    """The same of a second attack by whoever did the first: "قصفت مدرسة في كفر توت، ما أدى إلى مقتل شخصين"."""
    led = f"، ما أدى إلى {d.nouns()}" if d.killed.rows or d.injured.rows else ""
    return tidy(f"{d.acting['does']} {d.what('acc')} {d.time.words}{led}")

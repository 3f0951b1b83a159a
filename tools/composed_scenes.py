"""Reports of more than one attack, and of what is told around one: put together from parts, with their truths."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import composed_ar
import composed_ar_people
import composed_en
import composed_en_people
import yaml
from composed_base import NOBODY, Composed, More, People, Row, Time, Truth, aside, tidy

UNTOLD = Time("none", "", None)
_RISEN = 10  # the least that a toll rises to; what it was before is less
_OPTIONAL = {"announced", "threatened", "denied"}


def _sentences(language: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"composed_scenes_{language}.yml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True)
class Language:
    attacks: Any  # the module that tells of one attack
    days: Callable[..., Time]
    people: Callable[[random.Random, str], People]
    plain: tuple[str, ...]  # ways to count people with one number, below ten
    sentences: dict[str, Any]


def _arabic(chance: random.Random, way: str) -> People:
    return composed_ar_people.WAYS[way](chance, way)


LANGUAGES = {
    "en": Language(
        composed_en, composed_en_people.time, composed_en_people.people, ("one", "words"), _sentences("en")
    ),
    "ar": Language(composed_ar, composed_ar.time, _arabic, ("one", "dual", "digits 3-10"), _sentences("ar")),
}


class Scene:
    """A report in the making: its sentences, its truths and the choices made."""

    def __init__(self, lang: Language, chance: random.Random, kind: str) -> None:
        self.lang, self.chance = lang, chance
        self.taken: list[str] = []
        self.text = ""
        self.truths: list[Truth] = []
        self.choices: dict[str, str] = {"kind": kind}
        self.published = chance.choice(composed_en.PUBLISHED)

    def draft(self) -> Any:
        """An attack at a place that no other sentence tells of."""
        d = self.lang.attacks.Draft(self.chance, self.published, self.taken)
        d.damage_name, d.damage = "none", self.lang.attacks.PARTS["damages"]["none"]
        self.taken.append(d.place)
        return d

    def place(self) -> str:
        """Another place."""
        free = [name for name in self.lang.attacks.PARTS["places"] if name not in self.taken]
        self.taken.append(self.chance.choice(free))
        return self.taken[-1]

    def tell(self, d: Any, number: str = "") -> None:
        """The sentence of an attack, the first of a report."""
        self.text, style = self.lang.attacks.clause(d)
        self.truths.append(self.lang.attacks.truth_of(d, style, self.text))
        self._chosen(d, style, number)

    def _chosen(self, d: Any, style: str, number: str = "") -> None:
        told = {"style": style, "weapon": d.weapon_name, "party": d.actor or "none", "time": d.time.choice}
        told |= {"target": d.target_name, "place": d.place_name}
        told |= {"killed": d.killed.choice, "injured": d.injured.choice}
        self.choices |= {f"{slot}{number}": choice for slot, choice in told.items()}

    def join(self, joint: str, words: str) -> None:
        """Words behind what is said already."""
        self.text = f"{self.text}{joint}{words}"

    def done(self) -> Composed:
        return Composed(tidy(f"{self.text.rstrip('. ')}."), self.published, tuple(self.truths), self.choices)

    # several attacks

    def second(self, number: str, first: Any) -> None:
        """A further attack, joined to the one before it."""
        d = self.draft()
        self._harm(d)
        self._when(d, first)
        self.choices[f"day{number}"] = "same" if d.time is UNTOLD else "own"
        implied = (
            bool(first.acting.get("doer"))
            and first.acting["doer"] in self.text
            and self.chance.random() < 0.5
        )
        joints = self.lang.sentences["implied" if implied else "joints"]
        name = self.chance.choice(list(joints))
        if implied:
            self._of_first(d, first)
            words, style = self.lang.attacks.goes_on(d), "same party implied"
        else:
            words, style = self.lang.attacks.clause(d)
        truth = self.lang.attacks.truth_of(d, style, words)
        truth = replace(truth, actor=first.actor) if implied else truth
        days = truth.days if d.time is not UNTOLD else self.truths[-1].days
        self.truths.append(replace(truth, days=days))
        self.join(joints[name].format(doer=first.acting.get("doer", "")), words)
        self._chosen(d, style, number)
        self.choices[f"joint{number}"] = name

    def _harm(self, d: Any) -> None:
        """Nobody named twice; nobody harmed at all in a quarter."""
        for half in ("killed", "injured"):
            while getattr(d, half).choice in ("named", "kin"):
                setattr(d, half, self.lang.people(self.chance, self.lang.plain[-1]))
        if self.chance.random() < 0.25:
            d.killed = d.injured = NOBODY

    def _when(self, d: Any, first: Any) -> None:
        """No day is told, which is that of the first attack, or one of its own where the first has one."""
        own = first.time.days is not None and self.chance.random() < 0.4
        if not own:
            d.time = UNTOLD
        while own and (
            d.time.days is None or d.time.days[0] == first.time.days[0] or "none" in d.time.choice
        ):
            d.time = self.lang.days(self.chance, self.published)

    def _of_first(self, d: Any, first: Any) -> None:
        """The second attack with the party and weapon of the first."""
        d.weapon_name, d.weapon = first.weapon_name, first.weapon
        d.actor, d.acting = first.actor, first.acting

    def third(self) -> None:
        """An attack in a sentence of its own behind two."""
        d = self.draft()
        self._harm(d)
        d.time = UNTOLD
        words, style = self.lang.attacks.clause(d)
        truth = self.lang.attacks.truth_of(d, style, words)
        self.truths.append(replace(truth, days=self.truths[-1].days))
        self.join(self.lang.sentences["joints"]["sentence"], words)
        self._chosen(d, style, "3")

    # sentences around one attack

    def around(self, group: str) -> None:
        """A sentence of a group of the table behind what is said: what it says is added to the truths."""
        name = self.chance.choice(list(self.lang.sentences[group]))
        said = self.lang.sentences[group][name]
        day = self.chance.choice((UNTOLD, self._own_day()))
        numbers = {"n": self.chance.randint(11, 40), "m": self.chance.randint(11, 40)}
        numbers |= {"k": self.chance.randint(3, 9)}
        names = {"q": self.place(), "day": day.words, **self._party(said)}
        words = str(said["words"]).format(**numbers, **names)
        self.choices |= {group: name, f"{group} day": day.choice if "{day}" in said["words"] else "none"}
        self._true(said, numbers, names, day)
        if said.get("before"):
            self.text = words + self.text
        else:
            self.join(said.get("joint", ". "), words)

    def _own_day(self) -> Time:
        day = UNTOLD
        while day.days is None:
            day = self.lang.days(self.chance, self.published)
        return day

    def _party(self, said: dict[str, Any]) -> dict[str, str]:
        """A party that may have done the attack: whoever is told of before, else one with such a weapon."""
        if not said.get("accused") and "{party}" not in said["words"]:
            return {}
        known = self.truths[0].actor
        weapon = self.lang.attacks.PARTS["weapons"][self.choices["weapon"]]
        one = known or self.chance.choice(list(weapon["actors"]))
        return {"party": self.lang.sentences["parties"][one], "class": one}

    def _true(self, said: dict[str, Any], numbers: dict[str, int], names: dict[str, str], day: Time) -> None:
        """The truths of a sentence of the table."""
        if said.get("accused"):
            self.truths[0] = replace(self.truths[0], actor=names["class"])
        rows = [(kind, group, *_ends(end, numbers)) for kind, group, end in said.get("rows", ())]
        if said.get("own"):
            self.truths.append(_own(said, rows, names["q"], day))
        elif rows:
            self.truths[0] = _with_rows(self.truths[0], rows)
        if said.get("may"):
            self.truths.append(aside(standing=frozenset(_OPTIONAL), optional=True))

    # tolls that rise

    def rise(self) -> None:
        """The toll that comes behind: higher, with parts or wounded."""
        table = self.lang.sentences["rises"]
        rise, of = self.chance.choice(list(table["forms"])), self.chance.choice(list(table["people"]))
        part, behind = self.chance.choice(list(table["parts"])), self.chance.choice(list(table["wounded"]))
        n, m = self.chance.randint(_RISEN + 1, 40), self.chance.randint(41, 60)
        one = table["people"][of]
        whole = str(one["words"]).format(n=n) + str(table["parts"][part]["words"])
        words = table["forms"][rise].format(whole=whole) + table["wounded"][behind]["words"].format(m=m)
        rows: list[More] = [("killed", one["group"], n, n)]
        rows += [("killed", group, count, count) for group, count in table["parts"][part]["rows"]]
        hurt = table["wounded"][behind]["group"]
        rows += [("injured", hurt, m, m)] if hurt else []
        self.truths[0] = _with_rows(self.truths[0], rows)
        self.join(". ", words)
        self.choices |= {"rise": rise, "risen": of, "parts": part, "wounded": behind}


def _ends(end: Any, numbers: dict[str, int]) -> tuple[int | None, int | None]:
    """The ends of "n", of "n..", of one more than that ("+n..") and of a number."""
    if isinstance(end, int):
        return end, end
    number = numbers[end.strip("+.")] + end.startswith("+")
    return number, None if end.endswith("..") else number


def _with_rows(truth: Truth, rows: list[More]) -> Truth:
    killed, injured, more = _halves(rows)
    killed = tuple(row for row in killed if row not in truth.killed)  # the same row is told once
    return replace(
        truth, killed=truth.killed + killed, injured=truth.injured + injured, more=truth.more + more
    )


def _halves(rows: list[More]) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[More, ...]]:
    killed = tuple(row[1:] for row in rows if row[0] == "killed")
    injured = tuple(row[1:] for row in rows if row[0] == "injured")
    return killed, injured, tuple(row for row in rows if row[0] not in ("killed", "injured"))


def _own(said: dict[str, Any], rows: list[More], place: str, day: Time) -> Truth:
    """The event of a sentence of its own; its day is asked where it is told."""
    killed, injured, more = _halves(rows)
    known: dict[str, Any] = {"killed": killed, "injured": injured, "more": more}
    known["standing"] = frozenset((said.get("standing", "happened"),))
    known |= {name: said[name] for name in ("type", "actor") if name in said}
    if "{q}" in said["words"]:
        known["place"] = place
    if "{day}" in said["words"] and day is not UNTOLD:
        known["days"] = day.days
    return aside(**known, optional=bool(said.get("optional")))


def _several(scene: Scene) -> None:
    first = scene.draft()
    scene.tell(first)
    scene.second("2", first)
    if scene.chance.random() < 0.3:
        scene.third()


def _rising(scene: Scene) -> None:
    first = scene.draft()
    first.killed = scene.lang.people(scene.chance, scene.chance.choice(scene.lang.plain))
    while (first.killed.rows[0][1] or 0) >= _RISEN:
        first.killed = scene.lang.people(scene.chance, scene.chance.choice(scene.lang.plain))
    if first.injured.rows:
        first.injured = scene.lang.people(scene.chance, scene.lang.plain[-1])
    scene.tell(first)
    if first.time.days is None:  # "has risen" may be of today
        scene.truths[0] = replace(scene.truths[0], loose=frozenset(("day",)))
    scene.rise()


def _with(group: str) -> Callable[[Scene], None]:
    def compose(scene: Scene) -> None:
        scene.tell(scene.draft())
        scene.around(group)

    return compose


MAKERS: dict[str, Callable[[Scene], None]] = {
    "several": _several,
    "rising": _rising,
    **{group: _with(group) for group in ("speech", "beside", "around")},
}
KINDS = ("one", *MAKERS)


def compose(language: str, chance: random.Random, kind: str) -> Composed:
    """One report of a kind."""
    lang = LANGUAGES[language]
    if kind == "one":
        made: Composed = lang.attacks.compose(chance)
        return made
    scene = Scene(lang, chance, kind)
    MAKERS[kind](scene)
    return scene.done()

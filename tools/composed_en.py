"""English reports put together from parts, each with the truth that its parts make."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from composed_base import NOBODY, PUBLISHED, Composed, Truth, aside, parts, picked, simple_places, tidy
from composed_en_people import WAYS, people, time

PARTS = parts("en")


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
        numbers = {"p": self.place, "q": self.other, "n": chance.randint(3, 30)}
        self.np, self.pp = (phrase[key].format(**numbers) for key in ("np", "pp"))
        if not self.np and self.target_name == "place":
            self.target_name, self.target = "market", PARTS["targets"]["market"]
        self.time = time(chance, self.published)
        damages = [one for one in PARTS["damages"] if one != self.target_name]
        self.damage_name = picked(chance, damages, 0.7)
        self.damage = PARTS["damages"][self.damage_name]
        self.killed = NOBODY if chance.random() < 0.1 else people(chance, self._way("others"))
        self.injured = NOBODY if self.killed.rows and chance.random() < 0.35 else people(chance, self._way())
        if not self.killed.rows and self.injured.choice == "others":
            self.injured = people(chance, "words")

    def _way(self, *but: str) -> str:
        return self.chance.choice([way for way in WAYS if way not in but])

    def a_weapon(self, key: str = "a") -> str:
        """The weapon with its party where there is one: "a Russian airstrike"."""
        if not self.acting:
            return str(self.weapon[key])
        if key == "bare":
            return self.acting["bare"]
        return picked(self.chance, (self.acting["np"], f"{self.weapon['a']} {self.acting['by']}"))

    def what(self, key: str = "a") -> str:
        """What was hit and where: "a school in Kafr Tut", the place alone where nothing is told of."""
        return self.np if self.target_name == "place" else f"{self.target[key]} {self.pp}"

    def on(self, key: str = "a") -> str:
        """The same behind the weapon: "on a school", "of a school"."""
        return f"{self.weapon.get('on', 'on')} {self.what(key)}"

    def act(self, doer: bool) -> str:
        """ "An airstrike hit a school in Kafr Tut", with the day."""
        if doer and self.acting.get("doer"):
            said = f"{self.acting['doer']} {self.acting['does']} {self.what()}"
        else:
            said = f"{self.a_weapon()} {self.weapon['verb']} {self.what()}"
        return f"{said} {self.time.words}"

    def harmed(self, killed: str, injured: str, joint: str = " and ", *, swap: bool = False) -> str:
        """Both halves that have people, filled in; the wounded first where asked."""
        halves = [
            form.format(one.words[""], be="were" if one.many else "was")
            for form, one in ((killed, self.killed), (injured, self.injured))
            if one.rows
        ]
        return joint.join(reversed(halves) if swap and self.injured.choice != "others" else halves)


def _weapon_kills(d: Draft) -> str:
    return f"{d.act(False)}, {d.harmed('killing {0}', 'wounding {0}')}, "


def _wounding_first(d: Draft) -> str:
    return f"{d.act(True)}, {d.harmed('killing {0}', 'injuring {0}', swap=True)}, "


def _doer_kills(d: Draft) -> str:
    return f"{d.act(True)}, {d.harmed('killing {0}', 'injuring {0}')}, "


def _and_killed(d: Draft) -> str:
    return f"{d.act(False)} and {d.harmed('killed {0}', 'wounded {0}')}, "


def _leaving(d: Draft) -> str:
    return f"{d.act(True)}, leaving {d.harmed('{0} dead', '{0} injured')}, "


def _was_hit(d: Draft) -> str:
    first = d.np if d.target_name == "place" else f"{d.target['a']} {d.pp}"
    be = "were" if d.target_name == "homes" else "was"
    weapon = f"{d.weapon['a']} {d.acting['by']}" if d.acting else d.weapon["a"]
    return f"{first} {be} hit by {weapon} {d.time.words}, {d.harmed('killing {0}', 'wounding {0}')}, "


def _people_when(d: Draft) -> str:
    return f"{d.harmed('{0} {be} killed', '{0} {be} wounded')} when {d.act(True)}, "


def _people_in(d: Draft) -> str:
    harmed = d.harmed("{0} {be} killed", "{0} {be} injured", swap=d.chance.random() < 0.3)
    return f"{harmed} {d.time.words} in {d.a_weapon()} {d.on()}, "


def _people_after(d: Draft) -> str:
    return f"{d.harmed('{0} died', '{0} {be} hurt')} after {d.act(True)}, "


def _killed_actively(d: Draft) -> str:
    return f"{d.a_weapon()} {d.on()} {d.time.words} {d.harmed('killed {0}', 'wounded {0}')}, "


def _left_dead(d: Draft) -> str:
    return f"{d.a_weapon()} {d.on()} {d.time.words} left {d.harmed('{0} dead', '{0} wounded')}, "


def _lives(d: Draft) -> str:
    harmed = d.harmed("claimed the lives of {0}", "wounded {0}")
    return f"{d.a_weapon()} {d.on()} {d.time.words} {harmed}, "


def _then_passive(d: Draft) -> str:
    return f"{d.act(True)}. {d.harmed('{0} {be} killed', '{0} {be} wounded')}. "


def _then_active(d: Draft) -> str:
    return f"{d.act(True)}. The attack {d.harmed('killed {0}', 'wounded {0}')}. "


def _headline(d: Draft) -> str:
    harmed = d.harmed("{0} killed", "{0} wounded", ", ")
    return f"{harmed} in {d.a_weapon('bare')} {d.on('bare')} {d.time.words}. "


def _headline_kills(d: Draft) -> str:
    return f"{d.a_weapon('bare')} {d.on('bare')} {d.harmed('kills {0}', 'wounds {0}', ', ')} {d.time.words}. "


STYLES: dict[str, Callable[[Draft], str]] = {
    "weapon hit, killing": _weapon_kills,
    "party bombed, killing": _doer_kills,
    "party bombed, injuring and killing": _wounding_first,
    "weapon hit and killed": _and_killed,
    "leaving dead": _leaving,
    "was hit by, killing": _was_hit,
    "were killed when": _people_when,
    "were killed in": _people_in,
    "died after": _people_after,
    "weapon on killed": _killed_actively,
    "left dead": _left_dead,
    "claimed the lives": _lives,
    "bombed. Were killed": _then_passive,
    "bombed. The attack killed": _then_active,
    "headline killed in": _headline,
    "headline kills": _headline_kills,
}


def _said(d: Draft, style: str) -> tuple[str, str]:
    """The sentence with who says so, and which way was chosen."""
    said = STYLES[style](d)
    ways = ["none", "none", "before", "that", "after", "according after", "dash"]
    way = d.chance.choice([w for w in ways if (w == "dash") == style.startswith("headline") or w == "none"])
    source = d.chance.choice(PARTS["sources"])
    first, _, rest = said.rstrip(", ").partition(". ")
    first = first.rstrip("., ")
    named = {
        "none": first,
        "before": f"according to {source}, {first}",
        "that": f"{source} said that {first}",
        "after": f"{first}, {source} said",
        "according after": f"{first}, according to {source}",
        "dash": f"{first} - {source}",
    }[way]
    return f"{named}. {rest}", way if way in ("none", "dash") else f"{way}: {source}"


def _behind(d: Draft) -> tuple[str, str, int | None]:
    """A sentence with numbers that are not of the dead: its choice, its words, who was killed earlier."""
    choice = picked(d.chance, list(PARTS["distractors"]), 0.4)
    numbers = {
        "n": d.chance.randint(2, 40),
        "m": d.chance.randint(18, 60),
        "k": d.chance.choice(("two", "three")),
    }
    thing = {"school": "school", "hospital": "hospital", "market": "market"}.get(d.target_name, "road")
    words = PARTS["distractors"][choice].format(**numbers, q=d.other, thing=thing)
    return choice, words, numbers["n"] if choice == "earlier" else None


def compose(chance: random.Random) -> Composed:
    """One report."""
    d = Draft(chance)
    style = chance.choice(list(STYLES))
    said, source = _said(d, style)
    damage = d.damage
    choice, words, earlier = _behind(d)
    text = "\n".join(map(tidy, (said.rstrip(". "), f"{damage['sentence']} {words}"))).rstrip()
    if not style.startswith("headline"):
        text = tidy(f"{said} {damage['sentence']} {words}")
    truth = truth_of(d, style, text)
    if choice == "people":  # who lives there displaced may be counted
        truth = replace(truth, loose=frozenset(("more",)))
    truths = (truth, *_earlier(earlier))
    choices = {
        "kind": "one", "style": style, "source": source, "weapon": d.weapon_name, "party": d.actor or "none",
        "target": d.target_name, "place": d.place_name, "time": d.time.choice, "killed": d.killed.choice,
        "injured": d.injured.choice, "damage": d.damage_name, "behind": choice,
    }  # fmt: skip
    return Composed(text, d.published, truths, choices)


def truth_of(d: Draft, style: str, text: str) -> Truth:
    """What is true of the attack of a draft, told in these words."""
    return Truth(
        type=d.weapon["type"], killed=d.killed.rows, injured=d.injured.rows,
        facilities=_facilities(d, style), place=d.place, days=d.time.days,
        actor=d.actor if _party_said(d, text) else None,
        targets=frozenset(d.target["hit"] + d.damage["hit"]),
    )  # fmt: skip


def _earlier(number: int | None) -> list[Truth]:
    return [] if number is None else [aside(killed=(("others", number, number),), optional=True)]


CLAUSES = ("weapon hit, killing", "party bombed, killing", "leaving dead", "was hit by, killing")
CLAUSES += ("were killed in", "weapon on killed", "left dead")


def clause(d: Draft) -> tuple[str, str]:
    """A sentence about the attack that may be joined to another, without its stop, and which way was chosen."""
    if not (d.killed.rows or d.injured.rows):
        return tidy(d.act(True), capital=False).rstrip(", "), "act alone"
    style = d.chance.choice(CLAUSES)
    return tidy(STYLES[style](d), capital=False).rstrip(", "), style


def goes_on(d: Draft) -> str:
    """The same of a second attack by whoever did the first: "also bombed a school in Kafr Tut, killing two"."""
    harmed = d.harmed("killing {0}", "wounding {0}")
    return tidy(f"also {d.acting['does']} {d.what()} {d.time.words}, {harmed}", capital=False).rstrip(", ")


def _facilities(d: Draft, style: str) -> frozenset[int]:
    """How many are counted; "on school" in a headline may be one or none."""
    hit, more = d.target["facilities"], d.damage["facilities"]
    return frozenset({hit + more, more} if style.startswith("headline") else {hit + more})


def _party_said(d: Draft, text: str) -> bool:
    return bool(d.acting) and any(
        d.acting[key].lower() in text.lower() for key in ("np", "bare", "by", "doer") if d.acting[key]
    )

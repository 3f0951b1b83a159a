"""How a claim is written in English and Arabic."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from tawthiq.incidents.simulation.country import words
from tawthiq.incidents.simulation.model import Said, Site, Source
from tawthiq.lang.labels import weekday_text
from tawthiq.lang.plural import count_noun
from tawthiq.model.claims import YearlessDay


def sentence(chance: random.Random, said: Said, source: Source, district: Site | None, lang: str) -> str:
    """One event in one or two sentences, as its source would write it in `lang`."""
    text = words()["text"][lang]
    weapon = words()["weapons"][said.event_type]
    parts = {
        "weapon": weapon[lang], "where": _where(said, weapon, district, text, lang), "source": _name(source, lang),
        "day": _day(said.days[0], text, lang) if said.days else "",
        "toll": _toll(said, text, lang), "toll_object": _toll_object(said, text, lang),
    }  # fmt: skip
    if said.killed is None and said.injured is None:
        pattern = text["unsaid"]
    elif not said.killed and not said.injured:
        pattern = text["none"]
    else:
        pattern = text["update"] if said.update else chance.choice(text["harm"])
    made = (
        pattern.format(**parts)
        + _blamed(said, text, lang)
        + _who(said, text, lang)
        + _names(said, text, lang)
    )
    made = " ".join(made.split()).replace(" .", ".")
    return str(made[0].upper() + made[1:])


def according(source: Source, lang: str) -> str:
    return str(words()["text"][lang]["according"].format(source=_name(source, lang)))


def repost(source: Source, text: str, lang: str) -> str:
    return str(words()["text"][lang]["repost"].format(source=_name(source, lang), text=text))


def roundup(source: Source, lines: Sequence[str], lang: str) -> str:
    return "\n".join([words()["text"][lang]["roundup"].format(source=_name(source, lang)), *lines])


def total(killed: int, since: date, lang: str) -> str:
    text = words()["text"][lang]
    return str(
        text["total"].format(
            n=count_noun(killed, "person", lang) if lang == "ar" else killed, **_date(since, lang)
        )
    )


def announced(party: str, district: Site, lang: str) -> str:
    told = words()["parties"][party][lang]
    return str(words()["text"][lang]["announced"].format(party=told, district=_of(district, lang)))


def _where(said: Said, weapon: Any, district: Site | None, text: Any, lang: str) -> str:
    target, place = words()["targets"][said.target][lang], said.place
    if place is None:
        return f"{weapon[f'{lang}_on']} {target}" if target else ""
    around = district or place
    if place.kind == "community":
        where = text["place"].format(village=_of(place, lang), district=_of(around, lang))
    else:
        where = text["wide" if place.kind == "admin1" else "only"].format(area=_of(place, lang))
    hit = text["at"].format(target=target, place=where) if target else where
    return f"{weapon[f'{lang}_on']} {hit}"


def _toll(said: Said, text: Any, lang: str) -> str:
    parts = []
    if said.killed:
        parts.append(text["killed"].format(n=_people(said.killed, lang)))
    if said.injured:
        noun = "person" if not said.killed or lang == "en" else "civilian"
        n = f"{said.injured}" if lang == "en" else count_noun(said.injured, noun, lang, oblique=True)
        parts.append(text["injured"].format(n=n))
    return str(text["and"].join(parts))


def _people(n: int, lang: str) -> str:
    return count_noun(n, "civilian", lang, oblique=True)


def _toll_object(said: Said, text: Any, lang: str) -> str:
    parts = []
    if said.killed:
        parts.append(text["object"].format(killed=said.killed))
    if said.injured:
        parts.append(text["object_injured"].format(injured=said.injured))
    return str(text["and"].join(parts))


def yearless(day: YearlessDay, lang: str) -> str:
    """A line that names a weekday, a day and month, or both."""
    weekday = weekday_text(day.weekday, lang) if day.weekday else ""
    if not (day.month and day.day):
        return weekday
    date_ = _date(date(2000, day.month, day.day), lang)
    return f"{weekday} {date_['day']} {date_['month']}".strip()


def _day(day: date, text: Any, lang: str) -> str:
    return str(text["day"].format(**_date(day, lang)))


def _date(day: date, lang: str) -> dict[str, object]:
    month = words()["months"][day.month - 1] if lang == "ar" else f"{day:%B}"
    return {"day": day.day, "month": month, "year": day.year}


def _blamed(said: Said, text: Any, lang: str) -> str:
    return str(text["blamed"].format(party=words()["parties"][said.party][lang])) if said.party else ""


def _who(said: Said, text: Any, lang: str) -> str:
    """Which groups are among the dead and injured, in numbers."""
    made = ""
    for key in ("killed_who", "injured_who"):
        groups = getattr(said, key)
        if groups:
            listed = text["and"].join(count_noun(n, _NOUNS[group], lang) for group, n in groups)
            made += text[key].format(groups=listed)
    return made


_NOUNS = {"children": "child", "women": "woman", "men": "man"}


def _names(said: Said, text: Any, lang: str) -> str:
    if not said.names:
        return ""
    comma = "، " if lang == "ar" else ", "
    listed = comma.join(name[1 if lang == "ar" else 0] for name in said.names)
    return str(text["names"].format(names=listed))


def _name(source: Source, lang: str) -> str:
    return source.ar if lang == "ar" else source.en


def _of(site: Site, lang: str) -> str:
    return site.ar if lang == "ar" else site.en

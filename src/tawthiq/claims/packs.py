"""Vocabularies compiled for reading: the common words, and a country's actors as data.

A pack is a YAML file `pack_NAME.yml` in model/vocab or any path; docs/how-to/next-conflict.md has its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from tawthiq.claims.errors import BadPack, UnknownPack
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates import add_dates
from tawthiq.lang.lexicon import Lexicon, Tag
from tawthiq.lang.normalise import fold
from tawthiq.lang.pack_shape import read_shape
from tawthiq.model.vocabulary import read_vocabulary


@dataclass(frozen=True, slots=True)
class Pack:
    """What the extractor knows: one lexicon of all words, the actor classes, the ranks of event types.

    `sources` are organisations that reports quote, each id with its names in both languages; `source_labels` those that
    people are shown, in English and in Arabic.
    """

    names: tuple[str, ...]
    lexicon: Lexicon
    classes: Mapping[str, Mapping[str, str]]
    air_only: frozenset[str]
    ground_only: frozenset[str]
    ranks: Mapping[str, int]
    counted_targets: frozenset[str]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source_labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def load_pack(names: Sequence[str | tuple[str, bytes]] = ("syria",)) -> Pack:
    """The common vocabulary with the packs `names`, compiled once.

    A pack is a packaged name, the path of a YAML file, or (name, bytes) as a casebook has adopted it.
    Raises UnknownPack, BadPack.
    """
    return _compiled(tuple(names))


def pack_names() -> tuple[str, ...]:
    """The packs that come with the program."""
    files = (p.name for p in (resources.files("tawthiq.model") / "vocab").iterdir())
    return tuple(sorted(f[5:-4] for f in files if f.startswith("pack_") and f.endswith(".yml")))


def party_names(names: Iterable[tuple[str, bytes]]) -> dict[str, Mapping[str, str]]:
    """What people call the classes of packs, in each language, without compiling the packs."""
    return {c: label for name in names for c, label in _class_labels(_read_pack(name)).items()}


def _class_labels(pack: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    return {c: entry.get("label", {"en": c, "ar": c}) for c, entry in pack["classes"].items()}


@lru_cache(maxsize=8)
def _compiled(names: tuple[str | tuple[str, bytes], ...]) -> Pack:
    packs = [_read_pack(name) for name in names]
    lexicon = Lexicon()
    add_dates(lexicon)
    _add_kinds(lexicon)
    _add_groups(lexicon)
    ranks = _add_weapons(lexicon)
    for pack in packs:
        _add_targets(lexicon, pack.get("targets") or {})
    counted = _add_targets(lexicon, read_vocabulary("targets"))
    _add_phrases(lexicon)
    classes: dict[str, Mapping[str, str]] = {}
    air: set[str] = set()
    ground: set[str] = set()
    sources: dict[str, Mapping[str, Any]] = {}
    for pack in packs:
        _add_actors(lexicon, pack)
        classes |= _class_labels(pack)
        air |= set(pack.get("air_only", ()))
        ground |= set(pack.get("ground_only", ()))
        sources |= {str(s): told for s, told in pack.get("sources", {}).items()}
    _add_sources(lexicon, sources)
    known = tuple(n if isinstance(n, str) else n[0] for n in names)
    return Pack(
        known, lexicon, classes, frozenset(air), frozenset(ground), ranks, frozenset(counted),
        {s: (*_both(told), *_label(told)) for s, told in sources.items()},
        {s: _label(told) for s, told in sources.items()},
    )  # fmt: skip


def _read_pack(name: str | tuple[str, bytes]) -> dict[str, Any]:
    """The pack as plain data; one that brings only areas has no classes."""
    if isinstance(name, tuple):
        loaded = read_shape(name[1], name[0], BadPack)
    elif name in pack_names():
        loaded = read_vocabulary(f"pack_{name}")
    elif name.endswith((".yml", ".yaml")) and Path(name).is_file():
        loaded = read_shape(Path(name).read_bytes(), Path(name).name, BadPack)
    else:
        raise UnknownPack(place=name, read=name, known=", ".join(pack_names()))
    return (
        {key: value for key, value in loaded.items() if value} if loaded.get("classes") else {"classes": {}}
    )


def _both(entry: Mapping[str, Any]) -> Iterable[str]:
    yield from (str(p) for p in entry.get("en") or ())
    yield from (str(p) for p in entry.get("ar") or ())


def _label(told: Mapping[str, Any]) -> tuple[str, str]:
    """The English and the Arabic name of a source as people are shown it; one stands for the other."""
    first = {lang: str(next(iter(told.get(lang) or ()), "")) for lang in ("en", "ar")}
    shown = {**first, **(told.get("label") or {})}
    return shown["en"] or shown["ar"], shown["ar"] or shown["en"]


def _add_kinds(lexicon: Lexicon) -> None:
    _add_forms(lexicon, "kind", read_vocabulary("kinds"))


def _number_form(phrase: str, form: str) -> str:
    """The accusative singular that follows 11-99 is listed with the plurals; on its own it is one (not أبناؤها)."""
    accusative = form in ("pl", "noun_pl") and phrase.endswith("ا") and " " not in phrase
    accusative = accusative and not phrase.endswith(("ها", "هما"))
    return form.replace("pl", "sg") if accusative and phrase not in ("ضحايا", "شهدا") else form


def _add_groups(lexicon: Lexicon) -> None:
    _add_forms(lexicon, "group", read_vocabulary("groups"))


def _add_forms(lexicon: Lexicon, domain: str, values: Mapping[str, Any]) -> None:
    """Words by value, language and form; behind them the forms that follow from these and are not listed.

    A dual that is listed only with "two" behind it (طالبان اثنان) means something else when it stands alone.
    """
    listed = {
        fold(str(p))
        for told in values.values()
        for forms in told.values()
        for ps in forms.values()
        for p in ps
    }
    for value, languages in values.items():
        for forms in languages.values():
            for form, phrases in forms.items():
                for phrase in map(str, phrases):
                    lexicon.add(phrase, Tag(domain, value, _number_form(phrase, form)))
                    for other, other_form in (*derived_forms(phrase, form), *english_plural(phrase, form)):
                        if not listed & {fold(other), fold(other) + _TWO}:
                            lexicon.add(other, Tag(domain, value, other_form))


def english_plural(phrase: str, form: str) -> Iterable[tuple[str, str]]:
    """The plural that follows from an English noun for a person: dentist, dentists; midwife, midwives."""
    if form != "sg" or not phrase.isascii() or phrase.endswith("s") or phrase in words("no_plural"):
        return
    if not phrase.replace(" ", "").isalpha() or " of " in phrase:
        return
    for last, ending in _PLURALS.items():
        if phrase.endswith(last):
            yield phrase.removesuffix(last) + ending, "pl"
            return
    yield phrase + ("es" if phrase.endswith(("ch", "sh", "x")) else "s"), "pl"


_PLURALS = {
    "man": "men",
    "wife": "wives",
    "child": "children",
    "by": "bies",
    "ty": "ties",
    "dy": "dies",
    "ly": "lies",
    "ry": "ries",
}


def derived_forms(phrase: str, form: str) -> Iterable[tuple[str, str]]:
    """The Arabic forms that follow from a listed one.

    Duals of a singular (ممرضة: ممرضتان, ممرضتين; حارس: حارسان), the plural of a feminine (معلمة: معلمات), the plural
    before what it belongs to (مقاتلين: مقاتلي, مقاتليه, مقاتلو) and the nominative (معلمين: معلمون), the accusative
    (معلم: معلما), of a verb the feminine, the dual and the plural (يجرح: تجرح, يجرحان, يجرحون). The
    accusative dual of a masculine noun is written like its plural, and is left to the list.
    """
    if " " in phrase or len(phrase) < _SHORT or phrase[:1].isascii():
        return
    if form in ("sg", "noun_sg"):
        dual = form.replace("sg", "dual")
        if phrase.endswith("ة"):
            yield phrase[:-1] + "تان", dual
            yield phrase[:-1] + "تين", dual
            yield phrase[:-1] + "ات", form.replace("sg", "pl")
        elif not phrase.endswith(("ى", "ه", "ها", "هم", "هما")):
            yield phrase + "ان", dual
            if (
                form == "sg"
                and not phrase.endswith(("ا", "ي"))
                and fold(phrase) not in words("no_accusative")
            ):
                yield phrase + "ا", form
    elif form == "pl" and phrase.endswith("ين"):
        yield phrase[:-1], form
        yield phrase[:-2] + "و", form
        if len(phrase) != _BROKEN or phrase[2] != "ا":  # مساجين
            yield phrase[:-2] + "ون", form
    elif form == "right" and phrase.startswith("ي"):
        yield "ت" + phrase[1:], form
        if not phrase.endswith(("ون", "وا", "ى", "ي")):
            yield phrase + "ون", form
            yield phrase + "ان", form


_SHORT, _BROKEN, _TWO = 4, 6, " اثنان"


def _add_weapons(lexicon: Lexicon) -> dict[str, int]:
    ranks = {}
    for event_type, entry in read_vocabulary("weapons").items():
        ranks[event_type] = int(entry["rank"])
        for phrase in _both(entry):
            for told in (phrase, *(two_of(phrase) if not event_type.startswith("bare") else ())):
                lexicon.add(told, Tag("type", event_type, ""))
    return ranks


def two_of(phrase: str) -> Iterable[str]:
    """The duals of an Arabic noun in ة with what describes it: طائرة حربية, طائرتان حربيتان, طائرتين حربيتين.

    Aircraft alone are those that strike in the nominative only: "صور للطائرتين" tells of no attack.
    """
    said = phrase.split()
    if not all(word.endswith("ة") and len(word) >= _SHORT for word in said):
        return ()
    endings = ("تان",) if fold(phrase) in words("aircraft") else ("تان", "تين")
    return (" ".join(word[:-1] + ending for word in said) for ending in endings)


def _add_targets(lexicon: Lexicon, targets: Mapping[str, Any]) -> set[str]:
    """The words for what is hit, a country's own before the common ones (معسكر is a camp of the displaced in Sudan).

    Of a building an English plural and the other spelling of "centre" and "defence" follow from the listed word.
    """
    counted = set()
    listed = {fold(phrase) for entry in targets.values() for phrase in _both(entry)}
    for target, entry in targets.items():
        if entry.get("counted"):
            counted.add(target)
        for phrase in _both(entry):
            lexicon.add(phrase, Tag("target", target, ""))
            for other in _spelled(phrase) if target in _BUILT else ():
                if other not in listed:
                    lexicon.add(other, Tag("target", target, ""))
    return counted


_BUILT = frozenset(
    (
        "home_residential",
        "market",
        "school",
        "health_facility",
        "camp",
        "place_of_worship",
        "infrastructure",
        "prison",
    )
)


def _spelled(phrase: str) -> set[str]:
    """ "health centre": "health center", "health centres", "health centers"."""
    if not phrase.isascii() or "'" in phrase:
        return set()
    out = {phrase}
    for british, american in (("centre", "center"), ("defence", "defense")):
        out |= {w.replace(british, american) for w in out} | {w.replace(american, british) for w in out}
    return (out | {plural for w in out for plural, _ in english_plural(w, "sg")}) - {phrase}


def _add_phrases(lexicon: Lexicon) -> None:
    for domain, values in read_vocabulary("phrases").items():
        for value, entry in values.items():
            for phrase in _both(entry):
                lexicon.add(phrase, Tag(domain, str(value), ""))


def _add_sources(lexicon: Lexicon, sources: Mapping[str, Mapping[str, Any]]) -> None:
    """The names of organisations that reports quote: who speaks there, struck nobody and was not struck."""
    for told in sources.values():
        for name in _both(told):
            lexicon.add(name, Tag("org", "speaker", ""))


def _add_actors(lexicon: Lexicon, pack: Mapping[str, Any]) -> None:
    for actor, entry in pack["classes"].items():
        for phrase in _both(entry):
            lexicon.add(phrase, Tag("actor", actor, "name"))
            for two in (phrase[:-1] + "تان", phrase[:-1] + "تين") if phrase.endswith("ية") else ():
                lexicon.add(two, Tag("actor", actor, "name"))  # "غارتان إسرائيليتان"
        for phrase in (*_both(entry), *_both(entry.get("held", {}))):
            for held in (f"{phrase}-held", f"{phrase}-controlled"):
                if phrase.isascii() and phrase.isalpha():
                    lexicon.add(held, Tag("actor", actor, "held"))
        for phrase in _both(entry.get("behind_weapon", {})):
            lexicon.add(phrase, Tag("nation", actor, "name"))
        for form in ("place", "adjective"):
            for phrase in _both(entry.get(form, {})):
                lexicon.add(phrase, Tag("actor", actor, form))
    for both, entry in (pack.get("joint") or {}).items():
        for phrase in _both(entry):
            lexicon.add(phrase, Tag("actor", both, "name"))

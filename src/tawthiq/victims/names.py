"""Personal names in Arabic and Latin letters, taken apart into the parts that are compared.

An Arabic full name is the person's own name (ism), then father, grandfather and further fathers (nasab), then the
family (often a nisba: -i, or ابو ...). A kunya or a laqab may stand in front or in brackets. What is compared is a part
as normalised; what brings two names together is a part's consonant skeleton, which never counts as agreement by itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tawthiq.lang.normalise import MARKS
from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.victims.letters import CODE, DIGRAPHS, skeleton

ARABIC, LATIN = "ar", "la"
ROLES = ("given", "father", "grand", "family")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: `script`, `norm` (the spelling compared), `symbols` (letters as sounds), `skeleton`."""

    script: str
    norm: str
    symbols: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class Name:
    """A full name taken apart. `other` are bracketed names; `parts` counts what was stated. All None: nobody named."""

    given: Part | None = None
    father: Part | None = None
    grand: Part | None = None
    family: Part | None = None
    other: tuple[Part, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def parts(self) -> int:
        return sum(p is not None for p in (self.given, self.father, self.grand, self.family))


_ARABIC_FOLD = {
    **dict.fromkeys(map(ord, "أإآٱٲٳ"), "ا"), **dict.fromkeys(map(ord, "ىیېئۍ"), "ي"), ord("ة"): "ه", ord("ؤ"): "و",
    ord("ء"): "", ord("ـ"): "", **dict.fromkeys(map(ord, "کگڪڭ"), "ك"), **dict.fromkeys(map(ord, "ہھۀە"), "ه"),
    ord("پ"): "ب", ord("چ"): "ج", ord("ژ"): "ز", ord("ڤ"): "ف", ord("ڕ"): "ر", ord("ڵ"): "ل", ord("ۆ"): "و",
    ord("ێ"): "ي",
}  # fmt: skip
# Turkish and Kurdish letters, and those of scholars, before marks are dropped. Kurdish x is kh.
_LATIN_FOLD = {
    "ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ı": "i", "ḫ": "kh", "ẖ": "kh",
    "ẍ": "gh", "ḏ": "dh", "ṯ": "th", "ž": "j", "æ": "a", "œ": "o", "ß": "ss", "ø": "o", "x": "kh",
}  # fmt: skip
_LATIN_TABLE = str.maketrans(_LATIN_FOLD)
_APOSTROPHES = re.compile("['\u2019\u2018\u02bf\u02be\u02bc`\u00b4\u02bb]")
_BRACKETS = re.compile(r"[(\[{)\]}]([^()\[\]{}]*)[)\]}(\[{]?")
_SPLIT = re.compile(r"[^\w]+|_+|\d+")
_HAS_ARABIC = re.compile("[\u0620-\u06ff]")
_ANY_MARK = re.compile(f"[{MARKS}]")
_SERVANT = re.compile("^ab[aeiou]?d(?:[aeiou]l?)?(?=[a-z]{3})")


def script_of(text: str) -> str:
    """ "ar" if the text has an Arabic letter, else "la"."""
    return ARABIC if _HAS_ARABIC.search(text) else LATIN


def parse(text: str | None) -> Name:
    """Take a full name apart. Unknown persons ("طفل مجهول", "unidentified man") give an empty Name."""
    words, bracketed, titles = _words(text or "")
    if not words:
        return Name(titles=titles)
    stems = _compounds(words)
    last = len(stems) - 1
    parts = [make_part(stem, family=0 < i == last) for i, stem in enumerate(stems)]
    other = tuple(make_part(stem, family=True) for stem in bracketed)
    if len(parts) > 4:
        other += tuple(parts[3:-1])
    return Name(*_roles(parts), other=other, titles=titles)


def parse_part(text: str | None, *, family: bool = False) -> Part | None:
    """A part that stands in its own column ("Abd al-Rahman"): all its words are one part; None when it names nobody."""
    words, _, _ = _words(text or "")
    return make_part("".join(_compounds(words)), family=family) if words else None


@lru_cache(maxsize=1 << 20)
def make_part(stem: str, *, family: bool = False) -> Part:
    """The part of one folded word, without its article where it may have one."""
    script = script_of(stem)
    norm = _arabic_stem(stem, family) if script == ARABIC else _latin_stem(stem, family)
    symbols = norm if script == ARABIC else latin_symbols(norm)
    return Part(script, norm, symbols, skeleton(symbols))


@lru_cache(maxsize=1 << 20)
def fold_word(word: str) -> str:
    """One word in the letters that are compared: marks dropped, letters' forms made one, print errors repaired."""
    plain = unicodedata.normalize("NFKC", word).lower()
    if script_of(plain) == ARABIC:
        letters = "".join(c for c in plain.translate(_ARABIC_FOLD) if c in CODE)
        return _repair(letters)
    plain = plain.translate(_LATIN_TABLE)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if "a" <= c <= "z")


def sex_of(part: Part | None) -> str | None:
    """ "male" or "female" where an own name is borne by men or by women alone; None for all other names."""
    return None if part is None else _sexes().get(part.norm)


@cache
def _sexes() -> dict[str, str]:
    """The spellings of own names with a sex, in both scripts."""
    listed = (
        (sex, word) for key, sex in (("women", "female"), ("men", "male")) for word in vocabulary()[key]
    )
    return {make_part(word).norm: sex for sex, word in listed}


def latin_symbols(norm: str) -> str:
    """Letters as sounds: digraphs one symbol, doubled letters once (`muhammad` -> `muhamad`, `sheikh` -> `SeiK`)."""
    for written, symbol in DIGRAPHS:
        norm = norm.replace(written, symbol)
    out = ""
    for letter in norm:
        if not out.endswith(letter):
            out += letter
    return out


def _repair(letters: str) -> str:
    """Undo what reading a printed list does to ligatures: الله as هللا, الا as اال. Neither is ever a word."""
    letters = letters.replace("هللا", "الله")
    return "الا" + letters[3:] if letters.startswith("اال") and not letters.startswith("االل") else letters


def _words(text: str) -> tuple[list[str], list[str], tuple[str, ...]]:
    """The folded words outside brackets, those inside, and the titles taken off. Empty for unnamed persons."""
    bracketed = []
    if "(" in text or ")" in text or "[" in text:
        bracketed = [w for m in _BRACKETS.finditer(text) for w in _fold_all(m.group(1))]
        text = _BRACKETS.sub(" ", text)
    words, titles = _fold_all(text), []
    known = vocabulary()
    while len(words) > 1 and words[0] in known["titles"]:
        titles.append(words.pop(0))
    words = [w for w in words if w not in known["blank"] and w not in known["debris"]]
    while len(words) > 1 and len(words[0]) == 1 and script_of(words[0]) == ARABIC:
        words.pop(0)
    if all(w in known["unnamed"] for w in words):
        words = []
    return words, bracketed, tuple(titles)


def _fold_all(text: str) -> list[str]:
    folded = (fold_word(w) for w in _SPLIT.split(_ANY_MARK.sub("", _APOSTROPHES.sub("", text))))
    return [w for w in folded if w]


def _compounds(words: list[str]) -> list[str]:
    """Words that belong together as one: عبد + name, ابو + name, article + name, name + الدين; "son of" is dropped.

    A letter that stands alone was torn off the word before it.
    """
    known = vocabulary()
    joining, second = known["joining"], known["second_half"]
    out: list[str] = []
    open_ = False
    for i, word in enumerate(words):
        more = i + 1 < len(words)
        if word in known["nasab"] and more and out and not open_:
            continue
        if open_ or (out and (word in second or (len(word) == 1 and script_of(word) == ARABIC))):
            out[-1] += word
        else:
            out.extend(_unglued(word))
        open_ = more and word in joining
    return out


def _unglued(word: str) -> list[str]:
    """Two names written without a space between them, when one of them is among the commonest (محمدجميل)."""
    for name in vocabulary()["glued"] if len(word) > 5 else ():
        if word.startswith(name) and len(word) >= len(name) + 4:
            return [name, word[len(name) :]]
        if (
            word.endswith(name)
            and len(name) > 3
            and len(word) >= len(name) + 4
            and word[:2] not in ("اب", "عب", "ال")
        ):
            return [word[: -len(name)], name]
    return [word]


def _roles(parts: list[Part]) -> tuple[Part | None, Part | None, Part | None, Part | None]:
    """Own name first, family last, the father second, the grandfather third of four."""
    if len(parts) == 1:
        return parts[0], None, None, None
    if len(parts) == 2:
        return parts[0], None, None, parts[1]
    return parts[0], parts[1], parts[2] if len(parts) > 3 else None, parts[-1]


def _arabic_stem(stem: str, family: bool) -> str:
    for head in ("عبد", "ابو", "ابي", "ابا", "بو", "ام"):
        rest = stem[len(head) :]
        if stem.startswith(head) and rest.startswith("ال") and len(rest) > 3:
            return ("ابو" if head in ("ابي", "ابا") else head) + rest[2:]
    if stem.startswith("ال") and len(stem) >= (5 if family else 6):
        return stem[2:]
    return stem


def _latin_stem(stem: str, family: bool) -> str:
    if stem.startswith("ab"):
        servant = _SERVANT.match(stem)
        if servant and len(stem) > 5:
            rest = _without_sun_letter(stem[servant.end() :])
            return "abd" + ("alah" if re.fullmatch("a?l{1,2}a?h?|a?l{1,2}ah", rest) else rest)
        stem = re.sub("^ab(?:o|oo|ou|u|w)(?:al|el|l)?(?=[a-z]{3})", "abu", stem)
    if re.match("[ae]l[a-z]{4}" if family else "[ae]l[a-z]{5}", stem):
        return stem[2:]
    return stem


def _without_sun_letter(rest: str) -> str:
    """abdurrahman, abdussalam: the article's letter took the sound of the next one."""
    return rest[1:] if len(rest) > 3 and rest[0] == rest[1] else rest


@cache
def raw_vocabulary() -> dict[str, Any]:
    """model/vocab/names.yml as it stands."""
    loaded: dict[str, Any] = read_vocabulary("names")
    return loaded


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The words around and inside names, from model/vocab/names.yml."""
    raw = raw_vocabulary()
    sets = {key: frozenset(_flat(raw[key])) for key in raw if not key.startswith("share")}
    joining = sets["article"] | sets["servant"] | sets["father_of"] | sets["mother_of"]
    return {**sets, "joining": joining}


def _flat(values: list[object]) -> list[str]:
    out: list[str] = []
    for value in values:
        out.extend(_flat(value) if isinstance(value, list) else [str(value)])
    return out

"""How place names are compared: a fold that keeps offsets, article variants, and a consonant skeleton.

The skeleton keeps what transliterations of one Arabic name agree on: its consonants, with the letters that
English and French write differently (q/k, ou/w, ch/sh) made one and the article dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tawthiq.lang.normalise import normalise

_GONE = "\x00"
_APOSTROPHES = "'ʻʽʾʿˈ′\u0621"
_SPACES = "-_#\n\r\u2028\u2029"
_WRITTEN = "al el as es ash esh ad ed ar er at et az ez an en adh edh ath eth ul"
ARTICLES = frozenset(_WRITTEN.split())


class _Table(dict[int, str]):
    """One character to one character, built as characters are met; what is not compared becomes NUL."""

    def __missing__(self, code: int) -> str:
        self[code] = value = _fold_character(chr(code))
        return value


def _fold_character(char: str) -> str:
    if char in _APOSTROPHES or unicodedata.category(char) in ("Mn", "Cf"):
        return _GONE
    if char in _SPACES:
        return " "
    return "ه" if char == "ة" else char


_TABLE = _Table()
_RUN = re.compile("  +")


@lru_cache(maxsize=2)
def fold(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as names are compared, and for each of its characters the offset in `text` (None: the same).

    On top of `lang.normalise`: ta marbuta is ha, hamza and apostrophes are gone, and what joins the words of a
    name or a hashtag is one space.
    """
    normal = normalise(text)
    mapped = normal.text.translate(_TABLE)
    if _GONE not in mapped and "  " not in mapped:
        return mapped, normal.at
    mapped = _RUN.sub(lambda run: " " + _GONE * (len(run[0]) - 1), mapped)
    kept = [i for i, char in enumerate(mapped) if char != _GONE]
    at = normal.at
    return mapped.replace(_GONE, ""), kept if at is None else [at[i] for i in kept]


def key(name: str) -> str:
    """A name folded and stripped, as the automaton holds it."""
    return fold(name)[0].strip()


def is_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def variants(name: str) -> set[str]:
    """Spellings of one folded name that differ in article, hyphen and spacing only."""
    folded = key(name)
    if is_arabic(folded):
        return _arabic_variants(folded)
    words = folded.split()
    if len(words) > 1 and words[0] in ARTICLES:
        base = " ".join(words[1:])
        return {folded, base, f"al {base}", f"el {base}", f"al{base}"}
    return {folded, f"al {folded}", f"el {folded}"} if words else set()


def _arabic_variants(folded: str) -> set[str]:
    found = {folded}
    words = folded.split(" ")
    if words[0].startswith("ال") and len(words[0]) > 4:
        found.add(folded[2:])
    elif not words[0].startswith("ال"):
        found.add("ال" + folded)
    if len(words) == 2 and words[0] in _JOINED:
        found.add("".join(words))
    return found


_OFTEN_JOINED = "كفر معر دير تل خان عين بيت ام ابو معره حر جب"
_JOINED = frozenset(_OFTEN_JOINED.split())

_LATIN_PAIRS = (
    ("tch", "$"), ("sch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("q", "k"), ("c", "k"), ("z", "z"), ("v", "w"),
    ("p", "b"), ("ss", "s"),
)  # fmt: skip
_LATIN_DROP = re.compile(r"[aeiouyhw]+")
_LATIN_TWICE = re.compile(r"(.)\1+")
_ARABIC_TO_LATIN = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "$", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "", "و": "", "ي": "", "ا": "",
}  # fmt: skip


@lru_cache(maxsize=65536)
def _word_skeleton(word: str) -> str:
    if is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        return "".join(_ARABIC_TO_LATIN.get(c, c) for c in bare)
    for pair, one in _LATIN_PAIRS:
        word = word.replace(pair, one)
    return _LATIN_DROP.sub("", word)


def skeleton(name: str) -> str:
    """The consonants of a folded name, articles dropped, both scripts in one alphabet ("" when none are left)."""
    words = [w for w in key(name).split() if w not in ARTICLES]
    return _LATIN_TWICE.sub(r"\1", "".join(map(_word_skeleton, words)))


def likeness(a: str, b: str) -> int:
    """How alike two folded names of one script are, in 1/1000: 1000 - edits per character (Levenshtein)."""
    if a == b:
        return 1000
    longest = max(len(a), len(b))
    return 1000 - 1000 * _edits(a, b) // longest if longest else 1000


def _edits(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]

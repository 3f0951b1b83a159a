"""How place names are compared: a fold that keeps offsets, article variants, and a consonant skeleton.

The skeleton keeps what transliterations of one Arabic name agree on: its consonants, with the letters that
English and French write differently (q/k, ou/w, ch/sh) made one and the article dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from tawthiq.lang.normalise import Normal, normalise, normalised

_GONE = "\x00"
_APOSTROPHES = "'ʻʽʾʿˈ′\u0621"
_SPACES = "-_#\r"
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
_PERHAPS_OTHER = re.compile('[^a-z0-9 \n.,:;()"/|\\0\u0622-\u0628\u062a-\u063a\u0641-\u064a]')
"""What stands in most texts is compared as it is or replaced at once; only the rest is looked up."""
_RUN = re.compile(" (?:\x00* )+")
_DROPPED = re.compile("\x00+")


@lru_cache(maxsize=2)
def fold(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as names are compared, and for each of its characters the offset in `text` (None: the same).

    On top of `lang.normalise`: ta marbuta is ha, hamza and apostrophes are gone, and what joins the words of a
    name or a hashtag is one space. The last two texts are remembered: one text is asked about many times.
    """
    return _fold(normalised(text))


def _fold(normal: Normal) -> tuple[str, Sequence[int] | None]:
    mapped = normal.text.replace("ة", "ه").replace("-", " ").replace("#", " ").replace("_", " ")
    mapped = mapped.replace("ء", _GONE).replace("'", _GONE)
    mapped = _PERHAPS_OTHER.sub(lambda m: _TABLE[ord(m[0])], mapped)
    if _GONE not in mapped and "  " not in mapped:
        return mapped, normal.at
    if "  " in mapped or " " + _GONE in mapped:
        mapped = _RUN.sub(lambda run: " " + _GONE * (len(run[0]) - 1), mapped)
    at = range(len(mapped)) if normal.at is None else normal.at
    kept: list[int] = []
    last = 0
    for gone in _DROPPED.finditer(mapped):
        start, end = gone.span()
        kept.extend(at[last:start])
        last = end
    kept.extend(at[last:])
    return mapped.replace(_GONE, ""), kept


@lru_cache(maxsize=1 << 17)
def key(name: str) -> str:
    """A name folded and stripped, as names are looked up."""
    return _fold(normalise(name))[0].strip()


_ARABIC = re.compile("[\u0600-\u06ff]")


def is_arabic(name: str) -> bool:
    return not name.isascii() and _ARABIC.search(name) is not None


def variants(name: str) -> frozenset[str]:
    """Spellings of one name, folded, that differ in article, hyphen and spacing only."""
    folded = key(name)
    if is_arabic(folded):
        return frozenset(_arabic_variants(folded))
    words = folded.split()
    if len(words) > 1 and words[0] in ARTICLES:
        base = " ".join(words[1:])
        return frozenset((folded, base, f"al {base}", f"el {base}", f"al{base}"))
    return frozenset((folded, f"al {folded}", f"el {folded}", f"al{folded}")) if words else frozenset()


def _arabic_variants(folded: str) -> set[str]:
    first, *others = folded.split(" ")
    plain = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in others]
    heads = {first, "ال" + first} if not first.startswith("ال") else {first, first[2:]}
    heads = {h for h in heads if len(h) > 1}
    found = {" ".join((head, *rest)) for head in heads for rest in (others, plain)}
    return found | {"".join((first, *others))} if len(others) == 1 and first in _JOINED else found


_OFTEN_JOINED = "كفر معر دير تل خان عين بيت ام ابو معره حر جب"
_JOINED = frozenset(_OFTEN_JOINED.split())

_LATIN_PAIRS = (
    ("tch", "$"), ("sch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "x"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("q", "k"), ("c", "k"), ("z", "z"), ("v", "w"),
    ("p", "b"), ("ss", "s"),
)  # fmt: skip
_LATIN_DROP = str.maketrans("", "", "aeiouyhw")
_TWICE = re.compile(r"(.)\1+")
_LATIN_GLUED = re.compile(r"^el(?=[^aeiou].{2})")
_ARABIC_TO_LATIN = str.maketrans({
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "$", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "", "و": "", "ي": "", "ا": "",
})  # fmt: skip


@lru_cache(maxsize=65536)
def _word_skeleton(word: str) -> str:
    if is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        return bare.translate(_ARABIC_TO_LATIN)
    return _latin_sounds(word).translate(_LATIN_DROP)


@lru_cache(maxsize=65536)
def _latin_sounds(word: str) -> str:
    word = _LATIN_GLUED.sub("", word) if word.startswith("el") else word
    for pair, one in _LATIN_PAIRS:
        if pair in word:
            word = word.replace(pair, one)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=1 << 17)
def skeleton(name: str) -> str:
    """The consonants of a name, articles dropped, both scripts in one alphabet ("" when none are left)."""
    return "".join([_word_skeleton(w) for w in key(name).split() if w not in ARTICLES])


@lru_cache(maxsize=65536)
def sounds(name: str) -> str:
    """A name without articles and spaces, its consonants as in the skeleton and its vowels as written."""
    words = [w for w in key(name).split() if w not in ARTICLES]
    if is_arabic(name):
        bare = "".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)
        return bare.translate(_ARABIC_ALIKE)
    return "".join(map(_latin_sounds, words))


_ARABIC_ALIKE = str.maketrans("قطضظصذث", "كتدزسدت")
_WEAK = frozenset("aeiouyhwاويهحع")


def likeness(a: str, b: str) -> int:
    """How alike two sounds of one script are, in 1/1000: 1000 less the edits per letter.

    A vowel (in Arabic a weak letter) for another costs 4, one more or less 5 (at the beginning 8), any other letter 10.
    """
    if a == b:
        return 1000
    longest = max(len(a), len(b))
    return 1000 - 100 * _edits(a, b) // longest if longest else 1000


def _edits(a: str, b: str) -> int:
    """What turns `a` into `b` costs at least, row by row; letters that both begin with cost nothing."""
    same = 0
    while a[same : same + 1] == b[same : same + 1] != "":
        same += 1
    down, across = _gaps(a)[same:], _gaps(b)[same:]
    a, b = a[same:], b[same:]
    previous = [0, *accumulate(across)]
    for x, gone in zip(a, down, strict=True):
        weak, left = x in _WEAK, previous[0] + gone
        row = [left]
        for j, y in enumerate(b):
            here = previous[j] + (0 if x == y else 4 if weak and y in _WEAK else 10)
            above, left = previous[j + 1] + gone, left + across[j]
            if above < left:
                left = above
            if here < left:
                left = here
            row.append(left)
        previous = row
    return previous[-1]


def _gaps(letters: str) -> list[int]:
    """What each letter costs when the other name lacks it: a weak one 5, at the beginning 8, any other 10."""
    return [(5 if n else 8) if letter in _WEAK else 10 for n, letter in enumerate(letters)]

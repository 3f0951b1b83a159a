"""Letters of names in both scripts: one code each, what they sound like, and what it costs to take one for another.

Arabic letters differ by dots (ب ت ث ن ي), by sound (س ص) or by how a printed list is read back (لا for ال). Latin
spellings of the same name differ by vowels (Ahmad, Ahmed), by digraphs (kh, sh) and by the habits of Turkish, Kurdish
and French. Costs are in 1/100 of a letter. They are judgements about the two languages, not fitted to any list.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np

from tawthiq.linkage.likeness import FULL, Costs

LATIN = "abcdefghijklmnopqrstuvwxyzKSGTDCUIY"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
CODE = {letter: i for i, letter in enumerate(LATIN + ARABIC, start=1)}
SIZE = len(CODE) + 1

# Two or three Latin letters that stand for one sound; longest first. U, I and Y are long: Arabic writes them.
DIGRAPHS = (
    ("tch", "C"), ("kh", "K"), ("sh", "S"), ("gh", "G"), ("th", "T"), ("dh", "D"), ("ch", "C"), ("ph", "f"),
    ("ck", "k"), ("dj", "j"), ("aee", "Y"), ("aei", "Y"), ("ou", "U"), ("oo", "U"), ("ee", "I"), ("ay", "Y"),
    ("ai", "Y"), ("ae", "Y"), ("ey", "Y"), ("ei", "Y"),
)  # fmt: skip

# The consonant class of each letter, shared by both scripts: the key by which names are brought together.
_CLASSES = {
    "b": "bpب", "t": "tTتثط", "d": "dDدذض", "j": "jgGCجغ", "k": "kqcكق", "x": "xKخ", "h": "hحه", "s": "sسص",
    "c": "Sش", "z": "zزظ", "r": "rر", "l": "lل", "m": "mم", "n": "nن", "f": "fvف",
}  # fmt: skip
SKELETON = {letter: name for name, letters in _CLASSES.items() for letter in letters}

_LATIN_SWAPS = {
    5: "Ii Uu",
    10: "ei ou iy Iy Uo",
    15: "ae kq xK uw Ie IY Yy Ye Uw",
    20: "dD Gg Cc ow bp fv Yi",
    25: "tT gj kc ey eu Ya",
    30: "ao vw Dz",
    40: "Kk Kh CS Cj cj Ts DT xh",
    45: "ai",
    50: "au iu gq sz sS eo io",
    60: "cs Gq zj dt",
    70: "mn aw ay",
    80: "lr",
}
_ARABIC_SWAPS = {
    20: "ضظ",
    35: "دذ سص ذز ذظ زظ اه",
    40: "دض",
    45: "بت بث بن بي تث تن تي ثن ثي ني جح جخ حخ رز سش صض طظ عغ فق تط",
    50: "قك اع هح ثس اي هي",
    60: "ور در او جغ",
}
_ACROSS = {
    0: "بb تt ثT جj حh خK خx دd ذD رr زz سs شS صs ضd ضD طt ظz ظD غG فf قq كk لl مm نn هh وw وu وo وU يy يi يI يY اa",
    5: "غg قk كc",
    10: "بp جg عa هa يe فv",
    15: "ذz شC عe هe قg اe",
    20: "ثt ذd ظd ظT عo عi عu كq اi وv",
    25: "يa",
    30: "ثs جC خk ذT ضz هt اo اu",
    40: "كg",
    50: "خh شs",
}
_LATIN_GAPS = {
    "a": 35,
    "e": 25,
    "i": 40,
    "o": 40,
    "u": 40,
    "y": 45,
    "w": 55,
    "h": 25,
    "U": 45,
    "I": 45,
    "Y": 50,
}
_ARABIC_GAPS = {"ا": 40, "ي": 60, "و": 60, "ه": 50, "ع": 80}
_GAPS_ACROSS = {
    "a": 5, "e": 5, "i": 5, "o": 10, "u": 10, "y": 40, "w": 40, "h": 20, "U": 45, "I": 30, "Y": 45,
    "ا": 20, "ي": 40, "و": 40, "ه": 15, "ع": 10,
}  # fmt: skip
_TURN = 60


@cache
def same_script_costs() -> Costs:
    """Costs for two Latin or two Arabic spellings. A read-back لا for ال costs next to nothing."""
    turn = np.full((SIZE, SIZE), _TURN, dtype=np.int32)
    turn[CODE["ا"], CODE["ل"]] = turn[CODE["ل"], CODE["ا"]] = 10
    return Costs(_swaps(_LATIN_SWAPS, _ARABIC_SWAPS), _gaps(_LATIN_GAPS | _ARABIC_GAPS), turn)


@cache
def cross_script_costs() -> Costs:
    """Costs for an Arabic and a Latin spelling: short vowels are not written in Arabic, so they come cheap."""
    turn = np.full((SIZE, SIZE), 2 * FULL, dtype=np.int32)
    return Costs(_swaps(_ACROSS), _gaps(_GAPS_ACROSS), turn)


def skeleton(symbols: str) -> str:
    """The consonant classes in order, doubled ones once, a final h (ة, -ah) dropped."""
    out = ""
    for letter in symbols:
        name = SKELETON.get(letter, "")
        if name and not out.endswith(name):
            out += name
    return out[:-1] if len(out) > 1 and out.endswith("h") else out


_OPEN, _EITHER = frozenset("اهيaiyIY"), frozenset("وحعeuohU")


def ending(symbols: str) -> int | None:
    """How a name ends in either script: 1 on a vowel that both write (Salma), 0 on a consonant (Salim).

    None where one script has a letter there that the other may leave out: a final e, a guttural, the waw of Amr.
    """
    if symbols.endswith(("ah", "eh")):
        return 1
    last = symbols[-1:]
    return 1 if last in _OPEN else None if not last or last in _EITHER else 0


def mask(symbols: Iterable[str]) -> int:
    """Which letters occur, one bit each. The bits that differ between two words bound their distance from below."""
    bits = 0
    for letter in symbols:
        bits |= 1 << (CODE.get(letter, 1) - 1)
    return bits if bits < 1 << 63 else bits - (1 << 64)


def _swaps(*tables: dict[int, str]) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    out = np.full((SIZE, SIZE), FULL, dtype=np.int32)
    np.fill_diagonal(out, 0)
    for table in tables:
        for cost, pairs in table.items():
            for pair in pairs.split():
                a, b = CODE[pair[0]], CODE[pair[1]]
                out[a, b] = out[b, a] = cost
    return out


def _gaps(cheap: dict[str, int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    out = np.full(SIZE, FULL, dtype=np.int32)
    for letter, cost in cheap.items():
        out[CODE[letter]] = cost
    return out

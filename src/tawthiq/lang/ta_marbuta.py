"""Words whose ة is written ه, as phones and many writers do (ثلاثه مدنيين, قريه), brought back to their ة.

Only listed words are: in others ه may be a pronoun (طفله, his child; ضربه, hit him).
"""

from __future__ import annotations

from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary


@cache
def _listed() -> frozenset[str]:
    """The words with ه for their ة, folded."""
    return frozenset(fold(word)[:-1] + "ه" for word in read_vocabulary("ta_marbuta")["ar"])


def with_ta_marbuta(word: str) -> str:
    """A folded word, with ة for the ه that it ends in where it is one of the listed, with clitics or without."""
    if not word.endswith("ه"):
        return word
    listed = _listed()
    known = any(word.startswith(clitic) and word[len(clitic) :] in listed for clitic in _CLITICS)
    return word[:-1] + "ة" if known else word


_CLITICS = frozenset(a + b for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل"))

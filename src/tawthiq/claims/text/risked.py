"""What people only risk, escape, refrain from, play or could do: nothing of it happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tawthiq.claims.words.grammar import joins, words
from tawthiq.lang.lexicon import Hit

Here = Mapping[int, Mapping[str, Hit]]
_STOPS = frozenset((",", ";", ":", '"', "(", ")"))
_NEAR, _FAR = 5, 8


@cache
def risk_words() -> frozenset[str]:
    """Words of which one stands in every text that these rules read otherwise."""
    lists = ("risks", "warns", "escapes", "refrains", "simulates", "able", "sentences_them", "leads_to")
    return frozenset[str]().union(*map(words, lists)) | {"not"}


def only_risked(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """The tokens of [s, e) whose acts and harm did not come about."""
    said = frozenset(texts[s:e])
    if not words("simulates").isdisjoint(said):
        yield from range(s, e)
    for k in range(s, e - 1):
        word = texts[k]
        if word in words("risks"):
            yield from _first_acts(texts, here, k + 1, min(_end(texts, k + 1, e), k + 1 + _NEAR))
        elif word in words("warns"):
            yield from _warned_of(texts, here, k, e)
        elif word in words("refrains"):  # "عدم إصابة أحد" counts nobody, which is said elsewhere
            yield from (n for n in (k + 1,) if "kind" not in here.get(n, ()))
        elif word == "not" and texts[k + 1] == "to":
            yield k + 2
        elif word in words("escapes"):
            end = min(k + _FAR, e)
            yield from (n for n in range(k + 1, end) if texts[n] in words("escaped_deaths"))
        elif word in words("sentences_them"):
            yield from (n for n in range(k + 1, min(k + _NEAR, e)) if texts[n] in words("sentenced_to"))
        elif word in words("able"):
            yield from _could_take(texts, here, k, e)


def _first_acts(texts: Sequence[str], here: Here, i: int, j: int) -> Iterator[int]:
    """The first act or harm in tokens [i, j), and those joined to it: "fear of arrest and torture drove them out"."""
    for n in range(i, j):
        if _ACTS.isdisjoint(here.get(n, ())):
            continue
        yield n
        if not (n + 1 < j and (texts[n + 1] in ("and", "or") or joins(texts[n + 1]))):
            return


_ACTS = frozenset(("type", "kind", "beside_act"))


def _warned_of(texts: Sequence[str], here: Here, k: int, e: int) -> Iterator[int]:
    """ "warned of further air raids", "وحذر الدفاع المدني من غارات جديدة": what may come."""
    of = next((n for n in range(k + 1, min(k + _NEAR, e)) if texts[n] in ("of", "من")), None)
    if of is not None and _end(texts, k + 1, of) == of:
        yield from _first_acts(texts, here, of + 1, min(_end(texts, of + 1, e), of + 1 + _NEAR))


def follows_from(texts: Sequence[str], k: int, e: int) -> range:
    """All that would only follow from the verb at token k: "could send thousands fleeing", "قد يؤدي إلى نزوح"."""
    return range(k, _end(texts, k + 1, e)) if k < e and texts[k] in words("leads_to") else range(0)


def _could_take(texts: Sequence[str], here: Here, k: int, e: int) -> Iterator[int]:
    """ "The hospital can treat 50 wounded a day": how many it could, but "cannot treat the 300 wounded" are there."""
    end = _end(texts, k + 1, e)
    takes = next((n for n in range(k + 1, min(k + _NEAR, end)) if texts[n] in words("takes_in")), None)
    if takes is None or "not" in texts[k:takes] or texts[takes + 1 : takes + 2] == ["the"]:
        return
    yield from (n for n in range(takes + 1, end) if "kind" in here.get(n, ()))


def _end(texts: Sequence[str], k: int, e: int) -> int:
    """The end of the stretch in which token k stands: at a sign, or where something else is told."""
    return next((n for n in range(k, e) if texts[n] in _STOPS or texts[n] in words("tells_behind")), e)

"""Weapons as subjects of what was not done, or only would be: "planes did not bomb it", "a strike would kill many"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit

Here = Mapping[int, Mapping[str, Hit]]
_STOPS = frozenset((",", ";", ":", '"', "(", ")", "-", "that", "which", "who", "but"))
_CRAFT, _NEXT, _LONG = 4, 3, 10
_NOT = frozenset(("never", "didn't", "haven't", "hasn't", "hadn't"))
_ARABIC_NOT = frozenset(("لم", "ولم", "فلم", "لن", "ولن"))
_RESUME = frozenset(("resume", "restart", "begin", "start", "continue"))
_MAY = frozenset(("قد", "فقد", "وقد"))
_ATTACKS = frozenset(("bare_bombing", "bare_attack", "airstrike", "shelling", "drone_strike"))
_HARM = frozenset(("killed", "injured", "displaced"))


@cache
def idle_words() -> frozenset[str]:
    """Words of which one stands in every sentence that has such a subject."""
    return words("modals_of_effects") | _NOT | _ARABIC_NOT | _MAY | _RESUME | {"not"}


def idle_subjects(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """The tokens of [s, e) at which a weapon is named that did nothing, or of which none is told."""
    for k in range(s, e - 1):
        word = texts[k]
        if word in _NOT or (word == "not" and texts[k - 1] in words("not_behind")):
            yield from _craft_before(texts, here, s, k - (word == "not"), e, k + 1)
            yield from _craft_behind(texts, here, k + 1, e)
        elif word in words("modals_of_effects"):
            yield from _blow_before(texts, here, s, k, e)
        elif (
            word in ("is", "are")
            and texts[k + 1] == "to"
            and texts[k + 2 : k + 3]
            and texts[k + 2] in _RESUME
        ):
            yield from (
                m for m in range(s, k) if (hit := _type(here, m)) and hit.tag.value == "statement_other"
            )
        elif word in _ARABIC_NOT and _attacks(texts, here, k + 1):
            yield from _arabic_craft(texts, here, k + 2, e)
        elif word in _MAY and "kind" in here.get(k + 1, ()) and texts[k + 1][:1] in ("ت", "ي"):
            yield from _arabic_blow(texts, here, k + 2, e)


def _craft_before(texts: Sequence[str], here: Here, s: int, k: int, e: int, n: int) -> Iterator[int]:
    """ "Russian planes did not bomb Kafr Tut": aircraft or guns right before the auxiliary at token k."""
    n += n < e and (texts[n] in ("ever", "been") or texts[n].endswith("ly"))
    if not _attacks(texts, here, n) or texts[n + 1 : n + 2] in (["any"], ["anyone"], ["anybody"]):
        return
    end = next((m for m in range(n, e) if texts[m] in (",", ";")), e)
    if "but" in texts[n:end] or texts[k - 1] not in words("aircraft") | words("guns_that_fire"):
        return
    yield from (
        m for m in range(max(s, k - _CRAFT), k) if _type(here, m) is not None and here[m]["type"].j == k
    )


def _craft_behind(texts: Sequence[str], here: Here, n: int, e: int) -> Iterator[int]:
    """ "Kafr Tut was not bombed by Russian planes": aircraft behind "by"."""
    n += n < e and texts[n] == "been"
    if _attacks(texts, here, n) and texts[n + 1 : n + 2] == ["by"]:
        behind = range(n + 2, min(n + 2 + _CRAFT, e))
        yield from (m for m in behind if (hit := _type(here, m)) and texts[hit.j - 1] in words("aircraft"))


def _attacks(texts: Sequence[str], here: Here, n: int) -> bool:
    hit = _type(here, n)
    struck = n < len(texts) and texts[n] in words("attack_bases") | words("strikes")
    return struck or (hit is not None and hit.tag.value in _ATTACKS)


def _type(here: Here, n: int) -> Hit | None:
    return here.get(n, {}).get("type")


def _blow_before(texts: Sequence[str], here: Here, s: int, k: int, e: int) -> Iterator[int]:
    """ "A strike on Kafr Tut would kill hundreds": none is told of; "the strike", "may have killed" tell of one."""
    n = k + 1 + (texts[k + 1] in ("also", "not", "only"))
    kind = here.get(n, {}).get("kind")
    if not (kind is not None and kind.tag.value in _HARM) and texts[n : n + 1] != ["be"]:
        return
    first = next(
        (m + 1 for m in range(k - 1, max(s, k - _LONG) - 1, -1) if texts[m] in _STOPS), max(s, k - _LONG)
    )
    blows = [m for m in range(first, k) if _type(here, m) is not None]
    if (
        len(blows) == 1
        and _unknown(texts, first, blows[0])
        and (texts[n] != "be" or "catastrophe" in texts[n:e])
    ):
        yield from blows


def _unknown(texts: Sequence[str], first: int, i: int) -> bool:
    """Whether "a", "any", "another" or nothing at all stands before the blow at token i."""
    before = texts[max(first, i - _NEXT) : i]
    return not words("indefinite").isdisjoint(before) and words("definite").isdisjoint(before)


def _arabic_craft(texts: Sequence[str], here: Here, i: int, e: int) -> Iterator[int]:
    """ "لم تقصف الطائرات الروسية كفر توت": the aircraft right behind the verb."""
    hit = _type(here, i)
    if i < e and hit is not None and hit.tag.value in ("airstrike", "drone_strike", "helicopter_barrel_bomb"):
        yield i


def _arabic_blow(texts: Sequence[str], here: Here, i: int, e: int) -> Iterator[int]:
    """ "قد تقتل غارة على كفر توت المئات": a blow without an article right behind the verb."""
    hit = _type(here, i)
    if i < e and hit is not None and not hit.clitic.endswith("ال"):
        yield i

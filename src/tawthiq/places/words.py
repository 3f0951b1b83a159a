"""The words around place names, read once from model/vocab/places_words.yml."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawthiq.model.memory import Remembered
from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.places.keys import key

_LONGEST = 3
_WINDOW = 40
_OPENING = ' "(:.[«“”'
_CLOSING = '"»”)]'
_EDGE = '.,;:!?"()[]«»“”'
_FILLERS = ("the", "of", "al")
_FOLLOWED = frozenset(f" s{_CLOSING}")


class Phrases:
    """Folded phrases, and how many words one has at most that begins or ends with a word (0: none does).

    Most texts are told apart by these alone. The word may have signs beside it, and before the last one of a phrase
    clitics.
    """

    __slots__ = ("all", "begins", "ends")

    def __init__(self, phrases: Iterable[str]) -> None:
        self.all = frozenset(phrases)
        firsts, lasts = dict[str, int](), dict[str, int]()
        for phrase in sorted(self.all, key=_count):
            words = phrase.split(" ")
            firsts[words[0]] = lasts[words[-1]] = len(words)
        self.begins = Remembered[str, int](lambda word: firsts.get(_plain(word), 0))
        self.ends = Remembered[str, int](
            lambda word: max((lasts.get(w, 0) for w in _UNBOUND[word]), default=0)
        )


def _count(phrase: str) -> int:
    """The words of a phrase."""
    return phrase.count(" ") + 1


@dataclass(frozen=True)
class Words:
    """Folded words by what they say of a name beside them. `heads` may be looked behind for unknown names.

    `definite` are heads with the article, which stand before a direction ("الريف الشمالي لحلب"), not before a name.
    """

    roles_before: dict[str, str]
    roles_after: dict[str, str]
    points: dict[str, str]
    definite: frozenset[str]
    leading: Phrases
    following: Phrases
    locative: Phrases
    leads: Phrases
    not_before: Phrases
    not_after: Phrases
    common: frozenset[str]
    heads: frozenset[str]
    person_first: frozenset[str]
    never_alone: frozenset[str]
    sizes: frozenset[str]
    pointing: tuple[str, ...]
    arabic_countries: frozenset[str]
    digest: str

    def before(self, folded: str, pos: int, known: Phrases | None = None) -> tuple[str, int] | None:
        """The longest known phrase that ends right before `pos`, clitics cut off, and where it begins.

        `known` are the phrases to look for, by default those of kinds of place and of directions.
        """
        if pos and folded[pos - 1].isalnum():
            return None
        space = folded[max(0, pos - _WINDOW) : pos]
        text = space.rstrip(_OPENING)
        if not text:
            return None
        wanted = self.leading if known is None else known
        last = text[text.rfind(" ") + 1 :]
        longest = wanted.ends[last]
        found = self._ending(text, wanted, longest) if longest else None
        for _ in range(2):  # "north of the"
            if found is not None or last not in _FILLERS:
                break
            text = text[: -len(last) - 1]
            last = text[text.rfind(" ") + 1 :]
            longest = wanted.ends[last]
            found = self._ending(text, wanted, longest) if longest else None
        return None if found is None else (found[0], pos - len(space) + found[1])

    def _ending(self, text: str, wanted: Phrases, longest: int) -> tuple[str, int] | None:
        """The longest phrase, of up to `longest` words, that ends a text, and where it begins."""
        words = text.rsplit(" ", longest)
        for count in range(min(longest, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            for plain in _UNBOUND[phrase]:
                if plain in wanted.all:
                    return plain, len(text) - len(phrase.lstrip(_EDGE))
        return None

    def led(self, folded: str, start: int) -> bool:
        """Whether a word that leads to a place ("in", قصف) stands right before."""
        return (start > 0 and folded[start - 1] in "بل") or self.before(
            folded, start, self.locative
        ) is not None

    def after(self, folded: str, pos: int, known: Phrases | None = None) -> tuple[str, int] | None:
        """The longest known phrase right after `pos`, a possessive s or a closing quote between, and where it ends."""
        if folded[pos : pos + 1] not in _FOLLOWED:
            return None
        text = folded[pos : pos + _WINDOW]
        rest = (text[1:] if text[:2] == "s " else text).lstrip(_CLOSING)
        if rest[:1] != " ":
            return None
        wanted = self.following if known is None else known
        words = rest[1:].split(" ", _LONGEST)
        for count in range(min(wanted.begins[words[0]], len(words)), 0, -1):
            plain = _plain(" ".join(words[:count]))
            if plain in wanted.all:
                return plain, pos + len(text) - len(rest) + 1 + len(plain)
        return None


def _unbound(phrase: str) -> tuple[str, ...]:
    """A phrase as it stands and without the clitics of its first word."""
    bare = phrase.lstrip(_EDGE)
    forms = [bare]
    if bare[:1] in "وف" and len(bare) > 2:
        forms.append(bare[1:])
    forms += [f[1:] for f in tuple(forms) if f[:1] in "بلك" and len(f) > 2]
    return tuple(f for f in forms if f)


_UNBOUND = Remembered(_unbound)


def _plain(phrase: str) -> str:
    """A phrase up to the end of its line, without the punctuation behind it."""
    return phrase.split("\n", 1)[0].rstrip(_EDGE)


Heads = Mapping[str, Mapping[str, Sequence[str]]]
"""Words that say what kind of place a name is of, by the kind: `ar`, `en_before`, `en_after`."""


def words(packs: Iterable[Heads] = ()) -> Words:
    """The packaged words, folded, and a country's own for kinds of place, which go first."""
    return _words(json.dumps([h for h in packs if h], ensure_ascii=False))


@lru_cache(maxsize=4)
def _words(packs: str) -> Words:
    data = read_vocabulary("places_words")
    data["heads"] = heads = _with_own(data["heads"], json.loads(packs))
    compass = data["directions"]
    points = {key(w): point for point, h in compass.items() for w in (*h["ar"], *h["en"])}
    quarter = _single([heads["quarter"]])
    before = {key(w): role for role, h in heads.items() for w in (*h["ar"], *h["en_before"])}
    after = {key(w): role for role, h in heads.items() for w in h["en_after"]}
    return Words(
        roles_before=before,
        roles_after=after,
        leading=Phrases((*before, *points)),
        following=Phrases((*after, *points)),
        points=points,
        definite=frozenset(w for w in before if w.startswith("ال") and w[2:] in before and " " not in w),
        locative=_both(data["locative"]),
        leads=Phrases(set(_both(data["locative"]).all) - set(_both(data["weak_locative"]).all)),
        not_before=_both(data["not_place_before"]),
        not_after=_both(data["not_place_after"]),
        common=frozenset([*(key(w) for t in data["common"].values() for w in t.split()), *quarter, *points]),
        heads=frozenset(_single(h for role, h in heads.items() if role != "quarter")),
        person_first=frozenset(map(key, data["person_first"])),
        never_alone=frozenset(map(key, data["never_alone"])),
        sizes=frozenset(map(key, data["sizes"])),
        pointing=tuple(f"{key(word)} " for word in data["pointing"]),
        arabic_countries=frozenset(data["arabic_countries"]),
        digest=hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
    )


def _with_own(heads: Heads, packs: Iterable[Heads]) -> dict[str, dict[str, list[str]]]:
    """The heads with those of packs; a word that a pack gives another kind has only this one."""
    own = {
        (form, key(word)) for pack in packs for told in pack.values() for form in told for word in told[form]
    }
    merged = {
        role: {form: [w for w in told[form] if (form, key(w)) not in own] for form in told}
        for role, told in heads.items()
    }
    for pack in packs:
        for role, told in pack.items():
            for form, listed in told.items():
                merged[role][form] += listed
    return merged


def _both(lists: dict[str, list[str]]) -> Phrases:
    return Phrases(map(key, (*lists["ar"], *lists["en"])))


def _single(heads: Iterable[dict[str, list[str]]]) -> list[str]:
    """The heads that are one word, Arabic ones with and without article."""
    found = [w for head in heads for w in map(key, (*head["ar"], *head["en_after"])) if " " not in w]
    return [*found, *("ال" + w for w in found if not w.isascii())]


def pointed_at(folded: str, start: int) -> bool:
    """Whether an Arabic "this" stands right before: what follows is an ordinary word ("في هذا الصدد")."""
    said = folded[max(0, start - _LONGEST_THIS) : start]
    return ("ذ" in said or "ت" in said) and _THIS.search(said) is not None


_THIS = re.compile(r"(?:^|[ \n])[بلفو]?(?:هذا|هذه|ذلك|تلك) $")
_LONGEST_THIS = 8

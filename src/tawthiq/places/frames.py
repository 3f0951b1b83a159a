"""The frame of a place name in a text: what the words around it say about the kind of place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tawthiq.places.words import Words

_STEPS = 3
_UNITS = frozenset(("countryside", "admin1"))
_DIVIDED = ("countryside", "mantiqa", "region", "area", "near")


class Frame(NamedTuple):
    """`roles` from the name outwards; `direction` a compass point ("n", "sw"), `c` or ""; offsets in folded text."""

    roles: tuple[str, ...]
    direction: str
    start: int
    end: int
    adjective: bool = False

    @property
    def parts(self) -> bool:
        """Whether a part of a unit is meant: "northern X", "the southern countryside of X", "west of X Governorate",
        not "north of X" or "north of the city of X"."""
        divided = self.adjective or not self.roles or not _UNITS.isdisjoint(self.roles)
        return self.direction not in ("", "c") and divided

    @property
    def role(self) -> str:
        """What stands right beside the name."""
        return self.roles[0] if self.roles else ""


def read_frame(folded: str, start: int, end: int, words: Words) -> Frame:
    """The words before and after `folded[start:end]`, cut off one by one: شمال + مدينة + NAME."""
    left = _owner(folded, start, words) or start
    found, later = words.before(folded, left), words.after(folded, end)
    if found is None and later is None:
        return Frame((), "", left, end)
    before = _Before(left)
    for _ in range(_STEPS):
        if found is None or not before.takes(found[0], folded, words):
            break
        before.add(*found, words)
        found = words.before(folded, before.left)
    roles, direction, right = before.roles, before.direction, end
    for _ in range(2):
        if later is None:
            break
        word, stop = later
        if word in words.roles_after:
            roles.insert(0, words.roles_after[word])
        elif direction or not _directs(folded[right : right + 32], roles) or _of_next(word, folded, stop):
            break
        else:
            direction = words.points[word]
        right, later = stop, words.after(folded, stop)
    if before.edge and "countryside" not in roles:
        return Frame(("near", *roles), "", before.left, right)
    beside = before.beside and not before.adjective
    return Frame(
        tuple(["near", *roles] if beside else roles), direction, before.left, right, before.adjective
    )


@dataclass(slots=True)
class _Before:
    """The words before a name, from the name outwards, down to `left`."""

    left: int
    roles: list[str] = field(default_factory=list)
    direction: str = ""
    adjective: bool = False
    beside: bool = False
    edge: bool = (
        False  # "الأطراف الغربية لمدينة X", "northern outskirts of X": no part of a unit, nor away from X
    )

    def takes(self, word: str, folded: str, words: Words) -> bool:
        """Whether the next word is about this name: "مخيم غربي حلب" is a camp west of it, no camp of its name.

        A direction with the article is about it behind ل alone: "الأطراف الغربية لمدينة X", not "الريف الغربي قرب X";
        a noun with the article only before such a direction ("الريف المحرر" is no village of that name).
        """
        role = words.roles_before.get(word)
        if role is None and word.startswith("ال"):
            return folded.startswith("ل", self.left)
        if word in words.definite:
            return bool(self.direction)
        return role is None or role in _UNITS or not self.direction or self.edge or word.isascii()

    def add(self, word: str, left: int, words: Words) -> None:
        self.left = left
        role = words.roles_before.get(word)
        if role is not None:
            self.roles.append(role)
            return
        described = word.endswith("ern")
        if described and self.roles and self.roles[-1] not in _DIVIDED:
            return  # "the northern province of X": the province lies in the north, not the place in its north
        self.edge = self.edge or word.startswith("ال") or (described and "near" in self.roles)
        self.adjective = self.adjective or described
        self.direction = self.direction or words.points[word]
        self.beside = self.beside or (word.isascii() and not self.adjective)


def _owner(folded: str, start: int, words: Words) -> int | None:
    """Where ل before a name begins when a word with the article stands before it: "الريف الشمالي لحلب"."""
    if not start or folded[start - 1] != "ل":
        return None
    left = start - 2 if folded[start - 2 : start - 1] == "ل" else start - 1
    found = words.before(folded, left)
    return left if found is not None and found[0].startswith("ال") else None


def _directs(tail: str, roles: list[str]) -> bool:
    """A direction after a name belongs to it in "ريف حلب الغربي" and "Hama's northern countryside", not elsewhere."""
    return not {"countryside", "mantiqa", "region"}.isdisjoint(roles) or "countryside" in tail


def _of_next(word: str, folded: str, stop: int) -> bool:
    """Whether a direction behind a name belongs to what follows: "ريف عفرين شمالي حلب", "X countryside north of Y"."""
    if word.isascii():
        return folded.startswith(" of ", stop)
    return not word.startswith("ال") and folded[stop : stop + 4].lstrip(_OPENING)[:1].isalpha()


_OPENING = ' "«“#('

"""The frame of a place name in a text: what the words around it say about the kind of place."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.places.words import Words

_STEPS = 3
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
        """Whether a part of a unit is meant: "northern X", "the southern countryside of X", not "north of X" or
        "north of the city of X"."""
        divided = self.adjective or not self.roles or "countryside" in self.roles
        return self.direction not in ("", "c") and divided

    @property
    def role(self) -> str:
        """What stands right beside the name."""
        return self.roles[0] if self.roles else ""


def read_frame(folded: str, start: int, end: int, words: Words) -> Frame:
    """The words before and after `folded[start:end]`, cut off one by one: شمال + مدينة + NAME."""
    roles: list[str] = []
    left, direction, adjective, beside = start, "", False, False
    for _ in range(_STEPS):
        found = words.before(folded, left)
        if found is None:
            break
        word, left = found
        if word in words.roles_before:
            roles.append(words.roles_before[word])
        elif not word.endswith("ern") or not roles or roles[-1] in _DIVIDED:
            # else "the northern province of X": the province lies in the north, not the place in its north
            adjective = adjective or word.endswith("ern")
            direction = direction or words.points[word]
            beside = beside or (word.isascii() and not adjective)
    right = end
    for _ in range(2):
        later = words.after(folded, right)
        if later is None:
            break
        word, stop = later
        if word in words.roles_after:
            roles.insert(0, words.roles_after[word])
        elif direction or not _directs(folded[right : right + 32], roles):
            break
        else:
            direction = words.points[word]
        right = stop
    return Frame(tuple(["near", *roles] if beside else roles), direction, left, right, adjective)


def _directs(tail: str, roles: list[str]) -> bool:
    """A direction after a name belongs to it in "ريف حلب الغربي" and "Hama's northern countryside", not elsewhere."""
    return not {"countryside", "mantiqa", "region"}.isdisjoint(roles) or "countryside" in tail

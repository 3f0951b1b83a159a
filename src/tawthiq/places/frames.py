"""The frame of a place name in a text: what the words around it say about the kind of place."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.places.words import Words

_WINDOW = 40
_STEPS = 3
_DIVIDED = ("countryside", "region", "near")


@dataclass(frozen=True, slots=True)
class Frame:
    """`roles` from the name outwards; `direction` a compass point ("n", "sw"), `c` or ""; offsets in folded text."""

    roles: tuple[str, ...]
    direction: str
    start: int
    end: int
    adjective: bool = False

    @property
    def parts(self) -> bool:
        """Whether a part of a unit is meant: "northern X", "the southern countryside of X", not "north of X"."""
        return self.direction not in ("", "c") and (self.adjective or "countryside" in self.roles)

    @property
    def role(self) -> str:
        """What stands right beside the name."""
        return self.roles[0] if self.roles else ""


def read_frame(folded: str, start: int, end: int, words: Words) -> Frame:
    """The words before and after `folded[start:end]`, cut off one by one: شمال + مدينة + NAME."""
    roles: list[str] = []
    left, direction, adjective = start, "", False
    for _ in range(_STEPS):
        found = words.before.search(folded, max(0, left - _WINDOW), left)
        if found is None:
            break
        word = found[1]
        if word in words.roles_before:
            roles.append(words.roles_before[word])
        elif word.endswith("ern") and roles and roles[-1] not in _DIVIDED:
            left = found.start()  # "the northern province of X" lies in the north itself
            continue
        else:
            adjective = adjective or word.endswith("ern")
            direction = direction or words.points[word]
        left = found.start()
    right = end
    for _ in range(2):
        later = words.after.search(folded[right : right + _WINDOW])
        if later is None:
            break
        word = later[1]
        if word in words.roles_after:
            roles.insert(0, words.roles_after[word])
        elif not _directs(folded, right, roles, direction):
            break
        else:
            direction = direction or words.points[word]
        right += later.end()
    return Frame(tuple(roles), direction, left, right, adjective)


def _directs(folded: str, right: int, roles: list[str], direction: str) -> bool:
    """A direction after a name belongs to it in "ريف حلب الغربي" and "Hama's northern countryside", not elsewhere."""
    if direction:
        return False
    tail = folded[right : right + _WINDOW]
    return "countryside" in roles or "region" in roles or "countryside" in tail[:32]

"""Villages that no table has, told of before a town that only says where they are."""

from __future__ import annotations

import re

from tawthiq.places.keys import key
from tawthiq.places.words import Words

_VILLAGES = frozenset(("community", "farms"))
_LINKED = frozenset(map(key, ("التابعة", "تابعة", "الواقعة", "القريبة", "المجاورة", "التابع", "في", "من")))
_WORD = re.compile(r"\b(\w+) ")
_LAST = re.compile(r"(\w+) [\"«“(#‘']*((?:\w+)(?: \w+)?)[\"»”)’']* ?[,،(]? ?((?:\w+ )*)[بل]?$")
WINDOW = 60
"""Folded characters before a town in which such a village is looked for."""


def unknown_village(line: str, words: Words, *, pointed: bool) -> tuple[int, int] | None:
    """Where the name of a village begins and ends that stands at the end of `line`, right before a town.

    "قرية X جنوب" (`pointed`: the town has a direction or a word such as ريف), "مزرعة X التابعة ل". None when there
    is none, or when the word is an ordinary one.
    """
    for word in _WORD.finditer(line):
        found = _LAST.match(line, word.start()) if _heads(word[1], words) else None
        if found is None:
            continue
        name, link = found[2].split(" "), found[3].split()
        if len(name) > 1 and name[1] in _LINKED:
            name, link = name[:1], [name[1], *link]
        known = all(w in _LINKED for w in link)
        if known and (pointed or link) and len(name[0]) > 2 and not _ordinary(name[0], words):
            return found.start(2), found.start(2) + len(" ".join(name))
    return None


def _heads(word: str, words: Words) -> bool:
    roles = words.roles_before
    return roles.get(word) in _VILLAGES or (word[0] in "وبلف" and roles.get(word[1:]) in _VILLAGES)


def _ordinary(word: str, words: Words) -> bool:
    bare = word[1:] if word[:1] in "وبل" else word
    known = (words.common, words.heads, words.roles_before)
    return word in _LINKED or any(word in some or bare in some for some in known)

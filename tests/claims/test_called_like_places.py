"""First names that villages bear too: they place an event behind words for a place, not where a person is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention

NAMES = ("Nada", "Salwa", "Huda", "ندى", "سلوى", "هدى")


class Villages:
    """Knows villages of three names that women bear."""

    def mentions(self, text: str) -> list[Mention]:
        found = re.finditer("|".join(NAMES), text)
        return [Mention(m.start(), m.end(), (NAMES.index(m.group()) % 3,)) for m in found]

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        first = mentions[0]
        return PlaceRef(text[first.start : first.end], pcode=f"X{first.entries[0]}")

    def lookup(self, name: str, **_: object) -> PlaceRef | None:
        return None

    def area(self, name: str) -> tuple[str, ...]:
        return ()


def _place(text: str, pack: Pack) -> str | None:
    places = [
        e.place and e.place.text for e in extract_events(text, published=None, finder=Villages(), pack=pack)
    ]
    return places[0] if places else None


@pytest.mark.parametrize(
    "text",
    [
        "Nada Karam was killed in shelling.",
        "Salwa, a teacher, was killed in an airstrike.",
        "His sister Salwa was wounded by a shell.",
        "Salwa and Nada were killed in the strike.",
        "The strike killed Nada and Huda.",
        "Salwa died in an airstrike.",
    ],
)
def test_somebody_called_so_is_no_place(text: str, pack: Pack) -> None:
    assert _place(text, pack) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An airstrike on the village of Nada killed three people.", "Nada"),
        ("Shells hit the town of Huda, wounding five.", "Huda"),
        ("Three people were killed in Salwa by shelling.", "Salwa"),
        ("قصف على قرية سلوى أدى لمقتل ثلاثة مدنيين.", "سلوى"),
        ("قصف مدفعي على ندى أدى لمقتل ثلاثة مدنيين.", "ندى"),
    ],
)
def test_a_village_called_so_is_one(text: str, name: str, pack: Pack) -> None:
    assert _place(text, pack) == name

"""Searching incidents: spelling variants, articles and clitics of Arabic count as one, on both databases alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import small
from tawthiq.casebook import catalogue, deriving
from tawthiq.casebook.catalogue import Wanted

POSTS = {
    "lantern": "قُتل 3 مدنيين في غارة جوية على السوق الشعبي في كرسف بتاريخ 5 آذار 2024.",
    "wire": "Two civilians were killed by shelling on a school in Ain Darfil on 6 March 2024.",
}
FOUND = [
    ("سوق", 1), ("السوق", 1), ("بالسوق", 1), ("والسّــوق", 1), ("غاره جويه", 1), ("غارة جوية", 1), ("كرسف", 1),
    ("karsef", 1), ("KARSEF غارة", 1), ("school", 1), ("scho", 1), ("مدرسة", 0), ("سوق school", 0), ("", 2),
    ("\"'*) OR 1", 0), ("':*&|!", 0),
]  # fmt: skip


@pytest.mark.usefixtures("database")
def test_words_are_found_however_they_are_written(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    deriving.derive(book)
    assert {w: len(catalogue.find(Wanted(words=w), "rafidan").rows) for w, _ in FOUND} == dict(FOUND)

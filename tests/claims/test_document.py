"""What a document answers about a stretch of its tokens, however it looks it up."""

from __future__ import annotations

import pytest

from tawthiq.claims.document import prepare
from tawthiq.claims.packs import load_pack

TEXTS = (
    "Shelling by regime forces on Kafr Tut killed three children and a woman and wounded nine others on Sunday.",
    "مقتل ثلاثة أطفال وامرأة وإصابة تسعة آخرين بقصف لقوات النظام على كفر توت يوم الأحد، وقصف ثان على تل الريحان.",
)  # invented


@pytest.mark.parametrize("text", TEXTS)
def test_the_hits_of_a_stretch_are_those_that_start_in_it_in_order(text: str) -> None:
    doc = prepare(text, load_pack(("syria",)), None)
    stops = range(len(doc.tokens) + 2)
    assert {"kind", "type", "group"} <= set(doc.by)
    for domain, found in doc.by.items():
        for i in stops:
            for j in stops:
                assert doc.hits(domain, i, j) == [found[k] for k in range(i, j) if k in found]

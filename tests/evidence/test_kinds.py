"""One example of every version of every kind is kept, so that no old casebook becomes unreadable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawthiq.evidence.chain import canonical
from tawthiq.evidence.kinds import KINDS, UPCASTS, decode, encode

BODIES = Path(__file__).parent / "bodies"


@pytest.mark.parametrize("key", sorted({*KINDS, *UPCASTS}), ids=lambda k: f"{k[0]}-v{k[1]}")
def test_every_version_ever_written_is_still_read(key: tuple[str, int]) -> None:
    path = BODIES / f"{key[0]}.v{key[1]}.json"
    body = decode(key[0], key[1], path.read_bytes())
    again = decode(body.kind, body.v, canonical(encode(body)))
    assert again == body


def test_no_example_is_left_over() -> None:
    named = {f"{kind}.v{v}.json" for kind, v in {*KINDS, *UPCASTS}}
    assert {p.name for p in BODIES.iterdir()} == named


def test_a_field_that_nobody_knows_is_refused_not_dropped() -> None:
    with pytest.raises(TypeError, match="has no field colour"):
        decode("act.withdrawn", 1, json.dumps({"act": "a", "because": "b", "colour": "red"}).encode())

"""The envelope is what DESIGN fixed: recomputed here with nothing but hashlib and json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.evidence import chain


def _act(n: int, body: bytes = b"{}", salt: bytes = b"s" * 16) -> chain.Act:
    return chain.seal(
        n=n, id=f"id-{n}", kind="item.received", v=1, at="2024-03-11T09:00:00.000000Z", organisation="رافدان",
        member="m", body_hash=chain.body_hash(salt, body),
    )  # fmt: skip


def test_leaf_and_head_are_the_documented_hashes() -> None:
    act = _act(1)
    header = json.dumps(
        {k: getattr(act, k) for k in ("n", "id", "kind", "v", "at", "organisation", "member", "body_hash")},
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    ).encode()  # fmt: skip
    assert act.body_hash == hashlib.sha256(b"s" * 16 + b"{}").hexdigest()
    assert act.leaf == hashlib.sha256(b"\x00" + header).hexdigest()
    first = hashlib.sha256(bytes(32) + bytes.fromhex(act.leaf)).digest()
    second = _act(2)
    expected = hashlib.sha256(first + bytes.fromhex(second.leaf)).hexdigest()
    assert list(chain.heads([act, second])) == [(1, first.hex()), (2, expected)]


@given(st.sampled_from(["id", "kind", "at", "organisation", "member", "body_hash"]), st.text(max_size=8))
def test_changing_any_field_of_the_header_changes_the_leaf(field: str, value: str) -> None:
    act = _act(1)
    if value.isprintable() and value != getattr(act, field):
        assert chain.leaf(replace(act, **{field: value})) != act.leaf


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, [{"b": float("nan")}]])
def test_floats_are_refused_wherever_they_hide(value: object) -> None:
    with pytest.raises(TypeError):
        chain.canonical(value)


def test_keys_are_in_utf16_order_as_rfc_8785_wants() -> None:
    assert chain.canonical({"ي": 1, "a": 2, "€": 3}) == '{"a":2,"ي":1,"€":3}'.encode()

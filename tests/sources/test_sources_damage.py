"""Whatever happened to a file on its way: it is read with an account or refused with a code."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_tools import PLAIN, read, workbook
from test_reader_telegram import export, post

from tawthiq.errors import TawthiqError

BOOK = workbook(
    [
        ["date", "village", "killed"],
        ["2031-03-04", "تل الرمان", "=1+2"],
        ["2031-03-05", "ب", 3],
        ["2031-03-05", None, 3],
    ],
    merge=["B3:B4"],
)
TABLE = 'date,village,killed\n2031-03-04,"تل ""الرمان""",3\n2031-03-04,تل الرمان,4\n'.encode()
CHANNEL = export(
    post(1), post(2, ["a", {"type": "bold", "text": "b"}], forwarded_from="x", forwarded_from_id="user1"),
    {"id": 3, "type": "service"}, post(4, author="سلمى"),
).encode()  # fmt: skip
BITS = [b"", b'"', b"\n", b"{", b"]", b"null", b"[1]", b"\x00", b",", b"<", b"\xff", b"\xd8", b"</row>"]


@st.composite
def damage(draw: st.DrawFn) -> list[tuple[float, int, bytes]]:
    """Cuts and insertions: where (a share of the length), how much goes, what comes instead."""
    one = st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(BITS))
    return draw(st.lists(one, min_size=1, max_size=4))


def damaged(data: bytes, wounds: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, instead in wounds:
        at = int(share * len(data))
        data = data[:at] + instead + data[at + gone :]
    return data


@pytest.mark.parametrize(
    ("reader", "data"), [("csv", TABLE), ("telegram", CHANNEL), ("text", TABLE), ("xlsx", BOOK)]
)
@settings(max_examples=60)
@given(wounds=damage())
def test_a_damaged_file_is_read_or_refused(
    reader: str, data: bytes, wounds: list[tuple[float, int, bytes]]
) -> None:
    _read_or_refused(damaged(data, wounds), reader)


@settings(max_examples=60)
@given(wounds=damage(), which=st.integers(0, 20))
def test_a_workbook_with_a_damaged_part_is_read_or_refused(
    wounds: list[tuple[float, int, bytes]], which: int
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            new.writestr(name, damaged(content, wounds) if name == names[which % len(names)] else content)
    _read_or_refused(out.getvalue(), "xlsx")


def _read_or_refused(data: bytes, reader: str) -> None:
    try:
        reading = read(data, reader, profile=None if reader in ("telegram", "text") else PLAIN)
    except TawthiqError as refusal:
        code = refusal.code
    else:
        code = "SRC-" if reading.account.adds_up() else "lost"
    assert code.startswith("SRC-")

"""The pack of Syria, read once for the tests of places."""

from __future__ import annotations

import pytest

from tawthiq.claims.packs import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(["syria"])

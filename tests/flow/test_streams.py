"""Texts are read by as many processes as asked, from a stream of any length, in order. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest

from tawthiq.claims.packs import load_pack
from tawthiq.flow import reading
from tawthiq.flow.texts import extract_with, finder_for


def posts(taken: list[int]) -> Iterator[dict[str, str]]:
    for n in count(2):
        taken.append(n)
        yield {"id": str(n), "text": f"{n} civilians were killed in shelling.", "published": "2031-07-06"}


@pytest.mark.parametrize("workers", [1, 3])
def test_a_stream_without_end_is_read_in_order_and_only_a_little_ahead(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 2)
    taken: list[int] = []
    lines = extract_with(posts(taken), finder_for((), ()), load_pack(()), workers)
    found = list(islice(lines, 20))
    assert [line["id"] for line in found] == [str(n) for n in range(2, 22)]
    assert [line["lang"] for line in found] == ["en"] * 20
    assert [line["events"][0]["counts"][0]["min"] for line in found] == list(range(2, 22))  # type: ignore[index]
    assert len(taken) <= 20 + 2 * (2 * workers + 2)

"""Hostile files are refused with a reason, under 512 MB; damaged ones are read or refused, two thousand of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hostile_files import hostile
from mutants import mutant
from reading_tools import KEY, PLAIN

from tawthiq.errors import TawthiqError
from tawthiq.sources import cell
from tawthiq.sources.profile import load_profile
from tawthiq.sources.reading import Reading, ReadOptions

MUTANTS, BATCH = 2_000, 50
PROFILED = ReadOptions(source="x", profile=load_profile(PLAIN, "plain.yml"), pseudonym_key=KEY, consent="c")
HOSTILE = cache(hostile)


def read(name: str, data: bytes, options: ReadOptions) -> Reading | TawthiqError:
    try:
        return cell.read_item(data, item="0" * 64, name=name, reader="", options=options, reads=False)
    except TawthiqError as refusal:
        return refusal


def test_there_are_at_least_sixty() -> None:
    assert len(HOSTILE()) >= 60


@pytest.mark.parametrize("what", HOSTILE())
def test_a_hostile_file_is_refused_with_a_reason_under_512_megabytes(what: str) -> None:
    name, made = HOSTILE()[what]
    data = made if isinstance(made, bytes) else made()
    consent = None if "consent" in what or "private" in what else "c"
    options = replace(PROFILED, consent=consent, profile=None if "profile" in what else PROFILED.profile)
    refusal = read(name, data, options)
    assert isinstance(refusal, TawthiqError)
    assert refusal.code.startswith("SRC-")
    assert refusal.text("ar")
    assert cell.last_cost().peak < 512 << 10


@pytest.mark.parametrize("first", range(0, MUTANTS, BATCH))
def test_a_damaged_file_is_read_with_an_account_or_refused_with_a_code(first: int) -> None:
    for seed in range(first, first + BATCH):
        result = read(*mutant(seed), PROFILED)
        assert (
            result.code.startswith("SRC-") if isinstance(result, TawthiqError) else result.account.adds_up()
        ), seed
        assert cell.last_cost().milliseconds < 5_000, seed

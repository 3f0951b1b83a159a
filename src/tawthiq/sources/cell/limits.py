"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` and `output` in bytes beyond what an idle worker has, `seconds` of processor time."""

    memory: int
    seconds: int
    output: int

    @property
    def wall(self) -> int:
        """Seconds by the clock: generous, since a busy machine gives a process a share of its time only."""
        return 20 + 6 * self.seconds

    def times(self, factor: int) -> Limits:
        """For a file that has been read once: what was accepted on one machine is not refused on a slower one."""
        return Limits(self.memory * factor, self.seconds * factor, self.output * factor)


def limits_for(size: int) -> Limits:
    """The limits for a file of `size` bytes.

    A small one gets 400 MB, 4 s and 16 MB of results. Per megabyte 8 more megabytes of memory (a channel export of
    124 MB needs 3.5 of them), 60 s (a PDF of text holds 100 pages in a megabyte, two engines read 3 a second) and
    16 MB of results.
    """
    megabytes = size / _MEGABYTE
    return Limits(
        memory=400 * _MEGABYTE + 8 * size,
        seconds=min(4 + int(60 * megabytes), 1_800),
        output=16 * (_MEGABYTE + size),
    )

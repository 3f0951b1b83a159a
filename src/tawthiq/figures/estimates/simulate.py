"""Lists drawn from a known number of victims: the settings that the estimates are calibrated on.

Twelve, and two more in which the checks are known to be blind: a hard-to-reach class among few victims, and a
group that hardly any list reaches, which leaves no trace in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap

Family = Literal["independent", "dependent", "two classes", "hard to reach"]


@dataclass(frozen=True, slots=True)
class Setting:
    """`total` victims; `classes` of (share, chance per list); `pairs` of (list, list, odds ratio)."""

    name: str
    family: Family
    total: int
    classes: tuple[tuple[float, tuple[float, ...]], ...]
    pairs: tuple[tuple[int, int, float], ...] = ()

    @property
    def lists(self) -> int:
        """How many lists are made."""
        return len(self.classes[0][1])


SETTINGS = (
    Setting("independent_3", "independent", 1_000, ((1.0, (0.4, 0.3, 0.25)),)),
    Setting("independent_4", "independent", 200, ((1.0, (0.45, 0.4, 0.3, 0.35)),)),
    Setting("independent_6", "independent", 20_000, ((1.0, (0.3, 0.2, 0.15, 0.1, 0.1, 0.05)),)),
    Setting("dependent_3", "dependent", 2_000, ((1.0, (0.4, 0.3, 0.3)),), ((0, 1, 3.0),)),
    Setting("dependent_4", "dependent", 2_000, ((1.0, (0.35, 0.3, 0.3, 0.25)),), ((0, 1, 4.0),)),
    Setting(
        "dependent_5", "dependent", 5_000, ((1.0, (0.3, 0.25, 0.25, 0.2, 0.2)),), ((0, 1, 4.0), (2, 3, 3.0))
    ),
    Setting(
        "two_classes_4", "two classes", 5_000, ((0.6, (0.5, 0.4, 0.45, 0.35)), (0.4, (0.15, 0.2, 0.1, 0.15)))
    ),
    Setting(
        "two_classes_5", "two classes", 20_000,
        ((0.5, (0.4, 0.35, 0.3, 0.3, 0.25)), (0.5, (0.1, 0.15, 0.1, 0.12, 0.08))),
    ),
    Setting(
        "two_classes_6", "two classes", 10_000,
        ((0.5, (0.4, 0.35, 0.3, 0.3, 0.25, 0.2)), (0.5, (0.12, 0.15, 0.1, 0.12, 0.1, 0.1))),
    ),
    Setting("hard_to_reach_3", "hard to reach", 4_000, ((0.6, (0.45, 0.4, 0.35)), (0.4, (0.08, 0.06, 0.07)))),
    Setting(
        "hard_to_reach_4", "hard to reach", 5_000, ((0.6, (0.4, 0.35, 0.3, 0.3)), (0.4, (0.06, 0.05, 0.05, 0.06)))
    ),
    Setting(
        "hard_to_reach_6", "hard to reach", 20_000,
        ((0.5, (0.35, 0.3, 0.3, 0.25, 0.2, 0.2)), (0.5, (0.04, 0.05, 0.04, 0.03, 0.04, 0.03))),
    ),
    Setting("few_victims_3", "hard to reach", 1_000, ((0.6, (0.45, 0.4, 0.35)), (0.4, (0.08, 0.06, 0.07)))),
    Setting("invisible_4", "hard to reach", 5_000, ((0.6, (0.4, 0.35, 0.3, 0.3)), (0.4, (0.01, 0.01, 0.01, 0.01)))),
)  # fmt: skip


def chances(setting: Setting) -> F:
    """The chance of every combination of lists, (2^lists,), the one that nobody sees first."""
    masks = np.arange(1 << setting.lists)
    out = np.zeros(len(masks))
    for share, reach in setting.classes:
        odds = np.log(np.array(reach)) - np.log1p(-np.array(reach))
        held = (masks[:, None] >> np.arange(setting.lists)) & 1
        height = held @ odds
        for first, second, ratio in setting.pairs:
            height = height + held[:, first] * held[:, second] * np.log(ratio)
        cell = np.exp(height - height.max())
        out += share * cell / cell.sum()
    return out


def draw(setting: Setting, seed: int) -> Overlap:
    """One table of lists from the setting's known total."""
    rng = np.random.default_rng([seed, 10])
    counts = rng.multinomial(setting.total, chances(setting)).astype(np.float64)
    counts[0] = 0.0
    return Overlap(tuple("ABCDEF"[: setting.lists]), counts)

"""Every threshold of the estimates, in one place. They are ours: no paper sets them.

They were chosen before the calibration in that page was read as a whole, and the page prints what they do.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a check fails. Shares are of 1, ratios of 1."""

    fewest_lists: int = 3
    """Fewer non-empty lists leave no way to see how lists depend on each other."""
    most_rhat: float = 1.05
    fewest_effective: float = 400.0
    fewest_chains: int = 8
    most_ceiling_mass: float = 0.01
    """Posterior mass in the top twentieth of the allowed numbers missing."""
    most_undocumented: float = 5.0
    """Undocumented over documented, at the median of any admissible method."""
    most_between_methods: float = 2.0
    """Largest over smallest median among the admissible methods."""
    lowers_between_methods: float = 1.35
    """From here on the methods' difference lowers to a lower bound."""
    left_out_quantile: float = 0.99
    """A move is too large when it exceeds this share of the moves in tables simulated from the fitted model."""
    contained_share: float = 0.95
    """A list is held in another when at least this share of it is there too."""
    contained_size: int = 20
    """... and it has at least this many persons."""
    most_common_pull: float = 0.25
    """Mantel-Haenszel z that three pairs of lists in four exceed, from which on reach is taken as uneven."""
    least_fit: float = 0.05
    """P-value of the deviance under which two groups do not explain the overlaps."""
    most_hard_share: float = 0.2
    """Share of the estimated total in classes that the lists reach with a chance under one in four."""
    most_width: float = 3.0
    """Upper over lower end of the envelope from which on only the lower end is said."""
    widest: float = 8.0
    """... and from which on nothing is said."""
    fewest_overlap: int = 10
    """Persons in two or more lists."""
    uneven_missing: float = 0.1
    """Difference between lists in the share of rows without a stratum."""
    simulations: int = 200
    bootstraps: int = 1000

    def as_dict(self) -> dict[str, object]:
        """For the output: every threshold by name."""
        return asdict(self)


OURS = Thresholds()

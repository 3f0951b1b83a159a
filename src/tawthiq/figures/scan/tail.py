"""From replicates' maxima to p-values (Dwass 1957; Abrams, Kulldorff and Kleinman 2010)."""

from __future__ import annotations

import math

import numpy as np

from tawthiq.figures.scan.scores import Floats

EULER = 0.5772156649015329


def monte_carlo_p(score: float, maxima: Floats) -> float:
    """(1 + replicates at least as high) / (1 + replicates); equal up to rounding counts as equal."""
    better = int((maxima >= score - 1e-9 * max(1.0, abs(score))).sum())
    return (1 + better) / (1 + len(maxima))


def gumbel_p(score: float, maxima: Floats) -> float | None:
    """Tail of a Gumbel distribution fitted to the maxima by moments; None with fewer than 30 replicates."""
    if len(maxima) < 30 or float(maxima.std()) == 0.0:
        return None
    scale = float(maxima.std(ddof=1)) * math.sqrt(6) / math.pi
    mode = float(maxima.mean()) - EULER * scale
    return float(-np.expm1(-math.exp(min(700.0, -(score - mode) / scale))))

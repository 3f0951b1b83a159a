"""What a scan returns."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.scan.scores import Floats


@dataclass(frozen=True, slots=True)
class Cluster:
    """A zone and time whose count is unusually high. `duration` in periods, `radius` in km (or units of x, y).

    `p` is the Monte Carlo p-value, `gumbel_p` the same from a fitted tail. `recurrence_days`: how often a
    cluster as unusual is seen by chance alone when one scans once a period; None for a retrospective scan.
    """

    locations: tuple[str, ...]
    start: str
    end: str
    duration: int
    observed: int
    expected: float
    score: float
    relative_risk: float | None
    p: float
    gumbel_p: float | None
    recurrence_days: float | None
    centre: tuple[float, float]
    radius: float

    def as_dict(self) -> dict[str, object]:
        out = asdict(self)
        out["locations"] = list(self.locations)
        out["centre"] = list(self.centre)
        return out


@dataclass(frozen=True, slots=True)
class Companion:
    """The other question's answer: the expectation-based scan beside the population-based, or the reverse.

    `reading` is one of "here", "everywhere or a new source", "here against the others", "neither".
    """

    model: str
    cluster: Cluster | None
    reading: str
    sentence: Bilingual

    def as_dict(self) -> dict[str, object]:
        sentence = {"en": self.sentence.en, "ar": self.sentence.ar}
        return {
            "model": self.model,
            "cluster": self.cluster and self.cluster.as_dict(),
            "reading": self.reading,
            "sentence": sentence,
        }


@dataclass(frozen=True, slots=True)
class ScanResult:
    """Clusters, best first and without a place in common, with the settings that found them."""

    clusters: tuple[Cluster, ...]
    settings: dict[str, object]
    sentence: Bilingual
    caveats: tuple[Bilingual, ...] = ()
    companion: Companion | None = None
    locations: tuple[str, ...] = ()
    where: Floats = field(default_factory=lambda: np.zeros((0, 2)))
    geographic: bool = True

    def as_dict(self) -> dict[str, object]:
        """JSON-ready; the keys of DESIGN's public face and more."""
        return {
            "clusters": [c.as_dict() for c in self.clusters],
            "settings": self.settings,
            "sentence": {"en": self.sentence.en, "ar": self.sentence.ar},
            "caveats": [{"en": c.en, "ar": c.ar} for c in self.caveats],
            "companion": self.companion and self.companion.as_dict(),
        }

"""What the calibration measured: how often ranges like these held the truth in simulations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import yaml

from tawthiq.errors import Bilingual
from tawthiq.model.vocabulary import LOADER


@lru_cache(maxsize=1)
def measured() -> dict[int, dict[str, float]]:
    """Per number of lists: runs, published ranges, the share of them that held the truth (calibration.yml)."""
    text = (
        resources.files("tawthiq.figures.estimates").joinpath("calibration.yml").read_text(encoding="utf-8")
    )
    found = yaml.load(text, Loader=LOADER)
    return {int(k): v for k, v in found["by_lists"].items()}


def coverage_label(lists: Sequence[str]) -> Bilingual:
    """ "95 % nominal; 97 % in simulations like this": what a published range is to be labelled with."""
    seen = measured().get(len(lists))
    if seen is None or not seen["published"]:
        return Bilingual(
            "95 % nominal; never simulated with so many lists", "95 % اسمياً؛ ولم تُحاكَ بهذا العدد من القوائم"
        )
    share, runs = f"{seen['covered']:.0%}", int(seen["published"])
    return Bilingual(
        f"95 % nominal; {share} of {runs} published ranges held the truth in simulations with {len(lists)} lists",
        f"95 % اسمياً؛ و{share} من {runs} مدى منشوراً شملت الحقيقة في محاكاة بعدد {len(lists)} من القوائم",
    )

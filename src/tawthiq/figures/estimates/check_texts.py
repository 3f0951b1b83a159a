"""What the checks and verdicts say, in English and Arabic: read from check_texts.yml.

`SEEN` is filled with numbers, `MEANING` holds (passed, failed), `EFFECTS` what a failure does.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

from tawthiq.errors import Bilingual
from tawthiq.model.vocabulary import LOADER


def _texts() -> Mapping[str, Any]:
    text = (
        resources.files("tawthiq.figures.estimates").joinpath("check_texts.yml").read_text(encoding="utf-8")
    )
    found: Mapping[str, Any] = yaml.load(text, Loader=LOADER)
    return found


def _both(entry: Mapping[str, str]) -> Bilingual:
    return Bilingual(entry["en"], entry["ar"])


_FOUND = _texts()
SEEN = {code: _both(entry["seen"]) for code, entry in _FOUND["checks"].items()}
MEANING = {code: (_both(entry["passed"]), _both(entry["failed"])) for code, entry in _FOUND["checks"].items()}
EFFECTS: dict[str, str] = {code: entry["effect"] for code, entry in _FOUND["checks"].items()}
VERDICTS = {code: _both(entry) for code, entry in _FOUND["verdicts"].items()}

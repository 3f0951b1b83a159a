"""From reports of attacks on civilians to figures that open onto their evidence.

The public functions are loaded when they are first used, so that importing tawthiq costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawthiq.figures.estimates import estimate as estimate
    from tawthiq.figures.scan import scan as scan
    from tawthiq.figures.surge import surge as surge
    from tawthiq.flow.texts import extract as extract
    from tawthiq.incidents.link_table import link_incidents as link_incidents
    from tawthiq.victims.link import link_victims as link_victims

__all__ = ["__version__", "estimate", "extract", "link_incidents", "link_victims", "scan", "surge"]

__version__ = version("tawthiq")

_HOMES = {
    "estimate": "tawthiq.figures.estimates",
    "extract": "tawthiq.flow.texts",
    "link_incidents": "tawthiq.incidents.link_table",
    "link_victims": "tawthiq.victims.link",
    "scan": "tawthiq.figures.scan",
    "surge": "tawthiq.figures.surge",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module 'tawthiq' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)

"""Facilities: a registry, and which incidents may have hit which of them. Only what a person confirms counts."""

from tawthiq.figures.facilities.match import Match, matches
from tawthiq.figures.facilities.registry import Facility, Listed, read_registry

__all__ = ["Facility", "Listed", "Match", "matches", "read_registry"]

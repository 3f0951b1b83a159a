"""Places: gazetteers, names in texts and tables, areas. `flow` passes a Finder to the reading of texts."""

from tawthiq.places.areas import Pack, pack, packaged_packs
from tawthiq.places.finder import Finder
from tawthiq.places.gazetteer import Entry, Gazetteer, from_bytes, load, packaged

__all__ = [
    "Entry",
    "Finder",
    "Gazetteer",
    "Pack",
    "from_bytes",
    "load",
    "pack",
    "packaged",
    "packaged_packs",
]

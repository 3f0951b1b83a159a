"""`tawthiq.extract`: texts to events without a casebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import tee
from pathlib import Path
from typing import Any

from tawthiq.claims.extract import detect_lang
from tawthiq.claims.jsonl import to_json
from tawthiq.claims.packs import Pack, load_pack
from tawthiq.flow.reading import Text, events_in, spread, storable
from tawthiq.lang.published import parse_published
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder
from tawthiq.places.areas import pack as places_pack
from tawthiq.places.areas import packaged_packs
from tawthiq.places.finder import Finder
from tawthiq.places.gazetteer import load, packaged


def extract(
    reports: Iterable[Mapping[str, Any]],
    *,
    places: Sequence[Path] = (),
    packs: Sequence[str] = ("syria",),
    workers: int = 1,
) -> Iterator[dict[str, object]]:
    """Events of each report {id, text, published?}, in order, as docs/reference/event.md has them.

    `places` are gazetteer files (the packaged towns when empty), `packs` packaged names or YAML files of actors,
    `workers` processes: any number gives the same lines. Raises the errors of gazetteers and packs.
    """
    finder, pack = finder_for(places, packs), load_pack(tuple(packs))
    yield from extract_with(reports, finder, pack, workers)


def finder_for(places: Sequence[Path], packs: Sequence[str]) -> Finder:
    """The places of the files, or the packaged ones, with the areas of those packs that bring some."""
    named = [name if name in packaged_packs() else Path(name) for name in packs]
    areas = [places_pack(name) for name in named if isinstance(name, str) or name.is_file()]
    return Finder(load(list(places)) if places else packaged(), areas)


def extract_with(
    reports: Iterable[Mapping[str, Any]], finder: PlaceFinder, pack: Pack, workers: int = 1
) -> Iterator[dict[str, object]]:
    """The same with places and vocabulary already loaded."""
    rows, ahead = tee(reports)
    texts = ((storable(str(r["text"])), parse_published(str(r.get("published") or ""))) for r in ahead)
    for (lang, events), row in zip(spread(_read, texts, finder, pack, workers), rows, strict=True):
        yield to_json(storable(str(row["id"])), lang, events)


def _read(text: Text, finder: PlaceFinder, pack: Pack) -> tuple[str, list[Event]]:
    events = events_in(text, finder, pack)
    return detect_lang(text[0]), events

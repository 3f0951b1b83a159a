"""Plain sentences in both languages and every event that a person reads in them: none missing, none besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.model.places import Mention

NAMES = (
    *("كفر توت", "تل الريحان", "عين الورد", "إدلب", "حلب", "حماة", "حمص", "درعا", "الرقة", "دير الزور"),
    *("Kafr Tut", "Tal al-Rihan", "Ain al-Ward", "Idlib", "Aleppo", "Hama", "Homs", "Daraa", "Raqqa"),
    *("الفاشر", "نيالا", "الخرطوم", "دارفور", "صعدة", "الحديدة", "صنعاء", "رفح", "صيدا", "ترهونة", "طرابلس"),
    *("بنغازي", "سبها", "عدن", "الخليل", "خان يونس", "El Fasher", "Nyala", "Khartoum", "Darfur", "Hodeidah"),
    *("Odesa", "Nikopol", "Bakhmut", "Kherson", "Kharkiv", "Mariupol", "Rafah", "Khan Younis", "Gaza"),
    *("Saada", "Sanaa", "Taiz", "Omdurman", "El Geneina", "Deir ez-Zor", "Dnipro", "Sweida", "Damascus"),
    *(
        "Tyre",
        "Kutum",
        "Latakia",
        "Hasakah",
        "Afrin",
        "النصيرات",
        "عيتا الشعب",
        "حيس",
        "زابوريجيا",
        "كراماتورسك",
    ),
    *("الغوطة", "دمشق", "عفرين", "الحسكة", "السويداء", "اللاذقية"),
)
LISTS = ("actors", "targets", "counts", "victims")
KEYS = ("type", "modality", "scope", "days", "place", *LISTS)


def _rows() -> list[Any]:
    rows = []
    for lang in ("en", "ar", "by_rule"):
        path = Path(__file__).with_name(f"plain_sentences_{lang}.yml")
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True, reason="not yet read")] if row.get("unread") else []
            rows.append(pytest.param(row, id=row["text"][:60], marks=marks))
    return rows


class Wide:
    """Finds the names above, each a place of its own."""

    def mentions(self, text: str) -> list[Mention]:
        names = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
        found = re.finditer(rf"(?<!\w)[وبلف]{{0,2}}({names})(?!\w)", text)
        return [Mention(m.start(1), m.end(1), (NAMES.index(m[1]),)) for m in found]

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        first = mentions[0]
        name, entry = text[first.start : first.end], first.entries[0]
        return PlaceRef(name, pcode=f"X{entry}", lat=300_000_000 + 10_000_000 * entry, lon=365_000_000)

    def lookup(self, name: str, **_: object) -> PlaceRef | None:
        return None

    def area(self, name: str) -> tuple[str, ...]:
        return ()


@pytest.mark.parametrize("row", _rows())
def test_a_plain_sentence_is_read_as_a_person_reads_it(row: dict[str, Any], pack: Pack) -> None:
    events = extract_events(row["text"], published=row.get("published"), finder=Wide(), pack=pack)
    left = [{key: read_of(event, key) for key in KEYS} for event in events]
    for told in map(_told, row["events"]):
        same = next((e for e in left if all(e[key] == value for key, value in told.items())), None)
        assert same is not None, f"not read: {told}, but {left}"
        left.remove(same)
    assert not left, "read besides"


def _told(event: dict[str, Any]) -> dict[str, Any]:
    """What the table says of an event, lists sorted."""
    assert set(event) <= set(KEYS)
    return {key: sorted(value) if key in LISTS else value for key, value in event.items()}


def read_of(event: Event, key: str) -> Any:
    """The same of an event that was read."""
    if key == "days":
        return event.date_start and f"{event.date_start}..{event.date_end}"
    return {
        "type": event.event_type,
        "modality": event.modality,
        "scope": event.scope,
        "place": event.place and event.place.text,
        "actors": sorted(a for a in event.actor_class if a != "unknown"),
        "targets": sorted(t for t in event.targets if t != "none_stated"),
        "counts": sorted(map(_count, event.counts)),
        "victims": sorted(v.name for v in event.victims if v.name),
    }[key]


def _count(count: Count) -> str:
    low, high = ("" if end is None else str(end) for end in (count.min, count.max))
    return f"{count.kind} {count.group} " + (low if count.min == count.max else f"{low}..{high}")

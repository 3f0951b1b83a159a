"""Map a sheet: point at the columns of a table, save the YAML profile that they make, and receive with it."""

from __future__ import annotations

from typing import Any

import yaml
from django.http import HttpResponse

from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.tools import PROFILE
from tawthiq.model.claims import EVENT_TYPES, GROUPS, KINDS
from tawthiq.sources import cell
from tawthiq.sources.packaged import PROFILES
from tawthiq.sources.profile import load_profile
from tawthiq.sources.reading import Sample
from tawthiq.web.desk import Desk
from tawthiq.web.fields import FieldWrong, needed, one_of

MEANINGS = ("date_start", "date_end", "published", "place", "place_ar", "hint", "lat", "lon", "event_type", "actors",
            "source", "url", "note", "person", "ignore")  # fmt: skip


def columns(desk: Desk) -> HttpResponse:
    """First the file, then its columns with what each means; saving adopts the profile by an act."""
    if desk.sent and desk.field("do") == "save":
        return _save(desk)
    seen = _seen(desk)
    return desk.page("sheet.html", seen=seen, meanings=MEANINGS, kinds=KINDS, groups=GROUPS, event_types=EVENT_TYPES,
                     text=_yaml(desk, seen.columns) if seen and desk.field("do") else "")  # fmt: skip


def _seen(desk: Desk) -> Sample | None:
    """The head of the table: from the file just sent, else as the form carried it on; none of a file refused."""
    sent = desk.request.FILES.get("file") if desk.sent else None
    if sent is not None:
        return cell.read_head(sent.read(), name=sent.name or "table.csv")
    names = desk.request.POST.getlist("column")
    return Sample(tuple(names), ()) if names else None


def _save(desk: Desk) -> HttpResponse:
    names = tuple(desk.request.POST.getlist("column"))
    text = _yaml(desk, names)
    profile = load_profile(text, "profile.yml")
    if profile.name in PROFILES:
        raise FieldWrong(place="name", read=profile.name, expected_en="a name that no packaged map has",
                         expected_ar="اسم لا تحمله خريطة مرفقة")  # fmt: skip
    act = adopt(desk.book, acting=desk.acting, role=PROFILE, name=profile.name, data=text.encode())
    return desk.go("receive", done="mapped", act=act.n)


def _yaml(desk: Desk, names: tuple[str, ...]) -> str:
    return yaml.safe_dump(_profile(desk, names), allow_unicode=True, sort_keys=False, width=110)


def _profile(desk: Desk, names: tuple[str, ...]) -> dict[str, Any]:
    """The profile as docs/how-to/profiles.md has it, from what each column was said to mean."""
    name = needed("name", desk.field("name"))
    meant: dict[str, list[str]] = {}
    counts: list[dict[str, Any]] = []
    for n, column in enumerate(names):
        meaning = desk.field(f"means-{n}")
        if meaning in KINDS:
            counts.append(_count(meaning, one_of("group", desk.field(f"group-{n}") or "all", GROUPS), column))
        elif meaning:
            meant.setdefault(one_of("meaning", meaning, MEANINGS), []).append(column)
    return {
        "profile": name, "version": 1, "title": {"en": name, "ar": name}, **_facts(meant),
        "dates": {"order": one_of("order", desk.field("order", "day"), ("day", "month"))},
        "event_type": _event_type(desk, meant), "counts": counts, **_rest(meant),
    }  # fmt: skip


def _count(kind: str, group: str, column: str) -> dict[str, Any]:
    unit = {"unit": "facility"} if kind == "facilities_hit" else {}
    return {"kind": kind, "group": group, **unit, "value": column}


def _facts(meant: dict[str, list[str]]) -> dict[str, Any]:
    days = {end: meant[f"date_{end}"][0] for end in ("start", "end") if f"date_{end}" in meant}
    place = {key: meant[m][0] for m, key in (("place", "name"), ("place_ar", "name_ar"), ("lat", "lat"), ("lon", "lon"))
             if m in meant}  # fmt: skip
    found = {"date": days, "place": place, "published": _column(meant, "published"), "url": _column(meant, "url"),
             "hints": meant.get("hint")}  # fmt: skip
    return {k: v for k, v in found.items() if v}


def _column(meant: dict[str, list[str]], meaning: str) -> dict[str, str] | None:
    return {"column": meant[meaning][0]} if meaning in meant else None


def _event_type(desk: Desk, meant: dict[str, list[str]]) -> dict[str, Any]:
    """The column of weapons with the words that the form translates; else one kind for all rows."""
    default = one_of("default", desk.field("default", "other"), EVENT_TYPES)
    if "event_type" not in meant:
        return {"constant": default}
    pairs = (line.partition("=") for line in desk.field("words").splitlines() if "=" in line)
    values = {word.strip(): one_of("words", kind.strip(), EVENT_TYPES) for word, _, kind in pairs}
    return {"column": meant["event_type"][0], "values": values, "default": default}


def _rest(meant: dict[str, list[str]]) -> dict[str, Any]:
    found = {
        "actors": _column(meant, "actors"), "publisher": _column(meant, "source"),
        "identities": [{"column": c, "kind": "collector"} for c in meant.get("person", ())],
        "note": meant.get("note"), "ignore": meant.get("ignore"),
    }  # fmt: skip
    return {k: v for k, v in found.items() if v}

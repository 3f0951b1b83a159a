"""The map page: one file that opens offline, with Leaflet, our script and the data inside it.

Nothing is loaded from outside: a content security policy allows the inline scripts and style sheets by their hashes
and nothing else. The table holds what the map shows and is there without scripts. All text is escaped; the data lie
in a JSON block that no browser runs.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from importlib import resources

from markupsafe import Markup

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import label, window_text
from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.lang.templates import environment, template_text
from tawthiq.maps.lines import Lines
from tawthiq.maps.records import Group, Record, Toll
from tawthiq.maps.words import both, word, words

PACKAGE = "tawthiq.maps"
IN_TABLE = 5_000
ASSETS = ("leaflet.js", "map.js", "leaflet.css", "map.css")


def page(
    records: Sequence[Record],
    *,
    title: str,
    lang: str,
    lines: Lines = (),
    names: Sequence[str] = (),
    note: str = "",
) -> str:
    """The whole page in "en", "ar" or "both". `title` is the casebook's name, `names` whose boundaries `lines` are."""
    scripts, styles = [asset(n) for n in ASSETS[:2]], [asset(n) for n in ASSETS[2:]]
    made = environment(PACKAGE).get_template("page.html").render(
        lang="ar" if lang == "ar" else "en", w=words(lang), title=title, note=note,
        body=Markup(fragment(records, lang=lang, lines=lines, names=names)),
        scripts=[Markup(s) for s in scripts], styles=[Markup(s) for s in styles],
        script_hashes=csp_hashes(scripts), style_hashes=csp_hashes(styles),
    )  # fmt: skip
    return made.encode("utf-8", errors="replace").decode("utf-8")


def fragment(
    records: Sequence[Record],
    *,
    lang: str,
    lines: Lines = (),
    names: Sequence[str] = (),
    groups: Sequence[Group] = (),
    address: Callable[[str], str] | None = None,
) -> str:
    """Controls, map, table and data, to stand inside a page that brings the ASSETS itself.

    Safe HTML. A record whose code is the fragment of the page's address is shown when the page opens. `address` gives
    for a code the page that an incident has of its own.
    """
    rows = [{**_row(r, lang), "page": address(r.code) if address else ""} for r in records[:IN_TABLE]]
    return environment(PACKAGE).get_template("fragment.html").render(
        w=words(lang), rows=rows, groups=[{"id": g.id, "label": _both(g.label_en, g.label_ar, lang)} for g in groups],
        rtl=lang == "ar", kinds=_kinds(records, lang), undated=sum(1 for r in records if r.date_start is None),
        unplaced=_said("unplaced", lang, sum(1 for r in records if not r.located)),
        cut=_said("cut", lang, IN_TABLE, len(records)) if len(records) > IN_TABLE else "",
        attribution=word("attribution", lang, names=", ".join(names)) if lines and names else "",
        data=Markup(_data(records, lang, lines, groups)), any_date=any(r.date_start for r in records),
    )  # fmt: skip


def asset(name: str) -> str:
    """One of ASSETS: Leaflet as its package brings it (without the pointer to its source map), or our own."""
    if name.startswith("leaflet"):
        text = (resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet" / name).read_text("utf-8")
        return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text)
    return template_text(PACKAGE, name)


def csp_hashes(texts: Iterable[str]) -> str:
    """What a content security policy needs to allow these inline texts and no others."""
    digests = (hashlib.sha256(t.encode("utf-8")).digest() for t in texts)
    return " ".join(f"'sha256-{base64.b64encode(d).decode('ascii')}'" for d in digests)


def _data(records: Sequence[Record], lang: str, lines: Lines, groups: Sequence[Group]) -> str:
    """What the script reads; "<" is escaped, so that no text can end the block."""
    ids = sorted({r.event_type for r in records})
    numbers = {g.id: n for n, g in enumerate(groups)}
    whole = {
        "words": words(lang), "rtl": lang == "ar", "lines": lines,
        "kinds": [[kind, _label(kind, lang)] for kind in ids],
        "incidents": [_point(r, ids.index(r.event_type), numbers, lang) for r in records],
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _point(record: Record, kind: int, groups: dict[str, int], lang: str) -> list[object]:
    """[code, lat, lon, precision, first day, last day, kind, place, killed, injured, groups]."""
    first = record.date_start.isoformat() if record.date_start else None
    last = (record.date_end or record.date_start or None) and str(record.date_end or record.date_start)
    return [
        record.code, record.lat, record.lon, record.precision or 0, first, last, kind, _place(record, lang),
        _toll(record.killed, lang), _toll(record.injured, lang), [groups[g] for g in record.groups if g in groups],
    ]  # fmt: skip


def _kinds(records: Sequence[Record], lang: str) -> list[dict[str, object]]:
    counts: dict[str, int] = {}
    for record in records:
        counts[record.event_type] = counts.get(record.event_type, 0) + 1
    return [{"id": k, "label": _label(k, lang), "n": n} for k, n in sorted(counts.items())]


def _row(record: Record, lang: str) -> dict[str, object]:
    when = [window_text(record.date_start, record.date_end, side) for side in ("en", "ar")]
    return {
        "code": record.code, "when": _both(when[0], when[1], lang) if record.date_start else word("unknown", lang),
        "kind": _label(record.event_type, lang), "place": _place(record, lang) or word("unknown", lang),
        "precision": _precision(record.precision, lang), "killed": _toll(record.killed, lang),
        "injured": _toll(record.injured, lang), "sources": ", ".join(record.sources), "located": record.located,
        "groups": list(record.groups), "reviewed": _said("of", lang, record.reviewed, len(record.claims)),
    }  # fmt: skip


def _place(record: Record, lang: str) -> str:
    en, ar = record.place_en or record.place_ar, record.place_ar or record.place_en
    return _both(en, ar, lang)


def _label(kind: str, lang: str) -> str:
    return _both(label("event_types", kind, "en"), label("event_types", kind, "ar"), lang)


def _toll(toll: Toll | None, lang: str) -> str:
    if toll is None:
        return word("not_stated", lang)
    return _both(fmt_range(toll.low, toll.high, "en"), fmt_range(toll.low, toll.high, "ar"), lang)


def _precision(metres: int | None, lang: str) -> str:
    if metres is None:
        return word("unknown", lang)
    return (
        _said("metres", lang, metres) if metres < 1_000 else _said("kilometres", lang, round(metres / 1_000))
    )


def _said(key: str, lang: str, n: int, whole: int = 0) -> str:
    n_, all_ = (Bilingual(fmt_number(v, "en"), fmt_number(v, "ar")) for v in (n, whole))
    return word(key, lang, n=n_, all=all_)


def _both(en: str, ar: str, lang: str) -> str:
    return both(Bilingual(en, ar), lang)

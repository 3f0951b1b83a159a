"""The case file: what `tawthiq run` is given. Every mistake in it is named by its key.

docs/reference/case-file.md shows every key with an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from tawthiq.casebook.case_sources import named_sources
from tawthiq.casebook.errors import CaseFileWrong
from tawthiq.evidence.kinds import LEVELS, SEEN, AreaNamed, QuestionAsked, SourceNamed
from tawthiq.figures.documented.selection import INCLUSIONS
from tawthiq.model.claims import EVENT_TYPES, GROUPS, KINDS, MEASURES, TARGETS
from tawthiq.model.figures import BASES, RULES, SPLITS
from tawthiq.model.node import Node, parse_yaml
from tawthiq.places.drawn import rings
from tawthiq.sources.errors import ProfileError
from tawthiq.sources.names import recorded_name


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name_en: str
    name_ar: str
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseInput:
    """One file to receive: `profile` a packaged name or a path; `options` the reader's."""

    path: Path
    reader: str | None
    source: str
    profile: str | None
    options: dict[str, str]
    organisation: str
    level: str
    consent: str | None

    @property
    def held_back(self) -> bool:
        """Whether nobody else may know whose it is: not shared, or a private chat read by consent."""
        return self.level not in SEEN or bool(self.consent)


@dataclass(frozen=True, slots=True)
class Check:
    """A finished statement that `tawthiq check` is to judge."""

    path: Path
    date: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """A case.yml with its paths resolved against its own folder."""

    folder: Path
    name: str
    zone: str
    languages: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    gazetteers: tuple[Path, ...]
    packs: tuple[str, ...]
    codebooks: tuple[Path, ...]
    controls: tuple[Path, ...]
    facilities: tuple[Path, ...]
    inputs: tuple[CaseInput, ...]
    sources: tuple[SourceNamed, ...]
    areas: tuple[AreaNamed, ...]
    questions: tuple[QuestionAsked, ...]
    statements: dict[str, Path]
    checks: tuple[Check, ...]
    truth: Path | None


_TOP = (
    "name", "zone", "languages", "organisations", "gazetteers", "packs", "codebooks", "controls", "facilities",
    "inputs", "sources", "areas", "questions", "statement", "check", "truth", "invented",
)  # fmt: skip
_INPUT = (
    "path", "reader", "source", "profile", "source_field", "published", "zone", "lang", "encoding", "date_order",
    "organisation", "level", "consent",
)  # fmt: skip
_OPTIONS = ("source_field", "published", "zone", "lang", "encoding", "date_order")
_QUESTION = (
    "id", "kind", "group", "window", "area", "basis", "by", "measure", "inclusion", "targets", "codebook", "rule",
    "priority", "reliability", "event_types", "party", "grades", "originators", "seed",
)  # fmt: skip
_AREA = ("pcodes", "name_en", "name_ar", "note", "polygon", "everywhere", "control", "control_on")


def read_case(path: Path) -> Case:
    """Read `path` (case.yml or its folder). Raises CaseFileWrong with the key that is wrong."""
    file = path / "case.yml" if path.is_dir() else path
    if not file.is_file():
        _wrong(str(file), "no file", "a case.yml", "ملف case.yml")
    try:
        return _case(parse_yaml(file.read_text(encoding="utf-8"), file.name, ProfileError), file.parent)
    except ProfileError as error:
        key, wanted = error.wrong
        raise CaseFileWrong(
            place=f"{file.name}, {key}", read=error.read, expected_en=wanted.en, expected_ar=wanted.ar
        ) from error


def _wrong(place: str, read: object, expected_en: str, expected_ar: str) -> NoReturn:
    raise CaseFileWrong(place=place, read=read, expected_en=expected_en, expected_ar=expected_ar)


def _case(top: Node, folder: Path) -> Case:
    keys = top.fields(_TOP, required=("name", "zone"))
    organisations = tuple(_organisation(n) for n in _list(keys, "organisations"))
    areas = tuple(_area(n, folder) for _, n in keys["areas"].pairs()) if "areas" in keys else ()
    inputs = tuple(_input(n, folder, organisations) for n in _list(keys, "inputs"))
    return Case(
        folder=folder,
        name=keys["name"].text(),
        zone=keys["zone"].text(),
        languages=keys["languages"].texts() if "languages" in keys else ("en", "ar"),
        organisations=organisations or (Organisation("us", "We", "نحن"),),
        gazetteers=tuple(_path(n, folder, outside=True) for n in _list(keys, "gazetteers")),
        packs=tuple(_pack(n, folder) for n in _list(keys, "packs")),
        codebooks=tuple(_path(n, folder) for n in _list(keys, "codebooks")),
        controls=tuple(_path(n, folder, outside=True) for n in _list(keys, "controls")),
        facilities=tuple(_path(n, folder, outside=True) for n in _list(keys, "facilities")),
        inputs=inputs,
        sources=named_sources(keys["sources"], [i.source for i in inputs if i.held_back])
        if "sources" in keys
        else (),
        areas=areas,
        questions=tuple(_question(n, [a.id for a in areas]) for n in _list(keys, "questions")),
        statements={lang: _path(n, folder) for lang, n in _pairs(keys, "statement")},
        checks=tuple(_check(n, folder) for n in _list(keys, "check")),
        truth=_path(keys["truth"], folder) if "truth" in keys else None,
    )


def _list(keys: dict[str, Node], name: str) -> list[Node]:
    return keys[name].items() if name in keys else []


def _pairs(keys: dict[str, Node], name: str) -> list[tuple[str, Node]]:
    """`statement:` is one path for all languages, or a path for each."""
    if name not in keys:
        return []
    node = keys[name]
    return [("", node)] if isinstance(node.value, str) else list(node.pairs())


def _path(node: Node, folder: Path, *, outside: bool = False) -> Path:
    """A file of the case. Only tables of places may lie outside: a case from elsewhere must not read our files."""
    path = folder / node.text()
    if not path.is_file():
        node.refuse("a file that exists, relative to case.yml", "ملف موجود، مساره من مجلد case.yml")
    if not outside and not path.resolve().is_relative_to(folder.resolve()):
        node.refuse("a file inside the folder of case.yml", "ملف داخل مجلد case.yml")
    return path


def _pack(node: Node, folder: Path) -> str:
    """A packaged name, or the path of a YAML file."""
    return str(_path(node, folder)) if "/" in node.text() or node.text().endswith(".yml") else node.text()


def _organisation(node: Node) -> Organisation:
    keys = node.fields(("id", "name_en", "name_ar", "recipients"), required=("id",))
    name_en, name_ar = (keys[k].text() if k in keys else keys["id"].text() for k in ("name_en", "name_ar"))
    recipients = keys["recipients"].texts() if "recipients" in keys else ()
    return Organisation(keys["id"].text(), name_en, name_ar, recipients)


def _input(node: Node, folder: Path, organisations: tuple[Organisation, ...]) -> CaseInput:
    keys = node.fields(_INPUT, required=("path",))
    path = _path(keys["path"], folder)
    told = {name: keys[name].text() for name in keys}
    known = [o.id for o in organisations] or ["us"]
    return CaseInput(
        path=path,
        reader=told.get("reader"),
        source=told.get("source", Path(recorded_name(path.name)).stem),
        profile=_profile(keys, folder),
        options={k: told[k] for k in _OPTIONS if k in told},
        organisation=keys["organisation"].one_of(known) if "organisation" in keys else known[0],
        level=keys["level"].one_of(LEVELS) if "level" in keys else "items",
        consent=told.get("consent"),
    )


def _profile(keys: dict[str, Node], folder: Path) -> str | None:
    return _pack(keys["profile"], folder) if "profile" in keys else None


def _area(node: Node, folder: Path) -> AreaNamed:
    keys = node.fields(_AREA)
    ident = node.key.rsplit(".", 1)[-1]
    name_en, name_ar, note = (keys[k].text() if k in keys else "" for k in ("name_en", "name_ar", "note"))
    pcodes = keys["pcodes"].texts() if "pcodes" in keys else ()
    everywhere = "everywhere" in keys and keys["everywhere"].yes()
    if not pcodes and "polygon" not in keys and not everywhere:
        node.refuse("pcodes, a polygon or everywhere", "pcodes أو polygon أو everywhere")
    if ("control" in keys) != ("control_on" in keys):
        node.refuse("control and control_on together", "control و control_on معا")
    return AreaNamed(
        ident, pcodes, name_en or ident, name_ar or name_en or ident, note,
        _polygon(keys["polygon"], folder) if "polygon" in keys else (), everywhere,
        keys["control"].texts() if "control" in keys else (),
        _day(keys["control_on"]).isoformat() if "control_on" in keys else None,
    )  # fmt: skip


def _polygon(node: Node, folder: Path) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The rings of a GeoJSON file beside case.yml."""
    found = rings(_path(node, folder).read_bytes())
    if not found:
        node.refuse(
            "a GeoJSON file with a Polygon or MultiPolygon in degrees",
            "ملف GeoJSON فيه Polygon أو MultiPolygon بالدرجات",
        )
    return found


def _question(node: Node, areas: list[str]) -> QuestionAsked:
    keys = node.fields(_QUESTION, required=("id", "kind", "window", "area"))
    return QuestionAsked(
        id=keys["id"].text(),
        count=keys["kind"].one_of(KINDS),
        window=_window(keys["window"]),
        area=keys["area"].one_of(areas),
        basis=keys["basis"].one_of(BASES) if "basis" in keys else "incidents",
        group=keys["group"].one_of(GROUPS) if "group" in keys else "all",
        measure=keys["measure"].one_of(MEASURES) if "measure" in keys else None,
        by=keys["by"].one_of(SPLITS) if "by" in keys else None,
        inclusion=keys["inclusion"].one_of(INCLUSIONS) if "inclusion" in keys else "all documented",
        targets=tuple(n.one_of(TARGETS) for n in _list(keys, "targets")),
        codebook=keys["codebook"].text() if "codebook" in keys else "first",
        rule=keys["rule"].one_of(RULES) if "rule" in keys else "",
        tiers=_tiers(keys),
        event_types=tuple(n.one_of(EVENT_TYPES) for n in _list(keys, "event_types")),
        party=keys["party"].texts() if "party" in keys else (),
        grades=keys["grades"].texts() if "grades" in keys else (),
        min_originators=keys["originators"].integer(1) if "originators" in keys else 0,
        seed=keys["seed"].integer(0) if "seed" in keys else 1,
    )


def _tiers(keys: dict[str, Node]) -> tuple[tuple[str, ...], ...]:
    """Sources in their order: `priority` one by one, `reliability` in classes of equals."""
    if "priority" in keys and "reliability" in keys:
        keys["reliability"].refuse("either priority or reliability", "إما priority وإما reliability")
    if "priority" in keys:
        return tuple((name,) for name in keys["priority"].texts())
    return tuple(n.texts() for n in _list(keys, "reliability"))


def _window(node: Node) -> tuple[str, str]:
    days = [_day(n) for n in node.items()]
    if len(days) != 2 or days[0] > days[1]:
        node.refuse("two days, the first not after the second", "يومان، الأول ليس بعد الثاني")
    return days[0].isoformat(), days[1].isoformat()


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError:
        node.refuse("a day such as 2019-05-01", "يوم مثل 2019-05-01")


def _check(node: Node, folder: Path) -> Check:
    keys = node.fields(("path", "date"), required=("path",))
    return Check(_path(keys["path"], folder), _day(keys["date"]) if "date" in keys else None)

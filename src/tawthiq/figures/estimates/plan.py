"""What is decided before the first fit: population, lists, strata, admissible methods, seed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from tawthiq.figures.estimates.errors import BadPlan, BadSetting, UnknownMethod
from tawthiq.figures.estimates.results import Json

METHODS = ("latent_class", "graphical", "loglinear", "sparse", "chao", "chapman", "nhoi", "two_groups")
ADMISSIBLE = ("latent_class", "graphical", "loglinear")
"""The default: the three that let lists depend and average over how. Beyond five lists `sparse` stands in."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What is known of one list: `period`, `area`, the lists that feed it, strata that it could not record.

    `not_in` maps a stratum column to the values where the list was not active.
    """

    period: str = ""
    area: str = ""
    fed_by: tuple[str, ...] = ()
    not_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan. `delta` and `max_missing` None mean 2^-lists and 20 times the documented.

    `linkage_audited` None means that nobody said. `never_together` pairs of lists that could not record the
    same person.
    """

    population: str = ""
    lists: Mapping[str, ListPlan] = field(default_factory=dict)
    never_together: tuple[tuple[str, str], ...] = ()
    strata: tuple[str, ...] = ()
    imputation: str = ""
    admissible: tuple[str, ...] = ADMISSIBLE
    classes: int = 10
    delta: float | None = None
    max_missing: int | None = None
    seed: int = 0
    linkage_audited: bool | None = None

    def as_dict(self) -> Json:
        """For JSON and YAML, with the plan's digest left out."""
        out: Json = json.loads(json.dumps(asdict(self)))
        return out

    @property
    def digest(self) -> str:
        """SHA-256 over the plan's canonical JSON."""
        text = json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def read_plan(path: Path) -> Plan:
    """Read a plan from YAML. Raises BadPlan with the place."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _bad(path.name, error, "it is not YAML", "ليست ملف YAML صالحاً") from error
    return plan_of(found, path.name)


def plan_of(found: object, place: str = "plan") -> Plan:
    """A plan from a mapping. Raises BadPlan for keys that a plan does not have."""
    if not isinstance(found, dict):
        raise _bad(place, found, "it has no keys with values", "ليس فيها مفاتيح لها قيم")
    known = {f.name for f in fields(Plan)}
    for key in found:
        if key not in known:
            raise _bad(place, str(key), f"it has no key {key}", f"لا مفتاح فيها باسم {key}")
    return checked(Plan(**{k: _shaped(place, k, v) for k, v in found.items() if v is not None}))


_SHAPES: dict[str, type | tuple[type, ...]] = {
    "classes": int, "delta": (int, float), "max_missing": int, "seed": int, "linkage_audited": bool,
}  # fmt: skip


def _shaped(place: str, key: str, value: Any) -> Any:
    """The value of a key of the plan. Raises BadPlan where it is of another kind, with the key."""
    wanted, where = _SHAPES.get(key), f"{place}, {key}"
    try:
        if wanted and (not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool)):
            raise TypeError(key)
        return _value(key, value)
    except (TypeError, ValueError, AttributeError) as error:
        raise _bad(
            where, value, "this value is of another kind than the default plan has there",
            "هذه القيمة ليست من نوع ما في الخطة الافتراضية",
        ) from error  # fmt: skip


def _value(key: str, value: Any) -> Any:
    if key in ("population", "imputation"):
        if isinstance(value, list | dict):
            raise TypeError(key)
        return str(value)
    if key == "lists":
        return {str(name): _list_plan(entry or {}) for name, entry in value.items()}
    if key == "never_together":
        return tuple((str(a), str(b)) for a, b in value)
    if key in ("strata", "admissible"):
        if isinstance(value, str):
            raise ValueError(key)
        return tuple(str(v) for v in value)
    return value


def _list_plan(entry: Mapping[str, Any]) -> ListPlan:
    not_in = {str(k): tuple(str(v) for v in vs) for k, vs in (entry.get("not_in") or {}).items()}
    rest = {k: str(v) for k, v in entry.items() if k in ("period", "area")}
    unknown = set(entry) - {"period", "area", "fed_by", "not_in"}
    if unknown:
        raise ValueError(sorted(unknown)[0])
    return ListPlan(fed_by=tuple(str(v) for v in entry.get("fed_by") or ()), not_in=not_in, **rest)


def checked(plan: Plan) -> Plan:
    """The same plan if its settings are in range. Raises BadSetting or UnknownMethod."""
    for name in plan.admissible:
        if name not in METHODS:
            raise UnknownMethod(read=name, method=name, there=", ".join(METHODS))
    if not 1 <= plan.classes <= 50:
        raise BadSetting(read=plan.classes, setting="classes", range="1 .. 50")
    if plan.delta is not None and not 0 < plan.delta <= 100:
        raise BadSetting(read=plan.delta, setting="delta", range="0 < delta <= 100")
    if plan.max_missing is not None and not 1 <= plan.max_missing <= 10_000_000:
        raise BadSetting(read=plan.max_missing, setting="max_missing", range="1 .. 10,000,000")
    if not 0 <= plan.seed < 2**63:
        raise BadSetting(read=plan.seed, setting="seed", range="0 .. 2^63 - 1")
    return plan


def deviations(before: Plan, after: Plan) -> list[str]:
    """The names of the settings in which a run departs from its plan."""
    return [f.name for f in fields(Plan) if getattr(before, f.name) != getattr(after, f.name)]


def _bad(place: str, read: object, english: str, arabic: str) -> BadPlan:
    return BadPlan(place=place, read=read, why_en=english, why_ar=arabic)

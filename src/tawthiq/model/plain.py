"""Frozen dataclasses, and named tuples, to plain JSON values and back: what act bodies and derived columns hold."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any, *, full: bool = False) -> Any:
    """Dataclasses and named tuples become objects, other tuples lists, dates ISO strings.

    Defaults are left out unless `full`. A float raises TypeError: nothing that is kept or hashed holds one.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        if names := getattr(value, "_fields", ()):
            usual = {} if full else getattr(value, "_field_defaults", {})
            named = zip(names, value, strict=True)
            return {k: to_plain(v, full=full) for k, v in named if k not in usual or v != usual[k]}
        return [to_plain(v, full=full) for v in value]
    if isinstance(value, dict):
        return {str(k): to_plain(v, full=full) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: to_plain(getattr(value, f.name), full=full)
            for f in fields(value)
            if full or _told(value, f)
        }
    msg = f"no plain form for {type(value).__name__}"
    raise TypeError(msg)


def from_plain(cls: type[T], plain: dict[str, Any]) -> T:
    """`cls`, a dataclass or named tuple, from its plain form; unknown keys raise TypeError: nothing is dropped."""
    hints: dict[str, Any] = _hints(typing.cast(typing.Hashable, cls))
    unknown = sorted(set(plain) - set(hints))
    if unknown:
        msg = f"{cls.__name__} has no field {', '.join(unknown)}"
        raise TypeError(msg)
    return cls(**{name: _read(hints[name], value) for name, value in plain.items()})


def _told(value: Any, f: Any) -> bool:
    return bool(getattr(value, f.name) != f.default)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _read(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        inner = args if args[-1] is not Ellipsis else (args[0],) * len(value)
        return tuple(_read(a, v) for a, v in zip(inner, value, strict=True))
    if origin is dict:
        return {k: _read(args[1], v) for k, v in value.items()}
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields")):
        return from_plain(hint, value)
    return value

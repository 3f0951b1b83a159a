"""Frozen dataclasses, and named tuples, to plain JSON values and back: what act bodies and derived columns hold."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache, partial
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
    kind: Any = type(value)
    if (usual := _usual(kind)) is not None:
        held = [(name, default, getattr(value, name)) for name, default in usual]
        return {
            name: v if type(v) in _LEAVES else to_plain(v, full=full)
            for name, default, v in held
            if full or v != default
        }
    if isinstance(value, tuple | list):
        return [v if type(v) in _LEAVES else to_plain(v, full=full) for v in value]
    if isinstance(value, dict):
        return {str(k): to_plain(v, full=full) for k, v in value.items()}
    msg = f"no plain form for {type(value).__name__}"
    raise TypeError(msg)


_LEAVES = frozenset((str, int, bool, type(None)))
"""Types whose values are their own plain form."""


@cache
def _usual(cls: Any) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a dataclass or named tuple, each with its default, if any; None for another type."""
    if names := getattr(cls, "_fields", ()):
        usual: dict[str, Any] = getattr(cls, "_field_defaults", {})
        return tuple((name, usual.get(name, MISSING)) for name in names)
    return tuple((f.name, f.default) for f in fields(cls)) if is_dataclass(cls) else None


def from_plain(cls: type[T], plain: dict[str, Any]) -> T:
    """`cls`, a dataclass or named tuple, from its plain form; unknown keys raise TypeError: nothing is dropped."""
    readers = _readers(typing.cast(typing.Hashable, cls))
    if unknown := sorted(set(plain).difference(readers)):
        msg = f"{cls.__name__} has no field {', '.join(unknown)}"
        raise TypeError(msg)
    made = {
        name: value if value is None or (read := readers[name]) is None else read(value)
        for name, value in plain.items()
    }
    return cls(**made)


_Reader = Callable[[Any], Any] | None
"""What makes a value from its plain form; None: the plain form is the value."""


@cache
def _readers(cls: Any) -> dict[str, _Reader]:
    """By field: what its type says is looked at once, not for each of a million values."""
    return {name: _reader(hint) for name, hint in typing.get_type_hints(cls).items()}


def _read(reader: _Reader, value: Any) -> Any:
    return value if value is None or reader is None else reader(value)


def _reader(hint: Any) -> _Reader:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _reader(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return _reader_of_tuples(args)
    if origin is dict:
        inside = _reader(args[1])
        return lambda value: {k: _read(inside, v) for k, v in value.items()}
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields")):
        return partial(from_plain, hint)
    return None


def _reader_of_tuples(args: tuple[Any, ...]) -> _Reader:
    if args[-1] is Ellipsis:
        inside = _reader(args[0])
        return tuple if inside is None else lambda value: tuple([_read(inside, v) for v in value])
    each = [_reader(a) for a in args]
    return lambda value: tuple([_read(r, v) for r, v in zip(each, value, strict=True)])

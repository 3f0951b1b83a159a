"""The parts of the docs that are made from the program, by the name in their `<!-- generated: NAME -->`."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import MISSING, fields
from importlib.util import find_spec
from typing import Any

import click
from django.db.models import NOT_PROVIDED

import tawthiq
from tawthiq.casebook.derived.models import DERIVED
from tawthiq.cli.main import COMMANDS, cli
from tawthiq.errors import Bilingual, TawthiqError
from tawthiq.evidence.kinds import KINDS
from tawthiq.model import claims
from tawthiq.sources.packaged import PROFILES
from tawthiq.sources.registry import READERS

_WIDTH = 100
_SKIPPED = re.compile(r"tawthiq\.casebook\.(migrations|settings)|_compiled$")


def command_line() -> str:
    """--help of the program and of every command and subcommand."""
    return "\n\n".join(f"{mark} `{name}`\n\n```text\n{text}\n```" for mark, name, text in _helps())


def _helps() -> Iterator[tuple[str, str, str]]:
    top = _context(cli, "tawthiq", None)
    yield "##", "tawthiq", cli.get_help(top)
    for name, (home, _) in COMMANDS.items():
        if find_spec(f"tawthiq.cli.{home}") is None:
            yield "##", f"tawthiq {name}", "Listed, and not in this version."
            continue
        command = cli.get_command(top, name)
        assert command is not None
        yield from _help(command, top, name, 2)


def _help(
    command: click.Command, above: click.Context, name: str, depth: int
) -> Iterator[tuple[str, str, str]]:
    command = copy(command)
    command._help_option = None  # click keeps it as the command was first called, with -h or without
    context = _context(command, name, above)
    yield "#" * depth, context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from _help(found, context, below, depth + 1)


def _context(command: click.Command, name: str, above: click.Context | None) -> click.Context:
    settings: dict[str, Any] = {
        **command.context_settings,
        "terminal_width": _WIDTH,
        "max_content_width": _WIDTH,
    }
    return click.Context(command, info_name=name, parent=above, **settings)


def refusals() -> list[type[TawthiqError]]:
    """Every refusal with a code of its own, in order of code."""
    for module in pkgutil.walk_packages(tawthiq.__path__, "tawthiq."):
        if not _SKIPPED.search(module.name):
            importlib.import_module(module.name)
    found = {
        c.code: c for c in _below(TawthiqError) if "code" in vars(c) and c.__module__.startswith("tawthiq.")
    }
    return [found[code] for code in sorted(found)]


def _below(cls: type[TawthiqError]) -> Iterator[type[TawthiqError]]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _below(sub)


def errors() -> str:
    """One section a code, in both languages."""
    return "\n\n".join(_refusal(c) for c in refusals())


def _refusal(cls: type[TawthiqError]) -> str:
    rows = [f"### {cls.code}", "", "| | English | العربية |", "|---|---|---|"]
    named = (("what", cls.message), ("expected", cls.expected), ("what to do", cls.remedy))
    rows += [
        f"| {name} | {_cell(text.en)} | {_cell(text.ar)} |"
        for name, text in named
        if isinstance(text, Bilingual)
    ]
    return "\n".join(rows)


def acts() -> str:
    """Every kind of act with its fields."""
    return "\n\n".join(_act(cls) for cls in sorted(KINDS.values(), key=lambda c: (str(c.kind), int(c.v))))


def _act(cls: type[Any]) -> str:
    rows = [
        f"## {cls.kind}",
        "",
        f"Version {cls.v}. {_prose(cls)}",
        "",
        "| field | type | default |",
        "|---|---|---|",
    ]
    for f in fields(cls):
        default = "" if f.default is MISSING else f"`{f.default!r}`"
        rows.append(f"| `{f.name}` | `{_cell(str(f.type))}` | {default} |")
    return "\n".join(rows)


def derived_tables() -> str:
    """Every table of derived.db with its columns."""
    return "\n\n".join(_table(model) for model in DERIVED)


def _table(model: type[Any]) -> str:
    keys = ", ".join(f"`{k}`" for k in model.key_fields)
    rows = [f"## {model._meta.db_table}", "", f"{_prose(model)} Rows are ordered by {keys}.", ""]
    rows += ["| column | type | empty | default |", "|---|---|---|---|"]
    for f in model._meta.local_concrete_fields:
        default = "" if f.default is NOT_PROVIDED else f"`{f.default}`"
        kind = {
            "TextField": "text",
            "CharField": "text",
            "BigIntegerField": "integer",
            "IntegerField": "integer",
        }
        rows.append(
            f"| `{f.column}` | {kind[f.get_internal_type()]} | {'yes' if f.null else ''} | {default} |"
        )
    return "\n".join(rows)


def python_face() -> str:
    """The public functions: signature and docstring."""
    parts = []
    for name in sorted(n for n in tawthiq.__all__ if not n.startswith("_")):
        function = getattr(tawthiq, name, None)
        if function is None:
            parts.append(f"## {name}\n\nNamed, and not in this version.")
            continue
        parts.append(
            f"## {name}\n\n```python\n{_signature(name, function)}\n```\n\n{inspect.getdoc(function)}"
        )
    return "\n\n".join(parts)


def _signature(name: str, function: Callable[..., Any]) -> str:
    """One parameter a line, as written in the source."""
    found = inspect.signature(function)
    lines, star = [], False
    for p in found.parameters.values():
        if p.kind is p.KEYWORD_ONLY and not star:
            lines.append("*")
            star = True
        default = (
            "" if p.default is p.empty else f" = {getattr(p.default, '__name__', None) or repr(p.default)}"
        )
        lines.append(f"{p.name}: {p.annotation}{default}")
    back = "" if found.return_annotation is found.empty else f" -> {found.return_annotation}"
    return f"{name}(\n" + "".join(f"    {line},\n" for line in lines) + f"){back}"


def event_values() -> str:
    """The closed vocabularies of an event."""
    named = (
        ("scope", claims.SCOPES), ("modality", claims.MODALITIES), ("event_type", claims.EVENT_TYPES),
        ("date_basis", claims.DATE_BASES), ("targets", claims.TARGETS), ("counts: kind", claims.KINDS),
        ("counts: group", claims.GROUPS), ("counts: unit", claims.UNITS), ("counts: measure", claims.MEASURES),
        ("counts: qualifier", claims.QUALIFIERS),
    )  # fmt: skip
    rows = ["| field | values |", "|---|---|"]
    return "\n".join(
        [*rows, *(f"| {name} | {', '.join(f'`{v}`' for v in values)} |" for name, values in named)]
    )


def names() -> str:
    """Readers, packaged profiles and packaged packs."""
    from tawthiq.claims.packs import pack_names as actor_packs
    from tawthiq.places.areas import packaged_packs as place_packs

    rows = ["| what | packaged |", "|---|---|"]
    listed = (("readers", READERS), ("mapping profiles", PROFILES))
    packs = (("packs of parties", actor_packs()), ("packs of areas", place_packs()))
    return "\n".join(
        [*rows, *(f"| {n} | {', '.join(f'`{v}`' for v in sorted(vs))} |" for n, vs in (*listed, *packs))]
    )


def _prose(cls: type[Any]) -> str:
    return " ".join((inspect.getdoc(cls) or "").split()).replace("|", "\\|")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


PARTS: dict[str, Callable[[], str]] = {
    "commands": command_line,
    "errors": errors,
    "acts": acts,
    "derived-tables": derived_tables,
    "python": python_face,
    "event-values": event_values,
    "names": names,
}

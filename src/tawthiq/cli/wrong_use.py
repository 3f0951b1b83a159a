"""Wrong use of a command, as click finds it, said like every other refusal: code, place, read, expected, what to do."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import click

from tawthiq.cli.common import Together
from tawthiq.cli.errors import MissingPart, UnknownWord, WrongTogether, WrongUse, WrongValue
from tawthiq.errors import Bilingual

_QUOTED = re.compile(r"'(.*?)'|^(\S+) is not in the range")
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
_BARRED = re.compile(r"is not (?:readable|writable|executable)\.$")
_PERMITTED = Bilingual(
    "one that you may read or write: check its permissions", "ما يُسمح لك بقراءته أو الكتابة فيه: دقق أذوناته"
)
_ENDINGS = {
    (True, True): Bilingual("a file or folder that exists", "ملف أو مجلد موجود"),
    (True, False): Bilingual("a file that exists", "ملف موجود"),
    (False, True): Bilingual("a folder", "مجلد"),
}


def refusal_of(wrong: click.ClickException) -> WrongUse:
    """The refusal that says what `wrong` says."""
    ctx = wrong.ctx if isinstance(wrong, click.UsageError) else None
    command = ctx.command_path if ctx else "tawthiq"
    if isinstance(wrong, Together):
        return WrongTogether(place=command, read=wrong.read, command=command, en=wrong.en, ar=wrong.ar)
    if isinstance(wrong, click.MissingParameter):
        name = _name(wrong.param) or str(wrong.param_hint)
        return MissingPart(place=f"{command} {name}", name=name, command=command)
    if wrong.message == "Missing command.":
        return MissingPart(place=command, name="COMMAND", command=command)
    if isinstance(wrong, click.BadParameter):
        return _wrong_value(wrong, command)
    if isinstance(wrong, click.BadOptionUsage):
        name = wrong.option_name
        return MissingPart(place=f"{command} {name}", name=name, command=command)
    if isinstance(wrong, click.NoSuchOption):
        options = [o for p in wrong.ctx.command.params for o in p.opts] if wrong.ctx else []
        return _unknown(wrong.option_name, options, command)
    if ctx and isinstance(ctx.command, click.Group) and (word := _read(wrong.message)):
        return _unknown(word, ctx.command.list_commands(ctx), command)
    if more := _EXTRA.search(wrong.message):
        return WrongTogether(
            place=command, read=more[1], command=command, en="nothing more", ar="لا شيء بعد ذلك"
        )
    return WrongTogether(place=command, read="", command=command, en=wrong.message, ar=wrong.message)


def _unknown(word: str, known: list[str], command: str) -> UnknownWord:
    near = get_close_matches(word, known, 3) or known
    return UnknownWord(place=command, read=word, known=", ".join(near), command=command)


def _wrong_value(wrong: click.BadParameter, command: str) -> WrongValue:
    name = _name(wrong.param)
    expected = (
        _PERMITTED if _BARRED.search(wrong.message) else _expected(wrong.param.type if wrong.param else None)
    )
    return WrongValue(
        place=f"{command} {name}".strip(), read=_read(wrong.message) or wrong.message, command=command,
        en=expected.en, ar=expected.ar,
    )  # fmt: skip


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[-1] if isinstance(param, click.Option) else (param.human_readable_name or "").upper()


def _read(message: str) -> str:
    found = _QUOTED.search(message)
    return next((part for part in found.groups() if part is not None), "") if found else ""


def _expected(kind: click.ParamType[Any] | None) -> Bilingual:
    """What a value of this type looks like."""
    if isinstance(kind, click.Choice):
        listed = [str(c) for c in kind.choices]
        return Bilingual(f"one of {', '.join(listed)}", f"إحدى القيم {'، '.join(listed)}")
    if isinstance(kind, click.DateTime):
        return Bilingual("a day, such as 2024-03-08", "يوم، مثل 2024-03-08")
    if isinstance(kind, click.IntRange | click.FloatRange):
        low, high = ("" if n is None else f"{n:.15g}" for n in (kind.min, kind.max))
        return Bilingual(
            f"a number from {low or '…'} to {high or '…'}", f"عدد من {low or '…'} إلى {high or '…'}"
        )
    if isinstance(kind, click.Path):
        return _ENDINGS.get((kind.file_okay, kind.dir_okay), _ENDINGS[True, True])
    if isinstance(kind, click.File):
        return Bilingual(
            "a file that can be read, or - to type it in", "ملف يمكن قراءته، أو - للكتابة مباشرة"
        )
    if kind in (click.INT, click.FLOAT):
        return Bilingual("a number", "عدد")
    return Bilingual("", "")

"""--help: groups that say what each command does in whole words, and all of it in Arabic where that is asked for.

click prints help through the formatter of its context. `ArabicHelp` puts the Arabic of help_ar.yml in the place of each
English text as it is written, so that commands keep their texts beside their code, in one language.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources

import click

_MARKED = re.compile(r"(?P<text>.*?)(?:(?:  |^)\[(?P<marks>[^\]]*)\])?", re.DOTALL)
_EXAMPLES = ("tawthiq ", "echo ")
_HEADINGS = {"Options": "الخيارات", "Commands": "الأوامر"}
_MARKS = {"required": "مطلوب", "default: ": "الافتراضي: ", "env var: ": "متغير البيئة: "}


class Group(click.Group):
    """A group that lists the first sentences of its commands whole, where click cuts them short."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, first_words(c)) for name, c in commands if c and not c.hidden])


def first_words(command: click.Command) -> str:
    """The first paragraph of a command's help."""
    return plain(inspect.cleandoc(command.help or "").partition("\n\n")[0])


def plain(text: str) -> str:
    return " ".join(text.split())


class ArabicHelp(click.HelpFormatter):
    """Writes help in Arabic. Names of commands, options and values stay as they are typed."""

    def arabic(self, text: str) -> str:
        """The Arabic of one English text; the text itself where there is none (`make check` finds it)."""
        return catalogue().get(plain(text), text)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "الاستعمال: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        """Paragraph by paragraph, of those that are not to be wrapped line by line; examples stay."""
        parts = inspect.cleandoc(text).split("\n\n")
        super().write_text("\n\n".join(map(self._paragraph, parts)))

    def _paragraph(self, text: str) -> str:
        if not text.startswith("\b"):
            return self.arabic(text)
        lines = text.removeprefix("\b\n").splitlines()
        return "\n".join(["\b", *(o if o.startswith(_EXAMPLES) else self.arabic(o) for o in lines)])

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, self._said(text)) for name, text in rows], col_max, col_spacing)

    def _said(self, text: str) -> str:
        """What an option or a command does, with click's own marks behind it ("[default: 2; 1<=x<=64]")."""
        found = _MARKED.fullmatch(text)
        if found is None or not text:
            return text
        said = self.arabic(found["text"]) if found["text"].strip() else ""
        if found["marks"] is None:
            return said
        marks = found["marks"]
        for english, arabic in _MARKS.items():
            marks = marks.replace(english, arabic)
        return f"{said}  [{marks}]".lstrip()


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Help is written in this language inside; click has one formatter for all contexts."""
    click.Context.formatter_class = ArabicHelp if lang == "ar" else click.HelpFormatter
    try:
        yield
    finally:
        click.Context.formatter_class = click.HelpFormatter


@cache
def catalogue() -> dict[str, str]:
    """English to Arabic."""
    import yaml

    from tawthiq.model.vocabulary import LOADER

    text = resources.files("tawthiq.cli").joinpath("help_ar.yml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=LOADER)
    return loaded

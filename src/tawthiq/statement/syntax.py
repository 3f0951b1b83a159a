"""The text of a statement: a small Markdown with tokens that bind its numbers to evidence.

    ::: en
    # Title
    Since Wednesday, {{figure:killed-week}}. {{cited:9f2c|80|"The UN says at least 80"}}.
    :::
    ::: ar
    # العنوان
    منذ الأربعاء، {{figure:killed-week}}.
    :::

Headings (#, ##, ###), paragraphs, lists (- item), quoted paragraphs (> text), **strong** and *emphasis*. Everything
else is text. A source without sections is in one language, Arabic when most of its letters are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.statement.errors import SectionWrong

LANGUAGES = ("en", "ar")
KINDS = ("figure", "cited", "quote", "literal")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text. `style` is "", "strong" or "em"."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """`{{kind:ref|args}}` as it stands at `line` (from 1). `kind` is one of KINDS, or "" when it cannot be read."""

    kind: str
    ref: str
    args: tuple[str, ...]
    raw: str
    line: int
    style: str = ""


Inline = Text | Token


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is h1, h2, h3, p, li or quote."""

    kind: str
    inlines: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """The blocks of each language, in the order of the source."""

    sections: tuple[tuple[str, tuple[Block, ...]], ...]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(lang for lang, _ in self.sections)

    def blocks(self, lang: str) -> tuple[Block, ...]:
        return dict(self.sections).get(lang, ())

    def tokens(self) -> Iterator[Token]:
        """All tokens of all languages."""
        for _, blocks in self.sections:
            for block in blocks:
                yield from (i for i in block.inlines if isinstance(i, Token))


def parse(source: str) -> Statement:
    """Read a statement. Tokens that cannot be read stay in it, for resolve to list. Raises SectionWrong."""
    lines = source.lstrip("\ufeff").splitlines()
    sections = _sections(lines)
    return Statement(tuple((lang, tuple(_blocks(part))) for lang, part in sections))


_OPEN = re.compile(r"^:::\s*(\S+)\s*$")
_MARKS = (("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("- ", "li"), ("* ", "li"), ("> ", "quote"))
_TOKEN = re.compile(r"\{\{.*?\}\}(?!\})", re.DOTALL)
_READABLE = re.compile(
    r'\{\{\s*([a-z]+)\s*:((?:"[^"]*"|[^|"])*)((?:\|(?:\s*"[^"]*"\s*|[^|]*))*)\}\}', re.DOTALL
)
_ARG = re.compile(r'\|(\s*"[^"]*"\s*|[^|]*)')
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ARABIC = re.compile("[\u0620-\u064a]")
_LATIN = re.compile("[A-Za-z]")

Numbered = list[tuple[int, str]]


def _sections(lines: list[str]) -> list[tuple[str, Numbered]]:
    if not any(line.startswith(":::") for line in lines):
        text = "\n".join(lines)
        lang = "ar" if len(_ARABIC.findall(text)) > len(_LATIN.findall(_TOKEN.sub("", text))) else "en"
        return [(lang, list(enumerate(lines, 1)))]
    found: dict[str, Numbered] = {}
    current: str | None = None
    for number, line in enumerate(lines, 1):
        current = _step(found, current, number, line)
    if current is not None:
        raise SectionWrong(place=f"line {len(lines)}", read=f"::: {current} is not closed")
    return list(found.items())


def _step(found: dict[str, Numbered], current: str | None, number: int, line: str) -> str | None:
    """The section that is open after `line`."""
    if current is not None and line.strip() == ":::":
        return None
    opened = _OPEN.match(line)
    if opened and current is None and opened[1] in LANGUAGES and opened[1] not in found:
        found[opened[1]] = []
        return opened[1]
    if line.startswith(":::") or (current is None and line.strip()):
        raise SectionWrong(place=f"line {number}", read=line)
    if current is not None:
        found[current].append((number, line))
    return current


def _blocks(lines: Numbered) -> Iterator[Block]:
    """Lines that follow each other without a blank line or a mark are one block."""
    kind, start, held = "p", 0, list[str]()
    for number, line in [*lines, (0, "")]:
        mark = next(((m, k) for m, k in _MARKS if line.lstrip().startswith(m)), None)
        if held and (mark or not line.strip() or kind in ("h1", "h2", "h3")):
            yield Block(kind, tuple(_inlines("\n".join(held), start)), start)
            held = []
        if not line.strip():
            continue
        if not held:
            start, kind = number, mark[1] if mark else "p"
        held.append(line.strip()[len(mark[0]) :] if mark else line.strip())


def _inlines(text: str, line: int) -> Iterator[Inline]:
    at = 0
    for match in _EMPHASIS.finditer(text):
        if _inside_token(text, match.start()):
            continue
        yield from _plain(text, at, match.start(), line, "")
        style = "strong" if match[1] == "**" else "em"
        yield from _plain(text, match.start(2), match.end(2), line, style)
        at = match.end()
    yield from _plain(text, at, len(text), line, "")


def _inside_token(text: str, at: int) -> bool:
    return any(m.start() < at < m.end() for m in _TOKEN.finditer(text))


def _plain(text: str, start: int, end: int, line: int, style: str) -> Iterator[Inline]:
    """Text and tokens of text[start:end]; a newline inside a block is a space."""
    at = start
    for match in _TOKEN.finditer(text, start, end):
        if match.start() > at:
            yield Text(text[at : match.start()].replace("\n", " "), style)
        yield _token(match.group(), line + text.count("\n", 0, match.start()), style)
        at = match.end()
    if at < end:
        yield Text(text[at:end].replace("\n", " "), style)


def _token(raw: str, line: int, style: str) -> Token:
    match = _READABLE.fullmatch(raw)
    if match is None or match[1] not in KINDS:
        return Token("", "", (), raw, line, style)
    args = tuple(_unquoted(a) for a in _ARG.findall(match[3]))
    return Token(match[1], _unquoted(match[2]), args, raw, line, style)


def _unquoted(text: str) -> str:
    text = text.strip().replace("\n", " ")
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text

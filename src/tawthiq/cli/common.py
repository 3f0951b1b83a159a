"""What commands share: the casebook they work on, who acts, the names of stages, tables."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.log import Acting
    from tawthiq.evidence.chain import Act

F = TypeVar("F", bound=Callable[..., Any])

casebook_option = click.option(
    "--casebook", type=click.Path(path_type=Path, file_okay=False), help="The casebook's folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for machines.")
because_option = click.option("--because", required=True, help="A reason that another person can check.")
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes."
)


def acting_options(command: F) -> F:
    """--as and --organisation: who does it."""
    command = click.option("--organisation", help="Organisation id; the casebook's first by default.")(
        command
    )
    return click.option("--as", "member", envvar="TAWTHIQ_MEMBER", default="member", help="Your pseudonym.")(
        command
    )


class Together(click.UsageError):
    """Wrong use that says in both languages what was expected; `wrong_use.refusal_of` says it like every other."""

    def __init__(self, en: str, ar: str, read: object) -> None:
        super().__init__(en, click.get_current_context())
        self.en, self.ar, self.read = en, ar, read


def do_not_go_together(en: str, ar: str, read: object = "") -> NoReturn:
    """Refuse the command for how its parts stand to each other; `en` and `ar` say what was expected."""
    raise Together(en, ar, read)


def never_over(inputs: Iterable[Path | None], outputs: Iterable[Path | None]) -> None:
    """Refuse to write a result over a file that the command reads: it may be the only copy."""
    read = [p for p in inputs if p is not None and p.exists()]
    for out in (p for p in outputs if p is not None and p.exists()):
        if any(out.samefile(p) for p in read):
            do_not_go_together(
                "another file for the result: this one is read", "ملف آخر للنتيجة: فهذا الملف يُقرأ", out
            )


def opened(folder: Path | None) -> Casebook:
    """The casebook of --casebook, TAWTHIQ_CASEBOOK or the current folder."""
    from tawthiq.casebook.book import find, open_casebook

    return open_casebook(find(folder))


def derived(folder: Path | None) -> Casebook:
    """The same, where something has been derived already; NotDerived otherwise."""
    from tawthiq.casebook import db
    from tawthiq.casebook.errors import NotDerived

    book = opened(folder)
    if not db.has_derived(book.folder):
        raise NotDerived(place=str(book.folder))
    return book


def acting(book: Casebook, member: str, organisation: str | None) -> Acting:
    """Who acts; the organisation must be one of the casebook's."""
    from tawthiq.casebook import log
    from tawthiq.casebook.errors import NotAllowed
    from tawthiq.evidence.ledger import fold

    start = fold(log.read(1)).opened
    known = [o[0] for o in start.organisations] if start else []
    if organisation is not None and organisation not in known:
        listed = ", ".join(known)
        raise NotAllowed(
            place="--organisation", read=organisation, command="init",
            expected_en=f"one of {listed}", expected_ar=listed,
        )  # fmt: skip
    return log.Acting(organisation or (known[0] if known else ""), member)


def lang_of(ctx: click.Context) -> str:
    found = (ctx.obj or {}).get("lang", "en")
    return str(found)


def said(en: str, ar: str) -> str:
    """Words in the language of messages."""
    return ar if lang_of(click.get_current_context()) == "ar" else en


def tell(en: str, ar: str, *, err: bool = False) -> None:
    """One line in the language of messages."""
    click.echo(said(en, ar), err=err)


_STAGES = {
    "adopt": "اعتماد", "receive": "استلام", "read": "قراءة", "extract": "استخراج", "write": "كتابة", "learn": "تعلّم",
    "check": "فحص", "link": "ربط الحوادث", "count": "حساب الأرقام", "replicates": "المحاكاة", "methods": "الطرائق",
    "strata": "الطبقات",
}  # fmt: skip


def stage_name(stage: str) -> str:
    """A stage of the work, in the language of messages."""
    return said(stage, _STAGES[stage])


def tell_stage(stage: str, what: str) -> None:
    """A stage that begins, on stderr."""
    click.echo(f"{stage_name(stage)}: {what}", err=True)


_WRITTEN_AR = {
    "figures": "الأرقام", "incidents": "الحوادث", "statement": "البيان", "trace": "التتبّع", "check": "الفحص",
}  # fmt: skip


def tell_written(what: str, path: Path, lang: str) -> None:
    """A line for a file that was written: "statement en pdf  out/internal/statement.en.pdf"."""
    kind, space, rest = what.partition(" ")
    said = f"{_WRITTEN_AR.get(kind, kind)}{space}{rest}" if lang == "ar" else what
    click.echo(f"{said}{' ' * (18 - width(said))} {path}")


def recorded(act: Act, what: str, into_en: str, into_ar: str, what_ar: str = "") -> None:
    """Say that a decision stands in the log, and what the next derivation brings it into."""
    tell(
        f"act {act.n} {act.id}: {what}. `tawthiq derive` brings it into the {into_en}.",
        f"الفعل {act.n} {act.id}: {what_ar or what}. والأمر `tawthiq derive` يُدخله في {into_ar}.",
    )


def harmless(text: str) -> str:
    """`text` without control characters and marks that reorder a terminal's line; line ends stay."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text)


def width(text: str) -> int:
    """Columns in a terminal: marks and invisible signs take none, wide letters two."""
    columns = 0
    for c in text:
        if unicodedata.category(c) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1
    return columns


def table(rows: Sequence[Sequence[str]], *, widest: int = 72, columns: int | None = None) -> str:
    """Left-aligned text columns, right-aligned numbers; the first row is the heading. Long cells wrap.

    On a terminal (or within `columns`) that is too narrow for this, each row stands below the other with its headings.
    """
    room = _terminal() if columns is None else columns
    drawn = _drawn(rows, widest)
    while room and widest > _NARROWEST and max(map(width, drawn.split("\n"))) > room:
        widest -= 4
        drawn = _drawn(rows, widest)
    if room and max(map(width, drawn.split("\n"))) > room:
        return "\n".join(line for row in rows[1:] for line in _stacked(rows[0], row, room))
    return drawn


_NARROWEST = 24  # below this a column of words is harder to read than rows below one another


def _terminal() -> int:
    """Columns of the terminal that is written to; 0 for a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _stacked(heading: Sequence[str], row: Sequence[str], room: int) -> list[str]:
    """A row for a narrow terminal: its first words, then every other cell behind its heading."""
    indent = len(row[0]) - len(row[0].lstrip())
    first = next((i for i, cell in enumerate(row) if cell.strip() and heading[i].strip()), 0)
    lead = " ".join([*(c for c in row[:first] if c.strip()), row[first].strip()])
    lines = [" " * indent + line.strip() for line in _wrapped(lead, room - indent)]
    line = ""
    for name, cell in zip(heading[first + 1 :], row[first + 1 :], strict=True):
        part = f"{name}: {cell.strip()}" if cell.strip() else ""
        if line and part and width(line) + 3 + width(part) > room - indent - 4:
            lines += [" " * (indent + 4) + one for one in _wrapped(line, room - indent - 4)]
            line = part
        elif part:
            line = f"{line} · {part}" if line else part
    return [*lines, *(" " * (indent + 4) + one for one in _wrapped(line, room - indent - 4) if line)]


def _drawn(rows: Sequence[Sequence[str]], widest: int) -> str:
    cells = [[_wrapped(c, widest) for c in row] for row in rows]
    columns = [max(width(line) for row in cells for line in row[i]) for i in range(len(rows[0]))]
    out = []
    for n, row in enumerate(cells):
        for k in range(max(len(c) for c in row)):
            line = [
                _padded(c[k] if k < len(c) else "", columns[i], number=n > 0 and _is_number(rows[n][i]))
                for i, c in enumerate(row)
            ]
            out.append("  ".join(line).rstrip())
        if n == 0:
            out.append("  ".join("-" * w for w in columns))
    return "\n".join(out)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[\d,]+(\.\d+)?", text.strip("\u2066\u2069")) is not None


def _padded(text: str, columns: int, *, number: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if number else text + space


def _wrapped(text: str, widest: int) -> list[str]:
    indent = len(text) - len(text.lstrip())
    lines, line = [], ""
    for word in text.split():
        if line and width(line) + 1 + width(word) > widest:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    return [" " * indent + one for one in lines]


def say_refused(refused: Mapping[str, tuple[str, str]], lang: str) -> bool:
    """Print on stderr why questions cannot be answered (id to English and Arabic); whether there is any."""
    for ident, says in refused.items():
        click.echo(harmless(f"{ident}: {says[lang == 'ar']}"), err=True)
    return bool(refused)

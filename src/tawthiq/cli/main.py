"""`tawthiq`: commands are loaded when they are called, so that --help answers at once."""

from __future__ import annotations

import csv
import errno
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from tawthiq.cli.help import Group, speaking
from tawthiq.errors import TawthiqError

# name -> (module of cli, attribute, one line of help). The order is the order of the work.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("casebook", "Make an empty casebook."),
    "receive": ("casebook", "Take in files; the account adds up."),
    "write": ("write", "Record a call, a visit or a transcript; mark words as a claim."),
    "ocr": ("ocr", "Read pictures and pages without text by OCR, for search and as a draft."),
    "derive": ("casebook", "Rebuild everything that follows from the acts."),
    "run": ("run", "Bring a case folder into a casebook and write its figures, statement and trace."),
    "review": ("decide", "Confirm, correct or reject claims, those first that move a figure most."),
    "pairs": ("pairs", "Judge doubtful pairs of claims, side by side."),
    "judge": ("decide", "Say that two claims are the same incident, different, or unsure."),
    "grade": ("decide", "Grade the harm or the attribution of an incident against the rule."),
    "withdraw": ("decide", "Take an act back."),
    "correct": ("decide", "Mend a refused row."),
    "erase": ("decide", "Destroy what an act holds; the chain still verifies."),
    "figure": ("figure", "Show the figures of the casebook, or ask one anew."),
    "codebook": ("codebook", "Adopt or show what figures count and how."),
    "facilities": ("facilities", "Match incidents with a registry of facilities."),
    "freeze": ("freeze", "Fix the figures of today under a name, or list the freezes."),
    "trace": ("figure", "Follow a figure, an incident or a claim to its sentences."),
    "statement": ("statement", "Build the joint statement, or verify one."),
    "check": ("check", "Judge every sentence of a finished text by the casebook."),
    "export": ("export", "Write the incidents as a map page, CSV or GeoJSON."),
    "extract": ("extract", "Read texts into events (JSONL in, JSONL out)."),
    "places": ("places", "Find places, or add a gazetteer."),
    "link": ("link", "Link victims across lists, or claims into incidents."),
    "estimate": ("estimate", "Estimate a total from overlapping lists, or refuse to."),
    "simulate": ("simulate", "Write an invented conflict with known truth, to measure on."),
    "surge": ("surge", "Whether there is a surge since a date."),
    "scan": ("scan", "Where and when cases cluster in space and time."),
    "serve": ("serve", "Open the casebook in a browser on this machine."),
    "log": ("log", "List the acts, or verify their chain."),
    "doctor": ("log", "Look for what is missing or weak."),
}


class LazyGroup(Group):
    """A group whose commands are imported when they are called; the help lines stand in COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tawthiq.cli.{COMMANDS[name][0]}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(version("tawthiq"), prog_name="tawthiq")
@click.option(
    "--lang",
    type=click.Choice(["en", "ar"]),
    envvar="TAWTHIQ_LANG",
    default="en",
    help="Language of messages.",
)
@click.option("--casebook", envvar="TAWTHIQ_CASEBOOK", help="The casebook's folder; also after the command.")
@click.pass_context
def cli(ctx: click.Context, lang: str, casebook: str | None) -> None:
    """From reports of attacks on civilians to figures and statements that open onto their evidence.

    \b
    tawthiq run examples/invented-week --out out/demo
    tawthiq --casebook out/demo/casebook figure
    """
    ctx.ensure_object(dict)
    ctx.obj["lang"] = lang
    if casebook:
        os.environ["TAWTHIQ_CASEBOOK"] = casebook


def main(argv: list[str] | None = None) -> None:
    """Entry point. Exit codes: 0 fine, 1 refused or problems found, 2 wrong use, 130 interrupted."""
    args = sys.argv[1:] if argv is None else argv
    os.umask(0o077)  # what is written may name people: for its owner alone
    lang = "ar" if "--lang=ar" in args or _after(args, "--lang") == "ar" else _env_lang()
    try:
        with speaking(lang):
            sys.exit(cli.main(args=args, prog_name="tawthiq", standalone_mode=False) or 0)
    except TawthiqError as refusal:
        report(refusal, lang, as_json="--json" in args)
        sys.exit(1)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as help_text:
        help_text.show()
        sys.exit(2)
    except click.ClickException as wrong:
        from tawthiq.cli.wrong_use import refusal_of

        report(refusal_of(wrong), lang, as_json="--json" in args)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(_INTERRUPTED[lang], err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        trouble = trouble_of(error, args)
        if trouble is None:
            raise
        report(trouble, lang, as_json="--json" in args)
        sys.exit(1)


def trouble_of(error: Exception, args: Sequence[str] = ()) -> TawthiqError | None:
    """The refusal that tells of a disk, a database or a file; None for a defect of the program.

    Of a file that is no text the error does not say which: those that the command names are told.
    """
    if isinstance(error, UnicodeDecodeError | csv.Error):
        from tawthiq.cli.errors import NotText

        read = error.object[:20] if isinstance(error, UnicodeDecodeError) else error
        return NotText(place=", ".join(a for a in args if Path(a).is_file()), read=read)
    place = str(getattr(error, "filename", None) or "")
    if _disk_is_full(error):
        from tawthiq.casebook.errors import DiskFull

        return DiskFull(place=place)
    if type(error).__name__ in ("DatabaseError", "OperationalError", "ProgrammingError"):
        return _of_a_database(error)
    if isinstance(error, OSError) and place and error.errno in _FILES:
        from tawthiq.cli.errors import FileTrouble

        return FileTrouble(place=place, read=error.strerror)
    return None


def _of_a_database(error: Exception) -> TawthiqError | None:
    """A database that is damaged, busy, out of reach or of another version; None where a query itself is wrong."""
    from tawthiq.casebook.db import ACTS, DERIVED, name_of
    from tawthiq.casebook.errors import Damaged, OlderTables, database_trouble, is_lacking
    from tawthiq.casebook.stored import by_other_code

    if is_lacking(error):
        return OlderTables(place=name_of(DERIVED), read=error) if by_other_code() else None
    if type(error).__name__ == "OperationalError":
        return database_trouble(error, name_of(ACTS))
    return Damaged(place=str(getattr(error, "filename", None) or ""), read=error)


_FILES = {
    errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EROFS, errno.ENAMETOOLONG,
    errno.ELOOP,
}  # fmt: skip


def _disk_is_full(error: Exception) -> bool:
    """ENOSPC, a quota or a size limit, told by the system or by a database."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    full = ("disk is full", "disk I/O error", "No space left on device")
    return type(error).__name__ in ("OperationalError", "DiskFull") and any(f in str(error) for f in full)


_INTERRUPTED = {
    "en": "Interrupted: what was recorded stands, nothing is half-written; run the same command to go on.",
    "ar": "قوطع العمل: ما سُجّل باق ولم يُكتب شيء ناقص؛ أعد الأمر نفسه للمتابعة.",
}


def report(refusal: TawthiqError, lang: str, *, as_json: bool) -> None:
    """A refusal on stderr, for people or for machines."""
    text: Any = json.dumps(refusal.as_dict(), ensure_ascii=False) if as_json else refusal.text(lang)
    click.echo(text, err=True)


def _after(args: list[str], name: str) -> str:
    return args[args.index(name) + 1] if name in args[:-1] else ""


def _env_lang() -> str:
    return "ar" if os.environ.get("TAWTHIQ_LANG") == "ar" else "en"


if __name__ == "__main__":
    main()

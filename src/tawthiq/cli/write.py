"""write: what a person says, sees or hears, typed in; and claims from words that a person marks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, derived, harmless, lang_of, opened
from tawthiq.cli.help import Group
from tawthiq.model.claims import EVENT_TYPES, MODALITIES

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.log import Acting
    from tawthiq.model.claims import Event
    from tawthiq.model.reports import Report

_LEVELS = click.Choice(["private", "counts", "claims", "items"])
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group(cls=Group)
def write() -> None:
    """Record a call, a visit, a post typed in or a transcript; mark words of a report as a claim.

    \b
    tawthiq write call notes.txt --published 2031-03-04 --source "field desk"
    tawthiq write claim 3f2a91 text "قُتل ثلاثة مدنيين" --event-type shelling --count killed:civilians=3
    """


def _record(kind: str, help_text: str) -> click.Command:
    """The command of one kind of record; they differ in their name only."""

    @click.command(name=kind, help=help_text)
    @click.argument("text", type=click.File(encoding="utf-8-sig"))
    @click.option("--published", help="Day or instant of the call, the visit or the post.")
    @click.option("--source", required=True, help="Who reports. Never the name of a witness.")
    @click.option("--url", help="Address of a post.")
    @click.option("--level", type=_LEVELS, default="items", show_default=True)
    @casebook_option
    @acting_options
    @click.pass_context
    def command(
        ctx: click.Context, text: IO[str], published: str | None, source: str, url: str | None, level: str,
        casebook: Path | None, member: str, organisation: str | None,
    ) -> None:  # fmt: skip
        told = {"kind": kind, "text": text.read(), "published": published or "", "url": url or ""}
        _receive(ctx, opened(casebook), told, source, level, (member, organisation))

    return command


write.add_command(
    _record("call", "Record what somebody said on the phone. TEXT is a file, or - to type it in.")
)
write.add_command(
    _record("visit", "Record what a member saw on a visit. TEXT is a file, or - to type it in.")
)
write.add_command(_record("post", "Record a post that can only be copied by hand. TEXT is a file, or -."))


@write.command()
@click.argument("item")
@click.argument("text", type=click.File(encoding="utf-8-sig"))
@click.option("--typed-by", required=True, help="Pseudonym of who typed it.")
@click.option("--typed-on", type=_DAY, required=True)
@click.option("--dialect", default="", help="As the typist calls it.")
@click.option("--complete/--in-part", required=True, help="Whether all of the recording is typed.")
@click.option("--published", help="Day of the recording's publication.")
@click.option("--source", required=True)
@click.option("--level", type=_LEVELS, default="items", show_default=True)
@casebook_option
@acting_options
@click.pass_context
def transcript(
    ctx: click.Context, item: str, text: IO[str], typed_by: str, typed_on: datetime, dialect: str, complete: bool,
    published: str | None, source: str, level: str, casebook: Path | None, member: str, organisation: str | None,
) -> None:  # fmt: skip
    """Record the words of a recording that was received. ITEM is its SHA-256 or its beginning, TEXT a file or -."""
    from tawthiq.casebook.reviewing import item_named

    book = derived(casebook)
    told = {
        "kind": "transcript", "text": text.read(), "published": published or "", "of": item_named(item), "by": typed_by,
        "at": typed_on.date().isoformat(), "dialect": dialect, "complete": "yes" if complete else "no",
    }  # fmt: skip
    _receive(ctx, book, told, source, level, (member, organisation))


def _receive(
    ctx: click.Context,
    book: Casebook,
    told: dict[str, str],
    source: str,
    level: str,
    by: tuple[str, str | None],
) -> None:
    """Receive the record like any other file, and say under which SHA-256 it lies."""
    from tawthiq.casebook.case import CaseInput
    from tawthiq.casebook.running import take_bytes
    from tawthiq.sources.readers.written import record

    who = acting(book, *by)
    data = record({name: value for name, value in told.items() if value})
    one = CaseInput(
        Path(f"{told['kind']}.written.json"), "written", source, None, {}, who.organisation, level, None
    )
    taken = take_bytes(book, one, data, acting=who)
    if taken.refusal is not None:
        raise taken.refusal
    said = {
        "en": f"{told['kind']}: item {taken.item}" + ("" if taken.new else " (known already)"),
        "ar": f"{told['kind']}: المادة {taken.item}" + ("" if taken.new else " (معروفة من قبل)"),
    }
    click.echo(harmless(said[lang_of(ctx)]))


@write.command()
@click.argument("item")
@click.argument("locator")
@click.argument("words")
@click.option(
    "--event-type", type=click.Choice(EVENT_TYPES), required=True, metavar="TYPE", help="airstrike, ..."
)
@click.option(
    "--count", "counts", multiple=True, help='"killed=3", "injured:children=2-4", "displaced=1,200+".'
)
@click.option("--day", type=_DAY, help="When it happened.")
@click.option("--until", type=_DAY, help="Its last day.")
@click.option("--place", help="Name as written.")
@click.option("--modality", type=click.Choice(MODALITIES), default="happened", show_default=True)
@click.option("--attributed-to", help="Who says so, as written.")
@click.option(
    "--which", type=click.IntRange(1), default=1, show_default=True, help="Which occurrence of WORDS."
)
@click.option("--instead", metavar="CLAIM", help="Correct this claim instead of adding one.")
@click.option("--because", default="", help="A reason that another person can check.")
@casebook_option
@acting_options
@click.pass_context
def claim(
    ctx: click.Context, item: str, locator: str, words: str, event_type: str, counts: tuple[str, ...],
    day: datetime | None, until: datetime | None, place: str | None, modality: str, attributed_to: str | None,
    which: int, instead: str | None, because: str, casebook: Path | None, member: str, organisation: str | None,
) -> None:  # fmt: skip
    """Say what WORDS of a report claim. ITEM is a SHA-256 or its beginning, LOCATOR names the report in it.

    \b
    tawthiq write claim 3f2a91 "message 17" "قُتل ثلاثة" --event-type shelling --count killed=3 --day 2031-03-04
    """
    from tawthiq.casebook.marking import Typed, event_of, place_named, report_named

    book = derived(casebook)
    report = report_named(item, locator)
    typed = Typed(
        event_type, counts, day.date() if day else None, until.date() if until else None,
        place_named(book, place) if place else None, modality, attributed_to,
    )  # fmt: skip
    event = event_of(report, words, which, typed)
    n = _decide(book, acting(book, member, organisation), report, event, instead, because)
    said = {
        "en": f"act {n}: recorded. `tawthiq derive` brings it into the figures.",
        "ar": f"الفعل {n}: سُجّل. الأمر `tawthiq derive` يدخله في الأرقام.",
    }
    click.echo(said[lang_of(ctx)])


def _decide(
    book: Casebook, who: Acting, report: Report, event: Event, instead: str | None, because: str
) -> int:
    """A new claim, or the correction of one that the program read."""
    from tawthiq.casebook.actions.deciding import add_claim, review
    from tawthiq.casebook.reviewing import anchor_of

    if instead is None:
        act = add_claim(
            book, acting=who, item=report.item, locator=report.locator, event=event, because=because
        )
    else:
        act = review(
            book, acting=who, anchor=anchor_of(instead), verdict="corrected", event=event, because=because
        )
    return act.n

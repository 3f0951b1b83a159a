"""What people decide: review, judge, withdraw, correct, erase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    because_option,
    casebook_option,
    derived,
    do_not_go_together,
    harmless,
    lang_of,
    opened,
    recorded,
    said,
    tell,
)
from tawthiq.lang.labels import locator_text

if TYPE_CHECKING:
    from tawthiq.casebook.actions.erasing import Erased
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.log import Acting
    from tawthiq.casebook.reviewing import Waiting
    from tawthiq.model.claims import Event


_VERDICTS_AR = {"same": "هما واحد", "different": "هما اثنان", "unsure": "لا يمكن الجزم"}


@click.command()
@click.option("--for", "figure", help="The figure whose claims are reviewed.")
@click.option(
    "--ocr", "by_ocr", is_flag=True, help="Instead: claims that OCR read, on which nothing rests yet."
)
@click.option("--limit", type=click.IntRange(1), help="Stop after so many.")
@casebook_option
@acting_options
@click.pass_context
def review(
    ctx: click.Context,
    figure: str | None,
    by_ocr: bool,
    limit: int | None,
    casebook: Path | None,
    member: str,
    organisation: str | None,
) -> None:
    """Offer the claims behind a figure, those first that can move it most; says how many are left.

    \b
    tawthiq review --for killed-this-week
    Keys: c confirm, n correct a number, r reject, s skip, q quit.
    """
    from tawthiq.casebook.reviewing import waiting, waiting_by_ocr

    if (figure is None) != by_ocr:
        do_not_go_together("one of: --for FIGURE, --ocr", "أحد الخيارين: --for FIGURE أو --ocr")
    book = derived(casebook)
    who = acting(book, member, organisation)
    queue = waiting_by_ocr() if figure is None else waiting(figure)
    en, ar = ("what OCR read", "ما قُرئ ضوئيا") if figure is None else (figure, figure)
    for done, one in enumerate(queue[:limit]):
        tell(
            f"\n{done + 1} of {len(queue)} not yet reviewed behind {en}",
            f"\n{done + 1} من {len(queue)} لم تُراجع بعد وراء {ar}",
        )
        click.echo(harmless(one.text(lang_of(ctx))))
        if not _decide(book, who, one):
            break
    left = len(waiting_by_ocr(after=book) if figure is None else waiting(figure, after=book))
    tell(
        f"Not reviewed behind {en}: {left}. `tawthiq derive` brings decisions into the figures.",
        f"إفادات لم تُراجع وراء {ar}: {left}. والأمر `tawthiq derive` يُدخل القرارات في الأرقام.",
    )


def _decide(book: Casebook, who: Acting, one: Waiting) -> bool:
    """Ask until a key is understood; False to stop."""
    from tawthiq.casebook.actions.deciding import review as record

    while True:
        asked = said("confirm, number, reject, skip, quit", "c تأكيد، n تصحيح عدد، r رفض، s تجاوز، q خروج")
        key = click.prompt(asked, type=click.Choice(list("cnrsq")), show_choices=True)
        if key in "sq":
            return bool(key == "s")
        claim = one.claim
        if key == "n":
            corrected = _corrected(one)
            record(
                book,
                acting=who,
                anchor=claim.anchor,
                verdict="corrected",
                event=corrected,
                because=_because(),
            )
        elif key == "r":
            record(
                book,
                acting=who,
                anchor=claim.anchor,
                verdict="rejected",
                event=claim.event,
                because=_because(),
            )
        else:
            record(book, acting=who, anchor=claim.anchor, verdict="confirmed", event=claim.event)
        return True


def _because() -> str:
    return str(click.prompt(said("because", "السبب")))


def _corrected(one: Waiting) -> Event:
    from tawthiq.casebook.reviewing import with_count

    counts = one.claim.event.counts
    which = click.prompt(said("which count", "أي عدد"), type=click.IntRange(0, len(counts) - 1), default=0)
    low = click.prompt(said("at least", "على الأقل"), type=click.IntRange(0), default=counts[which].min)
    most = said("at most (empty: open)", "على الأكثر (فارغ: مفتوح)")
    high = click.prompt(most, default="", show_default=False, value_proc=_number)
    return with_count(one.claim.event, which, low, high)


def _number(text: str) -> int | None:
    """A whole number from 0, None for nothing; anything else is asked again."""
    if not text.strip():
        return None
    if not text.strip().isdecimal():
        raise click.UsageError(text)  # click asks again
    return int(text)


@click.command()
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.argument("a")
@click.argument("b")
@because_option
@casebook_option
@acting_options
def judge(
    verdict: str, a: str, b: str, because: str, casebook: Path | None, member: str, organisation: str | None
) -> None:
    """Say whether A and B are one event (claims C-, incidents I-) or one person (records R-, victims V-).

    \b
    tawthiq judge same C-... C-... --because "same family, same hour; the second post corrects the village"
    """
    from tawthiq.casebook.actions.deciding import judge as record
    from tawthiq.casebook.reviewing import anchor_of

    book = derived(casebook)
    if a.startswith(_PERSONS) or b.startswith(_PERSONS):
        _judge_records(book, acting(book, member, organisation), verdict, (a, b), because)
        return
    act = record(
        book, acting=acting(book, member, organisation), a=anchor_of(a), b=anchor_of(b), verdict=verdict,
        because=because,
    )  # fmt: skip
    recorded(act, verdict, "incidents", "الحوادث", _VERDICTS_AR[verdict])


_PERSONS = ("R-", "V-")


def _judge_records(book: Casebook, who: Acting, verdict: str, refs: tuple[str, str], because: str) -> None:
    from tawthiq.casebook import persons
    from tawthiq.casebook.actions.deciding import judge_records

    a, b = map(persons.anchor_of, refs)
    act = judge_records(book, acting=who, a=a, b=b, verdict=verdict, because=because)
    recorded(act, verdict, "victims", "الضحايا", _VERDICTS_AR[verdict])


@click.command()
@click.argument("incident")
@click.argument("about", type=click.Choice(["harm", "attribution"]))
@click.argument("grade", type=click.Choice(["corroborated", "single", "contested", "none stated"]))
@because_option
@casebook_option
@acting_options
def grade(
    incident: str, about: str, grade: str, because: str, casebook: Path | None, member: str,
    organisation: str | None,
) -> None:  # fmt: skip
    """Grade the harm or the attribution of INCIDENT (its code, or one of its claims) against the rule.

    \b
    tawthiq grade I-... attribution contested --because "the army denies it; see the statement of 9 March"
    """
    from tawthiq.casebook.actions.deciding import grade as record
    from tawthiq.casebook.reviewing import anchor_of

    book = derived(casebook)
    act = record(
        book, acting=acting(book, member, organisation), anchor=anchor_of(incident), about=about, grade=grade,
        because=because,
    )  # fmt: skip
    recorded(act, f"{about} {grade}", "incidents", "الحوادث")


@click.command()
@click.argument("act")
@because_option
@casebook_option
@acting_options
def withdraw(act: str, because: str, casebook: Path | None, member: str, organisation: str | None) -> None:
    """Take act ACT (its id or number) back: it stays in the log and no longer counts."""
    from tawthiq.casebook.actions.deciding import withdraw as record

    book = opened(casebook)
    done = record(book, acting=acting(book, member, organisation), act=act, because=because)
    tell(f"act {done.n}: {act} is withdrawn.", f"الفعل {done.n}: سُحب {act}.")


@click.command()
@click.argument("item")
@click.argument("locator")
@click.argument("fields", nargs=-1, required=True)
@because_option
@casebook_option
@acting_options
def correct(
    item: str, locator: str, fields: tuple[str, ...], because: str, casebook: Path | None, member: str,
    organisation: str | None,
) -> None:  # fmt: skip
    """Mend a refused row: FIELD=VALUE pairs to read instead. ITEM is a SHA-256 or its beginning.

    \b
    tawthiq correct 3f2a91 "row 14" date_start=2019-02-13 --because "day and month were swapped; see page 2"
    """
    from tawthiq.casebook.actions.receiving import correct_row
    from tawthiq.casebook.correcting import must_read
    from tawthiq.casebook.reviewing import item_named

    book = derived(casebook)
    pairs = dict(_pair(f) for f in fields)
    named = item_named(item)
    must_read(book, named, locator, pairs)
    act = correct_row(
        book,
        acting=acting(book, member, organisation),
        item=named,
        locator=locator,
        fields=pairs,
        because=because,
    )
    tell(
        f"act {act.n}: {locator} is read with {', '.join(pairs)} from the next `tawthiq derive` on.",
        f"الفعل {act.n}: يُقرأ {locator_text(locator, 'ar')} مصححا في {'، '.join(pairs)} منذ `tawthiq derive` التالي.",
    )


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        do_not_go_together("FIELD=VALUE", "FIELD=VALUE: اسم العمود ثم = ثم القيمة", text)
    return name, value


@click.command()
@click.argument("act")
@because_option
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
@casebook_option
@acting_options
def erase(
    act: str, because: str, yes: bool, casebook: Path | None, member: str, organisation: str | None
) -> None:
    """Destroy the body of act ACT and, when nothing else needs it, its item with whom the vault keeps for it alone.

    The chain still verifies.
    """
    from tawthiq.casebook.actions.erasing import erase as destroy

    if not yes:
        asked = said(
            "This destroys the content for good. Go on?", "هذا يتلف المحتوى بلا رجعة. أتريد المتابعة؟"
        )
        click.confirm(asked, abort=True)
    book = opened(casebook)
    done = destroy(book, acting=acting(book, member, organisation), act=act, because=because)
    tell(
        f"act {done.act.n}: the body of {act} is gone. `tawthiq derive` takes its claims away.",
        f"الفعل {done.act.n}: ذهب متن {act}. الأمر `tawthiq derive` يزيل إفاداته.",
    )
    _tell_forgotten(done)


def _tell_forgotten(done: Erased) -> None:
    """What left the vault, what was written down from the item, and whether every other item could be asked."""
    if done.forgotten:
        tell(
            f"identities taken out of the vault: {done.forgotten}",
            f"هويات أُزيلت من الخزنة: {done.forgotten}",
        )
    if done.made_of_it:
        acts = ", ".join(done.made_of_it)
        tell(
            f"What was written down from it remains; erase these acts too: {acts}",
            f"ما كُتب نقلًا عنها باقٍ؛ امحُ هذه الأفعال أيضًا: {acts}",
            err=True,
        )
    if done.unread:
        names = harmless(", ".join(done.unread))
        tell(
            f"items that could not be read to see whom they name: {names}",
            f"مواد تعذرت قراءتها لمعرفة من تسمّيهم: {names}",
            err=True,
        )

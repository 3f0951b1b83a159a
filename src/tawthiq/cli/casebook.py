"""init, receive, derive."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    casebook_option,
    harmless,
    json_option,
    lang_of,
    opened,
    say_refused,
    tell,
    workers_option,
)
from tawthiq.cli.progress import Progress

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.case import CaseInput
    from tawthiq.casebook.log import Acting


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--name", default="Casebook", show_default=True)
@click.option("--zone", default="UTC", show_default=True, help="IANA zone of the events, e.g. Asia/Damascus.")
@click.option(
    "--organisation", "organisations", multiple=True, help='"id|English name|Arabic name"; may be repeated.'
)
@click.option(
    "--recipient", "recipients", multiple=True, help="age public key to whom identities are sealed."
)
@click.option("--as", "member", envvar="TAWTHIQ_MEMBER", default="member", help="Your pseudonym.")
def init(
    folder: Path,
    name: str,
    zone: str,
    organisations: tuple[str, ...],
    recipients: tuple[str, ...],
    member: str,
) -> None:
    """Make an empty casebook in FOLDER.

    \b
    tawthiq init casebook --zone Asia/Damascus --organisation "ours|Ours|لنا"
    """
    from tawthiq.casebook.actions.opening import open_for
    from tawthiq.casebook.book import make_casebook
    from tawthiq.casebook.log import Acting
    from tawthiq.casebook.vault import check_recipients
    from tawthiq.lang.zones import check_zone

    check_zone(zone)
    check_recipients(recipients)
    listed = [_organisation(text) for text in organisations] or [("us", "We", "نحن")]
    book = make_casebook(folder)
    first = listed[0][0]
    open_for(
        book, acting=Acting(first, member), name=name, zone=zone, languages=["en", "ar"],
        organisations=listed, recipients=[(first, r) for r in recipients],
    )  # fmt: skip
    tell(f"A casebook stands in {folder}.", f"ملف التوثيق جاهز في {folder}.")
    if not recipients:
        tell(
            "No age recipient was given: identities of senders are not kept, only pseudonyms.",
            "لم يُذكر مستلم age: لا تُحفظ هويات المرسلين، بل أسماء مستعارة فقط.", err=True,
        )  # fmt: skip


def _organisation(text: str) -> tuple[str, str, str]:
    ident, _, rest = text.partition("|")
    name_en, _, name_ar = rest.partition("|")
    return ident, name_en or ident, name_ar or name_en or ident


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--reader", help="The reader (docs/reference/readers.md); by the bytes when left out.")
@click.option("--profile", help="Mapping profile of a table: a packaged name or a YAML file.")
@click.option("--source", help="Who reports; the file's name when left out.")
@click.option("--source-field", help="Column that names the source row by row.")
@click.option("--published", help="Day or instant of publication, for a text.")
@click.option(
    "--level", type=click.Choice(["private", "counts", "claims", "items"]), default="items", show_default=True
)
@click.option("--consent", help="Names the consent under which a private chat may be read.")
@click.option(
    "--date-order",
    type=click.Choice(["day", "month"]),
    help="Which comes first in a chat whose dates do not say.",
)
@click.option(
    "--encoding", help="The encoding of a text or a table, where you know what its bytes do not say."
)
@click.option("--dry-run", is_flag=True, help="Read and account, record nothing.")
@casebook_option
@acting_options
@json_option
@click.pass_context
def receive(
    ctx: click.Context, files: tuple[Path, ...], reader: str | None, profile: str | None, source: str | None,
    source_field: str | None, published: str | None, level: str, consent: str | None, date_order: str | None,
    encoding: str | None, dry_run: bool, casebook: Path | None, member: str, organisation: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Take in FILES. The same bytes twice are one item with two receipts.

    A folder is walked and ends with an account of the whole; what the casebook holds already is left as it is.

    \b
    tawthiq receive posts/result.json --source field-team
    tawthiq receive list.csv --profile my-profile.yml --source registry
    tawthiq receive incoming/ --consent "group admins, 3 May 2019, for documentation"
    """
    from tawthiq.casebook.case import CaseInput

    book = opened(casebook)
    who = acting(book, member, organisation)
    told = {
        "source_field": source_field,
        "published": published,
        "date_order": date_order,
        "encoding": encoding,
    }
    options = {k: v for k, v in told.items() if v is not None}
    refused = False
    for path in files:
        one = CaseInput(path, reader, source or "", profile, options, who.organisation, level, consent)
        receive_one = _folder if path.is_dir() else _file
        refused |= receive_one(book, one, who, dry_run, lang_of(ctx), as_json)
    ctx.exit(1 if refused else 0)


def _file(book: Casebook, one: CaseInput, who: Acting, dry_run: bool, lang: str, as_json: bool) -> bool:
    from tawthiq.casebook.running import take

    return _say(take(book, one, acting=who, again=True, dry_run=dry_run), lang, as_json)


def _folder(book: Casebook, one: CaseInput, who: Acting, dry_run: bool, lang: str, as_json: bool) -> bool:
    """Every file of a folder, then the account of the whole; whether anything was refused."""
    from tawthiq.casebook.folders import FolderAccount, Left, Pack, walk, with_own_profile
    from tawthiq.casebook.running import take, take_bytes

    whole, refused = FolderAccount(), False
    for path in walk(one.path):
        if isinstance(path, Left):
            whole = replace(whole, files=whole.files + 1, left=whole.left + 1)
            if not as_json:
                click.echo(harmless(f"{path.name}: {path.why[lang]}"))
            continue
        if isinstance(path, Pack):
            taken = take_bytes(book, replace(one, path=path.name), path.data(), acting=who, dry_run=dry_run)
        else:
            taken = take(book, with_own_profile(replace(one, path=path)), acting=who, dry_run=dry_run)
        whole = whole.with_file(taken)
        refused |= _say(taken, lang, as_json)
    click.echo(json.dumps({"folder": asdict(whole)}) if as_json else f"\n{whole.text()[lang]}")
    return refused


def _say(taken: object, lang: str, as_json: bool) -> bool:
    """Print what became of a file; whether anything of it was refused."""
    from tawthiq.casebook.running import Taken
    from tawthiq.model.plain import to_plain
    from tawthiq.sources.account import account_text

    assert isinstance(taken, Taken)
    if as_json:
        refusal = taken.refusal.as_dict() if taken.refusal else None
        account = to_plain(taken.account, full=True) if taken.account else None
        shown = {
            "file": taken.name,
            "item": taken.item,
            "new": taken.new,
            "account": account,
            "refusal": refusal,
        }
        click.echo(json.dumps(shown, ensure_ascii=False))
    elif taken.refusal is not None:
        click.echo(harmless(f"{taken.name}: {taken.refusal.text(lang)}"), err=True)
    elif taken.account is not None:
        click.echo(harmless(f"{taken.name}: {account_text(taken.account, lang)}"))
    return taken.refusal is not None or bool(taken.account and taken.account.refused)


_TABLES = {
    "item": "المواد",
    "receipt": "الاستلامات", "refusal": "المرفوضات", "report": "التقارير", "reading": "القراءات", "claim": "الإفادات",
    "incident": "الحوادث", "incident_tie": "روابط المجاميع", "incident_near": "حوادث قد تكون واحدة",
    "incident_claim": "إفادات الحوادث", "record": "القيود", "record_pair": "أزواج القيود", "victim": "الضحايا",
    "judgement": "الأحكام", "facility_judgement": "أحكام المنشآت", "figure": "الأرقام",
    "figure_refusal": "أسئلة بلا جواب", "figure_input": "مدخلات الأرقام",
}  # fmt: skip


@click.command()
@click.option(
    "--check", "check_only", is_flag=True, help="Rebuild in memory and compare with what is stored."
)
@casebook_option
@workers_option
@json_option
@click.pass_context
def derive(ctx: click.Context, check_only: bool, casebook: Path | None, workers: int, as_json: bool) -> None:
    """Rebuild everything that follows from the acts: reports, claims, incidents, figures.

    A question that cannot be answered is refused with its reason; the others are answered.

    \b
    tawthiq derive --check
    """
    from tawthiq.casebook import deriving, queries

    book = opened(casebook)
    work = deriving.check if check_only else deriving.derive
    with Progress() as progress:
        made = work(book, workers=workers, progress=progress)
    if as_json:
        click.echo(
            json.dumps({"acts": made.acts, "code": made.code, "digest": made.digest, "rows": made.rows})
        )
    else:
        rows = ", ".join(f"{n:,} {name}" for name, n in made.rows.items())
        rows_ar = "؛ ".join(f"{_TABLES.get(name, name)}: {n:,}" for name, n in made.rows.items())
        en, ar = ("holds", "مطابق") if check_only else ("derived", "اشتُق")
        tell(
            f"{en}: acts 1 to {made.acts}, {rows}\ndigest {made.digest} (code {made.code})",
            f"{ar}: الأفعال من 1 إلى {made.acts}؛ {rows_ar}\nالبصمة {made.digest} (البرنامج {made.code})",
        )
    if say_refused(queries.refused_questions(), lang_of(ctx)):
        ctx.exit(1)

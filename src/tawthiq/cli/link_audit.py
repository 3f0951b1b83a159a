"""link audit: how good is the linkage, from a random sample judged blind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    casebook_option,
    derived,
    json_option,
    lang_of,
    never_over,
    said,
    table,
)
from tawthiq.cli.help import Group

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.linkage.audit import Audit, Share
    from tawthiq.linkage.draws import Calibration
    from tawthiq.victims.judgements import Judged
    from tawthiq.victims.link import LinkedVictims
    from tawthiq.victims.review import Doubtful

_READ = click.Path(path_type=Path, dir_okay=False, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False)
_source = click.option("--lists", "source", type=_READ, help="A file of lists; else the casebook's records.")
_mapping = click.option("--mapping", type=_READ)
_model = click.option("--model", "model_file", type=_READ)
_WORDS = {
    "en": {
        "precision": "of the pairs joined, the same person", "recall": "of the pairs of one person, joined",
        "judged": "pairs judged", "unsure": "of them unsure, left out", "agree": "judges agree on",
        "kappa": "Cohen's kappa", "range": "{best:.1%} (95 %: {low:.1%} to {high:.1%})",
        "none": "not known: a stratum has no verdict", "head": ("stated probability", "judged", "the same"),
    },
    "ar": {
        "precision": "من الأزواج المجموعة: الشخص نفسه", "recall": "من أزواج الشخص الواحد: ما جُمع",
        "judged": "أزواج حُكم فيها", "unsure": "منها غير محسوم، ولم يُحسب", "agree": "اتفاق الحكَمين",
        "kappa": "معامل كابا لكوهين", "range": "{best:.1%} (95 %: من {low:.1%} إلى {high:.1%})",
        "none": "غير معروف: شريحة بلا أحكام", "head": ("الاحتمال المعلن", "ما حُكم فيه", "الشخص نفسه"),
    },
}  # fmt: skip


@click.group(cls=Group)
def audit() -> None:
    """Measure a linkage: draw a sample, judge it blind, read what follows."""


@audit.command()
@click.argument("sample", metavar="SAMPLE", type=_FILE)
@_source
@_mapping
@_model
@click.option("--joined", type=click.IntRange(1), default=200, show_default=True)
@click.option("--below", type=click.IntRange(1), default=200, show_default=True)
@click.option("--never-compared", type=click.IntRange(0), default=100, show_default=True)
@click.option("--without", type=_READ, help="Judgements used before: their pairs are not drawn.")
@click.option("--seed", type=int, default=1, show_default=True)
@casebook_option
def draw(
    sample: Path, source: Path | None, mapping: Path | None, model_file: Path | None, joined: int, below: int,
    never_compared: int, without: Path | None, seed: int, casebook: Path | None,
) -> None:  # fmt: skip
    """Draw a random sample of pairs joined, scored but not joined, and never compared, and write it to SAMPLE.

    Each pair stands for a known number of pairs. Keep SAMPLE from the judges: it says what the program thinks.

    \b
    tawthiq link audit draw sample.csv --lists lists.csv --model victims.model.json
    """
    from tawthiq.victims.audit_files import write_sample
    from tawthiq.victims.judgements import read_judgements
    from tawthiq.victims.strata import audit_sample

    never_over((source, mapping, model_file, without), (sample,))
    found, before = linked(source, mapping, model_file, casebook)
    before += read_judgements(without) if without else []
    sizes = {"joined": joined, "below": below, "never compared": never_compared}
    used = [(f"{j.list_a}\x1f{j.id_a}", f"{j.list_b}\x1f{j.id_b}") for j in before]
    drawn = audit_sample(found, sizes, seed, without=used)
    write_sample(sample, drawn)
    click.echo(f"{len(drawn)} -> {sample.name}")


def linked(
    source: Path | None, mapping: Path | None, model_file: Path | None, casebook: Path | None,
    judgements: Sequence[Judged] = (),
) -> tuple[LinkedVictims, list[Judged]]:  # fmt: skip
    """The linkage of a file of lists with `judgements`, or of the casebook's records with its own; and those."""
    from tawthiq.linkage.model import load
    from tawthiq.victims.link import link_victims
    from tawthiq.victims.read import read_mapping

    if source is None:
        from tawthiq.casebook.persons import linkage

        return linkage(derived(casebook))
    told = read_mapping(mapping) if mapping else None
    model = load(model_file) if model_file else None
    return link_victims(source, mapping=told, model=model, judgements=judgements), list(judgements)


def ask_verdict() -> None:
    """The keys, where one is awaited."""
    keys = said(
        "s same, d different, u unsure, z takes the last back, q stops: ",
        "s شخص واحد، d شخصان، u لا يمكن الجزم، z تراجع عن الأخير، q توقف: ",
    )
    click.echo(keys, nl=False)


def read_key() -> str:
    """One key of the terminal. Raises NoTerminal."""
    from tawthiq.victims.errors import NoTerminal

    try:
        return click.getchar()
    except OSError as error:
        raise NoTerminal(read=error) from error


@audit.command()
@click.argument("sample", metavar="SAMPLE", type=_READ)
@click.argument("verdicts", metavar="VERDICTS", type=_FILE)
@_source
@_mapping
@_model
@casebook_option
@click.pass_context
def judge(
    ctx: click.Context, sample: Path, verdicts: Path, source: Path | None, mapping: Path | None,
    model_file: Path | None, casebook: Path | None,
) -> None:  # fmt: skip
    """Judge the pairs of SAMPLE blind: no weight, no stratum. s same, d different, u unsure, z undo, q stop.

    Every judge has a file VERDICTS of their own; what stands in it already is not asked again.

    \b
    tawthiq link audit judge sample.csv verdicts-1.csv --lists lists.csv
    """
    from tawthiq.victims.audit_files import read_sample
    from tawthiq.victims.judgements import read_judgements, write_judgements
    from tawthiq.victims.review import blind, records_of, run, side_by_side

    found, _ = linked(source, mapping, model_file, casebook)
    before = read_judgements(verdicts) if verdicts.exists() else []
    sitting = blind(found.con, [(s.a, s.b) for s in read_sample(sample)], before)

    def show(pair: Doubtful) -> None:
        click.echo(f"\n{sitting.at + 1} / {len(sitting.queue)}")
        for line in side_by_side(*records_of(found.con, pair.a, pair.b), lang_of(ctx)):
            click.echo(line)
        ask_verdict()

    for _ in run(sitting, show, read_key):
        write_judgements(verdicts, before + sitting.verdicts())
    click.echo(f"\n{len(sitting.judged)} -> {verdicts.name}")


@audit.command()
@click.argument("sample", metavar="SAMPLE", type=_READ)
@click.argument("verdicts", metavar="VERDICTS...", nargs=-1, required=True, type=_READ)
@click.option(
    "--adopt", is_flag=True, help="Adopt what the odds are worth, for the casebook's draws: an act."
)
@casebook_option
@acting_options
@json_option
@click.pass_context
def report(
    ctx: click.Context, sample: Path, verdicts: tuple[Path, ...], adopt: bool, casebook: Path | None, member: str,
    organisation: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Precision and recall with intervals, a reliability table, and how far two judges agree.

    With two files of verdicts the first is used, and compared with the second.

    \b
    tawthiq link audit report sample.csv verdicts-1.csv verdicts-2.csv
    """
    from tawthiq.linkage.audit import agreement, assess, calibrate, reliability
    from tawthiq.victims.audit_files import read_sample, verdicts_on
    from tawthiq.victims.judgements import read_judgements

    drawn = read_sample(sample)
    said = [verdicts_on(read_judgements(path), drawn) for path in verdicts]
    both = agreement(said[0], said[1]) if len(said) > 1 else None
    found, steps = assess(drawn, said[0]), reliability(drawn, said[0])
    calibration = calibrate(drawn, said[0])
    if adopt and calibration:
        _adopt(derived(casebook), member, organisation, calibration)
    if as_json:
        body = {
            "precision": _plain(found.precision), "recall": _plain(found.recall), "judged": found.judged,
            "unsure": found.unsure, "agreement": both,
            "reliability": [[r.low, r.high, r.judged, r.same] for r in steps],
            "calibration": {"slope": calibration.slope, "shift": calibration.shift} if calibration else None,
        }  # fmt: skip
        click.echo(json.dumps(body, ensure_ascii=False))
        return
    _print(found, both, lang_of(ctx))
    rows = [(f"{r.low / 1000:g} - {min(r.high, 1000) / 1000:g}", str(r.judged), str(r.same)) for r in steps]
    click.echo("\n" + table([_WORDS[_lang(lang_of(ctx))]["head"], *rows]))


def _adopt(book: Casebook, member: str, organisation: str | None, calibration: Calibration) -> None:
    from tawthiq.casebook.learning import adopt_calibration

    act = adopt_calibration(book, acting=acting(book, member, organisation), calibration=calibration)
    click.echo(
        f"act {act.n}: slope {calibration.slope / 1000:g}, shift {calibration.shift / 1000:g} bit", err=True
    )


def _lang(lang: str) -> str:
    return "ar" if lang == "ar" else "en"


def _plain(share: Share | None) -> list[int] | None:
    return [share.low, share.best, share.high] if share else None


def _print(found: Audit, both: tuple[int, float, float | None] | None, lang: str) -> None:
    words = _WORDS[_lang(lang)]

    def shown(share: Share | None) -> str:
        if share is None:
            return str(words["none"])
        numbers = {"low": share.low / 1000, "best": share.best / 1000, "high": share.high / 1000}
        return str(words["range"]).format(**numbers)

    click.echo(f"{words['precision']}: {shown(found.precision)}")
    click.echo(f"{words['recall']}: {shown(found.recall)}")
    click.echo(f"{words['judged']}: {found.judged + found.unsure}; {words['unsure']}: {found.unsure}")
    if both:
        kappa = "-" if both[2] is None else f"{both[2]:.2f}"
        click.echo(f"{words['agree']}: {both[1]:.1%} ({both[0]}); {words['kappa']}: {kappa}")

"""link victims, link review, link model."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
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
    table,
    tell,
)
from tawthiq.cli.help import Group
from tawthiq.cli.link_audit import ask_verdict, audit, linked, read_key
from tawthiq.cli.link_incidents import incidents

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.linkage.model import Model
    from tawthiq.victims.judgements import Judged
    from tawthiq.victims.link import LinkedVictims
    from tawthiq.victims.review import Doubtful, Review

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_READ = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group(cls=Group)
def link() -> None:
    """Say which records are the same person, and which claims are of one event."""


link.add_command(incidents)
link.add_command(audit)


@link.command()
@click.argument("source", metavar="IN", type=_FILE)
@click.argument("out", metavar="OUT", type=_FILE)
@click.option(
    "--mapping", type=_READ, help="YAML, `field: column`; else columns are known by their usual names."
)
@click.option("--judgements", type=_READ, help="CSV of list_a, id_a, list_b, id_b, verdict.")
@click.option(
    "--model",
    "model_file",
    type=_FILE,
    help="Use this model; if the file is not there, learn it and write it.",
)
@click.option("--pairs", "pairs_file", type=_FILE, help="Write the scored pairs here (CSV or Parquet).")
@click.option("--only-pairs", type=_READ, help="Compare these pairs only: CSV of list_a, id_a, list_b, id_b.")
@click.option(
    "--names-alone", type=click.Choice(["rare", "review", "never"]), default="rare", show_default=True
)
@click.option("--within-lists", is_flag=True, help="A list may state a person more than once.")
@click.option(
    "--threshold", type=float, default=0.0, show_default=True, help="Log2 odds from which records are joined."
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What compares the pairs. Spark takes its settings, threads too, from its own configuration.",
)
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option(
    "--memory", type=click.IntRange(1), default=5, show_default=True, help="GB that tables may take up here."
)
@click.option("--seed", type=int, default=1, show_default=True)
@json_option
@click.pass_context
def victims(
    ctx: click.Context, source: Path, out: Path, mapping: Path | None, judgements: Path | None,
    model_file: Path | None, pairs_file: Path | None, only_pairs: Path | None, names_alone: str, within_lists: bool,
    threshold: float, engine: str, threads: int, memory: int, seed: int, as_json: bool,
) -> None:  # fmt: skip
    """Link the victims of lists in one file: IN with `cluster` and `weakest` becomes OUT.

    CSV or Parquet; - is stdin or stdout.

    \b
    tawthiq link victims lists.csv linked.csv --model victims.model.json
    """
    from tawthiq.victims.judgements import read_judgements, read_pairs
    from tawthiq.victims.link import link_victims
    from tawthiq.victims.read import read_mapping

    never_over((source, mapping, judgements, only_pairs, model_file), (out, pairs_file))
    found = link_victims(
        sys.stdin.buffer.read() if str(source) == "-" else source,
        mapping=read_mapping(mapping) if mapping else None,
        model=_model(model_file),
        judgements=read_judgements(judgements) if judgements else (),
        pairs=read_pairs(only_pairs) if only_pairs else None,
        names_alone=names_alone, within_lists=within_lists, threshold=round(threshold * 1000), seed=seed,
        threads=threads, memory=f"{memory}GB", engine=engine,
    )  # fmt: skip
    from tawthiq.linkage.tables import write_table
    from tawthiq.victims.write import write_pairs

    write_table(found.table, None if str(out) == "-" else out, sys.stdout.buffer)
    if pairs_file:
        write_pairs(found, pairs_file)
    if model_file and not model_file.exists():
        found.model.save(model_file)
    _say(found, lang_of(ctx), as_json=as_json)


def _model(path: Path | None) -> Model | None:
    from tawthiq.linkage.model import load

    return load(path) if path and path.exists() else None


def _say(found: LinkedVictims, lang: str, *, as_json: bool) -> None:
    """What was done, on stderr: stdout may carry the list."""
    if as_json:
        body = {
            "counts": found.counts,
            "model": found.model.digest,
            "notes": [dict(zip(("en", "ar"), n, strict=True)) for n in found.notes],
        }
        click.echo(json.dumps(body, ensure_ascii=False), err=True)
        return
    from tawthiq.victims.write import COUNT_LABELS

    labels = COUNT_LABELS["ar" if lang == "ar" else "en"]
    click.echo(table([(labels[k], f"{v:,}") for k, v in found.counts.items()]), err=True)
    for english, arabic in found.notes:
        click.echo(arabic if lang == "ar" else english, err=True)


@link.command()
@click.argument("source", metavar="[IN]", type=_READ, required=False)
@click.argument("judgements", metavar="[JUDGEMENTS]", type=_FILE, required=False)
@click.option("--mapping", type=_READ)
@click.option("--model", "model_file", type=_READ)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Pairs to show.")
@casebook_option
@acting_options
@click.pass_context
def review(
    ctx: click.Context, source: Path | None, judgements: Path | None, mapping: Path | None,
    model_file: Path | None, limit: int, casebook: Path | None, member: str, organisation: str | None,
) -> None:  # fmt: skip
    """Judge doubtful pairs, the most useful first: s same, d different, u unsure, z undo, q stop.

    With IN and JUDGEMENTS the pairs are those of a file of lists, and verdicts go to a file that `link victims
    --judgements` takes. Without them the pairs are the casebook's, every verdict is an act, and z withdraws it.

    \b
    tawthiq link review lists.csv judgements.csv
    tawthiq link review --casebook casebook
    """
    from tawthiq.victims.review import open_review, run

    if source is not None and judgements is None:
        raise click.MissingParameter(param_hint="JUDGEMENTS")
    before = _judged_before(judgements)
    found, standing = linked(source, mapping, model_file, casebook, before)
    sitting = open_review(found.con, standing, limit)
    keep = (
        _to_file(judgements, before, sitting)
        if judgements
        else _to_casebook(derived(casebook), member, organisation, sitting)
    )

    def show(pair: Doubtful) -> None:
        _show(found, pair, lang_of(ctx), f"{sitting.at + 1} / {len(sitting.queue)}")

    for _, key in run(sitting, show, read_key):
        keep(key)
    click.echo(f"\n{len(sitting.judged)} -> {judgements.name if judgements else 'acts; `tawthiq derive`'}")


def _judged_before(path: Path | None) -> list[Judged]:
    from tawthiq.victims.judgements import read_judgements

    return read_judgements(path) if path and path.exists() else []


def _to_file(path: Path, before: list[Judged], sitting: Review) -> Callable[[str], None]:
    from tawthiq.victims.judgements import write_judgements

    return lambda _: write_judgements(path, before + sitting.verdicts())


def _to_casebook(
    book: Casebook, member: str, organisation: str | None, sitting: Review
) -> Callable[[str], None]:
    """Each verdict becomes an act as its key is pressed; z withdraws the last one."""
    from tawthiq.casebook import persons
    from tawthiq.casebook.actions.deciding import judge_records, withdraw

    who, done = acting(book, member, organisation), list[str]()

    def keep(key: str) -> None:
        if key == "z":
            withdraw(book, acting=who, act=done.pop(), because="undone in the review")
            return
        last = sitting.verdicts()[-1]
        a, b = persons.anchor_of(last.id_a), persons.anchor_of(last.id_b)
        act = judge_records(
            book, acting=who, a=a, b=b, verdict=last.verdict, because="seen side by side in the review"
        )
        done.append(act.id)

    return keep


def _show(found: LinkedVictims, pair: Doubtful, lang: str, at: str) -> None:
    """The two records side by side, why they may be one, and the keys."""
    from tawthiq.linkage.explain import explain
    from tawthiq.victims.review import records_of, side_by_side

    click.echo(f"\n{at}")
    for line in side_by_side(*records_of(found.con, pair.a, pair.b), lang):
        click.echo(line)
    why = explain(found.con, found.settings, found.model, pair.a, pair.b)
    click.echo(why.text(lang) if why else "")
    ask_verdict()


@link.command()
@click.option("--from", "model_file", type=_READ, help="Adopt this model file instead of learning one.")
@click.option(
    "--of", "what", type=click.Choice(["victims", "incidents"]), default="victims", show_default=True,
    help="Learn from the rows of lists, or from the claims of events. A file says itself which it is of.",
)  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True)
@casebook_option
@acting_options
def train(
    model_file: Path | None, what: str, seed: int, casebook: Path | None, member: str, organisation: str | None
) -> None:  # fmt: skip
    """Learn a model from the casebook and adopt it: an act, like every change of how records or claims are compared.

    \b
    tawthiq link train --casebook casebook
    tawthiq link train --of incidents
    """
    from tawthiq.casebook import learning
    from tawthiq.lang.plural import count_noun
    from tawthiq.linkage.model import load

    book = derived(casebook)
    who = acting(book, member, organisation)
    if model_file:
        learnt = load(model_file)
        act = learning.adopt_model(book, acting=who, model=learnt)
    elif what == "incidents":
        learnt, act = learning.learn_incidents(book, acting=who)
    else:
        learnt, act = learning.learn(book, acting=who, seed=seed)
    tell(
        f"act {act.n}: model {learnt.digest[:12]}, learnt from {count_noun(learnt.records, 'record', 'en')}, is "
        "adopted. `tawthiq derive` links by it.",
        f"الفعل {act.n}: اعتُمد النموذج {learnt.digest[:12]}، المتعلَّم من "
        f"{count_noun(learnt.records, 'record', 'ar', oblique=True)}. والأمر `tawthiq derive` يربط به.",
    )


@link.command()
@click.argument("model_file", metavar="MODEL", type=_READ)
@click.argument("other", metavar="[OTHER]", type=_READ, required=False)
@json_option
def model(model_file: Path, other: Path | None, as_json: bool) -> None:
    """Show what a model file holds, or what differs between two.

    \b
    tawthiq link model victims.model.json
    """
    from tawthiq.linkage.model import compare, load

    one = load(model_file)
    if other:
        changes = compare(one, load(other))
        rows = [
            (c.name, "" if c.before is None else str(c.before), "" if c.after is None else str(c.after))
            for c in changes
        ]
    else:
        rows = [("prior", "", str(one.prior))]
        rows += [
            (f"{c}: {w.name}", f"{w.m / 1e9:.6f} / {w.u / 1e9:.6f}", str(w.weight))
            for c, ws in one.levels.items()
            for w in ws
        ]
        rows += [(f"prior against {name}", "", str(d.prior)) for name, d in one.doubles.items()]
        rows += [(f"ages of {name} ahead, 1/100 year", "", str(years)) for name, years in one.ahead.items()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    head = ("", "before", "after") if other else ("level", "m / u", "1/1000 bit")
    click.echo(table([head, *rows]) if rows else "no difference")

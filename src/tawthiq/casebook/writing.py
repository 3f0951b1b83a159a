"""What `run` and `statement build` write: the statement in each language, the annex, the trace. All of it internal.

Nothing is half-written: files are made in a folder beside and moved into place together.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import FolderTaken
from tawthiq.casebook.naming import naming
from tawthiq.casebook.picturing import beside_figures
from tawthiq.casebook.stored import figures_json, in_order
from tawthiq.casebook.tools import STATEMENT
from tawthiq.casebook.tracing import evidence_of
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.figures.documented import why
from tawthiq.lang.spreadsheets import write_rows
from tawthiq.model.figures import Figure, Input
from tawthiq.statement import (
    Evidence,
    Resolved,
    default_statement,
    font_folders,
    parse,
    pdf,
    resolve,
    to_html,
    to_typst,
    trace_site,
)
from tawthiq.statement.large import cut

PRINTED, PAGED = 300, 2_000  # incidents of one figure in the annex, and with pages of their own
_COLUMNS = (
    "figure", "ref", "date_start", "date_end", "place", "counted", "low", "best", "high", "why", "claims",
)  # fmt: skip
_CLAIM = re.compile(r"\bC-[0-9A-HJKMNP-TV-Z]{4,16}\b")
_STAMPED = "INTERNAL.txt"
STAMP = """INTERNAL / داخلي
Not for release: made by tawthiq from unreleased material.
ليس للنشر: صنعه توثيق من مادة لم تُجز للنشر.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """The folder, and each file by what it is ("statement en pdf", "trace en")."""

    folder: Path
    files: dict[str, Path]
    resolved: Resolved


def bind(source: str, evidence: Evidence | None = None) -> Resolved:
    """A statement's source bound to its evidence; by default to every figure of the casebook."""
    found = evidence or evidence_of(queries.figures(), cited_claims(source))
    return resolve(
        parse(source),
        figures=found.figures,
        claims=found.claims,
        incidents=found.incidents,
        reports=found.reports,
    )


def statement_source(ledger: Ledger, book: Casebook, figures: Sequence[Figure]) -> str:
    """The text that was adopted last, one file for all languages or one for each; else a draft from the figures."""
    adopted = ledger.adopted(STATEMENT)
    if not adopted:
        return default_statement(figures, ("en", "ar"))
    texts = {a.name: book.items.get(a.item).decode("utf-8-sig") for a in adopted}
    if "all" in texts:
        return texts["all"]
    return "\n".join(f"::: {lang}\n{text}\n:::" for lang, text in sorted(texts.items(), reverse=True))


def as_of(ledger: Ledger) -> datetime:
    """The second of the last act: the timestamp of everything that is written (PDF keeps no fractions)."""
    return datetime.strptime(ledger.last_at[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)


def write(book: Casebook, out: Path) -> Written:
    """Write everything into `out`/internal, replacing what an earlier run wrote. Raises FolderTaken."""
    final = out / "internal"
    if final.exists() and any(final.iterdir()) and not (final / _STAMPED).exists():
        raise FolderTaken(place=str(final), read=next(final.iterdir()).name)
    ledger = fold(log.read())
    figures = in_order(queries.figures(), ledger)
    beside = out / ".internal.part"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    beside.chmod(0o700)
    resolved, files = _fill(beside, book, ledger, figures)
    shutil.rmtree(final, ignore_errors=True)
    beside.rename(final)
    return Written(final, {what: final / path for what, path in files.items()}, resolved)


def _fill(
    folder: Path, book: Casebook, ledger: Ledger, figures: list[Figure]
) -> tuple[Resolved, dict[str, Path]]:
    source = statement_source(ledger, book, figures)
    printed = evidence_of([cut(f, PRINTED) for f in figures], cited_claims(source))
    resolved = bind(source, printed)
    paged = [cut(f, PAGED) for f in figures]
    evidence = evidence_of(paged)
    files: dict[str, Path] = {}
    _put(folder, files, "stamp", _STAMPED, STAMP.encode())
    _put(folder, files, "figures", "figures.json", figures_json(figures).encode())
    _put(folder, files, "incidents", "incidents.csv", incidents_csv(figures).encode("utf-8-sig"))
    for name, data in beside_figures(book, figures):
        _put(folder, files, f"figures/{name}", f"figures/{name}", data)
    for lang in resolved.blocks:
        named = bind(source, naming(lang).evidence(printed))
        html = to_html(named, lang).encode()
        _put(folder, files, f"statement {lang} html", f"statement.{lang}.html", html)
        made = pdf(to_typst(named, lang), font_folders(), as_of(ledger))
        _put(folder, files, f"statement {lang} pdf", f"statement.{lang}.pdf", made)
    for lang in ("en", "ar"):
        _trace(folder, files, evidence, paged, lang)
    return resolved, files


def _trace(
    folder: Path, files: dict[str, Path], evidence: Evidence, figures: list[Figure], lang: str
) -> None:
    names = naming(lang)
    figures = [names.figure(f) for f in figures]
    claims = names.claims(evidence.claims)
    site: Mapping[str, str] = trace_site(figures, evidence.incidents, claims, evidence.reports, lang)
    for path, html in site.items():
        _put(folder, files, f"trace {lang} {path}", f"trace/{lang}/{path}", html.encode())
    files[f"trace {lang}"] = Path("trace") / lang / "index.html"


def _put(folder: Path, files: dict[str, Path], what: str, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    files[what] = Path(name)


def cited_claims(source: str) -> list[str]:
    """Ids, or their beginnings, of the claims that a statement's source cites."""
    return sorted(set(_CLAIM.findall(source)))


def incidents_csv(figures: Sequence[Figure]) -> str:
    """Every incident or total behind every figure, counted or not and why: what a recount needs."""
    known = {i.code: i for i in queries.incidents({one.ref for f in figures for one in f.inputs})}
    rows: list[Sequence[object]] = [_COLUMNS]
    for figure in figures:
        for one in figure.inputs:
            i = known.get(one.ref)
            where = (i.date_start, i.date_end, i.place_en or i.pcode) if i else (None, None, None)
            numbers = ("yes" if one.counted else "no", *number_cells(one))
            rows.append((figure.id, one.ref, *where, *numbers, one.why, " ".join(one.claims)))
    out = StringIO()
    write_rows(out, rows)
    return out.getvalue()


def number_cells(one: Input) -> tuple[object, object, object]:
    """Low, best and high of an input: empty when nothing states the number, "open" for a high without bound."""
    if one.why in why.WITHOUT_NUMBER:
        return ("", "", "")
    return (one.low, one.best, "open" if one.high is None else one.high)

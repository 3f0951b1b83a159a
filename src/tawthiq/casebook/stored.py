"""What the last derivation stored: how it was made, and its figures in the case's own order.

Reading it loads no more than that needs, so that a command answers at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from django.db import DatabaseError

import tawthiq
from tawthiq.casebook import db, log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotDerived
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.model.figures import Figure
from tawthiq.model.plain import to_plain


@dataclass(frozen=True, slots=True)
class Made:
    """A derived database: acts 1..n read by `code` gave rows with this digest; rows by table."""

    acts: int
    code: str
    digest: str
    rows: dict[str, int]


@cache
def code_version() -> str:
    """V: the package's version, and a digest over its own source, its vocabularies and the versions it stands on.

    The source is part of V, so that tables derived before a change of rules are never taken for current ones.
    """
    digest = hashlib.sha256()
    for name in sorted(_requirements()):
        digest.update(f"{name}=={metadata.version(name)}\n".encode())
    top = Path(tawthiq.__file__).parent
    for path in sorted(p for p in top.rglob("*") if p.suffix in (".py", ".yml")):
        digest.update(
            f"{path.relative_to(top).as_posix()} {len(data := path.read_bytes())}\n".encode() + data
        )
    return f"{metadata.version('tawthiq')}+{digest.hexdigest()[:12]}"


def _requirements() -> list[str]:
    listed = metadata.requires("tawthiq") or []
    names = [r.split(";")[0] for r in listed if "extra ==" not in r]
    return [n.split("[")[0].split("<")[0].split(">")[0].split("=")[0].split("!")[0].strip() for n in names]


def made(book: Casebook) -> Made:
    """How the stored derived database was made; NotDerived when there is none."""
    if not db.has_derived(book.folder):
        raise NotDerived(place=str(book.folder))
    known = facts()
    rows = {m._meta.db_table: m._default_manager.count() for m in models.DERIVED}
    return Made(int(known["acts"]), known["code"], known["digest"], rows)


def facts() -> dict[str, str]:
    """ "acts", "code" and "digest" of the stored derived database, without counting its rows."""
    return dict(models.Made.objects.values_list("name", "value"))


def by_other_code() -> bool:
    """Whether the stored derived database was made by another version of the program."""
    try:
        return facts()["code"] != code_version()
    except DatabaseError:  # it says nothing of itself
        return False


def is_current(book: Casebook) -> bool:
    """Whether the derived database holds every act, read by this code."""
    if not db.has_derived(book.folder):
        return False
    stored = facts()
    return stored["code"] == code_version() and int(stored["acts"]) == log.last_number()


def stored_figures() -> list[Figure]:
    """The stored figures in the order in which the case asks its questions."""
    return in_order(queries.figures(), fold(log.read()))


def stored_heads(ledger: Ledger) -> list[Figure]:
    """The same without their inputs."""
    return in_order(queries.figure_heads(), ledger)


def with_inputs(heads: Sequence[Figure]) -> list[Figure]:
    """The same figures with what stands behind them."""
    whole = {f.id: f for f in queries.figures([f.id for f in heads])}
    return [whole[f.id] for f in heads]


def in_order(figures: Sequence[Figure], ledger: Ledger) -> list[Figure]:
    """Figures in the order in which the case asks its questions."""
    asked = list(ledger.questions)
    return sorted(figures, key=lambda f: (asked.index(f.id) if f.id in asked else len(asked), f.id))


def figures_json(figures: Sequence[Figure]) -> str:
    """Every figure whole, as JSON."""
    return json.dumps([to_plain(f, full=True) for f in figures], ensure_ascii=False, indent=1)

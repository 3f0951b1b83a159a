"""What linking writes: the lists with their clusters, and the scored pairs."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from tawthiq.lang.spreadsheets import harmless_cell
from tawthiq.linkage.model import probability
from tawthiq.victims.link import LinkedVictims

_SUSPECT = r"^[\pC\pZ\pM]*[^\pL\pN]"  # a sign comes first: `harmless_cell` looks closer

COUNT_LABELS = {
    "en": {
        "rows": "rows", "lists": "lists", "exact duplicates": "exact duplicates inside a list",
        "without a name": "without a name: counted, never linked", "pairs compared": "pairs compared",
        "held back, names alone": "pairs held back: names alone", "pairs in doubt": "pairs in doubt (within 4 bits)",
        "victims": "victims", "judgements": "judgements used",
    },
    "ar": {
        "rows": "الصفوف", "lists": "القوائم", "exact duplicates": "مكرر تمامًا داخل قائمة واحدة",
        "without a name": "بلا اسم: محسوبون ولا يُربطون", "pairs compared": "أزواج قورنت",
        "held back, names alone": "أزواج أُوقفت: اتفاق الاسم وحده", "pairs in doubt": "أزواج مشكوك فيها (ضمن 4 بت)",
        "victims": "الضحايا", "judgements": "أحكام استُعملت",
    },
}  # fmt: skip


def write_table(table: pa.Table, path: Path | None, stdout: IO[bytes]) -> None:
    """CSV in UTF-8, or Parquet when the name ends so; None is stdout."""
    if path is not None and path.suffix == ".parquet":
        pq.write_table(table, path)
    else:
        pacsv.write_csv(_harmless(table), stdout if path is None else path)


def _harmless(table: pa.Table) -> pa.Table:
    """The table with no text cell that a spreadsheet computes; columns that hold none stay as they are."""
    for at, column in enumerate(table.columns):
        if pa.types.is_string(column.type) and pc.any(pc.match_substring_regex(column, _SUSPECT)).as_py():
            cells = [None if text is None else harmless_cell(text) for text in column.to_pylist()]
            table = table.set_column(at, table.field(at), pa.array(cells, column.type))
    return table


def write_pairs(found: LinkedVictims, path: Path) -> None:
    """list_a, id_a, list_b, id_b, weight (1/1000 bit), probability, held, together, and each comparison's level."""
    levels = ", ".join(f"s.g_{c.name} as {c.name}" for c in found.settings.comparisons)
    pairs = found.con.execute(
        "select a.list list_a, a.id id_a, b.list list_b, b.id id_b, s.weight, h.l is not null held, "
        f"s.l, s.r, {levels} "
        "from scored s join rows a on a.row = s.l join rows b on b.row = s.r "
        "left join held h on h.l = s.l and h.r = s.r order by s.l, s.r"
    ).to_arrow_table()
    sides = zip(pairs["l"].to_pylist(), pairs["r"].to_pylist(), strict=True)
    together = [found.home[a] is found.home[b] for a, b in sides]
    chances = [round(probability(w), 6) for w in pairs["weight"].to_pylist()]
    out = pairs.drop_columns(["l", "r"])
    out = out.append_column("probability", pa.array(chances)).append_column("together", pa.array(together))
    write_table(out, path, None)  # type: ignore[arg-type]

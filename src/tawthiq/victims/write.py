"""What linking writes: the lists with their clusters, and the scored pairs."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from tawthiq.linkage.model import probability
from tawthiq.linkage.tables import write_table
from tawthiq.victims.link import LinkedVictims

COUNT_LABELS = {
    "en": {
        "rows": "rows", "lists": "lists", "exact duplicates": "exact duplicates inside a list",
        "blank": "rows that state nothing: not counted",
        "without a name": "without a name: counted, never linked", "pairs compared": "pairs compared",
        "held back, names alone": "pairs held back: names alone", "pairs in doubt": "pairs in doubt (within 4 bits)",
        "victims": "victims", "judgements": "judgements used",
    },
    "ar": {
        "rows": "الصفوف", "lists": "القوائم", "exact duplicates": "مكرر تمامًا داخل قائمة واحدة",
        "blank": "صفوف لا تذكر شيئًا: لم تُحسب",
        "without a name": "بلا اسم: محسوبون ولا يُربطون", "pairs compared": "أزواج قورنت",
        "held back, names alone": "أزواج أُوقفت: اتفاق الاسم وحده", "pairs in doubt": "أزواج مشكوك فيها (ضمن 4 بت)",
        "victims": "الضحايا", "judgements": "أحكام استُعملت",
    },
}  # fmt: skip


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
    write_table(out, path)

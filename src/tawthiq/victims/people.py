"""The victims of a casebook: records clustered by the adopted model, people's judgements first.

Pure: the same records, model and judgements give the same victims and pairs, in whatever order the records come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tawthiq.evidence.ledger import strictest
from tawthiq.linkage.cluster import Evidence, Rules
from tawthiq.linkage.draws import Calibration, draws
from tawthiq.linkage.errors import NothingToCompare
from tawthiq.linkage.model import Model
from tawthiq.model.victims import FIELDS, Record, RecordJudgement, RecordPair, Victim
from tawthiq.victims.errors import NoNames
from tawthiq.victims.judgements import Judged
from tawthiq.victims.link import THRESHOLD, LinkedVictims, link_victims
from tawthiq.victims.summary import victim

KEPT = -8_000
MAPPING = {name: (name,) for name in ("id", "list", *FIELDS)}


@dataclass(frozen=True, slots=True)
class People:
    """Victims in order of code, and the pairs that were compared and not far from being joined."""

    victims: list[Victim]
    pairs: list[RecordPair]


def people(
    records: Sequence[Record], model: Model | None = None, judgements: Iterable[RecordJudgement] = ()
) -> People:
    """Victims of `records`; without an adopted model by the settings' starting values.

    Superseded records stay with the record that supersedes them. Raises ModelDoesNotFit.
    """
    by_id = {r.id: r for r in records}
    standing = [r for r in records if r.superseded_by is None]
    found = linked(standing, model, judgements)
    home = _home(found, standing)
    members: dict[str, list[str]] = defaultdict(list)
    for record in records:
        members[home[_standing(record, by_id)]].append(record.id)
    weakest = _weakest(found)
    victims = [victim([by_id[i] for i in ids], weakest.get(name)) for name, ids in members.items()]
    return People(sorted(victims, key=lambda v: v.code), _pairs(found, by_id))


def linked(
    standing: Sequence[Record],
    model: Model | None,
    judgements: Iterable[RecordJudgement] = (),
    *,
    seed: int = 1,
    learn: bool = False,
) -> LinkedVictims | None:
    """The linkage of records that stand; None when no two of them can be compared.

    Without a model one is learnt, if `learn`; else the settings' starting values serve.
    """
    if not standing:
        return None
    said = judged(standing, judgements)
    try:
        return link_victims(
            table(standing),
            mapping=MAPPING,
            model=model,
            judgements=said,
            adopted=model is not None or not learn,
            learn=learn,
            seed=seed,
        )
    except (NoNames, NothingToCompare):
        return None


def judged(standing: Iterable[Record], judgements: Iterable[RecordJudgement]) -> list[Judged]:
    """Judgements as linking takes them: by group and id."""
    group = {r.id: r.group for r in standing}
    return [
        Judged(group[j.a], j.a, group[j.b], j.b, j.verdict)
        for j in judgements
        if j.a in group and j.b in group
    ]


def drawn(
    records: Sequence[Record], pairs: Iterable[RecordPair], judgements: Iterable[RecordJudgement], number: int,
    seed: int, calibration: Calibration | None = None,
) -> Iterator[list[Victim]]:  # fmt: skip
    """`number` draws of the clustering from calibrated probabilities; pairs held back on names alone stay apart."""
    by_id = {r.id: r for r in records}
    standing = {r.id: r.group for r in records if r.superseded_by is None}
    evidence: Evidence[str] = Evidence(standing, {(p.a, p.b): p.weight for p in pairs if not p.held})
    for j in judgements:
        if j.a in standing and j.b in standing and j.verdict != "unsure":
            pair = (min(j.a, j.b), max(j.a, j.b))
            (evidence.same if j.verdict == "same" else evidence.different).add(pair)
    for draw in draws(evidence, Rules(THRESHOLD), number, seed, calibration):
        members: dict[frozenset[str], list[Record]] = defaultdict(list)
        for record in records:
            members[draw[_standing(record, by_id)]].append(record)
        yield sorted((victim(found, None) for found in members.values()), key=lambda v: v.code)


def table(records: Collection[Record]) -> pa.Table:
    """Records as the rows that linking reads. A person stands once in a group; known places go by their codes."""
    columns: dict[str, list[str | None]] = {"id": [r.id for r in records], "list": [r.group for r in records]}
    for name in FIELDS:
        columns[name] = [_place(r) if name == "place" else getattr(r.stated, name) for r in records]
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def _place(record: Record) -> str | None:
    """ "AREA / PLACE" in codes: spellings and scripts meet in the gazetteer."""
    if record.pcode is None:
        return record.stated.place
    above = [code for code in record.admin if code != record.pcode]
    return f"{above[-1]} / {record.pcode}" if above else record.pcode


def _home(found: LinkedVictims | None, standing: Sequence[Record]) -> dict[str, str]:
    """The victim of each record. Of whom nothing is stated but that there was one is a victim of their own."""
    if found is None:
        return {r.id: r.id for r in standing}
    ids, clusters = (found.table[name].to_pylist() for name in ("id", "cluster"))
    return {one: cluster or one for one, cluster in zip(ids, clusters, strict=True)}


def _standing(record: Record, by_id: Mapping[str, Record]) -> str:
    while record.superseded_by is not None:
        record = by_id[record.superseded_by]
    return record.id


def _weakest(found: LinkedVictims | None) -> dict[str, int]:
    """The weakest link (1/1000 bit) of each cluster that has one, by the cluster's name in the linked table."""
    if found is None:
        return {}
    names = _names(found)
    code = dict(zip(*(found.table[n].to_pylist() for n in ("id", "cluster")), strict=True))
    return {code[names[row]]: c.weakest for row, c in found.home.items() if c.weakest is not None}


def _names(found: LinkedVictims) -> dict[int, str]:
    return dict(found.con.execute("select row, id from rows").fetchall())


def _pairs(found: LinkedVictims | None, by_id: Mapping[str, Record]) -> list[RecordPair]:
    if found is None:
        return []
    names = _names(found)
    levels = ", ".join(f"g_{c.name}" for c in found.settings.comparisons)
    rows = found.con.execute(
        f"select l, r, weight, held.l is not null, {levels} from scored left join held using (l, r) "
        f"where weight >= {KEPT}"
    ).fetchall()
    pairs = []
    for left, right, weight, held, *at in rows:
        a, b = sorted((names[left], names[right]))
        seen = strictest((by_id[a].audience, by_id[b].audience))
        pairs.append(RecordPair(a, b, weight, held, tuple(at), seen))
    return sorted(pairs, key=lambda p: (p.a, p.b))

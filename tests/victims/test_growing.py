"""A linkage that grows row by row is the linkage of all rows: over arrivals, judgements, withdrawals and erasures."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import pyarrow as pa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from invented_victims import people
from tawthiq.linkage.errors import ContradictoryJudgements
from tawthiq.linkage.model import Model
from tawthiq.victims.growing import Growing, Name
from tawthiq.victims.judgements import Judged
from tawthiq.victims.link import LinkedVictims, link_victims

ROWS = 60
row = st.integers(0, ROWS - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sets(row, min_size=1, max_size=20)),
        st.tuples(st.just("judge"), row, row, st.sampled_from(["same", "different", None])),
        st.tuples(st.just("erase"), row),
    ),
    min_size=2,
    max_size=8,
)


@cache
def every() -> list[dict[str, object]]:
    """Invented rows, a third of them of persons in several lists, the last ten exact duplicates under other ids."""
    rows = people(32, 5).drop_columns(["truth"]).to_pylist()[: ROWS - 10]
    return [*rows, *({**r, "id": f"copy {r['id']}"} for r in rows[:10])]


@cache
def model() -> Model:
    return link_victims(people(400, 6).drop_columns(["truth"])).model


def linked(rows: list[int], judged: list[Judged]) -> LinkedVictims:
    table = pa.Table.from_pylist([every()[i] for i in rows])
    return link_victims(table, model=model(), judgements=judged, adopted=True)


def name(i: int) -> Name:
    return str(every()[i]["list"]), str(every()[i]["id"])


def partition(found: LinkedVictims) -> set[frozenset[Name]]:
    clusters: dict[str, set[Name]] = {}
    columns = (found.table[c].to_pylist() for c in ("list", "id", "cluster"))
    for list_, id_, cluster in zip(*columns, strict=True):
        clusters.setdefault(cluster, set()).add((list_, id_))
    return {frozenset(c) for c in clusters.values()}


@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sets(row, min_size=10, max_size=40), steps)
def test_growing_equals_linking_everything_anew(first: set[int], acts: list[tuple[object, ...]]) -> None:
    there, judged = sorted(first), dict[tuple[int, int], str]()
    growing = Growing(linked(there, []))
    for act in acts:
        _apply(growing, there, judged, act)
    said = [Judged(*name(a), *name(b), verdict) for (a, b), verdict in judged.items()]
    assert growing.clusters() == partition(linked(there, said))


def _apply(
    growing: Growing, there: list[int], judged: dict[tuple[int, int], str], act: tuple[object, ...]
) -> None:
    match act:
        case ("add", set() as rows):
            new = [i for i in sorted(rows) if i not in there]
            if new:
                growing.add(pa.Table.from_pylist([every()[i] for i in new], schema=_schema()))
                there += new
        case ("judge", int() as a, int() as b, verdict) if a in there and b in there:
            if _one_record(a, b):
                return
            with suppress(ContradictoryJudgements):
                growing.judge(name(a), name(b), verdict)  # type: ignore[arg-type]
                judged.pop((a, b), None)
                judged.pop((b, a), None)
                if verdict:
                    judged[a, b] = str(verdict)
        case ("erase", int() as i) if i in there and len(there) > 5:
            growing.erase(name(i))
            there.remove(i)
            for pair in [p for p in judged if i in p]:
                del judged[pair]


def _schema() -> pa.Schema:
    return pa.Table.from_pylist(every()).schema


def _one_record(a: int, b: int) -> bool:
    """The same row, or a row and its exact duplicate: judgements are about records."""
    content = [{k: v for k, v in every()[i].items() if k != "id"} for i in (a, b)]
    return a == b or content[0] == content[1] or a >= ROWS - 10 or b >= ROWS - 10


def test_a_new_row_touches_its_component_only() -> None:
    there = list(range(40))
    growing = Growing(linked(there, []))
    before = growing.clusters()
    added = growing.add(pa.Table.from_pylist([every()[45]], schema=_schema()))
    changed = {n for c in growing.clusters() ^ before for n in c}
    assert changed <= added.touched | {name(45)}
    assert len(added.touched) < 10

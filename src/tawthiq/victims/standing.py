"""What people judged of records, hung on the records as they are read today.

A judgement attaches to the same record; else to the only record of that report that overlaps its words; else, when the
list came again, to the record that states its entry or its words now; else it is detached: counted, listed, queued.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import RecordsJudged
from tawthiq.linkage.cluster import reach
from tawthiq.model.incidents import Decision
from tawthiq.model.victims import Record, RecordAnchor, RecordJudgement
from tawthiq.victims.stated import record_id

STATES = ("attached", "reattached", "detached", "contradicted")
Hung = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class StandingRecords:
    """Judgements in force, and every decision with its state."""

    judgements: list[RecordJudgement]
    decisions: list[Decision]


class Hooks:
    """Today's records by everything that a judgement may hang on."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_id: dict[str, Record] = {}
        self._of_report: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self._entries: dict[str, list[Record]] = defaultdict(list)
        self._words: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for r in records:
            self._by_id[r.id] = r
            self._of_report[r.anchor.item, r.anchor.locator].append(r)
            self._entries[r.anchor.key].append(r)
            self._words[r.list, r.anchor.words].append(r)

    def hang(self, anchor: RecordAnchor) -> Hung:
        """(record, "attached" | "reattached" | "detached"); a superseded record leads to the one that stands."""
        found = self._by_id.get(record_id(anchor))
        state = "attached" if found else "reattached"
        found = found or self._only(self._overlapping(anchor))
        found = found or self._only(self._entries.get(anchor.key, ()))
        found = found or self._only(self._words.get((anchor.list, anchor.words), ()))
        return (self._standing(found), state) if found else (None, "detached")

    def _overlapping(self, anchor: RecordAnchor) -> list[Record]:
        inside = self._of_report.get((anchor.item, anchor.locator), ())
        return [r for r in inside if r.anchor.start < anchor.end and anchor.start < r.anchor.end]

    @staticmethod
    def _only(found: Sequence[Record]) -> Record | None:
        standing = [r for r in found if r.superseded_by is None] or list(found)
        return standing[0] if len(standing) == 1 else None

    def _standing(self, record: Record) -> str:
        while record.superseded_by is not None:
            record = self._by_id[record.superseded_by]
        return record.id


def stand(records: Iterable[Record], judged: Sequence[tuple[Act, RecordsJudged]]) -> StandingRecords:
    """Hang every judgement; of several on one pair the last act stands, and of contradicting ones the later."""
    hooks = Hooks(records)
    decisions, latest = [], dict[tuple[str, str], RecordJudgement]()
    for act, body in judged:
        (a, state_a), (b, state_b) = hooks.hang(body.a), hooks.hang(body.b)
        state = max(state_a, state_b, key=STATES.index)
        decisions.append(Decision(act.id, "records", body.verdict, state, a, b, body.because))
        if a and b and a != b:
            pair = (min(a, b), max(a, b))
            latest.pop(pair, None)
            latest[pair] = RecordJudgement(*pair, body.verdict, act.id)
    kept = _consistent(list(latest.values()))
    dropped = {j.act for j in latest.values()} - {j.act for j in kept}
    return StandingRecords(
        kept, [replace(d, state="contradicted") if d.act in dropped else d for d in decisions]
    )


def _consistent(judgements: Sequence[RecordJudgement]) -> list[RecordJudgement]:
    """From the last act back: a judgement that contradicts what later ones say together is left out."""
    links: dict[str, set[str]] = defaultdict(set)
    apart: dict[str, set[str]] = defaultdict(set)
    kept = []
    for j in reversed(judgements):
        if j.verdict == "same":
            joined = reach(links, [j.a]) | reach(links, [j.b])
            if any(not joined.isdisjoint(apart.get(r, ())) for r in joined):
                continue
            links[j.a].add(j.b)
            links[j.b].add(j.a)
        elif j.verdict == "different":
            if j.b in reach(links, [j.a]):
                continue
            apart[j.a].add(j.b)
            apart[j.b].add(j.a)
        kept.append(j)
    return kept[::-1]

"""Clusters kept up to date: a change touches only the components it reaches; the result equals a rebuild."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from tawthiq.linkage.cluster import Cluster, Evidence, Rules, clusters, reach

Record = TypeVar("Record", bound=Hashable)


class LiveClusters(Generic[Record]):
    """Clusters under arrivals, judgements, withdrawals and erasures. Records are ordered, hashable keys."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.evidence: Evidence[Record] = Evidence()
        self.home: dict[Record, Cluster[Record]] = {}
        self._links: dict[Record, set[Record]] = {}
        self._pairs: dict[Record, set[Record]] = {}

    @classmethod
    def of(cls, evidence: Evidence[Record], rules: Rules) -> LiveClusters[Record]:
        """The clusters of what is there already. Raises ContradictoryJudgements."""
        live: LiveClusters[Record] = cls(rules)
        live.evidence, live.home = evidence, clusters(evidence, rules)
        for (a, b), weight in evidence.edges.items():
            live._remember(live._pairs, a, b)
            if weight >= rules.threshold:
                live._remember(live._links, a, b)
        for a, b in evidence.same:
            live._remember(live._links, a, b)
        return live

    def add(self, record: Record, list_: str, edges: Mapping[Record, int]) -> set[Record]:
        """A new record and its edges to known ones. Returns the records whose cluster was computed anew."""
        self.evidence.lists[record] = list_
        for other, weight in edges.items():
            self.evidence.edges[_pair(record, other)] = weight
            self._remember(self._pairs, record, other)
            if weight >= self.rules.threshold:
                self._remember(self._links, record, other)
        return self._renew([record])

    def judge(self, a: Record, b: Record, verdict: str | None) -> set[Record]:
        """Record a verdict: "same", "different"; "unsure" and None leave (or take back) no judgement."""
        pair = _pair(a, b)
        before = self._component([a, b])
        saved = (pair in self.evidence.same, pair in self.evidence.different)
        self._set(pair, same=verdict == "same", different=verdict == "different")
        try:
            return self._renew(before | {a, b})
        except Exception:
            self._set(pair, same=saved[0], different=saved[1])
            raise

    def erase(self, record: Record) -> set[Record]:
        """Take a record out with everything that was said of it."""
        touched = self._component([record]) - {record}
        for other in self._pairs.pop(record, set()):
            self.evidence.edges.pop(_pair(record, other), None)
            self._pairs.get(other, set()).discard(record)
        for other in self._links.pop(record, set()):
            self._links.get(other, set()).discard(record)
        for judged in (self.evidence.same, self.evidence.different):
            judged -= {p for p in judged if record in p}
        del self.evidence.lists[record]
        del self.home[record]
        self._renew(touched)
        return touched

    def rename(self, record: Record, new: Record) -> set[Record]:
        """The same record under another key, with its edges. What was judged of the old key goes with it."""
        list_ = self.evidence.lists[record]
        edges = {o: self.evidence.edges[_pair(record, o)] for o in self._pairs.get(record, ())}
        return self.erase(record) | self.add(new, list_, edges)

    def _set(self, pair: tuple[Record, Record], *, same: bool, different: bool) -> None:
        for judged, wanted in ((self.evidence.same, same), (self.evidence.different, different)):
            (judged.add if wanted else judged.discard)(pair)
        a, b = pair
        if same or self.evidence.edges.get(pair, self.rules.threshold - 1) >= self.rules.threshold:
            self._remember(self._links, a, b)
        else:
            self._links.get(a, set()).discard(b)
            self._links.get(b, set()).discard(a)

    def _component(self, start: Iterable[Record]) -> set[Record]:
        return reach(self._links, start)

    def _renew(self, start: Iterable[Record]) -> set[Record]:
        touched = self._component(start)
        inside = {(a, b) for a in touched for b in self._pairs.get(a, ()) if b in touched and a < b}  # type: ignore[operator]
        part = Evidence(
            {r: self.evidence.lists[r] for r in touched},
            {p: self.evidence.edges[p] for p in inside},
            {p for p in self.evidence.same if p[0] in touched},
            {p for p in self.evidence.different if p[0] in touched and p[1] in touched},
        )
        self.home.update(clusters(part, self.rules))
        return touched

    @staticmethod
    def _remember(table: dict[Record, set[Record]], a: Record, b: Record) -> None:
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)


def _pair(a: Record, b: Record) -> tuple[Record, Record]:
    return (a, b) if a < b else (b, a)  # type: ignore[operator]

"""Estimates over the casebook's own victims: planned by an act, run over draws of the linkage, every run an act."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from tawthiq.casebook import log, persons, stored
from tawthiq.casebook.actions.estimating import plan_estimate, record_run
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.log import Acting
from tawthiq.casebook.tools import tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AreaNamed, EstimatePlanned, EstimateRun
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.figures.estimates import Effort, Estimate, Lists, Plan, estimate, lists_of, plan_of
from tawthiq.figures.estimates.errors import BadPlan
from tawthiq.figures.estimates.plots import drawn
from tawthiq.figures.estimates.reading import Cell
from tawthiq.figures.estimates.results import both, tidy
from tawthiq.lang.labels import label
from tawthiq.model.victims import Record, Victim
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.victims.fields import SEXES

Hides = Callable[[str], bool]
"""Whether the name of a list is hidden from who asks."""
ACCOUNT = {
    "in": Bilingual("victims counted", "الضحايا المحسوبون"),
    "outside": Bilingual("outside days or area", "خارج الأيام أو المنطقة"),
    "unclear": Bilingual("day or place not stated finely enough", "اليوم أو المكان غير مذكور بدقة كافية"),
    "in_no_list": Bilingual("in no list of the plan", "ليسوا في أي قائمة من الخطة"),
}
"""What became of the casebook's victims; the parts add up."""
STRATA = ("sex", "month", "place")
"""What a plan may name as strata: of the dead, the month of death, the governorate (highest area under the country)."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """A run: which of how many, the plan's act, what was estimated, and what became of the casebook's victims."""

    run: Act
    number: int
    planned: Act
    definition: EstimatePlanned
    found: Estimate
    account: Mapping[str, int]
    words: Mapping[str, Bilingual]
    """What the strata's values are called: sexes and places; other values are their own words."""

    def as_dict(self) -> dict[str, object]:
        """For JSON: the documented and the estimated stand apart and are never added."""
        about = {
            "act": self.run.id,
            "number": self.number,
            "plan": self.planned.id,
            "plan_at": self.planned.at,
        }
        return {
            "id": self.definition.id, "basis": "victims", "documented": self.found.documented,
            "run": {**about, "deviations": list(self.found.deviations)}, "account": dict(self.account),
            "estimated": self.found.as_dict(), "words": {v: both(word) for v, word in self.words.items()},
        }  # fmt: skip

    def stamp(self, lang: str) -> str:
        """ "run 7 of 7, plan of 2024-05-03, deviations: none"."""
        day = self.planned.at[:10]
        away = ", ".join(self.found.deviations)
        if lang == "ar":
            return f"التشغيل {self.number} من {self.number}، خطة {day}، المخالفات: {away or 'لا شيء'}"
        return f"run {self.number} of {self.number}, plan of {day}, deviations: {away or 'none'}"


def plan(book: Casebook, id: str, path: Path, *, acting: Acting) -> Act:
    """Record the plan of an estimate from YAML: the keys of a plan, `died`, `area`, `draws`, and `records` per list.

    Without `lists` every victims' list that was received is one. Raises BadPlan with the place.
    """
    return plan_written(book, id, path.read_bytes(), path.name, acting=acting)


def plan_written(
    book: Casebook, id: str, data: bytes, name: str, *, acting: Acting, hides: Hides = lambda _: False
) -> Act:
    """The same from the YAML itself; `name` is its place in refusals. A list that is hidden is none that is there."""
    return plan_estimate(book, acting=acting, planned=_planned(id, data, name, hides))


def _planned(id: str, data: bytes, name: str, hides: Hides) -> EstimatePlanned:
    try:
        found = yaml.safe_load(data.decode("utf-8-sig")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _bad(name, error, "it is not YAML", "ليست ملف YAML صالحاً") from error
    if not isinstance(found, dict):
        raise _bad(name, found, "it has no keys with values", "ليس فيها مفاتيح لها قيم")
    own = {key: found.pop(key) for key in ("died", "area", "draws") if key in found}
    made_of = _made_of(found, hides)
    given = plan_of(found, name)
    odd = [s for s in given.strata if s not in STRATA]
    if odd:
        raise _bad(name, odd[0], "strata are among sex, month, place", "الشرائح من بين sex وmonth وplace")
    lists = made_of or tuple((one, (one,)) for one in received(hides=hides))
    died = own.get("died") or ("", "")
    return EstimatePlanned(
        id, json.dumps(given.as_dict(), sort_keys=True, ensure_ascii=False), lists,
        (str(died[0] or ""), str(died[1] or "")), str(own.get("area") or ""), int(own.get("draws", 10)),
    )  # fmt: skip


def _made_of(found: dict[str, Any], hides: Hides) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Per list of the plan the victims' lists that make it up: its `records`, else the one of its own name."""
    lists = found.get("lists") or {}
    out = [(str(n), tuple(str(r) for r in (e or {}).pop("records", None) or [n])) for n, e in lists.items()]
    there = set(received(("list", "from_text"), hides))
    for _, made_of in out:
        for name in made_of:
            if name not in there:
                raise NotFound(place="records", read=name, what=", ".join(sorted(there)))
    return tuple(out)


def received(kinds: Sequence[str] = ("list",), hides: Hides = lambda _: False) -> list[str]:
    """Names of the victims' lists of these kinds, without those that are hidden."""
    names = {r.list for r in persons.records().values() if r.kind in kinds}
    return sorted(name for name in names if not hides(name))


def planned(book: Casebook) -> list[str]:
    """The ids of the estimates that were planned. NotFound when there is none."""
    found = list(fold(log.read()).plans)
    if not found:
        raise NotFound(
            place="--estimate",
            read=str(book.folder),
            what=Bilingual(
                "`tawthiq figure plan ID FILE` makes a plan", "الأمر `tawthiq figure plan ID FILE` يضع خطة"
            ),
        )
    return found


def run(
    book: Casebook,
    id: str,
    *,
    acting: Acting,
    seed: int | None = None,
    effort: Effort | None = None,
) -> Estimated:
    """Run a planned estimate over the derived victims and record that it was run. NotFound without a plan."""
    ledger = fold(log.read())
    if id not in ledger.plans:
        raise NotFound(
            place="--estimate", read=id, what=", ".join(ledger.plans) or "`tawthiq figure plan ID FILE`"
        )
    act, planned = ledger.plans[id]
    given = plan_of(json.loads(planned.plan))
    gazetteer = tools_of(book, ledger)[0].gazetteer
    read, account = _lists(planned, given, ledger, gazetteer)
    found = estimate(read, plan=given, seed=seed, effort=effort)
    made = stored.made(book)
    whole = {"account": account, "estimated": found.as_dict(), "plots": _plots(found)}
    item = book.items.keep(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode())
    body = EstimateRun(
        id, act.id, made.acts, made.code, _digest(read), found.deviations, found.verdict, found.documented,
        found.low, found.best, found.high, item,
    )  # fmt: skip
    done = record_run(book, acting=acting, run=body)
    words = {v: word for s in found.strata for v in s.values if (word := _word(v, gazetteer))}
    return Estimated(done, len(ledger.runs.get(id, [])) + 1, act, planned, found, account, words)


def _word(value: str, gazetteer: Gazetteer) -> Bilingual | None:
    """A sex or a place in words; None for a month."""
    if value in SEXES:
        return Bilingual(label("splits", value, "en"), label("splits", value, "ar"))
    place = gazetteer.get(value)
    return Bilingual(place.name_en or place.name_ar, place.name_ar or place.name_en) if place else None


def _plots(found: Estimate) -> dict[str, object]:
    """Its plots with their tables in both languages: the draws behind them are kept nowhere."""
    return {lang: [tidy(asdict(p)) for p in drawn(found, lang)] for lang in ("en", "ar")}


def _digest(read: Lists) -> str:
    rows = sorted([*map(list, key), n] for key, n in read.cells.items())
    text = json.dumps([read.lists, read.strata, rows], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _lists(
    planned: EstimatePlanned, plan: Plan, ledger: Ledger, gazetteer: Gazetteer
) -> tuple[Lists, dict[str, int]]:
    """The overlaps in every draw of the linkage, and an account of the derived victims."""
    wanted = {source for _, made_of in planned.lists for source in made_of}
    standing = {i: r for i, r in persons.records().items() if r.list in wanted and _dead(r)}
    inland = {e.pcode for e in gazetteer.entries if e.kind != "country"}
    scope = _Scope(planned, ledger.areas.get(planned.area), inland)
    derived = [[standing[i] for i in v.records if i in standing] for v in persons.victims()]
    account, first = _count(derived, scope, plan.strata)
    drawn = [_count(sets, scope, plan.strata)[1] for sets in _draws(standing, planned.draws, plan.seed)]
    versions = [(f"{i:03}", "") for i in range(len(drawn))] or [("", "")]
    cells: dict[Cell, int] = {
        (version, *key): n
        for version, one in zip(versions, drawn or [first], strict=True)
        for key, n in one.items()
    }
    read = lists_of([name for name, _ in planned.lists], plan.strata, cells)
    return replace(read, documented=sum(first.values())), account


def _dead(record: Record) -> bool:
    return record.superseded_by is None and record.stated.status in (None, "killed", "executed")


def _draws(standing: Mapping[str, Record], number: int, seed: int) -> Iterator[list[list[Record]]]:
    """Clusterings of the records, each pair taken with its probability; none where nothing is uncertain."""
    from tawthiq.linkage.cluster import Evidence, Rules
    from tawthiq.linkage.draws import draws
    from tawthiq.victims.settings import victims_settings

    edges = {
        (p.a, p.b): p.weight for p in persons.pairs() if not p.held and p.a in standing and p.b in standing
    }
    if not edges or number < 2:
        return
    judged = [j for j in persons.judgements() if j.a in standing and j.b in standing]
    same, different = ({(j.a, j.b) for j in judged if j.verdict == v} for v in ("same", "different"))
    evidence = Evidence({i: r.group for i, r in standing.items()}, edges, same, different)
    for clusters in draws(evidence, Rules(exclusive=victims_settings().exclusive), number, seed):
        yield [[standing[i] for i in sorted(one)] for one in set(clusters.values())]


class _Scope:
    """Which victims an estimate is about, and their strata. `inland`: the codes of places that are no country."""

    def __init__(self, planned: EstimatePlanned, area: AreaNamed | None, inland: Collection[str]) -> None:
        if planned.area and (area is None or not (area.everywhere or area.pcodes) or area.control):
            raise NotFound(
                place="area", read=planned.area, what=Bilingual("an area named by codes", "منطقة مسماة برموز")
            )
        self.lists, self.died, self._inland = planned.lists, planned.died, inland
        self.codes = None if area is None or area.everywhere else set(area.pcodes)

    def of(self, victim: Victim) -> str:
        """ "in", "outside", or "unclear" where day or place is not stated finely enough."""
        verdicts = [self._by_day(victim), self._by_place(victim)]
        return next((v for v in ("outside", "unclear") if v in verdicts), "in")

    def stratum(self, victim: Victim, column: str) -> str:
        """The value of a stratum column; "" where it is not stated."""
        if column == "sex":
            return victim.sex or ""
        if column == "place":
            return next((code for code in victim.admin if code in self._inland), "")
        months = {day.isoformat()[:7] for day in victim.died or ()}
        return months.pop() if len(months) == 1 else ""

    def _by_day(self, victim: Victim) -> str:
        first, last = self.died
        if not first and not last:
            return "in"
        if victim.died is None:
            return "unclear"
        start, end = (d.isoformat() for d in victim.died)
        if (first and end < first) or (last and start > last):
            return "outside"
        return "in" if (not first or start >= first) and (not last or end <= last) else "unclear"

    def _by_place(self, victim: Victim) -> str:
        if self.codes is None:
            return "in"
        if victim.pcode is None:
            return "unclear"
        return "in" if self.codes & {victim.pcode, *victim.admin} else "outside"


def _count(
    clusters: Iterable[Sequence[Record]], scope: _Scope, strata: Sequence[str]
) -> tuple[dict[str, int], Counter[tuple[tuple[str, ...], tuple[int, ...]]]]:
    """Account of the clusters, and persons per (stratum, memberships) of those in scope."""
    from tawthiq.victims.summary import victim

    account, cells = Counter(dict.fromkeys(ACCOUNT, 0)), Counter[Any]()
    for members in clusters:
        if not members:
            account["in_no_list"] += 1
            continue
        one, held = victim(members, None), {r.list for r in members}
        where = scope.of(one)
        account[where] += 1
        if where == "in":
            row = tuple(int(not held.isdisjoint(made_of)) for _, made_of in scope.lists)
            cells[tuple(scope.stratum(one, c) for c in strata), row] += 1
    return dict(account), cells


def _bad(place: str, read: object, english: str, arabic: str) -> BadPlan:
    return BadPlan(place=place, read=read, why_en=english, why_ar=arabic)

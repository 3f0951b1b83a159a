"""Pairs for a person to judge, the most useful first; the two records side by side; keys s, d, u, and undo.

A verdict is worth most where the model is least sure, and where a rule held a likely pair back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from tawthiq.linkage.model import probability
from tawthiq.victims.errors import JudgementsWrong
from tawthiq.victims.judgements import Judged
from tawthiq.victims.records import COLUMNS

KEYS = {"s": "same", "d": "different", "u": "unsure"}
LABELS = {
    "list": ("list", "القائمة"), "id": ("id", "الرقم"), "name_ar": ("name (Arabic)", "الاسم بالعربية"),
    "name_en": ("name (Latin)", "الاسم باللاتينية"), "given": ("own name", "الاسم"), "father": ("father", "الأب"),
    "grandfather": ("grandfather", "الجد"), "family": ("family", "العائلة"), "mother": ("mother", "الأم"),
    "age": ("age", "العمر"), "sex": ("sex", "الجنس"), "date_of_birth": ("born", "الميلاد"),
    "date_of_death": ("died", "الوفاة"), "place": ("place", "المكان"), "area": ("area", "المنطقة"),
    "cause": ("cause", "سبب الوفاة"), "status": ("what befell", "ما وقع"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A pair to judge: two rows, the weight in 1/1000 bit, whether a rule held it back."""

    a: int
    b: int
    weight: int
    held: bool

    @property
    def usefulness(self) -> float:
        """0.5 where a verdict tells most: even odds, or a likely pair held back; 0 where nothing is in doubt."""
        p = probability(self.weight)
        return 0.5 if self.held else min(p, 1 - p)


def doubtful(con: duckdb.DuckDBPyConnection, *, limit: int = 200, threshold: int = 0) -> list[Doubtful]:
    """The most useful pairs of the tables `scored` and `held`, ties in the order of their rows."""
    found = con.execute(
        "select s.l, s.r, s.weight, h.l is not null from scored s left join held h using (l, r) "
        f"order by case when h.l is not null then 0 else abs(s.weight - {threshold}) end, s.l, s.r limit {limit}"
    ).fetchall()
    return [Doubtful(*row) for row in found]


def side_by_side(
    left: Mapping[str, str | None], right: Mapping[str, str | None], lang: str = "en"
) -> list[str]:
    """Lines of label and the two values, only where at least one is stated; "=" marks values written alike."""
    which = 1 if lang == "ar" else 0
    lines = []
    for column in COLUMNS:
        a, b = left.get(column), right.get(column)
        if a or b:
            mark = "=" if a == b else " "
            lines.append(f"{mark} {LABELS[column][which]:<16} {_isolated(a)} | {_isolated(b)}")
    return lines


def _isolated(value: str | None) -> str:
    """A value in its own direction (U+2068 ... U+2069), so that an Arabic name does not turn the line around."""
    return f"\u2068{value}\u2069" if value else "–"


def records_of(
    con: duckdb.DuckDBPyConnection, a: int, b: int
) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The two rows as received."""
    found = {
        row: dict(zip(COLUMNS, values, strict=True))
        for row, *values in con.execute(
            f"select row, {', '.join(COLUMNS)} from rows where row in (?, ?)", [a, b]
        ).fetchall()
    }
    return found[a], found[b]


@dataclass(slots=True)
class Review:
    """A sitting: pairs in order, verdicts so far. `press` takes a key and says what comes next."""

    queue: list[Doubtful]
    name: Callable[[int], tuple[str, str]]
    judged: list[tuple[Doubtful, str]] = field(default_factory=list)
    at: int = 0

    @property
    def current(self) -> Doubtful | None:
        return self.queue[self.at] if self.at < len(self.queue) else None

    def press(self, key: str) -> bool:
        """s, d or u judge the current pair, z takes the last verdict back. False: the key means nothing here."""
        if key == "z" and self.judged:
            self.judged.pop()
            self.at -= 1
            return True
        if key in KEYS and self.current:
            self.judged.append((self.current, KEYS[key]))
            self.at += 1
            return True
        return False

    def verdicts(self) -> list[Judged]:
        """What was judged, for `write_judgements`."""
        return [Judged(*self.name(pair.a), *self.name(pair.b), verdict) for pair, verdict in self.judged]


def open_review(con: duckdb.DuckDBPyConnection, before: list[Judged], limit: int) -> Review:
    """A sitting over the most useful pairs that `before` does not judge yet."""
    names = {
        row: (list_, id_) for row, list_, id_ in con.execute("select row, list, id from rows").fetchall()
    }
    done = {frozenset({(j.list_a, j.id_a), (j.list_b, j.id_b)}) for j in before}
    queue = doubtful(con, limit=limit + len(done))
    fresh = [d for d in queue if frozenset({names[d.a], names[d.b]}) not in done]
    return Review(fresh[:limit], names.__getitem__)


def blind(con: duckdb.DuckDBPyConnection, pairs: list[tuple[str, str]], before: list[Judged]) -> Review:
    """A sitting over the pairs of an audit ("list\x1fid") in their order, without those that `before` judges."""
    rows = {
        f"{list_}\x1f{id_}": (row, (list_, id_))
        for row, list_, id_ in con.execute("select row, list, id from rows").fetchall()
    }
    unknown = next((name for pair in pairs for name in pair if name not in rows), None)
    if unknown is not None:
        raise JudgementsWrong(place="sample", read=unknown.replace("\x1f", " "))
    done = {frozenset({(j.list_a, j.id_a), (j.list_b, j.id_b)}) for j in before}
    queue = [
        Doubtful(rows[a][0], rows[b][0], 0, held=False)
        for a, b in pairs
        if frozenset({rows[a][1], rows[b][1]}) not in done
    ]
    return Review(queue, dict(rows.values()).__getitem__)


def run(
    review: Review, show: Callable[[Doubtful], None], read_key: Callable[[], str]
) -> Iterator[tuple[Doubtful, str]]:
    """The terminal's loop: show, read a key, until the queue ends or q. Yields each key that took effect."""
    while pair := review.current:
        show(pair)
        key = read_key()
        if key == "q":
            return
        if review.press(key):
            yield pair, key

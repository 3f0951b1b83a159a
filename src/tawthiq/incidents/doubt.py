"""Pairs of claims that a person should judge, side by side with what differs and what each comparison is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.incidents.blocking import make_pairs
from tawthiq.incidents.link import SURE, belongs, record
from tawthiq.incidents.near import WITHIN
from tawthiq.incidents.records import put_claims
from tawthiq.incidents.settings import incidents_settings
from tawthiq.incidents.tolls import INJURED, KILLED, Range, toll
from tawthiq.incidents.weighing import packaged_model, weigh
from tawthiq.lang.ranges import fmt_range
from tawthiq.linkage.engine import connect
from tawthiq.linkage.explain import Explanation, explain
from tawthiq.linkage.model import Model
from tawthiq.model.incidents import Claim, Judgement


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two claims by id, the nearest to even odds first, with the reasons for and against."""

    a: str
    b: str
    weight: int
    why: Explanation | None


def doubtful(
    claims: Iterable[Claim], judgements: Iterable[Judgement], limit: int, *, model: Model | None = None
) -> list[Doubt]:
    """Up to `limit` pairs within WITHIN of even odds that nobody has judged, ties in the order of ids.

    The packaged model weighs them unless another is given. Raises ModelDoesNotFit.
    """
    eligible = [c for c in claims if belongs(c)]
    judged = {frozenset((j.a, j.b)) for j in judgements}
    if len(eligible) < 2:
        return []
    con, settings, used = connect(threads=1), incidents_settings(), model or packaged_model()
    put_claims(con, map(record, eligible))
    make_pairs(con, begun=True)
    weigh(con, settings, used)
    near = con.execute(
        "select l, r, weight, least(a.id, b.id), greatest(a.id, b.id) from scored "
        "join keys a on a.row = l join keys b on b.row = r "
        f"where abs(weight - {SURE}) <= {WITHIN} order by abs(weight - {SURE}), 4, 5"
    ).fetchall()
    fresh = [row for row in near if frozenset(row[3:]) not in judged][:limit]
    found = [
        Doubt(a, b, weight, explain(con, settings, used, left, right)) for left, right, weight, a, b in fresh
    ]
    con.close()
    return found


_LABELS: Sequence[tuple[str, str, str]] = (
    ("source", "who reports", "من أورده"), ("published", "published", "نُشر"), ("days", "when", "متى"),
    ("place", "where", "أين"), ("kind", "kind", "النوع"), ("killed", "killed", "القتلى"),
    ("injured", "injured", "الجرحى"), ("targets", "what was hit", "الهدف"), ("party", "who did it", "الفاعل"),
    ("names", "victims", "الضحايا"), ("quote", "words", "النص"),
)  # fmt: skip


def side_by_side(a: Claim, b: Claim, lang: str = "en") -> list[str]:
    """A line for each thing that one of them states: "=" where both say the same, "≠" where they differ."""
    left, right = _said(a, lang), _said(b, lang)
    lines = []
    for field, english, arabic in _LABELS:
        one, two = left[field], right[field]
        if one or two:
            mark = "=" if one == two else "≠" if one and two else " "
            lines.append(
                f"{mark} {arabic if lang == 'ar' else english:<14} {_isolated(one)} | {_isolated(two)}"
            )
    return lines


def _said(claim: Claim, lang: str) -> Mapping[str, str]:
    event, place = claim.event, claim.event.place
    name = (place.name_ar if lang == "ar" else place.name_en) or place.text if place else ""
    days = dict.fromkeys(str(d) for d in (event.date_start, event.date_end) if d)
    return {
        "source": claim.publisher, "published": claim.published or "", "days": " … ".join(days), "place": name,
        "kind": event.event_type, "killed": _range(toll(event, KILLED), lang),
        "injured": _range(toll(event, INJURED), lang),
        "targets": ", ".join(t for t in event.targets if t != "none_stated"),
        "party": ", ".join(p for p in event.actor_class if p != "unknown"),
        "names": ", ".join(v.name for v in event.victims if v.name), "quote": claim.anchor.quote[:160],
    }  # fmt: skip


def _range(found: Range | None, lang: str) -> str:
    return "" if found is None else fmt_range(*found, lang)


def _isolated(value: str) -> str:
    """A value in its own direction, so that an Arabic name does not turn the line around."""
    return f"\u2068{value}\u2069" if value else "–"

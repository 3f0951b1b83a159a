"""From quantities with a kind to the rows of EVENT.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.attach import Trigger, attach, triggers
from tawthiq.claims.document import Document
from tawthiq.claims.persons import named_person
from tawthiq.claims.quantities import Quantity, quantities
from tawthiq.model.claims import Count

_CIVIL_WORDS = frozenset(("civilians", "children", "women"))
_MAX = 200_000_000


def sentence_counts(doc: Document, s: int, e: int, context: str | None = None) -> list[Count]:
    """The counts of one sentence. `context` is the group that "others" without a noun before them belong to."""
    found = quantities(doc, s, e)
    kept = attach(doc, s, e, found)
    rows: list[Count] = []
    group_before = context
    for n, q in enumerate(kept):
        group = _group(doc, q, kept[:n], group_before, e)
        rows.extend(_rows(doc, q, group, kept[:n]))
        group_before = group if group != "all" or not q.others else group_before
    rows.extend(_named(doc, s, e, found, kept))
    rows.extend(_none_killed(doc, s, e))
    return _settled(rows)


def _group(doc: Document, q: Quantity, before: Sequence[Quantity], context: str | None, e: int) -> str:
    group = q.group or "all"
    if group == "all" and (q.others or (q.form == "" and q.numbered and q.noun is None)):
        last = next((p for p in reversed(before) if p.extra.get("group")), None)
        inherited = last.extra["group"] if last else context
        group = inherited if inherited in ("civilians", "fighters") and (q.others) else group
    if group == "all":
        group = _group_after(doc, q, e) or group
    q.extra["group"] = group
    return group


def _group_after(doc: Document, q: Quantity, e: int) -> str | None:
    """جرحى في صفوف المدنيين, قتلى وجرحى من المدنيين, 3 من المدنيين."""
    for k in range(q.j, min(q.j + 6, e)):
        word = doc.tokens[k].text
        hit = doc.hit("group", k)
        if hit and hit.tag.value in ("civilians", "fighters", "children", "women", "health_workers"):
            near = doc.tokens[k - 1].text
            if near in ("من", "صفوف", "بين", "في", "of", "among", "بصفوف", "the") or k == q.j:
                return hit.tag.value if "و" not in hit.clitic else None
            return None
        if not (
            word in ("في", "من", "صفوف", "بين", "of", "among", "the", "بصفوف", "خطرة", "متفاوتة")
            or doc.hit("kind", k)
        ):
            return None
    return None


def _rows(doc: Document, q: Quantity, group: str, before: Sequence[Quantity]) -> list[Count]:
    if q.definite and not q.numbered and not q.part:
        return []
    if q.low is not None and q.low > _MAX:
        return []
    low, high, qualifier = q.low, q.high, q.qualifier
    if q.extra.get("negated"):
        low, high, qualifier = 0, 0, "exact"
    if q.part == "most_of_them":
        low, high, qualifier = _most(before)
    start, end = doc.span(q.i, q.j)
    row = Count(q.kinds[0], group, low, high, qualifier, doc.source[start:end], start, end, unit=q.unit)
    if len(q.kinds) == 1:
        return [row]
    if q.numbered and low is not None and low > 1 and qualifier != "vague" and not q.extra.get("negated"):
        return [replace(row, kind="killed_or_injured")] if set(q.kinds) == {"killed", "injured"} else [row]
    return [replace(row, kind=kind) for kind in q.kinds]


def _most(before: Sequence[Quantity]) -> tuple[int, int | None, str]:
    """Most of them: more than half of the whole that was said before."""
    whole = next((p for p in reversed(before) if p.numbered and p.low == p.high and not p.part), None)
    if whole is None or whole.low is None:
        return 2, None, "vague"
    return whole.low // 2 + 1, whole.low, "vague"


def _named(doc: Document, s: int, e: int, found: Sequence[Quantity], kept: Sequence[Quantity]) -> list[Count]:
    """A word for death, injury or arrest followed by a name counts one."""
    out: list[Count] = []
    for trigger in triggers(doc, s, e, found):
        if any(q.kinds and -1 <= q.i - trigger.j <= 2 and not q.definite for q in kept) or trigger.negated:
            continue
        person = named_person(doc, trigger.j, e) if trigger.form == "right" else None
        if person:
            out.extend(_one(doc, trigger, person))
    return out


def _one(doc: Document, trigger: Trigger, person: tuple[int, str]) -> list[Count]:
    start, end = doc.span(trigger.i, person[0])
    quote = doc.source[start:end]
    return [Count(k, person[1], 1, 1, "exact", quote, start, end) for k in trigger.kinds]


def _none_killed(doc: Document, s: int, e: int) -> list[Count]:
    """ "No casualties", "دون إصابات": zero is stated."""
    out: list[Count] = []
    for hit in doc.hits("negation", s, e):
        for kind in doc.hits("kind", hit.j, min(hit.j + 5, e)):
            if not kind.tag.form.startswith("noun") or kind.tag.value not in (
                "killed",
                "injured",
                "killed_or_injured",
            ):
                break
            start, end = doc.span(hit.i, kind.j)
            kinds = ("killed", "injured") if kind.tag.value == "killed_or_injured" else (kind.tag.value,)
            out += [Count(k, "all", 0, 0, "exact", doc.source[start:end], start, end) for k in kinds]
            break
    return out


def _settled(rows: list[Count]) -> list[Count]:
    """A zero beside a plural read from the same words wins; the same row twice is one."""
    zeros = [(r.start, r.end, r.kind) for r in rows if r.max == 0]
    out: list[Count] = []
    for row in rows:
        if row.max != 0 and any(a <= row.start < b for a, b, _ in zeros):
            continue
        if any(same_number(row, other) and row.start == other.start for other in out):
            continue
        out.append(row)
    return out


def same_number(a: Count, b: Count) -> bool:
    """Whether two rows state the same number of the same people; all and civilians are taken together."""
    total = {"all": "civilians"}
    return (a.kind, total.get(a.group, a.group), a.min, a.max) == (
        b.kind,
        total.get(b.group, b.group),
        b.min,
        b.max,
    )

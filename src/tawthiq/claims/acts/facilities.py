"""How many facilities were hit: schools and hospitals, in English other buildings, homes where they are counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tawthiq.claims.acts.struck_facilities import begins, described, hit_there, only_there, wrecked_there
from tawthiq.claims.packs import Pack
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, stems
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.model.claims import BESIDE, Count

_STRIKES, _PLURALS = words("strikes"), words("plural_facilities")
_DUALS = ("تان", "تين", "يان", "يين", "مركزان", "مركزين", "مستوصفان", "مستوصفين", "معهدان", "معهدين")
_AROUND = ("محيط", "بمحيط", "قرب", "اطراف")


def facility_counts(
    doc: Document, s: int, hits: list[Hit], counted: Sequence[Quantity], pack: Pack
) -> list[Count]:
    """Rows of facilities_hit: numbered ones of any kind, else one by one.

    `counted` are the sentence's quantities of what is hit.
    """
    rows: list[Count] = []
    if not hits:
        return rows
    numbered: set[int] = set()
    for q in counted:
        if any(q.i <= h.i < q.j for h in hits) and _counted(doc, q, s, pack):
            rows.append(_row(doc, (q.low, q.high, q.qualifier), (q.i, q.j), _kind(doc, q, hits)))
            numbered.update(range(q.i, q.j), _and_more(doc, q))
    several = {row.target for row in rows if row.qualifier == "vague"}  # "several hospitals and clinics"
    for hit in hits:
        if hit.tag.value in several or doc.texts[hit.i - 1].removeprefix("ل") in _AROUND:
            continue  # "محيط المشفى", "مراكز صحية منها مشفى كفر توت"
        if hit.i not in numbered and _one_hit(doc, hit, s, pack):
            low, high, qualifier = _numbered_before(doc, hit) or _bounds(doc, hit)
            several.update([hit.tag.value] if high is None else ())
            if low == 1 and not _one_stated(doc, hit.i):
                continue
            rows.append(_row(doc, (low, high, qualifier), (hit.i, hit.j), hit.tag.value))
    return _related(doc, rows)


def _row(
    doc: Document, said: tuple[int | None, int | None, str], tokens: tuple[int, int], target: str | None
) -> Count:
    start, end = doc.span(*tokens)
    return Count(
        "facilities_hit", "all", *said, doc.source[start:end], start, end, unit="facility", target=target
    )


def _related(doc: Document, rows: Sequence[Count]) -> list[Count]:
    """Rows in order; "two clinics, five schools and a hospital": the hospital stands beside the clinics."""
    out: list[Count] = []
    for row in sorted(rows, key=lambda row: row.start):
        before = next((r for r in reversed(out) if r.target == row.target), None)
        beside = before is not None and row.target is not None and _listed(doc, before, row, out)
        out.append(replace(row, relation=BESIDE) if beside else row)
    return out


def _listed(doc: Document, before: Count, row: Count, rows: Sequence[Count]) -> bool:
    """Whether nothing stands between two rows but "and", a comma and what other rows count."""
    i, j = bisect_left(doc.starts, before.end), bisect_left(doc.starts, row.start)
    told = [(bisect_left(doc.starts, r.start), bisect_left(doc.starts, r.end)) for r in rows]
    gap = [k for k in range(i, j) if not any(a <= k < b for a, b in told)]
    return all(doc.texts[k] in _LINKS for k in gap) and (bool(gap) or row.quote.startswith("و"))


_LINKS = frozenset((",", "،", "and", "as", "well", "و", "a", "an", "another", "the"))


def _kind(doc: Document, q: Quantity, hits: Sequence[Hit]) -> str | None:
    """The kind that a number counts: none for "12 vital facilities" and for "12 schools and clinics" together."""
    inside = [h.tag.value for h in hits if q.i <= h.i < q.j]
    joined = [h.tag.value for h in hits if h.i in _and_more(doc, q)]
    if len({inside[-1], *joined}) > 1 or (inside[-1] == "infrastructure" and _facility_word(doc, q.noun)):
        return None
    return inside[-1]


def _counted(doc: Document, q: Quantity, s: int, pack: Pack) -> bool:
    """ "two schools", "12 houses were burned"; not "the two hospitals that are left"."""
    known = q.target in (*pack.counted_targets, "military") or _facility_word(doc, q.noun)
    if not doc.texts[q.j - 1].isascii():
        return known
    if doc.hits("target", q.i - 1, q.i):
        return False  # "in Camp 5"
    if known:
        return not only_there(doc, q.i, q.j, s)
    many = q.numbered or (q.low or 0) >= _MANY
    if q.target in _HOMES or doc.texts[q.j - 1] in words("small_buildings"):
        return many and (q.high is None or q.high > 1) and wrecked_there(doc, q.i, q.j, s)
    return many and _building(doc, q.target, q.j) and hit_there(doc, q.i, q.j, s)


_MANY = 20


def _and_more(doc: Document, q: Quantity) -> range:
    """ "17 hospitals and clinics": the second noun, which shares the number."""
    joined = q.numbered and doc.texts[q.j : q.j + 1] in (["and"], ["or"])
    other = doc.hit("target", q.j + 1) if joined else None
    return range(other.i, other.j) if other is not None and doc.texts[other.j - 1].endswith("s") else range(0)


def _one_hit(doc: Document, hit: Hit, s: int, pack: Pack) -> bool:
    """Whether one of the kinds that a pack counts, or some without a number, was hit: "a clinic"; no market."""
    if hit.tag.value not in pack.counted_targets:
        return False
    if not doc.texts[hit.i].isascii():
        return _object(doc, hit.i, s)
    small = doc.texts[hit.j - 1] in words("small_buildings")
    return not (small or described(doc, hit, s)) and hit_there(doc, hit.i, hit.j, s)


def _building(doc: Document, target: str | None, j: int) -> bool:
    """Whether what ends before token j is a building of a kind that counts; a rescue team is none."""
    if target == "rescue_workers":
        return doc.texts[j - 1].startswith(("cent", "station", "headquarters"))
    return target in _BUILDINGS


_HOMES = ("home_residential",)
_BUILDINGS = frozenset(("market", "place_of_worship", "infrastructure", "camp", "prison"))


def _one_stated(doc: Document, k: int) -> bool:
    """ "a school" states one in English; "the school" and "Ali School" name it and state no number."""
    if not doc.texts[k].isascii():
        return True
    for word in reversed(doc.texts[max(k - 4, 0) : k]):
        if word in _ONE:
            return True
        if word in words("stops") or not word.isalpha():
            return False
    return False


_ONE = frozenset(("a", "an", "one", "another"))


def _facility_word(doc: Document, k: int | None) -> bool:
    """ "47 منشأة", "12 vital facilities": facilities of no kind that is said."""
    return k is not None and any(stem in words("facility_words") for stem, _ in stems(doc.texts[k]))


def _object(doc: Document, k: int, s: int) -> bool:
    """Whether a word for striking or damage stands right before token k, or another facility joined to it."""
    near = [n for n in range(max(s, k - _FAR), k) if n not in doc.dated]
    plain = [n for n in near if not _whose(doc, n)]
    before = {doc.texts[n].removeprefix("و") for n in (*near[-5:], *plain[-5:])}
    struck_before = any(w in _STRIKES or w[1:] in _STRIKES for w in before)
    return struck_before or doc.texts[k].startswith("و") or _struck_behind(doc, k)


_FAR, _SERVICE = 9, 11


def _whose(doc: Document, k: int) -> bool:
    """The weapon or the party of an Arabic attack, which stands between the verb and what was hit."""
    if doc.texts[k].isascii() or doc.texts[k] in _STRIKES:
        return False
    return doc.hit("type", k) is not None or doc.hit("actor", k) is not None


def _struck_behind(doc: Document, k: int) -> bool:
    """خرج المشفى عن الخدمة: a facility that works no longer."""
    behind = [doc.texts[n] for n in range(k + 1, min(k + _SERVICE, len(doc.tokens)))]
    return "الخدمة" in behind or ("عن", "العمل") in pairwise(behind)


@needs(frozenset(("number",)), otherwise=None)
def _numbered_before(doc: Document, hit: Hit) -> tuple[int, int | None, str] | None:
    """ "brings to 12 the number of schools hit", "raised the number of schools hit to 12": how many there are."""
    k = begins(doc, hit.i, max(hit.i - _FAR, 0))
    if doc.texts[max(k - 2, 0) : k] != ["number", "of"]:
        return None
    n = k - 4 if doc.texts[k - 3] == "the" else k - 3
    to = next(
        (m for m in range(hit.j, min(hit.j + _SERVICE, len(doc.texts) - 1)) if doc.texts[m] in ("to", "at")),
        None,
    )
    for at in (n, *((to + 1,) if to is not None else ())):
        number = read_english_number(doc.tokens, at) if at > 0 and at in doc.numbers else None
        if number is not None and number[1] <= hit.i + _SERVICE * 2:
            return number[0], number[0], "exact"
    return None


def _bounds(doc: Document, hit: Hit) -> tuple[int, int | None, str]:
    words_at = {stem for k in range(hit.i, hit.j) for stem, _ in stems(doc.texts[k])}
    if words_at & _PLURALS:
        return 2, None, "vague"
    if any(word.endswith(_DUALS) for word in words_at):
        return 2, 2, "exact"
    return 1, 1, "exact"

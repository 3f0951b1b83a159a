"""Amounts of a headline or a list, which stand without a noun: "Thousands Displaced", "including 100 on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawthiq.claims.text.document import Document
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.model.claims import Count
from tawthiq.statement.checking.terms import terms_in

_NEAR, _FAR = 4, 8
_NUMBER_OF = ("عدد", "وعدد", "number")  # "the number of the displaced is put at ..."


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PERCENT = frozenset(
    ("%", "percent", "بالمئة", "بالمائة", "$", "€", "km", "كم", "th", "st", "nd", "rd", "-", "/")
)
_UNITS = words_of("""
    years year days day hours hour months month weeks week kilometers metres meters million billion per age aged
    سنة سنوات عام اعوام يوم يوما ايام ساعة ساعات شهر شهرا اشهر كيلومتر كيلومترا قرار رقم resolution
""")
# نزح الآلاف: "thousands"; قدر عددهم بمئات الآلاف: "hundreds of thousands"
_THE_MANY = {
    "العشرات": (20, 99),
    "المئات": (200, 999),
    "الالاف": (2_000, 9_999),
    "بمئات": (200, 999),
    "بعشرات": (20, 99),
}
_LOOSE = words_of("""
    in on at and or from , . ; : ( ) – - reportedly alone since during after before over until because due amid
    في و من على ، يوم حتى منذ خلال بعد قبل عبر الى نحو باتجاه جراء بسبب نتيجة اثر عقب مع وسط هربا خوفا
""")


def quantities(doc: Document, known: Sequence[Count]) -> list[Count]:
    """Counts for numbers and vague amounts that no count covers, by the word of harm beside them."""
    out: list[Count] = []
    for k, j, low, high, said in _amounts(doc):
        row = None if _taken(doc, k, known) else _row(doc, k, j, low, high, said, [*known, *out])
        if row is not None:
            out.append(row)
    return out


def amounts(doc: Document) -> list[tuple[int, int]]:
    """Start and end in the text of every number and vague amount that is no date, age, share, length or time."""
    return [doc.span(k, j) for k, j, _, _, _ in _amounts(doc)]


def spans_of(doc: Document) -> list[tuple[int, int, int, int | None, str]]:
    """(first token, end token, low, high, qualifier) of every such amount."""
    return list(_amounts(doc))


def _amounts(doc: Document) -> Iterator[tuple[int, int, int, int | None, str]]:
    """(first token, end token, low, high, qualifier) of each."""
    dated = {k for d in doc.dates for k in range(d.i, d.j)}
    k = 0
    while k < len(doc.tokens):
        found = _amount(doc, k)
        if found is not None and not any(n in dated for n in range(k, found[0])):
            yield k, *found
        k = k + 1 if found is None else found[0]


def _amount(doc: Document, k: int) -> tuple[int, int, int | None, str] | None:
    """(end token, low, high, qualifier) of an amount that begins at token k."""
    vague = doc.hit("vague", k)
    if vague is not None:
        low, _, high = vague.tag.value.partition("..")
        return (vague.j, int(low), int(high), "vague") if high and int(low) > 2 else None
    token = doc.tokens[k]
    if token.text in _THE_MANY:
        scale = 1_000 if k + 1 < len(doc.tokens) and doc.texts[k + 1] == "الالاف" else 1
        least, most = _THE_MANY[token.text]
        return k + 1 + (scale > 1), least * scale, most * scale, "vague"
    if token.kind == "w":
        return _worded(doc, k)
    if token.kind != "n" or "." in token.text:
        return None
    value = int(token.text.replace(",", ""))
    beside = {doc.texts[n] for n in (k - 1, k + 1) if 0 <= n < len(doc.tokens)}
    if beside & (_PERCENT | _UNITS) or (1900 <= value <= 2100 and "," not in token.text):
        return None
    return k + 1, value, value, "exact"


def _worded(doc: Document, k: int) -> tuple[int, int, int | None, str] | None:
    """A number in words before a kind of facility ("ten schools"); persons in words are read with the claims."""
    for read in (read_english_number, read_arabic_number):
        found = read(doc.tokens, k)
        if found is not None and found[0] >= 2 and _target_beside(doc, found[1]) is not None:
            return found[1], found[0], found[0], "exact"
    return None


def counts_time(count: Count, doc: Document) -> bool:
    """Whether a number counts days (الأيام الأربعة الماضية) or is only spoken of ("the number of the displaced")."""
    inside = [k for k, t in enumerate(doc.tokens) if count.start <= t.start < count.end]
    if inside and doc.texts[inside[0]] in _NUMBER_OF:
        return count.qualifier == "vague"
    if len(inside) != 1:
        return False
    beside = (doc.texts[k] for k in (inside[0] - 1, inside[0] + 1) if 0 <= k < len(doc.tokens))
    return any(word.removeprefix("ال") in _UNITS for word in beside)


def _taken(doc: Document, k: int, known: Sequence[Count]) -> bool:
    at = doc.tokens[k].start
    return any(c.start <= at < c.end for c in known)


def _row(
    doc: Document, k: int, j: int, low: int, high: int | None, said: str, before: Sequence[Count]
) -> Count | None:
    kind, end = _kind_beside(doc, k, j)
    target = _target_beside(doc, j)
    if target is not None and not struck(doc):
        return None
    if target is not None:
        kind, end = "facilities_hit", target
    if kind is None:
        return None
    qualifier = _qualifier(doc, k)
    if qualifier is not None:
        low, high, said = _bounded(low, high, qualifier[1])
    start = doc.tokens[qualifier[0] if qualifier else k].start
    stop = doc.tokens[end - 1].end
    group = "all"
    like = next((c for c in reversed(before) if c.kind == kind and c.end <= start), None)
    if like is not None and like.group in ("civilians", "fighters"):
        group = like.group
    unit = "facility" if kind == "facilities_hit" else "person"
    return Count(kind, group, low, high, said, doc.source[start:stop], start, stop, unit=unit)


def _target_beside(doc: Document, j: int) -> int | None:
    """Where the name of a kind of facility ends that is counted ("45 hospitals", "12 health facilities")."""
    for n in range(j, min(j + 2, len(doc.tokens))):
        hit = doc.hit("target", n)
        if hit is not None and hit.tag.value in ("health_facility", "school"):
            return hit.j
    return None


def struck(doc: Document) -> bool:
    """Whether the sentence says or denies that something was struck or ruined: a closed school is not hit."""
    acts = (*doc.by.get("type", {}).values(), *doc.by.get("denied_act", {}).values())
    told = any(h.tag.value not in _SPEECH for h in acts)
    return told or bool(terms_in(doc.tokens, ("ruined",)))


_SPEECH = frozenset(("statement_other", "other", "displacement"))


def _kind_beside(doc: Document, k: int, j: int) -> tuple[str | None, int]:
    """The harm right behind the amount, else the nearest that was said before it in the sentence."""
    for n in range(j, min(j + _NEAR, len(doc.tokens))):
        hit = doc.hit("kind", n)
        if hit is not None:
            return hit.tag.value, hit.j
        if doc.tokens[n].kind != "w" or doc.texts[n] in ("and", "و", "in", "on", "في", "from"):
            break
    if j < len(doc.tokens) and doc.texts[j] not in _LOOSE and doc.tokens[j].kind == "w":
        joined = doc.texts[j].startswith(("و", "في", "ب"))
        if not joined:
            return None, j
    counted = any(doc.texts[n] in _NUMBER_OF for n in range(max(0, k - _FAR), k))
    before: list[Hit] = [h for h in doc.hits("kind", 0, k) if counted or h.tag.form != "noun_n"]
    return (before[-1].tag.value, j) if before else (None, j)


def _qualifier(doc: Document, k: int) -> tuple[int, str] | None:
    for n in range(max(0, k - 4), k):
        hit = doc.hit("qualifier", n)
        if hit is not None and hit.j == k:
            return n, hit.tag.value
    return None


def _bounded(low: int, high: int | None, qualifier: str) -> tuple[int, int | None, str]:
    if qualifier == "at_least":
        return low, None, qualifier
    if qualifier == "more_than":
        return low + 1, None, qualifier
    if qualifier == "up_to":
        return 0, high, qualifier
    return low, high, qualifier


_NOT = frozenset(("not", "never", "no", "لم", "ولم", "لا", "ولا", "ليس"))


def qualified(count: Count, doc: Document) -> Count:
    """Words behind a number ("80 مدنياً على الأقل"), and a negation before "more than" ("لم يقتل أكثر من 10")."""
    inside = [k for k, t in enumerate(doc.tokens) if count.start <= t.start < count.end]
    if not inside:
        return count
    behind = [doc.hit("qualifier", k) for k in range(inside[-1] + 1, min(inside[-1] + 3, len(doc.tokens)))]
    if count.qualifier == "exact" and any(h and h.tag.value == "at_least" for h in behind):
        return replace(count, max=None, qualifier="at_least")
    before = {doc.texts[k] for k in range(max(0, inside[0] - 3), inside[0])}
    if count.qualifier == "more_than" and before & _NOT and count.min:
        return replace(count, min=0, max=count.min - 1, qualifier="up_to")
    return count

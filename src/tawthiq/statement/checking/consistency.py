"""The text against itself: title and body, totals and parts, English and Arabic, weekdays and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import date_text, label
from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Judgement, Said
from tawthiq.model.claims import Count
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.sentences import Layout
from tawthiq.statement.checking.terms import vocabulary
from tawthiq.statement.checking.verdicts import bounds

_APART = (
    "children",
    "women",
    "men",
    "civilians",
    "fighters",
    "health_workers",
    "rescue_workers",
    "journalists",
)


def consistency(said: Sequence[Said], plan: Layout) -> list[Judgement]:
    """Judgements of kind "consistency" over all counts of the draft."""
    counts = [s for s in said if s.kind == "count" and s.count is not None and not s.announced and not s.per]
    out = _titles(counts)
    out += _sums(counts)
    out += _twice(counts)
    out += _languages(counts)
    return out


def _titles(counts: Sequence[Said]) -> list[Judgement]:
    """Each number of the title against the numbers of the body of the same kind and language."""
    out = []
    for title in counts:
        if title.sentence.role != "title":
            continue
        body = [
            b for b in counts
            if b.sentence.role == "body" and _kind(b) == _kind(title) and b.sentence.lang == title.sentence.lang
        ]  # fmt: skip
        if body:
            out.append(_title(title, body))
    return out


def _title(title: Said, body: Sequence[Said]) -> Judgement:
    """The body's number that comes nearest decides; a title of all persons may exceed a body of civilians."""
    verdicts = [(_against(title, b), b) for b in body]
    verdict, other = min(verdicts, key=lambda v: (_TOLD_ORDER.index(v[0]), v[1].start))
    told = _TOLD[verdict]
    return _row(title, other, verdict, Bilingual(f"Title and body {told[0]}", f"العنوان والمتن {told[1]}"))


_TOLD = {
    "supported": ("agree", "متفقان"),
    "understated": ("differ: the title says less", "مختلفان: العنوان يقول أقل"),
    "documented_lower": ("differ: the title says more than the body", "مختلفان: العنوان يقول أكثر من المتن"),
    "conflicts": ("cannot both hold", "لا يصحان معاً"),
}
_TOLD_ORDER = tuple(_TOLD)


def _against(title: Said, body: Said) -> str:
    """What a number of the body makes of the title's. "At least 80" does not carry a title of "more than 200"."""
    a, b = _bounds(title), _bounds(body)
    if b[1] is not None and a[0] > b[1]:
        if _group(title) == "all" and _group(body) != "all":
            return "supported"
        return "documented_lower" if _one_day(body) and not _one_day(title) else "conflicts"
    if b[1] is None and a[0] > b[0] and _group(title) == _group(body):
        return "documented_lower"
    if a[1] is None or a[1] >= b[0]:
        return "supported"
    return "understated" if _loose(title) else "conflicts"


def _one_day(said: Said) -> bool:
    """Whether it is stated of one day: a title over more days may count more."""
    windows = [r.window for r in said.readings if r.window.origin in ("stated", "paragraph")]
    return bool(windows) and windows[0].first == windows[0].last


def _loose(said: Said) -> bool:
    """A vague word or an open number may stand below a higher one without being untrue."""
    return said.count is not None and said.count.qualifier in ("vague", "at_least", "more_than", "about")


def _sums(counts: Sequence[Said]) -> list[Judgement]:
    """A total before its parts in one sentence: parts that exceed it, or places that should add up to it."""
    out = []
    for sentence in dict.fromkeys(s.sentence for s in counts):
        inside = [s for s in counts if s.sentence is sentence and _exact(s)]
        for n, total in enumerate(inside):
            parts = [p for p in inside[n + 1 :] if _kind(p) == _kind(total)]
            found = _parts(total, parts)
            out += found
            if found:
                break
    return out


def _parts(total: Said, parts: Sequence[Said]) -> list[Judgement]:
    between = total.sentence.text[total.end - total.sentence.start :]
    whole, out = _bounds(total)[0], []
    same = [p for p in parts if _group(p) in (_group(total), "all")]
    if len(same) >= 2 and _splits(between[: max(1, same[0].start - total.end)]):
        added = sum(_bounds(p)[0] for p in same)
        out.append(_sum_row(total, same, added, "supported" if added == whole else "conflicts"))
    groups = {_group(p): p for p in parts if _group(p) in _APART and _group(p) != _group(total)}
    apart = [p for g, p in groups.items() if g in ("children", "women", "men")]
    status = [p for g, p in groups.items() if g in ("civilians", "fighters")]
    if len(status) == 2 and sum(_bounds(p)[0] for p in status) > whole:
        out.append(_sum_row(total, status, sum(_bounds(p)[0] for p in status), "conflicts"))
    over = [p for p in groups.values() if _bounds(p)[0] > whole]
    added = sum(_bounds(p)[0] for p in apart)
    if over:
        out.append(_sum_row(total, over[:1], _bounds(over[0])[0], "conflicts"))
    elif len(apart) >= 2:
        out.append(_sum_row(total, apart, added, "conflicts" if added > whole else "supported"))
    return out


def _splits(between: str) -> bool:
    """Whether what stands between a total and its parts says that the parts make it up."""
    marks = (":", "–", "—", "(", "of whom", "of them", "منهم", "بينهم", "بواقع", "موزعين", "including")
    return any(m in between for m in marks)


def _sum_row(total: Said, parts: Sequence[Said], added: int, verdict: str) -> Judgement:
    listed = " + ".join(f"{_bounds(p)[0]:,}" for p in parts)
    whole = _bounds(total)[0]
    equal = "=" if added == whole else "≠" if verdict == "conflicts" else "≤"
    sums = f"\u2066{listed} = {added:,} {equal} {whole:,}\u2069"
    en = f"The parts of the text's total: {sums}"
    ar = f"أجزاء المجموع في النص: {sums}"
    if verdict == "conflicts":
        en, ar = f"{en}. They cannot hold together.", f"{ar}. لا تصح معاً."
    else:
        en, ar = f"{en}. They hold together.", f"{ar}. تصح معاً."
    return _judgement(total, verdict, Bilingual(en, ar), parts)


def _twice(counts: Sequence[Said]) -> list[Judgement]:
    """The same kind, group, window and area stated twice in the body with numbers that exclude each other."""
    out = []
    body = [s for s in counts if s.sentence.role == "body" and s.readings and not s.open]
    for n, one in enumerate(body):
        for two in body[n + 1 :]:
            if one.sentence is two.sentence or one.sentence.lang != two.sentence.lang or not _same(one, two):
                continue
            a, b = _bounds(one), _bounds(two)
            apart = (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])
            if apart:
                out.append(
                    _row(
                        one,
                        two,
                        "conflicts",
                        wording.both("Two sentences cannot both hold", "جملتان لا تصحان معاً"),
                    )
                )
    return out


def _same(a: Said, b: Said) -> bool:
    x, y = a.readings[0], b.readings[0]
    days = (x.window.first, x.window.last) == (y.window.first, y.window.last)
    return (
        _kind(a) == _kind(b)
        and _group(a) == _group(b)
        and days
        and x.area.pcodes == y.area.pcodes
        and x.targets == y.targets
    )


def _languages(counts: Sequence[Said]) -> list[Judgement]:
    """Numbers of one language that the other does not have, where the text says itself in both."""
    arabic = [s for s in counts if s.sentence.lang == "ar"]
    english = [s for s in counts if s.sentence.lang == "en"]
    fewer, more = sorted((len(arabic), len(english)))
    if not fewer or fewer * 4 < more:
        return []
    return [j for one in arabic if (j := _said_in(one, english)) is not None]


_DIFFER = Bilingual("Arabic and English differ", "العربية والإنكليزية مختلفتان")


def _said_in(one: Said, other: Sequence[Said]) -> Judgement | None:
    """None where the other language states the same number; else what it states instead, or that it has none."""
    kind = [s for s in other if _kind(s) == _kind(one)]
    match = [s for s in kind if _group(s) == _group(one)]
    if any(_bounds(s) == _bounds(one) for s in match or kind):
        return None
    if match:
        near = min(match, key=lambda s: (abs(_bounds(s)[0] - _bounds(one)[0]), s.start))
        return _row(one, near, "conflicts", _DIFFER)
    told = Bilingual(
        f"The English text has no such number: {one.quote}.",
        f"ليس في النص الإنكليزي مثل هذا الرقم: {one.quote}.",
    )
    return _judgement(one, "conflicts", told, ())


def calendar(plan: Layout, text: str, said: Sequence[Said]) -> list[Judgement]:
    """Weekdays that stand beside a date and are not its weekday: of the date line and of every dated sentence."""
    dates = [(plan.date, *plan.date_span)] if plan.date and plan.date_span else []
    for one in said:
        if (
            one.kind == "window"
            and one.readings
            and one.readings[0].window.first == one.readings[0].window.last
        ):
            dates.append((one.readings[0].window.first, one.start, one.end))
    return [j for d in dates if (j := _weekday(*d, text)) is not None]


def _weekday(day: date, start: int, end: int, text: str) -> Judgement | None:
    quote = text[start:end]
    if not any(c.isdigit() for c in quote):
        return None
    names = vocabulary()["weekdays"]
    near = fold(text[max(0, start - 12) : end + 12])
    for lang in ("en", "ar"):
        for n, name in enumerate(names[lang]):
            if re.search(rf"\b{fold(name)}\b", near) and n != day.weekday():
                return _not_that_day(
                    day, (start, end), quote, Bilingual(names["en"][n].title(), names["ar"][n])
                )
    return None


def _not_that_day(day: date, span: tuple[int, int], quote: str, said: Bilingual) -> Judgement:
    names = vocabulary()["weekdays"]
    right = Bilingual(names["en"][day.weekday()].title(), names["ar"][day.weekday()])
    what = Bilingual(
        f"{date_text(day, 'en')} was a {right.en}; the text says {said.en}.",
        f"كان {date_text(day, 'ar')} يوم {right.ar}؛ والنص يقول {said.ar}.",
    )
    words = wording.words("window", "conflicts", what=what)
    row: dict[str, object] = {"date": day.isoformat()}
    return Judgement(quote, *span, "window", row, (), "conflicts", *words, (), what)


def _row(one: Said, other: Said, verdict: str, head: Bilingual) -> Judgement:
    told = Bilingual(
        f"{head.en}: “{one.quote}”, “{other.quote}”.", f"{head.ar}: «{one.quote}»، «{other.quote}»."
    )
    return _judgement(one, verdict, told, (other,))


def _judgement(one: Said, verdict: str, told: Bilingual, others: Sequence[Said]) -> Judgement:
    words = wording.words("consistency", verdict, has=told)
    row: dict[str, object] = {
        "compared": [{"quote": o.quote, "start": o.start, "end": o.end} for o in others],
        "text": {
            "en": label("kinds", _kind(one), "en", "title"),
            "ar": label("kinds", _kind(one), "ar", "title"),
        },
    }
    return Judgement(one.quote, one.start, one.end, "consistency", row, (), verdict, *words, (), told)


def _count(said: Said) -> Count:
    if said.count is None:
        msg = "only counts are compared"
        raise ValueError(msg)
    return said.count


def _kind(said: Said) -> str:
    return _count(said).kind


def _group(said: Said) -> str:
    return _count(said).group


def _bounds(said: Said) -> tuple[int, int | None]:
    return bounds(_count(said))


def _exact(said: Said) -> bool:
    count = _count(said)
    return count.max is not None and count.min == count.max

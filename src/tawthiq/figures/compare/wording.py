"""A comparison in one sentence and as a table, in English and Arabic."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from tawthiq.errors import Bilingual
from tawthiq.figures.compare.parts import Comparison, Delta, Difference, Part
from tawthiq.lang.labels import date_text, label, window_text
from tawthiq.lang.ranges import LRI, PDI, fmt_number, fmt_range
from tawthiq.lang.wording import question_text
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim
from tawthiq.model.vocabulary import read_vocabulary

HEADINGS = {
    "en": ("cause", "low", "best", "high", "through"),
    "ar": ("السبب", "الأدنى", "الأرجح", "الأعلى", "عبر"),
}
_OPEN = {"en": "open", "ar": "مفتوح"}
_DEFINING = frozenset({"window", "area", "kind", "group", "measure", "targets"})
_MINUS = "\u2212"
_FIRST, _LAST = date.min, date.max


def sentence(found: Comparison) -> Bilingual:
    """The difference of the best numbers and its parts: "B is 63 more than A (132 against 69): +40 from ..."."""
    return Bilingual(*(f"{_head(found, lang)}{_tail(found, lang)}." for lang in ("en", "ar")))


def _head(found: Comparison, lang: str) -> str:
    a, b = (fmt_range(d.low, d.high, lang) for d in (found.a, found.b))
    moved = found.difference.best
    n = fmt_number(abs(moved), lang)
    if lang == "ar":
        if moved == 0:
            return f"«أ» و«ب» متساويان ({a} و{b})"
        return f"{'يزيد' if moved > 0 else 'ينقص'} «ب» {'على' if moved > 0 else 'عن'} «أ» بمقدار {n} ({b} مقابل {a})"
    if moved == 0:
        return f"A and B give the same best number ({a} and {b})"
    return f"B is {n} {'more' if moved > 0 else 'less'} than A ({b} against {a})"


def _tail(found: Comparison, lang: str) -> str:
    moving = [p for p in found.parts if p.delta.best]
    if [p.cause for p in moving] == ["rest"]:
        return _rest(found, lang)
    comma = "، " if lang == "ar" else ", "
    listed = comma.join(f"{_signed(p.delta.best, lang)} {_cause(p.cause, lang)}" for p in moving)
    return f": {listed}" if listed else ""


def _rest(found: Comparison, lang: str) -> str:
    """That a printed total cannot be taken apart, and, where the two count different things, that both may hold."""
    comma = "؛ " if lang == "ar" else "; "
    fields = comma.join(_field(d, lang) for d in found.differs) or (
        "لا شيء معروف" if lang == "ar" else "nothing known"
    )
    both = any(d.what in _DEFINING for d in found.differs)
    if lang == "ar":
        may = "وقد يصح الاثنان لأنهما لا يعدّان الشيء نفسه؛ " if both else ""
        return f"؛ ولا يمكن تقسيم الفرق لأن المجموع المطبوع لا يُفكَّك؛ {may}ما يختلف: {fields}"
    may = "both can be right, for they do not count the same; " if both else ""
    return f"; it cannot be split, because a printed total cannot be taken apart; {may}what differs: {fields}"


def _field(differs: Difference, lang: str) -> str:
    name = _words()["fields"].get(differs.what, {}).get(lang, differs.what)
    a, b = (_value(differs.what, v, lang) for v in (differs.a, differs.b))
    return f"{name} ({a} / {b})"


_TABLES = {
    "kind": "kinds",
    "group": "groups",
    "measure": "measures",
    "basis": "bases",
    "inclusion": "inclusions",
}


def _value(what: str, value: str, lang: str) -> str:
    if not value:
        return "غير مذكور" if lang == "ar" else "not stated"
    if what == "window":
        first, _, last = value.partition("..")
        return window_text(_day(first), _day(last), lang)
    if what in ("published", "known_on"):
        return date_text(_day(value), lang)
    if what == "targets":
        return ("، " if lang == "ar" else ", ").join(label(what, t, lang) for t in value.split(", "))
    if what == "qualifier":
        return str(_words()["exactness"][value][lang])
    return label(_TABLES[what], value, lang) if what in _TABLES else value


def _day(text: str) -> date | None:
    day = date.fromisoformat(text) if text else None
    return None if day in (_FIRST, _LAST) else day


def _cause(cause: str, lang: str) -> str:
    return str(_words()["causes"][cause][lang])


def _signed(n: int, lang: str) -> str:
    sign = "+" if n > 0 else _MINUS if n < 0 else ""
    text = f"{sign}{abs(n):,}"
    return f"{LRI}{text}{PDI}" if lang == "ar" else text


def comparison_rows(
    found: Comparison, names: tuple[Bilingual, Bilingual], lang: str
) -> list[tuple[str, ...]]:
    """Headings, A, each part, B: what the parts add up to."""
    letters = ("أ", "ب") if lang == "ar" else ("A", "B")
    rows = [HEADINGS[lang], _row(f"{letters[0]}: {names[0][lang]}", found.a, lang)]
    rows += [_part(p, lang) for p in found.parts]
    return [*rows, _row(f"{letters[1]}: {names[1][lang]}", found.b, lang)]


def _row(name: str, number: Delta, lang: str) -> tuple[str, ...]:
    high = _OPEN[lang] if number.high is None else fmt_number(number.high, lang)
    return (name, fmt_number(number.low, lang), fmt_number(number.best, lang), high, "")


def _part(part: Part, lang: str) -> tuple[str, ...]:
    delta = part.delta
    high = "" if delta.high is None else _signed(delta.high, lang)
    return (
        f"  {_cause(part.cause, lang)}", _signed(delta.low, lang), _signed(delta.best, lang), high,
        fmt_number(len(part.refs), lang) if part.refs else "",
    )  # fmt: skip


def as_plain(found: Comparison, names: tuple[Bilingual, Bilingual]) -> dict[str, object]:
    """The comparison for machines: `a`, `b`, `difference`, `parts` (that add up to it), `differs`, `sentence`."""
    a, b = (
        {"name": {"en": n.en, "ar": n.ar}, **_numbers(d)}
        for n, d in zip(names, (found.a, found.b), strict=True)
    )
    said = sentence(found)
    return {
        "a": a, "b": b, "difference": _numbers(found.difference),
        "parts": [{"cause": p.cause, **_numbers(p.delta), "inputs": list(p.refs)} for p in found.parts],
        "differs": [{"what": d.what, "a": d.a, "b": d.b} for d in found.differs],
        "sentence": {"en": said.en, "ar": said.ar},
    }  # fmt: skip


def _numbers(delta: Delta) -> dict[str, int | None]:
    return {"low": delta.low, "best": delta.best, "high": delta.high}


def side_text(
    question: Question, source: str | None, claim: Claim | None, moment: Bilingual | None
) -> Bilingual:
    """What one side is called: the question with source and moment, or the publisher with its printed total."""
    return Bilingual(
        *(_side(question, source, claim, moment[lang] if moment else "", lang) for lang in ("en", "ar"))
    )


def _side(question: Question, source: str | None, claim: Claim | None, moment: str, lang: str) -> str:
    comma = "، " if lang == "ar" else ", "
    if claim is None:
        return comma.join(w for w in (question_text(question, lang), source, moment) if w)
    days = window_text(claim.event.date_start, claim.event.date_end, lang)
    place = question.area.name_ar if lang == "ar" else question.area.name_en
    words = (
        claim.publisher,
        date_text(claim.published_on, lang),
        label("kinds", question.kind, lang, "title"),
    )
    return comma.join(w for w in (*words, days, place) if w)


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_vocabulary("compare")
    return loaded

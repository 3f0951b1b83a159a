"""Questions that have no meaning are refused by the first field that is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.figures.documented.selection import HARM, INCLUSIONS
from tawthiq.figures.errors import QuestionRefused
from tawthiq.model.claims import EVENT_TYPES, GROUPS, KINDS, MEASURES, TARGETS
from tawthiq.model.figures import BASES, RULES, SPLITS, Question

_HARMS = tuple(f"{HARM}{grade}" for grade in ("corroborated", "single", "contested", "none stated"))


def check(question: Question) -> None:
    """Raises QuestionRefused with the field, what stood there and what may."""
    _window_and_area(question)
    for name, arabic, value, allowed in _words(question):
        if value not in allowed:
            words = ", ".join(str(a) for a in allowed if a is not None)
            _refuse(question, str(value), (name, arabic), (words, words))
    if question.rule in ("priority", "reliability") and not question.tiers:
        wanted = "the sources in their order, from the question or its codebook"
        wanted_ar = "المصادر بترتيبها، من السؤال أو دليل الترميز"
        _refuse(question, "no sources", ("tiers", "المصادر"), (wanted, wanted_ar))


def _window_and_area(question: Question) -> None:
    first, last = question.window
    if first > last:
        wanted = ("a first day, then a last", "يوم أول ثم يوم أخير")
        _refuse(question, f"{first}..{last}", ("window", "الفترة"), wanted)
    area = question.area
    if not (area.pcodes or area.polygons or area.everywhere or area.control):
        wanted_en = "one admin code or more, a drawn polygon, or everywhere"
        wanted_ar = "رمز إداري واحد على الأقل أو مضلّع مرسوم أو كل مكان"
        _refuse(question, area.id, ("area", "المنطقة"), (wanted_en, wanted_ar))


def _words(question: Question) -> list[tuple[str, str, str | None, Sequence[str | None]]]:
    """Field, its Arabic name, its value, and the words that it may hold."""
    return [
        ("kind", "النوع", question.kind, KINDS),
        ("group", "الفئة", question.group, GROUPS),
        ("basis", "الأساس", question.basis, BASES),
        ("measure", "المقياس", question.measure, (None, *MEASURES)),
        ("by", "التقسيم", question.by, (None, *SPLITS)),
        ("inclusion", "الإدراج", question.inclusion, INCLUSIONS),
        ("rule", "القاعدة", question.rule, RULES),
        *(("event_types", "أنواع الأحداث", kind, EVENT_TYPES) for kind in question.event_types),
        *(("grades", "الدرجات", g, _HARMS) for g in question.grades if g.startswith(HARM)),
        *(("targets", "الأهداف", target, TARGETS) for target in question.targets),
    ]


def _refuse(question: Question, read: str, field: tuple[str, str], expected: tuple[str, str]) -> None:
    raise QuestionRefused(
        place=f"question {question.id}, field {field[0]}",
        read=read,
        reason_en=f"the field {field[0]} has no meaning here",
        reason_ar=f"لا معنى لما في الحقل «{field[1]}»",
        expected_en=expected[0],
        expected_ar=expected[1],
    )

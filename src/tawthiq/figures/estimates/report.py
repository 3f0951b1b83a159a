"""The answer as text for a terminal, in English or Arabic."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates.answer import Estimate
from tawthiq.figures.estimates.results import Check, Method

WORDS = {
    "en": {
        "verdict": "Verdict", "method": "method", "low": "low", "median": "median", "high": "high",
        "admissible": "admissible", "left_out": "without", "failed": "Checks that failed",
        "all_passed": "All checks passed.", "plan": "Plan", "deviations": "deviations", "none": "none",
        "shares": "What makes the range wide", "withholds": "withholds", "lowers": "lowers", "notes": "notes",
        "published": "published", "lower bound": "lower bound", "withheld": "withheld", "stratum": "stratum",
        "documented": "documented", "methods": "methods", "models": "models", "sampling": "sampling",
        "linkage": "linkage", "imputation": "imputation", "and": ", ", "then": "; ", "not_stated": "not stated",
    },
    "ar": {
        "verdict": "الحكم", "method": "الطريقة", "low": "الأدنى", "median": "الوسيط", "high": "الأعلى",
        "admissible": "مقبولة", "left_out": "من دون", "failed": "الفحوص التي لم تنجح",
        "all_passed": "نجحت كل الفحوص.", "plan": "الخطة", "deviations": "المخالفات", "none": "لا شيء",
        "shares": "ما يوسّع المدى", "withholds": "يمنع النشر", "lowers": "يخفض إلى حد أدنى", "notes": "ملاحظة",
        "published": "منشور", "lower bound": "حد أدنى", "withheld": "محجوب", "stratum": "الشريحة",
        "documented": "موثق", "methods": "الطرق", "models": "النماذج", "sampling": "المعاينة", "linkage": "الربط",
        "imputation": "التعويض", "and": "، ", "then": "؛ ", "not_stated": "غير مذكور",
    },
}  # fmt: skip


def report(found: Estimate, lang: str = "en", values: Mapping[str, Bilingual] | None = None) -> str:
    """Verdict and sentence first, then the panel, what leaving a list out does, and the checks that failed.

    `values`: what the strata's values are called, where they are codes.
    """
    w = WORDS[lang]
    parts = [f"{w['verdict']}: {w[found.verdict]}", found.statement[lang]]
    if found.best is not None:
        parts.append(found.label[lang])
    parts += ["", *_panel(found, lang), ""]
    parts += [f"{w['left_out']} {name}: {_numbers(v)}" for name, v in found.left_out.items()]
    if found.strata:
        parts += ["", *_strata(found, lang, values or {})]
    if found.shares:
        shares = w["and"].join(f"{w[k]} {v:.0%}" for k, v in found.shares.items())
        parts += ["", f"{w['shares']}: {shares}"]
    parts += ["", *_checks(found.checks, lang)]
    away = ", ".join(found.deviations) or w["none"]
    parts += ["", f"{w['plan']} {found.plan.digest[:12]}; {w['deviations']}: {away}"]
    return "\n".join(parts)


def _panel(found: Estimate, lang: str) -> list[str]:
    w = WORDS[lang]
    rows = [f"{w['method']:<14}{w['low']:>12}{w['median']:>12}{w['high']:>12}"]
    for method in found.methods:
        mark = f"  {w['admissible']}" if method.name in found.admissible else ""
        rows.append(f"{method.name:<14}{_cells(method)}{mark}" if method.answered else _silent(method, lang))
    return rows


def _silent(method: Method, lang: str) -> str:
    return f"{method.name:<14}{method.why_not[lang] if method.why_not else ''}"


def _cells(method: Method) -> str:
    return "".join(f"{round(float(v or 0)):>12,}" for v in (method.low, method.median, method.high))


def _numbers(values: tuple[float, float, float]) -> str:
    return f"{round(values[1]):,} [{round(values[0]):,}, {round(values[2]):,}]"


def _strata(found: Estimate, lang: str, values: Mapping[str, Bilingual]) -> list[str]:
    w = WORDS[lang]

    def said(value: str) -> str:
        return values[value][lang] if value in values else value or w["not_stated"]

    rows = []
    for s in found.strata:
        span = f"{s.span[1]:,} [{s.span[0]:,}, {s.span[2]:,}]" if s.span else w["none"]
        rows.append(
            f"{w['stratum']} {' / '.join(map(said, s.values))}: {w['documented']} {s.documented:,}{w['then']}{span}"
        )
    return rows


def _checks(checks: tuple[Check, ...], lang: str) -> list[str]:
    w = WORDS[lang]
    failed = [c for c in checks if not c.passed]
    if not failed:
        return [w["all_passed"]]
    rows = [f"{w['failed']}:"]
    for check in failed:
        rows += [f"- {check.code} ({w[check.effect]}): {check.seen[lang]}", f"  {check.meaning[lang]}"]
    return rows

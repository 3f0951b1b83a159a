"""Refusals of the figures: a question or a table that cannot be answered (FIG-...)."""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class FiguresError(TawthiqError):
    """Base of what the documented figures refuse."""

    code = "FIG-000"


class QuestionRefused(FiguresError):
    """The question asks with a word that has no meaning here, or with a window that ends before it starts."""

    code = "FIG-001"
    message = Bilingual(
        "The question cannot be answered: {reason_en}.",
        "لا يمكن الإجابة عن السؤال: {reason_ar}.",
    )
    expected = Bilingual("{expected_en}", "{expected_ar}")
    remedy = Bilingual("Correct this field of the question.", "صحّح هذا الحقل في السؤال.")


class BasisElsewhere(FiguresError):
    """The basis exists, but what it counts (victims) is not among the documented incidents or totals."""

    code = "FIG-002"
    message = Bilingual(
        "This basis is not counted from incidents or published totals.",
        "هذا الأساس لا يُحسب من الحوادث ولا من المجاميع المنشورة.",
    )
    expected = Bilingual("incidents or published totals", "حوادث أو مجاميع منشورة")
    remedy = Bilingual(
        "Ask for one of these bases; victims are counted from linked lists.",
        "اطلب أحد هذين الأساسين؛ فالضحايا يُعدّون من القوائم المربوطة.",
    )

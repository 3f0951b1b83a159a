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


class GroupNotOfVictims(FiguresError):
    """Identified victims are asked for a group that lists of names do not tell (civilians, fighters, professions)."""

    code = "FIG-006"
    message = Bilingual(
        "Lists of victims do not say who is of this group.", "قوائم الضحايا لا تذكر من هو من هذه الفئة."
    )
    expected = Bilingual("all, children, women or men", "all أو children أو women أو men")
    remedy = Bilingual(
        "Ask for one of these groups, or for the basis incidents.",
        "اطلب إحدى هذه الفئات، أو الأساس incidents.",
    )


class CodebookRefused(FiguresError):
    """A codebook lacks what a reader of figures must be told, or says it in a way that cannot be read."""

    code = "FIG-003"
    message = Bilingual("The codebook cannot be adopted.", "لا يمكن اعتماد دليل الترميز.")
    expected = Bilingual("{expected_en}", "{expected_ar}")
    remedy = Bilingual(
        "Correct this key; docs/how-to/codebooks.md shows a whole codebook.",
        "صحّح هذا المفتاح؛ الصفحة docs/how-to/codebooks.md تعرض دليلاً كاملاً.",
    )


class CodebookUnknown(FiguresError):
    """A question names a codebook that nobody adopted."""

    code = "FIG-004"
    message = Bilingual("No codebook of this name is adopted.", "لم يُعتمد دليل ترميز بهذا الاسم.")
    expected = Bilingual("one of {known}", "أحد {known}")
    remedy = Bilingual(
        "Adopt it with `tawthiq codebook adopt FILE`, or list it in case.yml under codebooks.",
        "اعتمده بالأمر `tawthiq codebook adopt FILE` أو اذكره في case.yml تحت codebooks.",
    )


class AreaUnknown(FiguresError):
    """A question asks of an area whose naming was withdrawn or erased."""

    code = "FIG-007"
    message = Bilingual("No area of this name stands.", "لا توجد منطقة قائمة بهذا الاسم.")
    expected = Bilingual("one of {known}", "إحدى المناطق: {known}")
    remedy = Bilingual(
        "List the area in case.yml under areas and bring the case in again, or withdraw the question.",
        "اذكر المنطقة في case.yml تحت areas وأدخل الحالة من جديد، أو اسحب السؤال.",
    )


class SourceUnknown(FiguresError):
    """A question ranks a source that the casebook has never heard of, by whatever spelling."""

    code = "FIG-008"
    message = Bilingual(
        "No source of this name is known, so it cannot be ranked.",
        "لا مصدر معروفا بهذا الاسم، فلا يمكن ترتيبه.",
    )
    expected = Bilingual(
        "the id, a name or an alias of a source: {known}", "معرّف مصدر أو اسم له أو كتابة أخرى لاسمه: {known}"
    )
    remedy = Bilingual(
        "Correct `priority` or `reliability` of the question, or list the spelling in case.yml under sources.",
        "صحّح `priority` أو `reliability` في السؤال، أو اذكر هذه الكتابة في case.yml تحت sources.",
    )


class RegistryRefused(FiguresError):
    """A registry of facilities that cannot be read, or that names none."""

    code = "FIG-005"
    message = Bilingual("The registry of facilities cannot be read.", "لا يمكن قراءة سجل المنشآت.")
    expected = Bilingual(
        "CSV or GeoJSON in UTF-8 with a name and coordinates or a place for each facility",
        "ملف CSV أو GeoJSON بترميز UTF-8 فيه لكل منشأة اسم وإحداثيات أو مكان",
    )
    remedy = Bilingual(
        "Rename the columns; docs/how-to/facilities.md lists the names that are known.",
        "غيّر أسماء الأعمدة؛ الصفحة docs/how-to/facilities.md تعدد الأسماء المعروفة.",
    )

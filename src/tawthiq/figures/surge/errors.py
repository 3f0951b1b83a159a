"""Refusals of the surge question (SRG-...): each says what is missing.

SurgeError
├── ColumnMissing   SRG-001   the table lacks a column, or a row its date
├── ValueRefused    SRG-002   a cell cannot be read, or is negative
├── DatesOutOfOrder SRG-003   a window, an event or a publication that ends before it starts
├── NoBaseline      SRG-004   nothing is known from before the window
├── NothingHere     SRG-005   no events at all, or none of this area or group
└── ChoiceRefused   SRG-006   an option that does not exist
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class SurgeError(TawthiqError):
    """Base of what the surge question refuses."""

    code = "SRG-000"


class ColumnMissing(SurgeError):
    code = "SRG-001"
    message = Bilingual("A column or value is missing: {column}.", "عمود أو قيمة ناقصة: {column}.")
    expected = Bilingual(
        "columns date and, if known, published, area, source, incident, weapon, target, deaths, count, id",
        "الأعمدة date، وإن عُرفت published وarea وsource وincident وweapon وtarget وdeaths وcount وid",
    )
    remedy = Bilingual("Add the column or fill the value.", "أضف العمود أو املأ القيمة.")


class ValueRefused(SurgeError):
    code = "SRG-002"
    message = Bilingual("A value cannot be used.", "قيمة لا يمكن استعمالها.")
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual("Correct this cell of the table.", "صحّح هذه الخانة في الجدول.")


class DatesOutOfOrder(SurgeError):
    code = "SRG-003"
    message = Bilingual("Dates are out of order: {why_en}.", "التواريخ ليست بالترتيب: {why_ar}.")
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual(
        "Correct the dates; rows may be left out with --skip-bad-rows, which lists them.",
        "صحّح التواريخ؛ ويمكن ترك الأسطر بخيار ‎--skip-bad-rows الذي يسردها.",
    )


class NoBaseline(SurgeError):
    code = "SRG-004"
    message = Bilingual(
        "There is no baseline: nothing is known from before {since}.", "لا خط أساس: لا شيء معروف قبل {since}."
    )
    expected = Bilingual(
        "events of at least 28 days before the window, from the same sources",
        "أحداث 28 يوماً على الأقل قبل النافذة من المصادر نفسها",
    )
    remedy = Bilingual("Add the earlier events.", "أضف الأحداث السابقة.")


class NothingHere(SurgeError):
    code = "SRG-005"
    message = Bilingual("No event of the table belongs here.", "لا حدث في الجدول ينتمي إلى هنا.")
    expected = Bilingual("one of: {known}", "واحد من: {known}")
    remedy = Bilingual("Check the name of the area or group.", "تحقّق من اسم المنطقة أو المجموعة.")


class ChoiceRefused(SurgeError):
    code = "SRG-006"
    message = Bilingual(
        "This choice does not exist or does not fit here.", "هذا الخيار غير موجود أو لا يصلح هنا."
    )
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual("Choose one of these.", "اختر واحداً منها.")

"""Refusals of the scan (SCN-...): each says what is missing.

ScanError
├── ColumnMissing      SCN-001   a table lacks a column
├── ValueRefused       SCN-002   a cell cannot be read, or is negative
├── PlaceWithoutCoordinates SCN-003
├── SingleArea         SCN-004   nothing to compare with
├── NoBaseline         SCN-005   nothing says what was to be expected
├── BaselineMissing    SCN-006   some cells have no expected value
├── NoCases            SCN-007
├── WindowRefused      SCN-008   dates out of order, or a limit that leaves nothing to scan
├── TooManyWindows     SCN-009
├── ZoneRefused        SCN-010   a given zone names an unknown place
├── ModelRefused       SCN-011   a model or option that does not exist
└── ExpectedZero       SCN-012   cases where the expected value is zero
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class ScanError(TawthiqError):
    """Base of what the scan refuses."""

    code = "SCN-000"


class ColumnMissing(ScanError):
    code = "SCN-001"
    message = Bilingual("A column is missing: {column}.", "عمود ناقص: {column}.")
    expected = Bilingual("{columns}", "{columns}")
    remedy = Bilingual("Add the column or rename yours.", "أضف العمود أو غيّر اسم عمودك.")


class ValueRefused(ScanError):
    code = "SCN-002"
    message = Bilingual("A value cannot be used.", "قيمة لا يمكن استعمالها.")
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual("Correct this cell of the table.", "صحّح هذه الخانة في الجدول.")


class PlaceWithoutCoordinates(ScanError):
    code = "SCN-003"
    message = Bilingual(
        "{count} place(s) with cases have no coordinates.", "{count} من الأماكن ذات الحالات بلا إحداثيات."
    )
    expected = Bilingual(
        "one row of the places file for each place: location and lat, lon (or x, y)",
        "سطر لكل مكان في ملف الأماكن: location ومعه lat وlon (أو x وy)",
    )
    remedy = Bilingual(
        "Add them to the places file, or take their rows out and say so.",
        "أضفها إلى ملف الأماكن، أو أخرج أسطرها واذكر ذلك.",
    )


class SingleArea(ScanError):
    code = "SCN-004"
    message = Bilingual(
        "A scan needs at least two areas; there is {count}.",
        "يحتاج المسح إلى منطقتين على الأقل؛ الموجود {count}.",
    )
    expected = Bilingual("two or more places with coordinates", "مكانان أو أكثر بإحداثيات")
    remedy = Bilingual(
        "For one area ask `tawthiq surge`, which compares it with its own past.",
        "لمنطقة واحدة استعمل `tawthiq surge` الذي يقارنها بماضيها.",
    )


class NoBaseline(ScanError):
    code = "SCN-005"
    message = Bilingual("Nothing says how many cases were to be expected.", "لا شيء يبيّن كم حالة كان متوقَّعاً.")
    expected = Bilingual(
        "a column `baseline` or `population`, or --history N earlier periods",
        "عمود `baseline` أو `population`، أو ‎--history N من الفترات السابقة",
    )
    remedy = Bilingual(
        "Add one of them, or use --model permutation, which needs none.",
        "أضف واحداً منها، أو استعمل ‎--model permutation الذي لا يحتاج إليها.",
    )


class BaselineMissing(ScanError):
    code = "SCN-006"
    message = Bilingual(
        "{count} place(s) or periods have no {column}.", "{count} من الأماكن أو الفترات بلا {column}."
    )
    expected = Bilingual(
        "a {column} for every place in every period, with cases 0 where there were none",
        "قيمة {column} لكل مكان في كل فترة، مع cases = 0 حيث لا حالات",
    )
    remedy = Bilingual("Add the missing rows.", "أضف الأسطر الناقصة.")


class NoCases(ScanError):
    code = "SCN-007"
    message = Bilingual("There are no cases to scan.", "لا حالات للمسح.")
    expected = Bilingual("at least one case in the study period", "حالة واحدة على الأقل في فترة الدراسة")
    remedy = Bilingual("Check the file and its period.", "تحقّق من الملف وفترته.")


class WindowRefused(ScanError):
    code = "SCN-008"
    message = Bilingual("The window leaves nothing to scan: {why_en}.", "النافذة لا تترك ما يُمسح: {why_ar}.")
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual("Change the dates or the limits.", "غيّر التواريخ أو الحدود.")


class TooManyWindows(ScanError):
    code = "SCN-009"
    message = Bilingual(
        "{count} windows are too many for this machine's memory.",
        "عدد النوافذ {count} أكبر من أن تسعه الذاكرة.",
    )
    expected = Bilingual(
        "at most {limit} windows (zones x durations)", "{limit} نافذة على الأكثر (مناطق × مدد)"
    )
    remedy = Bilingual(
        "Set --neighbours, --max-radius-km, --max-population or --max-duration lower.",
        "خفّض ‎--neighbours أو ‎--max-radius-km أو ‎--max-population أو ‎--max-duration.",
    )


class ZoneRefused(ScanError):
    code = "SCN-010"
    message = Bilingual("A given zone cannot be used.", "منطقة معطاة لا يمكن استعمالها.")
    expected = Bilingual(
        "one zone a line: names of known places, separated by | ",
        "منطقة في كل سطر: أسماء أماكن معروفة يفصلها | ",
    )
    remedy = Bilingual("Correct the name or add the place.", "صحّح الاسم أو أضف المكان.")


class ModelRefused(ScanError):
    code = "SCN-011"
    message = Bilingual(
        "This choice does not exist or does not fit here.", "هذا الخيار غير موجود أو لا يصلح هنا."
    )
    expected = Bilingual("{wanted_en}", "{wanted_ar}")
    remedy = Bilingual("Choose one of these.", "اختر واحداً منها.")


class ExpectedZero(ScanError):
    code = "SCN-012"
    message = Bilingual(
        "{count} place(s) have cases where the expected value is zero, so any case is infinitely surprising.",
        "{count} من الأماكن لها حالات حيث القيمة المتوقعة صفر، فأي حالة مفاجئة بلا حدّ.",
    )
    expected = Bilingual(
        "an expected value above zero wherever a case can occur", "قيمة متوقعة فوق الصفر حيث يمكن وقوع حالة"
    )
    remedy = Bilingual(
        "Give these places a small positive baseline or population.",
        "أعط هذه الأماكن خط أساس أو سكاناً فوق الصفر.",
    )

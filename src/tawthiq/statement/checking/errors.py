"""Refusals of a check (CHK-...).

CheckError
├── ScannedPdf        CHK-001   a PDF of pictures: there is no text to read
├── PdfNotRead        CHK-002   a PDF with a page on which two engines do not agree
├── NotText           CHK-003   bytes that are no text
├── BrokenDocx        CHK-004   a DOCX that cannot be opened safely
├── OtherLanguage     CHK-005   a text that is neither English nor Arabic
├── NoDate            CHK-006   a text whose date is not known
├── TooLarge          CHK-007   more than can be held
└── NothingToCheck    CHK-008   a text without words
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError

_KINDS = Bilingual(
    "text, Markdown, HTML, DOCX, or a PDF on every page of which two engines agree",
    "نص عادي أو Markdown أو HTML أو DOCX، أو PDF يتفق محركان على كل صفحة منه",
)


class CheckError(TawthiqError):
    """Base of what a check refuses."""

    code = "CHK-000"


class ScannedPdf(CheckError):
    code = "CHK-001"
    message = Bilingual(
        "This PDF holds pictures of pages and no text: nothing in it was read.",
        "ملف PDF هذا صور صفحات بلا نص: لم يُقرأ منه شيء.",
    )
    expected = _KINDS
    remedy = Bilingual(
        "Give the text from which the PDF was made, or type it out; a machine reading of a scan needs a person's eyes.",
        "قدّم النص الذي صُنع منه الملف أو اكتبه؛ فقراءة الآلة لصورة تحتاج إلى عين إنسان.",
    )


class PdfNotRead(CheckError):
    code = "CHK-002"
    message = Bilingual(
        "Pages of this PDF cannot be read for certain (two engines differ on them, or they have columns): nothing was "
        "judged.",
        "في ملف PDF هذا صفحات لا تُقرأ بيقين: يختلف عليها محركان أو فيها أعمدة: لم يُحكم على شيء.",
    )
    expected = _KINDS
    remedy = Bilingual("Give the file from which the PDF was made.", "قدّم الملف الذي صُنع منه ملف PDF.")


class NotText(CheckError):
    code = "CHK-003"
    message = Bilingual("This file is no text that can be read.", "هذا الملف ليس نصاً يمكن قراءته.")
    expected = _KINDS
    remedy = Bilingual("Save the text as UTF-8.", "احفظ النص بترميز UTF-8.")


class BrokenDocx(CheckError):
    code = "CHK-004"
    message = Bilingual("This DOCX cannot be opened safely.", "لا يمكن فتح ملف DOCX هذا بأمان.")
    expected = Bilingual(
        "a DOCX as a word processor saves it, without password, macros and entities",
        "ملف DOCX كما يحفظه محرر النصوص، بلا كلمة سر ولا ماكرو ولا كيانات",
    )
    remedy = Bilingual(
        "Save it again from the word processor, or as text.", "احفظه من جديد من محرر النصوص أو نصاً عادياً."
    )


class OtherLanguage(CheckError):
    code = "CHK-005"
    message = Bilingual(
        "This text is neither English nor Arabic: nothing in it was judged.",
        "هذا النص ليس بالعربية ولا بالإنكليزية: لم يُحكم على شيء منه.",
    )
    expected = Bilingual("English or Arabic", "العربية أو الإنكليزية")
    remedy = Bilingual(
        "Check the English or Arabic version; a translation made for the check must be read by a person.",
        "افحص النسخة العربية أو الإنكليزية؛ وأي ترجمة تُعدّ للفحص يجب أن يقرأها إنسان.",
    )


class NoDate(CheckError):
    code = "CHK-006"
    message = Bilingual(
        'The text does not say its date, so "since Wednesday" has no meaning.',
        "لا يذكر النص تاريخه، فلا معنى لعبارة مثل «منذ الأربعاء».",
    )
    expected = Bilingual(
        "a date line such as 6 May 2019, or --date 2019-05-06",
        "سطر تاريخ مثل 6 أيار 2019، أو ‎--date 2019-05-06",
    )
    remedy = Bilingual("Give the day of release with --date.", "اذكر يوم النشر بالخيار ‎--date.")


class TooLarge(CheckError):
    code = "CHK-007"
    message = Bilingual("The file is larger than {limit} bytes.", "الملف أكبر من {limit} بايت.")
    expected = _KINDS
    remedy = Bilingual("Check it chapter by chapter.", "افحصه فصلاً فصلاً.")


class NothingToCheck(CheckError):
    code = "CHK-008"
    message = Bilingual("The text holds no words.", "لا كلمات في النص.")
    expected = _KINDS
    remedy = Bilingual("Check that the file is the right one.", "تأكد من أنه الملف الصحيح.")

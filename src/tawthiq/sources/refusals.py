"""Why a row or a message is refused, each reason with a code that never changes."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum

from tawthiq.errors import Bilingual
from tawthiq.model.reports import Refused

SEALED = "[sealed / محجوب]"


class Why(StrEnum):
    """The codes; `REASONS` says what was expected instead."""

    EMPTY = "SRC-101"
    DATE = "SRC-102"
    NUMBER = "SRC-103"
    VALUE = "SRC-104"
    DEGREES = "SRC-105"
    ORDER = "SRC-106"
    END = "SRC-107"
    SERIAL = "SRC-108"
    MANY_CELLS = "SRC-110"
    FEW_CELLS = "SRC-111"
    CUT_ROW = "SRC-112"
    BYTES = "SRC-113"
    FORMULA = "SRC-114"
    CELL_ERROR = "SRC-115"
    QUOTE = "SRC-116"
    MERGED = "SRC-117"
    TABLE = "SRC-118"
    CUT_EXPORT = "SRC-120"
    TWICE = "SRC-121"
    UNDATED = "SRC-122"
    LONG = "SRC-123"
    JSON = "SRC-124"
    EYES = "SRC-130"
    PICTURE = "SRC-131"
    LOCKED = "SRC-132"
    ALTERED = "SRC-133"
    URL = "SRC-134"
    MISSING = "SRC-135"
    TOKEN = "SRC-136"
    RECORD = "SRC-137"


REASONS = {
    Why.EMPTY: Bilingual("a value", "قيمة"),
    Why.DATE: Bilingual("a date", "تاريخ"),
    Why.NUMBER: Bilingual("a whole number from 0", "عدد صحيح من 0 فما فوق"),
    Why.VALUE: Bilingual("a value that the profile knows", "قيمة يعرفها ملف المطابقة"),
    Why.DEGREES: Bilingual("a coordinate in degrees", "إحداثي بالدرجات"),
    Why.ORDER: Bilingual("low, best and high in this order", "الأدنى فالأرجح فالأعلى بهذا الترتيب"),
    Why.END: Bilingual("an end not before the start", "نهاية ليست قبل البداية"),
    Why.SERIAL: Bilingual("a date, not an Excel serial number", "تاريخ، لا رقم إكسل تسلسلي"),
    Why.MANY_CELLS: Bilingual("as many cells as the header has, not more", "عدد خلايا كعدد العناوين لا أكثر"),
    Why.FEW_CELLS: Bilingual("as many cells as the header has, not fewer", "عدد خلايا كعدد العناوين لا أقل"),
    Why.CUT_ROW: Bilingual("a whole row; the file is cut here", "صف كامل؛ الملف مقطوع هنا"),
    Why.BYTES: Bilingual("text without damaged or NUL bytes", "نص بلا بايتات تالفة أو صفرية"),
    Why.FORMULA: Bilingual("a value; the formula was never computed", "قيمة؛ الصيغة لم تُحسب قط"),
    Why.CELL_ERROR: Bilingual("a value, not an error of the spreadsheet", "قيمة، لا خطأ من برنامج الجداول"),
    Why.QUOTE: Bilingual("a closed quotation mark", "علامة اقتباس مغلقة"),
    Why.MERGED: Bilingual(
        "a cell of its own, not a part of a merged one", "خلية مستقلة لا جزء من خلية مدموجة"
    ),
    Why.TABLE: Bilingual(
        "a row of the table that the profile reads; this one stands under another header",
        "صف من الجدول الذي يقرؤه ملف المطابقة؛ هذا الصف تحت عناوين أخرى",
    ),
    Why.CUT_EXPORT: Bilingual("a whole message; the export is cut here", "رسالة كاملة؛ التصدير مقطوع هنا"),
    Why.TWICE: Bilingual("a message number that stands once", "رقم رسالة يرد مرة واحدة"),
    Why.UNDATED: Bilingual("a message with a number and a date", "رسالة لها رقم وتاريخ"),
    Why.JSON: Bilingual("a message in valid JSON", "رسالة بصيغة JSON سليمة"),
    Why.EYES: Bilingual(
        "text on which two extractors agree, in digits and in the order of words; this page needs eyes",
        "نص يتفق عليه مستخرجان مستقلان في الأرقام وترتيب الكلمات؛ هذه الصفحة تحتاج إلى عين إنسان",
    ),
    Why.PICTURE: Bilingual(
        "text; this page is a picture or empty and needs eyes",
        "نص؛ هذه الصفحة صورة أو فارغة وتحتاج إلى عين إنسان",
    ),
    Why.LOCKED: Bilingual("content that is not encrypted", "محتوى غير مشفّر"),
    Why.ALTERED: Bilingual("bytes with the hash that is stated for them", "بايتات تطابق بصمتها المذكورة"),
    Why.URL: Bilingual("the address of a page", "عنوان صفحة"),
    Why.MISSING: Bilingual("the file that a record names", "الملف الذي يذكره السجل"),
    Why.TOKEN: Bilingual("a timestamp token (RFC 3161)", "ختم زمني بصيغة RFC 3161"),
    Why.RECORD: Bilingual(
        "a record with metadata and media, as auto-archiver writes it",
        "سجل فيه البيانات والوسائط كما يكتبه auto-archiver",
    ),
    Why.LONG: Bilingual("a text of at most 1,000,000 characters", "نص من 1,000,000 حرف على الأكثر"),
}


class CellRefused(Exception):
    """A cell that cannot be read; the row is refused with it, the rest goes on."""

    def __init__(self, code: Why, field: str, read: object) -> None:
        super().__init__(code, field, read)
        self.code = code
        self.field = field
        self.read = str(read)

    def at(self, locator: str) -> Refused:
        reason = REASONS[self.code]
        read = self.read.encode(errors="replace").decode().replace("\x00", "�")
        return Refused(locator, self.field, read[:200], reason.en, self.code, reason.ar)


_UNPARTED = (Why.MANY_CELLS, Why.FEW_CELLS, Why.CUT_ROW, Why.QUOTE, Why.TABLE)
"""Reasons that show a row whose cells cannot be told apart."""


def without_persons(refused: CellRefused, columns: Container[str]) -> CellRefused:
    """The refusal as it may be shown where persons stand in `columns`: no cell of theirs, and no row unparted."""
    if refused.code not in _UNPARTED and refused.field not in columns:
        return refused
    field = (
        SEALED if refused.code is Why.TABLE else refused.field
    )  # a row of names may have passed for a header
    return CellRefused(refused.code, field, SEALED)

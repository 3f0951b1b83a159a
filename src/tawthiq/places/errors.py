"""Refusals of the places stage.

PlacesError                     base
├── UnknownGazetteerFormat      PLC-001  no loader recognises the header
├── BadGazetteerRow             PLC-002  a row whose code, name or coordinates cannot be read
├── UnknownPack                 PLC-003  a pack of areas that is not there
├── EmptyGazetteer              PLC-004  a table without a single place
└── BadPack                     PLC-005  a pack of areas with a mistake at a key
"""

from __future__ import annotations

from typing import ClassVar

from tawthiq.errors import Bilingual, TawthiqError


class PlacesError(TawthiqError):
    """Base of what the places stage refuses."""


class UnknownGazetteerFormat(PlacesError):
    """No registered format recognises the header of a table."""

    code: ClassVar[str] = "PLC-001"
    message: ClassVar[Bilingual] = Bilingual(
        "This is not a table of places that tawthiq can read.",
        "هذا ليس جدول أماكن يستطيع توثيق قراءته.",
    )
    expected: ClassVar[Bilingual] = Bilingual("one of these formats: {formats}", "إحدى هذه الصيغ: {formats}")
    remedy: ClassVar[Bilingual] = Bilingual(
        "Bring the places as CSV in UTF-8 with the columns pcode,name_en,name_ar,aliases,kind,admin1,admin2,"
        "admin3,lat,lon,precision.",
        "أحضر الأماكن في ملف CSV بترميز UTF-8 وبالأعمدة pcode,name_en,name_ar,aliases,kind,admin1,admin2,"
        "admin3,lat,lon,precision.",
    )


class BadGazetteerRow(PlacesError):
    """A row that cannot be taken; `place` names the file, the row and the field."""

    code: ClassVar[str] = "PLC-002"
    message: ClassVar[Bilingual] = Bilingual(
        "A row of the table of places cannot be read.", "في جدول الأماكن سطر لا يمكن قراءته."
    )
    expected: ClassVar[Bilingual] = Bilingual("{wanted}", "{wanted_ar}")
    remedy: ClassVar[Bilingual] = Bilingual(
        "Correct the row and add the table again; nothing of it was taken.",
        "صحح السطر ثم أضف الجدول من جديد؛ لم يؤخذ منه شيء.",
    )


class UnknownPack(PlacesError):
    """A pack of a country's areas that is missing."""

    code: ClassVar[str] = "PLC-003"
    message: ClassVar[Bilingual] = Bilingual(
        "There is no such pack of areas.",
        "لا توجد حزمة مناطق بهذا الاسم.",
    )
    expected: ClassVar[Bilingual] = Bilingual(
        "one of: {packs}, or the path of a pack", "إحدى: {packs}، أو مسار حزمة"
    )
    remedy: ClassVar[Bilingual] = Bilingual(
        "See docs/how-to/gazetteers.md for the form of a pack.",
        "انظر docs/how-to/gazetteers.md لمعرفة شكل الحزمة.",
    )


class EmptyGazetteer(PlacesError):
    """A table with a known header and no place in it."""

    code: ClassVar[str] = "PLC-004"
    message: ClassVar[Bilingual] = Bilingual("The table holds no place.", "الجدول خال من الأماكن.")
    expected: ClassVar[Bilingual] = Bilingual("at least one row", "سطر واحد على الأقل")
    remedy: ClassVar[Bilingual] = Bilingual(
        "Check that the whole file was exported.", "تأكد من أن الملف صُدّر كاملاً."
    )


class BadPack(PlacesError):
    """A pack of a country's areas with a mistake at a key."""

    code: ClassVar[str] = "PLC-005"
    message: ClassVar[Bilingual] = Bilingual(
        "The pack of areas is wrong at {key}.", "في حزمة المناطق خطأ عند {key}."
    )
    expected: ClassVar[Bilingual] = Bilingual("{wanted}", "{wanted}")
    remedy: ClassVar[Bilingual] = Bilingual(
        "Correct this key; docs/how-to/gazetteers.md lists all.",
        "صحّح هذا المفتاح؛ كلها في docs/how-to/gazetteers.md.",
    )

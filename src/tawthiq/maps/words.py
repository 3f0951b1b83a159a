"""The words of the map page, in English, in Arabic, or in both at once."""

from __future__ import annotations

from tawthiq.errors import Bilingual

LANGS = ("en", "ar", "both")

_WORDS = {
    "title": Bilingual("Incidents on a map", "الحوادث على الخريطة"),
    "stamp": Bilingual("INTERNAL", "داخلي"),
    "not_for_release": Bilingual(
        "Not for release: made from unreleased material.", "ليس للنشر: صُنع من مادة لم تُجز للنشر."
    ),
    "no_script": Bilingual(
        "The map needs scripts. Everything on it stands in the table below.",
        "تحتاج الخريطة إلى تشغيل البرامج النصية. كل ما عليها مذكور في الجدول أدناه.",
    ),
    "kinds": Bilingual("Kind", "النوع"),
    "when": Bilingual("When", "متى"),
    "from": Bilingual("From", "من"),
    "until": Bilingual("Until", "إلى"),
    "undated": Bilingual("Without a date", "بلا تاريخ"),
    "group": Bilingual("Behind", "ما وراء"),
    "everything": Bilingual("Everything", "الكل"),
    "reset": Bilingual("Show all", "إظهار الكل"),
    "map": Bilingual(
        "Map of the incidents: arrow keys move it, plus and minus zoom. The table has the same.",
        "خريطة الحوادث: تُحرَّك بمفاتيح الأسهم وتُقرَّب وتُبعَّد بعلامتي الزائد والناقص. والجدول يتضمن ما فيها.",
    ),
    "legend": Bilingual(
        "A circle is as wide as the place is uncertain; the dot is its middle. A number stands for several incidents.",
        "سعة الدائرة بقدر عدم دقة المكان، والنقطة وسطها. والرقم يدل على عدة حوادث.",
    ),
    "shown": Bilingual("Shown: {n} of {all}.", "المعروض: {n} من {all}."),
    "unplaced": Bilingual(
        "Without coordinates, in the table only: {n}.", "بلا إحداثيات، في الجدول فقط: {n}."
    ),
    "cut": Bilingual(
        "The table holds the first {n} of {all}; the CSV has them all.",
        "في الجدول أول {n} من {all}؛ وملف CSV يتضمنها كلها.",
    ),
    "caption": Bilingual("The same incidents in a table", "الحوادث نفسها في جدول"),
    "show": Bilingual("Show on the map", "أظهرها على الخريطة"),
    "open": Bilingual("Open the incident", "افتح الحادثة"),
    "failed": Bilingual(
        "The map could not be asked for more; what it shows may be old.",
        "تعذر سؤال الخريطة عن المزيد؛ وما تعرضه قد يكون قديما.",
    ),
    "in_table": Bilingual("In the table", "في الجدول"),
    "zoom_in": Bilingual("Zoom in", "تقريب"),
    "zoom_out": Bilingual("Zoom out", "إبعاد"),
    "cluster": Bilingual("{n} incidents: zoom in", "{n} من الحوادث: قرّب"),
    "close": Bilingual("Close", "إغلاق"),
    "code": Bilingual("Incident", "الحادثة"),
    "place": Bilingual("Place", "المكان"),
    "precision": Bilingual("Known to", "دقة المكان"),
    "killed": Bilingual("Killed", "القتلى"),
    "injured": Bilingual("Injured", "الجرحى"),
    "sources": Bilingual("Sources", "المصادر"),
    "reviewed": Bilingual("Claims reviewed", "الإفادات المراجَعة"),
    "not_stated": Bilingual("not stated", "غير مذكور"),
    "unknown": Bilingual("not known", "غير معروف"),
    "metres": Bilingual("{n} m", "{n} م"),
    "kilometres": Bilingual("{n} km", "{n} كم"),
    "of": Bilingual("{n} of {all}", "{n} من {all}"),
    "attribution": Bilingual("Boundaries: {names}", "الحدود: {names}"),
}


def both(text: Bilingual, lang: str) -> str:
    """The text in a language, or in both with the Arabic isolated, so that neither disturbs the other's order."""
    if lang != "both":
        return text[lang]
    return text.en if text.en == text.ar else f"{text.en} · \u2067{text.ar}\u2069"


def word(key: str, lang: str, **data: Bilingual | str) -> str:
    """A word of the page; `data` fills its fields. Raises KeyError for an unknown key."""
    filled = {
        side: {k: v if isinstance(v, str) else v[side] for k, v in data.items()} for side in ("en", "ar")
    }
    text = _WORDS[key]
    return both(Bilingual(text.en.format(**filled["en"]), text.ar.format(**filled["ar"])), lang)


def words(lang: str) -> dict[str, str]:
    """All words with their fields unfilled, as the template and the script have them."""
    return {key: both(text, lang) for key, text in _WORDS.items()}

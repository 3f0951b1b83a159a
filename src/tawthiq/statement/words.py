"""The fixed words of statements and trace pages, in both languages."""

from __future__ import annotations

from tawthiq.errors import Bilingual

WATERMARK = Bilingual(
    "DRAFT: numbers read by a program, not reviewed by a person",
    "مسودة: أرقام قرأها برنامج ولم يراجعها إنسان",
)
UNSOLVED = Bilingual(
    "DRAFT: problems are not solved",
    "مسودة: فيها مشكلات لم تُحل",
)
STAMP = Bilingual("internal", "داخلي")
TITLE = Bilingual("Statement", "بيان")

_WORDS = {
    "annex": ("Annex: what the numbers rest on", "الملحق: ما تستند إليه الأرقام"),
    "annex_figures": ("Figures", "الأرقام"),
    "annex_cited": ("Cited numbers", "أعداد مستشهد بها"),
    "annex_quoted": ("Quotations", "اقتباسات"),
    "annex_literals": ("Numbers that need no evidence", "أعداد لا تحتاج إلى دليل"),
    "annex_claims": ("Claims", "الإفادات"),
    "problems": ("Problems to solve before this can be signed", "مشكلات يجب حلها قبل التوقيع"),
    "answer": ("Answer", "الجواب"),
    "window": ("Window", "الفترة"),
    "area": ("Area", "المنطقة"),
    "basis": ("Basis", "الأساس"),
    "kind": ("What is counted", "ما يُعدّ"),
    "inclusion": ("Included", "المدرَج"),
    "known_on": ("As known on", "كما عُرف في"),
    "interval": ("What the range is", "ما هو المدى"),
    "numbers": ("Numbers", "الأعداد"),
    "reviewed": ("Reviewed", "المراجَع"),
    "reviewed_of": ("{n} of {total}", "{n} من {total}"),
    "as_of": ("As of act", "حتى الفعل رقم"),
    "codebook": ("Codebook", "دليل الترميز"),
    "code": ("Computed by", "حُسب بواسطة"),
    "digest": ("Digest of definition and inputs", "بصمة التعريف والمدخلات"),
    "method": ("Method", "المنهج"),
    "caveats": ("To bear in mind", "ما ينبغي الانتباه إليه"),
    "parts": ("Each source alone", "كل مصدر على حدة"),
    "totals": ("Each published total", "كل مجموع منشور"),
    "source": ("Source", "المصدر"),
    "publisher": ("Publisher", "الناشر"),
    "low": ("Low", "الأدنى"),
    "best": ("Best", "الأرجح"),
    "high": ("High", "الأعلى"),
    "incidents": ("Incidents", "الحوادث"),
    "incident": ("Incident", "الحادثة"),
    "claims": ("Claims", "الإفادات"),
    "claim": ("Claim", "إفادة"),
    "date": ("Date", "التاريخ"),
    "happened": ("When it happened", "متى وقع"),
    "place": ("Place", "المكان"),
    "range": ("Low to high", "المدى"),
    "not_counted": ("Not counted", "غير محسوب"),
    "note": ("Note", "ملاحظة"),
    "why": ("Why", "السبب"),
    "quote": ("Quote", "النص المقتبس"),
    "published": ("Date as stated", "التاريخ كما ورد"),
    "locator": ("Place in the item", "موضعها في المادة"),
    "item": ("Item (SHA-256)", "المادة (SHA-256)"),
    "url": ("Address", "الرابط"),
    "states": ("States", "تذكر"),
    "review": ("Review", "المراجعة"),
    "originators": ("Said first by", "أول من قاله"),
    "reason": ("Reason", "السبب"),
    "type": ("Type", "النوع"),
    "target": ("Target", "الهدف"),
    "actors": ("Party named", "الطرف المذكور"),
    "precision": ("Precision", "الدقة"),
    "metres": ("{n} m", "{n} م"),
    "report": ("Report", "التقرير"),
    "report_missing": ("The report's text is not at hand.", "نص التقرير غير متاح هنا."),
    "report_is_quote": ("The report says nothing beyond this.", "لا يقول التقرير شيئا غير هذا."),
    "title": ("Title", "العنوان"),
    "figures": ("Figures", "الأرقام"),
    "question": ("Question", "السؤال"),
    "trace": ("Trace: from a number to its sentence", "الأثر: من الرقم إلى جملته"),
    "trace_intro": (
        "Choose a figure, then an incident, then a claim: each page shows what the number rests on.",
        "اختر رقماً، ثم حادثة، ثم إفادة: كل صفحة تبيّن ما يستند إليه الرقم.",
    ),
    "back": ("All figures", "كل الأرقام"),
    "left_out_because": ("", "لم تُحسب لأن "),
    "comma": (", ", "، "),
    "semicolon": ("; ", "؛ "),
    "other": ("العربية", "English"),
    "page": ("Page {n} of {total}", "الصفحة {n} من {total}"),
    "next": ("Next", "التالي"),
    "previous": ("Previous", "السابق"),
    "in_figures": ("In these figures", "في هذه الأرقام"),
    "none": ("none", "لا شيء"),
    "unknown": ("not known", "غير معروف"),
    "not_stated": ("not stated", "غير مذكور"),
    "open": ("open", "مفتوح"),
    "window_relation": ("Its window", "فترته"),
    "area_relation": ("Its area", "منطقته"),
}


def word(key: str, lang: str, **data: object) -> str:
    """The word in "en" or "ar", with its fields filled. Raises KeyError for an unknown key."""
    return _WORDS[key][1 if lang == "ar" else 0].format(**data)


def words(lang: str) -> dict[str, str]:
    """All words of a language as templates have them (unfilled)."""
    return {key: pair[1 if lang == "ar" else 0] for key, pair in _WORDS.items()}

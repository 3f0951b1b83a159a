"""What the reading of texts refuses (CLM-...)."""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class UnknownPack(TawthiqError):
    """A pack of actors that is neither packaged nor a file."""

    code = "CLM-001"
    message = Bilingual("There is no pack called {read}.", "لا توجد حزمة باسم {read}.")
    expected = Bilingual("one of {known}, or the path of a YAML file", "إحدى الحزم {known} أو مسار ملف YAML")
    remedy = Bilingual(
        "Correct the name, or write the pack as docs/method/extraction.md (Another country) shows.",
        "صحح الاسم، أو اكتب الحزمة كما في docs/method/extraction.md (Another country).",
    )


class BadPack(TawthiqError):
    """A pack whose YAML has not the shape that is read."""

    code = "CLM-002"
    message = Bilingual("The pack {place} cannot be read.", "تتعذر قراءة الحزمة {place}.")
    expected = Bilingual(
        "a mapping with `name` and `classes`, each class with lists `en` and `ar`",
        "جدول فيه `name` و `classes`، ولكل صنف قائمتان `en` و `ar`",
    )
    remedy = Bilingual("Compare it with pack_sudan.yml.", "قارنها بالملف pack_sudan.yml.")

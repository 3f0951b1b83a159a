"""What the reading of texts refuses (CLM-...)."""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class UnknownPack(TawthiqError):
    """A pack of actors that is neither packaged nor a file."""

    code = "CLM-001"
    message = Bilingual("There is no pack called {read}.", "لا توجد حزمة باسم {read}.")
    expected = Bilingual("one of {known}, or the path of a YAML file", "إحدى الحزم {known} أو مسار ملف YAML")
    remedy = Bilingual(
        "Correct the name, or write the pack as docs/how-to/next-conflict.md shows.",
        "صحح الاسم، أو اكتب الحزمة كما في docs/how-to/next-conflict.md.",
    )


class BadPack(TawthiqError):
    """A pack with a mistake at a key."""

    code = "CLM-002"
    message = Bilingual("The pack is wrong at {key}.", "في الحزمة خطأ عند {key}.")
    expected = Bilingual("{wanted}", "{wanted}")
    remedy = Bilingual(
        "Correct this key; docs/how-to/next-conflict.md lists all.",
        "صحّح هذا المفتاح؛ كلها في docs/how-to/next-conflict.md.",
    )

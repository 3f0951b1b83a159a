"""Why OCR was refused.

SourceError
├── NoOcr               SRC-038   no tesseract on this machine
├── NoOcrLanguage       SRC-039   tesseract does not have this language
└── OcrFailed           SRC-046   the page could not be drawn, or the picture not be read
"""

from __future__ import annotations

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import SourceError


class NoOcr(SourceError):
    code = "SRC-038"
    message = Bilingual("This machine has no program for OCR.", "لا برنامج للتعرف الضوئي على هذا الجهاز.")
    expected = Bilingual("tesseract 4 or later", "tesseract بالإصدار 4 أو أحدث")
    remedy = Bilingual(
        "Install it with its languages: `sudo apt-get install tesseract-ocr tesseract-ocr-ara`, then run this again.",
        "ثبّته مع لغاته: `sudo apt-get install tesseract-ocr tesseract-ocr-ara` ثم أعد الأمر.",
    )


class NoOcrLanguage(SourceError):
    code = "SRC-039"
    message = Bilingual(
        "The OCR program does not have this language.", "برنامج التعرف الضوئي لا يملك هذه اللغة."
    )
    expected = Bilingual("one of: {known}", "إحدى: {known}")
    remedy = Bilingual(
        "Install the package tesseract-ocr-LANGUAGE, or name others with --languages.",
        "ثبّت الحزمة tesseract-ocr-LANGUAGE أو سمِّ غيرها بالخيار ‎--languages.",
    )


class OcrFailed(SourceError):
    code = "SRC-046"
    message = Bilingual("OCR ended without an answer.", "انتهى التعرف الضوئي دون جواب.")
    expected = Bilingual(
        "a picture, or a page that can be drawn, read in {limit} seconds on a kernel with namespaces or seccomp",
        "صورة أو صفحة يمكن رسمها، تُقرأ خلال {limit} ثانية على نواة فيها فضاءات أسماء أو seccomp",
    )
    remedy = Bilingual(
        "Check the number of the page and run `tawthiq doctor`; a person can type what the picture says "
        "(`tawthiq write transcript`).",
        "تحقق من رقم الصفحة وشغّل `tawthiq doctor`؛ ويمكن لشخص أن يكتب ما في الصورة (`tawthiq write transcript`).",
    )

"""What runs confined for OCR: `draw PAGE` a page of a PDF as a picture, or `read TESSERACT LANGUAGES` a picture.

The file comes through standard input; the picture (PGM) or tesseract's table goes to standard output. `read` becomes
tesseract: of all programs it may start that one only.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tawthiq.sources.cell import confine

_MEMORY, _SECONDS = 1 << 30, 100
_SCALE, _POINTS = 300 / 72, 36_000_000  # 300 dots an inch, A3 at most
_UNCONFINED = 3


def main() -> None:
    held = confine.confine()
    if held["network"] == "audit hook":  # it would not bind a program
        sys.exit(_UNCONFINED)
    if sys.argv[1] == "draw":
        draw(int(sys.argv[2]))
    else:
        read(Path(sys.argv[2]), sys.argv[3])


def draw(number: int) -> None:
    """The page in grey on standard output."""
    import pypdfium2 as pdfium

    confine.bound(_MEMORY, _SECONDS)
    with pdfium.PdfDocument(sys.stdin.buffer.read()) as document:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_SCALE, (_POINTS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        rows, step = bytes(bitmap.buffer), bitmap.stride
        sys.stdout.buffer.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        for top in range(bitmap.height):
            sys.stdout.buffer.write(rows[top * step : top * step + bitmap.width])


def read(program: Path, languages: str) -> None:
    """Become tesseract, which reads standard input."""
    confine.bound_to(program, _data_of(program), _MEMORY, _SECONDS)
    os.execv(program, [str(program), "stdin", "stdout", "-l", languages, "tsv"])


def _data_of(program: Path) -> list[Path]:
    """Where tesseract's libraries and languages lie."""
    top = program.parents[1]
    named = os.environ.get("TESSDATA_PREFIX")
    own = [top / "lib", top / "lib64", top / "share" / "tesseract-ocr", top / "share" / "tessdata"]
    system = [Path("/lib"), Path("/lib64"), Path("/usr/lib"), Path("/etc/ld.so.cache")]
    return [*own, *system, *([Path(named)] if named else [])]


if __name__ == "__main__":
    main()

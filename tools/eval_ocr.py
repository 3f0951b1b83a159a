"""`make eval-ocr`: how much of three invented lines tesseract reads from clear pictures, and how sure it says it is.

Two typefaces, 150, 200 and 300 points an inch. A word counts as read where it stands in its line as it was printed.
"""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "tools"), str(TOP / "tests")]
from bench import machine  # noqa: E402 - the path is set above

from printed import LINES, picture  # noqa: E402
from tawthiq.sources import ocr  # noqa: E402


def main() -> None:
    engine = ocr.engine()
    print(f"{machine()}, tesseract {engine.version}, {ocr.LANGUAGES}")
    print(f"{'typeface':20} {'an inch':>7} {'words read':>10} {'lines lost':>10} {'confidence':>10}")
    for typeface in ("Noto Sans Arabic", "Amiri"):
        for points in (150, 200, 300):
            words = ocr.recognise(picture(typeface, points), "picture.png", None)
            row = f"{read(words.text):>10} {lost(words.text):>10} {words.confidence:>10}"
            print(f"{typeface:20} {points:>7} {row}")
    print(f"{sum(len(line.split()) for line in LINES)} words in {len(LINES)} lines in each picture")


def read(text: str) -> int:
    """How many of the printed words stand in the text."""
    found = text.split()
    return sum(word in found for line in LINES for word in line.split())


def lost(text: str) -> int:
    """How many lines left not a single word of those that stand in no other line."""
    found = set(text.split())
    others = {line: {word for other in LINES if other != line for word in other.split()} for line in LINES}
    return sum(not found & (set(line.split()) - others[line]) for line in LINES)


if __name__ == "__main__":
    main()

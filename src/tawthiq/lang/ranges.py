"""Numbers and ranges for display.

In Arabic text a bare "3–5" is shown as "5–3" by the bidirectional algorithm (UAX 9), because the dash is neutral and
takes the paragraph's direction. Every number or range that holds a neutral sign is therefore put between
U+2066 (left-to-right isolate) and U+2069 (pop), so that the low end always stands on the left of the high end.
"""

from __future__ import annotations

LRI = "\u2066"
PDI = "\u2069"
FSI = "\u2068"
DASH = "\u2013"

_OPEN = {
    "en": ("at least {n}", "up to {n}", "not stated"),
    "ar": ("{n} على الأقل", "{n} على الأكثر", "غير مذكور"),
}


def name_apart(name: str) -> str:
    """A name inside a sentence, kept in its own direction (U+2068 ... U+2069), by which it is known to be a name."""
    return f"{FSI}{name}{PDI}"


def fmt_number(n: int, lang: str = "en") -> str:
    """`n` with commas between thousands: "1,200"; isolated in Arabic when it has a sign or a comma."""
    return _isolated(f"{n:,}", lang)


def fmt_range(low: int | None, high: int | None, lang: str = "en") -> str:
    """The range [low, high] of whole numbers as one run of text, isolated in Arabic.

    `high` None is open above ("at least 12"), `low` None open below ("up to 12"), both None "not stated".
    Raises ValueError when low > high.
    """
    at_least, up_to, unstated = _OPEN["ar" if lang == "ar" else "en"]
    if low is None and high is None:
        return unstated
    if high is None:
        return at_least.format(n=fmt_number(low or 0, lang))
    if low is None:
        return up_to.format(n=fmt_number(high, lang))
    return _closed(low, high, lang)


def _closed(low: int, high: int, lang: str) -> str:
    if low > high:
        msg = f"a range runs from low to high, read {low} and {high}"
        raise ValueError(msg)
    if low == high:
        return fmt_number(low, lang)
    return _isolated(f"{low:,}{DASH}{high:,}", lang)


def _isolated(text: str, lang: str) -> str:
    return text if lang != "ar" or text.isdigit() else f"{LRI}{text}{PDI}"

"""Posts that an article shows: the line under each says whose it is and of which day."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tawthiq.lang.published import parse_published

_SIGNATURE = re.compile(
    r"^[ \t]*[—–-][^\n@]{1,80}\(@\w{1,15}\)[ \t]*([A-Z][a-z]{2,8} \d{1,2}, \d{4})[ \t]*$", re.MULTILINE
)
""" "— Kafr Tut Media (@kafrtut) May 6, 2024"."""


class Shown(NamedTuple):
    """Where the lines under posts stand, and the day of the latest post."""

    spans: list[tuple[int, int]]
    day: date | None


def quoted_posts(text: str) -> Shown:
    """The lines under posts shown in `text`: when a post was written is not when something happened."""
    found = list(_SIGNATURE.finditer(text)) if "(@" in text else []
    days = [day for m in found if (day := parse_published(m[1]))]
    return Shown([m.span() for m in found], max(days, default=None))

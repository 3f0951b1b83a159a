"""Numbers that a text gives for each day, hour or week of its window: "60 civilians a day", عشرون طفلاً يومياً."""

from __future__ import annotations

import re

from tawthiq.flow.check_sentence import Read
from tawthiq.model.claims import Count

_REACH = 45
_ENDS = r"(?=\s*(?:[.،,]|في|منذ|بين|خلال|من|$))"  # no في اليوم التالي, which is a day of its own
_RATES = {
    "day": r"(?:per|every|each)\s+(?:single\s+)?day\b|daily\b|يومي(?:اً|ا)|كل\s+يوم|في\s+اليوم(?:\s+الواحد)?"
    + _ENDS,
    "hour": r"(?:per|every|each)\s+hour\b|hourly\b|كل\s+ساعة|في\s+الساعة(?:\s+الواحدة)?" + _ENDS,
    "week": r"(?:per|every|each)\s+week\b|weekly\b|أسبوعي(?:اً|ا)|كل\s+أسبوع|في\s+الأسبوع\s+الواحد",
}
_FOUND = {unit: re.compile(rf"(?:^|[\s(])(?:{rate})", re.IGNORECASE) for unit, rate in _RATES.items()}
_RIGHT_BEHIND = re.compile(
    r"\s*(?:(?:killed|injured|wounded|hurt|dead|detained|displaced)\s+)?a\s+(day|hour|week)\b"
)
_APART = re.compile(r"[.;؛:]|\d")


def per(read: Read, count: Count) -> str:
    """The unit of time for each of which the text gives `count`; empty where it gives it for the whole window."""
    behind = read.sentence.text[count.end - read.at :][:_REACH]
    behind = _APART.split(behind)[0]
    inside = read.sentence.text[count.start - read.at : count.end - read.at]
    if (close := _RIGHT_BEHIND.match(behind)) is not None and count.unit == "person":
        return close.group(1)
    found = (unit for unit, rate in _FOUND.items() if rate.search(behind) or rate.search(inside))
    return next(found, "") if count.unit == "person" else ""

"""What two public alert rules would have said of the same events; they are shown beside, never used.

ACLED's Subnational Surge Tracker flags an area with at least 100 % more events in the last week than in an
average week of the past month, when that average is at least one (Subnational Threat & Surge Trackers). HDX
Signals flags a 30-day sum of deaths of at least 100 that is the highest of the past one or three years
(OCHA Centre for Humanitarian Data, HDX Signals, Armed conflict).
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.errors import Bilingual
from tawthiq.figures.surge.model import Floats

WEEK, MONTH, YEAR = 7, 30, 365
LEAST_DEATHS = 100
ROSE_BY = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """`fires` None: the events do not reach far enough back, or the rule does not apply; `why` says so."""

    name: str
    fires: bool | None
    value: float | None
    usual: float | None
    why: Bilingual


_SHORT_EVENTS = Bilingual("needs five weeks of events", "تحتاج إلى أحداث خمسة أسابيع")
_TOO_FEW = Bilingual(
    "fewer than one event a week before: the rule does not look here",
    "أقل من حدث واحد في الأسبوع من قبل: لا تنظر القاعدة هنا",
)
_WEEKS = Bilingual(
    "last week against an average week of the four before",
    "الأسبوع الأخير قياساً إلى متوسط الأسابيع الأربعة قبله",
)
_SHORT_DEATHS = Bilingual(
    "needs {need} days of deaths, has {have}", "تحتاج إلى قتلى {need} يوماً والموجود {have}"
)
_FEW_DEATHS = Bilingual("fewer than {least} deaths in 30 days", "أقل من {least} قتيل في 30 يوماً")
_PAST_YEAR = Bilingual(
    "30-day deaths against the highest of the past year",
    "قتلى 30 يوماً قياساً إلى أعلى ما كان في السنة الماضية",
)
_THREE_YEARS = Bilingual(
    "30-day deaths, the highest of the past three years", "قتلى 30 يوماً، الأعلى في السنوات الثلاث الماضية"
)


def acled(events: Floats) -> Rule:
    """Daily event counts as known, ending on the last day of the window."""
    name = "ACLED +100 %"
    if len(events) < 5 * WEEK:
        return Rule(name, None, None, None, _SHORT_EVENTS)
    last, usual = float(events[-WEEK:].sum()), float(events[-5 * WEEK : -WEEK].sum()) / 4
    if usual < 1:
        return Rule(name, None, last, usual, _TOO_FEW)
    return Rule(name, last >= (1 + ROSE_BY) * usual, last, usual, _WEEKS)


def hdx_signals(deaths: Floats) -> Rule:
    """Daily deaths as known, ending on the last day of the window; a year of them is needed."""
    name = "HDX Signals"
    last = float(deaths[-MONTH:].sum())
    if len(deaths) < YEAR + MONTH:
        return Rule(name, None, last, None, _SHORT_DEATHS.format(need=YEAR + MONTH, have=len(deaths)))
    highest = _highest(deaths, YEAR)
    if last < LEAST_DEATHS:
        return Rule(name, False, last, highest, _FEW_DEATHS.format(least=LEAST_DEATHS))
    if len(deaths) >= 3 * YEAR + MONTH and last > _highest(deaths, 3 * YEAR):
        return Rule(name, True, last, _highest(deaths, 3 * YEAR), _THREE_YEARS)
    return Rule(name, last > highest, last, highest, _PAST_YEAR)


def _highest(deaths: Floats, days: int) -> float:
    """The highest 30-day sum that ended on one of the `days` before the last."""
    return max(float(deaths[i - MONTH : i].sum()) for i in range(len(deaths) - days, len(deaths)))

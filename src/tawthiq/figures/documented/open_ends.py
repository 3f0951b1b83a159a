"""What is known of a figure without an upper number: how high it comes by what reports state, and what is open.

"At least 12" gives no maximum, and one such report leaves the sum of hundreds of incidents without one. A recorder
prints numbers all the same: Every Casualty's Standards for Casualty Recording (2016, p. 25) ask for the lowest to the
highest number reported, and the minimum and maximum of Iraq Body Count and of Airwars and the low and high of UCDP are
numbers for every incident. So the highest number that a report states of each incident is added up beside the open
figure, "at least 12" as 12, and the incidents are named of which a report gives no maximum. Nothing is closed by it:
the upper number stays open.
"""

from __future__ import annotations

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.model.figures import HIGHEST, UNBOUNDED, Beside


def open_ends(found: Answer) -> tuple[Beside, ...]:
    """The figure up to the highest numbers stated, and what is open of it. Empty where there is an upper number."""
    if found.reading is None or found.reading.high is not None or found.weighed is None:
        return ()
    counted = found.weighed.only_counted()
    highest, is_open = counted.highest(), counted.is_open()
    low, best, _ = counted.adds[is_open].sum(axis=0).tolist()
    some = Beside(UNBOUNDED, low, best, int(highest[is_open].sum()), int(is_open.sum()))
    return Beside(HIGHEST, found.reading.low, found.reading.best, int(highest.sum())), some

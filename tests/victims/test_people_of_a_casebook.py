"""The victims of a casebook from its records, without a casebook."""

from __future__ import annotations

from tawthiq.model.victims import Particulars
from tawthiq.victims.people import people
from tawthiq.victims.stated import Repeats, Source, text_record


def test_persons_of_whom_nothing_is_stated_are_victims_of_their_own() -> None:
    repeats, source = Repeats(), Source("a" * 64, "message 1", "channel", 1, "items")
    told = [
        Particulars(status="injured"), Particulars(status="injured"), Particulars(name_ar="سالم كرم", age="20"),
        Particulars(sex="m"), Particulars(name_ar="ليلى حداد"),
    ]  # fmt: skip
    records = [text_record(source, one, "نص", (0, 2), "C-1", repeats, None) for one in told]
    found = people(records).victims
    assert sorted(len(one.records) for one in found) == [1] * 5
    assert sum(one.identified for one in found) == 2

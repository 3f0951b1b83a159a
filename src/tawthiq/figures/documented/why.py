"""Why something is in a figure or out of it: the English sentences that `Input.why` holds.

Their Arabic stands in model/vocab/figures.yml under `why`; a test holds the two together.
"""

from __future__ import annotations

INSIDE = "in the area and dated inside the window"
OVERLAPS = "its dates only overlap the window: in the upper number only"
UNDATED = "no date known: left out"
NO_PLACE = "place unknown: left out"
COARSE_PLACE = "place known only to a unit wider than the area: left out"
EDGE = "its place may lie on either side of the drawn area: in the upper number only"
NO_WEAPON = "weapon not known: left out"
NO_PARTY = "no claim says who did it: left out"
PARTY_CONTESTED = "laid to another party as well: in the upper number only"
SUMS_UP = "sums up incidents that are told one by one: adds only what these leave"
MAYBE_SAME = "perhaps the same as another incident that counts: nothing in the lower number"
PART_OUTSIDE = "summed up by an incident that counts and itself outside what is asked: taken off that one"
CIVILIANS_CONTESTED = "a source says that all of them were fighters: nothing in the lower number"
BOUNDED = "a report gives fewer for a wider group: no more than that is counted"
FACILITY_AGAIN = "a facility that was hit before is counted once"
FACILITY_MAYBE_AGAIN = "perhaps a facility of this place that is counted already: in the upper number only"
FACILITY_BEYOND = "perhaps facilities of this place that are counted already: adds only what is more"
UNIDENTIFIED = "nobody names this person"
NOT_OF_GROUP = "not of the group that is asked for"
SEX_UNKNOWN = "no source states the sex: left out"
ALSO_KILLED = "recorded as killed as well: counted among the killed and not here"
AGE_UNSURE = "the stated ages allow under and over 18: in the upper number only"
UNCORROBORATED = "fewer originators than the definition asks for: left out"
NOT_STATED = "no claim states this number"
NUMBER_UNKNOWN = "the number is said to be unknown: no upper number"

REJECTED = "rejected by a person"
UNREVIEWED = "not yet confirmed by a person"
NOT_YET_PUBLISHED = "published after the date of knowledge"
UNDATED_REPORT = "without a publication date, so not known to be published by the date of knowledge"
NOT_HAPPENED = "announced, threatened or denied, not said to have happened"
NOT_AN_EVENT = "a total or an announcement, not an event"
ONLY_TOGETHER = "states only killed and injured together"
TOGETHER = "only the killed and injured together are stated: in the upper number only"
OTHER_HARM = "its grade of harm is not one that the definition takes: left out"
UNGRADED = "its source gives it another harm grade, or none, than the definition takes"
OUTRANKED = "a source that goes before it states the number"
EARLIER = "another originator stated the number later"
SUPERSEDED = "the same originator says it again in a later report"
PARTS_ONLY = "states only a part of what the same originator states whole elsewhere"

VICTIM_REASONS = (UNIDENTIFIED, NOT_OF_GROUP, SEX_UNKNOWN, AGE_UNSURE, ALSO_KILLED)

TOTAL_SAME = "a published total for this window and area"
TOTAL_CONTAINED = "a published total for a part of the window or area: a floor"
TOTAL_NOT_CONTAINED = "a published total whose window or area reaches beyond the question's"
TOTAL_AREA_UNKNOWN = "a published total whose area is not known"
TOTAL_WINDOW_UNKNOWN = "a published total whose window is not known"
TOTAL_VAGUE = "a total in a vague word, not a number"
TOTAL_PART_OF_WHAT = "a published total for one kind of target: a floor"
TOTAL_PART_OF_WHOM = "a published total of a part of the group: a floor"

UPPER_ONLY = (OVERLAPS, EDGE, PARTY_CONTESTED, FACILITY_MAYBE_AGAIN)
INCIDENT_REASONS = (
    INSIDE, OVERLAPS, EDGE, UNDATED, NO_PLACE, COARSE_PLACE, NO_WEAPON, NO_PARTY, PARTY_CONTESTED, CIVILIANS_CONTESTED,
    SUMS_UP, PART_OUTSIDE, MAYBE_SAME, OTHER_HARM, TOGETHER, BOUNDED,
    FACILITY_AGAIN, FACILITY_MAYBE_AGAIN, FACILITY_BEYOND, UNCORROBORATED, NOT_STATED, NUMBER_UNKNOWN,
)  # fmt: skip
CLAIM_REASONS = (
    REJECTED, UNREVIEWED, NOT_YET_PUBLISHED, UNDATED_REPORT, NOT_HAPPENED, NOT_AN_EVENT, ONLY_TOGETHER, UNGRADED,
    OUTRANKED, EARLIER, SUPERSEDED, PARTS_ONLY,
)  # fmt: skip
TOTAL_REASONS = (
    TOTAL_SAME, TOTAL_CONTAINED, TOTAL_NOT_CONTAINED, TOTAL_AREA_UNKNOWN, TOTAL_WINDOW_UNKNOWN, TOTAL_VAGUE,
    TOTAL_PART_OF_WHAT, TOTAL_PART_OF_WHOM,
)  # fmt: skip
FLOORS = (TOTAL_CONTAINED, TOTAL_PART_OF_WHAT, TOTAL_PART_OF_WHOM)
WITHOUT_NUMBER = (NOT_STATED, ONLY_TOGETHER)
ALL = (*INCIDENT_REASONS, *CLAIM_REASONS, *VICTIM_REASONS, *TOTAL_REASONS)

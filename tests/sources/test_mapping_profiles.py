"""Mapping profiles: mistakes are named by key; the packaged ones give what the flow needs."""

from __future__ import annotations

from datetime import date

import pytest
from reading_tools import PLAIN, open_profile, read

from tawthiq.model.claims import Event
from tawthiq.sources.errors import NoDateOrder, ProfileError, UnknownProfile
from tawthiq.sources.mapping import slug
from tawthiq.sources.packaged import PROFILES, profile_text
from tawthiq.sources.profile import load_profile


def rows(name: str, *cells: dict[str, str], **options: object) -> list[Event]:
    """Events of rows that have only these cells filled, in a table with all columns of the packaged profile."""
    profile = open_profile(name)
    columns = sorted(profile.mapped() | set(profile.ignore))
    lines = [columns, *([row.get(column, "") for column in columns] for row in cells)]
    text = "".join(",".join(f'"{c}"' for c in line) + "\n" for line in lines)
    reading = read(text, "csv", profile=profile_text(name), **options)
    assert reading.account.refused == ()
    return [event for r in reading.reads for event in r.events or ()]


def numbers(event: Event) -> list[tuple[str, str, int | None, int | None, int | None, str]]:
    return [(c.kind, c.group, c.min, c.best, c.max, c.qualifier) for c in event.counts]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("kind: killed", "kind: kild", "counts[0].kind"),
        ("value: killed", "valu: killed", "counts[0].valu"),
        ("event_type: shelling", "event_type: bombing", "event_type"),
        ("version: 1", "version: 2", "version"),
        ("version: 1\n", "", "version"),
        ("{start: date}", "{begin: date}", "date.begin"),
        ("name: village", "name: village, precision: {column: p, values: {a: near}}", "place.precision"),
        ("date: {start: date}", "date: {start: date}\ndates: {formats: [DD-MM]}", "dates.formats[0]"),
        ("date: {start: date}", "date: {start: date}\ndate: {start: day}", "line"),
        ("event_type: shelling", "event_type: [", "line"),
    ],
)
def test_a_mistake_in_a_profile_is_named_by_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(ProfileError) as refused:
        load_profile(PLAIN.replace(old, new, 1), "mine.yml")
    assert refused.value.wrong[0].startswith(key)
    assert "mine.yml" in str(refused.value)


@pytest.mark.parametrize("name", PROFILES)
def test_every_packaged_profile_is_valid_and_never_maps_and_ignores_one_column(name: str) -> None:
    profile = open_profile(name)
    assert profile.name == name
    assert not profile.mapped() & profile.ignore
    assert profile.title.ar != profile.title.en


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownProfile):
        open_profile("acled")


UCDP = {
    "date_start": "2031-03-04", "date_end": "2031-03-05", "where_coordinates": "Tell Rumman town", "where_prec": "2",
    "adm_1": "Wadi Governorate", "adm_2": "Rumman district", "latitude": "35.32149", "longitude": "36.62292",
    "type_of_violence": "1", "side_a": "Government of Syria", "source_original": "SOHR, airwars",
    "source_date": "2031-03-06;2031-03-09", "deaths_civilians": "3", "low": "4", "best": "5", "high": "9",
}  # fmt: skip


def test_ucdp_gives_exact_civilians_and_a_range_of_all_with_its_best() -> None:
    (event,) = rows("ucdp-ged", UCDP)
    assert numbers(event) == [
        ("killed", "civilians", 3, None, 3, "exact"),
        ("killed", "all", 4, 5, 9, "range"),
    ]
    assert (event.date_start, event.date_end) == (date(2031, 3, 4), date(2031, 3, 5))
    assert event.originators == ("sohr", "airwars")
    assert event.hints == ("Rumman", "Wadi")


def test_ucdp_keeps_its_point_to_the_seventh_decimal_and_its_precision_in_metres() -> None:
    (event,) = rows("ucdp-ged", UCDP)
    assert event.place is not None
    assert (event.place.text, event.place.lat, event.place.lon) == ("Tell Rumman", 353214900, 366229200)
    assert event.place.precision == 25000


def test_ucdp_names_a_perpetrator_only_in_one_sided_violence() -> None:
    two_sided, one_sided = rows("ucdp-ged", UCDP, {**UCDP, "type_of_violence": "3"})
    assert (two_sided.actors, two_sided.actor_class) == ((), ("unknown",))
    assert (one_sided.actors, one_sided.actor_class) == (("Government of Syria",), ("syrian_government",))


def test_ucdp_is_published_when_the_last_of_its_articles_was() -> None:
    profile = profile_text("ucdp-ged")
    columns = sorted(open_profile("ucdp-ged").mapped())
    text = ",".join(columns) + "\n" + ",".join(f'"{UCDP.get(c, "")}"' for c in columns) + "\n"
    assert read(text, "csv", profile=profile).reads[0].report.published_on == date(2031, 3, 9)
    undated = text.replace("2031-03-06;2031-03-09", "")
    assert read(undated, "csv", profile=profile).reads[0].report.published_on is None


def test_ucdp_rows_whose_high_is_below_the_best_are_widened() -> None:
    (event,) = rows("ucdp-ged", {**UCDP, "low": "17", "best": "17", "high": "16"})
    assert numbers(event)[1] == ("killed", "all", 16, 17, 17, "range")


def test_airwars_minimum_and_maximum_are_civilians_with_rows_of_their_own_for_groups() -> None:
    cells = {
        "date": "2031-03-04", "place_en": "Tell Rumman", "place_ar": "تل الرمان", "grade": "Contested",
        "belligerents": "Russian Military, U.S.-led Coalition", "strike_type": "Airstrike, Naval bombardment",
        "infrastructure": "Healthcare, Education", "geo_precision": "town", "killed_min": "2", "killed_max": "7",
        "children_killed_min": "1", "children_killed_max": "1", "military_killed_min": "0", "military_killed_max": "3",
    }  # fmt: skip
    (event,) = rows("airwars-incidents", cells)
    assert numbers(event) == [
        ("killed", "civilians", 2, None, 7, "range"),
        ("killed", "children", 1, None, 1, "exact"),
        ("killed", "fighters", 0, None, 3, "range"),
    ]
    assert (event.grade, event.event_type) == ("Contested", "airstrike")
    assert event.actor_class == ("russia", "us_coalition")
    assert event.targets == ("health_facility", "school")
    assert event.place is not None
    assert (event.place.text, event.place.name_ar) == ("Tell Rumman", "تل الرمان")


def test_an_unknown_belligerent_does_not_cost_the_row() -> None:
    (event,) = rows(
        "airwars-incidents", {"date": "2031-03-04", "belligerents": "Rumman Guards", "killed_min": "1"}
    )
    assert event.actor_class == ("unknown",)
    assert numbers(event) == [("killed", "civilians", 1, None, None, "at_least")]


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("at least", "80", (80, None, "at_least")),
        ("over", "150,000", (150_001, None, "more_than")),
        ("more than (unconfirmed)", "170", (171, None, "more_than")),
        ("approximately", "١٣", (13, 13, "about")),
        ("some", "201000", (201_000, 201_000, "about")),
        ("up to", "9", (None, 9, "up_to")),
        ("exact as printed", "38", (38, 38, "exact")),
        ("", "38", (38, 38, "exact")),
    ],
)
def test_a_printed_figure_is_a_total_whose_words_make_its_range(
    printed: str, value: str, expected: tuple[int | None, int | None, str]
) -> None:
    cells = {
        "published": "2031-03-07", "publisher": "Relief Desk", "metric": "civilians_killed", "area": "Wadi",
        "window_start": "2031-03-01", "window_end": "2031-03-06", "qualifier": printed, "value": value,
    }  # fmt: skip
    (event,) = rows("public-figures", cells, source="", source_field="publisher")
    (count,) = event.counts
    assert (event.scope, event.place.text if event.place else None) == ("total", "Wadi")
    assert (event.date_start, event.date_end) == (date(2031, 3, 1), date(2031, 3, 6))
    assert (count.min, count.max, count.qualifier) == expected
    assert count.hedged is ("unconfirmed" in printed)


def test_a_metric_says_kind_group_measure_and_unit() -> None:
    base = {"published": "2031-03-07", "publisher": "R", "window_start": "2031-03-01", "value": "5"}
    metrics = (
        "displaced_people_flow",
        "displaced_people_registered",
        "arrivals",
        "schools_destroyed_or_damaged",
    )
    events = rows("public-figures", *({**base, "metric": metric} for metric in metrics))
    assert [(e.counts[0].kind, e.counts[0].measure, e.counts[0].unit, e.targets[0]) for e in events] == [
        ("displaced", "flow", "person", "none_stated"),
        ("displaced", "stock", "person", "none_stated"),
        ("displaced", "arrival", "person", "none_stated"),
        ("facilities_hit", None, "facility", "school"),
    ]


def test_a_metric_that_the_profile_does_not_know_refuses_its_row() -> None:
    columns = sorted(open_profile("public-figures").mapped())
    cells = {"metric": "goats_killed", "window_start": "2031-03-01", "value": "5"}
    text = ",".join(columns) + "\n" + ",".join(cells.get(c, "") for c in columns) + "\n"
    (refused,) = read(text, "csv", profile=profile_text("public-figures")).account.refused
    assert (refused.field, refused.read, refused.code) == ("metric", "goats_killed", "SRC-104")


def test_same_in_the_url_column_means_the_url_above() -> None:
    columns = sorted(open_profile("public-figures").mapped())
    row = {"publisher": "R", "metric": "people_killed", "window_start": "2031-03-01", "value": "5"}
    lines = [
        columns,
        *([{**row, "url": url}.get(c, "") for c in columns] for url in ("https://example.org/a", "same")),
    ]
    text = "".join(",".join(line) + "\n" for line in lines)
    reading = read(text, "csv", profile=profile_text("public-figures"))
    assert [r.report.url for r in reading.reads] == ["https://example.org/a"] * 2


def test_a_facility_row_is_one_facility_hit_and_keeps_its_name() -> None:
    cells = {
        "date": "2031-03-04",
        "facility": "عيادة الرمان",
        "facility_type": "health",
        "place": "Tell Rumman",
        "governorate": "Wadi",
    }
    (event,) = rows("facility-incidents", cells)
    assert (event.note, event.targets, event.hints) == ("عيادة الرمان", ("health_facility",), ("Wadi",))
    (count,) = event.counts
    assert (count.kind, count.unit, count.min, count.quote) == (
        "facilities_hit",
        "facility",
        1,
        "facility: عيادة الرمان",
    )


def test_spellings_of_an_originator_meet() -> None:
    assert slug("Syria Live Map") == slug("syria  live-map") == "syria-live-map"
    assert slug("مرصد الرمان") == "مرصد-الرمان"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12", (12, 12, "exact")),
        ("3-5", (3, 5, "range")),
        ("٣ – ٥", (3, 5, "range")),
        ("بين 3 و 5", (3, 5, "range")),
        ("12+", (12, None, "at_least")),
        ("≥ 1,200", (1200, None, "at_least")),
        ("12 على الأقل", (12, None, "at_least")),
        ("> 12", (13, None, "more_than")),
        ("أكثر من ١٢", (13, None, "more_than")),
        ("~12", (12, 12, "about")),
        ("نحو 12", (12, 12, "about")),
        ("up to 9", (None, 9, "up_to")),
    ],
)
def test_a_range_inside_a_cell_is_read_only_when_the_profile_says_so(
    cell: str, expected: tuple[int | None, int | None, str]
) -> None:
    data = f'date,village,killed\n2031-03-04,A,"{cell}"\n'
    reading = read(data, "csv", profile=PLAIN + "number_ranges: read\n")
    (count,) = reading.reads[0].events[0].counts if reading.reads[0].events else ()
    assert (count.min, count.max, count.qualifier, count.quote) == (*expected, f"killed: {cell}")
    if cell != "12":
        assert [r.code for r in read(data, "csv", profile=PLAIN).account.refused] == ["SRC-103"]


@pytest.mark.parametrize("cell", ["5-3", "a few", "-3", "12.5", "3-5-7", "3/5"])
def test_what_is_no_number_and_no_range_is_refused(cell: str) -> None:
    data = f'date,village,killed\n2031-03-04,A,"{cell}"\n'
    assert len(read(data, "csv", profile=PLAIN + "number_ranges: read\n").account.refused) == 1


@pytest.mark.parametrize(
    ("formats", "cell"),
    [
        ("[D MON YYYY]", "4 March 2031"),
        ("[D MON YYYY]", "٤ آذار ٢٠٣١"),
        ("[D MON YYYY]", "4 مارس 2031"),
        ('["MON D, YYYY"]', "Mar. 4, 2031"),
        ("[DD-MM-YY]", "04-03-31"),
        ("[YYYY/M/D]", "2031/3/4 14:30"),
        ("[D/M/YYYY]", "2031-03-04"),
    ],
)
def test_dates_are_read_in_the_formats_of_the_profile_and_in_iso(formats: str, cell: str) -> None:
    profile = PLAIN + f"dates: {{formats: {formats}}}\n"
    reading = read(f'date,village,killed\n"{cell}",A,1\n', "csv", profile=profile)
    assert [e.date_start for r in reading.reads for e in r.events or ()] == [date(2031, 3, 4)]


@pytest.mark.parametrize("cell", ["4 Smarch 2031", "31/02/2031", "4/3/31", "yesterday", ""])
def test_what_is_no_date_of_the_formats_is_refused(cell: str) -> None:
    profile = PLAIN + "dates: {formats: [D MON YYYY, D/M/YYYY]}\n"
    reading = read(f'date,village,killed\n"{cell}",A,1\n', "csv", profile=profile)
    assert [r.code for r in reading.account.refused] == ["SRC-102"]


SETTLED = PLAIN + "dates: {order: settle}\n"


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["٥/٥/٢٠١٩", "٣/٦/٢٠١٩", "٢٥/٦/٢٠١٩"], date(2019, 5, 5)),
        (["5/6/2019", "6/25/2019"], date(2019, 5, 6)),
        (["٥/٦/٢٠١٩", "13.6.2019"], date(2019, 6, 5)),
        (["5/5/2019"], date(2019, 5, 5)),
    ],
)
def test_the_order_of_day_and_month_is_settled_once_by_the_files_own_dates(
    dates: list[str], first: date
) -> None:
    table = "date,village,killed\n" + "".join(f"{day},كرسف,3\n" for day in dates)
    reading = read(table, "csv", profile=SETTLED)
    assert reading.account.refused == ()
    assert reading.reads[0].events is not None
    assert reading.reads[0].events[0].date_start == first
    assert any("first" in note for note in reading.account.notes)


@pytest.mark.parametrize("dates", [["5/6/2019", "6/7/2019"], ["25/6/2019", "6/25/2019"]])
def test_dates_that_settle_nothing_or_contradict_each_other_are_asked_for(dates: list[str]) -> None:
    table = "date,village,killed\n" + "".join(f"{day},كرسف,3\n" for day in dates)
    with pytest.raises(NoDateOrder):
        read(table, "csv", profile=SETTLED)
    told = read(table, "csv", profile=SETTLED, date_order="month")
    assert told.account.reports + len(told.account.refused) == 2

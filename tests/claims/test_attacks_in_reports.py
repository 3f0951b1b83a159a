"""Short reports of one attack or several: how many events, of which type, with which people. All are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

REPORTS = yaml.safe_load(Path(__file__).with_name("attacks_in_reports.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "expected"), [(r["text"], r["events"]) for r in REPORTS])
def test_a_report_gives_its_events(
    text: str, expected: list[list[str]], pack: Pack, apart: PlaceFinder
) -> None:
    events = extract_events(text, published=None, finder=apart, pack=pack)
    told = [
        [e.event_type, *sorted(f"{c.kind} {c.group} {c.min}" for c in e.counts if c.unit != "facility")]
        for e in events
    ]
    assert told == [[kind, *sorted(rows)] for kind, *rows in expected]


@pytest.mark.parametrize(
    "text",
    [
        "An airstrike killed five people in Kafr Tut. A second person died on Friday.",
        "An airstrike killed five people in Kafr Tut. It was the second attack this week.",
        "An airstrike killed five people in Kafr Tut. Another missile failed to explode.",
        "Two strikes killed five people in Kafr Tut. The strikes also wounded three children.",
        "Shelling killed five people in Kafr Tut. The army renewed its shelling after the truce collapsed.",
        "An airstrike killed five people in Kafr Tut. More people were wounded.",
        "قتل خمسة أشخاص بغارة جوية على كفر توت. وهذه ثاني غارة على البلدة.",
        "قتل خمسة أشخاص بقصف مدفعي على كفر توت. وجددت قوات النظام قصفها على البلدة.",
        "قتل خمسة أشخاص بغارة جوية على كفر توت. وأصيب شخص آخر.",
        "قتل خمسة أشخاص بغارة جوية على كفر توت. وسقط صاروخ آخر دون وقوع إصابات.",
        "قتل خمسة أشخاص بغارة جوية على كفر توت وأصيب ثلاثة أطفال بجروح بليغة.",
        "قتل مدنيان بغارة على كفر توت وتضرر منزلان بالغارة.",
    ],
)
def test_what_is_no_further_blow_is_no_event(text: str, pack: Pack, apart: PlaceFinder) -> None:
    assert len(extract_events(text, published=None, finder=apart, pack=pack)) == 1


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "An airstrike killed two civilians in Kafr Tut, the third since the beginning of the year.",
            "event",
        ),
        (
            "An airstrike killed two civilians in Kafr Tut, in the worst attack since the start of the truce.",
            "event",
        ),
        ("قتل مدني بغارة على كفر توت، وهي الأولى منذ بداية العام.", "event"),
        ("قتل مدنيان بقصف على كفر توت هو الأعنف منذ بدء الهدنة.", "event"),
        ("قتل مدنيان بغارة على كفر توت في أول غارة منذ مطلع العام.", "event"),
        ("Since the start of the year 40 civilians were killed in Kafr Tut.", "total"),
        ("قتل 40 مدنياً في كفر توت منذ بداية العام.", "total"),
        ("قتلت روسيا أكثر من ألف مدني منذ تدخلها العسكري.", "total"),
    ],
)
def test_the_worst_attack_since_some_day_is_no_sum(
    text: str, scope: str, pack: Pack, apart: PlaceFinder
) -> None:
    assert [e.scope for e in extract_events(text, published=None, finder=apart, pack=pack)] == [scope]

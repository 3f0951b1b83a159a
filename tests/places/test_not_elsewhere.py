"""A village that tables have only in another governorate is not meant: the governorate named is said. Invented."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.places import Finder

from .invented import more_villages

ROWS = (
    "XV1,Tirmala,ترمالة,,community,XA,XA1,XA12,,35.52,36.85,1500,",
    "XV3,Hamrunah,حمرونة,,community,XA,XA2,XA21,,34.42,36.44,1500,",
    "XV4,Hamruna,حمرينا,,community,XA,XA1,XA12,,35.45,36.70,1500,",
    "XV5,Border,جبلين,,community,XA,XA2,XA21,,35.33,36.60,1500,",
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    return more_villages(ROWS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل مدني بقصف على قرية ترمالة بريف سودفال.", "XA2"),
        ("قتل مدني بقصف على ترمالة في ريف سودفال.", "XA2"),
        ("قتل مدني بقصف على قرية ترمالة في محافظة سودفال.", "XA2"),
        ("قتل مدني بقصف على قرية ترمالة. #سودفال", "XA2"),
        ("سودفال: قتل مدني بقصف على قرية ترمالة.", "XA2"),
        ("في ريف سودفال، قتل مدني بقصف على قرية ترمالة.", "XA2"),
        ("Shelling killed a man in the village of Tirmala in Sudvale countryside.", "XA2"),
        ("In Sudvale countryside, shelling on Tirmala village killed a man.", "XA2"),
        # where it lies, and where another may say so
        ("قتل مدني بقصف على قرية ترمالة بريف نورفال.", "XV1"),
        ("نورفال: قتل مدني بقصف على قرية ترمالة.", "XV1"),
        ("قتل مدني بقصف على قرية جبلين بريف نورفال.", "XV5"),  # ten kilometres beyond the border
        ("قال متحدث في سودفال إن مدنيا قتل بقصف على قرية ترمالة.", "XV1"),
        ("قوات سودفال تقصف قرية ترمالة وتقتل مدنيا.", "XV1"),
        ("قتل مدني بقصف على قرية ترمالة. وفي سودفال خرج الناس.", "XV1"),
        # nearly the same Latin name in the governorate named; Arabic names of other letters are other names
        ("Shelling killed a man in the village of Hamrunah in Norvale countryside.", "XV4"),
        ("قتل مدني بقصف على قرية حمرونة بريف نورفال.", "XA1"),
    ],
)
def test_a_governorate_named_beside_a_village_it_does_not_hold(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [code]


def test_such_a_place_is_as_wide_as_the_governorate(finder: Finder, pack: Pack) -> None:
    text = "قتل مدني بقصف على قرية ترمالة. #سودفال"
    place = extract_events(text, published=None, finder=finder, pack=pack)[0].place
    assert place is not None
    assert (place.precision or 0) >= 40_000

"""An invented country for the tests of places: two governorates, namesakes, camps, quarters. Nothing here exists."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tawthiq.places import Finder, load
from tawthiq.places.areas import read_pack

HEADER = "pcode,name_en,name_ar,aliases,kind,admin0,admin1,admin2,admin3,lat,lon,precision,population\n"
ROWS = [
    "XA,Zahrania,زهرانيا,,country,,,,,,,,",
    "XA1,Norvale,نورفال,Nurvale,admin1,XA,,,,35.5,36.5,40000,",
    "XA2,Sudvale,سودفال,,admin1,XA,,,,34.5,36.5,40000,",
    "XA11,Marjan,مرجان,,admin2,XA,XA1,,,35.6,36.4,15000,",
    "XA12,Bayruha,بيروحة,,admin2,XA,XA1,,,35.4,36.7,15000,",
    "XA21,Qasbiya,قصبية,,admin2,XA,XA2,,,34.6,36.4,15000,",
    "XP1,Norvale,نورفال,,community,XA,XA1,XA11,,35.61,36.41,5000,250000",
    "XP2,Tal Zumar,تل زمار,,community,XA,XA1,XA12,,35.41,36.72,1500,",
    "XP3,Tal Zumar,تل زمار,,community,XA,XA2,XA21,,34.61,36.42,1500,",
    "XP4,Kafr Dunya,كفر دنيا,Kafar Dunia|كفردنيا,community,XA,XA1,XA11,,35.66,36.38,1500,",
    "XP5,Al-Mishwar,المشوار,,community,XA,XA2,XA21,,34.58,36.45,1500,",
    "XP6,Qarya Hadra,القرية الخضراء,,community,XA,XA1,XA12,,35.38,36.69,1500,",
    "XP7,Salih,صالح,,community,XA,XA1,XA12,,35.35,36.66,1500,",
    "XP8,Marjan,مرجان,,community,XA,XA1,XA11,,35.58,36.39,2000,40000",
    "XC1,Amal Camp,مخيم أملان,,camp,XA,XA1,XA11,,35.67,36.37,800,",
]
CSV = (HEADER + "\n".join(row for row in ROWS) + "\n").encode()

PACK = {
    "country": "XA",
    "aliases": {"XP8": {"en": ["Marcano"], "ar": ["مركانو"]}},
    "areas": [
        {
            "id": "XA-lowland",
            "name_en": "Red Lowland",
            "name_ar": "السهل الأحمر",
            "en": ["Red Lowlands"],
            "ar": ["سهل حمران"],
            "members": ["XA11", "XA21"],
            "source": "invented",
        }
    ],
}


def squares() -> bytes:
    """Boundaries of the two governorates: two squares, the northern with a hole and an island."""

    def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    shapes = {
        "XA1": (
            "Norvale",
            "نورفال",
            [[ring(36, 35, 37, 36), ring(36.8, 35.8, 36.9, 35.9)], [ring(38, 35, 38.2, 35.2)]],
        ),
        "XA2": ("Sudvale", "سودفال", [[ring(36, 34, 37, 35)]]),
    }
    features = [
        {
            "type": "Feature",
            "properties": {
                "ADM1_EN": en,
                "ADM1_AR": ar,
                "ADM1_PCODE": code,
                "ADM0_PCODE": "XA",
                "ADM0_EN": "Zahrania",
            },
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for code, (en, ar, polygons) in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def more_villages(rows: Iterable[str]) -> Finder:
    """A finder of the invented country with more rows in its table."""
    table = CSV + ("\n".join(rows) + "\n").encode()
    return Finder(load([("villages.csv", table)]), [read_pack("invented", PACK)])

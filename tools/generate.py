"""Invented short reports by the thousand: a Telegram channel export and a gazetteer to read it with.

usage: generate.py N FOLDER [SEED]. Villages, people and attacks are invented; the same N and seed give the same bytes.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

VILLAGES, DISTRICTS, PER_EVENT = 2_000, 40, 3
_FIRST = [
    ("كفر", "Kafr"),
    ("تل", "Tell"),
    ("عين", "Ain"),
    ("دير", "Deir"),
    ("بيت", "Beit"),
    ("خربة", "Khirbet"),
    ("مزرعة", "Mazraat"),
    ("وادي", "Wadi"),
]
_LETTERS = [
    ("ب", "b"), ("د", "d"), ("ر", "r"), ("ز", "z"), ("س", "s"), ("ش", "sh"), ("ف", "f"), ("ك", "k"), ("ل", "l"),
    ("م", "m"), ("ن", "n"), ("ط", "t"), ("ق", "q"), ("ج", "j"),
]  # fmt: skip
_VOWELS = [("ا", "a"), ("و", "u"), ("ي", "i")]
_AR = [
    "مقتل {k} مدنيين وإصابة {i} آخرين بقصف مدفعي على {ar} اليوم",
    "عاجل | غارة جوية على بلدة {ar} أدت إلى مقتل {k} مدنيين بينهم طفل وإصابة {i}",
    "قصف صاروخي استهدف سوق {ar} صباح اليوم، {k} قتلى و {i} جرحى في حصيلة أولية",
    "استشهاد {k} مدنيين وجرح {i} جراء إلقاء براميل متفجرة على {ar}",
]
_EN = [
    "{k} civilians were killed and {i} wounded in shelling of {en} today.",
    "An air strike on {en} killed {k} people and injured {i}, rescuers said.",
    "Rocket fire hit a market in {en} this morning: {k} dead, {i} injured.",
]


def villages(chance: random.Random) -> list[dict[str, str]]:
    """Invented villages with names in both scripts, about 5 km apart."""
    out, seen = [], set()
    while len(out) < VILLAGES:
        head, tail = chance.choice(_FIRST), [chance.choice(_LETTERS) for _ in range(3)]
        vowels = [chance.choice(_VOWELS) for _ in range(2)]
        ar = f"{head[0]} {tail[0][0]}{vowels[0][0]}{tail[1][0]}{vowels[1][0]}{tail[2][0]}"
        en = f"{head[1]} {(tail[0][1] + vowels[0][1] + tail[1][1] + vowels[1][1] + tail[2][1]).capitalize()}"
        if en in seen:
            continue
        seen.add(en)
        n = len(out)
        where = {
            "lat": f"{33 + (n // 50) * 0.045:.4f}",
            "lon": f"{36 + (n % 50) * 0.055:.4f}",
            "precision": "1500",
        }
        unit = {"admin1": f"XD{n % DISTRICTS:02d}", "admin1_en": f"District {n % DISTRICTS}", "admin1_ar": ""}
        out.append(
            {"pcode": f"XV{n:05d}", "name_en": en, "name_ar": ar, "kind": "community", **unit, **where}
        )
    return out


def posts(n: int, places: list[dict[str, str]], chance: random.Random) -> list[dict[str, object]]:
    """`n` posts about n / PER_EVENT events over as many days as keep a hundred events a day."""
    start, out = datetime(2024, 3, 1, 6, tzinfo=UTC), []
    for event in range((n + PER_EVENT - 1) // PER_EVENT):
        place, day = chance.choice(places), event // 100
        killed, injured = chance.randint(3, 10), chance.randint(3, 10)
        for copy in range(PER_EVENT):
            if len(out) == n:
                break
            text = chance.choice(_AR if chance.random() < 0.7 else _EN)
            at = start + timedelta(days=day, hours=copy, minutes=chance.randint(0, 59))
            body = text.format(k=killed, i=injured, ar=place["name_ar"], en=place["name_en"])
            out.append(
                {
                    "id": len(out) + 1,
                    "type": "message",
                    "date": at.strftime("%Y-%m-%dT%H:%M:%S"),
                    "date_unixtime": str(int(at.timestamp())),
                    "from": "Invented channel",
                    "from_id": "channel1",
                    "text": body,
                }
            )
    return out


def generate(n: int, folder: Path, seed: int = 1) -> Path:
    """A case folder with `n` invented posts; returns its case.yml."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    places = villages(chance)
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(places[0]))
        writer.writeheader()
        writer.writerows(places)
    export = {
        "name": "Invented channel",
        "type": "public_channel",
        "id": 1,
        "messages": posts(n, places, chance),
    }
    (folder / "result.json").write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    days = n // (100 * PER_EVENT) + 2
    last = (datetime(2024, 3, 1, tzinfo=UTC) + timedelta(days=days)).date()
    codes = ", ".join(f"XD{i:02d}" for i in range(DISTRICTS))
    (folder / "case.yml").write_text(
        "name: invented\nzone: UTC\ninvented: true\ngazetteers: [places.csv]\n"
        "inputs:\n  - {path: result.json, reader: telegram, source: channel}\n"
        f"areas:\n  all: {{pcodes: [{codes}], name_en: All, name_ar: الكل}}\n"
        f"questions:\n  - {{id: killed, kind: killed, window: [2024-03-01, {last}], area: all, by: source}}\n",
        encoding="utf-8",
    )
    return folder / "case.yml"


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)

"""Fighters of a party who did it, in Arabic: they are not those who suffered it, and the party acts."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

ACTIVE = [
    ("قتل عناصر داعش مختار كفر توت.", "isis", "killed all 1"),
    ("قتل عناصر من داعش شاباً في كفر توت.", "isis", "killed men 1"),
    ("قتل عناصر داعش ثلاثة مدنيين في كفر توت.", "isis", "killed civilians 3"),
    ("أعدم عناصر التنظيم رجلين في كفر توت.", "isis", "executed men 2"),
    ("اعتقل عناصر قسد شاباً في كفر توت.", "sdf_ypg", "detained men 1"),
    ("خطف عناصر من قسد فتاة في كفر توت.", "sdf_ypg", "detained women 1"),
    ("اعتقل جنود النظام سالم حداد في كفر توت.", "syrian_government", "detained all 1"),
    ("قتل مقاتلو قسد الشاب سالم حداد في كفر توت.", "sdf_ypg", "killed men 1"),
    ("قتل مسلحو التنظيم ثلاثة مدنيين في كفر توت.", "unknown", "killed civilians 3"),
    ("قتل مسلحو العشائر خمسة عناصر من قسد.", "other", "killed fighters 5"),
    ("قتل عناصر الأمن متظاهراً في كفر توت.", "unknown", "killed all 1"),
    ("اغتال مجهولون قائداً في كفر توت.", "unknown", "killed fighters 1"),
    ("قتل عنصر من داعش مدنياً في كفر توت.", "isis", "killed civilians 1"),
    ("قتل جندي شاباً في كفر توت.", "unknown", "killed men 1"),
    ("عناصر داعش قتلوا مختار كفر توت.", "isis", "killed all 1"),
    ("أقدم عناصر من داعش على قتل مختار كفر توت.", "isis", "killed all 1"),
    ("حاصر مسلحون منزلاً في كفر توت وقتلوا ثلاثة مدنيين.", "unknown", "killed civilians 3"),
]

PASSIVE = [
    ("قتل عناصر داعش بقصف على كفر توت.", "killed fighters 2-"),
    ("قتل مسلحو داعش في غارة على كفر توت.", "killed fighters 2-"),
    ("قتل عناصر من داعش أثناء اشتباكات في كفر توت.", "killed fighters 2-"),
    ("قتل جندي شاب بانفجار لغم في كفر توت.", "killed fighters 1"),
    ("قتل قيادي في داعش بغارة على كفر توت.", "killed fighters 1"),
    ("قتل عناصر قسد الثلاثة بانفجار لغم في كفر توت.", "killed fighters 2-"),
]


@pytest.mark.parametrize(("text", "party", "row"), ACTIVE)
def test_fighters_with_somebody_behind_them_did_it(text: str, party: str, row: str, pack: Pack) -> None:
    assert _read(text, pack) == ((party,), [row])


@pytest.mark.parametrize(("text", "row"), PASSIVE)
def test_fighters_with_nobody_behind_them_suffered_it(text: str, row: str, pack: Pack) -> None:
    assert _read(text, pack) == (("unknown",), [row])


def _read(text: str, pack: Pack) -> tuple[tuple[str, ...], list[str]]:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    return event.actor_class, [f"{c.kind} {c.group} {c.min}{'' if c.max else '-'}" for c in event.counts]

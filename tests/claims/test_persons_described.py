"""Persons in invented sentences: name, kin, age, sex, role, status."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

Person = tuple[str | None, str | None, int | None, str | None, str | None, str | None]

CASES: list[tuple[str, list[Person]]] = [
    ("An unidentified boy and his father, Salim Haddad (40), were killed by a landmine.", [
        (None, None, None, "male", None, "killed"), ("Salim Haddad", None, 40, "male", None, "killed")]),
    ("The 35-year-old teacher Lina Karam was arrested by the Syrian Democratic Forces.", [
        ("Lina Karam", None, 35, None, "teacher", "detained")]),
    ("Ahmad Haddad, 45, was wounded by shelling and Lina Haddad, 11, was killed.", [
        ("Ahmad Haddad", None, 45, None, None, "injured"), ("Lina Haddad", None, 11, None, None, "killed")]),
    ("Civil defence volunteer Karim Saleh and an unidentified woman died in the airstrike.", [
        ("Karim Saleh", None, None, None, "rescue_worker", "killed"), (None, None, None, "female", None, "killed")]),
    ("Şervan Demir and Rojîn Hesen were killed by a Turkish drone.", [
        ("Şervan Demir", None, None, None, None, "killed"), ("Rojîn Hesen", None, None, None, None, "killed")]),
    ("The strike killed Abu Omar al-Halabi, his wife and two of their children.", [
        ("Abu Omar al-Halabi", None, None, "male", None, "killed"),
        (None, "Abu Omar al-Halabi", None, "female", None, "killed")]),
    ("استشهد الطفل كريم حداد (10 سنوات) وأصيبت والدته هدى سالم بقصف مدفعي.", [
        ("كريم حداد", None, 10, "male", None, "killed"), ("هدى سالم", "كريم حداد", None, "female", None, "injured")]),
    ("مقتل الشاب محمد العلي البالغ من العمر 25 عاماً برصاص قناص.", [("محمد العلي", None, 25, "male", None, "killed")]),
    ("اعتقلت الشرطة العسكرية التابعة للجيش الوطني الناشط سامر الخالد.", [
        ("سامر الخالد", None, None, "male", "activist", "detained")]),
    ("مقتل زوجة خالد حداد وابنه بقصف على كفر توت.", [
        (None, "خالد حداد", None, "female", None, "killed"), (None, "خالد حداد", None, "male", None, "killed")]),
    ("مقتل طفلة مجهولة الهوية بقصف على كفر توت.", [(None, None, None, "female", None, "killed")]),
    ("استشهاد الصحفية هدى كرم بغارة جوية.", [("هدى كرم", None, None, "female", "journalist", "killed")]),
    ("إصابة امرأة بجروح خطرة بقصف. وأدى القصف إلى إصابة امرأة.", [(None, None, None, "female", None, "injured")]),
    ("قتل مسلحون مجهولون مختار بلدة عين الورد.", [(None, None, None, None, None, "killed")]),
    ("اغتيال رئيس بلدية تل الريحان برصاص مجهولين.", [(None, None, None, None, None, "killed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_each_person_is_described_once_with_what_is_said(
    text: str, expected: list[Person], pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    persons = [v for e in events for v in e.victims]
    assert [(v.name, v.kin_of, v.age, v.sex, v.role, v.status) for v in persons] == expected
    assert all(text[v.start : v.end] == v.quote for v in persons)

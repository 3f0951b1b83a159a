"""Invented persons in three lists and two scripts, with the truth. No real person."""

from __future__ import annotations

import random

import pyarrow as pa

from tawthiq.victims.link import LinkedVictims

# Arabic and two Latin spellings.
MEN = [
    ("سمير", "Samir", "Sameer"), ("كامل", "Kamel", "Kamil"), ("ناجي", "Naji", "Najee"), ("غسان", "Ghassan", "Gassan"),
    ("محمد", "Muhammad", "Mohamed"), ("محمود", "Mahmoud", "Mahmood"), ("حسن", "Hasan", "Hassan"),
    ("حسين", "Hussein", "Husayn"), ("زكريا", "Zakaria", "Zakariya"), ("يوسف", "Yousef", "Youssef"),
    ("عبد الكريم", "Abd al-Karim", "Abdulkarim"), ("فراس", "Firas", "Feras"), ("لؤي", "Louay", "Luay"),
    ("قاسم", "Qasem", "Kassem"), ("طارق", "Tareq", "Tariq"), ("بدر", "Badr", "Bader"),
]  # fmt: skip
WOMEN = [
    ("سلمى", "Salma", "Selma"), ("هدى", "Huda", "Hoda"), ("ريم", "Reem", "Rim"), ("نورا", "Noura", "Nora"),
    ("شيماء", "Shaimaa", "Shaymaa"), ("ليلى", "Layla", "Leila"), ("أمينة", "Amina", "Ameena"), ("رنا", "Rana", "Rana"),
]  # fmt: skip
HEADS = [("زع", "Zaa"), ("خط", "Khat"), ("شم", "Sham"), ("دغ", "Dagh"), ("قر", "Qar"), ("بل", "Bal")]
HEADS += [("جم", "Jam"), ("طر", "Tar"), ("صف", "Saf")]
TAILS = [("بي", "bi"), ("يب", "ib"), ("الي", "ali"), ("وش", "oush"), ("دان", "dan"), ("مود", "moud")]
TAILS += [("ران", "ran"), ("فاوي", "fawi")]
FAMILIES = [("ال" + a + c, "al-" + b + d, "el " + b + d) for a, b in HEADS for c, d in TAILS]
PLACES = ["كفر نور", "تل السنديان", "بيت الحجر", "عين الصفصاف", "دير الرمل", "خان الزيتون"]


def people(number: int, seed: int, *, latin: str = "ج") -> pa.Table:
    """`number` persons, each in one to three of the lists ا, ب, ج; the list `latin` is in Latin letters."""
    random_ = random.Random(seed)
    rows = []
    for person in range(number):
        for list_ in random_.sample("ابج", random_.choice((1, 2, 2, 3))):
            rows.append((person, list_))
    truth = [_person(random_) for _ in range(number)]
    made = [_row(random_, truth[person], person, list_, latin) for person, list_ in rows]
    random_.shuffle(made)
    return pa.Table.from_pylist([{**row, "id": str(i)} for i, row in enumerate(made)])


def _person(random_: random.Random) -> dict[str, object]:
    woman = random_.random() < 0.35
    return {
        "names": [random_.choice(choice) for choice in (WOMEN if woman else MEN, MEN, MEN, FAMILIES)],
        "sex": "f" if woman else "m", "age": random_.randint(0, 80), "day": random_.randint(1, 28),
        "place": random_.choice(PLACES),
    }  # fmt: skip


def _row(
    random_: random.Random, person: dict[str, object], key: int, list_: str, latin: str
) -> dict[str, object]:
    names: list[tuple[str, str, str]] = person["names"]  # type: ignore[assignment]
    arabic = " ".join(n[0] for n in names)
    spelt = " ".join(random_.choice(n[1:]) for n in names)
    age = int(str(person["age"])) + random_.choice((0, 0, 0, 1))
    return {
        "list": list_, "name_ar": None if list_ == latin else arabic, "name_en": spelt if list_ == latin else None,
        "age": str(age) if random_.random() < 0.9 else None, "sex": person["sex"],
        "date_of_death": f"2019-05-{person['day']:02}" if random_.random() < 0.8 else None,
        "place": person["place"] if random_.random() < 0.9 else None, "truth": str(key),
    }  # fmt: skip


def scores(truth: list[object], found: list[object]) -> tuple[float, float]:
    """Precision and recall over all pairs, counted one by one."""
    both = made = true = 0
    for i in range(len(truth)):
        for j in range(i):
            together, same = found[i] == found[j], truth[i] == truth[j]
            both, made, true = both + (together and same), made + together, true + same
    return both / max(made, 1), both / max(true, 1)


def rows(*given: dict[str, object]) -> pa.Table:
    columns = ["list", "id", "name_ar", "name_en", "father", "age", "sex", "date_of_death", "place"]
    return pa.Table.from_pylist([{c: row.get(c) for c in columns} for row in given])


def clusters_of(found: LinkedVictims) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in found.table.to_pylist():
        groups.setdefault(row["cluster"], set()).add(f"{row['list']}{row['id']}")
    return {frozenset(g) for g in groups.values()}

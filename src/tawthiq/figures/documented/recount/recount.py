"""Recount a figure from its sheet. Plain Python, nothing to install: python3 recount.py SHEET.csv

Every row says what it adds, whether it is in, what it counts as and why; "open": nobody gives an upper number.
  sum    incidents are added up; one that sums up others adds what these leave of what it states (checked here)
  whole  published totals for the asked window and area: lowest to highest, best their lower median
  floor  published totals for a part: at least the highest part; publishers who differ on a part: the lowest of them"""

import csv
import sys


def number(cell):
    return float("inf") if cell == "open" else int(cell)


def left(row, held):
    """What a row adds beyond those that it sums up: never below nothing, and its low, best and high in order."""
    low, best, high = (number(cell) for cell in row["states"].split("/"))
    taken = [left(held[code], held) for code in row["sums_up"].split()]
    low, best = (max(0, n - sum(t[i] for t in taken)) for i, n in enumerate((low, best)))
    less = sum(t[2] for t in taken)
    high = high if high == number("open") else best if less == number("open") else max(0, high - less)
    return min(low, best, high), min(best, high), high


def recount(rows):
    """[low, best, high] of the rows that are in; None for a high that is open, and for a figure of nothing."""
    held, rows = {row["code"]: row for row in rows}, [row for row in rows if row["in"] == "yes"]
    for row in (row for row in rows if row["sums_up"]):
        if number(row["high"]) != left(row, held)[2] or int(row["low"]) not in (0, left(row, held)[0]):
            sys.exit("{code}: not what the incidents that it sums up leave of it".format(**row))
    sums, wholes, floors = ([r for r in rows if r["counts_as"] == kind] for kind in ("sum", "whole", "floor"))
    parts = {}
    for part, low in (((r["date_start"], r["date_end"], r["area"]), int(r["low"])) for r in floors):
        parts[part] = min(low, parts.get(part, low))
    floor = max(parts.values(), default=0)
    found = [[number(row[name]) for row in sums or wholes] for name in ("low", "best", "high")]
    if sums:
        found = [sum(numbers) for numbers in found]
    elif wholes:
        found = [min(found[0]), sorted(found[1])[(len(wholes) - 1) // 2], max(*found[2], floor)]
    else:
        found = [floor, floor, number("open")] if floors else None
    return found and [None if n == number("open") else n for n in found]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        counted = recount(list(csv.DictReader(file))) or ["none"] * 3
    print("low {} best {} high {}".format(*("open" if n is None else n for n in counted)))

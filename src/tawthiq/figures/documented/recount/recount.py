"""Recount a figure from its sheet. Plain Python, nothing to install: python3 recount.py SHEET.csv

Every row says what it adds (low, best, high), whether it is in, what it counts as, and why.
  sum    incidents: their numbers are added up
  whole  published totals for the asked window and area: lowest to highest, best their lower median
  floor  published totals for a part: at least the highest part; publishers who differ on a part: the lowest of them
"open" means that nobody gives an upper number; then the figure has none.
"""

import csv
import sys


def number(cell):
    return None if cell == "open" else int(cell)


def highest(numbers):
    return None if None in numbers else max(numbers)


def recount(rows):
    """(low, best, high) of the rows that are in; None for a high that is open, and for a figure of nothing."""
    rows = [row for row in rows if row["in"] == "yes"]
    sums = [row for row in rows if row["counts_as"] == "sum"]
    if sums:
        highs = [number(row["high"]) for row in sums]
        high = None if None in highs else sum(highs)
        return sum(int(row["low"]) for row in sums), sum(int(row["best"]) for row in sums), high
    parts = {}
    for row in rows:
        if row["counts_as"] == "floor":
            part = (row["date_start"], row["date_end"], row["area"])
            parts[part] = min(int(row["low"]), parts.get(part, int(row["low"])))
    floor = max(parts.values(), default=None)
    wholes = [row for row in rows if row["counts_as"] == "whole"]
    if not wholes:
        return None if floor is None else (floor, floor, None)
    bests = sorted(int(row["best"]) for row in wholes)
    high = highest([*(number(row["high"]) for row in wholes), floor or 0])
    return min(int(row["low"]) for row in wholes), bests[(len(bests) - 1) // 2], high


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        found = recount(list(csv.DictReader(file))) or ("none",) * 3
    print("low {} best {} high {}".format(*("open" if n is None else n for n in found)))

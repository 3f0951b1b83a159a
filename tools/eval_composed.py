"""`make eval-composed`: reports composed from parts, so that what they say is known; what is read of them.

Prints the share of reports whose every field is right by language, then the choices and the pairs of choices at which
most reports fail beyond what their single choices explain.
Kinds: one attack a report (one), two or three (several), a toll that rises (rising), what is said of it (speech), other
acts besides (beside), what a reporter adds (around).
usage: eval_composed.py [--reports 2000] [--seed 1] [--language en] [--kind several] [--sample 60]
                        [--show FIELD [--of SLOT=CHOICE ...]]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tools"))
from bench import machine  # noqa: E402 - the path is set above
from composed_base import Composed  # noqa: E402
from composed_scenes import KINDS, LANGUAGES, compose  # noqa: E402
from composed_truth import FIELDS, Villages, wrong  # noqa: E402

from tawthiq.claims.extract import extract_events  # noqa: E402
from tawthiq.claims.packs import load_pack  # noqa: E402

Failed = tuple[Composed, dict[str, str]]


def reports(language: str, number: int, seed: int, kinds: Sequence[str]) -> Iterator[Composed]:
    """So many reports of each kind."""
    for kind in kinds:
        chance = random.Random(f"{language}:{seed}" if kind == "one" else f"{language}:{kind}:{seed}")
        for _ in range(number):
            yield compose(language, chance, kind)


def read(language: str, number: int, seed: int, kinds: Sequence[str]) -> list[Failed]:
    """Every report with what is wrong in it, by field."""
    finder, pack = Villages(LANGUAGES[language].attacks.PARTS["places"]), load_pack(["syria"])
    return [
        (one, wrong(one, extract_events(one.text, published=one.published, finder=finder, pack=pack)))
        for one in reports(language, number, seed, kinds)
    ]


def overall(name: str, done: Sequence[Failed]) -> str:
    shares = [sum(field not in failed for _, failed in done) / len(done) for field in FIELDS]
    whole = sum(not failed for _, failed in done) / len(done)
    cells = " ".join(f"{share:>10.4f}" for share in (whole, *shares))
    return f"{name:<12} {len(done):>6} {cells}"


def _failing(failed: dict[str, str], fields: Sequence[str]) -> bool:
    return any(field in failed for field in fields)


def cells(done: Sequence[Failed], fields: Sequence[str]) -> tuple[dict[Any, list[int]], dict[Any, list[int]]]:
    """(choice -> [reports, failing], pair of choices -> the same)."""
    ones: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    pairs: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    for one, failed in done:
        bad = _failing(failed, fields)
        chosen = sorted(one.choices.items())
        for table, keys in ((ones, chosen), (pairs, combinations(chosen, 2))):
            for key in keys:
                table[key][0] += 1
                table[key][1] += bad
    return ones, pairs


def worst(done: Sequence[Failed], fields: Sequence[str], lines: int) -> list[str]:
    """The choices, then the pairs beyond their choices, at which most reports fail."""
    ones, pairs = cells(done, fields)
    share = {key: bad / n for key, (n, bad) in ones.items()}
    base = sum(_failing(failed, fields) for _, failed in done) / len(done)
    out = [
        f"  {slot}={choice}: {bad} of {n} ({bad / n:.2f})"
        for (slot, choice), (n, bad) in sorted(ones.items(), key=lambda kv: -kv[1][1] / kv[1][0])[:lines]
        if n >= 20 and bad / n > base
    ]
    beyond = {
        pair: bad - n * max(share[pair[0]], share[pair[1]]) for pair, (n, bad) in pairs.items() if n >= 8
    }
    for pair in sorted(beyond, key=lambda p: -beyond[p])[:lines]:
        n, bad = pairs[pair]
        if beyond[pair] > 1:
            out.append(f"  {' + '.join('='.join(one) for one in pair)}: {bad} of {n} ({bad / n:.2f})")
    return out


def show(done: Sequence[Failed], field: str, chosen: Sequence[str], most: int) -> None:
    """Reports that fail in a field, of the choices asked for."""
    asked = {tuple(one.split("=", 1)) for one in chosen}
    some = [
        (c, f) for c, f in done if (field in f or (field == "any" and f)) and asked <= set(c.choices.items())
    ]
    for one, failed in some[:most]:
        print(f"\n{one.published} {one.text}\n  {one.choices}")
        for name, what in failed.items():
            print(f"  {name}: {what}")
    print(f"\n{len(some)} reports")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=2000, help="of each kind in each language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--lines", type=int, default=12, help="choices and pairs of each kind")
    parser.add_argument("--show", choices=(*FIELDS, "any"))
    parser.add_argument("--of", nargs="*", default=[], help="only reports with these choices")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--sample", type=int, help="only print this many reports")
    asked = parser.parse_args()
    kinds = asked.kind or KINDS
    for language in asked.language or LANGUAGES:
        if asked.sample:
            print(*(one.text for one in reports(language, asked.sample, asked.seed, kinds)), sep="\n")
    if asked.sample:
        return
    done = {one: read(one, asked.reports, asked.seed, kinds) for one in asked.language or LANGUAGES}
    if asked.show:
        for failed in done.values():
            show(failed, asked.show, asked.of, asked.most)
        return
    print(machine())
    print(f"{'':<12}reports {' '.join(f'{field:>10}' for field in ('whole', *FIELDS))}")
    for language, all_read in done.items():
        for kind in kinds:
            print(overall(f"{language} {kind}", [one for one in all_read if one[0].choices["kind"] == kind]))
    for language, failed in done.items():
        sorts = Counter(what.split(":")[0] for _, one in failed for what in one.values())
        print(f"== {language}: {dict(sorts.most_common())}")
        for name, fields in (("numbers", ("killed", "injured")), ("the rest", FIELDS[2:])):
            print(f"{name}:", *worst(failed, fields, asked.lines), sep="\n")


if __name__ == "__main__":
    main()

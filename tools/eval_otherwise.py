"""`make eval-otherwise`: real reports said otherwise; how often the same events are read in them.

A change of wording, spelling or layout that changes nothing that is told must not change what is read (metamorphic
relations: Chen, Cheung and Yiu 1998). This needs no labels, so texts are used that nobody labelled; the third of the
labelled reports that is kept aside is left out. The changes stand in otherwise.yml.
Prints for each change the texts to which it applies, the share in which all events stay the same, and the fields that
differ in the others. Some changes are unsound for some texts: 1.0 is not reached by a perfect reader either.
usage: eval_otherwise.py [--language en] [--change NAME] [--show N] [--every N]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from textwrap import fill
from typing import Any, NamedTuple

import yaml

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tools"))
from bench import machine  # noqa: E402 - the path is set above
from eval_extract import SHARED, TABLES, held_out, rows  # noqa: E402

from tawthiq.claims.extract import detect_lang, extract_events  # noqa: E402
from tawthiq.claims.packs import load_pack  # noqa: E402
from tawthiq.lang.normalise import fold  # noqa: E402
from tawthiq.lang.published import parse_published  # noqa: E402
from tawthiq.model.claims import Event  # noqa: E402
from tawthiq.places.areas import pack as areas_pack  # noqa: E402
from tawthiq.places.finder import Finder  # noqa: E402
from tawthiq.places.gazetteer import load  # noqa: E402

Change = Callable[[str], str]
_FIELDS = ("type", "modality", "scope", "days", "place", "parties", "targets", "counts")
_CUT_OFF = re.compile(r"\.\.\.|…|\n.{0,60}$")


class Text(NamedTuple):
    language: str
    text: str
    published: date | None


def texts() -> list[Text]:
    """Labelled reports but for those kept aside, texts of coded incidents and narratives, each once."""
    gold = [row for lang in ("en", "ar") for row in rows(SHARED / f"data/gold/dev_{lang}_in.jsonl")]
    aside = {_start(row["text"]) for row in gold if held_out(row["id"])}
    others = [
        row
        for name in ("airwars-syria/source_texts.jsonl", "airwars-gaza/assessments_en.jsonl")
        for row in rows(SHARED / "data" / name)
    ]
    by_start = {_start(_text(row)): row for row in (*gold, *others)}
    return [_read_row(row) for start, row in by_start.items() if start not in aside]


def _text(row: Mapping[str, Any]) -> str:
    return str(row.get("text") or row.get("narrative") or "")


def _start(text: str) -> str:
    return text.strip()[:200]


def _read_row(row: Mapping[str, Any]) -> Text:
    text = _text(row)
    return Text(detect_lang(text), text, parse_published(str(row.get("published") or row.get("date") or "")))


def change_of(stated: Mapping[str, Any]) -> Change:
    """A change of otherwise.yml as a function; where it does not apply the text comes back as it was."""
    match stated:
        case {"find": pattern, "by": by}:
            return partial(re.compile(pattern).sub, by)
        case {"words": words, **beside}:
            return partial(_words, {str(k): str(v) for k, v in words.items()}, str(beside.get("beside", "")))
        case {"before": words}:
            return lambda text: words + text if text[:1].isalpha() and "\n" not in text.strip() else text
        case {"behind": words}:
            return lambda text: text.rstrip() + words if _is_prose(text) else text
        case {"width": width}:
            return lambda text: (
                text if "\n" in text or len(text) <= width else fill(text, width, **_AT_BLANKS)
            )
        case {"days": int()}:
            return str
    msg = f"a change that otherwise.yml does not describe: {dict(stated)}"
    raise ValueError(msg)


_AT_BLANKS: dict[str, Any] = {"break_long_words": False, "break_on_hyphens": False}


def _words(words: Mapping[str, str], beside: str, text: str) -> str:
    blank = " " if beside.startswith(" ") else ""
    listed = "|".join(map(re.escape, words))
    pattern = rf"(?<![\w/.:,،_#-])(و?)({listed})(?!\w){beside or ''}"
    return re.sub(pattern, lambda m: f"{m[1]}{words[m[2]]}{blank}", text)


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith(".") and not _CUT_OFF.search(text.rstrip()[-300:])


def told(event: Event, *, weekdays: bool = False) -> tuple[str, ...]:
    """What is compared of an event, without the wording of its places and parties; of its days the weekdays alone
    where the publication moved by weeks: what is told from it moves along and what is dated stays."""
    place = event.place
    counts = sorted(f"{c.kind} {c.group} {c.min}..{c.max} {c.unit}" for c in event.counts)
    days = [
        day and (day.isoweekday() if weekdays else day.isoformat())
        for day in (event.date_start, event.date_end)
    ]
    return tuple(
        str(value)
        for value in (
            event.event_type, event.modality, event.scope, days,
            place and (place.pcode or _plain(place.text)),
            sorted(event.actor_class), sorted(event.targets), counts,
        )
    )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).replace("ة", "ه")


class Reader:
    """Reads each text once."""

    def __init__(self) -> None:
        self._finder = Finder(load([SHARED / "data" / name for name in TABLES]), [areas_pack("syria")])
        self._pack, self._read = load_pack(["syria"]), dict[Text, list[Event]]()

    def __call__(self, text: Text, *, keep: bool = False) -> list[Event]:
        if text in self._read:
            return self._read[text]
        events = extract_events(text.text, published=text.published, finder=self._finder, pack=self._pack)
        if keep:
            self._read[text] = events
        return events


class Tried(NamedTuple):
    text: Text
    said: str
    before: list[tuple[str, ...]]
    after: list[tuple[str, ...]]

    @property
    def differing(self) -> tuple[str, ...]:
        if len(self.before) != len(self.after):
            return ("events",)
        pairs = list(zip(self.before, self.after, strict=True))
        return tuple(name for n, name in enumerate(_FIELDS) if any(a[n] != b[n] for a, b in pairs))


def tried(stated: Mapping[str, Any], asked: Sequence[Text], read: Reader) -> Iterator[Tried]:
    """Every text to which the change applies, with what is read of it before and after."""
    change, moved = change_of(stated), stated.get("days", 0)
    for text in asked:
        said = change(text.text)
        if said == text.text and not (moved and text.published):
            continue
        day = text.published + timedelta(moved) if text.published else None
        events = read(text, keep=True), read(Text(text.language, said, day))
        before, after = (sorted(told(event, weekdays=bool(moved)) for event in some) for some in events)
        yield Tried(text, said, before, after)


def measured(name: str, done: Sequence[Tried], show: int) -> str:
    failed = [one for one in done if one.before != one.after]
    for one in failed[:show]:
        print(f"--- {one.text.text[:700]}\n>>> {one.said[:700]}")
        print("\n".join(f"  - {row}" for row in one.before if row not in one.after))
        print("\n".join(f"  + {row}" for row in one.after if row not in one.before))
    fields = Counter(name for one in failed for name in one.differing)
    share = 1 - len(failed) / len(done)
    return f"| {name} | {len(done):,} | {share:.3f} | {', '.join(f'{f} {n}' for f, n in fields.most_common(3))} |"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=("en", "ar"))
    parser.add_argument("--change", help="this change alone")
    parser.add_argument(
        "--show", type=int, default=0, help="so many texts of each change that are read otherwise"
    )
    parser.add_argument("--every", type=int, default=1, help="only every Nth text")
    return parser.parse_args()


def main() -> None:
    asked, read = parsed(), Reader()
    changes = yaml.safe_load((TOP / "tools/otherwise.yml").read_text(encoding="utf-8"))
    everything = texts()
    print(f"{machine()}; {len(everything):,} texts\n")
    for language in [asked.language] if asked.language else list(changes):
        some = [text for text in everything if text.language == language][:: asked.every]
        heading = (
            f"| {language}, {len(some):,} texts: said otherwise | applies to | the same | what differs |"
        )
        print(f"{heading}\n|---|---|---|---|")
        total: list[Tried] = []
        for name, stated in changes[language].items():
            done = list(tried(stated, some, read)) if asked.change in (None, name) else []
            if done:
                print(measured(name, done, asked.show), flush=True)
            total += done
        if total:
            print(measured("all", total, 0))
        print()


if __name__ == "__main__":
    main()

"""What a finished text says that can be counted or located: claims' words and places put into `Said` with readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import product

from tawthiq.claims.packs import Pack
from tawthiq.claims.text.document import Document, prepare
from tawthiq.flow.check_counts import stated
from tawthiq.flow.check_denied import denials, with_denied
from tawthiq.flow.check_left import left
from tawthiq.flow.check_named import facilities, persons
from tawthiq.flow.check_rates import per
from tawthiq.flow.check_sentence import (
    Read,
    addressed,
    after,
    began,
    demanded,
    depth,
    finest,
    harmful,
    has,
    inside,
    joined,
    led,
    names_group,
    nearest,
    overlap,
    parts_of_months,
    runs,
    targets_in,
    weeks,
)
from tawthiq.flow.check_ties import tied
from tawthiq.lang.dates_base import DateHit
from tawthiq.model.checks import Reading, Said, Sentence, Window
from tawthiq.model.claims import Count
from tawthiq.model.figures import Area
from tawthiq.places.finder import Finder
from tawthiq.places.gazetteer import ADMIN_KINDS
from tawthiq.statement.checking.sentences import Layout
from tawthiq.statement.checking.terms import terms

_WEAPONS = ("bare_attack", "bare_bombing", "other", "statement_other", "displacement", "execution", "forced_return",
            "siege", "detention", "abduction", "raid", "torture_death")  # fmt: skip
_TWO_GROUPS = ("killed", "injured", "executed", "missing")
_MAX_WINDOWS = 4
_HELD = ("executed", "detained", "missing", "returned")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the casebook brings to a reading: its own windows and areas, and the days it covers."""

    windows: tuple[tuple[date, date], ...]
    areas: tuple[Area, ...]
    span: tuple[date, date] | None


class DraftReader:
    """Reads the sentences of one draft; `said` gives everything that was found, in the order of the text."""

    def __init__(self, plan: Layout, day: date, finder: Finder, pack: Pack, frame: Frame) -> None:
        self.plan, self.day, self.finder, self.pack, self.frame = plan, day, finder, pack, frame
        self.reads: list[Read] = []
        self._blocks: dict[int, list[Read]] = {}
        for sentence in plan.sentences:
            if sentence.role in ("title", "body"):
                block = self._blocks.setdefault(sentence.block, [])
                block.append(self._read(sentence, block[-1] if block else None))
                self.reads.append(block[-1])

    def said(self) -> list[Said]:
        out: list[Said] = []
        for read in self.reads:
            out += self._windows(read)
            out += self._places(read)
            out += self._counts(read)
            out += self._weapons(read)
            out += self._targets(read)
            out += self._attribution(read)
            out += self._returns(read)
            out += self._trends(read)
            out += persons(read, partial(self._around, read))
            out += facilities(read, partial(self._around, read))
            out += denials(read, partial(self._around, read))
        out += [s for read in self.reads for s in left(read, out)]
        return sorted(tied(out), key=lambda s: (s.start, s.end, s.kind))

    def _read(self, sentence: Sentence, earlier: Read | None) -> Read:
        doc = with_denied(prepare(sentence.text, self.pack, self.day, sure=True))
        read = Read(sentence, doc, terms(sentence.text))
        for d in doc.dates:
            if (window := self._dated(doc, d, sentence)) is not None:
                read.windows.append(window)
        parts = parts_of_months(read, self.day)
        read.windows = [w for w in read.windows if not any(p.start <= w.start < p.end for p in parts)] + parts
        read.windows.extend(weeks(read, self.day))
        read.windows.sort(key=lambda w: (w.start, w.end))
        read.places = [p for p in self._located(sentence) if not demanded(read, p[0] - read.at)]
        read.counts = stated(read, earlier)
        return read

    def _dated(self, doc: Document, d: DateHit, sentence: Sentence) -> Window | None:
        """The days of a date, with those that "since", "after" or "until" make of it; None for a report's own day."""
        day = d.start == d.end <= self.day
        how = led(doc, d.i) if day else ""
        since = began(doc, d.i) if day else None
        if how == "told":
            return None
        start, end = doc.span(d.i if since is None else since, d.j)
        first, last = d.start, d.end if since is None else self.day
        if how == "after" and d.end < self.day:
            first, last = d.end + timedelta(days=1), self.day
        quote, at = sentence.text[start:end], sentence.start
        return Window(first, last, quote, at + start, at + end, "until" if how == "until" else "stated")

    def _located(self, sentence: Sentence) -> list[tuple[int, int, tuple[str, ...]]]:
        """(start, end, codes) of place names; names that stand together ("Idlib and Hama provinces") are one area."""
        text = sentence.text
        marks = [(m.start, m.end) for m in self.finder.mentions(text)]
        out: list[tuple[int, int, tuple[str, ...]]] = []
        for start, end in marks:
            codes = self._codes(text[start:end])
            if not codes:
                continue
            if (
                out
                and joined(text[out[-1][1] - sentence.start : start])
                and depth(out[-1][2]) == depth(codes)
            ):
                first = out.pop()
                codes = tuple(dict.fromkeys((*first[2], *codes)))
                start = first[0] - sentence.start
            out.append((sentence.start + start, sentence.start + end, codes))
        return out

    def _codes(self, name: str) -> tuple[str, ...]:
        codes = self.finder.area(name)
        informal = [c for c in codes if self.finder.members(c)]
        return tuple(informal) or codes

    def area(self, codes: Sequence[str]) -> Area:
        """An area of admin codes with its names; informal areas bring their members."""
        units: list[str] = []
        for code in codes:
            units += self.finder.members(code) or (code,)
        names = [self.finder.gazetteer.get(c) for c in codes]
        en = " and ".join(e.name_en or e.name_ar for e in names if e) or ", ".join(codes)
        ar = " و".join(e.name_ar or e.name_en for e in names if e) or ", ".join(codes)
        informal = tuple(dict.fromkeys(code for code in codes if self.finder.members(code)))
        return Area("-".join(codes), tuple(dict.fromkeys(units)), en, ar, informal=informal)

    @cached_property
    def _text_area(self) -> Area | None:
        """The area of the text: of its first dated body sentence with a place, else of any, else the title's.

        A village is the place of what happened there; a text about several places is about the wider ones.
        """
        ranked = sorted(
            (r for r in self.reads if r.places),
            key=lambda r: (
                r.sentence.role == "title", self._is_local(finest(r.places)), not r.windows, not r.counts,
            ),
        )  # fmt: skip
        return next((self.area(codes) for r in ranked if inside(codes := finest(r.places)) and codes), None)

    def _before(self, read: Read) -> Area | None:
        """The place last named before in the paragraph; a village only for what has no days of its own."""
        for other in reversed(self._blocks[read.sentence.block]):
            if other.sentence.start >= read.sentence.start:
                continue
            codes = finest(other.places)
            if codes and not (read.windows and self._is_local(codes)):
                return self.area(codes)
        return None

    def _is_local(self, codes: Sequence[str]) -> bool:
        """Whether these are towns or villages, not units or areas that hold them."""
        known = [e for c in codes if (e := self.finder.gazetteer.get(c)) is not None]
        return bool(known) and all(e.kind not in (*ADMIN_KINDS, "area") for e in known)

    def _areas_of(self, read: Read, at: int | None = None) -> tuple[Area | None, str]:
        """The area of something said at offset `at`, and where it comes from."""
        if read.places:
            behind = [p for p in read.places if at is not None and 0 <= p[0] - at <= 40]
            if len(read.counts) > 1 and behind and len(read.places) > 1:
                return self.area(behind[0][2]), "stated"
            codes = self._widest(read.places) or finest(read.places)
            if codes and (inside(codes) or read.sentence.role == "body"):
                return self.area(codes), "stated"
        found = self._before(read) or self._text_area
        if found is not None:
            return found, "text"
        return (self.frame.areas[0], "casebook") if self.frame.areas else (None, "none")

    def _widest(self, places: Sequence[tuple[int, int, tuple[str, ...]]]) -> tuple[str, ...]:
        """The area among several that holds all the others ("in north-west Syria: 50 in Idlib, 60 in Hama")."""
        named = [codes for _, _, codes in places if inside(codes)]
        for codes in named if len(named) > 1 else []:
            units = self.area(codes).pcodes
            rest = [u for other in named if other is not codes for u in other]
            others = [c for u in rest for c in (self.finder.members(u) or (u,))]
            if all(any(c.startswith(u) or u.startswith(c) for u in units) for c in others):
                return codes
        return ()

    def _windows_of(self, read: Read, at: int, count: Count | None = None) -> tuple[list[Window], bool]:
        """The window of something said at `at`, then the others it may have; whether the text leaves it open."""
        if own := nearest(read, at):
            return [own], False
        beside = [
            w
            for r in self._blocks[read.sentence.block]
            for w in r.windows
            if w.start < at and w.origin != "until"
        ]
        if read.sentence.role == "body" and beside:
            return [replace(beside[-1], origin="paragraph")], False
        text = [
            replace(w, origin="text")
            for r in self.reads
            for w in r.windows
            if r.sentence.role == "body" and w.origin != "until"
        ]
        again = self._told_again(count)
        wide = [again[1]] if again else [w for w in text if w.last > w.first] or text
        since = wide[0].first if wide else self.day
        case = [Window(a, min(b, self.day), origin="casebook") for a, b in self.frame.windows if a <= since]
        span = [Window(self.frame.span[0], self.day, origin="span")] if self.frame.span else []
        span = [w for w in span if w.first <= w.last]
        out: dict[tuple[date, date], Window] = {}
        for w in [*wide[:1], *case, *span]:
            out.setdefault((w.first, w.last), w)
        kept = list(out.values())
        return [*kept[: _MAX_WINDOWS - 1], *kept[_MAX_WINDOWS - 1 :][-1:]], True

    def _told_again(self, count: Count | None) -> tuple[Read, Window] | None:
        """The body's sentence that states the same number again, and its window."""
        body = [r for r in self.reads if r.sentence.role == "body"] if count is not None else []
        for read in body:
            for other in read.counts:
                same = count is not None and other.kind == count.kind and overlap(other, count)
                if same and (found := nearest(read, other.start)):
                    return read, replace(found, origin="text")
        return None

    def _around(self, read: Read, at: int | None = None) -> Reading | None:
        windows, _ = self._windows_of(read, read.at if at is None else at)
        area, origin = self._areas_of(read, at)
        if not windows or area is None:
            return None
        return Reading("killed", "all", windows[0], area, area_origin=origin)

    def _counts(self, read: Read) -> Iterable[Said]:
        for count in read.counts:
            windows, open_window = self._windows_of(read, count.start, count)
            area, origin = self._areas_of(read, count.end)
            if read.sentence.role == "title" and origin == "text" and (again := self._told_again(count)):
                area = self._areas_of(again[0])[0]  # a title that names a country alone, or no place
            if count.kind in _HELD and origin == "text" and area is not None:
                area, origin = self.area((area.pcodes[0][:2],)), "country"
            named = names_group(count, read)
            groups = [count.group]
            if count.group == "all" and not named and count.kind in _TWO_GROUPS:
                groups = ["all", "civilians"]
            measure = "flow" if count.kind == "displaced" else None
            targets = targets_in(count, read)
            readings = tuple(
                Reading(count.kind, g, w, area, targets, measure, origin)
                for g, w in product(groups, windows)
                if area is not None
            )
            left = [*(["population"] if len(groups) > 1 else []), *(["window"] if open_window else [])]
            left += ["area"] if origin in ("casebook", "none") else []
            yield Said(
                "count", count.quote, count.start, count.end, read.sentence, count, readings, tuple(left), targets,
                self._capped(read, count) or count.qualifier == "up_to" or count.max == 0,
                has(read, "announced", count.start, 45) or after(read, "announced", count.end, 30),
                count.hedged or bool(read.doc.by.get("hedge")), per=per(read, count),
            )  # fmt: skip

    @staticmethod
    def _capped(read: Read, count: Count) -> bool:
        """ "only 20 civilians", "20 civilians at most", 20 مدنياً فقط."""
        return has(read, "ceiling", count.start, 24) or after(read, "ceiling", count.end, 2)

    def _windows(self, read: Read) -> Iterable[Said]:
        for window in read.windows:
            area, origin = self._areas_of(read, window.end)
            readings = (Reading("killed", "all", window, area, area_origin=origin),) if area else ()
            yield Said("window", window.quote, window.start, window.end, read.sentence, readings=readings)

    def _places(self, read: Read) -> Iterable[Said]:
        for start, end, codes in read.places:
            if not inside(codes) or self._is_name(read, start, end):
                continue
            windows, _ = self._windows_of(read, start)
            readings = tuple(Reading("killed", "all", w, self.area(codes)) for w in windows[:1])
            yield self._mark("place", read, start, end, readings, codes)

    def _is_name(self, read: Read, start: int, end: int) -> bool:
        """Whether a place name is part of a party's or an organisation's name."""
        spans = [
            read.doc.span(h.i, h.j) for h in read.doc.by.get("actor", {}).values() if h.tag.form == "name"
        ]
        return any(a <= start - read.at and end - read.at <= b for a, b in spans)

    def _weapons(self, read: Read) -> Iterable[Said]:
        for hit in read.doc.by.get("type", {}).values():
            told = read.doc.hit("type", hit.j)  # غارات الطائرات المسيرة: of drones
            if hit.tag.value in _WEAPONS or hit.tag.value == "ground_fighting":
                continue
            if told is not None and told.tag.value == "drone_strike":
                continue
            start, end = (read.at + k for k in read.doc.span(hit.i, hit.j))
            if not demanded(read, start - read.at) and (around := self._around(read, start)):
                yield self._mark("weapon", read, start, end, (around,), (hit.tag.value,))

    def _targets(self, read: Read) -> Iterable[Said]:
        struck = [
            h for h in read.doc.by.get("type", {}).values() if h.tag.value not in ("statement_other", "other")
        ]
        if not struck:
            return
        for hit in read.doc.by.get("target", {}).values():
            start, end = (read.at + k for k in read.doc.span(hit.i, hit.j))
            counted = any(c.start <= start < c.end for c in read.counts)
            if counted or hit.tag.value in ("military", "none_stated") or demanded(read, start - read.at):
                continue
            if around := self._around(read, start):
                asked = replace(around, kind="facilities_hit", targets=(hit.tag.value,))
                yield self._mark("target", read, start, end, (asked,), (hit.tag.value,))

    def _attribution(self, read: Read) -> Iterable[Said]:
        """Parties named beside an act of harm; what is asked of them and who speaks is no attribution."""
        harm = [read.at + read.doc.span(h.i, h.j)[0] for h in harmful(read)]
        if not harm:
            return
        hits = [h for h in read.doc.by.get("actor", {}).values() if not addressed(read, h.i)]
        for first, last in runs(read, [(h.i, h.j) for h in hits]):
            inside = [h for h in hits if first <= h.i < last]
            start, end = (read.at + k for k in read.doc.span(first, last))
            classes = tuple(
                dict.fromkeys(h.tag.value for h in inside if h.tag.value not in ("unknown", "other"))
            )
            around = self._around(read, start)
            if classes and around and min(abs(h - start) for h in harm) < 260:
                yield self._mark("attribution", read, start, end, (around,), classes)

    def _returns(self, read: Read) -> Iterable[Said]:
        for term in (t for t in read.terms if t.domain == "forced_return"):
            start, end = read.at + term.start, read.at + term.end
            area, origin = self._areas_of(read, start)
            windows, open_window = self._windows_of(read, start)
            readings = tuple(Reading("returned", "all", w, area, area_origin=origin) for w in windows if area)
            left = ("window",) if open_window else ()
            yield Said("event", read.sentence.text[term.start : term.end], start, end, read.sentence,
                       readings=readings, open=left, values=("forced_return",))  # fmt: skip

    def _trends(self, read: Read) -> Iterable[Said]:
        for term in (t for t in read.terms if t.domain == "trend"):
            start, end = read.at + term.start, read.at + term.end
            around = self._around(read, start)
            yield self._mark("trend", read, start, end, (around,) if around else (), (term.value,))

    def _mark(
        self,
        kind: str,
        read: Read,
        start: int,
        end: int,
        readings: tuple[Reading, ...],
        values: tuple[str, ...],
    ) -> Said:
        quote = read.sentence.text[start - read.at : end - read.at]
        return Said(kind, quote, start, end, read.sentence, readings=readings, values=values)

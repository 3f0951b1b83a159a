"""A report made ready for reading: blanked, folded, cut into tokens and sentences, its words looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, count

from tawthiq.claims.packs import Pack
from tawthiq.claims.text.another_attack import another_attack
from tawthiq.claims.text.bare_parties import bare_parties
from tawthiq.claims.text.bereaved import bereaved, living
from tawthiq.claims.text.boilerplate import Body, report_body
from tawthiq.claims.text.dead_and_wounded import dead_and_wounded
from tawthiq.claims.text.hit_in_limb import hit_in_limb
from tawthiq.claims.text.joint_parties import joint_parties
from tawthiq.claims.text.mood import without_unasserted
from tawthiq.claims.text.named_forces import named_forces
from tawthiq.claims.text.nationals import nationals
from tawthiq.claims.text.no_flight import no_flight
from tawthiq.claims.text.only_named import only_named
from tawthiq.claims.text.party_adjectives import party_adjectives
from tawthiq.claims.text.plans import announced, returning
from tawthiq.claims.text.seized_people import seized_people, treated
from tawthiq.claims.text.sent_back import brought_home, moved_away, sent_back
from tawthiq.claims.text.taken_from_home import taken_from_home
from tawthiq.claims.text.to_death import to_death
from tawthiq.claims.text.told_apart import told_apart
from tawthiq.claims.words.added_hits import Found
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import marks_of_domains, marks_of_words
from tawthiq.lang.datelines import dateline_day
from tawthiq.lang.dates import date_index, find_dates
from tawthiq.lang.dates_base import DateHit, Index, YearlessHit
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.normalise import normalised
from tawthiq.lang.numbers_ar import is_arabic_number, is_one_of
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import LINE, NUMBER, SIGN, WORD, Tokens, tokenise
from tawthiq.lang.writing_day import stated_writing_day, writing_day
from tawthiq.lang.yearless import yearless_days
from tawthiq.model.memory import Remembered

_ENDS = frozenset(".!?؟;")
_ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "gen", "col", "cpt", "capt", "sgt", "lt", "no", "incl", "jan", "feb", "mar", "apr",
     "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens with everything found in them; `by[domain][i]` and `here[i][domain]` are the hit that starts at token i.

    `texts` are the folded words of the tokens, `starts` their source offsets, `lines` the tokens that end lines.
    `yearless` are days without a year, where `published` is not known; `marks` say which rules the text can need;
    a number can begin at the tokens `numbers`, any quantity at those `counting`. `columns` are the tokens and the hits
    of each domain, in order.
    """

    source: str
    body: str
    tokens: Tokens
    texts: list[str]
    by: Mapping[str, Mapping[int, Hit]]
    here: Mapping[int, Mapping[str, Hit]]
    dates: Sequence[DateHit]
    sentences: Sequence[tuple[int, int]]
    published: date | None
    dated: Mapping[int, int]
    counting: frozenset[int]
    starts: list[int]
    lines: list[int]
    yearless: Sequence[YearlessHit]
    marks: int
    numbers: frozenset[int]
    columns: Mapping[str, tuple[list[int], list[Hit]]]

    def hit(self, domain: str, i: int) -> Hit | None:
        found = self.here.get(i)
        return found.get(domain) if found else None

    def known(self, i: int, domains: frozenset[str]) -> bool:
        """Whether a phrase of any of the domains starts at token i."""
        found = self.here.get(i)
        return found is not None and not domains.isdisjoint(found)

    def hits(self, domain: str, i: int, j: int) -> list[Hit]:
        """Hits of a domain that start in tokens [i, j), in order."""
        column = self.columns.get(domain)
        if column is None:
            return []
        starts, found = column
        first = bisect_left(starts, i)
        return found[first : bisect_left(starts, j, first)]

    def has_fighters(self, i: int, j: int) -> bool:
        """Whether a word for fighters starts in tokens [i, j)."""
        return any(h.tag.value == "fighters" for h in self.hits("group", i, j))

    def line_start(self, k: int) -> int:
        """The first token of the line that token k stands on."""
        n = bisect_left(self.lines, k)
        return self.lines[n - 1] + 1 if n else 0

    def opens_line(self, k: int) -> bool:
        """Whether token k is the first of its line, or the first behind a bullet."""
        first = self.line_start(k)
        return k == first or (k == first + 1 and self.texts[first] in BULLETS)

    def dates_in(self, i: int, j: int) -> list[DateHit]:
        """Dates that begin in tokens [i, j)."""
        first = bisect_left(self.dates, i, key=lambda d: d.i)
        return [d for d in self.dates[first : first + j - i] if d.i < j]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The source span of tokens [i, j)."""
        return self.tokens[i].start, self.tokens[j - 1].end

    def quote(self, i: int, j: int) -> str:
        start, end = self.span(i, j)
        return self.source[start:end]


def prepare(text: str, pack: Pack, published: date | None, *, sure: bool = False) -> Document:
    """Read `text` once. A stamp inside the text goes before `published` for what is relative.

    `sure` that `published` is the day of writing, as a statement's own is: no weekday in the text corrects it then.
    """
    body = report_body(text)
    folded = normalised(body.text)
    tokens = tokenise(folded)
    texts, kinds, starts = tokens.texts, tokens.kinds, tokens.starts
    hits = pack.lexicon.find(tokens)
    by, here = _by_domain(hits)
    said = marks_of_words(texts)
    found = Found(by, here, tokens, body.text, said)
    _beside_each_other(found)
    sentences = _sentences(texts, kinds)
    without_unasserted(found, sentences)
    index = date_index(hits)
    day, dates = _days(tokens, index, body, published, sure=sure)
    numbers = frozenset(tokens.numbers).union(compress(count(), map(_NUMBER_WORDS.__getitem__, texts)))
    dated = dates if day else find_dates(tokens, index, _ANY)
    return Document(
        text,
        body.text,
        tokens,
        texts,
        by,
        here,
        dates,
        sentences,
        day,
        {k: d.j for d in dated for k in range(d.i, d.j)},
        numbers.union(*(by[domain] for domain in _COUNTED if domain in by)),
        starts,
        tokens.lines,
        yearless_days(tokens, index) if day is None else (),
        said | marks_of_domains(by),
        numbers,
        {domain: ([*found], [*found.values()]) for domain, found in by.items()},
    )


def _days(
    tokens: Tokens, index: Index, body: Body, published: date | None, *, sure: bool
) -> tuple[date | None, list[DateHit]]:
    """The day of writing and all dates.

    A weekday or a full date beside "today" tells it, and goes before `published` and a stamp of the frame, but not
    before the publisher's own clock; else the stamp or the dateline.
    """
    known = body.stamp or published or _by_posts(tokens, index, body)
    told = writing_day(tokens, index, known) if known and not (sure or body.firm) else None
    day = told or known
    dates = find_dates(tokens, index, day, sure=sure or day != published or told is not None)
    stated = None if sure or body.firm else stated_writing_day(tokens, index, dates, day)
    written = stated or (None if body.stamp else dateline_day(tokens, dates, published))
    if written is None or written == day:
        return day, dates
    return written, find_dates(tokens, index, written)


def _by_posts(tokens: Tokens, index: Index, body: Body) -> date | None:
    """The day of the last post shown, where "today" with its weekday, the first weekday or a day and month is that day.

    What is written "today" around a post may be of the next two days.
    """
    if body.quoted is None:
        return None
    told = writing_day(tokens, index, body.quoted + _SOON)
    if told is not None:
        return told if body.quoted <= told else None
    said = yearless_days(tokens, index)
    named = any((hit.month, hit.day) == (body.quoted.month, body.quoted.day) for hit in said)
    first = bool(said) and said[0].month is None and said[0].weekday == body.quoted.isoweekday()
    return body.quoted if named or first else None


_SOON = timedelta(days=1)


def _by_domain(hits: Sequence[Hit]) -> tuple[dict[str, dict[int, Hit]], dict[int, dict[str, Hit]]]:
    """Hits by domain and token, and by token and domain."""
    by: dict[str, dict[int, Hit]] = {}
    here: dict[int, dict[str, Hit]] = {}
    for hit in hits:
        i, domain = hit[0], hit[2][0]
        by.setdefault(domain, {})[i] = here.setdefault(i, {})[domain] = hit
    return by, here


def _beside_each_other(found: Found) -> None:
    """Add what only words beside each other mean."""
    only_named(found)
    another_attack(found)
    joint_parties(found)
    bare_parties(found)
    named_forces(found)
    party_adjectives(found)
    nationals(found)
    brought_home(found)
    moved_away(found)
    sent_back(found)
    told_apart(found)
    to_death(found)
    taken_from_home(found)
    no_flight(found)
    dead_and_wounded(found)
    seized_people(found)
    treated(found)
    announced(found)
    returning(found)
    hit_in_limb(found)
    bereaved(found)
    living(found)


_ANY = date(2000, 1, 1)
"""Which words say a day is the same whenever a report was published."""


_COUNTED = ("qualifier", "vague", "kind", "group", "one_more")


def _is_number_word(word: str) -> bool:
    aged = word.endswith(("-year-old", "-month-old", "-week-old", "-day-old"))  # "a three-year-old"
    return word[0].isdecimal() or is_english_number(word) or is_arabic_number(word) or is_one_of(word) or aged


_NUMBER_WORDS = Remembered(_is_number_word)


def _sentences(texts: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    out, start = [], 0
    for k in [k for k, text in enumerate(texts) if text in _ENDS or kinds[k] == LINE]:
        if not (k > start and _goes_on(texts, k)) if kinds[k] == LINE else _ends(texts, kinds, k, start):
            start = _past_pictures(texts, kinds, start, k)
            if k > start:
                out.append((_behind_bullet(texts, start, k), k))
            start = k + 1
    start = _past_pictures(texts, kinds, start, len(texts))
    if start < len(texts):
        out.append((_behind_bullet(texts, start, len(texts)), len(texts)))
    return out


def _behind_bullet(texts: Sequence[str], start: int, end: int) -> int:
    """Where the words of a sentence begin: "• Two were killed" opens with "Two"."""
    return start + (start + 1 < end and texts[start] in BULLETS)


BULLETS = frozenset("•●▪■◼◾▫○□◆◇")
"""Signs that open a point of a list and are no word of it."""


def _past_pictures(texts: Sequence[str], kinds: Sequence[str], k: int, end: int) -> int:
    """Behind the pictures that a post puts before its first word (🔴); one that opens several lines is a bullet."""
    while k < end and texts[k] > _PICTURES and kinds[k] == SIGN and texts.count(texts[k]) == 1:
        k += 1
    return k


_PICTURES = "\u2600"
"""Signs from here on are pictures, none that parts words."""


_WHOSE = frozenset(("his", "her", "their", "both", "all", "neither", "none"))
_BESIDE = (["as", "well", "as"], ["along", "with"], ["together", "with"])


_DIES, _DIED = words("dies") | {"bled"}, 4


def _kin_follows(texts: Sequence[str], k: int) -> bool:
    """ "; their daughters", "; and his wife", "; as well as two grandchildren": the list of a family goes on.

    So does "; both died": what befell those just told of.
    """
    n = k + 1 + (texts[k + 1 : k + 2] == ["and"])
    if texts[n : n + 1] in (["he"], ["she"]) and not _DIES.isdisjoint(texts[n + 1 : n + _DIED]):
        return True  # "; she bled to death"
    return not _WHOSE.isdisjoint(texts[n : n + 1]) or any(texts[n : n + len(b)] == b for b in _BESIDE)


def _entry_follows(texts: Sequence[str], kinds: Sequence[str], k: int) -> bool:
    """ "Salim Karam, 34; and Huda Issa, 12": a list of persons with their ages goes on behind the semicolon at k."""
    aged = any(_age_behind(texts, kinds, n) for n in range(max(k - _ENTRY, 1), k))
    n = k + 1
    while n < len(texts) and n - k < _ENTRY and kinds[n] == WORD:
        n += 1
    return aged and n - k > 2 and _age_behind(texts, kinds, n)


def _age_behind(texts: Sequence[str], kinds: Sequence[str], n: int) -> bool:
    """Whether a comma or bracket at token n leads to a number that may be an age."""
    return (
        n + 1 < len(texts)
        and texts[n] in (",", "(")
        and kinds[n + 1] == NUMBER
        and len(texts[n + 1]) <= _DIGITS
    )


_ENTRY, _DIGITS = 8, 3


def _goes_on(texts: Sequence[str], k: int) -> bool:
    """Whether the next line only goes on with this one: "قصف عنيف على كفر توت / من عصابات الأسد"."""
    return texts[k].count("\n") == 1 and k + 1 < len(texts) and texts[k + 1] in _GOES_ON and k > 0


_GOES_ON = frozenset(("من", "جراء", "نتيجة", "بسبب", "اثر", "مما", "الذي", "التي"))


def _heads_entry(texts: Sequence[str], kinds: Sequence[str], start: int, k: int) -> bool:
    """ "Kafr Tut, 3 May 2019." before the sentence that tells what was there on that day."""
    if not _HEADED <= k - start <= _ENTRY or texts[start + 1 : k].count(",") != 1 or kinds[start] != WORD:
        return False
    comma = texts.index(",", start)
    year = len(texts[k - 1]) == _YEAR and texts[k - 1].isdecimal()
    return (
        year
        and k - comma == _HEADED - 1
        and {kinds[k - 3], kinds[k - 2]} == {NUMBER, WORD}
        and texts[k + 1 : k + 2] != []
    )


_HEADED, _YEAR = 5, 4


def _ends(texts: Sequence[str], kinds: Sequence[str], k: int, start: int) -> bool:
    """A full stop ends a sentence unless it belongs to a shortened word ("W. Idlib", "U.S.", "Dr. Ali")."""
    if texts[k] == ";" and (_kin_follows(texts, k) or _entry_follows(texts, kinds, k)):
        return False
    if texts[k] != "." or k == 0:
        return True
    if kinds[k - 1] == NUMBER and _heads_entry(texts, kinds, start, k):
        return False
    before = texts[k - 1]
    letter = len(before) == 1 and before.isalpha()
    if before.isascii() and kinds[k - 1] != NUMBER and (letter or before in _ABBREVIATIONS):
        return False
    return not (k + 1 < len(texts) and texts[k + 1] in ("com", "org", "net"))

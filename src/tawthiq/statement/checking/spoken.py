"""What a text asks, calls by a legal name, counts in years or signs: judged by the text, the items and the calendar."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

from tawthiq.errors import Bilingual
from tawthiq.lang.numbers_ar import read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.plural import count_noun
from tawthiq.lang.tokens import Token
from tawthiq.model.checks import Judgement, Library, Sentence
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.rows import passage_row
from tawthiq.statement.checking.sentences import Layout
from tawthiq.statement.checking.terms import Term, terms, tokens_of, vocabulary

_YEARS = frozenset(("year", "years", "سنة", "سنوات", "عام", "اعوام", "عاما", "سنين"))
_SHOWN = 3
_LISTED, _LEAST_AR = 240, 3  # characters of a line in a list; of an Arabic word that can be a demand
# A demand ends where the next begins: ", push for", ", and support", " and provide". A verb list is not needed:
# what is asked is parted at commas and at "and" before a bare verb of the same clause.
_PARTS_EN = re.compile(r",\s+(?:and\s+)?(?=[a-z]+\b)|\s+and\s+(?=to\s+[a-z])")
_PARTS_AR = re.compile(
    r"،\s*و?|؛\s*و?|\sو(?=(?:ب|ال|إلى |وقف|فرض|محاسبة|حماية|فتح|إنهاء|دعم|رفع|تعليق|ضمان))"
)
_TAIL = re.compile(r"[\s,،.;؛]*(?:\b(?:and|also|further)\b|(?<=[\s،])و)?[\s,،.;؛]*$")
_THING = re.compile(
    r"[\s:]*(?:for\s+)?(?:an?|the|full|immediate|unhindered|accountability|justice)\b", re.IGNORECASE
)
_ASKED_EN = re.compile(r"\b(?:to|that|an end to|the immediate)\b")


def judge_legal(sentence: Sentence, library: Library) -> list[Judgement]:
    """Legal terms: who has found so, as a claim, or nobody."""
    if sentence.role not in ("title", "body"):
        return []
    out = []
    for term in terms(sentence.text, ("legal",)):
        quote = sentence.text[term.start : term.end]
        found = library.findings(term.value)
        words = wording.words("legal", "not_checkable", has=_finders(found))
        start = sentence.start + term.start
        why = Bilingual(
            "Reports were searched for the term beside a word of finding; the text itself does not count.",
            "بُحث في التقارير عن المصطلح مع كلمة تدل على حكم أو استنتاج؛ ولا يُحسب النص نفسه.",
        )
        rows = tuple(passage_row(p) for p in found[:_SHOWN])
        row: dict[str, object] = {"term": term.value}
        out.append(
            Judgement(quote, start, start + len(quote), "legal", row, (), "not_checkable", *words, rows, why)
        )
    return out


def _finders(found: Sequence[object]) -> Bilingual:
    from tawthiq.model.checks import Passage

    passages = [p for p in found if isinstance(p, Passage)]
    if not passages:
        return wording.both("nobody", "لا أحد")
    names = list(dict.fromkeys(p.publisher for p in passages))[:_SHOWN]
    return Bilingual(", ".join(names), "، ".join(names))


def listed_demands(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The lines of a list under a line that asks and ends in a colon: "We call for:"."""
    out: list[Sentence] = []
    asking = False
    for s in sentences:
        if s.role == "body" and s.text.endswith(":") and terms(s.text, ("demand",)):
            asking = True
        elif asking and s.role == "body" and len(s.text) <= _LISTED:
            out.append(s)
        else:
            asking = False
    return out


def judge_demands(sentence: Sentence, *, listed: bool = False) -> list[Judgement]:
    """One judgement for each thing that is asked for; a line of a list of demands is one."""
    if sentence.role != "body":
        return []
    if listed:
        told = wording.words("demand", "not_checkable")
        found_here = Judgement(
            sentence.text, sentence.start, sentence.end, "demand", {}, (), "not_checkable", *told, (), told[0]
        )
        return [found_here]
    found = terms(sentence.text, ("demand",))
    asks = [t for t in found if t.value == "ask" and not _noun(sentence, t)]
    words = wording.words("demand", "not_checkable")
    spans: list[tuple[int, int]] = []
    for n, term in enumerate(asks):
        stop = asks[n + 1].start if n + 1 < len(asks) else len(sentence.text)
        spans += _asked(sentence, term.end, stop)
    if not asks:
        spans = [(0, len(sentence.text)) for t in found[:1] if t.value == "must"]
    out = []
    for a, b in spans:
        quote = sentence.text[a:b]
        kind, told = ("demand", words) if asks else ("opinion", wording.words("opinion", "not_checkable"))
        out.append(
            Judgement(
                quote,
                sentence.start + a,
                sentence.start + b,
                kind,
                {},
                (),
                "not_checkable",
                *told,
                (),
                told[0],
            )
        )
    return out


def _noun(sentence: Sentence, term: Term) -> bool:
    """ "the call for freedom", "our humanity demands it": no demand of the signatories."""
    before = sentence.text[: term.start].rstrip().lower()
    after = sentence.text[term.end :].lstrip().lower()
    return before.endswith((" the", " their", " its", " in the", " a")) or after.startswith(
        ("it.", "it;", "freedom", "that they")
    )


def _asked(sentence: Sentence, start: int, stop: int) -> list[tuple[int, int]]:
    """The spans of what one verb of asking asks for."""
    text = sentence.text
    quotes = [(m.start(), m.end()) for m in re.finditer(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"", text)]
    if sentence.lang == "ar":
        cuts = [m.end() for m in _PARTS_AR.finditer(text, start, stop)]
    else:
        first = _ASKED_EN.search(text, start, min(stop, start + 90))
        first = None if first and "," in text[start : first.start()] else first
        begin = first.start() if first else start
        things = first is None and bool(_THING.match(text, start))
        cuts = [
            m.end() for m in _PARTS_EN.finditer(text, begin, stop) if things or _verb_follows(text[m.end() :])
        ]
        start = begin if first and not cuts else start
    cuts = [c for c in cuts if not any(a <= c < b for a, b in quotes)]
    edges = [start, *cuts, stop]
    spans = []
    for a, b in itertools.pairwise(edges):
        piece = text[a:b]
        lead = len(piece) - len(piece.lstrip(" ,،:"))
        tail = len(_TAIL.sub("", piece))
        if len(piece[lead:tail].split()) >= 2 or (
            sentence.lang == "ar" and len(piece[lead:tail]) > _LEAST_AR
        ):
            spans.append((a + lead, a + tail))
    return spans


_NO_VERBS = frozenset(
    [
        "including",
        "and",
        "or",
        "the",
        "a",
        "an",
        "in",
        "on",
        "of",
        "with",
        "by",
        "from",
        "as",
        "who",
        "which",
        "that",
        "its",
        "their",
        "those",
        "these",
        "international",
        "civil",
        "political",
        "humanitarian",
        "russian",
        "syrian",
        "government",
        "governments",
        "forces",
        "groups",
        "organizations",
        "organisations",
    ]
)


def _verb_follows(rest: str) -> bool:
    """Whether a bare verb begins the rest: two words follow and the first is no word of another kind."""
    words = rest.split()
    if len(words) < 2:
        return False
    first = words[0].lower().removeprefix("to ")
    plain = first.isalpha() and first not in _NO_VERBS and not first.endswith(("ing", "ed", "ly"))
    return plain and (not first.endswith("s") or first.endswith("ss"))


def judge_duration(sentence: Sentence, day: date, countries: Sequence[str]) -> list[Judgement]:
    """ "eight years of war" against the beginning that check_terms.yml gives for the country, with its source."""
    if sentence.role not in ("title", "body"):
        return []
    out = []
    tokens = tokens_of(sentence.text)
    for k, token in enumerate(tokens):
        if token.text not in _YEARS or k == 0:
            continue
        years, first = _number(tokens, k)
        if years is None or not 1 <= years <= 99:
            continue
        a, b = tokens[first].start, token.end
        war = bool(terms(sentence.text, ("scope_noun",)))
        out.append(_years(sentence, (a, b), years, day, countries if war else ()))
    return out


def _number(tokens: Sequence[Token], k: int) -> tuple[int | None, int]:
    """The number that ends right before token k, and where it begins; longer readings first."""
    for first in range(max(0, k - 3), k):
        if tokens[first].kind == "n" and first == k - 1 and tokens[first].text.isdigit():
            return int(tokens[first].text), first
        for read in (read_english_number, read_arabic_number):
            found = read(tokens, first)
            if found is not None and found[1] == k and found[0] is not None:
                return int(found[0]), first
    return None, k


def _years(
    sentence: Sentence, span: tuple[int, int], years: int, day: date, countries: Sequence[str]
) -> Judgement:
    quote = sentence.text[span[0] : span[1]]
    began = next((vocabulary()["war_began"][c] for c in countries if c in vocabulary()["war_began"]), None)
    since = _back(day, years)
    when = Bilingual(f"{since.isoformat()} .. {day.isoformat()}", f"{since.isoformat()} .. {day.isoformat()}")
    says = Bilingual(*(count_noun(years, "year", lang) for lang in ("en", "ar")))
    row: dict[str, object] = {"years": years, "window": [since.isoformat(), day.isoformat()]}
    if began is None:
        words = wording.words("duration", "outside", when=when, says=says)
        return Judgement(quote, *_at(sentence, span), "duration", row, (), "outside", *words, (), words[0])
    start = date.fromisoformat(str(began["date"]))
    full = (day - start).days / 365.2425
    verdict = "supported" if years - 0.75 <= full <= years + 1 else "conflicts"
    begun = wording.day_text(start)
    has = Bilingual(f"Counted from {begun.en} to the day of the text", f"بالعد من {begun.ar} إلى يوم النص")
    words = wording.words("duration", verdict, has=has, says=says)
    why = Bilingual(f"The beginning is that of {began['source']}.", f"البداية بحسب: {began['source']}.")
    return Judgement(quote, *_at(sentence, span), "duration", row, (), verdict, *words, (), why)


def _at(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    return sentence.start + span[0], sentence.start + span[1]


def _back(day: date, years: int) -> date:
    return date(day.year - years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def judge_signatories(plan: Layout) -> list[Judgement]:
    """The names under the text, counted against the number that the text states of its organisations."""
    if not plan.signatories:
        return []
    n, first, last = len(plan.signatories), plan.signatories[0], plan.signatories[-1]
    stated = _stated_signers(plan.sentences)
    quote = "\n".join(s.text for s in plan.signatories)
    if stated is None:
        verdict = "not_checkable"
        words = wording.words(
            "signatories",
            verdict,
            n=n,
            has=Bilingual("; it states no number of its own", "؛ ولا يذكر لهم عدداً"),
        )
    else:
        verdict = "supported" if stated == n else "conflicts"
        words = wording.words("signatories", verdict, n=n, says=stated)
    row: dict[str, object] = {"names": [s.text for s in plan.signatories], "n": n, "stated": stated}
    return [Judgement(quote, first.start, last.end, "signatories", row, (), verdict, *words, (), words[0])]


def _stated_signers(sentences: Sequence[Sentence]) -> int | None:
    for s in sentences:
        tokens = tokens_of(s.text)
        for term in terms(s.text, ("organisations",)):
            for back in (0, 1, 2, 3):
                n, _ = _number(tokens, term.i - back)
                if n is not None and 2 <= n <= 500:
                    return n
    return None

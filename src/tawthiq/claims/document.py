"""A report made ready for reading: blanked, folded, cut into tokens and sentences, its words looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.claims.boilerplate import report_body
from tawthiq.claims.packs import Pack
from tawthiq.lang.dates import date_index, find_dates
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.normalise import normalise
from tawthiq.lang.numbers_ar import is_arabic_number, is_one_of
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import LINE, NUMBER, Token, tokenise

_ENDS = frozenset(".!?؟;")
_ABBREVIATIONS = frozenset(("dr", "mr", "mrs", "ms", "st", "gen", "col", "cpt", "capt", "sgt", "lt", "no", "jan",
                            "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens with everything found in them; `by[domain][i]` is the hit that starts at token i."""

    source: str
    body: str
    tokens: Sequence[Token]
    by: Mapping[str, Mapping[int, Hit]]
    dates: Sequence[DateHit]
    sentences: Sequence[tuple[int, int]]
    published: date | None
    dated: Mapping[int, int]
    counting: frozenset[int]
    starts: list[int]

    def hit(self, domain: str, i: int) -> Hit | None:
        found = self.by.get(domain)
        return found.get(i) if found else None

    def hits(self, domain: str, i: int, j: int) -> list[Hit]:
        """Hits of a domain that start in tokens [i, j), in order."""
        found = self.by.get(domain)
        if not found:
            return []
        if j - i > 4 * len(found):
            return [h for k, h in found.items() if i <= k < j]
        return [found[k] for k in range(i, j) if k in found]

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


def prepare(text: str, pack: Pack, published: date | None) -> Document:
    """Read `text` once. A stamp inside the text goes before `published` for what is relative."""
    body = report_body(text)
    tokens = tokenise(normalise(body.text))
    hits = pack.lexicon.find(tokens)
    by: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        by.setdefault(hit.tag.domain, {})[hit.i] = hit
    day = body.stamp or published
    dates = find_dates(tokens, date_index(hits), day, sure=body.stamp is not None)
    dated = {k: d.j for d in dates for k in range(d.i, d.j)}
    return Document(
        text,
        body.text,
        tokens,
        by,
        dates,
        _sentences(tokens),
        day,
        dated,
        _counting(tokens, by),
        [t.start for t in tokens],
    )


_NUMBER_WORDS: dict[str, bool] = {}
_REMEMBERED = 100_000


def _counting(tokens: Sequence[Token], by: Mapping[str, Mapping[int, Hit]]) -> frozenset[int]:
    """The tokens at which a quantity can begin."""
    out = {k for domain in ("qualifier", "vague", "kind", "group", "one_more") for k in by.get(domain, ())}
    for k, token in enumerate(tokens):
        if token.kind == NUMBER:
            out.add(k)
        elif token.kind == "w":
            known = _NUMBER_WORDS.get(token.text)
            if known is None:
                known = _is_number_word(token.text)
            if known:
                out.add(k)
    return frozenset(out)


def _is_number_word(word: str) -> bool:
    if len(_NUMBER_WORDS) > _REMEMBERED:
        _NUMBER_WORDS.clear()
    known = _NUMBER_WORDS[word] = is_english_number(word) or is_arabic_number(word) or is_one_of(word)
    return known


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    out, start = [], 0
    for k, token in enumerate(tokens):
        if token.kind == LINE or (token.text in _ENDS and _ends(tokens, k)):
            if k > start:
                out.append((start, k))
            start = k + 1
    if start < len(tokens):
        out.append((start, len(tokens)))
    return out


def _ends(tokens: Sequence[Token], k: int) -> bool:
    """A full stop ends a sentence unless it belongs to a shortened word ("W. Idlib", "U.S.", "Dr. Ali")."""
    if tokens[k].text != "." or k == 0:
        return True
    before = tokens[k - 1]
    if (
        before.text.isascii()
        and before.kind != NUMBER
        and (len(before.text) == 1 or before.text in _ABBREVIATIONS)
    ):
        return False
    return not (k + 1 < len(tokens) and tokens[k + 1].text in ("com", "org", "net"))

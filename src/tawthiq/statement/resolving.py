"""Binding a statement to its evidence: every number becomes a run that opens an entry of the annex, or a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.lang.wording import PARTS, say
from tawthiq.model.claims import Count
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.reports import Report
from tawthiq.statement.errors import (
    LiteralWithoutReason,
    NumberNotInClaim,
    QuotationNotInItem,
    StatementError,
    TokenMalformed,
    UnknownClaim,
    UnknownFigure,
    UnknownItem,
    UnmarkedNumber,
)
from tawthiq.statement.evidence import Evidence, Reports, fully_reviewed, is_reviewed
from tawthiq.statement.numbers import spots, whole_number
from tawthiq.statement.syntax import Block, Inline, Statement, Text, Token

_QUOTES = {"en": ("“", "”"), "ar": ("«", "»")}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text as it is shown.

    `kind` is text, figure, cited, quote, literal, unmarked (a number that nothing stands behind) or problem.
    `anchor` names its entry in the annex; "" for text, unmarked and problem.
    """

    text: str
    kind: str = "text"
    anchor: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at `line` of the section in `lang`."""

    error: StatementError
    lang: str
    line: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A number that a claim states, with the anchor of its entry."""

    anchor: str
    claim: Claim
    number: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that stand in a report of an item."""

    anchor: str
    report: Report
    words: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A number that needs no evidence, and why."""

    anchor: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement bound to its evidence. `blocks`: per language, (kind, runs) of each block."""

    blocks: Mapping[str, tuple[tuple[str, tuple[Run, ...]], ...]]
    figures: tuple[Figure, ...]
    cited: tuple[Cited, ...]
    quoted: tuple[Quoted, ...]
    literals: tuple[Literal, ...]
    problems: tuple[Problem, ...]
    evidence: Evidence

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.blocks)

    @property
    def unreviewed(self) -> bool:
        """Whether anything behind it was read by the program only."""
        figures = all(fully_reviewed(f) for f in self.figures)
        return not (figures and all(is_reviewed(c.claim) for c in self.cited))

    @property
    def draft(self) -> bool:
        """A draft rests on unreviewed claims or has problems; it cannot be signed or released."""
        return self.unreviewed or bool(self.problems)

    @property
    def as_of(self) -> int:
        """The act number its figures stand on (the latest, 0 without figures)."""
        return max((f.as_of for f in self.figures), default=0)


def resolve(
    statement: Statement,
    *,
    figures: Mapping[str, Figure],
    claims: Mapping[str, Claim],
    incidents: Mapping[str, Incident],
    reports: Reports,
) -> Resolved:
    """Bind `statement` to the figures (by id), claims (by id), incidents (by code) and reports it rests on.

    Nothing is raised for what is wrong in the text: `problems` lists it, and the runs show where it stands.
    """
    work = _Work(Evidence(figures, claims, incidents, reports))
    blocks = {lang: tuple(work.block(lang, b) for b in part) for lang, part in statement.sections}
    return Resolved(
        blocks=blocks,
        figures=tuple(work.figures.values()),
        cited=tuple(work.cited.values()),
        quoted=tuple(work.quoted.values()),
        literals=tuple(work.literals.values()),
        problems=tuple(work.problems),
        evidence=work.evidence,
    )


@dataclass
class _Work:
    """What has been found so far; entries of the annex come in the order of their first mention."""

    evidence: Evidence
    figures: dict[str, Figure] = field(default_factory=dict)
    cited: dict[tuple[str, str], Cited] = field(default_factory=dict)
    quoted: dict[tuple[str, str, str], Quoted] = field(default_factory=dict)
    literals: dict[tuple[str, str], Literal] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def block(self, lang: str, block: Block) -> tuple[str, tuple[Run, ...]]:
        runs: list[Run] = []
        for inline in block.inlines:
            runs += self._runs(lang, inline, block.line)
        return block.kind, tuple(runs)

    def _runs(self, lang: str, inline: Inline, line: int) -> list[Run]:
        if isinstance(inline, Text):
            return self._text(lang, inline, line)
        kinds: dict[str, Callable[[str, Token], Run]] = {
            "figure": self._figure,
            "cited": self._cited,
            "quote": self._quote,
            "literal": self._literal,
        }
        if inline.kind not in kinds:
            return [self._problem(TokenMalformed, lang, inline)]
        return [kinds[inline.kind](lang, inline)]

    def _text(self, lang: str, inline: Text, line: int) -> list[Run]:
        """Text with the numbers that nobody bound to anything set apart."""
        out, at = [], 0
        for start, end in spots(inline.text):
            number = inline.text[start:end]
            error = UnmarkedNumber(place=_place(lang, line), read=number)
            self.problems.append(Problem(error, lang, line))
            out += [Run(inline.text[at:start], style=inline.style), Run(number, "unmarked", "", inline.style)]
            at = end
        return [r for r in (*out, Run(inline.text[at:], style=inline.style)) if r.text]

    def _figure(self, lang: str, token: Token) -> Run:
        part = token.args[0] if token.args else "phrase"
        figure = self.evidence.figures.get(token.ref)
        if figure is None:
            return self._problem(UnknownFigure, lang, token, known=", ".join(sorted(self.evidence.figures)))
        if part not in PARTS or len(token.args) > 1:
            return self._problem(TokenMalformed, lang, token)
        self.figures.setdefault(figure.id, figure)
        return Run(say(figure, part, lang), "figure", figure_anchor(figure), token.style)

    def _cited(self, lang: str, token: Token) -> Run:
        claim = self.evidence.claim(token.ref)
        if claim is None:
            return self._problem(UnknownClaim, lang, token)
        number = whole_number(token.args[0]) if 1 <= len(token.args) <= 2 else None
        if number is None:
            return self._problem(TokenMalformed, lang, token)
        stating = [c for c in claim.event.counts if number in _numbers(c)]
        shown = token.args[1] if len(token.args) == 2 else _default_citation(claim, stating, lang)
        if not stating or not _covered(shown, number, claim):
            return self._problem(NumberNotInClaim, lang, token, stated=_stated(claim))
        key = (claim.id, token.args[0])
        entry = self.cited.setdefault(key, Cited(f"cited-{len(self.cited) + 1}", claim, token.args[0]))
        return Run(shown, "cited", entry.anchor, token.style)

    def _quote(self, lang: str, token: Token) -> Run:
        words = token.args[0] if len(token.args) == 1 else ""
        if not words:
            return self._problem(TokenMalformed, lang, token)
        reports = self.evidence.reports.of_items(token.ref) if len(token.ref) >= 8 else ()
        if len({r.item for r in reports}) != 1:
            return self._problem(UnknownItem, lang, token)
        report = next((r for r in reports if _plain(words) in _plain(r.text)), None)
        if report is None:
            return self._problem(QuotationNotInItem, lang, token)
        key = (report.item, report.locator, words)
        entry = self.quoted.setdefault(key, Quoted(f"quote-{len(self.quoted) + 1}", report, words))
        opening, closing = _QUOTES[lang]
        return Run(f"{opening}{isolated(words)}{closing}", "quote", entry.anchor, token.style)

    def _literal(self, lang: str, token: Token) -> Run:
        if len(token.args) != 1 or not token.args[0] or not token.ref:
            return self._problem(LiteralWithoutReason, lang, token)
        key = (token.ref, token.args[0])
        entry = self.literals.setdefault(
            key, Literal(f"literal-{len(self.literals) + 1}", token.ref, token.args[0])
        )
        return Run(token.ref, "literal", entry.anchor, token.style)

    def _problem(self, error: type[StatementError], lang: str, token: Token, **data: object) -> Run:
        found = error(place=_place(lang, token.line), read=token.raw, **data)
        self.problems.append(Problem(found, lang, token.line))
        return Run(token.raw, "problem", "", token.style)


def _place(lang: str, line: int) -> str:
    return f"line {line} ({lang})"


def _plain(text: str) -> str:
    """White space does not make a quotation wrong; everything else does."""
    return " ".join(text.split())


def _numbers(count: Count) -> set[int]:
    """The numbers that a count states: its ends, its best, and what is printed ("more than 170" has 170)."""
    printed = (whole_number(count.quote[a:b]) for a, b in spots(count.quote))
    found = {count.min, count.max, count.best, *printed}
    return {n for n in found if n is not None}


def _stated(claim: Claim) -> str:
    return ", ".join(str(n) for n in sorted({n for c in claim.event.counts for n in _numbers(c)})) or "-"


def _covered(shown: str, number: int, claim: Claim) -> bool:
    """Every number in the shown text is the cited one, or stands so in the claim's own words."""
    own = {claim.event.quote[a:b] for a, b in spots(claim.event.quote)}
    said = [shown[a:b] for a, b in spots(shown)]
    return all(whole_number(s) == number or s in own for s in said)


def _default_citation(claim: Claim, stating: Sequence[Count], lang: str) -> str:
    """The publisher and its own words, which need no translation."""
    opening, closing = _QUOTES[lang]
    words = stating[0].quote if stating else claim.event.quote
    return f"{isolated(claim.publisher)}: {opening}{isolated(words)}{closing}"


def figure_anchor(figure: Figure) -> str:
    """The anchor of a figure's entry in the annex."""
    return f"figure-{figure.id}"


def isolated(text: str) -> str:
    """`text` kept apart from the direction of what stands around it (first-strong isolate, UAX 9)."""
    return f"\u2068{text}\u2069"


def problems_text(problems: Iterable[Problem], lang: str) -> list[str]:
    """The problems as paragraphs in `lang`, for the terminal."""
    return [p.error.text(lang) for p in problems]

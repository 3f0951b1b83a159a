"""What `figure compare` is given: ID[:SOURCE][@WHEN] resolved to a question or a printed total.

ID is a question's id, or a claim's id for a total that somebody printed. SOURCE is a source, a publisher or a receiving
organisation whose claims alone count. WHEN is a day of knowledge (2019-05-07), an act number, or a freeze's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from tawthiq import flow
from tawthiq.casebook import freezing, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.naming import called, known_as
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.compare import side_text
from tawthiq.lang.labels import date_text
from tawthiq.model.figures import Figure, Question
from tawthiq.model.incidents import Claim

FORM = "ID[:SOURCE][@DAY|ACT|FREEZE]"
_CLAIM = re.compile(r"C-[0-9A-HJKMNP-TV-Z]{4,16}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Ledgers = Callable[[int | None], Ledger]


@dataclass(frozen=True)
class Asked:
    """A question of the casebook over acts 1 to `upto`; `frozen` is the figure where a freeze was named."""

    text: str
    question: Question
    source: str | None
    upto: int
    when: Bilingual | None = None
    frozen: Figure | None = None

    @property
    def is_frozen(self) -> bool:
        """Whether the number is the one that was frozen: a source alone is always asked anew."""
        return self.frozen is not None and self.source is None

    def name(self) -> Bilingual:
        """What it is called in both languages."""
        sides = (
            side_text(self.question, self.source and called(self.source, lang), None, self.when)[lang]
            for lang in ("en", "ar")
        )
        return Bilingual(*sides)


def resolve(text: str, book: Casebook, ledgers: Ledgers, last: int) -> Asked | Claim:
    """Raises NotFound for what leads to nothing, with what there is."""
    asked = ledgers(None).questions
    head, when = (
        (text, "") if text in asked or "@" not in text else (text.rpartition("@")[0], text.rpartition("@")[2])
    )
    ident, _, source = (head, "", "") if head in asked else head.partition(":")
    if _CLAIM.fullmatch(ident):
        return _claim(ident)
    if when and not when.isdigit() and not _DAY.fullmatch(when):
        frozen = _frozen(book, when, ident)
        name = Bilingual(f"freeze {when}", f"التجميد «{when}»")
        return Asked(text, frozen.question, source or None, frozen.as_of, name, frozen)
    upto = _act(when, last) if when.isdigit() else last
    question = _question(ident, ledgers(upto), book)
    known_on = _day(when) if _DAY.fullmatch(when) else None
    return Asked(text, replace(question, known_on=known_on), source or None, upto, _moment(when, known_on))


def _moment(when: str, known_on: date | None) -> Bilingual | None:
    if known_on is not None:
        return Bilingual(
            f"as known on {date_text(known_on, 'en')}", f"كما عُرف في {date_text(known_on, 'ar')}"
        )
    return Bilingual(f"acts 1 to {when}", f"الأفعال حتى {when}") if when else None


def _act(when: str, last: int) -> int:
    if not 1 <= int(when) <= last:
        raise NotFound(place="figure compare", read=f"@{when}", what=f"an act, 1 to {last}")
    return int(when)


def _day(when: str) -> date:
    try:
        return date.fromisoformat(when)
    except ValueError as error:
        raise NotFound(
            place="figure compare",
            read=f"@{when}",
            what=Bilingual("a day such as 2019-05-07", "يوم مثل 2019-05-07"),
        ) from error


def _frozen(book: Casebook, name: str, ident: str) -> Figure:
    figures = {f.id: f for f in freezing.frozen(book, name)}
    if ident not in figures:
        raise NotFound(place=f"@{name}", read=ident, what=", ".join(figures))
    return figures[ident]


def _question(ident: str, ledger: Ledger, book: Casebook) -> Question:
    asked = {q.id: q for q in flow.questions(ledger, tools_of(book, ledger)[0], brought_of(book, ledger))}
    if ident not in asked:
        ids = ", ".join(asked)
        what = Bilingual(
            f"{ids}{', or ' if ids else ''}the id of a claim; {FORM}",
            f"{ids}{' أو ' if ids else ''}معرّف إفادة؛ {FORM}",
        )
        raise NotFound(place="figure compare", read=ident, what=what)
    return asked[ident]


def _claim(ident: str) -> Claim:
    found = list(queries.claims_named([ident]).values())
    if len(found) != 1 or not found[0].event.counts:
        raise NotFound(
            place="figure compare",
            read=ident,
            what=Bilingual("one claim that states a number", "إفادة واحدة تذكر عددا"),
        )
    return found[0]


def belongs(source: str | None, ledger: Ledger) -> Callable[[Claim], bool]:
    """Whether a claim is of the source, publisher or receiving organisation of that name; of anybody for None."""
    meant = None if source is None else known_as(source)

    def mine(claim: Claim) -> bool:
        owners = (r.act.organisation for r in ledger.receipts.get(claim.anchor.item, ()))
        return meant is None or bool(meant & {n.casefold() for n in (claim.source, claim.publisher, *owners)})

    return mine


def only(asked: Asked, claims: Iterable[Claim], ledger: Ledger) -> frozenset[str] | None:
    """The ids of the claims that count for one side; None for all. NotFound where the name leads to none."""
    if asked.source is None:
        return None
    held, mine = list(claims), belongs(asked.source, ledger)
    if found := frozenset(c.id for c in held if mine(c)):
        return found
    names = sorted({c.source for c in held} | {c.publisher for c in held if c.event.scope == "total"})
    raise NotFound(place=asked.text, read=asked.source, what=", ".join(names))

"""Names of sources for people: where a person reads, the name stands instead of the id; machines get the id.

Names come from the derived table alone, which holds none of a source that is held back: it is shown by its id. What a
viewer may not see is taken out before, by ids (see `veil`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tawthiq.casebook import catalogue
from tawthiq.casebook.derived import models
from tawthiq.errors import Bilingual
from tawthiq.incidents.originators import spelling
from tawthiq.lang.ranges import name_apart
from tawthiq.model.checks import Judgement
from tawthiq.model.figures import Figure, Part
from tawthiq.model.incidents import Claim
from tawthiq.model.reports import Report
from tawthiq.statement.evidence import Evidence, Reports

_ISOLATED = re.compile("\u2068([^\u2068\u2069]+)\u2069")


@dataclass(frozen=True, slots=True)
class Naming:
    """The names in one language by id, and by other spellings that stand for it; what has none keeps its id."""

    lang: str
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, who: str) -> str:
        """What a person reads for a source, publisher or originator."""
        return self.names.get(who, who)

    def claim(self, claim: Claim) -> Claim:
        """The claim as it is shown. Its `source` stays: rules go by it."""
        if not self.names:
            return claim
        return replace(
            claim, originators=tuple(map(self.name, claim.originators)), publisher=self.name(claim.publisher),
            known_as=tuple((words, self.name(known)) for words, known in claim.known_as),
        )  # fmt: skip

    def claims(self, claims: Mapping[str, Claim]) -> dict[str, Claim]:
        return {id_: self.claim(c) for id_, c in claims.items()}

    def figure(self, figure: Figure) -> Figure:
        """The figure as it is shown: its parts by source or publisher, and the sources that its caveats name."""
        caveats = tuple((self.said(en, "en"), self.said(ar, "ar")) for en, ar in figure.caveats)
        by_source = figure.question.by in (None, "source")
        parts = tuple(map(self._part, figure.parts)) if by_source else figure.parts
        return replace(figure, parts=parts, caveats=caveats)

    def evidence(self, evidence: Evidence) -> Evidence:
        figures = {id_: self.figure(f) for id_, f in evidence.figures.items()}
        reports = _NamedReports(evidence.reports, self)
        return replace(evidence, figures=figures, claims=self.claims(evidence.claims), reports=reports)

    def report(self, report: Report) -> Report:
        return replace(report, publisher=self.name(report.publisher))

    def _part(self, part: Part) -> Part:
        return replace(part, name=self.name(part.name))

    def told(self, text: Bilingual) -> Bilingual:
        """A text in both languages, with the names in the one that is shown."""
        return Bilingual(self.said(text.en, "en"), self.said(text.ar, "ar"))

    def said(self, text: str, lang: str) -> str:
        """A sentence with the names that it sets apart; one in another language stays."""
        if lang != self.lang:
            return text
        return _ISOLATED.sub(lambda m: name_apart(self.name(m[1])), text)


@dataclass(frozen=True, slots=True)
class _NamedReports:
    """Reports whose publishers bear their names."""

    held: Reports
    names: Naming

    def get(self, item: str, locator: str) -> Report | None:
        found = self.held.get(item, locator)
        return found and self.names.report(found)

    def of_items(self, prefix: str) -> list[Report]:
        return [self.names.report(r) for r in self.held.of_items(prefix)]


def naming(lang: str) -> Naming:
    """The names in "ar" or, for every other language, in English; read once after each derivation."""
    return _naming("ar" if lang == "ar" else "en", catalogue.stamp())


@lru_cache(maxsize=4)
def _naming(lang: str, stamp: tuple[str, ...]) -> Naming:
    rows = models.Source._default_manager.order_by("id").values_list("id", f"name_{lang}", "spellings")
    return Naming(lang, _named(rows))


def _named(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """By id and spelling. Two of one name are told apart by their ids."""
    listed = list(rows)
    often = Counter(spelling(name) for _, name, _ in listed)
    out: dict[str, str] = {}
    for id_, name, spellings in listed:
        shown = name if often[spelling(name)] == 1 else f"{name} ({id_})"
        for spelled in (*json.loads(spellings), id_):
            out[spelled] = shown
    return out


def in_both(judgement: Judgement) -> Judgement:
    """A judgement of a check as a page in both languages shows it: the sources behind it by their names."""
    rows = []
    for row in judgement.figures:
        sources = row.get("sources")
        rows.append({**row, "sources": [*map(_both, sources)]} if isinstance(sources, list) else row)
    return replace(judgement, figures=tuple(rows))


def _both(who: str) -> str:
    english, arabic = (naming(lang).name(who) for lang in ("en", "ar"))
    return english if english == arabic else f"{english} / {arabic}"


def called(name: str, lang: str) -> str:
    """The name in `lang` of the source that a person means by an id, a name or a spelling; else what was said."""
    names, meant = naming(lang), sorted(known_as(name))
    return next((names.name(one) for one in meant if one in names.names), name)


def known_as(name: str) -> frozenset[str]:
    """The ids that a person may mean by a source's name, in small letters: itself, and whose name or spelling it is."""
    rows = models.Source._default_manager.values_list("id", "name_en", "name_ar", "spellings")
    meant = spelling(name)
    found = {
        id_
        for id_, en, ar, spellings in rows
        if meant and meant in map(spelling, (id_, en, ar, *json.loads(spellings)))
    }
    return frozenset({name.casefold(), *(id_.casefold() for id_ in found)})

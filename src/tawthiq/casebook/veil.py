"""What a figure shows to one organisation of that which another holds back: its part in the numbers, no more.

A figure is computed once for the whole casebook, so its number counts what is private, and what is shared as counts.
Which incident it was, where, on which day and who said so is left out, and the figure says how many rows are not shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Q

from tawthiq.casebook import catalogue, queries
from tawthiq.casebook.browsing import Page, cut, seen_by
from tawthiq.casebook.derived import models
from tawthiq.lang.ranges import fmt_number
from tawthiq.model.figures import Figure, Input


@dataclass(frozen=True, slots=True)
class Veil:
    """`refs` are codes of incidents and victims and ids of claims that `viewer` may not see; `names` are the sources,
    publishers, originators and lists, in small letters, that stand on such claims and records only."""

    viewer: str
    refs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def hides(self, name: str) -> bool:
        return name.casefold() in self.names

    def covers(self, reference: str) -> bool:
        """Whether "ID[:SOURCE][@WHEN]" asks for a claim or a source that is hidden."""
        ident, _, source = reference.partition(":")
        asked = {part.strip() for text in (ident, source) for part in (text, text.rpartition("@")[0])}
        return bool(asked & self.refs) or any(map(self.hides, asked))

    def figure(self, figure: Figure) -> Figure:
        """The figure with the same numbers, and without inputs, parts and caveats that tell of what is hidden."""
        if not self.refs:
            return figure
        return replace(
            figure, inputs=tuple(i for i in figure.inputs if i.ref not in self.refs),
            parts=tuple(p for p in figure.parts if not self.hides(p.name)),
            caveats=(*(c for c in figure.caveats if not self._named_in(c)), *self._left_out(figure.id)),
        )  # fmt: skip

    def inputs(self, figure: str, number: int = 1) -> Page[Input]:
        """What a figure rests on as people read it: counted first, then by day."""
        rows = models.FigureInput._default_manager.filter(figure=figure).order_by("rank")
        found, more = cut(rows.exclude(self._hidden()) if self.refs else rows, number)
        return Page([queries.input_of(r) for r in found], number, more)

    def _hidden(self) -> Q:
        seen = seen_by(self.viewer)
        incidents = models.Incident._default_manager.exclude(seen).values("code")
        victims = models.Victim._default_manager.exclude(seen).values("code")
        claims = models.Claim._default_manager.exclude(seen).values("id")
        return Q(ref__in=incidents) | Q(ref__in=victims) | Q(ref__in=claims)

    def _named_in(self, texts: Iterable[str]) -> bool:
        """Caveats isolate the names in them."""
        return any(f"\u2068{name}\u2069" in text.casefold() for text in texts for name in self.names)

    def _left_out(self, figure: str) -> list[tuple[str, str]]:
        n = models.FigureInput._default_manager.filter(self._hidden(), figure=figure, counted=1).count()
        if not n:
            return []
        en, ar = (fmt_number(n, lang) for lang in ("en", "ar"))
        return [
            (
                f"Counted and not shown, incidents, victims or totals that another organisation holds back: {en}.",
                f"حوادث أو ضحايا أو مجاميع محسوبة غير معروضة لأن منظمة أخرى تحجبها: {ar}.",
            )
        ]


def veil(viewer: str) -> Veil:
    """What `viewer` may not see; read once after each derivation."""
    return _veil(viewer, catalogue.stamp())


@lru_cache(maxsize=8)
def _veil(viewer: str, stamp: tuple[str, ...]) -> Veil:
    seen, claims = seen_by(viewer), models.Claim._default_manager
    if not models.Item._default_manager.exclude(seen).exists():
        return Veil(viewer)
    incidents = models.Incident._default_manager.exclude(seen).values_list("code", flat=True)
    victims = models.Victim._default_manager.exclude(seen).values_list("code", flat=True)
    refs = {*incidents, *victims, *claims.exclude(seen).values_list("id", flat=True)}
    named = ("source", "publisher", "originators")
    lists = models.Record._default_manager.values_list("list", flat=True).distinct()
    hidden, shown = (
        _names(said.values_list(*named).distinct()) | {name.casefold() for name in listed}
        for said, listed in (
            (claims.exclude(seen), lists.exclude(seen)),
            (claims.filter(seen), lists.filter(seen)),
        )
    )
    return Veil(viewer, frozenset(refs), frozenset(hidden - shown))


def _names(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    return {
        name.casefold() for source, publisher, said in rows for name in (source, publisher, *json.loads(said))
    }

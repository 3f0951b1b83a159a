"""The claims of an incident side by side: one row a fact, with a mark where they disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.lang.labels import counted_text
from tawthiq.lang.wording import stated
from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim
from tawthiq.statement.entries import claim_data
from tawthiq.statement.words import word
from tawthiq.web.texts import label


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` in the order of the claims, "" where one says nothing of it; `differs` when two say different things."""

    head: str
    cells: tuple[str, ...]
    differs: bool


def side_by_side(claims: Sequence[Claim], lang: str, party: Callable[[str], str]) -> list[Row]:
    """Type, date, place, targets and parties (by what `party` calls them), then each kind and group that is counted."""
    facts = [{**_facts(c, lang), **_parties(c, lang, party)} for c in claims]
    rows = [
        row(head, [f.get(head, "") for f in facts]) for head in dict.fromkeys(h for f in facts for h in f)
    ]
    counted = list(dict.fromkeys((c.kind, c.group) for claim in claims for c in claim.event.counts))
    for kind, group in counted:
        rows.append(
            row(counted_text(kind, group, lang, label), [_said(c, kind, group, lang) for c in claims])
        )
    return [r for r in rows if any(r.cells)]


def row(head: str, cells: Sequence[str], meaning: Callable[[str], object] = str) -> Row:
    """A row; two cells that both say something and do not mean the same make it differ."""
    return Row(head, tuple(cells), len({meaning(c) or c for c in cells if c}) > 1)


def _facts(claim: Claim, lang: str) -> dict[str, str]:
    event, comma = claim.event, word("comma", lang)
    place = event.place
    names = (
        ((place.name_ar, place.name_en) if lang == "ar" else (place.name_en, place.name_ar)) if place else ()
    )
    return {
        word("type", lang): label("event_types", event.event_type, lang),
        word("happened", lang): str(claim_data(claim, lang)["date"]),
        word("place", lang): next((n for n in names if n), place.text if place else ""),
        word("target", lang): comma.join(
            label("targets", t, lang) for t in event.targets if t != "none_stated"
        ),
    }


def _parties(claim: Claim, lang: str, party: Callable[[str], str]) -> dict[str, str]:
    return {word("actors", lang): word("comma", lang).join(map(party, claim.event.actors))}


def _said(claim: Claim, kind: str, group: str, lang: str) -> str:
    found = [c for c in claim.event.counts if (c.kind, c.group) == (kind, group)]
    return word("semicolon", lang).join(_number(c, lang) for c in found)


def _number(count: Count, lang: str) -> str:
    said = stated(count.min, count.max, count.qualifier, lang)
    return f"{said} ({count.attributed_to})" if count.attributed_to else said

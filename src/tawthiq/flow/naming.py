"""Who the sources and originators of a casebook are: their names for people, from what people said and from the packs.

What is held back keeps its id: the source of an item that its organisation does not share, or that was read under a
consent, has no name here, whoever gave one. A pseudonym never has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawthiq.claims.packs import Pack
from tawthiq.evidence.kinds import SEEN
from tawthiq.evidence.ledger import Ledger, Receipt, audience
from tawthiq.incidents.originators import Names, known_names
from tawthiq.model.incidents import Claim, Source


def names_of(ledger: Ledger, aliases: Mapping[str, tuple[str, ...]], claims: Iterable[Claim]) -> Names:
    """The spellings of all known sources; what was said last stands first."""
    return known_names(pairs_of(claims), aliases, _given(ledger))


def pairs_of(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Every source with its publisher, once."""
    return {(c.source, c.publisher) for c in claims}


def voices_of(
    ledger: Ledger, aliases: Mapping[str, tuple[str, ...]], claims: Iterable[tuple[str, str]]
) -> Names:
    """The same for who may be named in a question: sources and publishers of claims, and who has only sent items."""
    sent = {r.body.source for receipts in ledger.receipts.values() for r in receipts}
    return known_names((*claims, *((source, source) for source in sent)), aliases, _given(ledger))


def told_of(ledger: Ledger) -> list[str]:
    """The ids of sources that an error may list: those that were named, and those whose items are not held back."""
    shown = (rs for rs in ledger.receipts.values() if not is_held_back(rs, audience(rs)))
    return sorted({*ledger.sources, *(r.body.source for rs in shown for r in rs)})


def _given(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    return {s.id: s.spellings for s in reversed(list(ledger.sources.values()))}


def is_held_back(receipts: Iterable[Receipt], seen_by: str) -> bool:
    """Whether the names of an item's sources are nobody's business: not shared, or a private chat read by consent."""
    return seen_by.partition(":")[0] not in SEEN or any(r.body.consent for r in receipts)


def sources(
    ledger: Ledger,
    pack: Pack,
    names: Names,
    raw: tuple[Iterable[Claim], Iterable[str]],
    held_back: Iterable[str],
) -> list[Source]:
    """The sources with names that `raw`, the claims as they were read and the lists of victims, come from or quote.

    `held_back` are the sources that keep their ids.
    """
    met, labels = _met(names, list(raw[0])), pack.source_labels
    for listed in raw[1]:
        met.setdefault(names.exact(listed) or listed, set()).add(listed)
    spelled = _spelled(ledger, pack, names)
    shown = _labels(ledger, labels, names)
    kept = {id_ for one in held_back for id_ in (one, names.exact(one) or one)}
    return [
        Source(id_, *shown[id_], tuple(sorted((met[id_] | spelled.get(id_, set())) - {id_, *shown[id_]})))
        for id_ in sorted(met)
        if id_ in shown and id_ not in kept
    ]


def _met(names: Names, raw: Sequence[Claim]) -> dict[str, set[str]]:
    """The ids that stand in the casebook, each with the spellings of sources that it stands for."""
    met: dict[str, set[str]] = {}
    for spelled in {s for c in raw for s in (c.source, names.own(c.source), *c.originators)}:
        met.setdefault(names.exact(spelled) or spelled, set()).add(spelled)
    for publisher in {c.publisher for c in raw}:
        if (id_ := names.own(publisher)) != publisher:
            met.setdefault(id_, set()).add(publisher)
    for known in {known for c in raw for _, known in c.known_as}:
        met.setdefault(known, set())
    return met


def _spelled(ledger: Ledger, pack: Pack, names: Names) -> dict[str, set[str]]:
    """What else people and packs call each source, as far as it stands for that source and no other."""
    out: dict[str, set[str]] = {}
    for spelled in ({id_: s.spellings for id_, s in ledger.sources.items()}, pack.sources):
        for id_, listed in spelled.items():
            own = names.exact(id_) or id_
            out.setdefault(own, set()).update(s for s in listed if names.exact(s) == own)
    return out


def _labels(
    ledger: Ledger, labels: Mapping[str, tuple[str, str]], names: Names
) -> dict[str, tuple[str, str]]:
    told = ((s.id, s.name_en, s.name_ar) for s in ledger.sources.values())
    shown = {id_: (en or ar, ar or en) for id_, en, ar in told if en or ar}
    for id_, label in labels.items():
        shown.setdefault(names.exact(id_) or id_, label)
    return shown

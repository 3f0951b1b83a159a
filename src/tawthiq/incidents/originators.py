"""Who said it first: names as written matched to sources, and copies traced to what they repeat.

A claim rests on the originator that its row or text names ("according to ..."), else on the channel that it forwards,
else on its own source. Names are matched to sources by name and alias, which are data: those that people gave, those of
the casebook's own sources and publishers, and `sources` in the packs. A quotation from nobody known ("residents", "a
doctor") stays with the source that reports it. Independence of claims is judged here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tawthiq.incidents.sketch import HASHES, sketches
from tawthiq.lang.normalise import fold
from tawthiq.model.incidents import Claim, Incident

COPY = HASHES - 1  # so many of a text's minhashes in common make a copy
COPY_WORDS = 12  # shorter texts can be alike by chance
_CLITICS = "[وفبلك]?"


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names of known sources, each with the id that stands for it; `pattern` finds one inside a phrase.

    `given` are those that people gave: they stand for the source of a report as well.
    """

    ids: Mapping[str, str]
    pattern: re.Pattern[str] | None
    given: Mapping[str, str] = field(default_factory=dict)

    def exact(self, name: str) -> str | None:
        return self.ids.get(spelling(name))

    def own(self, source: str) -> str:
        """The id of a report's source: another one only where people said that it is a spelling of that."""
        return self.given.get(spelling(source), source)

    def inside(self, phrase: str) -> str | None:
        """The source named in a phrase such as "a correspondent of the Blue Lamps"; the longest name wins."""
        found = self.pattern.search(spelling(phrase)) if self.pattern else None
        return self.ids[found[1]] if found else None


def known_names(
    voices: Iterable[tuple[str, str]],
    aliases: Mapping[str, Sequence[str]],
    given: Mapping[str, Sequence[str]] | None = None,
) -> Names:
    """Names that people gave (id -> spellings, the first stands), those of the casebook's `voices`, each a source with
    its publisher, then those of `aliases`.

    An alias of a source that the casebook holds stands for that source, whatever id the pack gives it.
    """
    told: dict[str, str] = {}
    for id_, names in (given or {}).items():
        for name in (id_, *names):
            told.setdefault(spelling(name), id_)
    told.pop("", None)
    ids = dict(told)
    for source, publisher in sorted(set(voices)):
        id_ = ids.setdefault(spelling(source), source)
        ids.setdefault(spelling(publisher), id_ if spelling(source) in told else source)
    for id_, names in sorted(aliases.items()):
        keys = [spelling(n) for n in (id_, *names)]
        stands_for = next((ids[k] for k in keys if k in ids), id_)
        for k in keys:
            ids.setdefault(k, stands_for)
    ids.pop("", None)
    longest = sorted(ids, key=lambda k: (-len(k), k))
    listed = "|".join(re.escape(k) for k in longest if len(k) > 2)
    return Names(ids, re.compile(rf"(?<!\w){_CLITICS}({listed})(?!\w)") if listed else None, told)


def spelling(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())


def with_originators(claims: Mapping[str, Claim], names: Names) -> dict[str, Claim]:
    """Every claim with its originators as known sources where they are known."""
    return {id_: _traced(claim, names) for id_, claim in claims.items()}


def _traced(claim: Claim, names: Names) -> Claim:
    said, event = claim.originators, claim.event
    known_as = _voices(claim, names)
    if not event.originators and said in ((), (claim.source,)):
        quoted = names.inside(event.attributed_to) if event.attributed_to else _only_voice(claim, known_as)
        said = (quoted,) if quoted else said
    found = tuple(dict.fromkeys(names.exact(name) or " ".join(name.split()) for name in said)) or (
        claim.source,
    )
    source = names.own(claim.source)
    if (found, known_as, source) == (claim.originators, claim.known_as, claim.source):
        return claim
    publisher = source if claim.publisher == claim.source else claim.publisher
    return replace(claim, originators=found, known_as=known_as, source=source, publisher=publisher)


def _voices(claim: Claim, names: Names) -> tuple[tuple[str, str], ...]:
    """The voices of single counts that are known sources: as the text words them, and the source's id."""
    worded = sorted({c.attributed_to for c in claim.event.counts if c.attributed_to})
    return tuple((words, known) for words in worded if (known := names.inside(words)))


def _only_voice(claim: Claim, known_as: Sequence[tuple[str, str]]) -> str | None:
    """The known source that says every count of the claim; None where one is the report's own, or another's."""
    known = dict(known_as)
    voices = {known.get(c.attributed_to or "") for c in claim.event.counts}
    return voices.pop() if len(voices) == 1 else None


def with_copies(claims: Mapping[str, Claim], incidents: Iterable[Incident]) -> dict[str, Claim]:
    """Claims whose text repeats an earlier report of the same incident rest on that report's originators."""
    out = dict(claims)
    for incident in incidents:
        texts = [c for i in incident.claims if _words(c := claims[i]) >= COPY_WORDS]
        if len(texts) > 1:
            for copy, original in _copies(sorted(texts, key=Claim.recency)):
                out[copy] = replace(claims[copy], originators=out[original].originators)
    return out


def _words(claim: Claim) -> int:
    return 0 if claim.anchor.extractor.startswith("profile:") else len(claim.anchor.quote.split())


def _copies(texts: Sequence[Claim]) -> Iterable[tuple[str, str]]:
    """(copy, the earliest text that it repeats), earlier reports first."""
    found = sketches(c.anchor.quote for c in texts)
    for n, claim in enumerate(texts):
        alike = (found[:n] == found[n]).sum(axis=1)
        for first in np.flatnonzero(alike >= COPY).tolist():
            if texts[first].source != claim.source:
                yield claim.id, texts[first].id
                break

"""Who said it first: names as written matched to sources, and copies traced to what they repeat.

A claim rests on the originator that its row or text names ("according to ..."), else on the channel that it forwards,
else on its own source. Names are matched to sources by name and alias, which are data: those of the casebook's own
sources and publishers, and `sources` in the packs. A quotation from nobody known ("residents", "a doctor") stays with
the source that reports it. Independence of claims is judged here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tawthiq.incidents.sketch import HASHES, sketches
from tawthiq.lang.normalise import fold
from tawthiq.model.incidents import Claim, Incident

COPY = HASHES - 1  # so many of a text's minhashes in common make a copy
COPY_WORDS = 12  # shorter texts can be alike by chance
_CLITICS = "[وفبلك]?"


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names of known sources, each with the id that stands for it; `pattern` finds one inside a phrase."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str] | None

    def exact(self, name: str) -> str | None:
        return self.ids.get(_key(name))

    def inside(self, phrase: str) -> str | None:
        """The source named in a phrase such as "a correspondent of the Blue Lamps"; the longest name wins."""
        found = self.pattern.search(_key(phrase)) if self.pattern else None
        return self.ids[found[1]] if found else None


def known_names(claims: Iterable[Claim], aliases: Mapping[str, Sequence[str]]) -> Names:
    """Names of the casebook's sources and publishers, then those of `aliases` (id -> names).

    An alias of a source that the casebook holds stands for that source, whatever id the pack gives it.
    """
    own = sorted({(c.source, c.publisher) for c in claims})
    ids: dict[str, str] = {}
    for source, publisher in own:
        ids.setdefault(_key(source), source)
        ids.setdefault(_key(publisher), source)
    for id_, names in sorted(aliases.items()):
        keys = [_key(n) for n in (id_, *names)]
        stands_for = next((ids[k] for k in keys if k in ids), id_)
        for k in keys:
            ids.setdefault(k, stands_for)
    ids.pop("", None)
    longest = sorted(ids, key=lambda k: (-len(k), k))
    listed = "|".join(re.escape(k) for k in longest if len(k) > 2)
    return Names(ids, re.compile(rf"(?<!\w){_CLITICS}({listed})(?!\w)") if listed else None)


def _key(name: str) -> str:
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
    if (found, known_as) == (claim.originators, claim.known_as):
        return claim
    return replace(claim, originators=found, known_as=known_as)


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

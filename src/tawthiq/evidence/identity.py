"""Names that survive a change of code: a claim's id from its anchor, an incident's code from its first claim."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Sequence

from tawthiq.evidence.chain import canonical
from tawthiq.model.claims import Event
from tawthiq.model.incidents import Anchor

BY_PERSON = "person"  # the extractor of a claim that a person marked in a text
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to misread


def short_hash(data: bytes, length: int) -> str:
    """The first `5 * length` bits of SHA-256 in Crockford's base 32."""
    number = int.from_bytes(hashlib.sha256(data).digest(), "big") >> (256 - 5 * length)
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in reversed(range(length)))


def claim_id(anchor: Anchor) -> str:
    """ "C-" and 16 characters over (item, locator, extractor, quote, k): never over version, offset or row."""
    return "C-" + short_hash(
        canonical([anchor.item, anchor.locator, anchor.extractor, anchor.quote, anchor.k]), 16
    )


def incident_code(first_claim: str) -> str:
    """ "I-XXXX-XXXX-XXXX" from the id of the incident's earliest claim.

    60 bits: among a million incidents the odds of one clash are 4 in 10 million.
    """
    code = short_hash(b"incident " + first_claim.encode(), 12)
    return f"I-{code[:4]}-{code[4:8]}-{code[8:]}"


def anchors(item: str, locator: str, extractor: str, events: Sequence[Event]) -> list[Anchor]:
    """One anchor an event, `k` counting the events of this report that share a quote, in reading order."""
    seen: Counter[str] = Counter()
    out = []
    for event in events:
        out.append(Anchor(item, locator, extractor, event.quote, seen[event.quote], event.start, event.end))
        seen[event.quote] += 1
    return out


def reattach(
    anchor: Anchor, ids: Container[str], of_report: Sequence[tuple[str, int, int]]
) -> tuple[str | None, str]:
    """Where a judgement stands after a change of code: (claim id, "attached" | "reattached" | "detached").

    `of_report` are (id, start, end) of the claims that the report has now. The same id first; else the only claim
    that overlaps the old quote; else nothing.
    """
    known = claim_id(anchor)
    if known in ids:
        return known, "attached"
    overlapping = [i for i, start, end in of_report if start < anchor.end and anchor.start < end]
    if len(overlapping) == 1:
        return overlapping[0], "reattached"
    return None, "detached"

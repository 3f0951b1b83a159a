"""The act's envelope and the chain over it. Final from the first casebook on.

    body       canonical JSON (RFC 8785) without floats
    body_hash  SHA-256(salt || body)
    leaf       SHA-256(0x00 || canonical header), the header being every other field of the envelope
    head(n)    SHA-256(head(n-1) || leaf(n)), head(0) = 32 zero bytes

The salt keeps a short body from being guessed from its hash once it has been erased. Erasing removes salt and
body; the chain is over leaves and still verifies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import rfc8785

GENESIS = bytes(32)
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log. `at` is UTC, ISO 8601 with microseconds and Z; hashes are lower-case hex."""

    n: int
    id: str
    kind: str
    v: int
    at: str
    organisation: str
    member: str
    body_hash: str
    leaf: str


def canonical(value: Any) -> bytes:
    """RFC 8785 bytes of `value`; a float raises TypeError, because two machines may print it differently."""
    _refuse_floats(value)
    return rfc8785.dumps(value)


def body_hash(salt: bytes, body: bytes) -> str:
    return hashlib.sha256(salt + body).hexdigest()


def header(act: Act) -> bytes:
    """The canonical bytes that the leaf commits to."""
    names = ("n", "id", "kind", "v", "at", "organisation", "member", "body_hash")
    return canonical({name: getattr(act, name) for name in names})


def leaf(act: Act) -> str:
    return hashlib.sha256(b"\x00" + header(act)).hexdigest()


def seal(
    *, n: int, id: str, kind: str, v: int, at: str, organisation: str, member: str, body_hash: str
) -> Act:
    """An envelope with its leaf."""
    open_act = Act(n, id, kind, v, at, organisation, member, body_hash, "")
    return Act(n, id, kind, v, at, organisation, member, body_hash, leaf(open_act))


def heads(acts: Iterable[Act]) -> Iterable[tuple[int, str]]:
    """(n, head(n)) for each act in order."""
    head = GENESIS
    for act in acts:
        head = hashlib.sha256(head + bytes.fromhex(act.leaf)).digest()
        yield act.n, head.hex()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        msg = "acts and digests hold no floats"
        raise TypeError(msg)
    if isinstance(value, dict):
        for v in value.values():
            _refuse_floats(v)
    elif isinstance(value, list | tuple):
        for v in value:
            _refuse_floats(v)

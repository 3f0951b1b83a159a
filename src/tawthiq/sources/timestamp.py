"""What an RFC 3161 timestamp token says: of which hash, at what time. `signature.py` checks who signed it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

_TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")  # id-ct-TSTInfo, 1.2.840.113549.1.9.16.1.4
DIGESTS = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
SEQUENCE, OCTETS, _INTEGER, _OID, _TIME, _CONTENT = 0x30, 0x04, 0x02, 0x06, 0x18, 0xA0


class NoToken(ValueError):
    """The bytes are no timestamp token."""


@dataclass(frozen=True, slots=True)
class Part:
    """A DER element: its tag, its content, and the whole of it."""

    tag: int
    content: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class Token:
    """`imprint` is the hash named by `algorithm` (of hashlib) of what was stamped at `time` (UTC, ISO)."""

    algorithm: str
    imprint: bytes
    time: str

    def of(self, data: bytes) -> bool:
        """Whether it was these bytes that were stamped."""
        return hashlib.new(self.algorithm, data).digest() == self.imprint


def read_token(data: bytes) -> Token:
    """The token in `data`, alone or inside a response (RFC 3161, 2.4.2). Raises NoToken."""
    at = data.find(_TST_INFO)
    if at < 0:
        raise NoToken
    content, _ = part(data, at + len(_TST_INFO), _CONTENT)
    info, _ = part(part(content, 0, OCTETS)[0], 0, SEQUENCE)
    at = part(info, 0, _INTEGER)[1]  # version
    at = part(info, at, _OID)[1]  # policy
    imprint, at = part(info, at, SEQUENCE)
    at = part(info, at, _INTEGER)[1]  # serial number
    name, after = part(imprint, 0, SEQUENCE)
    algorithm = DIGESTS.get(part(name, 0, _OID)[0])
    if algorithm is None:
        raise NoToken
    return Token(algorithm, part(imprint, after, OCTETS)[0], _moment(part(info, at, _TIME)[0]))


def part(data: bytes, at: int, tag: int) -> tuple[bytes, int]:
    """Contents of the DER element (X.690, 8.1) with this tag at `at`, and where the next one starts."""
    if data[at : at + 1] != bytes([tag]):
        raise NoToken
    length, at = int.from_bytes(data[at + 1 : at + 2]), at + 2
    if length & 0x80:
        more = length & 0x7F
        length, at = int.from_bytes(data[at : at + more]), at + more
    if at + length > len(data):
        raise NoToken
    return data[at : at + length], at + length


def parts(data: bytes) -> list[Part]:
    """The DER elements that `data` is made of. Raises NoToken."""
    found, at = [], 0
    while at < len(data):
        content, end = part(data, at, data[at])
        found.append(Part(data[at], content, data[at:end]))
        at = end
    return found


def _moment(written: bytes) -> str:
    """GeneralizedTime as RFC 3161 has it: 20310304101500Z, perhaps with a fraction of a second."""
    try:
        seconds = written.decode("ascii").removesuffix("Z").partition(".")[0]
        return datetime.strptime(seconds, "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError as error:
        raise NoToken from error

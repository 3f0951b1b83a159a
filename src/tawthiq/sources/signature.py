"""Whether the signature of a timestamp token holds with the certificate that the token brings (RFC 5652, 5.4 to 5.6).

That shows that hash and time in the token are what this key signed. Whose key it is, nobody vouches for: the chain to
a root that one trusts, and revocation, are not looked at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from tawthiq.sources.timestamp import DIGESTS, OCTETS, SEQUENCE, NoToken, Part, part, parts

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_RSA = bytes.fromhex("2a864886f70d010101")  # rsaEncryption: the hash is the signer's digest algorithm
_SIGNATURES = {
    bytes.fromhex("2a864886f70d01010b"): "sha256",  # RSA PKCS #1 v1.5
    bytes.fromhex("2a864886f70d01010c"): "sha384",
    bytes.fromhex("2a864886f70d01010d"): "sha512",
    bytes.fromhex("2a8648ce3d040302"): "sha256",  # ECDSA
    bytes.fromhex("2a8648ce3d040303"): "sha384",
    bytes.fromhex("2a8648ce3d040304"): "sha512",
}
_HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


class NotChecked(ValueError):
    """The signature cannot be checked here: no certificate in the token, or a way of signing that is not known."""


@dataclass(frozen=True, slots=True)
class _Signer:
    """The parts of a SignerInfo that count."""

    serial: int
    digest: str
    attributes: Part
    algorithm: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class _Certificate:
    """`der` is all of it as it stands in the token."""

    der: bytes
    certificate: x509.Certificate
    serial: int
    subject: str


def signer_of(data: bytes) -> str | None:
    """The subject of the certificate with which the signature holds; None where it does not hold.

    Raises NotChecked, and NoToken for bytes that are no token.
    """
    content, certificates, signer = _signed(data)
    found = next((one for one in certificates if one.serial == signer.serial), None)
    if found is None:
        raise NotChecked
    signed = b"\x31" + signer.attributes.whole[1:]  # signed as the SET that it stands for (RFC 5652, 5.4)
    holds = (
        hashlib.new(signer.digest, content).digest() == _stated_digest(signer.attributes)
        and any(hashlib.new(kind, found.der).digest() in signed for kind in ("sha1", *_HASHES))
        and _verifies(found.certificate, signer, signed)
    )  # the signed attributes name the certificate by its hash (RFC 3161, 2.4.2; RFC 5816)
    return found.subject if holds else None


def _signed(data: bytes) -> tuple[bytes, list[_Certificate], _Signer]:
    at = data.find(_SIGNED_DATA)
    if at < 0:
        raise NoToken
    top = parts(part(part(data, at + len(_SIGNED_DATA), 0xA0)[0], 0, SEQUENCE)[0])
    try:
        content = part(parts(top[2].content)[1].content, 0, OCTETS)[0]
        certificates = [c.whole for group in top[3:] if group.tag == 0xA0 for c in parts(group.content)]
        signer = _signer(parts(parts(top[-1].content)[0].content))
    except IndexError as error:
        raise NoToken from error
    return content, [_certificate(der) for der in certificates], signer


def _certificate(der: bytes) -> _Certificate:
    try:
        found = x509.load_der_x509_certificate(der)
        return _Certificate(der, found, found.serial_number, found.subject.rfc4514_string())
    except (ValueError, x509.InvalidVersion) as error:
        raise NotChecked from error


def _signer(told: list[Part]) -> _Signer:
    """From version, issuer and serial number, digest, signed attributes, algorithm, signature."""
    if len(told) < 6:
        raise NoToken
    named, digest, attributes, algorithm, signature = told[1:6]
    kind = DIGESTS.get(parts(digest.content)[0].content)
    if named.tag != SEQUENCE or attributes.tag != 0xA0 or kind is None:
        raise NotChecked
    serial = int.from_bytes(parts(named.content)[1].content, signed=True)
    return _Signer(serial, kind, attributes, parts(algorithm.content)[0].content, signature.content)


def _stated_digest(attributes: Part) -> bytes:
    for attribute in parts(attributes.content):
        told = parts(attribute.content)
        if len(told) == 2 and told[0].content == _MESSAGE_DIGEST:
            return part(told[1].content, 0, OCTETS)[0]
    raise NoToken


def _verifies(certificate: x509.Certificate, signer: _Signer, signed: bytes) -> bool:
    named = signer.digest if signer.algorithm == _RSA else _SIGNATURES.get(signer.algorithm)
    if named is None:
        raise NotChecked
    try:
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signer.signature, signed, padding.PKCS1v15(), _HASHES[named])
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signer.signature, signed, ec.ECDSA(_HASHES[named]))
        else:
            raise NotChecked
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError) as error:
        raise NotChecked from error
    return True

"""From bytes to text, with the evidence said; an encoding is never guessed in silence.

Windows-1256 (Microsoft code page 1256) is told from UTF-8 because Arabic bytes of it are almost never valid
UTF-8, from ISO 8859-6 by the article: in Windows-1256 "ال" is C7 E1, in ISO 8859-6 it is C7 E4, and from
Western code pages by the share of Arabic letters among the non-ASCII bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import BadOption, BinaryFile, EmptyFile, UnknownEncoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_KNOWN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "cp1256", "iso-8859-6")
_SAMPLE = 1 << 20
_BAD = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of an item, the encoding it was in, and what people must be told about it.

    `cut` is set when the bytes end within a character. Bytes that are no UTF-8 stay as lone surrogates
    (`has_bad_bytes`), so that only the row or message that holds them is refused (a text shows them as U+FFFD).
    """

    text: str
    encoding: str
    notes: tuple[Bilingual, ...] = ()
    cut: bool = False


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of `data`. Raises EmptyFile, BadOption, BinaryFile or UnknownEncoding."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(place=name)
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for bom, codec, label in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, codec, label)
    if _looks_utf16(data):
        return _utf16_without_bom(data)
    return _utf8(data) or _windows_1256(data, name)


def has_bad_bytes(text: str) -> bool:
    """Whether `text` holds what no text holds: NUL, or surrogates that stand for damaged bytes or half an emoji."""
    return _BAD.search(text) is not None


def cleaned(text: str) -> str:
    """`text` with U+FFFD for what no text holds; for names beside the text, whose message is read all the same."""
    return _BAD.sub("\ufffd", text)


def refuse_nul(text: str, name: str) -> None:
    """Raises BinaryFile at the first NUL."""
    at = text.find("\x00")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise BinaryFile(place=f"{name} line {line}", read=text[max(at - 20, 0) : at + 20])


def _decode_as(data: bytes, name: str, encoding: str) -> Decoded:
    wanted = {"wanted": ", ".join(_KNOWN), "wanted_ar": "، ".join(_KNOWN)}
    if encoding.lower() not in _KNOWN:
        raise BadOption(place=name, read=encoding, option="encoding", **wanted)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(
            place=f"{name} byte {error.start}", read=data[error.start : error.start + 8]
        ) from error
    note = Bilingual(f"read as {encoding}, as named", f"قُرئ بترميز {encoding} كما سُمّي")
    return Decoded(text.removeprefix("\ufeff"), encoding, (note,))


def _with_bom(data: bytes, codec: str, label: str) -> Decoded:
    if codec == "utf-8-sig":
        decoded = _utf8(data[3:])
        if decoded is not None:
            return decoded
    cut = codec == "utf-16" and len(data) % 2 == 1
    text = (data[:-1] if cut else data).decode(codec, "replace" if codec == "utf-8-sig" else "surrogatepass")
    note = Bilingual(f"read as {label}: the file says so (BOM)", f"قُرئ بترميز {label}: الملف يصرّح به (BOM)")
    return Decoded(text, label.lower(), (note,), cut)


def _looks_utf16(data: bytes) -> bool:
    """Half of the bytes at even or at odd places are zero or an Arabic page byte: UTF-16 that lost its BOM."""
    sample = data[: 1 << 14]
    half = len(sample) // 2
    return half > 1 and max(_page_bytes(sample[0::2]), _page_bytes(sample[1::2])) > 0.9 * half


def _page_bytes(sample: bytes) -> int:
    return sample.count(0) + sample.count(6) if sample.count(0) else 0


def _utf16_without_bom(data: bytes) -> Decoded:
    little = _page_bytes(data[1 : 1 << 14 : 2]) >= _page_bytes(data[0 : 1 << 14 : 2])
    codec = "utf-16-le" if little else "utf-16-be"
    cut = len(data) % 2 == 1
    text = (data[:-1] if cut else data).decode(codec, "surrogatepass")
    note = Bilingual(
        f"read as {codec}: no mark in the file, but every other byte is a page byte",
        f"قُرئ بترميز {codec}: لا علامة في الملف، لكن كل بايت ثانٍ بايت صفحة",
    )
    return Decoded(text, codec, (note,), cut)


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, whole, cut at its end, or with so few bad bytes that it must be UTF-8 that was damaged."""
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            note = Bilingual("the file ends within a character", "الملف ينتهي في وسط حرف")
            return Decoded(data[: error.start].decode(), "utf-8", (note,), True)
    text = data.decode(errors="surrogateescape")
    bad = sum("\udc80" <= c <= "\udcff" for c in text)
    good = sum(c > "\x7f" for c in text) - bad
    if good < 2 * bad:  # Windows-1256 as UTF-8 has hardly any good sequence
        return None
    note = Bilingual(
        f"read as UTF-8 with damaged bytes: {bad}",
        f"قُرئ بترميز UTF-8 وفيه بايتات تالفة: {bad}",
    )
    return Decoded(text, "utf-8", (note,))


def _windows_1256(data: bytes, name: str) -> Decoded:
    text = data.decode("cp1256", "replace")
    high = [c for c in text[:_SAMPLE] if c > "\x7f"]
    arabic = sum("\u0621" <= c <= "\u064a" for c in high)
    articles, iso = data.count(b"\xc7\xe1"), data.count(b"\xc7\xe4")
    if not high or arabic < 0.85 * len(high) or articles <= iso or articles * 60 < arabic:
        first = next((i for i, byte in enumerate(data) if byte > 127), 0)
        raise UnknownEncoding(place=f"{name} byte {first}", read=data[first : first + 8])
    share = 100 * arabic // len(high)
    note = Bilingual(
        f"read as Windows-1256: not UTF-8; {share} % of its non-ASCII bytes are Arabic letters there, "
        f'and the article "ال" stands {articles} times',
        f"قُرئ بترميز Windows-1256: ليس UTF-8؛ {share} % من بايتاته غير اللاتينية حروف عربية فيه، "
        f"وترد «ال» التعريف {articles} مرة",
    )
    return Decoded(text, "windows-1256", (note,))

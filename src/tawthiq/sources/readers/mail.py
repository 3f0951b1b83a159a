"""Mail: one message (.eml, RFC 5322) or a mailbox (.mbox, RFC 4155), one report a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import getaddresses
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import EmptyFile
from tawthiq.sources.gathering import Draft, Gathering, moment, sealed
from tawthiq.sources.markup import html_text
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import SEALED, Why

_START = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
_HEADER = re.compile(
    rb"^(from|date|subject|message-id|received|return-path|mime-version|delivered-to):", re.I | re.M
)
_QUOTED = re.compile(r"^\s*>")
_PEOPLE = ("from", "sender", "reply-to", "to", "cc", "bcc")
_PARTS = 500
_LONGEST_HEADER = 2_000  # characters of a header that says how a part is written; the name of a file fits


class _Bounded(EmailPolicy):
    """The library takes a long header apart in time that grows with its square: it sees the beginning only."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


_POLICY = _Bounded(max_line_length=None)


class MailReader:
    """The text of a message; its sender is a pseudonym, quoted earlier mails and the signature are left out."""

    name: ClassVar[str] = "mail"
    title: ClassVar[Bilingual] = Bilingual("mail", "بريد إلكتروني")
    suffixes: ClassVar[tuple[str, ...]] = (".eml", ".mbox")

    def sniff(self, name: str, data: bytes) -> bool:
        head = data[:4096]
        return name.lower().endswith(self.suffixes) or (
            head.startswith((b"From ", b"Return-Path:", b"Received:")) and len(_HEADER.findall(head)) > 1
        )

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, BadOption or NoPseudonymKey."""
        if not item.data.strip():
            raise EmptyFile(place=item.name)
        gathered = Gathering(item, options, corrections, "message")
        for number, raw in enumerate(_messages(item.data), start=1):
            _add(gathered, f"message {number}", raw, options.zone)
        return gathered.reading()


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox; a single message is one."""
    starts = [
        match
        for match in _START.finditer(data)
        if match.start() == 0
        or data[: match.start()].endswith(b"\n\n")
        or data[: match.start()].endswith(b"\r\n\r\n")
    ]
    if not starts or starts[0].start() != 0:
        yield data
        return
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for match, end in zip(starts, ends, strict=True):
        yield re.sub(rb"^>(>*From )", rb"\1", data[match.end() : end], flags=re.MULTILINE)


def _add(gathered: Gathering, locator: str, raw: bytes, zone: str) -> None:
    message = BytesParser(policy=_POLICY).parsebytes(raw)
    if not isinstance(message, EmailMessage) or not message.keys():
        gathered.refuse(locator, Why.JSON, "headers", SEALED)
        return
    people = _people(message)
    author = gathered.persons.pseudonym(people[0], "sender") if people else None
    for person in people[1:]:
        gathered.persons.pseudonym(person, "recipient")
    kind = message.get_content_type()
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        gathered.refuse(locator, Why.LOCKED, "content-type", kind)
        return
    attached = tuple(name for part in _walk(message) if (name := _file_name(part)))
    if attached:
        gathered.tally.count("attachments, to be received by themselves", "مرفقات تُستلم وحدها", len(attached))
    subject = _header(message, "subject")
    text = _without_quotes(_text(message), gathered)
    body = "\n".join(part for part in (subject, text) if part)
    ways = _ways(people)
    names = tuple(sealed(name, ways) for name in attached)
    when = moment(_header(message, "date") or None, zone)
    title = sealed(subject, ways) or None
    gathered.add(locator, Draft(sealed(body, ways), when, title=title, author=author, attached=names))


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts, the first ones of a message that has too many."""
    for count, part in enumerate(message.walk()):
        if count >= _PARTS:
            return
        if isinstance(part, EmailMessage):
            yield part


def _header(message: EmailMessage, name: str) -> str:
    """A header of a message for people, whole and decoded; one that is damaged as it stands."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return _decoded(raw)


def _decoded(raw: str) -> str:
    """Encoded words (RFC 2047) as text, and bytes of UTF-8 that stand there bare."""
    bare = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        text = str(make_header(decode_header(bare)))
    except (MessageError, ValueError, LookupError):
        text = bare
    return " ".join(text.split())


def _people(message: EmailMessage) -> list[str]:
    """Everybody named in the headers as "Name <address>", the sender first.

    Addresses are told apart before names are decoded: an encoded name may hold a comma.
    """
    headers = [(key.lower(), value) for key, value in message.raw_items()]
    raw = [" ".join(value.split()) for name in _PEOPLE for key, value in headers if key == name]
    pairs = (pair for one in raw for pair in getaddresses([one]))
    found = ((_decoded(name), _decoded(address)) for name, address in pairs)
    told = (f"{name} <{address}>" if name else address for name, address in found if address or name)
    return list(dict.fromkeys(told))


def _ways(people: list[str]) -> list[str]:
    """The ways in which these people can be written: name, address, both."""
    ways = []
    for person in people:
        name, _, address = person.rpartition(" <")
        ways += [person, address.rstrip(">"), name]
    return [way for way in ways if way]


def _text(message: EmailMessage) -> str:
    """The plain text, else the visible text of the HTML."""
    plain, rich = [], []
    for part in _walk(message):
        if part.get_content_disposition() == "attachment" or part.is_multipart():
            continue
        if part.get_content_type() == "text/plain":
            plain.append(_content(part))
        elif part.get_content_type() == "text/html":
            rich.append(html_text(_content(part)))
    return "\n".join(plain) if any(text.strip() for text in plain) else "\n".join(rich)


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        return data.decode("utf-8", "replace")


def _file_name(part: EmailMessage) -> str:
    try:
        return str(part.get_filename() or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _without_quotes(text: str, gathered: Gathering) -> str:
    body, mark, _ = text.replace("\r\n", "\n").partition("\n-- \n")
    if mark:
        gathered.tally.count("signatures left out", "توقيعات تُركت")
    lines = body.split("\n")
    kept = [line for line in lines if not _QUOTED.match(line)]
    if len(kept) < len(lines):
        gathered.tally.count(
            "quoted lines of earlier mails left out",
            "أسطر مقتبسة من رسائل سابقة تُركت",
            len(lines) - len(kept),
        )
    return "\n".join(kept).strip()

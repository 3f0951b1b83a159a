"""A chat that WhatsApp exported: the text (.txt), or the text with its files (.zip). A private chat, always."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.archive import Archive, Harm, is_zip, names_in, refuse
from tawthiq.sources.chat_lines import Line, date_order, day_of, lines_of, plain, words
from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import NoDateOrder, PrivateChat
from tawthiq.sources.gathering import Draft, Gathering, Moment, sealed
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import SEALED, Why

_MENTION = re.compile("@\u2068?[^\u2069\\s]*(?:\u2068[^\u2069]*)?\u2069|@\\+?\\d[\\d \u00a0]{6,}\\d")
_FORWARDED = "forwarded, origin unknown"


@dataclass(frozen=True, slots=True)
class _Said:
    """A message's text without what the app put in, the files it names, and its forwarded mark."""

    text: str
    attached: tuple[str, ...]
    forwarded: bool


class WhatsappReader:
    """One message, one report; senders and mentions are sealed. The app's own lines count as empty."""

    name: ClassVar[str] = "whatsapp"
    title: ClassVar[Bilingual] = Bilingual("WhatsApp chat export", "تصدير محادثة واتساب")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".zip")

    def sniff(self, name: str, data: bytes) -> bool:
        if is_zip(data):
            return _chat_file(names_in(data)) is not None
        if not name.lower().endswith(".txt"):
            return False
        head = data[:4096].decode("utf-8", "ignore").split("\n")[:5]
        return any(isinstance(line, Line) for line in lines_of("\n".join(head)))

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises PrivateChat, BadContainer, EmptyFile, NoDateOrder or NoPseudonymKey."""
        if not options.consent:
            raise PrivateChat(place=item.name, read="WhatsApp", kind="WhatsApp")
        archive = Archive(item) if is_zip(item.data) else None
        text, files = _opened(item, archive, options)
        lines = list(lines_of(text))
        order = options.date_order or date_order([line.parts for line in lines if isinstance(line, Line)])
        if order is None:
            raise NoDateOrder(place=item.name, read=" ".join(_first_date(lines)))
        chat = _Chat(Gathering(item, options, corrections, "message"), order, files)
        chat.note(options.consent, lines)
        for number, line in enumerate(lines, start=1):
            chat.add(f"message {number}", line)
        return chat.reading()


class _Chat:
    def __init__(self, gathered: Gathering, order: str, files: frozenset[str] | None) -> None:
        self._gathered, self._order, self._files = gathered, order, files
        self._people: set[str] = set()

    def note(self, consent: str, lines: list[Line | str]) -> None:
        tally = self._gathered.tally
        tally.note(f"read under the consent: {consent}", f"قُرئ بموجب الموافقة: {consent}")
        first = {"year": ("the year", "السنة"), "day": ("the day", "اليوم"), "month": ("the month", "الشهر")}[
            self._order
        ]
        tally.note(f"dates are read with {first[0]} first", f"التواريخ مقروءة و{first[1]} أولًا")
        self._people = {line.sender for line in lines if isinstance(line, Line) and line.sender}

    def add(self, locator: str, line: Line | str) -> None:
        if isinstance(line, str):
            self._gathered.refuse(locator, Why.UNDATED, "date", SEALED)
            return
        day = day_of(line.parts, self._order)
        if day is None:
            self._gathered.refuse(locator, Why.DATE, "date", "/".join(line.parts))
            return
        if not line.sender:
            self._gathered.empty("lines of the app itself", "أسطر من التطبيق نفسه")
            return
        author = self._gathered.persons.pseudonym(line.sender, "sender")
        said = self._said(line.text)
        stated = f"{'/'.join(line.parts)} {line.time}"
        self._count(said)
        self._gathered.add(
            locator,
            Draft(
                said.text, Moment(stated, day), publisher="WhatsApp", author=author, attached=said.attached,
                forwarded_from=_FORWARDED if said.forwarded else None,
            ),
        )  # fmt: skip

    def _said(self, text: str) -> _Said:
        """The message without marks of the app; mentions and the members' own names and numbers are sealed."""
        kept, attached, forwarded = [], [], False
        for line in text.split("\n"):
            bare = plain(line).strip().strip("<>").strip().casefold()
            named = _file_in(line)
            if named:
                attached.append(named)
            elif bare in words("forwarded"):
                forwarded = True
            elif bare in words("omitted") | words("deleted") | words("edited"):
                self._gathered.tally.count(*_OF_THE_APP[next(k for k in _OF_THE_APP if bare in words(k))])
            else:
                kept.append(_without_edited(line))
        body = sealed(_MENTION.sub(SEALED, "\n".join(kept)), self._people)
        return _Said(body.strip("\u200e\u200f \n"), tuple(attached), forwarded)

    def _count(self, said: _Said) -> None:
        tally = self._gathered.tally
        for name in said.attached:
            if self._files is None or name in self._files:
                tally.count("files that messages name", "ملفات تذكرها الرسائل")
            else:
                tally.count(
                    "files that messages name and the export lacks", "ملفات تذكرها الرسائل وليست في التصدير"
                )
        if said.forwarded:
            tally.count("forwarded messages", "رسائل مُعاد توجيهها")

    def reading(self) -> Reading:
        return self._gathered.reading("whatsapp")


_OF_THE_APP = {
    "omitted": ("files left out of the export", "ملفات لم يشملها التصدير"),
    "deleted": ("messages deleted by their senders", "رسائل حذفها مرسلوها"),
    "edited": (
        "messages edited after sending; the text is the edited one",
        "رسائل عُدّلت بعد إرسالها؛ النص هو المعدّل",
    ),
}


def _opened(item: Item, archive: Archive | None, options: ReadOptions) -> tuple[str, frozenset[str] | None]:
    """The chat's text, and the names of the files that came with it (None when the text came alone)."""
    if archive is None:
        return decode(item.data, item.name, options.encoding).text, None
    chat = _chat_file(archive.names)
    if chat is None:
        raise refuse(item.name, Harm.BROKEN, "no chat")
    names = frozenset(name.rpartition("/")[2] for name in archive.names if name != chat)
    return decode(archive.read(chat), item.name, options.encoding).text, names


def _chat_file(names: list[str]) -> str | None:
    """_chat.txt of an iPhone, or the only text file of an Android export."""
    texts = [name for name in names if name.lower().endswith(".txt")]
    if "_chat.txt" in texts:
        return "_chat.txt"
    office = {"[Content_Types].xml", "datapackage.json", "mimetype"} & set(names)
    return texts[0] if len(texts) == 1 and not office else None


def _file_in(line: str) -> str:
    """The name of the file that a line attaches, "" for a line of text."""
    bare = _bare(line)
    before, _, after = bare.rpartition(" (")
    if before and after.rstrip(")").casefold() in words("attached"):
        return before.strip()
    inner = bare.strip("<>").strip()
    head, colon, name = inner.partition(": ")
    return name.strip() if colon and f"{head}:".casefold() in words("attached_before") else ""


def _bare(line: str) -> str:
    return plain(line, digits=False).strip()


def _without_edited(line: str) -> str:
    start = line.rfind("<")
    edited = start >= 0 and plain(line[start:]).strip().strip("<>").strip().casefold() in words("edited")
    return line[:start].rstrip("\u200e\u200f ") if edited else line


def _first_date(lines: list[Line | str]) -> Iterator[str]:
    return iter(next((line.parts for line in lines if isinstance(line, Line)), ()))

"""result.json as Telegram Desktop exports it: one channel, one report a post."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from json import JSONDecodeError
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import locator_text
from tawthiq.lang.zones import zone
from tawthiq.model.reports import Account, Report, ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.cells import instant_day
from tawthiq.sources.encoding import Decoded, cleaned, decode, has_bad_bytes
from tawthiq.sources.errors import BadExport, PrivateChat
from tawthiq.sources.gathering import sealed
from tawthiq.sources.mapping import slug
from tawthiq.sources.reading import LONGEST_TEXT, Corrections, Item, Persons, Reading, ReadOptions
from tawthiq.sources.refusals import SEALED, CellRefused, Why

_OPEN = ("public_channel", "public_supergroup")
_PERSONAL = ("mention", "mention_name", "phone", "email")  # entities of a text that name somebody
_NAMED = ("from", "author", "actor", "forwarded_from", "saved_from", "via_bot")
_SPACE = re.compile(r"[ \t\r\n]*")
_NEXT = re.compile(r'\}\s*,\s*(\{\s*"id"\s*:)')
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Chat:
    """Whose export this is; `kind` is Telegram's own word (public_channel, personal_chat, ...)."""

    name: str
    kind: str

    @property
    def private(self) -> bool:
        """Not open to everybody. Such a chat bears the name of the other person, or of a group that told few."""
        return self.kind not in _OPEN


class TelegramReader:
    """Posts in the order of the file; service messages and posts without text count as empty."""

    name: ClassVar[str] = "telegram"
    title: ClassVar[Bilingual] = Bilingual("Telegram channel export", "تصدير قناة تيليغرام")
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def sniff(self, name: str, data: bytes) -> bool:
        return name.lower().endswith(self.suffixes) and b'"messages"' in data[: 1 << 16]

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BadExport, PrivateChat or NoPseudonymKey."""
        decoded = decode(item.data, item.name, options.encoding)
        chat = _chat(decoded.text, item.name)
        if chat.private and not options.consent:
            raise PrivateChat(place=item.name, read=chat.kind, kind=chat.kind)
        posts = _Posts(item, options, corrections, chat, decoded)
        reads = list(posts.all(decoded.text))
        return Reading(reads, posts.close(), posts.persons.identities(), posts.own_source)


class _Posts:
    """Reads the messages of one chat, keeping the account."""

    def __init__(
        self, item: Item, options: ReadOptions, corrections: Corrections, chat: Chat, decoded: Decoded
    ) -> None:
        self.persons = Persons(options.pseudonym_key, item.name)
        self._tally = Tally("message")
        self._item, self._options, self._corrections, self._chat = item, options, corrections, chat
        self._zone = zone(options.zone)
        self._seen: set[str] = set()
        self._kept: set[str] = set()
        self._refused: Counter[str] = Counter()
        self.own_source = "telegram" if chat.private else slug(chat.name)
        self._people = _people(decoded.text, chat)
        for note in decoded.notes:
            self._tally.note(note.en, note.ar)
        if options.consent:
            self._tally.note(
                f"read under the consent: {options.consent}", f"قُرئ بموجب الموافقة: {options.consent}"
            )

    def all(self, text: str) -> Iterator[ReportRead]:
        last = "start"
        for part in _messages(text):
            if isinstance(part, _Broken):
                broken = CellRefused(part.code, "messages", SEALED)  # who sent it stands in what was read
                self._tally.refuse(broken.at(self._once(f"after {last}")))
                continue
            last = f"message {part.get('id', '?')}"
            try:
                read = self._post(part, last)
            except CellRefused as refused:
                self._seal(part)
                self._tally.refuse(refused.at(self._once(last)))
                continue
            if read is not None:
                self._tally.report()
                self._kept.add(last)
                yield read

    def _once(self, locator: str) -> str:
        """A name of its own for a message refused because its number stands twice: "message 17 (2)"."""
        self._refused[locator] += 1
        times = self._refused[locator] + (locator in self._kept)
        return locator if times == 1 else f"{locator} ({times})"

    def close(self) -> Account:
        for locator in self._corrections:
            if locator not in self._seen:
                self._tally.note(
                    f"the correction of {locator} met no message",
                    f"تصحيح {locator_text(locator, 'ar')} لم يجد رسالته",
                )
        if self._chat.private and self._chat.name:
            self.persons.pseudonym(self._chat.name, "chat")
        return self._tally.close()

    def _post(self, message: Mapping[str, Any], locator: str) -> ReportRead | None:
        if not isinstance(message.get("id"), int):
            raise CellRefused(Why.UNDATED, "id", message.get("id"))
        if locator in self._seen:
            raise CellRefused(Why.TWICE, "id", message["id"])
        self._seen.add(locator)
        fixes = self._corrections.get(locator, {})
        text = fixes.get("text", self._said(message))
        if message.get("type") != "message" or not text.strip():
            self._empty(message)
            return None
        if fixes:
            self._tally.note(f"{locator}: corrected by an act", f"{locator_text(locator, 'ar')}: صُحِّح بقرار")
        if has_bad_bytes(text):
            raise CellRefused(Why.BYTES, "text", self._shown(text))
        if len(text) > LONGEST_TEXT:
            raise CellRefused(Why.LONG, "text", self._shown(text))
        return ReportRead(self._report(message, locator, text, fixes))

    def _said(self, message: Mapping[str, Any]) -> str:
        """The text; in a private chat without the names and numbers of those in it."""
        if not self._chat.private:
            return _text(message.get("text"))
        return sealed(_text(message.get("text"), hide=_PERSONAL), self._people)

    def _shown(self, read: str) -> str:
        """What a refusal may show of what was read: of a private chat nothing, since names stand in it."""
        return SEALED if self._chat.private else read

    def _seal(self, message: Mapping[str, Any]) -> None:
        """Whom a message without a report names: its sender, its first writer, who came or was brought in."""
        self._author(message)
        if str(message.get("forwarded_from") or "").strip():
            self._forwarded(message)
        members = message.get("members")
        by_channel = str(message.get("actor_id", "")).startswith("channel")
        told = [None if by_channel else message.get("actor"), *(members if isinstance(members, list) else [])]
        for name in told:
            if isinstance(name, str) and name.strip() and name != self._chat.name:
                self.persons.pseudonym(cleaned(name), "member")

    def _empty(self, message: Mapping[str, Any]) -> None:
        self._seal(message)
        self._tally.empty()
        if message.get("type") != "message":
            self._tally.count("service messages", "رسائل خدمة")
        else:
            self._tally.count("posts without text", "منشورات بلا نص")

    def _report(
        self, message: Mapping[str, Any], locator: str, text: str, fixes: Mapping[str, str]
    ) -> Report:
        day, instant, named = self._moment(message, fixes)
        if message.get("edited_unixtime") or message.get("edited"):
            self._tally.count(
                "posts edited after publishing; the text is the edited one",
                "منشورات عُدّلت بعد نشرها؛ النص هو المعدّل",
            )
        source = self._options.source or self.own_source
        publisher = "Telegram" if self._chat.private else self._chat.name or source
        return Report(
            item=self._item.sha256, locator=locator, text=text, source=source, publisher=publisher,
            published=fixes.get("date", message.get("date")), published_on=day, published_at=instant, zone=named,
            lang=self._options.lang, author=self._author(message), forwarded_from=self._forwarded(message),
            attached=self._media(message),
        )  # fmt: skip

    def _moment(self, message: Mapping[str, Any], fixes: Mapping[str, str]) -> tuple[date, str | None, str]:
        """The day in the casebook's zone when the export has the instant; else the day as written, zone unknown."""
        unix = message.get("date_unixtime")
        if "date" not in fixes and isinstance(unix, str) and unix.isdigit() and len(unix) < 12:
            moment = datetime.fromtimestamp(int(unix), UTC)
            return moment.astimezone(self._zone).date(), moment.isoformat(), self._options.zone
        stated = fixes.get("date", message.get("date"))
        day, instant, offset = instant_day(stated if isinstance(stated, str) else "", self._options.zone)
        if day is None:
            raise CellRefused(Why.UNDATED, "date", stated)
        self._tally.count(
            "posts without an instant; their zone is unknown", "منشورات بلا وقت مطلق؛ منطقتها الزمنية مجهولة"
        )
        return day, instant, offset if instant else "unknown"

    def _media(self, message: Mapping[str, Any]) -> tuple[str, ...]:
        """The names of the photo and the file of a post; in an exported folder each lies beside and is its own item."""
        told = [message[key] for key in ("photo", "file") if isinstance(message.get(key), str)]
        named = tuple(
            sealed(cleaned(name).rpartition("/")[2], self._people)
            for name in told
            if not name.startswith("(")
        )
        if named:
            self._tally.count("files that posts name", "ملفات تذكرها المنشورات", len(named))
        if len(named) < len(told):
            self._tally.count(
                "files left out of the export", "ملفات لم يشملها التصدير", len(told) - len(named)
            )
        return named

    def _author(self, message: Mapping[str, Any]) -> str | None:
        """A signature or a sender that is a person is a pseudonym; a channel writing as itself has no author."""
        for key, kind in (("author", "author"), ("from", "sender")):
            person = message.get(key)
            by_channel = key == "from" and str(message.get("from_id", "")).startswith("channel")
            itself = by_channel or (person == self._chat.name and not self._chat.private)
            if isinstance(person, str) and person.strip() and not itself:
                return self.persons.pseudonym(cleaned(person), kind)
        return None

    def _forwarded(self, message: Mapping[str, Any]) -> str | None:
        """Where a repost comes from: a channel by its name, whoever may be a person by a pseudonym.

        Old exports have no forwarded_from_id; there only the chat's own name is known to be no person's.
        """
        origin = message.get("forwarded_from")
        if not isinstance(origin, str) or not origin.strip():
            if "forwarded_from" in message:
                self._tally.count(
                    "reposts from a deleted or hidden account", "إعادات نشر من حساب محذوف أو مخفي"
                )
            return None
        origin = cleaned(origin)
        named = str(message.get("forwarded_from_id", ""))
        itself = origin == self._chat.name and not self._chat.private
        channel = named.startswith("channel") or (not named and itself)
        return origin if channel else self.persons.pseudonym(origin, "forwarded")


@dataclass(frozen=True, slots=True)
class _Broken:
    code: Why
    read: str


def _people(text: str, chat: Chat) -> frozenset[str]:
    """Everybody whom the messages of a private chat name as sender, signer, member or first writer."""
    if not chat.private:
        return frozenset()
    found = {chat.name}
    for message in _messages(text):
        if isinstance(message, dict):
            members = message.get("members")
            told = [message.get(key) for key in _NAMED] + (members if isinstance(members, list) else [])
            found |= {cleaned(name) for name in told if isinstance(name, str)}
    return frozenset(found)


def _text(value: object, hide: tuple[str, ...] = ()) -> str:
    """Text is a string, or a list of strings and entities (bold, links, hashtags), each with its own text."""
    if isinstance(value, list):
        return "".join(_part(part, hide) for part in value)
    return value if isinstance(value, str) else ""


def _part(part: object, hide: tuple[str, ...]) -> str:
    """A string, or an entity's own text. Raises CellRefused for anything else: a person must look at it."""
    if isinstance(part, dict):
        part = SEALED if part.get("type") in hide else part.get("text", "")
    if not isinstance(part, str):
        raise CellRefused(Why.JSON, "text", SEALED if hide else json.dumps(part, ensure_ascii=False)[:80])
    return part


def _chat(text: str, name: str) -> Chat:
    """Name and type of the chat, wherever they stand in the file. Raises BadExport."""
    head: dict[str, Any] = {}
    for key, value in _fields(text):
        if key != "messages":
            head[key] = value
        else:
            head["messages"] = True
        if {"type", "name", "messages"} <= head.keys():
            break
    if "messages" not in head or not isinstance(head.get("type"), str):
        raise BadExport(place=name, read=text[:60])
    return Chat(cleaned(str(head.get("name") or "")), cleaned(head["type"]))


def _fields(text: str) -> Iterator[tuple[str, Any]]:
    """Key and value of the top object; for "messages" the position of its list. Stops where the file is cut."""
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        return
    at = _skip(text, at + 1)
    try:
        while text[at : at + 1] == '"':
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
            if key == "messages" and text[at : at + 1] == "[":
                yield key, at
                at = _end_of_list(text, at)
            else:
                value, at = _DECODER.raw_decode(text, at)
                yield ("" if key == "messages" else key), value
            at = _skip(text, at)
            at = _skip(text, at + 1) if text[at : at + 1] == "," else at
    except JSONDecodeError:
        return


def _end_of_list(text: str, at: int) -> int:
    _, end = _DECODER.raw_decode(text, at)
    return end


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _messages(text: str) -> Iterator[dict[str, Any] | _Broken]:
    """Every message, decoded one by one; a broken one is passed over to the next, a cut ends the file."""
    at = next((value for key, value in _fields(text) if key == "messages"), None)
    if at is None:
        return
    at = _skip(text, at + 1)
    while text[at : at + 1] == "{":
        try:
            message, at = _DECODER.raw_decode(text, at)
        except JSONDecodeError:
            following = _NEXT.search(text, at + 1)
            if following is None:
                yield _Broken(Why.CUT_EXPORT, text[at : at + 80])
                return
            yield _Broken(Why.JSON, text[at : at + 80])
            at = following.start(1)
            continue
        yield message
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at : at + 1] == "," else at
    if text[at : at + 1] != "]":
        yield _Broken(Why.CUT_EXPORT, text[at - 80 : at])


def text_at(text: str, locator: str) -> str:
    """The text of the message called `locator` in the export `text`, for checking a quote against the file itself."""
    found = (m for m in _messages(text) if isinstance(m, dict) and f"message {m.get('id')}" == locator)
    return _text(next(found, {}).get("text"))

"""What auto-archiver (Bellingcat) captured: its records as reports, and every file checked against its recorded hash.

Its hash enricher states a SHA-256 or SHA3-512 for a file, its timestamping enricher a list of these hashes with
tokens of RFC 3161. Hashes and imprints are computed again; a signature is checked with the certificate in its token,
whose chain to a trusted root is said to be not verified.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.archive import Archive, is_zip, names_in
from tawthiq.sources.captures import ENDS, Capture, File, NoCapture, are_records, records
from tawthiq.sources.encoding import decode
from tawthiq.sources.gathering import Draft, Gathering, moment, sealed
from tawthiq.sources.markup import bare_url
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.sources.signature import NotChecked, signer_of
from tawthiq.sources.timestamp import NoToken, read_token

_HASHES: Mapping[str, Callable[[bytes], Any]] = {"SHA-256": hashlib.sha256, "SHA3-512": hashlib.sha3_512}
_LAST = 1 << 37  # seconds, beyond the year 6000
_PERSONS = ("author", "uploader", "uploader_id", "creator", "username", "user", "artist")


class AutoArchiverReader:
    """A record with a text is a report. A file that is missing or has another hash than recorded is refused by name."""

    name: ClassVar[str] = "autoarchiver"
    title: ClassVar[Bilingual] = Bilingual("output of auto-archiver", "مخرجات auto-archiver")
    suffixes: ClassVar[tuple[str, ...]] = (".zip", ".csv", ".json")

    def sniff(self, name: str, data: bytes) -> bool:
        if not is_zip(data):
            return are_records(name, data)
        if not any(one.lower().endswith(ENDS) for one in names_in(data)):
            return False
        return bool(_record_names(Archive(Item(data, "", name))))

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BadContainer, BadOption or NoPseudonymKey."""
        gathered = Gathering(item, options, corrections, "record")
        texts, store = _opened(item, options.encoding)
        checker = _Checker(gathered, store)
        number = 0
        for name, text in texts:
            for found in records(name, text):
                number += 1
                _add(gathered, checker, f"record {number}", found, options.zone)
        checker.leftover({name for name, _ in texts})
        return gathered.reading()


class _Checker:
    """Checks the files of all records, each once for each hash that is recorded for it."""

    def __init__(self, gathered: Gathering, store: Archive | None) -> None:
        self._gathered, self._store = gathered, store
        self._holds: dict[tuple[str, str], bool] = {}
        self._refused: Counter[str] = Counter()
        self._by_end: defaultdict[str, list[str]] = defaultdict(list)
        for name in store.names if store else ():
            self._by_end[name.rpartition("/")[2]].append(name)

    def file(self, file: File) -> bytes | None:
        """Say whether its recorded hash holds; the bytes, unless they are missing or others."""
        found = self._found(file)
        if found is None:
            return None
        place, data = found
        if (place, file.stated) not in self._holds:
            self._holds[place, file.stated] = self._hash(place, file.stated, data)
        return data if self._holds[place, file.stated] else None

    def stamped(self, file: File, data: bytes, stated: set[str]) -> None:
        """Check the list of hashes `data` against those recorded in its record, and its tokens."""
        lines = data.decode("utf-8", "replace").split()
        for line in lines:
            if line not in stated:
                self._refuse(file.name, Why.ALTERED, "hash", line)
        for line in sorted(stated.difference(lines)):
            self._gathered.tally.note(
                f"{file.name}: the recorded hash {line} is not in this stamped list",
                f"{file.name}: البصمة المسجلة {line} ليست في هذه القائمة المختومة",
            )
        for token in file.tokens:
            self._token(token, file.name, data)

    def leftover(self, told: set[str]) -> None:
        """Files in the container that no record names; `told` are those with the records."""
        named = {place for place, _ in self._holds} | told
        for name in self._store.names if self._store else ():
            if name not in named:
                self._fine(f"{name}: no record names it", f"{name}: لا يذكره أي سجل")

    def _token(self, token: File, stamped: str, data: bytes) -> None:
        found = self._found(token)
        if found is None or (found[0], stamped) in self._holds:
            return
        place, said = found
        self._holds[place, stamped] = True
        if token.name.endswith(".tsq"):
            self._fine(
                f"{place}: a request for a timestamp, proves nothing", f"{place}: طلب ختم زمني لا يثبت شيئا"
            )
            return
        try:
            self._stamp(place, said, stamped, data)
        except NoToken:
            self._refuse(place, Why.TOKEN, "token", said[:16].hex())

    def _stamp(self, place: str, said: bytes, stamped: str, data: bytes) -> None:
        token = read_token(said)
        if not token.of(data):
            self._refuse(place, Why.ALTERED, "messageImprint", token.imprint.hex())
            return
        try:
            signer = signer_of(said)
        except NotChecked:
            signed = Bilingual("the signature is not verified", "التوقيع لم يُتحقق منه")
        else:
            if signer is None:
                self._refuse(place, Why.ALTERED, "signature", token.time)
                return
            signed = Bilingual(
                f"the signature holds with the certificate in it ({signer}), whose chain is not verified",
                f"التوقيع مطابق للشهادة التي فيه ({signer})، وسلسلة الشهادة لم يُتحقق منها",
            )
        self._fine(
            f"{place}: timestamp of {stamped}, {token.time}: the imprint is its hash; {signed.en}",
            f"{place}: ختم زمني للملف {stamped} في {token.time}: البصمة فيه هي بصمة الملف؛ {signed.ar}",
        )

    def _hash(self, place: str, stated: str, data: bytes) -> bool:
        kind, _, written = stated.partition(":")
        if not stated:
            self._fine(f"{place}: no recorded hash, not verified", f"{place}: بلا بصمة مسجلة، لم يُتحقق منه")
        elif kind not in _HASHES or _HASHES[kind](data).hexdigest() != written.strip().lower():
            self._refuse(place, Why.ALTERED, kind, written)
            return False
        else:
            self._fine(f"{place}: the recorded {kind} holds", f"{place}: بصمة {kind} المسجلة مطابقة")
        return True

    def _found(self, file: File) -> tuple[str, bytes] | None:
        place = self._place(file)
        if place is None or self._store is None:
            self._refuse(file.name, Why.MISSING, "file", file.stated)
            return None
        return place, self._store.read(place)

    def _place(self, file: File) -> str | None:
        """Where it lies: the only file whose path ends in one of its names, tried from the longest ending."""
        for told in file.names:
            parts = (told.partition("://")[2] or told).split("/")
            same = self._by_end.get(parts[-1], [])
            for first in range(len(parts)):
                end = "/".join(parts[first:])
                ends = [name for name in same if f"/{name}".endswith(f"/{end}")]
                if len(ends) == 1:
                    return ends[0]
        return None

    def _fine(self, en: str, ar: str) -> None:
        self._gathered.tally.empty()
        self._gathered.tally.note(en, ar)

    def _refuse(self, name: str, code: Why, field: str, read: str) -> None:
        self._refused[name] += 1
        again = f" ({self._refused[name]})" if self._refused[name] > 1 else ""
        self._gathered.refuse(f"file {name}{again}", code, field, read)


def _opened(item: Item, encoding: str | None) -> tuple[list[tuple[str, str]], Archive | None]:
    """The files of records by name, and the container with the files they name."""
    if not is_zip(item.data):
        return [(item.name, decode(item.data, item.name, encoding).text)], None
    archive = Archive(item)
    names = _record_names(archive)
    return [(name, decode(archive.read(name), name, encoding).text) for name in names], archive


def _record_names(archive: Archive) -> list[str]:
    return sorted(n for n in archive.names if n.lower().endswith(ENDS) and are_records(n, archive.read(n)))


def _add(gathered: Gathering, checker: _Checker, locator: str, found: Capture | NoCapture, zone: str) -> None:
    if isinstance(found, NoCapture):
        gathered.refuse(locator, Why.RECORD, "media", "")
        return
    gathered.add(locator, _draft(gathered, found, zone))
    stated = {file.stated.partition(":")[2].strip() for file in found.files if file.stated}
    for file in found.files:
        data = checker.file(file)
        if data is not None and file.tokens:
            checker.stamped(file, data, stated)


def _draft(gathered: Gathering, found: Capture, zone: str) -> Draft:
    said = found.said
    persons = [str(said[key]) for key in _PERSONS if isinstance(said.get(key), str) and said[key].strip()]
    names = [gathered.persons.pseudonym(one, "author") for one in persons]
    return Draft(
        sealed(_text(said), persons), moment(_time(said.get("timestamp")), zone),
        url=bare_url(str(said.get("url") or "")), author=names[0] if names else None,
        attached=tuple(file.name for file in found.files),
    )  # fmt: skip


def _text(said: Mapping[str, Any]) -> str:
    """Title and content, each once."""
    told = (said.get("title"), said.get("content"))
    return "\n".join(dict.fromkeys(one.strip() for one in told if isinstance(one, str) and one.strip()))


def _time(said: object) -> str:
    """ISO as written; the JSON of dataclasses_json has seconds since 1970."""
    if isinstance(said, int | float) and 0 <= said < _LAST:
        return datetime.fromtimestamp(said, UTC).isoformat()
    return str(said or "")

"""`tawthiq run`: bring a case folder into a casebook.

A second run, or one after a run that was cut off, adds only what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.casebook import log, vault
from tawthiq.casebook.actions.asking import ask, name_area, name_source
from tawthiq.casebook.actions.opening import open_for
from tawthiq.casebook.actions.receiving import adopt, receive
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import Case, CaseInput
from tawthiq.casebook.errors import CaseFileWrong
from tawthiq.casebook.ledger import current
from tawthiq.casebook.log import Acting
from tawthiq.casebook.tools import (
    CODEBOOK,
    CONTROL,
    FACILITIES,
    GAZETTEER,
    PROFILE,
    STATEMENT,
    check_asset,
    pack_roles,
    packaged_pack,
)
from tawthiq.errors import TawthiqError
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.flow.reading import options_of
from tawthiq.model.reports import Account
from tawthiq.sources.cell import read_item
from tawthiq.sources.names import recorded_name
from tawthiq.sources.packaged import PROFILES, profile_text
from tawthiq.sources.reading import Reading

Say = Callable[[str, str], None]
MEMBER = "run"


@dataclass(frozen=True, slots=True)
class Taken:
    """One input of the case: new or known, and its account; or the refusal of the whole file."""

    name: str
    item: str | None
    new: bool
    account: Account | None
    refusal: TawthiqError | None = None


def bring_in(book: Casebook, case: Case, *, say: Say = lambda stage, what: None) -> list[Taken]:
    """Open the casebook if it is new, adopt what the case brings, ask its questions, receive its inputs.

    A file that cannot be read is refused with its reason and the others go on; nothing of it is recorded.
    """
    _open(book, case)
    ledger = fold(log.read())
    acting = Acting(case.organisations[0].id, MEMBER)
    _adopt_all(book, case, ledger, acting, say)
    _ask_all(book, case, ledger, acting)
    taken = []
    for one in case.inputs:
        say("receive", one.path.name)
        taken.append(take(book, one, acting=Acting(one.organisation, MEMBER)))
    return taken


def _open(book: Casebook, case: Case) -> None:
    if fold(log.read()).opened is None:
        first = case.organisations[0].id
        open_for(
            book, acting=Acting(first, MEMBER), name=case.name, zone=case.zone, languages=case.languages,
            organisations=[(o.id, o.name_en, o.name_ar) for o in case.organisations],
            recipients=[(o.id, key) for o in case.organisations for key in o.recipients],
        )  # fmt: skip


def _adopt_all(book: Casebook, case: Case, ledger: Ledger, acting: Acting, say: Say) -> None:
    for path in case.gazetteers:
        say("adopt", path.name)
        _adopt_once(book, ledger, acting, GAZETTEER, path.name, path.read_bytes())
    for name in case.packs:
        for role, data in _pack(name):
            _adopt_once(book, ledger, acting, role, Path(name).name, data)
    for role, paths in ((CODEBOOK, case.codebooks), (CONTROL, case.controls), (FACILITIES, case.facilities)):
        for path in paths:
            say("adopt", path.name)
            check_asset(role, path.name, path.read_bytes())
            _adopt_once(book, ledger, acting, role, path.name, path.read_bytes())
    for lang, path in case.statements.items():
        check_asset(STATEMENT, path.name, path.read_bytes())
        _adopt_once(book, ledger, acting, STATEMENT, lang or "all", path.read_bytes())


def _pack(name: str) -> list[tuple[str, bytes]]:
    """A pack by its packaged name or from the case's own file."""
    if not name.endswith(".yml"):
        found = packaged_pack(name)
        if not found:
            raise CaseFileWrong(
                place="case.yml, packs", read=name,
                expected_en="a packaged pack or the path of a .yml file",
                expected_ar="حزمة مرفقة بالبرنامج أو مسار ملف ‎.yml",
            )  # fmt: skip
        return found
    data = Path(name).read_bytes()
    return [(role, data) for role in pack_roles(Path(name).name, data)]


def _adopt_once(book: Casebook, ledger: Ledger, acting: Acting, role: str, name: str, data: bytes) -> str:
    """The item's SHA-256; no second act for the same bytes under the same name."""
    sha = book.items.keep(data)
    known = ledger.assets.get((role, name))
    if known is None or known.item != sha:
        adopt(book, acting=acting, role=role, name=name, data=data)
    return sha


def _ask_all(book: Casebook, case: Case, ledger: Ledger, acting: Acting) -> None:
    for area in case.areas:
        if ledger.areas.get(area.id) != area:
            name_area(book, acting=acting, area=area)
    for source in case.sources:
        if ledger.sources.get(source.id) != source:
            name_source(book, acting=acting, source=source)
    for question in case.questions:
        if ledger.questions.get(question.id) != question:
            ask(book, acting=acting, question=question)


def take(
    book: Casebook, one: CaseInput, *, acting: Acting, again: bool = False, dry_run: bool = False
) -> Taken:
    """Receive one file and say what its reader makes of it.

    `again` records a second receipt of known bytes; `dry_run` records nothing.
    """
    return take_bytes(book, one, one.path.read_bytes(), acting=acting, again=again, dry_run=dry_run)


def take_bytes(
    book: Casebook, one: CaseInput, data: bytes, *, acting: Acting, again: bool = False, dry_run: bool = False
) -> Taken:
    """The same for bytes at hand: of `one.path` only the name is used."""
    name = recorded_name(one.path.name)
    try:
        return _take(book, one, data, name, acting, again, dry_run)
    except TawthiqError as refusal:
        return Taken(name, None, False, None, refusal)


def _take(
    book: Casebook, one: CaseInput, data: bytes, name: str, acting: Acting, again: bool, dry_run: bool
) -> Taken:
    ledger = current(book)
    profile, sha = _profile(book, ledger, one), _sha256(data)
    told = ItemReceived(
        sha, len(data), name, one.reader or "", one.source or Path(name).stem, one.level,
        _sha256(profile) if profile else None,
        dict(one.options), one.consent,
    )  # fmt: skip
    reading = read_item(
        data, item=sha, name=name, reader=told.reader,
        options=options_of(told, lambda _: profile or b"", ledger, vault.pseudonym_key()),
        corrections=ledger.corrections.get(sha, {}), reads=False,
    )  # fmt: skip
    known = any(r.act.organisation == acting.organisation for r in ledger.receipts.get(sha, ()))
    if dry_run or (known and not again):
        return Taken(name, sha, False, reading.account)
    if profile and one.profile:
        _adopt_once(book, ledger, acting, PROFILE, Path(one.profile).name, profile)
    told = replace(told, reader=reading.reader, source=one.source or reading.source or told.source)
    _receive(book, ledger, acting, data, told, reading, one.path.name)
    return Taken(name, sha, True, reading.account)


def _receive(
    book: Casebook,
    ledger: Ledger,
    acting: Acting,
    data: bytes,
    told: ItemReceived,
    reading: Reading,
    name: str,
) -> None:
    """The receipt, with every identity sealed to the organisation's recipients: the file's own name, too."""
    identities = [(i.pseudonym, i.kind, i.value) for i in reading.identities]
    if name != told.name:
        identities += [(vault.file_pseudonym(told.item), "file name", name)]
    sealed_to = ledger.opened.recipients if ledger.opened else ()
    receive(
        book, acting=acting, data=data, told=told, identities=identities,
        recipients=[key for who, key in sealed_to if who == acting.organisation],
    )  # fmt: skip


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _profile(book: Casebook, ledger: Ledger, one: CaseInput) -> bytes | None:
    """The bytes of the profile, adopted with the receipt: a later change of the packaged one changes no old reading.

    A packaged name, else one that the casebook adopted, else the path of a YAML file.
    """
    if one.profile is None:
        return None
    adopted = ledger.assets.get((PROFILE, one.profile))
    if adopted is not None and one.profile not in PROFILES:
        return book.items.get(adopted.item)
    if one.profile in PROFILES or not Path(one.profile).is_file():
        return profile_text(one.profile).encode()
    return Path(one.profile).read_bytes()

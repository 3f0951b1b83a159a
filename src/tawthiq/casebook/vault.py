"""Identities of sources, senders and collectors, sealed with age to their owner's recipients.

Without a recipient nothing is kept: the casebook then holds pseudonyms only, and says so. The pseudonym key is a
secret of the casebook; it never enters an act, an export or a log line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyrage

from tawthiq.casebook import db, models
from tawthiq.casebook.errors import CasebookError
from tawthiq.errors import Bilingual


class BadRecipient(CasebookError):
    code = "CSB-012"
    message = Bilingual("That is not an age recipient.", "هذا ليس مستلم age.")
    expected = Bilingual("a public key that begins with age1", "مفتاح عام يبدأ بـ age1")
    remedy = Bilingual(
        "make a key pair with age-keygen on a machine you trust and give its public half",
        "أنشئ زوج مفاتيح بالأداة age-keygen على جهاز تثق به وأعط نصفه العام",
    )


def check_recipients(recipients: Sequence[str]) -> None:
    """Raise BadRecipient for the first that age cannot use."""
    for recipient in recipients:
        try:
            pyrage.x25519.Recipient.from_str(recipient)
        except pyrage.RecipientError as error:
            raise BadRecipient(read=recipient) from error


def seal(identities: Iterable[tuple[str, str, str]], organisation: str, recipients: Sequence[str]) -> int:
    """Keep (pseudonym, kind, value) encrypted; returns how many are new. Inside the receiving act's transaction."""
    if not recipients:
        return 0
    keys = [pyrage.x25519.Recipient.from_str(r) for r in recipients]
    known = set(models.Identity.objects.values_list("pseudonym", flat=True))
    rows = [
        models.Identity(
            pseudonym=pseudonym, organisation=organisation, recipients=" ".join(recipients),
            sealed=pyrage.encrypt(f"{kind}\n{value}".encode(), keys),
        )
        for pseudonym, kind, value in identities
        if pseudonym not in known
    ]  # fmt: skip
    models.Identity.objects.bulk_create(rows)
    return len(rows)


def forget(pseudonyms: Iterable[str]) -> int:
    """Remove entries for good; returns how many there were. Inside the erasing act's transaction."""
    return models.Identity.objects.filter(pseudonym__in=list(pseudonyms)).delete()[0]


def file_pseudonym(item: str) -> str:
    """Under which the vault keeps the name of a file that was recorded under another name."""
    return f"file-{item[:20]}"


def unseal(pseudonym: str, secret_key: str) -> tuple[str, str]:
    """(kind, value) of a pseudonym, with the owner's secret key (AGE-SECRET-KEY-1...)."""
    row = models.Identity.objects.get(pseudonym=pseudonym)
    plain = pyrage.decrypt(bytes(row.sealed), [pyrage.x25519.Identity.from_str(secret_key)]).decode()
    kind, _, value = plain.partition("\n")
    return kind, value


def pseudonym_key() -> bytes:
    """The casebook's secret for pseudonyms."""
    return bytes(models.Setting.objects.using(db.ACTS).get(name="pseudonym key").value)

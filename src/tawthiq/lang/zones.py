"""Time zones from the pinned tzdata package, never from the machine, so that a day is the same day everywhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from tawthiq.errors import Bilingual, TawthiqError


class UnknownZone(TawthiqError):
    code = "LNG-001"
    message = Bilingual("That is not a time zone.", "هذه ليست منطقة زمنية.")
    expected = Bilingual("an IANA name such as Asia/Damascus", "اسم من قائمة IANA مثل Asia/Damascus")
    remedy = Bilingual("look the name up in the list of the tz database", "ابحث عن الاسم في قائمة قاعدة tz")


@cache
def zone(name: str) -> ZoneInfo:
    """The zone `name` from tzdata. Raises UnknownZone."""
    parts = name.split("/")
    path = files("tzdata").joinpath("zoneinfo", *parts)
    if not name or ".." in parts or not path.is_file():
        raise UnknownZone(read=name)
    with path.open("rb") as handle:
        return ZoneInfo.from_file(handle, key=name)


def check_zone(name: str) -> None:
    """Raise UnknownZone unless tzdata knows `name`."""
    zone(name)

"""What a person looks through: lists by page, and single rows, each only as far as the viewer may see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

from tawthiq.casebook import db, log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.catalogue import Found
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotFound
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import LEVELS
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.reports import Report

PAGE = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows `first` to `first + len(rows) - 1` (from 0) of a list; `more` says that others follow."""

    rows: Sequence[T]
    number: int
    more: bool


def seen_by(organisation: str, *, whole: bool = False) -> Q:
    """Rows that `organisation` may see, as `evidence.ledger.may_see` says; `whole` of texts and files as received."""
    shared = Q(audience__in=["items", *(f"{level}:{organisation}" for level in LEVELS)])
    return shared if whole else shared | Q(audience__startswith="claims:")


def sight(viewer: str) -> queries.Sight:
    """What of claims and texts `viewer` may see, for what searches them."""
    return queries.Sight(seen_by(viewer), seen_by(viewer, whole=True))


def acts_behind(book: Casebook) -> int:
    """How many acts the derived tables do not hold yet."""
    if not db.has_derived(book.folder):
        return log.last_number()
    stored = models.Made.objects.filter(name="acts").values_list("value", flat=True).first()
    return log.last_number() - int(stored or 0)


def incidents(found: Found, number: int) -> Page[Incident]:
    """A page of incidents in the order of the catalogue."""
    first = (max(number, 1) - 1) * PAGE
    codes = found.codes(first, PAGE)
    held = {i.code: i for i in queries.incidents(codes)}
    return Page([held[c] for c in codes if c in held], number, len(found.rows) > first + PAGE)


def items(viewer: str, number: int = 1) -> Page[models.Item]:
    """Items, the last received first."""
    rows = models.Item._default_manager.filter(seen_by(viewer, whole=True)).order_by("-first_act", "sha256")
    found, more = cut(rows, number)
    return Page(found, number, more)


def item(sha256: str, viewer: str) -> models.Item:
    """One item; NotFound when there is none, or none that the viewer may see."""
    found: models.Item = one(models.Item._default_manager.filter(sha256=sha256), viewer, sha256, whole=True)
    return found


def reports_of(sha256: str, viewer: str, number: int = 1) -> Page[Report]:
    rows = models.Report._default_manager.filter(seen_by(viewer, whole=True), item=sha256)
    found, more = cut(rows.order_by("published_at", "id"), number)
    return Page([queries.report_of(r) for r in found], number, more)


def report(sha256: str, place: str, viewer: str) -> Report:
    """One report of an item by its locator."""
    rows = models.Report._default_manager.filter(id=f"{sha256}:{place}")
    return queries.report_of(one(rows, viewer, place, whole=True))


def text_around(claim: Claim, viewer: str) -> Report | None:
    """The report that states the claim; None where its text is not shared as far as its claims are."""
    key = f"{claim.anchor.item}:{claim.anchor.locator}"
    row = models.Report._default_manager.filter(seen_by(viewer, whole=True), id=key).first()
    return queries.report_of(row) if row else None


def claims_of(report: Report, viewer: str) -> list[Claim]:
    """The claims of a report in reading order."""
    rows = models.Claim._default_manager.filter(seen_by(viewer), report=f"{report.item}:{report.locator}")
    return [queries.claim_of(r) for r in rows.order_by("start", "id")]


def claim(ident: str, viewer: str) -> Claim:
    return queries.claim_of(one(models.Claim._default_manager.filter(id=ident), viewer, ident))


def incident(code: str, viewer: str) -> tuple[Incident, list[Claim]]:
    """An incident and those of its claims that the viewer may see."""
    one(models.Incident._default_manager.filter(code=code), viewer, code)
    found = queries.incidents([code])[0]
    rows = models.Claim._default_manager.filter(seen_by(viewer), id__in=found.claims)
    held = {r.id: queries.claim_of(r) for r in rows}
    return found, [held[c] for c in found.claims if c in held]


def refusals(viewer: str, sha256: str | None = None, number: int = 1) -> Page[models.Refusal]:
    """Rows that wait to be mended."""
    rows = models.Refusal._default_manager.filter(seen_by(viewer, whole=True)).order_by("item", "id")
    found, more = cut(rows.filter(item=sha256) if sha256 else rows, number)
    return Page(found, number, more)


def receipts(viewer: str, limit: int) -> list[models.Receipt]:
    """What came in, the last first."""
    return list(models.Receipt._default_manager.filter(seen_by(viewer, whole=True)).order_by("-n")[:limit])


def names_of(items: Iterable[str]) -> dict[str, str]:
    """The file names of items."""
    rows = models.Item._default_manager.filter(sha256__in=set(items))
    return {str(sha): str(name) for sha, name in rows.values_list("sha256", "name")}


def detached(viewer: str, limit: int) -> list[models.Judgement]:
    """Decisions of the viewer's own members that hang on no claim any more.

    How far the claim was shared that another's hung on is not known any more, and its reason may tell of it.
    """
    rows = models.Judgement._default_manager.filter(state="detached").order_by("act")
    own = set(log.rows().filter(organisation=viewer).values_list("id", flat=True)) if rows.exists() else set()
    return [one for one in rows.iterator() if one.act in own][:limit]


def unreviewed() -> int:
    """Claims that nobody has looked at."""
    return models.Claim._default_manager.filter(review="unreviewed").count()


def acts(kind: str, member: str, number: int = 1) -> Page[Act]:
    """Envelopes of the log, the last first."""
    rows = log.rows(kind, member)
    found, more = cut(rows, number)
    return Page([log.envelope(a) for a in found], number, more)


def one(rows: QuerySet[Any], viewer: str, name: str, *, whole: bool = False) -> Any:
    """The only row, if the viewer may see it; NotFound tells nobody which of the two it was."""
    found = rows.filter(seen_by(viewer, whole=whole)).first()
    if found is None:
        raise NotFound(
            place="",
            read=name,
            what=Bilingual("something that this casebook holds", "شيء يحويه ملف التوثيق هذا"),
        )
    return found


def cut(rows: Any, number: int) -> tuple[list[Any], bool]:
    """The rows of page `number`, and whether others follow."""
    first = (max(number, 1) - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE

"""Victims: persons with their records side by side in both scripts, and pairs of records to judge."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from tawthiq.casebook import browsing_persons, persons
from tawthiq.casebook.actions.deciding import judge_records
from tawthiq.casebook.errors import NotFound
from tawthiq.errors import Bilingual
from tawthiq.lang.labels import label
from tawthiq.model.victims import FIELDS, Record
from tawthiq.victims.dates import read_day
from tawthiq.victims.fields import read_age, read_sex
from tawthiq.victims.review import LABELS
from tawthiq.victims.summary import befell
from tawthiq.web import texts
from tawthiq.web.comparing import Row, row
from tawthiq.web.desk import Desk
from tawthiq.web.fields import one_of, page_number
from tawthiq.web.templating import url


def listed(desk: Desk) -> HttpResponse:
    words = desk.asked("words")
    return desk.page(
        "victims.html", victims=browsing_persons.victims(words, desk.viewer, page_number(desk)), words=words
    )


def one(desk: Desk, code: str) -> HttpResponse:
    """A victim by a code ever shown; one that was joined to another leads on."""
    answer = persons.answer(code)
    if answer is None:
        raise NotFound(
            place="", read=code, what=Bilingual("a code that this casebook gave", "رمز أعطاه ملف التوثيق هذا")
        )
    if answer.incident is None:
        return desk.page("tombstone.html", code=code, status=410)
    if answer.incident != code:
        return desk.go("victim", code=answer.incident, done="merged")
    victim, records = browsing_persons.victim(code, desk.viewer)
    lists = [desk.names.name(r.list) for r in records]
    return desk.page(
        "victim.html", victim=victim, records=records, lists=lists, table=_table(records, desk.lang)
    )


def doubts(desk: Desk) -> HttpResponse:
    return desk.page("doubts.html", doubts=browsing_persons.doubts(desk.viewer, page_number(desk)))


def record_pair(desk: Desk, a: str, b: str) -> HttpResponse:
    """Two records side by side: one person, two persons, or one cannot tell."""
    doubt = browsing_persons.doubt(a, b, desk.viewer)
    if desk.sent:
        verdict = one_of("verdict", desk.field("verdict"), ("same", "different", "unsure"))
        act = judge_records(desk.book, acting=desk.acting, a=doubt.a.anchor, b=doubt.b.anchor, verdict=verdict,
                            because=desk.field("because"))  # fmt: skip
        return desk.back(url("doubts"), {"done": "judged", "act": act.n})
    return desk.page("record_pair.html", doubt=doubt, table=_table([doubt.a, doubt.b], desk.lang))


def _table(records: list[Record], lang: str) -> list[Row]:
    """One row a field that any record states."""
    which = 1 if lang == "ar" else 0
    rows = [
        row(
            LABELS[f][which] if f in LABELS else f,
            [_shown(f, getattr(r.stated, f) or "", lang) for r in records],
            _MEANINGS.get(f, str),
        )
        for f in FIELDS
    ]
    said = [befell(r) for r in records]
    rows.append(row(LABELS["status"][which], [label("victim_statuses", s, lang) if s else "" for s in said]))
    return [r for r in rows if any(r.cells)]


def _shown(field: str, value: str, lang: str) -> str:
    """A value in the page's language where it is a sex, else as it is stated."""
    key = f"victims.sex_{value[:1]}"
    return texts.say(key, lang) if field == "sex" and value in _SEXES else value


_MEANINGS: dict[str, Callable[[str], object]] = {
    "age": read_age, "sex": read_sex, "date_of_birth": read_day, "date_of_death": read_day,
}  # fmt: skip
_SEXES = ("m", "f", "male", "female")

"""Submissions as KoboToolbox and ODK Central export them (JSON): one report a form, devices and collectors sealed."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.model.reports import ReportRead
from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import BadForms
from tawthiq.sources.gathering import Draft, Gathering, moment
from tawthiq.sources.reading import Corrections, Item, Persons, Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.sources.table import RawRow, Sheet, TableReading

_LISTS = ("results", "value", "submissions", "data")
_MARKS = (b'"_uuid"', b'"meta/instanceID"', b'"instanceID"', b'"__id"', b'"formhub/uuid"')
_DEVICE = re.compile(
    r"(^|[/_])(device_?id|devicename|imei|subscriber_?id|sim_?serial|sim_?id|phone_?number|device_?phone_?number|mac_?address|"
    r"username|user_?name|email|_?submitted_by|submitter_?id|submitter_?name|enumerator\w*|collector\w*|audit|user_?id)$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(^|[/_])((start|end)[-_]geopoint|"
    r"(interviewer|surveyor|researcher|data_?collector|field_?(worker|officer|researcher)|observer|assessor|respondent|"
    r"(key_?)?informant|interviewee)(_?(full_?)?(name|id|code|email|(tele)?phone\w*|mobile\w*|number))?|"
    r"(witness|reporter|caller|contact|your|source_?person|narrator)_?(full_?)?(name|(tele)?phone\w*|mobile\w*|number|email)|"
    r"(tele)?phone(_?(no|number))?|mobile(_?(no|number|phone))?|whats_?app(_?(no|number))?)$|"
    r"(^|[/_ ])((اسم|رقم|هاتف|جوال|بريد)[ _])*((ال)?(باحث|راصد|مندوب)([ _](ال)?ميداني)?|(جامع|مدخل)[ _](ال)?بيانات)$|"
    r"(^|[/_ ])((اسم|رقم|هاتف|جوال|بريد)[ _])+(ال)?(شاهد|مبلغ|مبلّغ|متصل|مستجيب|راوي|مصدر)$|"
    r"(^|[/_ ])(رقم[ _])?(ال)?(هاتف|جوال|موبايل|واتساب|واتس)$",
    re.IGNORECASE,
)
"""Questions for who asked, who answered and how to reach them; where a profile maps one, it is what that says."""
_OWN = re.compile(
    r"^(_id|_uuid|__id|_status|_version_|__version__|_xform_id_string|_validation_status.*|_tags.*|_notes.*|_attachments.*|"
    r"_bamboo_dataset_id|_geolocation.*|_submission_time|formhub/.*|meta/.*|__system/.*|_supplementalDetails.*|start|end|today|"
    r".*@odata\..*|_last_edited|rootUuid)$"
)
_TIMES = ("_submission_time", "__system/submissionDate", "end", "today", "start")
_IDS = ("meta/instanceID", "__id", "_uuid", "instanceID")
_ROOTS = ("meta/rootUuid", "rootUuid", "__id")  # what stays the same through all edits
_DEEPEST = 20


class FormsReader:
    """The answers of a form as lines "question: answer"; with a mapping profile the form is a row of a table."""

    name: ClassVar[str] = "forms"
    title: ClassVar[Bilingual] = Bilingual("forms of KoboToolbox or ODK", "استمارات KoboToolbox أو ODK")
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def sniff(self, name: str, data: bytes) -> bool:
        head = data[: 1 << 16]
        return head.lstrip()[:1] in (b"[", b"{") and any(mark in head for mark in _MARKS)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BadForms, NoPseudonymKey and what a profile's table raises."""
        forms = _forms(decode(item.data, item.name, options.encoding).text, item.name)
        if options.profile is not None:
            return _through_profile(forms, item, options, corrections)
        gathered = Gathering(item, options, corrections, "form")
        versions = _replaced(forms)
        for number, form in enumerate(forms, start=1):
            _add(gathered, f"form {_name(form, number)}", form, versions, options.zone)
        return gathered.reading()


def _forms(text: str, place: str) -> list[dict[str, str]]:
    """Each submission as {path: answer}, in the order of the file."""
    try:
        top = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadForms(place=place, read=text[:60]) from error
    if isinstance(top, dict):
        top = next((top[key] for key in _LISTS if isinstance(top.get(key), list)), [top])
    if not isinstance(top, list) or not all(isinstance(entry, dict) for entry in top):
        raise BadForms(place=place, read=text[:60])
    return [dict(_answers(entry, "", place, 0)) for entry in top]


def _answers(entry: Mapping[str, Any], under: str, place: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise BadForms(place=place, read=f"nested in {under}")
    for key, value in entry.items():
        path = f"{under}{key}"
        if isinstance(value, dict):
            yield from _answers(value, f"{path}/", place, depth + 1)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for number, one in enumerate(value, start=1):
                nested = one if isinstance(one, dict) else {"": one}
                yield from _answers(nested, f"{path}[{number}]/", place, depth + 1)
        else:
            yield path, _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return "true" if value is True else "false" if value is False else str(value)


def _name(form: Mapping[str, str], number: int) -> str:
    """The submission's own id, which an edited version keeps apart; its number where it has none."""
    return next((form[key].removeprefix("uuid:") for key in _IDS if form.get(key)), str(number))


def _replaced(forms: list[dict[str, str]]) -> set[str]:
    """Ids that a later version in this file replaces (meta/deprecatedID)."""
    return {old for form in forms if (old := _edited(form))}


def _add(gathered: Gathering, locator: str, form: dict[str, str], replaced: set[str], zone: str) -> None:
    author = _seal(form, gathered.persons)
    if locator.removeprefix("form ") in replaced:
        gathered.empty(
            "forms that a later version in this file replaces", "استمارات تحل محلها نسخة لاحقة في هذا الملف"
        )
        return
    if _edited(form):
        gathered.tally.count("forms that are edits of an earlier one", "استمارات هي تعديل لاستمارة سابقة")
    lines = [f"{key}: {value}" for key, value in form.items() if value.strip() and not _OWN.match(key)]
    if not lines:
        gathered.refuse(locator, Why.EMPTY, "answers", "")
        return
    stated = next((form[key] for key in _TIMES if form.get(key)), None)
    attached = tuple(
        v.rpartition("/")[2]
        for k, v in form.items()
        if k.startswith("_attachments") and k.endswith("filename")
    )
    first, before = _versions(form)
    draft = Draft(
        "\n".join(lines),
        moment(stated, zone),
        author=author,
        attached=attached,
        version_of=first,
        replaces=before,
    )
    gathered.add(locator, draft)


def _versions(form: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The submission of which this is a version, and the version that it replaces, as far as the form says."""
    first = next((form[key].removeprefix("uuid:") for key in (*_ROOTS, *_IDS) if form.get(key)), None)
    return first, _edited(form) or None


def _edited(form: Mapping[str, str]) -> str:
    """The id of the version that this one replaces, or ""."""
    return (form.get("meta/deprecatedID") or form.get("deprecatedID") or "").removeprefix("uuid:")


def _seal(form: dict[str, str], persons: Persons, mapped: Container[str] = ()) -> str | None:
    """Take device, SIM, account, collector and who was asked out of the form; the pseudonym of whoever submitted it."""
    for key in [key for key in form if _PERSON.search(key) and key not in mapped]:
        value = form.pop(key)
        if value.strip():
            persons.pseudonym(value, "asked")
    found = []
    for key in [key for key in form if _DEVICE.search(key)]:
        value = form.pop(key)
        if value.strip():
            found.append(
                persons.pseudonym(
                    value, "device" if "id" in key.lower() or "serial" in key.lower() else "collector"
                )
            )
    return found[-1] if found else None


def _of_version(one: ReportRead, first: str | None, before: str | None) -> ReportRead:
    return replace(one, report=replace(one.report, version_of=first, replaces=before))


def _through_profile(
    forms: list[dict[str, str]], item: Item, options: ReadOptions, corrections: Corrections
) -> Reading:
    assert options.profile is not None
    table = TableReading(item, options, options.profile, corrections)
    wanted = {column for column, _ in options.profile.identities}
    mapped = options.profile.mapped()
    for form in forms:
        kept = {key: value for key, value in form.items() if key in wanted}
        _seal(form, table.persons, mapped)
        form.update(kept)
    columns = list(dict.fromkeys(key for form in forms for key in form))
    rows = [
        RawRow(1, columns),
        *(RawRow(n, [form.get(c, "") for c in columns]) for n, form in enumerate(forms, start=2)),
    ]
    reads = list(
        table.sheet(
            Sheet(item.name, iter(rows), lambda number: f"form {_name(forms[number - 2], number - 1)}")
        )
    )
    table.finish()
    versions = {f"form {_name(form, n)}": _versions(form) for n, form in enumerate(forms, start=1)}
    reads = [_of_version(one, *versions[one.report.locator]) for one in reads]
    return Reading(reads, table.tally.close(), table.persons.identities())

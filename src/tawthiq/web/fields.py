"""Reading the fields of forms and queries; what cannot be read is refused by name."""

from __future__ import annotations

import re
from datetime import date

from tawthiq.errors import Bilingual, TawthiqError
from tawthiq.web.desk import Desk


class FieldWrong(TawthiqError):
    """A field of a form that cannot be read."""

    code = "WEB-001"
    message = Bilingual("The form cannot be taken in as it stands.", "لا يمكن قبول النموذج كما هو.")
    expected = Bilingual("{expected_en}", "{expected_ar}")
    remedy = Bilingual("correct the field and send the form again", "صحح الحقل وأرسل النموذج ثانية")


def page_number(desk: Desk) -> int:
    asked = desk.asked("page", "1")
    return min(int(asked), 100_000) if asked.isascii() and asked.isdigit() and int(asked) else 1


def whole(name: str, text: str) -> int | None:
    """A whole number from 0, None for an empty field; Arabic-Indic digits are read as well."""
    if not text:
        return None
    digits = text.replace(",", "").replace("٬", "")
    if not digits.isdecimal() or len(digits) > 9:
        raise FieldWrong(place=name, read=text, expected_en="a whole number", expected_ar="عدد صحيح")
    return int(digits)


def day(name: str, text: str) -> date | None:
    """A day as browsers send it, None for an empty field."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FieldWrong(place=name, read=text, expected_en="YYYY-MM-DD", expected_ar="YYYY-MM-DD") from error


def box(name: str, text: str) -> tuple[int, int, int, int] | None:
    """West, south, east and north in degrees with commas between them, as 1e-7 degree; None for an empty field."""
    if not text:
        return None
    try:
        west, south, east, north = (round(float(part) * 1e7) for part in text.split(","))
    except (ValueError, OverflowError) as error:
        raise FieldWrong(place=name, read=text, expected_en="west,south,east,north in degrees",
                         expected_ar="الغرب والجنوب والشرق والشمال بالدرجات") from error  # fmt: skip
    return west, south, east, north


def needed(name: str, text: str) -> str:
    """A field that must not be empty."""
    if not text:
        raise FieldWrong(place=name, read=text, expected_en="something", expected_ar="قيمة")
    return text


def one_of(name: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        listed = ", ".join(allowed)
        raise FieldWrong(place=name, read=text, expected_en=f"one of {listed}", expected_ar=listed)
    return text


def new_ident(desk: Desk) -> str:
    """The id that a person gives: of a figure, as statements write it in their tokens, or of an estimate."""
    ident = needed("id", desk.field("id"))
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", ident):
        raise FieldWrong(place="id", read=ident, expected_en="small Latin letters, digits and hyphens",
                         expected_ar="أحرف لاتينية صغيرة وأرقام وواصلات")  # fmt: skip
    return ident

"""Refusals of tables of claims.

IncidentsError
├── ClaimsUnreadable    LNK-301  a file that is no CSV or Parquet, or without rows
├── ClaimsMappingWrong  LNK-302  a mapping that names unknown fields or columns
├── NothingToLink       LNK-303  no column of days, places or texts
└── PairsWrong          LNK-304  a judgement about a claim that the table does not have, or an unknown verdict
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class IncidentsError(TawthiqError):
    """Base of the refusals of tables of claims."""

    code = "LNK-300"


class ClaimsUnreadable(IncidentsError):
    code = "LNK-301"
    message = Bilingual("The table of claims cannot be read.", "تعذرت قراءة جدول الإفادات.")
    expected = Bilingual(
        "a CSV file with one header row and at least one row under it, or a Parquet file",
        "ملف CSV فيه صف عناوين واحد وتحته صف على الأقل، أو ملف Parquet",
    )
    remedy = Bilingual("Save the table anew as CSV in UTF-8.", "احفظ الجدول من جديد بصيغة CSV وترميز UTF-8.")


class ClaimsMappingWrong(IncidentsError):
    code = "LNK-302"
    message = Bilingual("The mapping does not fit the table.", "المطابقة لا تناسب الجدول.")
    expected = Bilingual("fields {fields}; columns {columns}", "الحقول {fields}؛ الأعمدة {columns}")
    remedy = Bilingual("Write one line per field: `field: column`.", "اكتب سطرًا لكل حقل: ‎`field: column`.")


class NothingToLink(IncidentsError):
    code = "LNK-303"
    message = Bilingual(
        "No column says when, where or in which words something happened.",
        "لا عمود يذكر متى أو أين أو بأي كلمات وقع الحدث.",
    )
    expected = Bilingual(
        "date_start, lat and lon, or text (docs/reference/cli.md lists all columns)",
        "الأعمدة date_start أو lat مع lon أو text (وفي docs/reference/cli.md قائمتها كلها)",
    )
    remedy = Bilingual(
        "Say with --mapping which columns hold them.", "حدّد بالخيار ‎--mapping الأعمدة التي فيها ذلك."
    )


class PairsWrong(IncidentsError):
    code = "LNK-304"
    message = Bilingual("A judgement cannot be used.", "حكم لا يمكن استعماله.")
    expected = Bilingual(
        "columns source_a, id_a, source_b, id_b, verdict (same, different, unsure) about claims of the table",
        "الأعمدة source_a وid_a وsource_b وid_b وverdict ‏(same أو different أو unsure) عن إفادات في الجدول",
    )
    remedy = Bilingual("Correct the line, or take it out.", "صحّح السطر أو احذفه.")

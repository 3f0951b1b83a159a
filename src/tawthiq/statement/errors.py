"""Refusals and problems of a statement (STM-...).

    StatementError
    ├── SectionWrong          STM-001   a language section that is not opened or closed rightly   (raised by parse)
    ├── TokenMalformed        STM-002   a token that cannot be read
    ├── UnknownFigure         STM-003   a figure that is not among the case's
    ├── UnknownClaim          STM-004   a claim that is not in the casebook
    ├── NumberNotInClaim      STM-005   a cited number that its claim does not state
    ├── UnknownItem           STM-006   no item, or more than one, begins with this hash
    ├── QuotationNotInItem    STM-007   words that do not stand in the item
    ├── LiteralWithoutReason  STM-008   a literal number without its reason
    ├── UnmarkedNumber        STM-009   a number that nothing stands behind
    ├── PdfNotMade            STM-010   the typesetter refused                                    (raised by pdf)
    ├── NoSuchLanguage        STM-011   the statement has no section in this language             (raised)
    └── NothingToTrace        STM-012   no figure, incident or claim has this id                  (raised by trace_text)

The others are listed by resolve as problems; a draft shows them.
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class StatementError(TawthiqError):
    """Base of what statements refuse."""

    code = "STM-000"


class SectionWrong(StatementError):
    code = "STM-001"
    message = Bilingual(
        "A language section is not opened or closed rightly.", "قسم لغة غير مفتوح أو غير مغلق كما يجب."
    )
    expected = Bilingual(
        '"::: en" or "::: ar", then ":::" at its end', "«::: en» أو «::: ar» ثم «:::» في نهايته"
    )
    remedy = Bilingual("Correct this line of the statement.", "صحّح هذا السطر في البيان.")


class TokenMalformed(StatementError):
    code = "STM-002"
    message = Bilingual("This token cannot be read.", "لا يمكن قراءة هذه العلامة.")
    expected = Bilingual(
        "{{{{figure:ID}}}}, {{{{cited:CLAIM|NUMBER|text}}}}, {{{{quote:ITEM|words}}}} or {{{{literal:TEXT|reason}}}}",
        "{{{{figure:ID}}}} أو {{{{cited:CLAIM|NUMBER|text}}}} أو {{{{quote:ITEM|words}}}}"
        " أو {{{{literal:TEXT|reason}}}}",
    )
    remedy = Bilingual("Correct the token; see the page on statements.", "صحّح العلامة؛ انظر صفحة البيانات.")


class UnknownFigure(StatementError):
    code = "STM-003"
    message = Bilingual("No figure has this id.", "لا رقم بهذا المعرّف.")
    expected = Bilingual("one of: {known}", "واحد من: {known}")
    remedy = Bilingual("Use an id of the case's questions.", "استخدم معرّفاً من أسئلة القضية.")


class UnknownClaim(StatementError):
    code = "STM-004"
    message = Bilingual("No claim has this id.", "لا إفادة بهذا المعرّف.")
    expected = Bilingual("the id of one claim, or its beginning", "معرّف إفادة واحدة أو بدايته")
    remedy = Bilingual("Copy the id from the trace of a figure.", "انسخ المعرّف من أثر أحد الأرقام.")


class NumberNotInClaim(StatementError):
    code = "STM-005"
    message = Bilingual(
        "The cited claim does not state this number.", "الإفادة المستشهد بها لا تذكر هذا العدد."
    )
    expected = Bilingual("a number of the claim: {stated}", "عدد من الإفادة: {stated}")
    remedy = Bilingual("Cite the number as the claim states it.", "اذكر العدد كما تذكره الإفادة.")


class UnknownItem(StatementError):
    code = "STM-006"
    message = Bilingual(
        "Not exactly one item begins with this hash.", "لا توجد مادة واحدة بعينها تبدأ بهذه البصمة."
    )
    expected = Bilingual(
        "8 characters or more of one item's SHA-256", "8 محارف أو أكثر من بصمة SHA-256 لمادة واحدة"
    )
    remedy = Bilingual("Copy the hash from the trace.", "انسخ البصمة من الأثر.")


class QuotationNotInItem(StatementError):
    code = "STM-007"
    message = Bilingual("These words do not stand in the item.", "هذه الكلمات لا ترد في المادة.")
    expected = Bilingual("the exact words of the item", "كلمات المادة كما هي")
    remedy = Bilingual("Copy the words from the report.", "انسخ الكلمات من التقرير.")


class LiteralWithoutReason(StatementError):
    code = "STM-008"
    message = Bilingual("A literal number has no reason.", "عدد حرفي بلا سبب.")
    expected = Bilingual("{{{{literal:2254|number of a resolution}}}}", "{{{{literal:2254|رقم قرار}}}}")
    remedy = Bilingual("Say why this number needs no evidence.", "بيّن لماذا لا يحتاج هذا العدد إلى دليل.")


class UnmarkedNumber(StatementError):
    code = "STM-009"
    message = Bilingual("Nothing stands behind this number.", "لا شيء وراء هذا العدد.")
    expected = Bilingual(
        "a figure, a cited number, a part of a quotation or a literal with its reason",
        "رقم أو عدد مستشهد به أو جزء من اقتباس أو عدد حرفي مع سببه",
    )
    remedy = Bilingual("Mark the number with one of the four tokens.", "علّم العدد بإحدى العلامات الأربع.")


class PdfNotMade(StatementError):
    code = "STM-010"
    message = Bilingual("The PDF could not be typeset.", "تعذّر صف ملف PDF.")
    expected = Bilingual("Typst source made by to_typst", "مصدر Typst من to_typst")
    remedy = Bilingual(
        "Report this with the text that stands under 'read'; the HTML is complete.",
        "أبلغ عن ذلك مع النص الوارد في «المقروء»؛ ملف HTML كامل.",
    )


class NoSuchLanguage(StatementError):
    code = "STM-011"
    message = Bilingual("The statement has no section in this language.", "لا قسم في البيان بهذه اللغة.")
    expected = Bilingual("one of: {known}", "واحدة من: {known}")
    remedy = Bilingual('Add a section "::: {lang}".', "أضف قسماً «::: {lang}».")


class NothingToTrace(StatementError):
    code = "STM-012"
    message = Bilingual(
        "No figure, incident or claim has this id.", "لا رقم ولا حادثة ولا إفادة بهذا المعرّف."
    )
    expected = Bilingual(
        "a figure id, an incident code or a claim id (its beginning is enough when only one fits)",
        "معرّف رقم أو رمز حادثة أو معرّف إفادة (تكفي بدايته إن لم يطابقها غيره)",
    )
    remedy = Bilingual("Look the id up in the table of figures.", "ابحث عن المعرّف في جدول الأرقام.")

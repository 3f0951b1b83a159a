"""Refusals of the estimates: what cannot be read as overlapping lists, or asked of them.

EstimateRefused
├── NoLists            EST-101   no column of 0 and 1
├── BadMembership      EST-102   a list column holds something else than 0 or 1
├── BadCount           EST-103   a count that is no whole number of persons
├── PersonInNoList     EST-104   a person whom no list holds
├── TooManyLists       EST-105   more lists than can be told apart
├── DuplicateColumn    EST-106   one column name twice
├── NoRows             EST-107   a table without persons
├── UnknownColumn      EST-108   a column asked for that is not there
├── BadPlan            EST-109   a plan that cannot be followed
├── UnknownMethod      EST-110   a method that is not one of ours
├── BadSetting         EST-111   a setting out of its range
└── BadFile            EST-112   a file that is no table in UTF-8
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class EstimateRefused(TawthiqError):
    """Base of the refusals of the estimates."""

    code = "EST-100"


class NoLists(EstimateRefused):
    """No column of the table is a list."""

    code = "EST-101"
    message = Bilingual("No column of 0 and 1 was found.", "لم يُعثر على أي عمود من الأصفار والآحاد.")
    expected = Bilingual(
        "one column per list, 1 where the person is in it, else 0",
        "عمود لكل قائمة: 1 إن كان الشخص فيها وإلا 0",
    )
    remedy = Bilingual("name the columns with --lists A,B,C", "سمِّ الأعمدة بالخيار ‎--lists A,B,C‎")


class BadMembership(EstimateRefused):
    """A list column holds something else than 0 or 1."""

    code = "EST-102"
    message = Bilingual(
        "Column {column} is a list, but this row says neither 0 nor 1.",
        "العمود {column} قائمة، لكن هذا السطر لا يقول 0 ولا 1.",
    )
    expected = Bilingual("0 or 1", "0 أو 1")
    remedy = Bilingual(
        "correct the value, or leave the column out with --lists",
        "صحّح القيمة أو استبعد العمود بالخيار ‎--lists‎",
    )


class BadCount(EstimateRefused):
    """A count that is no whole number of persons."""

    code = "EST-103"
    message = Bilingual(
        "A count must be a whole number of persons.", "يجب أن يكون العدد عدداً صحيحاً من الأشخاص."
    )
    expected = Bilingual("0, 1, 2, ...", "0، 1، 2، ...")
    remedy = Bilingual("correct the count; no row was left out", "صحّح العدد؛ لم يُسقط أي سطر")


class PersonInNoList(EstimateRefused):
    """A row with persons whom no list holds."""

    code = "EST-104"
    message = Bilingual(
        "This row holds persons who are in no list.", "في هذا السطر أشخاص لا ترد أسماؤهم في أي قائمة."
    )
    expected = Bilingual("at least one 1 in every row", "قيمة 1 واحدة على الأقل في كل سطر")
    remedy = Bilingual(
        "find the list that documented them, or remove the row: whom no list holds is what is estimated",
        "ابحث عن القائمة التي وثّقتهم أو احذف السطر: من ليس في أي قائمة هو ما يُقدَّر",
    )


class TooManyLists(EstimateRefused):
    """More lists than can be told apart."""

    code = "EST-105"
    message = Bilingual(
        "{count} lists are too many: overlaps of more than {limit} lists cannot be told apart.",
        "{count} قائمة عدد كبير جداً: لا يمكن تمييز تقاطعات أكثر من {limit} قائمة.",
    )
    expected = Bilingual("at most {limit} lists", "عدد القوائم {limit} على الأكثر")
    remedy = Bilingual(
        "join lists that feed each other, or name the ones to use with --lists",
        "ادمج القوائم التي يغذي بعضها بعضاً أو سمِّ المطلوب منها بالخيار ‎--lists‎",
    )


class DuplicateColumn(EstimateRefused):
    """One column name twice."""

    code = "EST-106"
    message = Bilingual("The column {column} is there twice.", "العمود {column} مكرر.")
    expected = Bilingual("every column name once", "كل اسم عمود مرة واحدة")
    remedy = Bilingual("rename or remove one of them", "غيّر اسم أحدهما أو احذفه")


class NoRows(EstimateRefused):
    """A table without persons."""

    code = "EST-107"
    message = Bilingual("The table holds no persons.", "لا يحتوي الجدول على أشخاص.")
    expected = Bilingual("a header and at least one row", "سطر عناوين وسطر واحد على الأقل")
    remedy = Bilingual("check that this is the right file", "تأكد من أن هذا هو الملف الصحيح")


class UnknownColumn(EstimateRefused):
    """A column asked for that is not there."""

    code = "EST-108"
    message = Bilingual("There is no column {column}.", "لا يوجد عمود باسم {column}.")
    expected = Bilingual("one of: {there}", "واحد من: {there}")
    remedy = Bilingual("correct the name", "صحّح الاسم")


class BadPlan(EstimateRefused):
    """A plan that cannot be followed."""

    code = "EST-109"
    message = Bilingual("The plan cannot be followed: {why_en}", "لا يمكن اتباع الخطة: {why_ar}")
    expected = Bilingual(
        "a YAML mapping with the keys of the default plan", "ملف YAML بمفاتيح الخطة الافتراضية"
    )
    remedy = Bilingual(
        "print the default plan with --print-plan and edit it",
        "اطبع الخطة الافتراضية بالخيار ‎--print-plan‎ وعدّلها",
    )


class UnknownMethod(EstimateRefused):
    """A method that is not one of ours."""

    code = "EST-110"
    message = Bilingual("There is no method {method}.", "لا توجد طريقة باسم {method}.")
    expected = Bilingual("one of: {there}", "واحدة من: {there}")
    remedy = Bilingual("correct the name", "صحّح الاسم")


class BadSetting(EstimateRefused):
    """A setting out of its range."""

    code = "EST-111"
    message = Bilingual("The setting {setting} is out of its range.", "الإعداد {setting} خارج نطاقه.")
    expected = Bilingual("{range}", "{range}")
    remedy = Bilingual("choose a value in the range", "اختر قيمة ضمن النطاق")


class BadFile(EstimateRefused):
    """A file that is no table in UTF-8."""

    code = "EST-112"
    message = Bilingual("The file cannot be read as a table.", "لا يمكن قراءة الملف كجدول.")
    expected = Bilingual(
        "CSV in UTF-8 with a header, as many values in every row as in the header",
        "ملف CSV بترميز UTF-8 مع سطر عناوين، وعدد القيم في كل سطر كعدد العناوين",
    )
    remedy = Bilingual("export it again as CSV UTF-8", "أعد تصديره بصيغة CSV UTF-8")

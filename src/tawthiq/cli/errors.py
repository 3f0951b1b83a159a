"""What a command can be given wrongly beyond its options."""

from tawthiq.errors import Bilingual, TawthiqError


class BadLine(TawthiqError):
    code = "CLI-001"
    message = Bilingual("A line of the input cannot be read.", "سطر من المدخلات لا يمكن قراءته.")
    expected = Bilingual('a JSON object with "id" and "text"', 'كائن JSON فيه "id" و "text"')
    remedy = Bilingual("correct the line; nothing after it was read", "صحح السطر؛ لم يُقرأ شيء بعده")


class FileTrouble(TawthiqError):
    code = "CLI-006"
    message = Bilingual("A file or folder cannot be opened.", "تعذر فتح ملف أو مجلد.")
    expected = Bilingual(
        "one that exists and that you may read or write", "ملف أو مجلد موجود يُسمح لك بقراءته أو الكتابة فيه"
    )
    remedy = Bilingual("check its path, its kind and its permissions", "دقق مساره ونوعه وأذوناته")


class NotText(TawthiqError):
    code = "CLI-007"
    message = Bilingual(
        "A file that the command reads is no text, or no table, in UTF-8.",
        "ملف يقرؤه الأمر ليس نصا ولا جدولا بترميز UTF-8.",
    )
    expected = Bilingual("text, CSV, YAML or JSON in UTF-8", "نص أو CSV أو YAML أو JSON بترميز UTF-8")
    remedy = Bilingual(
        "save it as UTF-8, or receive it into a casebook, which reads other formats",
        "احفظه بترميز UTF-8، أو استلمه في ملف توثيق، فهو يقرأ صيغا أخرى",
    )


class PortTaken(TawthiqError):
    code = "CLI-008"
    message = Bilingual("Another program uses this port.", "برنامج آخر يستعمل هذا المنفذ.")
    expected = Bilingual("a port that no program uses", "منفذ لا يستعمله برنامج آخر")
    remedy = Bilingual(
        "name another with --port, or --port 0 for a free one; perhaps `serve` runs already",
        "سمّ منفذا آخر بالخيار ‎--port‎، أو اكتب ‎--port 0‎ لمنفذ حر؛ ولعل `serve` يعمل من قبل",
    )


class WrongUse(TawthiqError):
    """Base of what is wrong with a command itself; these exit with 2."""

    remedy = Bilingual("see `{command} --help`", "انظر `{command} --help`")


class MissingPart(WrongUse):
    code = "CLI-002"
    message = Bilingual("Something that the command needs is missing.", "ينقص شيء يحتاج إليه الأمر.")
    expected = Bilingual("a value for {name}", "قيمة لـ {name}")


class WrongValue(WrongUse):
    code = "CLI-003"
    message = Bilingual("A value of the command cannot be used.", "قيمة في الأمر لا يمكن استعمالها.")
    expected = Bilingual("{en}", "{ar}")


class UnknownWord(WrongUse):
    code = "CLI-004"
    message = Bilingual("There is no such command or option.", "لا يوجد أمر أو خيار بهذا الاسم.")
    expected = Bilingual("{known}", "{known}")


class WrongTogether(WrongUse):
    code = "CLI-005"
    message = Bilingual("The parts of the command do not go together.", "أجزاء الأمر لا تجتمع.")
    expected = Bilingual("{en}", "{ar}")

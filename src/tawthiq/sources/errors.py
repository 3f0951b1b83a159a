"""What a file, a profile or a row can be refused for.

    SourceError
    ├── EmptyFile           SRC-001   no bytes, or nothing but blanks
    ├── UnknownFormat       SRC-002   no reader knows this kind of file
    ├── UnknownReader       SRC-003   a reader was named that does not exist
    ├── UnknownEncoding     SRC-004   the bytes are no text that can be told with evidence
    ├── BinaryFile          SRC-005   NUL bytes where text was expected
    ├── TextTooLong         SRC-006   one text longer than a person can check
    ├── BadOption           SRC-007   an option that cannot be used (published, zone)
    ├── NoProfile           SRC-010   a table without a mapping profile
    ├── UnknownProfile      SRC-011   no packaged profile of this name
    ├── ProfileError        SRC-012   a key of a profile is wrong
    ├── NoHeader            SRC-020   the table has no header row
    ├── MissingColumns      SRC-021   mapped columns are not in the header
    ├── DuplicateColumn     SRC-022   a mapped column stands twice in the header
    ├── MergedHeader        SRC-023   the header spans merged cells or several rows
    ├── BadWorkbook         SRC-024   an XLSX file that cannot be opened
    ├── NoNameColumn        SRC-025   a victims' list in which no column is known to hold names
    ├── BadExport           SRC-030   not an export of one Telegram channel
    ├── PrivateChat         SRC-031   a private chat without a named consent
    ├── NoPseudonymKey      SRC-032   persons found and no key to hide them with
    ├── BadContainer        SRC-033   a ZIP, XML or picture that is damaged, locked or made to do harm
    ├── NoDateOrder         SRC-034   dates that can be read in two ways, and nothing that settles it
    ├── BadForms            SRC-035   not an export of a form server
    ├── BadWritten          SRC-036   not a record that `tawthiq write` made
    ├── BadOcr              SRC-037   not text that `tawthiq ocr` read
    ├── (ocr/errors.py)     SRC-038, SRC-039, SRC-046
    ├── TooMuchMemory       SRC-040   reading it takes more memory than a file of its size may
    ├── TooSlow             SRC-041   reading it takes more time than a file of its size may
    ├── TooMuchOutput       SRC-042   what it unpacks to is more than a file of its size may
    ├── TooDeep             SRC-043   nested deeper than any honest file
    ├── ParserFailed        SRC-044   the parser ended without an answer
    └── CellNotStarted      SRC-045   the process that reads files could not be started

A refused row or message is no exception: it stands in the account with one of the codes SRC-1xx (`refusals.py`).
"""

from __future__ import annotations

from tawthiq.errors import Bilingual, TawthiqError


class SourceError(TawthiqError):
    """A file or a profile that cannot be read."""

    code = "SRC-000"


class EmptyFile(SourceError):
    code = "SRC-001"
    message = Bilingual("The file is empty.", "الملف فارغ.")
    expected = Bilingual("a file with text or rows", "ملف فيه نص أو صفوف")
    remedy = Bilingual("Ask the sender for it again.", "اطلبه من المرسل مرة أخرى.")


class UnknownFormat(SourceError):
    code = "SRC-002"
    message = Bilingual("No reader knows this kind of file.", "لا قارئ يعرف هذا النوع من الملفات.")
    expected = Bilingual("one of: {known}", "واحد من: {known}")
    remedy = Bilingual(
        "Name the reader with --reader, or save the file in one of these formats.",
        "سمِّ القارئ بالخيار --reader، أو احفظ الملف بإحدى هذه الصيغ.",
    )


class UnknownReader(SourceError):
    code = "SRC-003"
    message = Bilingual("There is no such reader.", "لا يوجد قارئ بهذا الاسم.")
    expected = Bilingual("one of: {known}", "واحد من: {known}")
    remedy = Bilingual("Use one of these names.", "استعمل أحد هذه الأسماء.")


class UnknownEncoding(SourceError):
    code = "SRC-004"
    message = Bilingual(
        "The encoding of this file cannot be told with evidence.", "لا دليل كافيًا على ترميز هذا الملف."
    )
    expected = Bilingual("UTF-8, UTF-16 or Windows-1256 text", "نص بترميز UTF-8 أو UTF-16 أو Windows-1256")
    remedy = Bilingual(
        "Save it as UTF-8, or name the encoding with --encoding if you know it.",
        "احفظه بترميز UTF-8، أو سمِّ الترميز بالخيار --encoding إن كنت تعرفه.",
    )


class BinaryFile(SourceError):
    code = "SRC-005"
    message = Bilingual(
        "The file holds NUL bytes; it is no text.", "في الملف بايتات صفرية (NUL)؛ ليس ملفًا نصيًا."
    )
    expected = Bilingual("text without NUL bytes", "نص بلا بايتات صفرية")
    remedy = Bilingual(
        "Check that the file was sent as text and was not cut or mixed with another.",
        "تحقق من أن الملف أُرسل نصًا ولم يُقطع ولم يختلط بغيره.",
    )


class TextTooLong(SourceError):
    code = "SRC-006"
    message = Bilingual(
        "One text of {length:,} characters is too long to be one report.",
        "نص واحد طوله {length:,} حرف أطول من أن يكون تقريرًا واحدًا.",
    )
    expected = Bilingual("at most {limit:,} characters", "{limit:,} حرف على الأكثر")
    remedy = Bilingual(
        "Split it into its articles or posts and receive each by itself.",
        "قسّمه إلى مقالاته أو منشوراته واستلم كلًّا منها وحده.",
    )


class BadOption(SourceError):
    code = "SRC-007"
    message = Bilingual("The option {option} cannot be used.", "لا يمكن استعمال الخيار {option}.")
    expected = Bilingual("{wanted}", "{wanted_ar}")
    remedy = Bilingual(
        "Correct it in case.yml or on the command line.", "صحّحه في case.yml أو في سطر الأوامر."
    )


class NoProfile(SourceError):
    code = "SRC-010"
    message = Bilingual("A table needs a mapping profile.", "الجدول يحتاج إلى ملف مطابقة للأعمدة.")
    expected = Bilingual("a profile: {known}, or a file", "ملف مطابقة: {known}، أو ملف من عندك")
    remedy = Bilingual(
        "Name it with --profile, or write one (docs/how-to/profiles.md).",
        "سمِّه بالخيار --profile، أو اكتب واحدًا (docs/how-to/profiles.md).",
    )


class UnknownProfile(SourceError):
    code = "SRC-011"
    message = Bilingual("There is no packaged profile of this name.", "لا يوجد ملف مطابقة مرفق بهذا الاسم.")
    expected = Bilingual("one of: {known}, or a path to a YAML file", "واحد من: {known}، أو مسار ملف YAML")
    remedy = Bilingual("Use one of these, or write one.", "استعمل أحدها أو اكتب واحدًا.")


class ProfileError(SourceError):
    code = "SRC-012"
    message = Bilingual("The mapping profile is wrong at {key}.", "في ملف المطابقة خطأ عند {key}.")
    expected = Bilingual("{wanted}", "{wanted}")
    remedy = Bilingual(
        "Correct this key (docs/how-to/profiles.md lists all).",
        "صحّح هذا المفتاح (كلها في docs/how-to/profiles.md).",
    )

    @property
    def wrong(self) -> tuple[str, Bilingual]:
        """The key, and what was expected there."""
        key, wanted = self.data["key"], self.data["wanted"]
        assert isinstance(wanted, Bilingual)
        return key.en if isinstance(key, Bilingual) else str(key), wanted


class NoHeader(SourceError):
    code = "SRC-020"
    message = Bilingual("The table has no header row.", "ليس في الجدول صف عناوين.")
    expected = Bilingual("the names of the columns in row {row}", "أسماء الأعمدة في الصف {row}")
    remedy = Bilingual(
        "Add the header, or set `header: {{row: N}}` in the profile.",
        "أضف صف العناوين، أو اكتب header: {{row: N}} في ملف المطابقة.",
    )


class MissingColumns(SourceError):
    code = "SRC-021"
    message = Bilingual(
        "Columns that the profile maps are not in the table: {missing}.",
        "أعمدة يذكرها ملف المطابقة ليست في الجدول: {missing}.",
    )
    expected = Bilingual(
        "a header with these columns; it has: {found}", "صف عناوين فيه هذه الأعمدة؛ وفيه: {found}"
    )
    remedy = Bilingual(
        "Choose the profile that fits, or list columns that may be absent under `optional`.",
        "اختر ملف المطابقة المناسب، أو اذكر الأعمدة التي قد تغيب تحت optional.",
    )


class DuplicateColumn(SourceError):
    code = "SRC-022"
    message = Bilingual(
        "The column {column} stands {times} times in the header.",
        "العمود {column} مكرر {times} مرات في صف العناوين.",
    )
    expected = Bilingual("every mapped column once", "كل عمود مطابَق مرة واحدة")
    remedy = Bilingual(
        "Rename or remove one of them in a copy, and receive the copy.",
        "غيّر اسم أحدها أو احذفه في نسخة، واستلم النسخة.",
    )


class MergedHeader(SourceError):
    code = "SRC-023"
    message = Bilingual(
        "The header is merged or spans more than one row.",
        "صف العناوين مدموج الخلايا أو يمتد على أكثر من صف.",
    )
    expected = Bilingual("one named cell above each column", "خلية مسماة واحدة فوق كل عمود")
    remedy = Bilingual(
        'Set `header: {{rows: 2}}` in the profile; names are then joined: "Killed" over "min" is "Killed min".',
        "اكتب header: {{rows: 2}} في ملف المطابقة؛ فتُجمع الأسماء: «القتلى» فوق «الأدنى» تصير «القتلى الأدنى».",
    )


class BadWorkbook(SourceError):
    code = "SRC-024"
    message = Bilingual("This XLSX file cannot be opened.", "لا يمكن فتح ملف XLSX هذا.")
    expected = Bilingual(
        "an XLSX workbook without a password, of at most {limit} MB unpacked",
        "مصنف XLSX بلا كلمة سر، وحجمه مفكوكًا {limit} ميغابايت على الأكثر",
    )
    remedy = Bilingual(
        "Open it in a spreadsheet program and save it again as XLSX or CSV.",
        "افتحه في برنامج جداول واحفظه من جديد بصيغة XLSX أو CSV.",
    )


class NoNameColumn(SourceError):
    code = "SRC-025"
    message = Bilingual(
        "No column of this list is known to hold names.", "لا عمود في هذه القائمة يُعرف أنه عمود الأسماء."
    )
    expected = Bilingual(
        "a column such as name_ar, name_en, name, or given and family",
        "عمود مثل: الاسم، الاسم بالعربية، الاسم الكامل، أو الاسم الأول مع العائلة",
    )
    remedy = Bilingual(
        "Write a profile whose `record` says which column holds the names, and give it with --profile.",
        "اكتب ملف مطابقة يحدد قسمه record عمود الأسماء، وأعطه بالخيار ‎--profile.",
    )


class BadExport(SourceError):
    code = "SRC-030"
    message = Bilingual("This is no export of one Telegram channel.", "هذا ليس تصديرًا لقناة تيليغرام واحدة.")
    expected = Bilingual(
        "result.json of Telegram Desktop with one chat and its `messages`",
        "ملف result.json من تيليغرام ديسكتوب فيه محادثة واحدة ورسائلها (messages)",
    )
    remedy = Bilingual(
        "Open the channel, choose Export chat history, format JSON.",
        "افتح القناة، اختر Export chat history، ثم الصيغة JSON.",
    )


class PrivateChat(SourceError):
    code = "SRC-031"
    message = Bilingual(
        "This is a private chat ({kind}); it is refused without a consent.",
        "هذه محادثة خاصة ({kind})؛ تُرفض بلا موافقة.",
    )
    expected = Bilingual(
        "a public channel, or `consent` naming who agreed, when and to what",
        "قناة عامة، أو consent يسمّي من وافق ومتى وعلى ماذا",
    )
    remedy = Bilingual(
        "Ask the members, write down their consent, and name it with --consent.",
        "اسأل الأعضاء ودوّن موافقتهم وسمّها بالخيار --consent.",
    )


class NoPseudonymKey(SourceError):
    code = "SRC-032"
    message = Bilingual(
        "Persons are named here and there is no key to hide them with.",
        "هنا أشخاص مذكورون ولا مفتاح لإخفاء أسمائهم.",
    )
    expected = Bilingual("a pseudonym key of at least 16 bytes", "مفتاح أسماء مستعارة من 16 بايتًا على الأقل")
    remedy = Bilingual(
        "Receive it into a casebook, which keeps such a key.", "استلمه في سجل حالات، ففيه مفتاح كهذا."
    )


class BadContainer(SourceError):
    code = "SRC-033"
    message = Bilingual("This file is refused: {why}.", "رُفض هذا الملف: {why_ar}.")
    expected = Bilingual(
        "a file as its program saves it, without password and without macros",
        "ملف كما يحفظه برنامجه، بلا كلمة سر وبلا ماكرو",
    )
    remedy = Bilingual(
        "Ask the sender to save it again without password, macros and links; do not open it by hand.",
        "اطلب من المرسل أن يحفظه من جديد بلا كلمة سر ولا ماكرو ولا روابط؛ ولا تفتحه يدويًا.",
    )


class NoDateOrder(SourceError):
    code = "SRC-034"
    message = Bilingual(
        "The dates of this file can be read day first or month first.",
        "تواريخ هذا الملف تُقرأ باليوم أولًا أو بالشهر أولًا.",
    )
    expected = Bilingual(
        "dates that settle it, or --date-order day|month", "تواريخ تحسم ذلك، أو ‎--date-order day|month‎"
    )
    remedy = Bilingual(
        "Look at one message whose day you know, and name the order with --date-order.",
        "انظر إلى رسالة تعرف يومها وسمِّ الترتيب بالخيار --date-order.",
    )


class BadForms(SourceError):
    code = "SRC-035"
    message = Bilingual("This is no export of a form server.", "هذا ليس تصديرًا من خادم استمارات.")
    expected = Bilingual(
        "JSON with a list of submissions, as KoboToolbox and ODK Central give it",
        "ملف JSON فيه قائمة استمارات كما يعطيه KoboToolbox و ODK Central",
    )
    remedy = Bilingual("Download it again as JSON.", "نزّله من جديد بصيغة JSON.")


class BadWritten(SourceError):
    code = "SRC-036"
    message = Bilingual(
        "This is no record that `tawthiq write` made.", "هذا ليس سجلًا كتبه الأمر `tawthiq write`."
    )
    expected = Bilingual("a record with {wanted}", "سجل فيه {wanted}")
    remedy = Bilingual("Write it with `tawthiq write`.", "اكتبه بالأمر `tawthiq write`.")


class BadOcr(SourceError):
    code = "SRC-037"
    message = Bilingual("This is no text that `tawthiq ocr` read.", "هذا ليس نصًا قرأه الأمر `tawthiq ocr`.")
    expected = Bilingual(
        "the item, the engine, its version and languages, and pages with text and confidence",
        "المادة والمحرك وإصداره ولغاته، وصفحات لكل منها نص ودرجة ثقة",
    )
    remedy = Bilingual("Make it with `tawthiq ocr`.", "اصنعه بالأمر `tawthiq ocr`.")


_HOSTILE = Bilingual(
    "Such a file is damaged or made to do harm. Do not open it by hand on this machine; ask the sender how it was "
    "made, and for the same content in another format.",
    "ملف كهذا تالف أو صُنع للإضرار. لا تفتحه يدويًا على هذا الجهاز؛ اسأل المرسل كيف صنعه، واطلب المحتوى نفسه بصيغة أخرى.",
)


class TooMuchMemory(SourceError):
    code = "SRC-040"
    message = Bilingual(
        "Reading this file takes too much memory.", "قراءة هذا الملف تستهلك ذاكرة أكثر مما يجوز."
    )
    expected = Bilingual(
        "at most {limit} MB for a file of this size", "{limit} ميغابايت على الأكثر لملف بهذا الحجم"
    )
    remedy = _HOSTILE


class TooSlow(SourceError):
    code = "SRC-041"
    message = Bilingual("Reading this file takes too long.", "قراءة هذا الملف تستغرق وقتًا أطول مما يجوز.")
    expected = Bilingual(
        "at most {limit} seconds for a file of this size", "{limit} ثانية على الأكثر لملف بهذا الحجم"
    )
    remedy = _HOSTILE


class TooMuchOutput(SourceError):
    code = "SRC-042"
    message = Bilingual("This file unpacks to too much.", "محتوى هذا الملف بعد فكه أكبر مما يجوز.")
    expected = Bilingual("at most {limit} MB unpacked", "{limit} ميغابايت على الأكثر بعد الفك")
    remedy = _HOSTILE


class TooDeep(SourceError):
    code = "SRC-043"
    message = Bilingual("This file is nested too deeply.", "تداخل هذا الملف أعمق مما يجوز.")
    expected = Bilingual("a file as programs write it", "ملف كما تكتبه البرامج")
    remedy = _HOSTILE


class ParserFailed(SourceError):
    code = "SRC-044"
    message = Bilingual("The parser ended without an answer.", "توقف المحلل دون جواب.")
    expected = Bilingual("a file of the format that it claims to be", "ملف بالصيغة التي يدّعيها")
    remedy = _HOSTILE


class CellNotStarted(SourceError):
    code = "SRC-045"
    message = Bilingual(
        "The separate process that reads files could not be started; nothing was read.",
        "تعذر تشغيل العملية المنفصلة التي تقرأ الملفات؛ لم يُقرأ شيء.",
    )
    expected = Bilingual("a worker with the parsers loaded", "عملية محمّلة بالمحللات")
    remedy = Bilingual(
        "Run `tawthiq doctor`; check free memory and whether this installation is whole.",
        "شغّل `tawthiq doctor`، وتحقق من الذاكرة الحرة ومن سلامة هذا التثبيت.",
    )

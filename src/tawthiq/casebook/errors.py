"""What can go wrong with a casebook, each with its remedy."""

from __future__ import annotations

import re

from tawthiq.errors import Bilingual, TawthiqError


class CasebookError(TawthiqError):
    """Base of the refusals of the store."""


class NoCasebook(CasebookError):
    code = "CSB-001"
    message = Bilingual("There is no casebook here.", "لا يوجد ملف توثيق هنا.")
    expected = Bilingual("a folder with casebook.db and items", "مجلد فيه casebook.db و items")
    remedy = Bilingual(
        "make one with `tawthiq init DIR`, or name one with --casebook DIR or TAWTHIQ_CASEBOOK; for one that stands in "
        "PostgreSQL set TAWTHIQ_DATABASE_URL too",
        "أنشئ واحدا بالأمر `tawthiq init DIR` أو سمّه بالخيار ‎--casebook DIR‎ أو بالمتغير TAWTHIQ_CASEBOOK؛ "
        "وإن كان في PostgreSQL فعيّن أيضا المتغير TAWTHIQ_DATABASE_URL",
    )


class CasebookExists(CasebookError):
    code = "CSB-002"
    message = Bilingual("A casebook already stands here.", "يوجد ملف توثيق هنا من قبل.")
    expected = Bilingual("an empty or new folder", "مجلد فارغ أو جديد")
    remedy = Bilingual("use it as it is, or name another folder", "استعمله كما هو أو سمّ مجلدا آخر")


class NewerCasebook(CasebookError):
    code = "CSB-003"
    message = Bilingual(
        "This casebook holds acts that a newer tawthiq wrote.",
        "في ملف التوثيق هذا أفعال كتبها إصدار أحدث من توثيق.",
    )
    expected = Bilingual("kinds of acts that this version knows", "أنواع أفعال يعرفها هذا الإصدار")
    remedy = Bilingual("install the newer version and try again", "ثبّت الإصدار الأحدث وأعد المحاولة")


class DiskFull(CasebookError):
    code = "CSB-004"
    message = Bilingual("The disk is full; nothing was half-written.", "القرص ممتلئ، ولم يُكتب شيء ناقص.")
    expected = Bilingual("free space on the disk of the casebook", "مساحة حرة على قرص ملف التوثيق")
    remedy = Bilingual(
        "free some space and run the same command again: it takes up where it stopped",
        "أفرغ بعض المساحة وأعد الأمر نفسه: سيكمل من حيث توقف",
    )


class ItemMissing(CasebookError):
    code = "CSB-005"
    message = Bilingual("The bytes of an item are missing or altered.", "بايتات مادة مفقودة أو معدّلة.")
    expected = Bilingual("the file whose SHA-256 is its name", "الملف الذي اسمه بصمته SHA-256")
    remedy = Bilingual(
        "restore items/ from a copy; `tawthiq log verify` lists what is missing",
        "استعد المجلد items من نسخة؛ الأمر `tawthiq log verify` يعدد المفقود",
    )


class ChainBroken(CasebookError):
    code = "CSB-006"
    message = Bilingual("The log of acts does not verify.", "سجل الأفعال لا يجتاز التحقق.")
    expected = Bilingual("act {n} with the hash it was sealed with", "الفعل {n} ببصمته التي ختم بها")
    remedy = Bilingual(
        "stop using this copy, keep it, and compare with another member's copy or a freeze",
        "أوقف استعمال هذه النسخة واحفظها وقارنها بنسخة عضو آخر أو بتجميد سابق",
    )


class NotFound(CasebookError):
    code = "CSB-007"
    message = Bilingual("Nothing in this casebook has that name.", "لا شيء في ملف التوثيق هذا بهذا الاسم.")
    expected = Bilingual("{what}", "{what}")
    remedy = Bilingual(
        "check the letters, or list what there is: `tawthiq figure`, `tawthiq log`, `tawthiq trace`",
        "دقق الأحرف أو اعرض الموجود: `tawthiq figure` و`tawthiq log` و`tawthiq trace`",
    )


class NotDerived(CasebookError):
    code = "CSB-008"
    message = Bilingual("Nothing has been derived from the acts yet.", "لم يُشتق شيء من الأفعال بعد.")
    expected = Bilingual("a derived.db made by `tawthiq derive`", "ملف derived.db يصنعه `tawthiq derive`")
    remedy = Bilingual("run `tawthiq derive`", "شغّل `tawthiq derive`")


class CaseFileWrong(CasebookError):
    code = "CSB-009"
    message = Bilingual("The case file cannot be used.", "لا يمكن استعمال ملف القضية.")
    expected = Bilingual("{expected_en}", "{expected_ar}")
    remedy = Bilingual(
        "correct the line in case.yml; docs/reference/case-file.md shows every key",
        "صحح السطر في case.yml؛ المرجع docs/reference/case-file.md يبين كل مفتاح",
    )


class DifferentRebuild(CasebookError):
    code = "CSB-010"
    message = Bilingual(
        "Rebuilding from the acts gives other rows than the ones that are stored.",
        "إعادة البناء من الأفعال تعطي صفوفا غير المخزونة.",
    )
    expected = Bilingual("the stored digest {stored}", "البصمة المخزونة {stored}")
    remedy = Bilingual(
        "run `tawthiq derive` if the program was updated; otherwise report this as a defect",
        "شغّل `tawthiq derive` إن حُدّث البرنامج، وإلا فبلّغ عن هذا كعطل",
    )


class OtherCode(CasebookError):
    code = "CSB-013"
    message = Bilingual(
        "The stored tables were made by another version of the program: nothing can be compared.",
        "الجداول المخزونة صنعها إصدار آخر من البرنامج: لا شيء تمكن مقارنته.",
    )
    expected = Bilingual("the version {stored}", "الإصدار {stored}")
    remedy = Bilingual("run `tawthiq derive`, then check again", "شغّل `tawthiq derive` ثم أعد التحقق")


class Damaged(CasebookError):
    code = "CSB-014"
    message = Bilingual("A database of this casebook is damaged.", "إحدى قواعد بيانات ملف التوثيق تالفة.")
    expected = Bilingual("the files that tawthiq wrote", "الملفات التي كتبها توثيق")
    remedy = Bilingual(
        "restore casebook.db from a copy and do not run `init` over it; derived.db may be deleted and derived anew",
        "استعد casebook.db من نسخة ولا تشغّل `init` فوقه؛ أما derived.db فيمكن حذفه واشتقاقه من جديد",
    )


class NotAllowed(CasebookError):
    code = "CSB-011"
    message = Bilingual("That decision cannot be recorded.", "لا يمكن تسجيل هذا القرار.")
    expected = Bilingual("{expected_en}", "{expected_ar}")
    remedy = Bilingual("see `tawthiq {command} --help`", "انظر `tawthiq {command} --help`")


class DecidedMeanwhile(CasebookError):
    code = "CSB-015"
    message = Bilingual(
        "Somebody decided this after you opened it; your decision was not recorded.",
        "قرّر شخص آخر في هذا بعد أن فتحته أنت؛ لم يُسجّل قرارك.",
    )
    expected = Bilingual("no decision since you opened it", "لا قرار منذ أن فتحته")
    remedy = Bilingual(
        "look at their decision; if you see it otherwise, send yours again: both stay in the log, the later one counts",
        "انظر في قراره؛ فإن رأيت غير ذلك فأرسل قرارك ثانية: يبقى القراران في السجل ويُعمل بالأخير",
    )


class FolderTaken(CasebookError):
    code = "CSB-016"
    message = Bilingual(
        "A folder of this name holds something else; it would be replaced.",
        "مجلد بهذا الاسم فيه شيء آخر، ولو كُتب فيه لزال ما فيه.",
    )
    expected = Bilingual(
        "no such folder, an empty one, or one that an earlier run wrote (it holds INTERNAL.txt)",
        "ألا يوجد المجلد، أو أن يكون فارغا، أو أن يكون مما كتبه تشغيل سابق (وفيه INTERNAL.txt)",
    )
    remedy = Bilingual("move it away, or name another --out", "انقله إلى مكان آخر، أو سمّ ‎--out‎ آخر")


class Unreachable(CasebookError):
    code = "CSB-017"
    message = Bilingual(
        "The database of this casebook cannot be opened or written.",
        "لا يمكن فتح قاعدة بيانات ملف التوثيق أو الكتابة فيها.",
    )
    expected = Bilingual(
        "a folder that you may read and write, or a server that answers and lets you in",
        "مجلد يحق لك أن تقرأ فيه وتكتب، أو خادم يجيب ويقبل دخولك",
    )
    remedy = Bilingual(
        "check the permissions (copy a casebook off a read-only disk first), or the server and TAWTHIQ_DATABASE_URL; "
        "do not run `init`",
        "دقق الأذون (وانسخ أولا ملف التوثيق من قرص لا يُكتب عليه)، أو الخادم والمتغير TAWTHIQ_DATABASE_URL؛ "
        "ولا تشغّل `init`",
    )


class Busy(CasebookError):
    code = "CSB-018"
    message = Bilingual(
        "Another command is writing into this casebook and did not end in time.",
        "أمر آخر يكتب في ملف التوثيق هذا ولم ينته في الوقت.",
    )
    expected = Bilingual("one writer at a time", "كاتب واحد في الوقت الواحد")
    remedy = Bilingual(
        "wait until it has ended, then run the same command again: what was recorded stands",
        "انتظر حتى ينتهي ثم أعد الأمر نفسه: ما سُجّل باق",
    )


class WrongAddress(CasebookError):
    code = "CSB-019"
    message = Bilingual(
        "TAWTHIQ_DATABASE_URL is no address of a PostgreSQL database.",
        "المتغير TAWTHIQ_DATABASE_URL ليس عنوان قاعدة PostgreSQL.",
    )
    expected = Bilingual("postgresql://USER@HOST:PORT/NAME", "postgresql://USER@HOST:PORT/NAME")
    remedy = Bilingual(
        "correct it, or unset it to use SQLite; docs/how-to/postgresql.md shows one",
        "صححه، أو احذفه لاستعمال SQLite؛ الصفحة docs/how-to/postgresql.md تبين مثالا",
    )


class OlderTables(CasebookError):
    code = "CSB-020"
    message = Bilingual(
        "The stored tables were made by another version of the program, and lack what this command reads.",
        "الجداول المخزونة صنعها إصدار آخر من البرنامج، وينقصها ما يقرؤه هذا الأمر.",
    )
    expected = Bilingual("tables made by this version", "جداول صنعها هذا الإصدار")
    remedy = Bilingual(
        "run `tawthiq derive`: they are made anew from the acts, and no decision is lost",
        "شغّل `tawthiq derive`: تُصنع من جديد من الأفعال ولا يضيع أي قرار",
    )


class NamesInside(CasebookError):
    code = "CSB-021"
    message = Bilingual(
        "This file holds, or may hold, the names of those who sent, made or collected it, or where they were. They are "
        "left out of what was read of it, and only who received the file saves it whole.",
        "في هذا الملف، أو قد يكون فيه، أسماء من أرسلوه أو صنعوه أو جمعوه أو أين كانوا. هي متروكة خارج ما قُرئ منه، "
        "ولا يحفظ الملف كاملا إلا من تلقاه.",
    )
    expected = Bilingual("a member of an organisation that received it", "عضو في جهة تلقته")
    remedy = Bilingual(
        "read its reports here; for the file itself ask the organisation",
        "اقرأ تقاريره هنا، واطلب الملف نفسه من الجهة",
    )


_OUT_OF_REACH = (
    "unable to open database", "readonly database", "connection failed", "connection to server", "server closed",
    "terminating connection", "failed to resolve host", "connection timeout",
)  # fmt: skip
_LACKING = ("no such column", "no such table", "UndefinedColumn", "UndefinedTable")


def is_lacking(error: Exception) -> bool:
    """Whether a database says that a column or a table is not there."""
    said = f"{error} {type(error.__cause__).__name__}"
    return any(words in said for words in _LACKING)


_SERVER = re.compile(r'connection to server at "[^"]*"(?: \([^)]*\))?, port \d+ failed: (?:FATAL:)?')


def database_trouble(error: Exception, place: str) -> CasebookError | None:
    """What the text of a database's error says of the world around the program; None when it is something else."""
    said = str(error)
    if "database is locked" in said or "database table is locked" in said:
        return Busy(place=place, read=said)
    if any(words in said for words in _OUT_OF_REACH):
        return Unreachable(place=place, read=" ".join(_SERVER.sub("", said).split()))
    return None

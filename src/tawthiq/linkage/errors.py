"""Refusals of the linkage engine.

LinkageError
├── ModelUnreadable      LNK-101  a model file that is none
├── ModelDoesNotFit      LNK-102  a model made for other settings
├── NothingToCompare     LNK-103  no blocking rule applies: the records share no usable field
├── ContradictoryJudgements LNK-104  "same" and "different" about the same persons
├── NoSpark              LNK-105  pyspark or Java is not there, or Spark does not start
└── SparkFailed          LNK-106  Spark broke off
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from tawthiq.errors import Bilingual, TawthiqError


class LinkageError(TawthiqError):
    """Base of the engine's refusals."""

    code = "LNK-100"


class ModelUnreadable(LinkageError):
    code = "LNK-101"
    message = Bilingual("The model file cannot be read.", "تعذرت قراءة ملف النموذج.")
    expected = Bilingual(
        "a file that --model wrote when it was not there yet",
        "ملف كتبه الخيار ‎--model حين لم يكن موجودًا",
    )
    remedy = Bilingual(
        "Give the file that tawthiq wrote, unchanged, or train anew without --model.",
        "أعطِ الملف الذي كتبه توثيق دون تعديل، أو درّب نموذجًا جديدًا دون ‎--model.",
    )


class ModelDoesNotFit(LinkageError):
    code = "LNK-102"
    message = Bilingual("The model was made for other settings.", "أُعد هذا النموذج لإعدادات أخرى.")
    expected = Bilingual("a model for {wanted}", "نموذج للإعدادات {wanted}")
    remedy = Bilingual(
        "Train anew with this version and adopt the new model.",
        "درّب نموذجًا جديدًا بهذه النسخة ثم اعتمده.",
    )


class NothingToCompare(LinkageError):
    code = "LNK-103"
    message = Bilingual(
        "No two fields are filled well enough to bring records together.",
        "لا يوجد حقلان مملوءان بما يكفي للجمع بين السجلات.",
    )
    expected = Bilingual(
        "names, and at least one more of father, family, date, place or age",
        "أسماء، ومعها واحد على الأقل من: الأب أو العائلة أو التاريخ أو المكان أو العمر",
    )
    remedy = Bilingual("Check the mapping of the columns.", "راجع مطابقة الأعمدة.")


class ContradictoryJudgements(LinkageError):
    code = "LNK-104"
    message = Bilingual(
        "Judgements contradict each other: these records are said to be both the same and different.",
        "أحكام متعارضة: قيل عن هذين السجلين إنهما لشخص واحد ولشخصين مختلفين.",
    )
    expected = Bilingual("one verdict for one pair", "حكم واحد لكل زوج من السجلات")
    remedy = Bilingual("Withdraw one of the judgements.", "اسحب أحد الحكمين.")

    @classmethod
    def of(cls, a: Hashable, b: Hashable, name: Callable[[Any], str] = str) -> ContradictoryJudgements:
        """About a pair, whose records `name` calls as people know them."""
        return cls(read=f"{name(a)} - {name(b)}", pair=(a, b))

    def called(self, name: Callable[[Any], str]) -> ContradictoryJudgements:
        """The same where records were known by numbers that nobody outside has seen."""
        pair: Any = self.data["pair"]
        return self.of(pair[0], pair[1], name)


class NoSpark(LinkageError):
    code = "LNK-105"
    message = Bilingual("Spark cannot be started on this machine.", "تعذر تشغيل Spark على هذا الجهاز.")
    expected = Bilingual("pyspark 3.5 and Java 8, 11 or 17", "‏pyspark 3.5 و‏Java 8 أو 11 أو 17")
    remedy = Bilingual(
        'Install both (`pip install "tawthiq[spark]"`, and on Debian `apt-get install default-jre-headless`), '
        "or leave out --engine spark: up to some millions of records DuckDB needs neither.",
        'ثبّت الاثنين (‎`pip install "tawthiq[spark]"`، وعلى Debian ‎`apt-get install default-jre-headless`)، '
        "أو احذف الخيار ‎--engine spark: يكفي DuckDB وحده حتى بضعة ملايين من السجلات.",
    )


class SparkFailed(LinkageError):
    code = "LNK-106"
    message = Bilingual("Spark broke off; nothing was written.", "توقف Spark قبل أن يُكمل، ولم يُكتب شيء.")
    expected = Bilingual(
        "room and memory for the pairs, and a temporary folder (TMPDIR) that every machine of the cluster sees",
        "مساحة وذاكرة تكفيان الأزواج، ومجلد مؤقت (TMPDIR) تراه كل أجهزة العنقود",
    )
    remedy = Bilingual(
        "Read Spark's own messages above. Give it more memory (spark.driver.memory, spark.executor.memory) or another "
        "TMPDIR, then run the command again.",
        "اقرأ رسائل Spark أعلاه. أعطه ذاكرة أكبر (spark.driver.memory وspark.executor.memory) أو عيّن TMPDIR آخر، "
        "ثم أعد الأمر.",
    )

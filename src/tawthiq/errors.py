"""Every refusal of tawthiq says the same five things, in English and Arabic.

    TawthiqError                a stable code, the place, what was read, what was expected, what to do
    ├── sources.errors.*        a file or a row that cannot be read                     (SRC-...)
    ├── places.errors.*         a gazetteer or an area that cannot be used              (PLC-...)
    ├── figures.errors.*        a question or a table that cannot be answered           (FIG-, EST-, SCN-, SRG-...)
    ├── statement.errors.*      a statement that cannot be built or signed              (STM-...)
    ├── statement.checking.*    a text that cannot be checked                           (CHK-...)
    ├── victims.errors.*        a list of persons that cannot be linked                 (LNK-...)
    ├── incidents.errors.*      a table of claims that cannot be linked                 (LNK-...)
    ├── casebook.errors.*       a casebook that cannot be opened, written or verified   (CSB-...)
    ├── cli.errors.*            a command that is used wrongly                          (CLI-...)
    └── web.fields.*            a form that cannot be taken in                          (WEB-...)

A code is never renamed or used again for another meaning. docs/reference/errors.md lists them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in the two working languages; templates take `str.format` fields."""

    en: str
    ar: str

    def format(self, **data: object) -> Bilingual:
        return Bilingual(self.en.format(**data), self.ar.format(**data))

    def __getitem__(self, lang: str) -> str:
        return self.ar if lang == "ar" else self.en


class TawthiqError(Exception):
    """Base of all refusals. Subclasses set `code`, `message`, `expected` and `remedy` (templates over `data`).

    A value of `data` may be Bilingual. `place` says where ("list.csv row 14 field date_start"), `read` what stood
    there (as `told` says it, shortened to 80 characters).
    """

    code: ClassVar[str] = "TWQ-000"
    message: ClassVar[Bilingual] = Bilingual("tawthiq refused this.", "رفض توثيق هذا.")
    expected: ClassVar[Bilingual] = Bilingual("", "")
    remedy: ClassVar[Bilingual] = Bilingual("", "")

    def __init__(self, *, place: str = "", read: object = None, **data: object) -> None:
        self.place = shorten(place, 200)
        self.read = shorten(told(read))
        self.data = data
        super().__init__(self.code, place, self.read)

    def text(self, lang: str = "en") -> str:
        """One paragraph: code, message, place, read, expected, remedy. `lang` is "en" or "ar"."""
        head, details = self.parts(lang)
        return "\n  ".join([head, *(f"{label}: {value}" for label, value in details)])

    def parts(self, lang: str = "en") -> tuple[str, list[tuple[str, str]]]:
        """Code and message, then (label, value) of place, read, expected and remedy, as far as they say something."""
        labels = _LABELS[lang if lang in _LABELS else "en"]
        details = [(k, v) for k, v in zip(labels, self._details(lang), strict=True) if v]
        return f"{self.code}: {self._fill(self.message, lang)}", details

    def as_dict(self) -> dict[str, object]:
        """The same for machines: what `--json` prints on stderr."""
        both = {
            name: {"en": self._fill(text, "en"), "ar": self._fill(text, "ar")}
            for name, text in (
                ("message", self.message),
                ("expected", self.expected),
                ("remedy", self.remedy),
            )
        }
        return {"code": self.code, "place": self.place, "read": self.read, **both}

    def __str__(self) -> str:
        return self.text("en")

    def _fill(self, text: Bilingual, lang: str) -> str:
        data = {k: _filling(v, lang) for k, v in self.data.items()}
        return text[lang].format(place=self.place, read=self.read, **data)

    def _details(self, lang: str) -> tuple[str, str, str, str]:
        place = place_text(self.place, lang)
        return (place, self.read, self._fill(self.expected, lang), self._fill(self.remedy, lang))


_LABELS = {
    "en": ("where", "read", "expected", "what to do"),
    "ar": ("الموضع", "المقروء", "المتوقع", "ما العمل"),
}


_PLACES = {"row": "الصف", "line": "السطر", "act": "الفعل", "byte": "البايت"}
_NUMBERED = re.compile(r"(?<![^\s(])(row|line|act|byte) (?=[0-9]+(?:[\s,)]|$))")
_FIELD = re.compile(r"(الصف [0-9]+,? |السؤال \S+, )field (?=\S)")
_QUESTION = re.compile(r"(?<!\S)question (?=\S)")


def place_text(place: str, lang: str) -> str:
    """A place for people: "row 14 field age" is "الصف 14 الحقل age" in Arabic, "question killed" "السؤال killed"; names
    of files stay as they are.
    """
    if lang != "ar":
        return place
    told = _QUESTION.sub("السؤال ", _NUMBERED.sub(lambda m: f"{_PLACES[m[1]]} ", place))
    return _FIELD.sub(r"\1الحقل ", told)


def told(value: object) -> str:
    """A value as a person can read it, never as Python writes it: bytes in hexadecimal or as their text, lists and
    mappings as YAML has them, of an error what stood where it was found.
    """
    if isinstance(value, BaseException):
        return _told_error(value)
    if isinstance(value, bytes | bytearray):
        return _told_bytes(bytes(value))
    if isinstance(value, list | tuple | AbstractSet):
        return ", ".join(
            _inside(v) for v in (sorted(value, key=str) if isinstance(value, AbstractSet) else value)
        )
    if isinstance(value, Mapping):
        return ", ".join(f"{told(k)}: {_inside(v)}" for k, v in value.items())
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _inside(value: object) -> str:
    """A value in a list or mapping: a list or mapping in it keeps its brackets."""
    if isinstance(value, list | tuple | AbstractSet):
        return f"[{told(value)}]"
    return f"{{{told(value)}}}" if isinstance(value, Mapping) else told(value)


def _told_bytes(data: bytes) -> str:
    """Their text where they are one in UTF-8 (perhaps cut in the last letter), else each byte in hexadecimal."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8") if error.reason == "unexpected end of data" else "\0"
    readable = all(c.isprintable() or c in "\n\r\t" for c in text)
    return text if readable else data[:_BYTES].hex(" ").upper()


_BYTES = 16


def _told_error(error: BaseException) -> str:
    """What stood where an error of Python, JSON, YAML or the system was found; else its own words."""
    if isinstance(error, UnicodeDecodeError):
        return _told_bytes(error.object[error.start : error.start + 8])
    if isinstance(error, json.JSONDecodeError):
        return error.doc[max(error.pos - 20, 0) : error.pos + 40]
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, KeyError):
        return told(error.args[0]) if error.args else ""
    mark = getattr(error, "problem_mark", None)  # of YAML
    buffer = getattr(mark, "buffer", None)
    if mark is not None and isinstance(buffer, str):
        lines = buffer.rstrip("\0").split("\n")
        return str(lines[min(mark.line, len(lines) - 1)]).strip()
    return " ".join(str(error).split())


def _filling(value: object, lang: str) -> object:
    """What stands for a name in a template; numbers and dates stay, so that it may say how they are written."""
    if isinstance(value, Bilingual):
        return value[lang]
    unfit = value is None or isinstance(
        value, bool | bytes | list | tuple | AbstractSet | Mapping | BaseException
    )
    return told(value) if unfit else value


def shorten(text: str, limit: int = 80) -> str:
    """Cut `text` to `limit` characters, saying so; control characters become spaces."""
    clean = "".join(c if c.isprintable() else " " for c in text[: limit + 1])
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"

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

import re
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
    there (shortened to 80 characters).
    """

    code: ClassVar[str] = "TWQ-000"
    message: ClassVar[Bilingual] = Bilingual("tawthiq refused this.", "رفض توثيق هذا.")
    expected: ClassVar[Bilingual] = Bilingual("", "")
    remedy: ClassVar[Bilingual] = Bilingual("", "")

    def __init__(self, *, place: str = "", read: object = None, **data: object) -> None:
        self.place = shorten(place, 200)
        self.read = "" if read is None else shorten(str(read))
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
        data = {k: v[lang] if isinstance(v, Bilingual) else v for k, v in self.data.items()}
        return text[lang].format(place=self.place, read=self.read, **data)

    def _details(self, lang: str) -> tuple[str, str, str, str]:
        place = place_text(self.place, lang)
        return (place, self.read, self._fill(self.expected, lang), self._fill(self.remedy, lang))


_LABELS = {
    "en": ("where", "read", "expected", "what to do"),
    "ar": ("الموضع", "المقروء", "المتوقع", "ما العمل"),
}


_PLACES = {"row": "الصف", "line": "السطر", "act": "الفعل"}
_NUMBERED = re.compile(r"(?<![^\s(])(row|line|act) (?=[0-9]+(?:[\s,)]|$))")
_FIELD = re.compile(r"(الصف [0-9]+,? )field (?=\S)")


def place_text(place: str, lang: str) -> str:
    """A place for people: "row 14 field age" is "الصف 14 الحقل age" in Arabic; names of files stay as they are."""
    if lang != "ar":
        return place
    return _FIELD.sub(r"\1الحقل ", _NUMBERED.sub(lambda m: f"{_PLACES[m[1]]} ", place))


def shorten(text: str, limit: int = 80) -> str:
    """Cut `text` to `limit` characters, saying so; control characters become spaces."""
    clean = "".join(c if c.isprintable() else " " for c in text[: limit + 1])
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"

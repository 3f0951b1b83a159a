"""Reading YAML so that every mistake is named by its key.

All scalars are read as text (YAML's base schema), so that "No", 1 and 2019-05-01 stay what the person typed;
a key that stands twice is refused, since YAML would keep the last in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import ProfileError


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and the key that leads to it ("counts[1].kind")."""

    value: Any
    key: str
    file: str

    def refuse(self, en: str, ar: str) -> NoReturn:
        raise ProfileError(
            place=self.file, read=self.value, key=self.key or "(top)", wanted=Bilingual(en, ar)
        )

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.refuse("text", "نص")
        return self.value

    def integer(self, low: int = 0) -> int:
        text = self.text()
        if not (text.isascii() and text.isdigit()) or int(text) < low:
            self.refuse(f"a whole number from {low}", f"عدد صحيح لا يقل عن {low}")
        return int(text)

    def yes(self) -> bool:
        return self.one_of(("true", "false")) == "true"

    def one_of(self, words: Sequence[str]) -> str:
        text = self.text()
        if text not in words:
            self.refuse("one of: " + ", ".join(words), "أحد: " + "، ".join(words))
        return text

    def items(self) -> list[Node]:
        """The entries of a list; a single value is a list of one."""
        entries = self.value if isinstance(self.value, list) else [self.value]
        return [Node(entry, f"{self.key}[{i}]", self.file) for i, entry in enumerate(entries)]

    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text() for entry in self.items())

    def fields(self, allowed: Sequence[str], required: Sequence[str] = ()) -> dict[str, Node]:
        """The keys of a mapping; unknown ones are refused by name, missing ones too."""
        found = dict(self.pairs())
        for name, node in found.items():
            if name not in allowed:
                node.refuse("one of the keys: " + ", ".join(allowed), "أحد المفاتيح: " + "، ".join(allowed))
        for name in required:
            if name not in found:
                Node("(missing)", f"{self.key}.{name}".strip("."), self.file).refuse(
                    "this key", "هذا المفتاح"
                )
        return found

    def pairs(self) -> Iterator[tuple[str, Node]]:
        if not isinstance(self.value, dict):
            self.refuse("keys and values", "مفاتيح وقيم")
        for name, value in self.value.items():
            yield str(name), Node(value, f"{self.key}.{name}".strip("."), self.file)


_YAML = Bilingual("valid YAML, every key once", "YAML سليم، كل مفتاح فيه مرة واحدة")


def parse_yaml(text: str, file: str) -> Node:
    """The top node of a YAML file. Raises ProfileError with the line where it is no YAML."""
    try:
        return Node(yaml.load(text, Loader=_TextLoader), "", file)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ProfileError(
            place=file, read=error.problem, key=Bilingual(f"line {line}", f"السطر {line}"), wanted=_YAML
        ) from error


class _TextLoader(yaml.BaseLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value} twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

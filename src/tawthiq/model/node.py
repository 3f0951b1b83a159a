"""Reading YAML so that every mistake is named by its key.

All scalars are read as text (YAML's base schema), so that "No", 1 and 2019-05-01 stay what the person typed;
a key that stands twice is refused, since YAML would keep the last in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

import yaml

from tawthiq.errors import Bilingual, TawthiqError


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file and the key that leads to it ("counts[1].kind"); `refusal` is what a mistake raises.

    A refusal takes the place, what was read, the `key`, and what was `wanted` in both languages.
    """

    value: Any
    key: str
    file: str
    refusal: type[TawthiqError]

    def refuse(self, en: str, ar: str) -> NoReturn:
        raise self.refusal(
            place=self.file, read=self.value, key=self.key or "(top)", wanted=Bilingual(en, ar)
        )

    def below(self, key: str, value: Any) -> Node:
        """What stands under a key of this one."""
        return replace(self, value=value, key=f"{self.key}{key}".strip("."))

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
        return [self.below(f"[{i}]", entry) for i, entry in enumerate(entries)]

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
                self.below(f".{name}", "(missing)").refuse("this key", "هذا المفتاح")
        return found

    def pairs(self) -> Iterator[tuple[str, Node]]:
        if not isinstance(self.value, dict):
            self.refuse("keys and values", "مفاتيح وقيم")
        for name, value in self.value.items():
            yield str(name), self.below(f".{name}", value)


_YAML = Bilingual("valid YAML, every key once", "YAML سليم، كل مفتاح فيه مرة واحدة")


def parse_yaml(text: str, file: str, refusal: type[TawthiqError]) -> Node:
    """The top node of a YAML file. Raises `refusal` with the line where it is no YAML."""
    try:
        return Node(yaml.load(text, Loader=_TextLoader), "", file, refusal)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise refusal(
            place=file, read=getattr(error, "problem", None) or getattr(error, "reason", ""),
            key=Bilingual(f"line {line}", f"السطر {line}"), wanted=_YAML,
        ) from error  # fmt: skip


_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _TextLoader(_Base):  # type: ignore[misc]
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value} twice", key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))

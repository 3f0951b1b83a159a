"""A draft for a case that has no statement of its own: its figures, in sentences, without a word of opinion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.errors import Bilingual
from tawthiq.model.figures import Figure

_TITLE = Bilingual("What is documented", "ما هو موثَّق")
_OPENING = Bilingual(
    "This text was made from the figures of the case. Each number opens its definition, its incidents and the"
    " sentences it was read from.",
    "أُعدّ هذا النص من أرقام القضية. كل رقم يفتح تعريفه وحوادثه والجمل التي قُرئ منها.",
)
_HEADINGS = {
    "incidents": Bilingual("From the incidents", "من الحوادث"),
    "victims": Bilingual("From the victims known by name", "من الضحايا المعروفين بالاسم"),
    "published totals": Bilingual("What others published", "ما نشره الآخرون"),
}
_NEVER_ADDED = Bilingual(
    "Figures on different bases stand side by side and are never added.",
    "الأرقام ذات الأسس المختلفة تُعرض جنباً إلى جنب ولا تُجمع أبداً.",
)


def default_statement(figures: Iterable[Figure], languages: Sequence[str]) -> str:
    """Source of a draft with one sentence for each figure, by basis, in each of `languages` ("en", "ar")."""
    held = list(figures)
    return "\n".join(_section(held, lang) for lang in languages)


def _section(figures: Sequence[Figure], lang: str) -> str:
    lines = [f"::: {lang}", f"# {_TITLE[lang]}", "", _OPENING[lang], ""]
    bases = [basis for basis in _HEADINGS if any(f.question.basis == basis for f in figures)]
    for basis in bases:
        lines += [f"## {_HEADINGS[basis][lang]}", ""]
        lines += [f"- {{{{figure:{f.id}|sentence}}}}" for f in figures if f.question.basis == basis]
        lines.append("")
    if len(bases) > 1:
        lines += [_NEVER_ADDED[lang], ""]
    return "\n".join([*lines, ":::", ""])

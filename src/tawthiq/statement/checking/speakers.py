"""Whether an item gives the words of a quotation to the person to whom the text gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Passage
from tawthiq.statement.checking.terms import terms, vocabulary

_NAME = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s+(?:al-|el-|bin |de |von )?[A-Z][\w’'-]+){1,3}")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"\n]*\"")
_LEAST, _ARABIC_WORDS, _BESIDE, _BEFORE = 3, 4, 25, 80
_ORDER = ("supported", "depends_on_reading", "conflicts")


def said_by(speaker: str, exact: Sequence[Passage]) -> tuple[str, str, Passage]:
    """(verdict, words of the verdict, passage): the passage that speaks most for this speaker decides."""
    judged = [(_judged(speaker, p), n, p) for n, p in enumerate(exact)]
    verdict, _, passage = min(judged, key=lambda j: (_ORDER.index(j[0]), j[1]))
    told = {"conflicts": "other_speaker", "depends_on_reading": "no_speaker"}
    return verdict, told.get(verdict, verdict), passage


def _judged(speaker: str, passage: Passage) -> str:
    """A paragraph that names the speaker supports; one that gives its words to another name conflicts."""
    wanted = name_keys(speaker)
    if not wanted or wanted & name_keys(passage.publisher):
        return "supported"
    outside = _QUOTED.sub(" ", passage.around)
    here, whole = name_keys(outside), name_keys(passage.whole)
    own = [keys for name in _sayers(outside) if (keys := name_keys(name))]
    if any(_one_person(wanted, keys) for keys in own) or (not own and wanted & here):
        return "supported"
    if own:
        return "conflicts"
    return "supported" if wanted & whole else "depends_on_reading"


def _one_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names can be one person's: one within the other, or two words of both."""
    return a <= b or b <= a or len(a & b) > 1


def _sayers(text: str) -> list[str]:
    """The names beside a verb of saying: with capital letters in English, the words behind the verb in Arabic."""
    out = []
    for said in terms(text, ("quoting",)):
        behind = re.split(r"[.،,:؛\n]", text[said.end :].lstrip(" :،,"))[0]
        if re.search("[\u0600-\u06ff]", behind):
            out.append(_arabic_name(behind))
        elif (name := _NAME.search(behind)) is not None and name.start() <= _BESIDE:
            out.append(name.group())
        else:
            before = re.split(r"[.!?\n]", text[: said.start])[-1][-_BEFORE:]
            out += [m.group() for m in _NAME.finditer(before)][-1:]
    return out


def _arabic_name(behind: str) -> str:
    """What stands behind an Arabic verb of saying where it is a name; "the director of the school" is a calling."""
    words = [w for w in behind.split()[:_ARABIC_WORDS] if fold(w) not in _titles()]
    return "" if not words or words[0].startswith(("ال", "لل")) else " ".join(words)


def name_keys(text: str) -> frozenset[str]:
    """The words of a name that tell a person apart, folded, without titles."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return frozenset(w for w in words if len(w) >= _LEAST and w not in _titles())


@cache
def _titles() -> frozenset[str]:
    """Titles and callings that stand before a name, and words that stand behind a verb of saying."""
    listed = vocabulary()["titles"]
    return frozenset(w for lang in ("en", "ar") for phrase in listed[lang] for w in fold(phrase).split())

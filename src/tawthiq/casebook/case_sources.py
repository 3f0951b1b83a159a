"""Who the sources of a case are: `sources` in case.yml, checked before anything of it stands in the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tawthiq.evidence.kinds import SourceNamed
from tawthiq.incidents.originators import spelling
from tawthiq.model.node import Node
from tawthiq.sources.reading import is_pseudonym

_KEYS = ("name_en", "name_ar", "aliases")


def named_sources(node: Node, held_back: Iterable[str]) -> tuple[SourceNamed, ...]:
    """One for each id. Two may not claim one spelling; a pseudonym and whoever is `held_back` have no name.

    Raises ProfileError with the key that is wrong.
    """
    hidden = {spelling(source) for source in held_back}
    owners: dict[str, str] = {}
    return tuple(_source(one, hidden, owners) for _, one in node.pairs())


def _source(node: Node, hidden: set[str], owners: dict[str, str]) -> SourceNamed:
    keys = node.fields(_KEYS)
    if not keys:
        node.refuse("name_en, name_ar or aliases", "name_en أو name_ar أو aliases")
    ident = node.key.removeprefix("sources.")
    name_en, name_ar = (keys[k].text().strip() if k in keys else "" for k in ("name_en", "name_ar"))
    source = SourceNamed(ident, name_en, name_ar, keys["aliases"].texts() if "aliases" in keys else ())
    told = replace(node, value=ident)  # a refusal never prints the name that it refuses
    for said in source.spellings:
        key = spelling(said)
        if is_pseudonym(said):
            told.refuse("no pseudonym: it stands for a person", "ألا يكون اسما مستعارا: فهو يقوم مقام إنسان")
        if key in hidden:
            told.refuse(
                "no source whose input is private, shared as counts, or read under a consent: its name stands nowhere",
                "ألا يكون مصدرا مدخله خاص أو يُشارك أعدادا أو قُرئ بموجب موافقة: فاسمه لا يُكتب في أي مكان",
            )
        if owners.setdefault(key, ident) != ident:
            told.refuse(
                f"spellings of its own: '{said}' is claimed by {owners[key]}",
                f"كتابات لا يدّعيها غيره: «{said}» يدّعيها {owners[key]}",
            )
        if not key:
            node.refuse("a name with letters", "اسم فيه حروف")
    return source

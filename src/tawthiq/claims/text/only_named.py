"""Words that are part of a name and say nothing by themselves: "قناة المسيرة" is no drone, "الحزام الأمني" nobody."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, drop_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs


def only_named(found: Found) -> None:
    """Take out what the words of such names would say alone."""
    _weapons_in_names(found)
    _men_of_bodies(found)


def _weapons_in_names(found: Found) -> None:
    """A weapon, or a drone, in the name of an organisation of several words."""
    names = [h for h in found.by.get("org", {}).values() if h.j - h.i > 1]
    if names and "type" in found.by:
        inside = (k for hit in names for k in range(hit.i, hit.j))
        drop_hits(found.by, found.here, inside, ("type",))


@needs(words("men_of_bodies"), otherwise=None)
def _men_of_bodies(found: Found) -> None:
    """ "الجهاز الأمني": behind a noun with the article, that is no person, the word describes it."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    described = [
        k
        for k, hit in by.get("group", {}).items()
        if texts[k] in words("men_of_bodies")
        and hit.j == k + 1
        and k
        and texts[k - 1].startswith(_THE)
        and {"group", "kind"}.isdisjoint(here.get(k - 1, ()))
    ]
    drop_hits(by, here, described, ("group",))


_THE = ("ال", "وال", "فال", "بال", "لل", "كال")

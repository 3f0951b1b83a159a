"""Whom a report means by "the occupation", "the organisation" and other bare names of a party told of before."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit


def bare_parties(found: Found) -> None:
    """Give bare names of parties the party that the report names."""
    if "actor" in found.by:
        _occupiers(found)
        _organisations(found)
        _said_again(found)


_ORGANISATION, _THE_ORGANISATION = "تنظيم", "التنظيم"
_OCCUPIER, _NATIONS = "احتلال", ("ي", "ية", "يه")


@needs(lambda word: _OCCUPIER in word, otherwise=None)
def _occupiers(found: Found) -> None:
    """A bare "the occupation's army" is of the party that the report calls the occupation elsewhere."""
    by, here, tokens, *_ = found
    hits = [h for h in by["actor"].values() if any(_OCCUPIER in t.text for t in tokens[h.i : h.j])]
    bare = {h.i for h in hits if len([t for t in tokens[h.i : h.j] if t.text.endswith(_NATIONS)]) == 0}
    named = [h for h in hits if h.i not in bare]
    for hit in hits if named else ():
        if hit.i in bare:
            value = next((h for h in reversed(named) if h.i < hit.i), named[0]).tag.value
            by["actor"][hit.i] = here[hit.i]["actor"] = hit._replace(tag=hit.tag._replace(value=value))


@needs(frozenset((_THE_ORGANISATION,)), otherwise=None)
def _organisations(found: Found) -> None:
    """ "عناصر التنظيم" are of the organisation named last: "تنظيم ي ب ك", "تنظيم داعش"."""
    by, here, tokens, *_ = found
    named: str | None = None
    for hit in list(by["actor"].values()):
        if tokens[hit.j - 1].text == _THE_ORGANISATION:
            if named and named != hit.tag.value:
                by["actor"][hit.i] = here[hit.i]["actor"] = hit._replace(tag=hit.tag._replace(value=named))
        elif any(t.text.endswith(_ORGANISATION) for t in tokens[max(hit.i - 2, 0) : hit.j]):
            named = hit.tag.value


@needs(words("bare_parties"), otherwise=None)
def _said_again(found: Found) -> None:
    """ "واعتقل التنظيم صيادين", "وخطفت الهيئة": the party whose name begins with that word, told of before."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    inside = {k for hit in by["actor"].values() for k in range(hit.i, hit.j)}
    named = [(texts[max(hit.i - 1, 0)], texts[hit.i], hit) for hit in by["actor"].values()]
    told_again = []
    for k, word in enumerate(texts):
        if word not in words("bare_parties") or k in inside or not _acts(texts, k):
            continue
        clitic = next(c for c in _LEADS if word.startswith(c))
        head = word[len(clitic) :]
        told = [h for before, first, h in named if h.i < k and head in (_noun(before), _noun(first))]
        if told:
            told_again.append(Hit(k, k + 1, told[-1].tag._replace(form="name"), clitic))
    add_hits(by, here, told_again)


def _acts(texts: Sequence[str], k: int) -> bool:
    """Whether a verb for what somebody does stands right before, or behind أن: "عمليات التنظيم" tells of no act."""
    first = k - (texts[k - 1] in _MEN)
    if texts[first - 1].removeprefix("و").removeprefix("ف") in _DOES:
        return True
    return texts[k - 1] in ("ان", "بان") and texts[k + 1 : k + 2] != [] and texts[k + 1] in _DOES


_MEN = ("مقاتلو", "مسلحو", "عناصر")
_DOES = frozenset().union(
    *map(words, ("acts_on_somebody", "acts_on_things", "attack_verbs", "sets_about", "done_next"))
)
_LEADS = ("ولل", "وال", "بال", "لل", "ال")


def _noun(word: str) -> str:
    """A word without what is joined to its front."""
    for lead in ("ولل", "وال", "بال", "لل", "ال", "و", "ل", "ب"):
        if word.startswith(lead) and len(word) - len(lead) > _STEM:
            return word[len(lead) :]
    return word


_STEM = 3

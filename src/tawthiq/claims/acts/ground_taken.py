"""Ground that a party takes, in Arabic: "سيطرت قوات النظام على كفر توت", "انتزع مقاتلون القرية"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import WORD

_ITSELF = ("انه", "انها", "انهم")
_REACH, _FELL, _ON, _TO = 10, 7, "علي", "الي"
_PEOPLE_OR_THINGS = frozenset(("group", "kind", "type", "target", "vague", "says", "actor", "beside_act"))


def ground_taken(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether the verb of a hit says that a party took a place; not of a place "that X took", nor "after X took"."""
    verb = doc.texts[hit.i].removeprefix("و").removeprefix("ف")
    if _subordinate(doc, hit.i, s) or (hit.tag.value == "moved" and verb not in words("enters")):
        return False
    if verb in words("falls"):
        return _to_party(doc, hit.j, e)
    at = _past_subject(doc, hit.j, e)
    if hit.tag.value == "moved" and (doc.hit("actor", hit.j) is None or doc.texts[at : at + 1] != [_TO]):
        at = at if doc.hit("actor", hit.j) is not None and at < e and _place_noun(doc, at) else e
    subject = at > hit.j or _subject_before(doc, hit.i, s)
    if verb in words("takes_control"):
        return _over_ground(doc, hit.j, e, subject=subject or _party(doc, s, hit.i))
    at += at < e and doc.texts[at] == _TO
    return subject and at < e and _ground(doc, at)


def _subordinate(doc: Document, i: int, s: int) -> bool:
    """ "التي سيطرت", "كانت استعادت", "بعد أن دخلت": what was before, or what sort of place it is."""
    before = doc.texts[max(s, i - 3) : i]
    if before[-1:] == ["قد"]:
        before.pop()
    if before and (before[-1] in words("who") or before[-1] in words("had")):
        return True
    return before[-1:] == ["ان"] and not words("before_that").isdisjoint(before[-2:-1])


def _past_subject(doc: Document, k: int, e: int) -> int:
    """The token behind fighters or a party with their units that begin at token k; k itself where none does."""
    first = k
    while k < e:
        party, people = doc.hit("actor", k), doc.hit("group", k)
        if party is not None and party.tag.form != "held":
            k = party.j
        elif people is not None and people.tag.value == "fighters":
            k = people.j
        elif doc.texts[k] in words("units") or doc.texts[k] in words("of_a_party") or k in doc.dated:
            k = doc.dated.get(k, k + 1)
        else:
            break
    return k if _party(doc, first, k) else first


def _subject_before(doc: Document, i: int, s: int) -> bool:
    """Whether a party ends right before the verb, perhaps with a quotation mark or a day between."""
    if doc.texts[i - 1] in _ITSELF and i > s:
        return _party(doc, s, i)  # "أعلنت قسد أنها حررت القرية"
    k = i
    while k > s and (doc.tokens[k - 1].kind != WORD or k - 1 in doc.dated):
        k -= 1
    near = (*doc.hits("actor", max(s, k - 4), k), *doc.hits("group", max(s, k - 2), k))
    return any(h.j == k and (h.tag.domain == "actor" or h.tag.value == "fighters") for h in near)


def _party(doc: Document, i: int, j: int) -> bool:
    return doc.has_fighters(i, j) or any(h.tag.form != "held" for h in doc.hits("actor", i, j))


def _over_ground(doc: Document, i: int, e: int, *, subject: bool) -> bool:
    """ "سيطرت [...] على كفر توت", "سيطرت عليها قوات": on ground, by a party where no noun says that it is a place."""
    for k in range(i, min(i + _REACH, e - 1)):
        if doc.texts[k] == _ON:
            named = subject or _party(doc, i, k)
            return _place_noun(doc, k + 1) or (named and _ground(doc, k + 1))
        if doc.texts[k] in ("عليها", "عليه"):
            return subject or _past_subject(doc, k + 1, e) > k + 1
        if doc.tokens[k].kind != WORD and not _goes_on(doc, k):
            return False
    return False


def _goes_on(doc: Document, k: int) -> bool:
    """Whether a sign only marks a name or a day: "سيطرت قسد, صباح الأحد, على"."""
    return doc.texts[k] in ('"', "(", ")") or any(n in doc.dated for n in range(k - 1, k + 3))


def _ground(doc: Document, k: int) -> bool:
    """Whether ground may be named at token k: a place noun, or a word that says nothing of people or things."""
    if doc.tokens[k].kind != WORD:
        k += 1
    if k >= len(doc.texts) or doc.tokens[k].kind != WORD:
        return False
    if _place_noun(doc, k):
        return True
    word = doc.texts[k]
    plain = not doc.known(k, _PEOPLE_OR_THINGS) and k not in doc.numbers and word not in words("no_ground")
    return plain and len(word) > 2 and not (has_article(word) and doc.known(k + 1, _PEOPLE_OR_THINGS))


def _place_noun(doc: Document, k: int) -> bool:
    bare = {doc.texts[k], doc.texts[k].removeprefix("ال")}
    return not bare.isdisjoint(words("place_nouns") | words("wide_nouns") | words("ground_held"))


def _to_party(doc: Document, i: int, e: int) -> bool:
    """ "سقطت البلدة بيد قوات النظام": into the hands of a party."""
    hand = next((k for k in range(i, min(i + _FELL, e)) if doc.texts[k] in words("into_hands")), None)
    if hand is None or (doc.texts[hand] == "يد" and doc.texts[hand - 1] != "في"):
        return False
    return _past_subject(doc, hand + 1, e) > hand + 1

"""How sure a text is and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.answers import asks_of_somebody, of_an_office
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_STOPS = frozenset(
    [
        "ان",
        "انه",
        "انها",
        "ان",
        "that",
        ",",
        ":",
        ".",
        ";",
        "في",
        "عن",
        "علي",
        "إن",
        "the's",
        "who",
        "which",
        "on",
        "in",
        "الي",
        "لوكالة",
        "ل",
        "بعد",
        "خلال",
        "يوم",
    ]
)


@needs("hedge")
def hedged(doc: Document, s: int, e: int) -> bool:
    """Whether the words of [s, e) keep a distance from what they say."""
    return bool(doc.hits("hedge", s, e))


@needs((frozenset((":",)), "says"), otherwise=None)
def attribution(doc: Document, s: int, e: int, places: Sequence[tuple[int, int]] = ()) -> str | None:
    """The speaker as written: before a colon at the start, after بحسب or "according to", beside a verb of saying.

    `places` are the source spans of known places: one of them alone before the colon is a dateline and says nothing.
    """
    lead = _before_colon(doc, s, e, places)
    if lead:
        return lead
    for hit in doc.hits("says", s, e):
        word = doc.texts[hit.i]
        if _brings(doc, hit) or _stands(doc, hit):
            continue
        behind = word == "according" or not word.isascii()
        found = _after(doc, hit.j, _addressee(doc, hit, e)) if behind else _before(doc, s, hit.i, places)
        if found:
            return found
    return None


def _addressee(doc: Document, hit: Hit, e: int) -> int:
    """The token at which whoever is asked begins ("دعت المنظمات روسيا إلى"), else the end: he does not ask."""
    if not asks_of_somebody(doc, hit.i):
        return e
    asked = (h.i for h in doc.hits("actor", hit.j + 1, e) if not of_an_office(doc, h, hit.j))
    return next(asked, e)


def _brings(doc: Document, hit: Hit) -> bool:
    """ "نقل طفلان إلى المشفى": people who were brought somewhere say nothing."""
    if doc.texts[hit.i].removeprefix("و") not in words("carries_wounded"):
        return False
    people = doc.hit("group", hit.j)
    brought = people is not None and people.tag.value != "journalists"
    return brought and "عن" not in doc.texts[hit.j : hit.j + _FAR]


_FAR = 7


def _stands(doc: Document, hit: Hit) -> bool:
    """ "Snipers posted on the roof": where fighters stand, who say nothing."""
    if doc.texts[hit.i] != "posted" or not hit.i:
        return False
    return any(h.j == hit.i and h.tag.value == "fighters" for h in doc.hits("group", hit.i - 2, hit.i))


def _before_colon(doc: Document, s: int, e: int, places: Sequence[tuple[int, int]]) -> str | None:
    for k in range(s + 1, min(s + 7, e)) if ":" in doc.texts[s + 1 : s + 7] else ():
        if doc.texts[k] != ":":
            continue
        org = doc.hit("org", s) is not None
        dateline = not org and _only_places(doc, s, k, places)
        said = k + 2 < e and all(_speaker_word(doc, n) for n in range(s, k))
        return doc.quote(s, k) if said and not dateline and (org or _may_speak(doc, s, k)) else None
    return None


def _only_places(doc: Document, s: int, k: int, places: Sequence[tuple[int, int]]) -> bool:
    """ "حلب:", "Aleppo province:": nothing but a place and what kind of place it is."""
    if doc.texts[s:k] and " ".join(doc.texts[s:k]) in words("told_of"):
        return True  # "Lebanon:" says where
    left = [t for t in doc.tokens[s:k] if not any(a <= t.start and t.end <= b for a, b in places)]
    return len(left) < k - s and all(t.text in _KINDS_OF_PLACE for t in left)


_KINDS_OF_PLACE = words("place_nouns") | words("wide_nouns")


def _speaker_word(doc: Document, n: int) -> bool:
    return doc.tokens[n].kind == "w" or doc.texts[n] in ("(", ")", '"')


def _may_speak(doc: Document, s: int, k: int) -> bool:
    """Whether words before a colon can name somebody: no people, numbers, attacks, days or "breaking"."""
    if doc.texts[s] in words("no_speakers") or (k - s == _TWO and doc.texts[s : s + _TWO] == ["just", "in"]):
        return False
    people = [h for n in range(s, k) if (h := doc.hit("group", n)) and h.tag.value != "journalists"]
    return not people and not any(doc.known(n, _NO_SPEAKER) for n in range(s, k))


_TWO = 2
_NO_SPEAKER = frozenset(("live", "kind", "type", "weekday", "month", "rel", "target", "vague", "cut"))
_NOT_SAID = frozenset(("kind", "weekday", "rel", "type", "target"))
_DATED = frozenset(("weekday", "month", "rel"))


def _after(doc: Document, k: int, e: int) -> str | None:
    while k < e and (doc.texts[k] in ("ما", "لما") or doc.hit("says", k)):
        k += 1
    end = k
    while end < e and end - k < 7 and not _stops(doc, end):
        end += 1
    while end > k and doc.tokens[end - 1].kind != "w" and not _closes(doc, k, end):
        end -= 1
    return doc.quote(k, end) if end > k else None


def _stops(doc: Document, k: int) -> bool:
    word = doc.texts[k]
    stem = word[1:] if word[:1] in ("ب", "ل") else word
    told = stem in ("ان", "انه", "انها") or doc.texts[k : k + 2] == ["ما", "لا"]
    return word in _STOPS or told or doc.known(k, _NOT_SAID) or _number_of(doc, k)


def _number_of(doc: Document, k: int) -> bool:
    """ "وثقت الشبكة 86 حالة": what is counted, no part of the name."""
    digits = doc.tokens[k].kind == "n" and k + 1 < len(doc.texts) and not doc.texts[k - 1].isascii()
    return digits and doc.texts[k + 1] in words("cases") | words("operations")


def _closes(doc: Document, k: int, end: int) -> bool:
    """Whether the sign before `end` closes a bracket that the speaker's name opened."""
    return doc.texts[end - 1] == ")" and any(doc.texts[n] == "(" for n in range(k, end))


def _before(doc: Document, s: int, k: int, places: Sequence[tuple[int, int]]) -> str | None:
    """The capitalised words (or "sources", "activists") right before the verb, small words of a name between."""
    start = k
    while start > s and k - start < _LONGEST and _of_speaker(doc, start - 1):
        start -= 1
    while start < k and doc.texts[start] in _SMALL and doc.texts[start] != "the":
        start += 1
    if s < start < k and doc.texts[start - 1] in _WHERE and _only_places(doc, start, k, places):
        return _before(doc, s, start - 1, places)  # "doctors in Kafr Tut said"
    first = next((doc.texts[n] for n in range(start, k) if doc.texts[n] not in _SMALL), "no")
    return None if first in words("no_speakers") else doc.quote(start, k)


def _of_speaker(doc: Document, n: int) -> bool:
    word = doc.quote(n, n + 1)
    dated = doc.known(n, _DATED)
    return not dated and (word[:1].isupper() or word in _SPEAKERS or doc.texts[n] in _SMALL)


_LONGEST = 9
_WHERE = frozenset(("in", "from", "at", "near", "inside", "outside"))
_SMALL = frozenset(("of", "the", "for", "and", "al"))
_SPEAKERS = frozenset(
    ("sources", "activists", "officials", "source", "local", "medical", "residents", "witnesses", "state", "media",
     "ministry", "military", "official", "spokesman", "spokesperson", "statement", "opposition", "observers", "reports",
     "defence", "defense", "interior", "foreign", "health", "war", "monitor", "group", "agency", "army", "government",
     "police", "doctors", "medics", "rescuers", "eyewitnesses", "authorities", "authority", "directorate", "network",
     "council", "committee", "union", "organisation", "organization", "doctor", "medic", "resident", "activist",
     "witness", "journalist", "journalists", "correspondent", "monitors")
)  # fmt: skip

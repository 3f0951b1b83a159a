"""Arabic fighters who did it and did not suffer it: "قتل مسلحون مجهولون", "قتل عناصر داعش مختار القرية".

A verb such as قتل is written alike where it is active and where it is passive. Whoever stands behind it did it when
somebody else stands behind him as the one to whom it was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.found_by import found_them
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, joins, words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import read_arabic_number

_THINGS = ("ين", "ا")


def doers(doc: Document, hit: Hit) -> bool:
    """Whether the fighters of a hit, one or several told of without a number, did it; or people who found the dead."""
    if found_them(doc, hit):
        return True
    if hit.tag.value != "fighters" or hit.tag.form not in ("sg", "pl"):
        return False
    if _has_object(doc, hit):
        return True
    party = _past_party(doc, hit)
    if _bare(doc.texts[hit.i - 1]) in words("done_by") and _suffers(doc, party):
        return True
    if party > hit.j and _acted(doc, hit) and _object(doc, party):
        return True
    if hit.tag.form == "sg":
        return _acted(doc, hit) and _accusative(doc, hit.j)
    return _several(doc, hit)


def _suffers(doc: Document, k: int) -> bool:
    """ "إعدام عنصر من داعش لرجلين": whether people stand at token k behind the ل of those to whom it was done."""
    if k >= len(doc.texts) or not doc.texts[k].startswith("ل"):
        return False
    people = doc.hit("group", k)
    numbered = read_arabic_number(doc.tokens, k) if people is None and k in doc.numbers else None
    return (people is not None and people.clitic == "ل") or numbered is not None


def _has_object(doc: Document, hit: Hit) -> bool:
    """ "خطفها مسلحون", "أعدمهم عناصر داعش": a verb that has in its ending to whom it was done."""
    verb = _bare(doc.texts[hit.i - 1]) if hit.i else ""
    return any(verb.endswith(w) and verb[: -len(w)] in words("acts_on_somebody") for w in _WHOM)


_WHOM = ("ه", "ها", "هم", "هما", "هن")


def _several(doc: Document, hit: Hit) -> bool:
    """ "قتل مسلحون مجهولون ...", "قتل مسلحون مدنيين": those who suffered it stand in the accusative."""
    if hit.i and doc.texts[hit.i - 1] in words("joins"):
        return True  # "بمشاركة عناصر من قسد"
    j = hit.j
    while j < len(doc.texts) and doc.texts[j] in words("by_fire"):
        j += 1
    behind = doc.texts[j] if j < len(doc.texts) else ""
    if behind.startswith("مجهول"):
        return True
    nominative = doc.texts[hit.j - 1].endswith("ون")
    if behind[:1] in ("و", "") or not nominative:
        return False
    people = doc.hit("group", j)  # "قتل مسلحون مختار القرية"
    alone = people is not None and (behind.endswith(_THINGS) or people.tag.form == "sg")
    house = doc.hit("target", j) is not None and behind.endswith("ا")  # "حاصر مسلحون منزلاً"
    return alone or house or _counted(doc, j)  # "أعدم مسلحون ميدانيا عشرة أشخاص"


def acts_with_them(doc: Document, party: Hit) -> bool:
    """Whether fighters did it who are of a party: it did it then, and was not struck."""
    if doc.texts[party.i].isascii():
        return False
    near = [h for h in doc.hits("group", max(party.i - _LINK, 0), party.i + 1) if h.tag.value == "fighters"]
    if (
        near
        and _past_party(doc, near[-1]) == party.j
        and (doers(doc, near[-1]) or _subject_first(doc, party.j))
    ):
        return True
    return _unit_acts(doc, party)


def _unit_acts(doc: Document, party: Hit) -> bool:
    """ "داهم عناصر حاجز للنظام منزلاً", "أوقفت دورية تابعة لقسد حافلة": a unit behind a verb that is never passive."""
    first = unit_of(doc, party)
    if first is None:
        return False
    before = _bare(doc.texts[first - 1]) if first else ""
    if before in words("acts_on_things"):
        return True
    if before in words("sets_about") or (before in words("acts_on_somebody") and _object(doc, party.j)):
        return True
    at = party.j + (doc.texts[party.j : party.j + 1] == ['"'])
    verb = doc.texts[at] if at < len(doc.texts) else ""
    now = verb in words("acts_on_somebody") and verb[0] in "يت" and _object(doc, at + 1)
    return now or (verb in words("acts_on_things") and verb.endswith(("وا", "ت")))


def unit_of(doc: Document, party: Hit) -> int | None:
    """The first word of the unit of a party that stands before it: "عناصر حاجز تابع ل", "دورية من"; None for none."""
    k = party.i
    k -= 2 if doc.texts[k - 1] == '"' and doc.texts[k - 2] == "ل" and k > 1 else 0  # "حاجز لـ«قسد»"
    while k and (doc.texts[k - 1] in words("units") or doc.texts[k - 1] in words("of_a_party")):
        k -= 1
    while k < party.i and doc.texts[k] in words("of_a_party"):
        k += 1
    return k if k < party.i else None


def by_its_weapon(doc: Document, hit: Hit, s: int) -> bool:
    """ "قتل مقاتل في قصف لقوات النظام": whose weapon it was, whoever was hit."""
    if not hit.clitic.endswith("ل") or hit.i - s < _IN_WEAPON:
        return False
    weapon = next((h for h in doc.hits("type", max(s, hit.i - _IN_WEAPON), hit.i) if h.j == hit.i), None)
    return weapon is not None and ("ب" in weapon.clitic or doc.texts[weapon.i - 1] in words("in_attack"))


_IN_WEAPON = 3


def holds_them(doc: Document, before: Sequence[str], s: int, e: int) -> bool:
    """ "تحت التعذيب في سجون", "اغتصبت على حاجز تابع ل": whose prison or checkpoint it is, is said to have done it."""
    done = _AT_CHECKPOINT
    if not words("prisons").isdisjoint(before[-_NEAR:]):
        done = _IN_PRISON
    elif not any(a in _AT and b in words("checkpoints") for a, b in pairwise(before[-_NEAR:])):
        return False
    return any(h.tag.value in done for h in doc.hits("type", s, e))


_NEAR, _AT = 4, ("علي", "عند", "في")
_IN_PRISON = frozenset(("torture_death", "execution", "sexual_violence"))
_AT_CHECKPOINT = _IN_PRISON | {"detention", "abduction"}


def _bare(word: str) -> str:
    return word.removeprefix("و").removeprefix("ف")


def _subject_first(doc: Document, k: int) -> bool:
    """ "عناصر داعش قتلوا مختار القرية": a plural verb at token k with people behind it."""
    verb = doc.texts[k] if k < len(doc.texts) else ""
    return verb.endswith("وا") and doc.hit("kind", k) is not None and _object(doc, k + 1)


def _past_party(doc: Document, hit: Hit) -> int:
    """The token behind the party that fighters belong to: "عناصر من داعش", "عناصر التنظيم", "عناصر الأمن"."""
    whole = doc.hit("actor", hit.i)
    if whole is not None and whole.j > hit.j:
        return whole.j
    k = hit.j
    link = k < len(doc.texts) and doc.texts[k] in words("of_a_party")
    party = doc.hit("actor", k + link)
    if party is not None and not joins(doc.texts[party.i]):
        return party.j
    owner = k < len(doc.texts) and has_article(doc.texts[k]) and doc.hit("group", k) is None
    return k + 1 if owner and hit.tag.form == "pl" else k


_LINK = 2


def _acted(doc: Document, hit: Hit) -> bool:
    """Whether a verb for what somebody does to others stands right before."""
    before = doc.texts[hit.i - 1] if hit.i else ""
    return _bare(before) in words("acts_on_somebody")


def _object(doc: Document, k: int) -> bool:
    """Whether somebody stands at token k as the one to whom it was done: people, a number of them, a name."""
    if k >= len(doc.texts) or joins(doc.texts[k]):
        return False
    people = doc.hit("group", k)
    if people is not None and people.clitic in ("", "ال"):
        return True
    named = doc.texts[k] in words("given_names") and doc.tokens[k + 1 : k + 2] != []
    return _counted(doc, k) or (named and doc.tokens[k + 1].kind == "w")


def _counted(doc: Document, k: int) -> bool:
    """Whether a number of people stands at token k."""
    read = read_arabic_number(doc.tokens, k) if k in doc.numbers else None
    plain = read is not None and not doc.texts[k].startswith(("ال", "و"))
    return plain and read is not None and doc.hit("group", read[1]) is not None


def _accusative(doc: Document, k: int) -> bool:
    """Whether one person stands at token k in the accusative."""
    people = doc.hit("group", k)
    return people is not None and not people.clitic and doc.texts[k].endswith("ا") and people.tag.form == "sg"

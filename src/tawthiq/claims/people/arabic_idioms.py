"""Arabic words that say a death only together with another word of their sentence."""

from __future__ import annotations

from tawthiq.claims.persons.past_attack import past_doer_on
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag, stems
from tawthiq.lang.numbers_ar import read_arabic_number

_REACH, _LOSS, _BACK = 24, 9, 8
_ILL = frozenset(lead + word for word in words("illnesses") for lead in ("ب", "بال"))


def with_another(word: str) -> bool:
    """Whether a word is one of those that `only_with` is about."""
    plain = word.removeprefix("و")
    listed = plain in _WITH_ANOTHER or any(stem in _ABANDONS for stem, _ in stems(plain))
    return listed or word.startswith("وصف") or plain.startswith("انتقل")


_ABANDONS = words("abandons") | words("undergoes")
_WITH_ANOTHER = words("meets") | words("undergoes") | words("wounds_people") | words("lives")


def only_with(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a word that says a death, a wound or a flight only beside another one stands alone.

    "لقي 26 عنصرا مصرعهم" needs مصرعهم behind it; "أودى القصف بحياة ثلاثة" needs أودى before بحياة.
    """
    word = doc.texts[hit.i].removeprefix("و")
    if hit.j - hit.i == 1 and word in words("meets"):
        return not any(doc.texts[k].startswith(_END) for k in range(hit.j, min(hit.j + _REACH, e)))
    if doc.texts[hit.i].startswith("وصف"):
        return True  # "إجراءات وصفتها بالأمنية": described, not liquidated
    if any(stem in words("undergoes") for stem, _ in stems(word)):
        return not any(doc.texts[k].startswith(_WOUNDS) for k in range(hit.j, min(hit.j + _REACH, e)))
    if word in words("wounds_people"):
        return not _wounds_people(doc, hit, e)
    if any(stem in words("abandons") for stem, _ in stems(word)):
        if _families_leave(doc, hit, s):
            return False
        return words("own_homes").isdisjoint(doc.texts[hit.j : min(hit.j + _LOSS, e)])
    if word.startswith("انتقل"):
        return "type" not in doc.by  # a death told of where nothing else is may be a natural one
    if word in words("lives"):
        before = [doc.texts[k].removeprefix("و") for k in range(max(s, hit.i - _BACK), hit.i)]
        people = doc.hit("group", hit.j)
        habit = people is not None and people.tag.form == "pl" and not _USUALLY.isdisjoint(before)
        return habit or words("took").isdisjoint(before)  # "تودي هذه العمليات بحياة مدنيين": as a rule
    return False


@needs("group")
def _families_leave(doc: Document, hit: Hit, s: int) -> bool:
    """ "غادرت 340 عائلة", "340 عائلة غادرت": as many families beside the verb have moved away."""
    if "غادر" not in doc.texts[hit.i]:
        return False
    behind = doc.texts[hit.j : hit.j + _CORRIDOR]
    through = any(w.removeprefix("ال") in ("ممر", "ممرات", "ممرين") for w in behind)
    near = [*doc.hits("group", max(s, hit.i - 1), hit.i), *doc.hits("group", hit.j, hit.j + _FAMILIES)]
    return any(h.tag.value in (_CIVIL if through else _CIVIL[:1]) and _counted(doc, h) for h in near)


def _counted(doc: Document, hit: Hit) -> bool:
    """Whether a number or a vague one stands right before the families."""
    k = hit.i - 1
    return k >= 0 and (doc.tokens[k].kind == "n" or any(h.j == hit.i for h in doc.hits("vague", k, hit.i)))


_FAMILIES, _CORRIDOR, _CIVIL = 3, 8, ("families", "civilians", "all")
_USUALLY = frozenset(("تودي", "يودي"))
_WOUNDS = ("لاصاب", "لجروح", "لجراح", "لحروق", "لكسور", "لاختناق")
_CAUSE = words("by_what") - {"بعد", "عقب", "خلال"}
_END = ("حتف", "مصرع")


def _wounds_people(doc: Document, hit: Hit, e: int) -> bool:
    """ "أصابت القذيفة شابين": people stand right behind the verb or its weapon; "أصابت منزل مدني" struck a house."""
    k = hit.j
    while k < min(hit.j + _STRUCK, e):
        told = doc.hit("vague", k) or doc.hit("qualifier", k) or doc.hit("group", k)
        if told or read_arabic_number(doc.tokens, k):
            return not any(doc.hit("target", n) for n in range(k, min(k + 2, e)))
        doer = doc.hit("type", k) or doc.hit("actor", k)
        if doer is None or doc.hit("target", k):
            break
        k = doer.j
    behind = past_doer_on(doc, hit.j, min(hit.j + _FURTHEST, e))
    return behind is not None and (behind in doc.counting or doc.hit("group", behind) is not None)


_STRUCK, _FURTHEST = 6, 30


@needs(_ILL)
def ill(doc: Document, hit: Hit, s: int = 0, e: int = 0) -> bool:
    """ "مصاب بالشلل", "أصيبت بمرض": ill, not hurt by an attack."""
    if hit.tag.value != "injured" or hit.j >= len(doc.texts):
        return False
    word = doc.texts[hit.j]
    return word.startswith("ب") and word.removeprefix("ب").removeprefix("ال") in words("illnesses")


def undergone(doc: Document, hit: Hit) -> bool:
    """ "تعرضت ممرضة لإصابات", "بعد تعرضهما لإصابات": what somebody suffered is no further person."""
    if hit.clitic != "ل":
        return False
    before = doc.texts[max(hit.i - _LOSS, 0) : hit.i]
    return any(stem in words("undergoes") for w in before for stem, _ in stems(w))


def opened_fire(doc: Document, s: int, e: int, hits: list[Hit]) -> list[Hit]:
    """The attacks of [s, e) with "أطلقت دورية للنظام النار": opening fire, the party between the two words."""
    if _FIRE.isdisjoint(doc.texts[s:e]):
        return hits
    out = list(hits)
    for k in range(s, e):
        if doc.texts[k] not in _FIRE or any(h.i <= k < h.j for h in hits):
            continue
        near = range(max(s, k - _OPENED), k)
        first = next((n for n in near if doc.texts[n].startswith(_OPENS)), None)
        if first is not None and not doc.hits("kind", first, k):
            out.append(Hit(first, k + 1, Tag("type", "shooting", ""), ""))
    return sorted(out, key=lambda h: h.i)


_FIRE, _OPENED = frozenset(("النار", "نيرانها", "نيرانه", "نيرانهم")), 7
_OPENS = tuple(
    lead + verb for verb in ("اطلق", "تطلق", "يطلق", "فتح", "تفتح", "يفتح") for lead in ("", "و", "ف")
)


def lost_to_fire(doc: Document, hit: Hit, e: int) -> bool:
    """ "فقدان أربعة من مقاتليه بقصف", "فقد صحفيان جراء استهداف": people lost to an attack are dead, not missing."""
    for t in doc.hits("type", hit.j, min(hit.j + _LOSS, e)):
        if t.clitic.startswith("ب") or doc.texts[t.i - 1] in _CAUSE:
            return True
    return False


def of_other_people(verb: str, joined: str) -> bool:
    """ "الممرضة قتلت وأصيب طفلان", "ثلاثة قتلوا وأصيب ستة": two Arabic verbs that agree with different people."""
    verb, joined = verb.removeprefix("و"), joined.removeprefix("و")
    if verb.isascii() or not {verb, joined} <= _BEFELL:
        return False
    return next(e for e in _AGREE if verb.endswith(e)) != next(e for e in _AGREE if joined.endswith(e))


_BEFELL = words("befell") | {word + "وا" for word in words("befell") if not word.endswith(("ت", "ا", "ي"))}
_AGREE = ("وا", "تا", "ت", "ا", "ن", "")

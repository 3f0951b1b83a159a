"""The words that say what happened to people, and whether they deny it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.acts.besieged import not_besieged
from tawthiq.claims.acts.let_go import not_done
from tawthiq.claims.acts.planned_acts import announced, forced_otherwise, hypothetical, left_to_die
from tawthiq.claims.people.arabic_idioms import ill, lost_to_fire, of_other_people, only_with, with_another
from tawthiq.claims.people.joined_participles import freed_since, joined_passive
from tawthiq.claims.people.long_before import long_before
from tawthiq.claims.people.no_people import THEIR_FAMILIES, heads_number, own_family
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.told_to_leave import escaped, only_told
from tawthiq.claims.people.wounded_there import met_there
from tawthiq.claims.text.described import people_at
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, words
from tawthiq.claims.words.marks import Rules, needs
from tawthiq.lang.lexicon import Hit
from tawthiq.model.memory import Remembered


@dataclass(slots=True)
class Trigger:
    """Tokens [i, j) say what happened; `kinds` more than one when coordinated ("killed and wounded").

    `passive`: it looks back for its people, as "were reportedly killed" does.
    """

    i: int
    j: int
    kinds: tuple[str, ...]
    form: str
    english: bool
    negated: bool = False
    passive: bool = False


def triggers(doc: Document, s: int, e: int, found: Sequence[Quantity]) -> list[Trigger]:
    """The words of the sentence that say what happened, without those that are themselves counted nouns."""
    nouns = {k for q in found if q.fixed for k in range(q.i, q.j)}
    ends = {q.j for q in found if not q.definite}
    out: list[Trigger] = []
    rules = _WHATEVER_THE_WORD.of(doc)
    for hit in doc.hits("kind", s, e):
        headed = heads_number(doc, hit, e)
        if (
            hit.i in nouns
            or (hit.tag.form.startswith("noun") and not headed)
            or any(rule(doc, hit, s, e) for rule in _BY_WORD[doc.texts[hit.i]])
            or any(rule(doc, hit, s, e) for rule in rules)
            or met_there(doc, hit, found)
        ):
            continue
        english = doc.texts[hit.i].isascii()
        kind = _idiom(doc, hit, e)
        kinds: tuple[str, ...] = ("killed", kind) if _deaths_and(doc, hit) else (kind,)
        form = "right" if headed else hit.tag.form
        new = Trigger(hit.i, hit.j, kinds, form, english, _negated(doc, hit, s))
        if out and _coordinated(doc, out[-1], hit) and (english or not _has_people(doc, out[-1], ends)):
            before = out[-1]
            lost = before.kinds == ("missing",) and kind == "injured"  # "فقدان وإصابة 62 مواطناً"
            kinds = tuple(dict.fromkeys((*(("killed",) if lost else before.kinds), *kinds)))
            form = before.form if english else new.form  # "injured or missing"
            out[-1] = replace(new, i=before.i, kinds=kinds, form=form, negated=before.negated or new.negated)
        else:
            out.append(new)
    for trigger in out:
        trigger.passive = _passive(doc, trigger)
    return out


def _deaths_and(doc: Document, hit: Hit) -> bool:
    """ "the deaths and injuries of people": the two nouns are of the same people."""
    beside = doc.texts[max(hit.i - 2, 0) : hit.i] in (["deaths", "and"], ["death", "and"], ["killing", "and"])
    return beside and hit.tag.value == "injured" and doc.texts[hit.j - 1] == "of"


def _has_people(doc: Document, before: Trigger, ends: set[int]) -> bool:
    """ "شخصان قتلا وأصيب ستة", "كان شخصان قد قتلا": a verb right behind its people takes none of the next verb's."""
    return before.i in ends or (before.i - 1 in ends and doc.texts[before.i - 1] == "قد")


def _affected(word: str) -> bool:
    """متأثراً, متأثرين: of a wound."""
    return word.startswith("متاثر")


@needs(_affected)
def _succumbed(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "توفي متأثراً بإصابته", "بجراح أصيب بها": the wound that somebody died of is no further person wounded."""
    if doc.texts[hit.i].startswith("ب"):
        return hit.i > 0 and doc.texts[hit.i - 1].startswith("متاثر")
    again = hit.tag.value == "injured" and hit.j < len(doc.texts) and doc.texts[hit.j] in ("بها", "به")
    return again and any(w.startswith("متاثر") for w in doc.texts[max(hit.i - _WOUND, 0) : hit.i])


_WOUND = 5


def _shot_elsewhere(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "shot and wounded", "shot down", "shot at": another word says what came of it, or nobody was hit."""
    if hit.tag.value != "killed_or_injured" or hit.j - hit.i > 1:
        return False
    behind = doc.texts[hit.j] if hit.j < e else ""
    said = (h for h in doc.hits("kind", s, e) if doc.texts[h.i] not in _HIT and h.tag.value in HARMED)
    return behind in ("down", "at", "into") or any(said)


_HIT = ("shot", "stabbed", "stab", "stabs")


def _pulled_out(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "انتشلوا أربعة من تحت الأنقاض": only who is still under the rubble is missing."""
    if hit.tag.value != "missing":
        return False  # "تحت الحصار"
    still = any(w.removeprefix("و") in words("still") for w in doc.texts[max(s, hit.i - _STILL) : hit.i])
    return not still or doc.texts[hit.i - 1] == "من"


_STILL = 10


def _has_been(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "فقد ارتفعت الحصيلة", "فقد قتل أربعة": a particle before a verb, nobody lost."""
    return doc.known(hit.j, _VERBS) or not words("behind_particle").isdisjoint(doc.texts[hit.j : hit.j + 1])


_VERBS = frozenset(("raised", "says", "kind", "type"))


def held_before(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "توفي تحت التعذيب بعد اعتقاله": the arrest, some time before, of one whose death is told of."""
    if hit.tag.value != "detained" and doc.texts[hit.i] != "held":
        return False
    word = doc.texts[hit.j - 1]
    was_held = doc.texts[hit.i] == "held" or doc.texts[max(hit.i - 3, 0) : hit.i] == ["who", "had", "been"]
    if was_held and doc.hits("release", max(s, hit.i - _FREED), min(hit.j + _FREED, e)):
        return True  # "freed nine soldiers held hostage", "released 23 people who had been arrested"
    if hit.tag.value == "detained" and doc.texts[hit.i - 1] == "بعد" and doc.hits("release", s, hit.i):
        return True  # "أفرجت عن شاب بعد اعتقال دام شهرا"
    if hit.tag.value != "detained" or word.isascii() or not word.endswith(_OF_WHOM):
        return False
    if doc.hits("release", s, hit.i):
        return True  # "أفرجت عن ثلاثة كانت اعتقلتهم"
    before = doc.texts[max(s, hit.i - _SINCE) : hit.i]
    return not words("since_then").isdisjoint(before) and any(
        h.tag.value in ("killed", "executed") for h in doc.hits("kind", s, e)
    )


_FREED = 10
_OF_WHOM, _SINCE = ("ه", "ها", "هم", "هما", "هن"), 4


@needs(words("stopped") | words("purpose"))
def _meant(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "in order to arrest a person", "an attempt to kill": what was meant, not what happened."""
    if not_done(doc, hit) or announced(doc, hit):
        return not_done(doc, hit)
    before = doc.texts[max(hit.i - _PURPOSE, 0) : hit.i]
    if any(
        h.tag.value == "announced" and h.j == hit.i for h in doc.hits("modality", max(hit.i - 2, 0), hit.i)
    ):
        return False  # "plan to execute nine": announced
    return before[-1:] == ["to"] and not words("purpose").isdisjoint(before)


_PURPOSE = 4


def _surname(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "معاوية الهجر": a verb with the article behind a word that nothing else is known of is a name."""
    if hit.i == s or "ال" not in hit.clitic or hit.j - hit.i > 1:
        return False
    before = doc.tokens[hit.i - 1]
    known = doc.known(hit.i - 1, _NO_NAME)
    return before.kind == "w" and not known and hit.tag.value in ("displaced", "missing", "returned")


_NO_NAME = frozenset(("kind", "group", "type", "target", "actor", "vague", "org", "says"))


def _attributive(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "transporting injured people", "besieged Kafr Tut": a word that describes people met in passing, or a town."""
    word = doc.texts[hit.i]
    if word == "besieged":
        named = hit.j < len(doc.tokens) and doc.quote(hit.j, hit.j + 1)[:1].isupper()
        counted = hit.j in doc.counting or doc.hit("group", hit.j) is not None
        return named or (hit.i > s and doc.texts[hit.i - 1] in ("a", "the") and not counted)
    if word.endswith(_CHOKING):
        return True
    if hit.i == s:
        return False
    people = people_at(doc, hit.j)
    if people is None:
        return False
    before = doc.texts[hit.i - 1]
    article = before in ("a", "an", "the") and people.tag.form == "sg"
    plural = people.tag.form == "pl" and not before.startswith("ha")
    plain = doc.texts[hit.i] == "displaced" and (plural or article)
    plain = plain or (article and not _DIES.isdisjoint(doc.texts[people.j : people.j + _NEXT]))
    back = before == "the" and plural and doc.texts[hit.i - 2 : hit.i - 1] in (["of"], ["among"])
    return before in words("caring") or plain or back


_DIES, _NEXT = frozenset(("died", "dies", "succumbed")), 3
_CHOKING = "ختناقا"
_OF_PEOPLE = ("injured", "wounded", "displaced", "detained", "abducted", "kidnapped")


@needs(frozenset(("previously",)))
def _before(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "killed previously": not in what is told of here."""
    return doc.texts[hit.i].isascii() and doc.texts[hit.j : hit.j + 1] == ["previously"]


def _by_word(word: str) -> tuple[_Rule, ...]:
    """The rules that look at a word because it is that word."""
    rules: list[_Rule] = [_attributive] if word in _ATTRIBUTES or word.endswith(_CHOKING) else []
    rules += [only_with] if with_another(word) else []
    rules += [own_family] if word.removeprefix("و") in THEIR_FAMILIES else []
    rules += [rule for own, rule in _OF_ONE_WORD if own == word]
    return tuple(rules)


_Rule = Callable[[Document, Hit, int, int], bool]
_BY_WORD = Remembered(_by_word)
_ATTRIBUTES = (*_OF_PEOPLE, "besieged")
_OF_ONE_WORD = (
    ("فقد", _has_been),
    ("تحت", _pulled_out),
    *((word, _shot_elsewhere) for word in _HIT),
    *((word, left_to_die) for word in ("die", "perish")),
)
_WHATEVER_THE_WORD = Rules(
    not_besieged, forced_otherwise, hypothetical, _surname, _succumbed, _meant, held_before,
    freed_since, long_before, ill, _before, only_told, escaped
)  # fmt: skip


def _idiom(doc: Document, hit: Hit, e: int) -> str:
    """ "فقد مدني حياته", "فقد طفل ساقه": losing life or limb is no going missing; one shot in the leg is wounded."""
    if doc.texts[hit.i] == "shot" and doc.texts[hit.j : hit.j + 1] == ["in"]:
        limb = not words("limbs_shot").isdisjoint(doc.texts[hit.j + 1 : hit.j + _LIMB])
        return "injured" if limb else hit.tag.value
    if hit.tag.value != "missing" or hit.tag.form != "right":
        return hit.tag.value
    said = doc.texts[hit.j : min(hit.j + 6, e)]
    if any(w.startswith("لحيات") for w in doc.texts[hit.j : min(hit.j + _LOSS, e)]):
        return "killed"  # "فقدان اثنين من العمال، وهما ...، لحياتهما"
    if any(w.removeprefix("ل") in words("life") for w in said):
        return "killed"
    if not words("limbs").isdisjoint(said):
        return "injured"
    own = said[:1] and doc.hit("group", hit.j) is not None and said[0].endswith(WHOSE)  # "فقدت والديها بقصف"
    beside = any(h.tag.value == "killed" for h in doc.hits("kind", max(hit.i - _BESIDE, 0), hit.i))
    return "killed" if (own or not beside) and lost_to_fire(doc, hit, e) else hit.tag.value


_LOSS, _ITS, _LIMB, _BESIDE = 22, 5, 5, 12


def denies(doc: Document, hit: Hit, k: int) -> bool:
    """Whether a word of denial reaches the counted noun at token k; لا only right before it (لا يزال)."""
    return k == hit.j if doc.texts[hit.j - 1] in ("لا", "ولا") else k - hit.j <= 2


@needs("negation")
def _negated(doc: Document, hit: Hit, s: int) -> bool:
    return any(
        n.j >= hit.i - 1 and doc.texts[n.j : n.j + 1] not in _NO_FEWER
        for n in doc.hits("negation", max(s, hit.i - 4), hit.i)
    )


_NO_FEWER = (["fewer"], ["less"])


_BESIDE_DEAD = ("wounded", "injured", "missing", "hurt", "maimed")


def _coordinated(doc: Document, before: Trigger, hit: Hit) -> bool:
    gap = doc.texts[before.j : hit.i]
    last = doc.texts[before.j - 1]
    if (
        not before.english
        and before.form == "right"
        and last.endswith(("هما", "هم", "ها"))
        and len(last) > _ITS
    ):
        return False  # "استشهادهما وإصابة السائق": the first has its people
    if last == "dead" and doc.texts[hit.i] not in _BESIDE_DEAD:
        return False  # "shot the driver dead and abducted four"
    if "و" in hit.clitic:
        beside = not gap or (gap == [","] and before.form == hit.tag.form == "right")  # "استشهد، وأصيب عدد"
        other = of_other_people(last, doc.texts[hit.j - 1])
        return beside and not other and last not in words("limbs")  # "بتر ساقه وإصابة اثنين"
    if (
        before.english
        and last.endswith("ing") != doc.texts[hit.i].endswith("ing")
        and "missing" not in (last, doc.texts[hit.i])
    ):
        return False  # "shot to death and abducting"
    return gap in (["and"], ["or"], [","], ["و"], ["/"])


def _passive(doc: Document, trigger: Trigger) -> bool:
    """ "were reportedly killed" looks back for its people."""
    k = trigger.i - 1
    adverbs = words("adverbs")
    while k >= 0 and trigger.i - k <= 4 and (doc.texts[k] in adverbs or doc.texts[k].endswith("ly")):
        k -= 1
    if k < 0 or doc.texts[k] not in words("auxiliaries") or doc.quote(k, k + 1) == "IS":
        joined = trigger.english and trigger.form == "right" and k > 0 and doc.texts[k] == "and"
        return joined and joined_passive(doc, trigger.i, trigger.j)
    if doc.texts[trigger.i - 1] in ("have", "has", "had") and trigger.form == "right":
        return False  # "was reported to have injured ten"
    if trigger.form == "right" and doc.texts[trigger.i].endswith("ing") and doc.texts[k] != "being":
        return False  # "are besieging 5,000 civilians"
    active = trigger.form == "right" and doc.texts[k] in ("has", "have", "had")
    return not active or doc.texts[trigger.i - 1] == "been"


HARMED = ("killed", "injured", "executed", "missing")

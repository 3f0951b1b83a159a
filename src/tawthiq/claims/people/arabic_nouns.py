"""Arabic words for people that count nobody where they stand."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import read_arabic_number
from tawthiq.model.memory import Remembered


def nobody(doc: Document, hit: Hit) -> bool:
    """Whether it is a preposition, a month, an adjective of things, or only says whose kin somebody is."""
    word = doc.texts[hit.i]
    if word.isascii():
        return False
    return any(rule(doc, hit) for rule in _RULES[word]) or _denied(doc, hit)


@needs(frozenset(("اي",)))
def _denied(doc: Document, hit: Hit) -> bool:
    """ "نفى الجيش مقتل أي مدني": any civilian, of whom it is denied."""
    if not hit.i or doc.texts[hit.i - 1] != "اي":
        return False
    return any(h.tag.value == "denied" for h in doc.hits("modality", max(hit.i - _SAID, 0), hit.i))


_SAID = 8


def _capture(doc: Document, hit: Hit) -> bool:
    """ "وأسر اثنين", "أسر ثلاثة جنود": taking captive, no families, where a number or one person stands behind."""
    if hit.tag.value != "families" or hit.j - hit.i > 1 or not doc.texts[hit.i].endswith("اسر"):
        return False
    behind = doc.hit("group", hit.j)
    people = behind is not None and behind.tag.value != "families" and not behind.clitic
    return (people and "ال" not in hit.clitic) or read_arabic_number(doc.tokens, hit.j) is not None


def _of_things(doc: Document, hit: Hit) -> bool:
    """ "في حالات أخرى", "وأخرى على كفر توت": others of what nobody counts."""
    if not hit.i:
        return False
    if doc.texts[hit.j : hit.j + 1] in (["علي"], ["استهدفت"], ["طالت"]):
        return True
    before = doc.tokens[hit.i - 1]
    return before.kind == "w" and not any(doc.hit(d, hit.i - 1) for d in ("kind", "group", "vague"))


def _office(doc: Document, hit: Hit) -> bool:
    """ "مصدر أمني", "مطار عسكري": the word describes who speaks or what is hit."""
    return hit.j - hit.i == 1 and hit.i > 0 and doc.texts[hit.i - 1].removeprefix("و") in words("of_office")


def _of_a_family(doc: Document, hit: Hit) -> bool:
    """ "مقتل عائلة نازحة": what befell the family before, no woman of it."""
    family = doc.hit("group", hit.i - 1) if hit.i else None
    return family is not None and family.tag.value == "families" and family.j == hit.i


_FAMILY_ADJECTIVES = frozenset(("نازحة", "مهجرة", "لاجية"))
_ADJECTIVES, _OTHER = ("امني", "عسكري", "عسكريا"), ("اخري", "اخرى")


def _mentioned(doc: Document, hit: Hit) -> bool:
    """ "كما ذكر ناشطون": the verb, no male, who stands right behind what befell him or behind another noun."""
    return not hit.i or doc.hit("kind", hit.i - 1) is None


def _preposition(doc: Document, hit: Hit) -> bool:
    """أمام منزله: "in front of" is no imam, who is written with the hamza below or with the article."""
    return doc.texts[hit.i].endswith("امام") and "ال" not in hit.clitic and "إ" not in doc.quote(hit.i, hit.j)


def _as_for(doc: Document, hit: Hit) -> bool:
    """ "أما": a mother only in the accusative that is marked (أماً, أمّاً), or right behind a verb ("قتل أما")."""
    if doc.texts[hit.i] == "اما" and hit.i and (verb := doc.hit("kind", hit.i - 1)) is not None:
        return verb.tag.form != "right"
    return doc.texts[hit.i].removeprefix("و") == "اما" and not accusative_marked(doc, hit)


def accusative_marked(doc: Document, hit: Hit) -> bool:
    """Whether the last word of a noun is written with its tanwin: شقيقاً is one, شقيقا الشهيد are two."""
    return _TANWIN in doc.quote(hit.j - 1, hit.j)


_TANWIN = "\u064b"


def two_of_them(doc: Document, hit: Hit, e: int) -> bool:
    """Whether a noun written like a plural (مدنيين) means two, by its vowel signs or a dual pronoun behind it."""
    return _marked_dual(doc, hit) or _both_of_them(doc, hit, e)


def _marked_dual(doc: Document, hit: Hit) -> bool:
    """مواطنَين, مدنيَّين, مواطنيْن: the vowel signs tell the dual from the plural."""
    word = doc.quote(hit.i, hit.i + 1).replace(_SHADDA, "")
    return _FATHA_YA + "\u0646" in word or _YA_SUKUN in word


_SHADDA, _FATHA_YA, _YA_SUKUN = "\u0651", "\u064e\u064a", "\u064a\u0652"


def _of_two(word: str) -> bool:
    return word.endswith("هما")


@needs(_of_two)
def _both_of_them(doc: Document, hit: Hit, e: int) -> bool:
    """ "استشهاد مدنيين بعد توقف الأجهزة عنهما": a dual pronoun behind says that they were two."""
    if hit.clitic or not doc.texts[hit.i].endswith("ين"):
        return False
    for k in range(hit.j, min(hit.j + _BOTH, e)):
        other = doc.hit("group", k) or doc.hit("kind", k)
        if other is not None and (
            other.tag.form in ("pl", "dual") or other.tag.form.endswith(("pl", "dual"))
        ):
            return False
        if doc.texts[k].endswith("هما") and not doc.texts[k].startswith("بين"):
            return True
    return False


_BOTH = 18


def of_those(doc: Document, q: Quantity) -> bool:
    """ "من بين الشهداء ثلاثة أطفال": the number behind the noun counts the next one."""
    among = q.definite and q.i > 0 and doc.texts[q.i - 1].removeprefix("و") in _AMONG
    return among and any(doc.hit("group", k) is not None for k in range(q.j + 1, q.j + _NUMBER))


_AMONG, _NUMBER = ("بين", "ضمن"), 4


def _rules(word: str) -> tuple[Callable[[Document, Hit], bool], ...]:
    """Which rules can say of a word that it counts nobody, by its letters alone."""
    plain = word.removeprefix("و")
    return tuple(
        rule
        for rule, may in (
            (_preposition, word.endswith("امام")),
            (_office, word in _ADJECTIVES),
            (_of_things, plain in _OTHER),
            (_of_a_family, word in _FAMILY_ADJECTIVES),
            (_as_for, plain == "اما"),
            (_capture, word.endswith("اسر")),
            (_mentioned, plain == "ذكر"),
        )
        if may
    )


_RULES = Remembered(_rules)


def and_one_of(doc: Document, k: int, e: int) -> bool:
    """ "زوجها وأحد أطفالها": written as "one" is, but "and one of" with somebody's people behind it."""
    return (
        doc.texts[k] == "واحد"
        and k + 1 < e
        and doc.texts[k + 1].endswith(WHOSE)
        and bool(doc.hit("group", k + 1))
    )

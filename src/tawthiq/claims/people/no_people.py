"""English amounts that count nobody or nobody further, and "wounded" that counts people without a number."""

from __future__ import annotations

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import NUMBER

_LINKS, _STOPS = words("links") | {"'", '"', "#"}, words("stops")
_NO_ADJECTIVE = frozenset(("kind", "part", "day_part", "negation", "qualifier"))


def of_things(doc: Document, k: int, e: int) -> bool:
    """ "Multiple sources", "several tweets": an amount of what no vocabulary knows to be people."""
    if k >= e or doc.tokens[k].kind != "w" or not doc.texts[k].isascii() or doc.texts[k] in _STOPS | _LINKS:
        return False
    word = doc.texts[k]
    return not (
        word in words("adverbs")
        or word in words("closers")
        or word.endswith("ly")
        or doc.known(k, _NO_ADJECTIVE)
    )


def left_hurt(doc: Document, hit: Hit, e: int) -> bool:
    """ "The shelling leaves injured", "casualties and wounded": wounded people without a number."""
    if doc.texts[hit.i] not in ("injured", "wounded") or hit.i == 0:
        return False
    before = doc.texts[hit.i - 1]
    beside = doc.texts[hit.i - 2 : hit.i] in (
        ["casualties", "and"],
        ["martyrs", "and"],
        ["fatalities", "and"],
    )
    behind = doc.texts[hit.j] if hit.j < e else "."
    return (beside or before in ("leaves", "leave", "leaving", "left")) and (
        behind in _STOPS or not behind.isalnum()
    )


def ordinal(doc: Document, k: int) -> bool:
    """ "a 5th child", "اليوم الـ 23", "السادسة عشرة من عمرها": no number of people."""
    if not doc.texts[k - 1].isascii() and k:
        day = doc.texts[k - 1] in ("ال", "الـ") and doc.texts[k - 2].endswith(("يوم", "ليلة", "اسبوع", "شهر"))
        hundredth = doc.texts[k] in words("percent") and doc.texts[k - 1] == "في"  # "60 في المئة"
        return (
            hundredth
            or day
            or (
                doc.texts[k] in ("عشر", "عشرة")
                and doc.texts[k - 1].removeprefix("و") in words("ordinals_of_ten")
            )
        )
    return doc.tokens[k].kind == NUMBER and k + 1 < len(doc.texts) and doc.texts[k + 1] in _ORDINAL


_ORDINAL = frozenset(("th", "st", "nd", "rd"))


@needs(frozenset(("-",)))
def measures(doc: Document, k: int) -> bool:
    """ "a 12-storey hospital", "a 400-bed clinic": how large one is; not "a 5-person family"."""
    if doc.tokens[k].kind != NUMBER or doc.texts[k + 1 : k + 2] != ["-"] or k + 2 >= len(doc.tokens):
        return False
    number, dash, word = doc.tokens[k : k + 3]
    glued = number.end == dash.start and dash.end == word.start
    return glued and word.text.isalpha() and word.text.isascii() and word.text not in words("sizes_of_people")


@needs(frozenset(("to", "الي")))
def risen(doc: Document, k: int) -> bool:
    """ "rose from 12 to 15", "revised the toll of the attack from 12 to 15": the toll as it was before."""
    to = k + 1 + doc.known(k + 1, _WHO)  # "from nine dead to seven"
    if doc.texts[k - 1 : k] == ["من"] and doc.texts[to : to + 1] == ["الي"]:
        said = doc.texts[max(k - _REVISED, 0) : k]
        revised = not words("revises").isdisjoint(said)
        return revised or bool(doc.hits("raised", max(k - 6, 0), k))  # "ارتفع عدد القتلى من خمسة إلى ثمانية"
    if doc.texts[k - 1 : k] != ["from"] or doc.texts[to : to + 1] != ["to"]:
        return False
    said = doc.texts[max(k - _REVISED, 0) : k]
    revised = not words("toll").isdisjoint(said) and not words("revises").isdisjoint(said)
    return revised or bool(doc.hits("raised", max(k - 4, 0), k))


_REVISED, _WHO = 26, frozenset(("kind", "group"))


@needs(frozenset(("but",)))
def excepted(doc: Document, k: int) -> bool:
    """ "66 people, all but four of them male": those of whom it is not said."""
    said = doc.texts[max(k - _EXCEPT, 0) : k]
    return any(said[n : n + 2] == ["all", "but"] and len(said) - n <= _EXCEPT for n in range(len(said)))


_EXCEPT = 5


def not_counted(doc: Document, k: int) -> bool:
    """Whether a number at token k is of those of whom it is not said, of days, or of a toll that stands no longer."""
    return excepted(doc, k) or was_toll(doc, k) or of_youngest(doc, k) or over_age(doc, k) or of_time(doc, k)


_OVER, _OF_THEM = frozenset(("over", "under", "above", "below")), frozenset(("them", "whom"))


@needs(_OVER, _OF_THEM)
def over_age(doc: Document, k: int) -> bool:
    """ "13 men, two of them over 70": an age, no further people."""
    at = k - (doc.texts[k] not in _OVER)
    if at < 1 or doc.texts[at] not in _OVER or doc.texts[at - 1] not in _OF_THEM:
        return False
    behind = doc.texts[at + 2 : at + 3]
    return at + 1 in doc.numbers and (not behind or not behind[0].isalnum() or behind[0] in _STOPS)


@needs("unit")
def of_time(doc: Document, k: int) -> bool:
    """ "الأيام الثلاثة الماضية", "الساعات الـ48", "الساعة 5": how long a time is or which hour, behind its unit."""
    apart = doc.texts[k - 1] == "ال"
    led = apart or doc.texts[k].startswith("ال") or doc.texts[k - 1] == "الساعة"
    return k in doc.numbers and led and doc.hit("unit", k - 1 - apart) is not None


_YOUNGEST = frozenset(("youngest", "oldest", "eldest"))


@needs(_YOUNGEST)
def of_youngest(doc: Document, k: int) -> bool:
    """ "Six pupils, the youngest of them eight,", "the eldest was 14": an age, no number of people."""
    if k not in doc.numbers:
        return False
    n = k - 1
    while n > 0 and k - n < _AGE_OF and doc.texts[n] in _TO_AGE:
        n -= 1
    behind = doc.hit("group", k + 1)
    return n >= 0 and doc.texts[n] in _YOUNGEST and not (behind is not None and behind.tag.form == "pl")


_AGE_OF = 6
_TO_AGE = frozenset(
    ("of", "them", "whom", "was", "is", "were", "aged", "only", "just", "being", "barely", "the", "victims")
)


@needs(frozenset(("earlier", "previous", "initial", "preliminary")), frozenset(("(",)))
def was_toll(doc: Document, k: int) -> bool:
    """ "4 killed (previous toll: 2 killed)": a number in brackets that stands no longer."""
    opened = next((n for n in range(k - 1, max(k - _BRACKET, -1), -1) if doc.texts[n] in ("(", ")")), None)
    if opened is None or doc.texts[opened] != "(":
        return False
    return any(w in words("toll") | _COUNTS for w in doc.texts[opened + 1 : opened + 4]) and any(
        w in ("earlier", "previous", "initial", "preliminary") for w in doc.texts[opened + 1 : opened + 3]
    )


_BRACKET, _COUNTS = 14, frozenset(("count", "figure", "figures", "report", "tally"))


def heads_number(doc: Document, hit: Hit, e: int) -> bool:
    """ "Dead: 3 women. Wounded: 16", "الضحايا: ثلاثة أطفال": opens a clause, with a colon and its number behind.

    So does "عدد الضحايا: 9", also without the colon.
    """
    number = hit.j + 1 < e and doc.texts[hit.j] == ":" and hit.j + 1 in doc.counting
    opens = hit.i == 0 or doc.tokens[hit.i - 1].kind not in "wn"
    how_many = hit.i > 0 and not doc.texts[hit.i].isascii() and doc.texts[hit.i - 1] in words("toll_words")
    return (number and (opens or how_many)) or (how_many and hit.j < e and hit.j in doc.numbers)


def of_account(doc: Document, hit: Hit) -> bool:
    """ "the account "Martyrs of Kafr Tut" wrote", "صفحة شهداء كفر توت": the name of who writes, nobody killed."""
    k = hit.i - 1
    while k > 0 and hit.i - k < _NAMED and (doc.texts[k] == '"' or doc.quote(k, k + 1)[:1].isupper()):
        k -= 1
    quoted = k == hit.i - 1 or '"' in doc.texts[k + 1 : hit.i] or doc.texts[hit.j : hit.j + 1] == ['"']
    capital = not doc.texts[hit.i].isascii() or doc.quote(hit.i, hit.j)[:1].isupper()
    return k >= 0 and quoted and capital and doc.texts[k].removeprefix("و") in words("accounts_named")


_NAMED = 4


def lodged(doc: Document, q: Quantity) -> bool:
    """ "a school that housed hundreds of displaced people", "مدرسة تؤوي آلاف النازحين": displaced before it was hit."""
    if q.fixed != "displaced" and q.kinds != ("displaced",):
        return False
    before = {w.removeprefix("و") for w in doc.texts[max(q.i - _LODGED, 0) : q.i]}
    if "home" in before and doc.texts[q.i - 1] == "to":
        return True  # "the camp, home to 70,000 displaced people, was shelled"
    behind = doc.texts[q.j : q.j + _LODGED - 1]
    return not words("lodging").isdisjoint(before) or not words("lodged").isdisjoint(behind)


_LODGED = 5


def past_aside(gap: list[str]) -> list[str]:
    """The words between people and their verb without ", one of them a woman,"."""
    if gap[:1] != [","] or gap.count(",") != _PAIR or "of" not in gap[:_ASIDE]:
        return gap
    return gap[gap.index(",", 1) + 1 :]


_PAIR, _ASIDE = 2, 4


THEIR_FAMILIES = frozenset("اسرت" + whose for whose in ("ه", "ها", "هم", "هما", "هن", "نا", "ي"))


def own_family(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "أربعة من أفراد أسرته": a family, unless it is said who captured somebody ("الذين أسرتهم")."""
    return hit.i == s or doc.texts[hit.i - 1] not in words("relative")

"""People who are counted by where they are from: "150 سورياً", "سوريين اثنين", "an Iraqi and two Lebanese".

Such a word mostly describes something else ("Syrian shelling", قصف سوري), and an accusative is written like the country
(سورياً). It is a noun for people right behind a number, behind what befell them, and as a dual.
"""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_ar import is_arabic_number
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import NUMBER, WORD, Tokens

Here = Mapping[int, Mapping[str, Hit]]
_ENDS = (("", "sg"), ("ا", "accusative"), ("ين", "pl"), ("ون", "pl"), ("ان", "dual"))
_TWO, _ONE = frozenset(("اثنين", "اثنان")), frozenset(("a", "an", "one", "another"))
_TANWEEN, _NAMES = "\u064b", frozenset(("تركي",))
_YEARS, _MARKS = range(1900, 2100), 2


def _forms() -> dict[str, tuple[str, str]]:
    """The form of every such word and the و or ل before it."""
    out: dict[str, tuple[str, str]] = {}
    for word in words("nationals"):
        if word.isascii():
            alike = word.endswith(("ese", "ya"))
            out |= {word: ("alike" if alike else "sg", ""), word + "s": ("pl", "")}
        else:
            out |= {c + word + end: (form, c) for c in ("", "و", "ل") for end, form in _ENDS}
    return out | {c + word: ("pl", c) for c in ("", "و", "ل") for word in words("nationals_many")}


_FORMS = _forms()


@needs(frozenset(_FORMS), otherwise=None)
def nationals(found: Found) -> None:
    """Add a hit for people wherever such a word counts some."""
    by, here, tokens, body, _ = found
    people: dict[int, Hit] = {}
    for k, word in enumerate(tokens.texts):
        if k and word in _FORMS and "group" not in here.get(k, ()):
            read = _english if word.isascii() else _arabic
            form = read(tokens, k, body, here, *_FORMS[word], people)
            if form:
                people[k] = Hit(k, k + 1, Tag("group", "all", form), _FORMS[word][1])
    add_hits(by, here, list(people.values()))


def _arabic(
    tokens: Tokens, k: int, body: str, here: Here, form: str, clitic: str, found: Mapping[int, Hit]
) -> str | None:
    """The form in which an Arabic word counts people at token k; None where it does not."""
    if form == "pl" and tokens.texts[k + 1 : k + 2] and tokens.texts[k + 1] in _TWO:
        return "dual"
    before = here.get(k - 1, {})
    if form == "dual":
        beside = "group" in before or not tokens.texts[k - 1].endswith("ان")  # "صاروخان روسيان"
        return form if beside else None
    said = body[tokens.starts[k] :][: len(tokens.texts[k]) + _MARKS]
    written = form != "accusative" or _TANWEEN in said
    counted = not clitic and _number(tokens, k - 1)
    if counted and (_TANWEEN in said or not _year(tokens, k - 1, written=written)):
        return "pl" if form == "pl" else "sg"
    suffered = "kind" in before and before["kind"].tag.form == "right" and not clitic
    joined = clitic == "و" and k - 1 in found
    if (suffered or joined) and written and tokens.texts[k] not in _NAMES:
        return "pl" if form == "pl" else "sg"
    return None


def _english(
    tokens: Tokens, k: int, body: str, here: Here, form: str, clitic: str, found: Mapping[int, Hit]
) -> str | None:
    """The form in which an English word counts people at token k: "two Afghans", "12 Lebanese were", "a Somali and"."""
    before = tokens.texts[k - 1]
    many = _number(tokens, k - 1) and before != "one"
    if form == "pl":
        return form if many else None
    alone = k + 1 >= len(tokens) or tokens.kinds[k + 1] != WORD or tokens.texts[k + 1] in words("stops")
    if not (alone or "kind" in here.get(k + 1, ())):
        return None
    if many:
        return "pl" if form == "alike" else None
    return "sg" if before in _ONE else None


def _number(tokens: Tokens, k: int) -> bool:
    word = tokens.texts[k]
    return tokens.kinds[k] == NUMBER or is_arabic_number(word) or is_english_number(word)


def _year(tokens: Tokens, k: int, *, written: bool) -> bool:
    """Whether digits may be a year: "منذ 2011 سوريا", "مواليد 1990 عراقي"; not 2000 before one `written` as people."""
    word = tokens.texts[k]
    return word.isdigit() and int(word) in _YEARS and not (written and word.endswith("00"))

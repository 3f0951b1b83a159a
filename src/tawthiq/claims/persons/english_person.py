"""Whether an English noun for a person counts one, and in which group: its article, its kin, a name behind it."""

from __future__ import annotations

from tawthiq.claims.people.apposed import how_many
from tawthiq.claims.people.counted_noun import second_noun
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import NUMBER

_ONE, _STOPS, _AGES = words("one"), words("stops"), words("ages")
_ARTICLES = _ONE | words("definite")
_WHOSE = frozenset(("his", "her", "their", "its"))


def english_person(doc: Document, hit: Hit, q: Quantity, e: int) -> bool:
    """A singular needs an article, with an age or adjectives between; the definite plural refers back."""
    article = _article(doc, hit, q)
    if article is not None:
        return _behind_article(doc, hit, q, e, article)
    second_noun(doc, q)
    if q.form == "pl":
        if _only_said_of(doc, hit):
            return False
        if doc.hit("says", hit.j) is not None or doc.texts[max(hit.i - 2, 0) : hit.i] == ["how", "many"]:
            return False
        if doc.texts[hit.i] in words("brothers_named"):
            _as_named(doc, q, "their", e)  # "Brothers Salim Karam, Ziad Karam and"
        first = hit.i - (doc.texts[hit.i - 1] in words("participles") if hit.i else 0)
        q.definite = first > 1 and doc.texts[first - 2 : first] == ["number", "of"]
        return True  # "the number of injured people"
    if q.form == "dual" and doc.texts[hit.i] == "twin":
        return not _only_said_of(doc, hit)
    aged = any(word.endswith("old") for word in doc.texts[max(hit.i - 2, 0) : hit.i])
    if aged and _named_behind(doc, hit.j, e):
        return True  # "37-year-old journalist Salim Haddad"
    if aged and (listed := _age_in_list(doc, hit)) is not None:
        q.i = listed
        return True
    return hit.i + 1 == e or _headline_person(doc, hit, q) or _listed_kin(doc, hit, e) or _titled(doc, hit, e)


def _behind_article(doc: Document, hit: Hit, q: Quantity, e: int, article: int) -> bool:
    """Read what article and adjectives say of the person; False where the noun says who somebody else is."""
    word = doc.texts[article]
    if (
        (word in _WHOSE or doc.hit("kin", article - 2))
        and doc.texts[article - 1] == "of"
        and doc.hit("group", article - 2)
        and q.form == "sg"
    ):
        return False  # "the daughter of their uncle", "the son of a teacher"
    if _apposition(doc, article, hit) or _whose_uncle(doc, article, hit):
        return False
    parents = doc.texts[hit.i] == "parents" and word in (*_WHOSE, "both")
    if parents:
        q.form, q.low, q.high, q.qualifier, q.group, q.also = "dual", 1, 1, "exact", "women", "men"
    kin_of = doc.hit("kin", hit.i) is not None and doc.texts[hit.j : hit.j + 1] == ["of"]
    named = q.form == "sg" and word == "the" and (kin_of or _named_behind(doc, hit.j, e))
    q.definite = not named and (word in words("definite") or (q.form == "pl" and word in _WHOSE))
    q.i = q.i if q.definite else article
    q.others = q.others or word == "another"
    _as_named(doc, q, word, e)
    described = doc.texts[article : hit.i]
    _hurt(doc, q, article, hit)
    if not words("infants").isdisjoint(described):
        q.group = "children"
    second_noun(doc, q)
    if "former" in described or "ex" in described:
        q.group = "all"
    return True


def _only_said_of(doc: Document, hit: Hit) -> bool:
    """ "two volunteers working as rescuers", "a father of twin daughters": say who those before are."""
    k = hit.i - 1
    if k > 0 and doc.texts[k] == "as":
        return doc.texts[k - 1] in words("serving_as")
    while k > 0 and hit.i - k < _DESCRIBED and doc.texts[k] in words("adjectives_of_people"):
        k -= 1
    return k > 0 and doc.texts[k] == "of" and doc.texts[k - 1] in words("parents_of")


_DESCRIBED = 4


def _whose_uncle(doc: Document, article: int, hit: Hit) -> bool:
    """ "a post by Shadi Karam, Salim Karam's uncle, ": says whose kin the person just named is."""
    if not doc.texts[article].endswith("'s") or doc.texts[hit.j : hit.j + 1] != [","]:
        return False
    k = article
    while k > 0 and doc.quote(k - 1, k)[:1].isupper():
        k -= 1
    return k > 1 and doc.texts[k - 1] == "," and doc.quote(k - 2, k - 1).rsplit("-", 1)[-1][:1].isupper()


def _apposition(doc: Document, article: int, hit: Hit) -> bool:
    """ "A woman named Rana (Umm Said), a widow of Salim,", "his son, a student aged 21,": of the one told of."""
    sign = doc.texts[article - 1] if article > 1 else ""
    if not (sign == "(" or (sign == "," and doc.texts[article] in ("a", "an"))):
        return False
    last = doc.quote(article - 2, article - 1).rsplit("-", 1)[-1]
    named = doc.texts[article - 2] == ")" or last[:1].isupper() or last in words("kin_nouns")
    return named and doc.texts[hit.j : hit.j + 1] in (["of"], ["aged"])


def _article(doc: Document, hit: Hit, q: Quantity) -> int | None:
    """The token of the article or owner before the noun, ages, adjectives and "wounded" between."""
    for k in range(hit.i - 1, max(hit.i - 9, -1), -1):
        word = doc.texts[k]
        owned = word.endswith("'s") and doc.hit("kin", hit.i) is not None
        if (
            owned
            or word in _ONE
            or word in words("definite")
            or (q.form == "sg" and word in ("no", "neither"))
        ):
            return k
        if k == hit.i - 1 and word in words("participles") and doc.texts[k - 1] in _ARTICLES:
            continue  # "a wounded child"
        aged = word in _AGES or word in ("old", "-") or word.endswith("-old") or doc.tokens[k].kind == NUMBER
        if not aged and (not word.isalpha() or word in _STOPS or doc.hit("kind", k) or hit.i - k > 3):
            return None
    return None


def _hurt(doc: Document, q: Quantity, article: int, hit: Hit) -> None:
    """ "A video shows a wounded child": the participle says what happened, unless he is only cared for."""
    kind = doc.hit("kind", hit.i - 1)
    if kind is None or kind.tag.value not in ("killed", "injured") or hit.i - 2 != article or q.form != "sg":
        return
    if doc.texts[hit.i - 1] in words("participles") and not words("caring") & set(
        doc.texts[article - 2 : article]
    ):
        q.fixed = kind.tag.value


def _as_named(doc: Document, q: Quantity, article: str, e: int) -> None:
    """ "her children, 15-year-old Rima and 11-year-old Salim": as many as are named."""
    if q.form != "pl" or article not in _WHOSE:
        return
    named = how_many(doc, q.j, e)
    if named:
        q.low = q.high = len(named)
        q.qualifier, q.numbered, q.definite = "exact", True, False


def _age_in_list(doc: Document, hit: Hit) -> int | None:
    """ "a 17-year old boy and 10-year old girl": the age that stands for the article of the next in a list."""
    k = hit.i - 1
    while k > 0 and (doc.tokens[k].kind == NUMBER or doc.texts[k] in _AGES | {"-", "old"}):
        k -= 1
    return k + 1 if k < hit.i - _TWO and doc.texts[k] in ("and", ",") else None


_TWO = 2


def _named_behind(doc: Document, k: int, e: int) -> bool:
    """ "the nurse Hala Issa": a name of two words right behind the noun."""
    return k + 1 < e and all(
        doc.tokens[n].kind == "w"
        and doc.source[doc.tokens[n].start].isupper()
        and not doc.known(n, _NOT_NAMED)
        for n in (k, k + 1)
    )


_NOT_NAMED = frozenset(("kind", "group", "type", "actor", "month", "weekday", "target", "org", "rel"))


def _titled(doc: Document, hit: Hit, e: int) -> bool:
    """ "killed commander Salim Haddad", "killing child": right behind the word for what happened, no article."""
    if hit.i == 0 or not any(
        h.j == hit.i and h.tag.form == "right" for h in doc.hits("kind", hit.i - 2, hit.i)
    ):
        return False
    return (
        hit.j >= e
        or doc.tokens[hit.j].kind != "w"
        or doc.quote(hit.j, hit.j + 1)[:1].isupper()
        or (doc.texts[hit.j] in _STOPS)
    )


def _listed_kin(doc: Document, hit: Hit, e: int) -> bool:
    """ ", daughter Lina and sister, 24-year old Rana": kin in a list go without an article."""
    if hit.i == 0 or hit.j >= e or doc.hit("kin", hit.i) is None:
        return False
    if doc.texts[hit.i - 1] == "and" and _of_somebody(doc, hit.i - 1) and doc.texts[hit.j] != "of":
        return True  # "his wife and daughter were wounded"
    after = doc.tokens[hit.j]
    named = after.text == "," or after.kind == NUMBER or doc.source[after.start].isupper()
    inside = doc.texts[hit.i - 1] == "(" or any(t.text == "(" for t in doc.tokens[max(hit.i - 6, 0) : hit.i])
    listed = inside and after.text in ("and", ")", ",")
    opened = doc.texts[hit.i - 1] == ":" and after.text in (",", "and")
    bare = (
        doc.texts[hit.i - 1] in (",", "and")
        and doc.hit("group", hit.i - 2)
        and after.text in (",", "and", ".")
    )
    return bool(opened or bare) or (doc.texts[hit.i - 1] in (",", "and", "(") and (named or listed))


def _of_somebody(doc: Document, k: int) -> bool:
    """Whether one of somebody's kin ends right before token k: "her husband", "his young wife"."""
    kin = next((h for h in doc.hits("group", max(k - 2, 0), k) if h.j == k and h.tag.form == "sg"), None)
    if kin is None or doc.hit("kin", kin.i) is None:
        return False
    return not _OF_HIS.isdisjoint(doc.texts[max(kin.i - 2, 0) : kin.i])


_OF_HIS = frozenset(("his", "her", "their"))
_RANKED = frozenset(("top", "senior", "prominent", "syrian", "turkish", "russian", "israeli", "iranian", "palestinian",
                     "local", "young", "elderly", "second", "another", "one"))  # fmt: skip


def _begins_headline(doc: Document, k: int) -> bool:
    """ "Doctor and nurse killed in": one word for a person, with which a line begins, at token k."""
    return doc.hit("group", k) is not None and (
        k == 0 or doc.tokens[k - 1].kind == "l" or doc.texts[k - 1] == "•"
    )


def _hurt_behind(doc: Document, k: int) -> bool:
    """ "Civilian killed", "Nurse and two patients killed in": the participle behind a person, others between."""
    if any(doc.hit("kind", n) for n in (k, k + 1)):
        return True
    if doc.texts[k : k + 1] not in (["and"], [","]):
        return False
    behind = range(k + 1, min(k + _OTHERS, len(doc.texts)))
    last = next((n for n in behind if doc.texts[n] in words("participles")), None)
    if last is None or not doc.known(last, _HARMED):
        return False
    return all(doc.texts[n].isalnum() or doc.texts[n] == "," for n in range(k, last)) and not any(
        doc.texts[n] in words("auxiliaries") or doc.known(n, _TELLS) for n in range(k, last)
    )


_OTHERS = 8
_HARMED, _TELLS = frozenset(("kind",)), frozenset(("type", "says"))


def _headline_person(doc: Document, hit: Hit, q: Quantity) -> bool:
    """ "Civilian killed in ...": headlines leave the article out."""
    first = hit.i
    while first and (doc.texts[first - 1].endswith("-old") or doc.texts[first - 1] in _RANKED):
        first -= 1
    before = doc.tokens[first - 1] if first else None
    begins = (
        before is None
        or before.kind == "l"
        or before.text in ("|", ":", "-", ".", "_", "#", "•", "says", "say")
    )
    begins = begins or (before is not None and before.text == "and" and _begins_headline(doc, first - 2))
    named = hit.j < len(doc.tokens) and doc.quote(hit.j, hit.j + 1)[:1].isupper()
    told = begins and (named or _hurt_behind(doc, hit.j))
    if told and doc.texts[first] in _RANKED:
        q.i = first
    return told

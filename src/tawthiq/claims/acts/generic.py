"""Sentences about what may not be, what is wished for, or what a thing is: without a place, a day or a number, none."""

from __future__ import annotations

import re

from tawthiq.claims.acts.convened import only_convened
from tawthiq.claims.acts.part import Part
from tawthiq.claims.text.document import Document
from tawthiq.claims.text.mood import imperfect, planned
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count

_ACTS = ("type", "kind", "beside_act")
_PAST = re.compile(r"[a-z]+ed|hit|struck|shot|fell|blew|burnt|fled|left|lost|took")
_PERFECT = re.compile(r"[وف]?(?!ال)[^ي]..+(?<!ا)ت|[وف]?(?!ال)..+وا")


@needs(
    (
        words("norm_words"),
        words("norm_verbs"),
        words("orders"),
        words("defines"),
        words("meetings"),
        frozenset(("?", "displaced", "ان", "الا", "قد", "فقد", "وقد", "لا")),
    ),
    otherwise=True,
)
def asserts(doc: Document, part: Part) -> bool:
    """Whether a part tells of something that happened.

    A demand, a norm, a definition, a wish or a question does where it names a place, a day, a number or a person, or
    says in the past that it was done: "we demand justice for the strike that killed 12 in Kafr Tut".
    """
    if only_convened(doc, part):
        return False
    if part.accuses() or not _of_no_event(doc, part):
        return True
    if _known_before(doc, part.s, part.e) and not (part.mentions or part.dates):
        return any(c.kind != "displaced" for c in part.counts)
    told = _anchored(doc, part) or _told_as_past(doc, part)
    return told or _prayed_for(doc, part) or _siege_to_lift(doc, part)


def _of_no_event(doc: Document, part: Part) -> bool:
    """Whether a word for a norm, a wish or a definition, an order or a question shapes the sentence."""
    s, e = part.s, part.e
    if not words("norm_words").isdisjoint(doc.texts[s:e]):
        return True
    if _known_before(doc, s, e):
        return True
    first = next((k for k in range(s, e) if doc.tokens[k].kind == "w"), s)
    opened = doc.texts[first].removeprefix("و")
    if opened in words("asks_what"):
        return doc.texts[e : e + 1] == ["?"] or _obliged(doc, first, e)
    if opened == "لا" and not {"kind", "group", "modality", "negation"} & {*doc.here.get(first + 1, ())}:
        return True  # "لا سلام من دون إنصاف الضحايا"
    if opened in words("orders") or _defined(doc, first, e):
        return True
    return any(_norm(doc, k) for k in range(s, e) if doc.texts[k] in words("norm_verbs"))


def _known_before(doc: Document, s: int, e: int) -> bool:
    """ "The displaced live in tents": people who were displaced before; "the displaced families" are told of."""
    for k in range(s + 1, e):
        if doc.texts[k] == "displaced" and doc.texts[k - 1] in words("definite"):
            return doc.hit("group", k + 1) is None and doc.texts[k + 1 : k + 2] != ["by"]
    return False


def _obliged(doc: Document, first: int, e: int) -> bool:
    """ "على أطراف النزاع أن تمتنع": who has to do something."""
    obliged = doc.texts[first].removeprefix("و") == "علي"
    return obliged and any(
        doc.texts[k] in ("ان", "الا") and imperfect(doc.texts[k + 1]) for k in range(first, e - 1)
    )


def _defined(doc: Document, first: int, e: int) -> bool:
    """ "Shelling is terrifying", "indiscriminate bombing constitutes": what an act is of which none is told of."""
    acts = doc.hits("type", first, first + _SUBJECT)
    bare = acts and doc.texts[first] not in words("definite") and doc.texts[first].isascii()
    return bool(bare) and not words("defines").isdisjoint(doc.texts[acts[0].j : min(acts[0].j + _SUBJECT, e)])


_SUBJECT = 3
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "you"))


def _norm(doc: Document, k: int) -> bool:
    """Whether a verb for a norm is one here: "we demand", "civilians must"; not "in May", "before it could"."""
    word = doc.texts[k]
    if not word.isascii():  # قد
        return imperfect(doc.texts[k + 1]) if k + 1 < len(doc.texts) else False
    if word == "may" and doc.quote(k, k + 1)[0] == "M":
        return False
    aside = doc.texts[k - 1 - (doc.texts[k - 1] in _PRONOUNS)] if k > 1 else ""
    if aside in words("opens_aside") or planned(doc.here, k):
        return False
    guessed = "have" in doc.texts[k + 1 : k + 3] and word in words("modals_of_norms")
    return not guessed or word.startswith("would")


def _anchored(doc: Document, part: Part) -> bool:
    """Whether a place, a day, a number of people or buildings, or somebody by name is told."""
    if part.mentions or part.unknown or any(d.exact for d in part.dates):
        return True
    if any(v.name for v in part.victims):
        return True
    return any(_stated(doc, part, c) for c in part.counts)


def _stated(doc: Document, part: Part, row: Count) -> bool:
    """Whether a row has a number of more than one; "civilians" and "a child" have none."""
    if row.qualifier == "vague" and row.max is None:
        return bool(doc.hits("vague", part.s, part.e))
    return (row.min or row.max or 0) > 1


@needs(words("lifts"))
def _siege_to_lift(doc: Document, part: Part) -> bool:
    """ "asks them to lift the siege": there is one."""
    lifted = (h for h in part.types if h.tag.value == "siege" and doc.texts[h.i - 1] == "the")
    return any(doc.texts[h.i - 2] in words("lifts") for h in lifted)


@needs(words("prayed_for"))
def _prayed_for(doc: Document, part: Part) -> bool:
    """ "اللهم تقبله شهيداً": somebody who was told of."""
    return not words("prayed_for").isdisjoint(doc.texts[part.s : part.e])


def _told_as_past(doc: Document, part: Part) -> bool:
    """Whether an act or a harm is told by a verb in the past: "shells hit", قصفت, قتلوا; not "our detained sons"."""
    return any(_past(doc, h) for domain in _ACTS for h in doc.hits(domain, part.s, part.e))


def _past(doc: Document, hit: Hit) -> bool:
    word = doc.texts[hit.i]
    if word in words("orders"):
        return False
    if not word.isascii():
        opened = (
            hit.i == 0
            or doc.texts[hit.i - 1] in words("before_past_verbs")
            or doc.tokens[hit.i - 1].kind not in "wn"
        )
        maybe = opened or word.startswith("و")
        return bool(_PERFECT.fullmatch(word)) or (
            word.removeprefix("و") in words("past_verbs" if not maybe else "past_verbs_or_nouns")
        )
    if not _PAST.fullmatch(word):
        return False
    before = doc.texts[hit.i - 1] if hit.i else ""
    if before in words("auxiliaries"):
        return before not in ("be", "being")
    return word not in words("describes_people")

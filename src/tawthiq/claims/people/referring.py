"""English numbers and pronouns that refer back: "seven of the dead", "killing him", "several of them"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.tokens import NUMBER

_STATED = ("killed", "injured", "executed", "detained", "missing", "displaced")
_OPENERS, _APPOSED, _ANTECEDENT = frozenset((",", "—", "-", "(", ":")), 12, 30
_PRONOUNS = frozenset(("him", "her", "them", "both"))


@needs(frozenset(("of",)))
def of_the_dead(doc: Document, q: Quantity, e: int) -> bool:
    """ "Seven of the dead were children", "five of those killed were women": a part, with its group."""
    k = q.j
    if not q.numbered or k + 2 >= e or doc.texts[k] != "of" or doc.texts[k + 1] not in ("the", "those"):
        return False
    kind, victims = doc.hit("kind", k + 2), doc.texts[k + 2] in words("sufferers")
    plain = kind is not None and (kind.tag.form != "right" or doc.texts[k + 2] in words("participles"))
    if not victims and not (plain and kind is not None and kind.tag.value in _STATED):
        return False
    k = kind.j if kind is not None else k + 3
    k += k < e and doc.texts[k] in words("sufferers")
    if k < e and doc.texts[k] not in words("consist") | {",", "."} and doc.hit("group", k) is None:
        k = next((n for n in range(k, min(k + _APPOSED, e)) if doc.texts[n] in ("were", "are")), e)
    n = k
    while n < e and doc.texts[n] in words("consist"):
        n += 1
    group = doc.hit("group", n) if n > k else None
    if group is None and not words("identified").isdisjoint(doc.texts[k : k + _NAMED]):
        q.kinds, q.part = (kind.tag.value if kind is not None else "killed",), "of_them"
        return True  # "four of the dead were identified"
    if group is None:
        return False
    q.kinds, q.part = (kind.tag.value if kind is not None else "killed",), "of_them"
    q.group, q.noun, q.form, q.j = group.tag.value, n, group.tag.form, group.j
    return True


_NAMED = 12


def of_whom_were(doc: Document, q: Quantity) -> None:
    """ "Ten people, of whom three were children, were killed", "Of the 90, eight were women": the noun behind."""
    if q.noun is not None:
        return
    k = q.j
    of_all = q.i > 0 and doc.texts[q.i - 1] in (",", "and") and _of_all(doc, q.i)
    part = (
        of_all or doc.texts[q.i - 2 : q.i] == ["of", "whom"] or (doc.texts[q.i - 1] == "and" and q.numbered)
    )
    if k + 2 >= len(doc.tokens) or not part:
        return
    k += doc.texts[k + 1] in ("a", "an")
    group = doc.hit("group", k + 1) if doc.texts[q.j] in _ARE else None
    if group is not None:
        q.group, q.noun, q.form, q.j = group.tag.value, group.i, group.tag.form, group.j
        q.part = "of_them" if of_all else q.part


@needs(frozenset(("of",)))
def _of_all(doc: Document, i: int) -> bool:
    """Whether the sentence of token i opens with "Of the 90 people killed"."""
    opened = next((k for k in range(i - 1, max(i - _OPENED, -1), -1) if doc.quote(k, k + 1) == "Of"), None)
    return opened is not None and not {".", ";", "?", "!"} & set(doc.texts[opened:i])


_OPENED = 20
_ARE = ("were", "are", "was", "is")


@needs(_PRONOUNS, otherwise=None)
def pronouns(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "opened fire on a commander, killing him": the person last told of, who has no kind yet."""
    for trigger in marks:
        word = doc.texts[trigger.j] if trigger.j < len(doc.tokens) else ""
        if not trigger.english or trigger.form != "right" or word not in _PRONOUNS or trigger.passive:
            continue
        if word == "her" and doc.hit("group", trigger.j + 1):
            continue
        before = [q for q in found if q.j <= trigger.i and q.unit == "person"]
        if before and _did_it(doc, before[-1], trigger):
            before.pop()
        last = before[-1] if before else None
        if last is not None and last.kinds == ("detained",) and trigger.kinds == ("returned",):
            last.kinds = ("detained", "returned")  # "rounded up 25 Syrians and deported them"
        if last is not None and last.kinds == ("killed",) and trigger.kinds == ("executed",):
            last.kinds = ("executed",)  # "the bodies of 12 men were found where ISIS executed them"
        if last is None or last.kinds or trigger.i - last.j > _ANTECEDENT or last.fixed:
            continue
        if last.group == "fighters" and _named_between(doc, last.j, trigger.i):
            continue  # "A sniper shot Salim Karam, killing him"
        one, back = last.low == last.high == 1, last.definite and last.form == "pl"
        if one == (word in ("him", "her")) and not back:
            last.kinds, last.negated, last.definite = trigger.kinds, trigger.negated, False


def _did_it(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """ "soldiers had killed them", "gunmen who killed them": nothing but auxiliaries before the verb."""
    gap = doc.texts[q.j + (doc.texts[q.j] == "who") : trigger.i]
    finite = not doc.texts[trigger.j - 1].endswith("ing")
    return finite and all(w in words("auxiliaries") or w in words("adverbs") for w in gap)


def _named_between(doc: Document, i: int, j: int) -> bool:
    """Whether somebody is named in tokens [i, j), other than the place."""
    upper = [doc.tokens[k].kind == "w" and doc.source[doc.tokens[k].start].isupper() for k in range(i, j)]
    pairs = (n for n, (a, b) in enumerate(pairwise(upper)) if a and b and n and not upper[n - 1])
    return any(doc.texts[i + n - 1] not in words("before_places") or fired_at(doc, i + n - 1) for n in pairs)


def fired_at(doc: Document, k: int) -> bool:
    """ "fired at Huda Karam": whether token k leads to whom somebody shot at, no place."""
    return doc.texts[k] == "at" and k > 0 and doc.texts[k - 1] in _FIRED


_FIRED = ("fired", "fire", "shot", "shooting", "aimed")


def met_once(doc: Document, q: Quantity) -> bool:
    """ "wounding the driver", "the driver and two nurses were hurt": somebody whom a clause of harm names first."""
    if q.form != "sg" or q.noun is None or not {doc.texts[q.noun], doc.texts[q.j - 1]} & words("once"):
        return False
    before = doc.hits("kind", max(q.noun - 4, 0), q.noun)
    if any(h.j >= q.noun - 2 and h.tag.form == "right" for h in before):
        return True
    return any(h.tag.value in _STATED for h in doc.hits("kind", q.j, min(q.j + _SUBJECT, len(doc.tokens))))


_SUBJECT = 9


def listed_with(doc: Document, q: Quantity, after: Quantity) -> bool:
    """ "The boy and his parents": a definite person at the head of a list of people."""
    gap = doc.texts[q.j : after.i]
    return q.definite and q.form == "sg" and not q.fixed and not after.definite and gap == ["and"]


def of_them(doc: Document, s: int, q: Quantity) -> str | None:
    """The group of "killing several of them": the people named last before, else fighters whose post was hit."""
    if q.group is not None or doc.texts[q.j : q.j + 2] != ["of", "them"]:
        return None
    people = [h for h in doc.hits("group", s, q.i) if h.tag.form == "pl" and h.tag.value != "families"]
    if people:
        return people[-1].tag.value
    return "fighters" if any(h.tag.value == "military" for h in doc.hits("target", s, q.i)) else None


def listed_on(doc: Document, before: Quantity, q: Quantity, *, opened: bool) -> bool:
    """ "killed 31: 18 fighters of the group, 12 members of the army and a journalist": a breakdown behind a colon.

    `opened`: the quantity before is one of the list.
    """
    gap = doc.texts[before.j : q.i]
    if not gap or len(gap) > _APPOSED or not before.kinds or not (q.numbered or q.form == "sg"):
        return False
    if any(w in words("closers") or w in (".", ";") for w in gap) or doc.hits("kind", before.j, q.i):
        return False
    if gap[-1] == ":":
        return before.numbered and (before.low or 0) > 1
    return opened and gap[-1] in (",", "and")


def past_names(doc: Document, i: int, j: int) -> int:
    """The end of tokens [i, j) without the names that stand behind a colon: "killed: Salim, 38, his wife Rana and"."""
    colon = next((k for k in range(i, j) if doc.texts[k] == ":"), None)
    if colon is None or colon + 1 == j:
        return j
    return colon + 1 if only_named(doc, colon + 1, j) else j


def only_named(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) are names with their ages and signs between."""
    return all(
        doc.texts[k] in _AROUND_NAMES
        or doc.texts[k].endswith("-old")
        or doc.tokens[k].kind == NUMBER
        or doc.quote(k, k + 1)[:1].isupper()
        or doc.texts[k].startswith(("al-", "el-"))
        for k in range(i, j)
    )


_AROUND_NAMES = words("ages") | {",", "and", "his", "her", "(", ")", ";", "old", "aged", "with"}


def told_apart(doc: Document, found: Sequence[Quantity], chain: Sequence[Quantity]) -> Quantity | None:
    """ "Three civilians, a man, his wife and their son, were killed": the whole before those who are its parts.

    `chain` are the parts, in order; they must make up the whole.
    """
    first = chain[0]
    before = [q for q in found if q.j <= first.i and q.numbered and q.unit == "person"]
    whole = before[-1] if before else None
    if whole is None or whole.kinds or whole.noun is None or whole.low is None:
        return None
    gap = doc.texts[whole.j : first.i]
    if not 0 < len(gap) <= _APPOSED or _OPENERS.isdisjoint(gap) or doc.hits("kind", whole.j, first.i):
        return None
    made = sum(q.low or 0 for q in chain)
    return whole if len(chain) > 1 and made == whole.low and all(q.low == q.high for q in chain) else None


def some_hurt(doc: Document, k: int, e: int) -> Quantity | None:
    """ "A shell killed nine, and some were wounded": more people, without a noun."""
    if doc.texts[k] != "some":
        return _one_of_them(doc, k, e)
    if doc.texts[k + 1 : k + 2] not in _WERE or k + 2 >= e:
        return None
    hurt = any(h.tag.value in ("killed", "injured") for h in doc.hits("kind", k + 2, min(k + _SOME, e)))
    return Quantity(k, k + 1, 2, None, "vague", form="pl", noun=k, others=True) if hurt else None


_WERE, _SOME = (["were"], ["are"]), 5


_ONE_MAN, _OF_THEM = ("واحد", "واحدة", "واحده"), ("منهم", "منهن", "منهما")


@needs(words("one_of_them"), otherwise=None)
def _one_of_them(doc: Document, k: int, e: int) -> Quantity | None:
    """ "وتوفي أحدهم", "ومات واحد منهم": one of those told of, behind the verb."""
    harm = doc.hit("kind", k)
    if harm is None or harm.j >= e or harm.tag.form != "right" or harm.tag.value not in ("killed", "injured"):
        return None
    one = doc.texts[harm.j] in _ONE_MAN and harm.j + 1 < e
    j = harm.j + 1 + one
    if doc.texts[j - 1] not in words("one_of_them") or (doc.texts[j - 1] in _OF_THEM) != one:
        return None
    return Quantity(harm.j, j, 1, 1, "exact", group="all", form="sg", noun=harm.j, fixed=harm.tag.value)


def counts_those(doc: Document, q: Quantity, k: int) -> bool:
    """Whether the noun at token k behind منهم is what the number counts: "ثمانية قتلى، 3 منهم أطفال".

    In "قتل 8 منهم طفل" and "قتل 8 منهم أطفال" the number is the whole, of which the noun tells a part.
    """
    people = doc.hit("group", k)
    if people is None or people.clitic:
        return False
    verb = doc.hit("kind", q.i - 1) if q.i else None
    whole = verb is not None and verb.tag.form == "right"  # "الذين قتلوا ثلاثة منهم أطفال"
    agrees = people.tag.form == "pl" or (q.low == _BOTH and people.tag.form == "dual")
    return q.low == 1 or (agrees and not whole)


_BOTH = 2

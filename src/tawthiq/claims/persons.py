"""Persons who are named or pointed at rather than counted: each is one."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.quantity import Quantity
from tawthiq.claims.triggers import Trigger
from tawthiq.model.claims import Count

_STOP, _KUNYA = words("name_stops"), words("kunya")
_QUOTES = frozenset(('"', "#", "'", ":", "(", "/", "_", "-", "["))
_KNOWN = ("kind", "group", "type", "target", "vague", "part", "negation", "actor", "rel", "month", "weekday",
          "qualifier", "unit", "says", "hedge")  # fmt: skip
_ONE_PERSON = ("killed", "injured", "detained", "executed", "missing")


def single_persons(doc: Document, e: int, found: Sequence[Quantity], marks: Sequence[Trigger]) -> list[Count]:
    """Rows of one (or two, by a dual) for persons that follow a word for what happened to them."""
    out: list[Count] = []
    for n, trigger in enumerate(marks):
        if (
            (trigger.form != "right" and not trigger.english)
            or _definite(doc, trigger)
            or trigger.negated
            or trigger.kinds[0] not in _ONE_PERSON
        ):
            continue
        stop = min(marks[n + 1].i if n + 1 < len(marks) else e, trigger.j + 40)
        if any(q.kinds and trigger.j <= q.i <= trigger.j + 2 and not q.definite for q in found):
            continue
        if trigger.english:
            people = _english_subject(doc, trigger, found)
        else:
            people = _people(doc, trigger.j, stop) or _pointed_at(doc, trigger, found)
        for i, j, group, number in people:
            start, end = doc.span(min(trigger.i, i), j)
            quote = doc.source[start:end]
            group = _by_age(doc, j, e) or group if group == "all" else group
            out += [Count(k, group, number, number, "exact", quote, start, end) for k in trigger.kinds]
    return out + _martyrs(doc, found, e)


def _definite(doc: Document, trigger: Trigger) -> bool:
    """الموت, الاغتيال: the word in general."""
    return doc.tokens[trigger.i].text.removeprefix("و").startswith("ال")


def _martyrs(doc: Document, found: Sequence[Quantity], e: int) -> list[Count]:
    """ "الشهيد" with a name: one killed."""
    out: list[Count] = []
    for q in found:
        named = q.fixed and q.definite and q.form == "noun_sg" and q.j + 1 < e
        if named and name_word(doc, q.j) and name_word(doc, q.j + 1) and q.fixed:
            start, end = doc.span(q.i, q.j + 2)
            group = "women" if q.group == "women" else "all"
            out.append(Count(q.fixed, group, 1, 1, "exact", doc.source[start:end], start, end))
    return out


def _by_age(doc: Document, j: int, e: int) -> str | None:
    """ "هدى كرم (10 سنوات)": the age behind a name makes a child."""
    for k in range(j, min(j + 5, e)):
        token = doc.tokens[k]
        if token.kind == "n" and k + 1 < e and doc.tokens[k + 1].text in words("ages"):
            return "children" if token.text.isdigit() and int(token.text) < _ADULT else None
    return None


_ADULT = 18
_Person = tuple[int, int, str, int]


def _people(doc: Document, k: int, stop: int) -> list[_Person]:
    """Names and definite nouns joined by و: "المرأة بشرى والطفل حسن", "كل من أ و ب"."""
    if k + 1 < stop and doc.tokens[k].text == "كل" and doc.tokens[k + 1].text == "من":
        k += 2
        names = _names(doc, k, stop)
        return [(k, names[-1][1], "all", len(names))] if len(names) > 1 else names
    out: list[_Person] = []
    while k < stop:
        person = _person(doc, k, stop)
        titled = person is not None and doc.hit("group", person[0]) is not None
        if person is None or (out and not titled and doc.hit("group", out[-1][0]) is not None):
            break
        out.append(person)
        k = _next_joined(doc, person[1], stop)
    return out


def _english_subject(doc: Document, trigger: Trigger, found: Sequence[Quantity]) -> list[_Person]:
    """ "Mrs. Samira Haddad, from Hama, died": a name before "was killed" or "died", nobody counted between."""
    passive_one = trigger.i > 0 and doc.tokens[trigger.i - 1].text in ("was", "reportedly", "also")
    if not (passive_one or (trigger.form == "left" and doc.tokens[trigger.i].text in _DIED)):
        return []
    if any(q.kinds == trigger.kinds and abs(trigger.i - q.j) < 30 for q in found):
        return []
    run, k = 0, trigger.i - 1
    while (
        k >= 0 and trigger.i - k < 30 and doc.tokens[k].kind != "l" and doc.tokens[k].text not in _NEW_CLAUSE
    ):
        capital = doc.tokens[k].kind == "w" and doc.quote(k, k + 1)[:1].isupper() and not doc.hit("actor", k)
        run = run + 1 if capital else 0
        if run == 2 and not any(doc.hit(d, k) for d in ("kind", "type", "target", "month", "weekday")):
            while k > 0 and doc.tokens[k - 1].kind == "w" and doc.quote(k - 1, k)[:1].isupper():
                k -= 1
            return [(k, trigger.j, "all", 1)]
        k -= 1
    return []


_DIED = frozenset(("died", "dies", "succumbed", "lost", "passed", "perished"))
_NEW_CLAUSE = frozenset((";", ".", "when", "while", "after", "that", "said"))


def _names(doc: Document, k: int, stop: int) -> list[_Person]:
    out: list[_Person] = []
    while k < stop and (person := _person(doc, k, stop)):
        out.append(person)
        k = _next_joined(doc, person[1], stop)
    return out


def _next_joined(doc: Document, k: int, stop: int) -> int:
    """The token of the next person joined by و, or `stop`."""
    for ahead in range(k, min(k + 5, stop)):
        word = doc.tokens[ahead].text
        if word == "و":
            return ahead + 1
        if word.startswith("و") and len(word) > 3 and (doc.hit("group", ahead) or name_word(doc, ahead)):
            return ahead
        if word in _STOP or any(doc.hit(d, ahead) for d in ("kind", "type")):
            return stop
    return stop


def _person(doc: Document, k: int, stop: int) -> _Person | None:
    while k < stop and doc.tokens[k].text in _QUOTES:
        k += 1
    if k >= stop or k in doc.dated or doc.tokens[k].text.isascii():
        return None
    if doc.tokens[k].text in words("honorifics"):
        return _after_honorific(doc, k, stop)
    title = doc.hit("group", k)
    if title and "ال" in title.clitic and title.tag.form in ("sg", "dual") and title.tag.value != "families":
        former = title.j < stop and doc.tokens[title.j].text in words("former")
        group = "all" if former else title.tag.value
        if title.tag.form == "dual" and not doc.tokens[k].text.endswith(("ان", "ين")):
            return None
        return k, min(title.j + 1, stop), group, 1 if title.tag.form == "sg" else 2
    if title and "ال" in title.clitic and title.tag.form == "pl":
        names = _names(doc, title.j, stop)
        return (k, names[-1][1], title.tag.value, len(names)) if len(names) > 1 else None
    return _named(doc, k, stop)


def _after_honorific(doc: Document, k: int, stop: int) -> _Person | None:
    n = k + 1
    while n < stop and doc.tokens[n].text in _QUOTES:
        n += 1
    return (k, n + 1, "all", 1) if n < stop and name_word(doc, n) else None


def _named(doc: Document, k: int, stop: int) -> _Person | None:
    word = doc.tokens[k].text
    if (
        not name_word(doc, k)
        or (word.startswith(("ال", "وال", "بال")) and len(word) > 3)
        or word.endswith("وا")
    ):
        return None
    nxt = k + 1
    while nxt < stop and doc.tokens[nxt].text in ("_", '"', "'"):
        nxt += 1
    quoted = k > 0 and doc.tokens[k - 1].text in ('"', "#")
    if nxt < stop and (name_word(doc, nxt) or quoted):
        return k, nxt + 1 if name_word(doc, nxt) else nxt, "all", 1
    return None


def name_word(doc: Document, k: int) -> bool:
    """Whether token k can be part of an Arabic personal name: a word that no vocabulary knows."""
    token = doc.tokens[k]
    if token.kind != "w" or token.text in _STOP or len(token.text) < 2 or token.text.isascii():
        return False
    return token.text in _KUNYA or not any(doc.hit(d, k) for d in _KNOWN)


def naming(doc: Document, k: int) -> bool:
    """Whether token k can be part of a personal name in either script."""
    token = doc.tokens[k]
    if not token.text.isascii():
        return name_word(doc, k)
    known = any(doc.hit(d, k) for d in ("kind", "group", "type", "actor", "month", "weekday", "target"))
    return token.kind == "w" and not known and doc.source[token.start].isupper()


def _pointed_at(doc: Document, trigger: Trigger, found: Sequence[Quantity]) -> list[_Person]:
    """لمقتله, والذي قُتل: the person of whom the sentence spoke, unless he is counted already."""
    word = doc.tokens[trigger.j - 1].text
    single = trigger.j - trigger.i == 1 and trigger.kinds[0] in ("killed", "injured")
    pronoun = single and word.endswith(("ه", "ها")) and len(word) > 4
    relative = trigger.i > 0 and doc.tokens[trigger.i - 1].text in words("relative")
    if not (pronoun or relative):
        return []
    if any(q.kinds == trigger.kinds and q.j <= trigger.i for q in found):
        return []
    before = [q for q in found if q.j <= trigger.i and not q.kinds]
    if before and before[-1].low == 1:
        return [(trigger.i, trigger.j, before[-1].group or "all" if relative else "all", 1)]
    return [(trigger.i, trigger.j, "all", 1)] if relative or pronoun else []

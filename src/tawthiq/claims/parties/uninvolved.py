"""Parties told of beside an attack that had no part in it (they speak, give back the dead), or a part with another."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.brought_down import brought_down_there, downed
from tawthiq.claims.parties.took_before import took_before
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_NEXT, _RANKS, _NEAR, _BODY, _FLOWN, _SOURCE = 2, 3, 4, 6, 3, 9
_GIVEN = 12
_PERSONS = frozenset(("all", "fighters", "men"))
_HELD = frozenset(("torture_death", "detention", "abduction"))
_DEFENCES = frozenset(("defence", "defences", "defense", "defenses"))
_ARABIC = frozenset(("دفاعات", "دفاع", "مضادات"))


def uninvolved(doc: Document, hit: Hit, s: int, e: int, *, hurt: bool) -> bool:
    """Whether a party only speaks through its people, gives back the dead, or fends off what was fired."""
    if _gives_back(doc, hit, s, e) or (
        _fends_off(doc, hit, s, e) and (not hurt or _of_another(doc, hit, s, e))
    ):
        return True
    if took_before(doc, hit, s, e):
        return True
    if _through_office(doc, hit, s) or _through_rank(doc, hit, e) or _through_affairs(doc, hit, e):
        return True
    if _cares(doc, hit, s, e):
        return True
    if not doc.texts[hit.i].isascii():
        return _handed_to(doc, hit, s)
    if _waits(doc, hit, e):
        return True
    if _given_to(doc, hit, s) or _whose_ally(doc, hit, s) or _meanwhile(doc, hit, s, e):
        return True
    return _under_headline(doc, hit, e) or _named_source(doc, hit, s, e)


@needs(frozenset(lead + verb for verb in words("carries_wounded") for lead in ("", "و")))
def _cares(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "نقلت السلطات التركية المصابين إلى المشافي": it only brings away those who were hurt."""
    before = (w.removeprefix("و") for w in doc.texts[max(s, hit.i - _NEXT) : hit.i])
    hurt = any(
        h.tag.value == "injured" and h.tag.form.startswith("noun")
        for h in doc.hits("kind", hit.j, min(hit.j + _NEAR, e))
    )
    return hurt and not words("carries_wounded").isdisjoint(before)


_WAITS = frozenset(("waiting", "waited", "awaited", "awaits", "waits"))


@needs(_WAITS, frozenset(("where",)))
def _waits(doc: Document, hit: Hit, e: int) -> bool:
    """ "expelled them to Homs, where the army was waiting": it has done nothing yet."""
    behind = [w for w in doc.texts[hit.j : min(hit.j + _RANKS, e)] if w not in words("auxiliaries")]
    return "where" in doc.texts[max(hit.i - _NEXT, 0) : hit.i] and not _WAITS.isdisjoint(behind[:1])


@needs(frozenset(("as", "while")))
def _meanwhile(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Clashes left five dead, as Russian troops patrolled": what it does there hurts nobody."""
    before = [w for w in doc.texts[max(s, hit.i - _NEXT) : hit.i] if w not in words("definite")]
    if before[-1:] not in (["as"], ["while"]) or not any(
        h.tag.value in _HURT for h in doc.hits("kind", s, hit.i)
    ):
        return False
    behind = doc.hits("type", hit.j, e)
    return all(h.tag.value in _PEACEFUL for h in behind) and not doc.hits("kind", hit.j, e)


_HURT, _PEACEFUL = frozenset(("killed", "injured")), frozenset(("other", "statement_other", "displacement"))


@needs(and_(words("hands_them_over")))
def _handed_to(doc: Document, hit: Hit, s: int) -> bool:
    """ "وسلّمتهم إلى الجيش السوري": who receives people did nothing to them, where another is named."""
    k = hit.i - 1
    if k <= s or not (doc.texts[k] == "الي" or hit.clitic.startswith("ل")):
        return False
    given = {w.removeprefix("و") for w in doc.texts[max(s, k - _NEAR) : hit.i]}
    return not words("hands_them_over").isdisjoint(given) and any(
        h.tag.value != hit.tag.value for h in doc.hits("actor", s, k)
    )


def _given_to(doc: Document, hit: Hit, s: int) -> bool:
    """ "surrendered to the Lebanese army", "a deal brokered by Russia": to whom, or through whom, something is done."""
    before = [w for w in doc.texts[max(s, hit.i - _NEAR) : hit.i] if w not in words("definite")]
    if before[-1:] == ["by"]:
        kept = "from" not in doc.texts[max(s, hit.i - _GIVEN) : hit.i] and before[-2:-1]
        return not words("brokers").isdisjoint(before[-2:-1]) or bool(kept and kept[0] in words("keeps"))
    if before[-1:] == ["with"] and not words("pacts").isdisjoint(before[-3:-1]):
        return True  # "deployed after an agreement with the SDF"
    given = doc.texts[max(s, hit.i - _GIVEN) : hit.i]
    return before[-1:] == ["to"] and not words("yields").isdisjoint(given)


def own_arms(doc: Document, i: int, e: int) -> bool:
    """ "The Russian defence ministry said its aircraft had struck": what a party's own arms did."""
    for k in range(i, min(i + _OWN, e - 2)):
        if doc.texts[k] in ("its", "their") and doc.texts[k + 1] in words("party_arms"):
            behind = doc.texts[k + 2 : min(k + 4, e)]
            acts = doc.known(k + 2, _DONE) or behind[:1] in (["had"], ["have"], ["has"])
            return acts and {"been", "was", "were", "denied"}.isdisjoint(behind)
    return False


@needs(words("accusations"), frozenset(("its", "their")))
def accused_arms(doc: Document, hit: Hit, e: int) -> bool:
    """ "Israel refused to comment on accusations that its jets had fired": what its own arms are said to have done."""
    told = words("accusations").isdisjoint(doc.texts[hit.j : min(hit.j + _OWN, e)])
    return not told and own_arms(doc, hit.j, e)


_OWN, _DONE = 16, frozenset(("type", "kind"))


@needs(words("repels"))
def repels(doc: Document, hit: Hit, e: int) -> bool:
    """ "The army foiled an attack by the insurgents": whose attack another party beat off."""
    at = hit.j
    if doc.texts[at : at + 1] == [","]:
        at = next((n + 1 for n in range(at + 1, min(at + _ASIDE, e)) if doc.texts[n] == ","), at)
    elif doc.hit("says", at):
        at += _RANKS
    verb = next((k for k in range(at, min(at + _NEXT + 1, e)) if doc.texts[k] in words("repels")), None)
    return verb is not None and any(h.tag.value != hit.tag.value for h in doc.hits("actor", verb, e))


@needs(words("downed") | {"shot", "crashed", "brought"})
def brought_down(doc: Document, hit: Hit, e: int) -> bool:
    """ "A Russian helicopter was shot down", "إسقاط طائرة تركية": whose aircraft it was."""
    craft = next(
        (k for k in range(hit.i - 1, min(hit.j + _NEXT, e)) if doc.texts[k] in words("aircraft")), None
    )
    if craft is None:
        return False
    near = doc.texts[max(craft - _NEAR, 0) : craft] + doc.texts[craft : min(craft + _NEAR, e)]
    return downed(near) or "crashed" in near or brought_down_there(doc, craft + 1, 0, e)


def same_party(doc: Document, before: Hit, hit: Hit) -> bool:
    """ "the Syrian Democratic Forces (SDF)", "Kurdish fighters from the YPG": the party just named, once more."""
    gap = doc.texts[before.j : hit.i]
    return gap == ["("] or (gap in (["from", "the"], ["of", "the"]) and before.tag.value == hit.tag.value)


def own_factions(doc: Document, before: Hit, hit: Hit) -> bool:
    """ "Turkish troops and their affiliated opposition factions": named as belonging to the party just told of."""
    gap = doc.texts[before.j : hit.i]
    own = gap[1:2] and (gap[1] in ("its", "their") or not words("allied").isdisjoint(gap[1:]))
    own = own or (gap == ["and"] and doc.texts[hit.i] in ("its", "their"))
    return bool(own) and gap[0] == "and" and len(gap) <= _RANKS


def in_org_name(doc: Document, hit: Hit, e: int) -> bool:
    """ "Syrian American Medical Society": a word of the name of an organisation."""
    k = hit.j
    while k < min(hit.j + 3, e) and doc.source[doc.tokens[k].start].isupper():
        if doc.texts[k] in words("org_nouns"):
            return True
        k += 1
    return False


@needs(words("mutual"), words("between"))
def each_other(doc: Document, hit: Hit, s: int) -> bool:
    """ "mutual bombardment between the army and militants of the SDF", "قصف متبادل بين": both fire."""
    before = doc.texts[max(s, hit.i - _MUTUAL) : hit.i]
    both = next((n for n, w in enumerate(before) if w in words("mutual")), None)
    return both is not None and not words("between").isdisjoint(before[both:])


_MUTUAL = 18


def launches(doc: Document, around: Sequence[str], hit: Hit, e: int) -> bool:
    """ "by SDF missile launchers", "SDF launchers at the base fired": its launchers fire, no ground alone."""
    fired = not words("attack_verbs").isdisjoint(doc.texts[hit.j : min(hit.j + _FIRED, e)])
    return not _LAUNCHERS.isdisjoint(around) and (fired or "by" in around[:1])


_LAUNCHERS, _FIRED = frozenset(("launcher", "launchers", "battery", "batteries")), 14


def behind_aside(doc: Document, k: int, e: int) -> int:
    """The token behind ", a top ally of the president,"; `k` where no such words stand there."""
    if doc.texts[k : k + 2] in ([",", "a"], [",", "an"], [",", "the"], [",", "which"]):
        return next((n + 1 for n in range(k + 2, min(k + _ASIDE, e)) if doc.texts[n] == ","), k)
    return k


_ASIDE = 14


def says_more(doc: Document, i: int, e: int) -> int:
    """The token behind "and" in "denied losing it and said its guns had hit"; `i` where nothing more is said."""
    return next(
        (n + 1 for n in range(i, min(i + _MORE, e - 1)) if doc.texts[n] == "and" and doc.hit("says", n + 1)),
        i,
    )


_MORE = 14


@needs("says")
def _through_rank(doc: Document, hit: Hit, e: int) -> bool:
    """ "an SDF commander told the agency": somebody of the party says it."""
    if not doc.texts[hit.i].isascii():
        return False
    for k in range(hit.j, min(hit.j + _RANKS, e)):
        person = doc.hit("group", k)
        if person is not None and person.tag.value in _PERSONS and person.tag.form == "sg":
            return doc.hit("says", person.j) is not None
        if not doc.texts[k].isalpha() and doc.texts[k] not in ("(", ")", '"') and doc.hit("actor", k) is None:
            return False
    return False


@needs("says", words("civil_affairs"))
def _through_affairs(doc: Document, hit: Hit, e: int) -> bool:
    """ "the SDF's health ministry said": an office of a party for other things than war only tells."""
    if doc.texts[hit.j : hit.j + 1] == [] or doc.texts[hit.j] not in words("civil_affairs"):
        return False
    return any(doc.hit("says", k) for k in range(hit.j + 2, min(hit.j + _RANKS + 1, e)))


def _through_office(doc: Document, hit: Hit, s: int) -> bool:
    """ "the media office of the army", "المركز الإعلامي لقسد": an office that speaks for the party."""
    before = [w for w in doc.texts[max(s, hit.i - _NEAR) : hit.i] if w not in ("the", "(", '"')]
    if before[-1:] == ["of"]:
        return (
            len(before) > _RANKS - 1
            and before[-3] in words("press_words")
            and before[-2] in words("press_offices")
        )
    before = [w for w in before if w not in words("belong_to")]
    pair = [w.removeprefix("ال") for w in before[-2:]]
    return len(pair) > 1 and pair[0] in words("press_offices") and pair[1] in words("press_words")


def _under_headline(doc: Document, hit: Hit, e: int) -> bool:
    """ "Four killed in a strike on Kafr Tut – Asayish": who says so, behind the dash that ends a headline."""
    dash = doc.texts[hit.i - 1] in ("-", "–", "—") if hit.i else False
    apart = dash and doc.tokens[hit.i].start > doc.tokens[hit.i - 1].end
    return apart and hit.j == e


def _named_source(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "according to the website of the SDF", "flights of Turkish drones": it speaks, or its aircraft fly."""
    if not words("flown").isdisjoint(doc.texts[max(s, hit.i - _FLOWN) : hit.i]):
        return True
    last = hit.j >= e or doc.tokens[hit.j].kind != "w"
    far = doc.texts[max(s, hit.i - _SOURCE) : hit.i]
    return last and "according" in far and far[-2:] == ["of", "the"]


def _whose_ally(doc: Document, hit: Hit, s: int) -> bool:
    """ "Russia, a top ally of the Syrian president Assad, launched": the ally of the party acts."""
    far = doc.texts[max(s, hit.i - _SOURCE) : hit.i]
    at = next((n for n in range(len(far) - 1, -1, -1) if far[n] in words("allies")), None)
    return at is not None and far[at + 1 : at + 2] == ["of"] and "," not in far[at:]


@needs(frozenset(lead + verb for verb in words("gives_back") for lead in ("", "و", "ب", "وب")))
def _gives_back(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "The army handed over the bodies", "سلمت قسد جثة", where another is named and nobody died in its prisons."""
    verb = next(
        (
            k
            for k in range(max(s, hit.i - _NEXT), min(hit.j + _NEXT, e))
            if doc.texts[k].removeprefix("و").removeprefix("ب") in words("gives_back")
        ),
        None,
    )
    others = any(h.tag.value != hit.tag.value for h in doc.hits("actor", s, e))
    if verb is None or not others or any(h.tag.value in _HELD for h in doc.hits("type", s, e)):
        return False
    return any(_corpse(doc.texts[k]) for k in range(verb + 1, min(verb + _BODY, e)))


def _corpse(word: str) -> bool:
    return word in words("corpses") or word.removeprefix("ال").startswith(("جث", "رفات"))


def _of_another(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a sentence names another party: "air defences intercepted missiles fired by Israel"."""
    return any(h.tag.value != hit.tag.value and h.tag.form != "held" for h in doc.hits("actor", s, e))


def _fends_off(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "the regime's air defence", "الدفاعات الجوية السورية": it shoots at what was fired."""
    if doc.texts[hit.j - 1] in _DEFENCES:
        return True
    behind = [w for w in doc.texts[hit.j : min(hit.j + _NEAR, e)] if w not in ("'s", "-", "'")]
    if behind[:1] == ["air"] and behind[1:2] and behind[1] in _DEFENCES:
        return True
    if behind[:1] and behind[0].startswith("air-defen"):
        return True
    owned = [w for w in doc.texts[max(s, hit.i - _NEAR) : hit.i] if w not in words("definite")]
    if owned[-1:] == ["of"] and owned[-3:-2] == ["air"] and owned[-2] in _DEFENCES:
        return True  # "air defences of the Syrian army"
    before = [w for w in doc.texts[max(s, hit.i - _NEAR) : hit.i] if w not in words("belong_to")]
    named = before[-1:] != [] and before[-1].removeprefix("ال").startswith("جوي")
    return named and before[-2:-1] != [] and before[-2].removeprefix("و").removeprefix("ال") in _ARABIC


@needs(("says", frozenset(("وفق", "وفقا", "بحسب", "حسب", "according"))))
def quoted(doc: Document, hit: Hit, s: int) -> bool:
    """ "according to the US-based group", "وفق الجمعية السورية الأمريكية": inside the name of who says so."""
    for k in range(hit.i - 1, max(s, hit.i - _TITLE) - 1, -1):
        word = doc.texts[k]
        named = word in ("وفق", "وفقا", "بحسب", "حسب") or doc.texts[k - 1 : k + 1] == ["according", "to"]
        if named:
            return hit.i - k <= _SOURCE_NAME
        if not word.isascii() and doc.hit("says", k):
            return not words("belong_to").isdisjoint(doc.texts[k + 1 : hit.i])
        sign = doc.tokens[k].kind != "w" and word not in ('"', "(", ")")
        if sign or word in words("that") or doc.known(k, _TOLD):
            return False
    return False


_TOLD = frozenset(("type", "kind"))


_TITLE, _SOURCE_NAME = 14, 5


@needs(frozenset(("behind",)))
def says_it_was_behind(doc: Document, hit: Hit, e: int) -> bool:
    """ "ISIS said it was behind the bombing"."""
    near = doc.texts[hit.j : min(hit.j + _SAID_SO, e)]
    at = near.index("behind") if "behind" in near else 0
    own = near[at - 2 : at - 1] in (["it"], ["they"]) or near[max(at - 3, 0) : at - 2] in (["its"], ["their"])
    return own and near[at - 1 : at] in (["was"], ["were"])


_SAID_SO = 8

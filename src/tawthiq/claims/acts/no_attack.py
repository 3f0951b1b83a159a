"""Words for attacks that were none: denied, only feared, aircraft that only flew, a mine that was dismantled."""

from __future__ import annotations

from tawthiq.claims.acts.types import BARE, NO_ATTACK
from tawthiq.claims.days.anniversaries import anniversary
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, words
from tawthiq.claims.words.marks import Rules, and_, needs
from tawthiq.lang.lexicon import Hit


def _mines(word: str) -> bool:
    return word.endswith("الغام")


_GOES_OFF, _HARM = "فج", ("killed", "injured", "killed_or_injured")


def was_not(doc: Document, hit: Hit, s: int) -> bool:
    """An attack that was not: denied, only feared, by aircraft that only flew, of long ago and only a place's mark."""
    rules = _NO_ATTACK.of(doc)
    return bool(rules) and any(rule(doc, hit, s) for rule in rules)


@needs(frozenset(("الجوية", "والجوية")))
def _of_a_force(doc: Document, hit: Hit, s: int) -> bool:
    """ "القوات البرية والجوية"."""
    named = doc.texts[hit.i] in ("الجوية", "والجوية")
    return named and doc.texts[hit.i - 1].endswith(("ية", "خابرات"))


@needs("kin")
def _father(doc: Document, hit: Hit, s: int) -> bool:
    """ "والدهم": their father, no raid."""
    return hit.tag.value == "raid" and doc.hit("kin", hit.i) is not None


@needs("past_scene")
def _of_a_past_scene(doc: Document, hit: Hit, s: int) -> bool:
    scenes = [
        h
        for h in doc.hits("past_scene", max(s, hit.i - 8), hit.i)
        if h.j >= hit.i - 4 and "," not in doc.texts[h.j : hit.i]
    ]
    return bool(scenes) and anniversary(doc, s, len(doc.texts)) is None


@needs("negation")
def _denied(doc: Document, hit: Hit, s: int) -> bool:
    """ "No air strikes were reported": a word of denial right before."""
    before = doc.hits("negation", max(s, hit.i - 3), hit.i)
    return any(n.j == hit.i and n.tag.value == "none" and _denying(doc, n) for n in before)


@needs(frozenset(("barrels",)))
def _harmless(doc: Document, hit: Hit, s: int) -> bool:
    """ "barrels of oil": no barrel bombs."""
    if doc.texts[hit.i] != "barrels":
        return False
    return any(doc.texts[k] in words("harmless") for k in (hit.i - 1, hit.j) if 0 <= k < len(doc.texts))


@needs(frozenset(("artillery",)))
def _unit(doc: Document, hit: Hit, s: int) -> bool:
    """ "The artillery regiment": who, not what fell."""
    named = doc.texts[hit.j - 1] == "artillery"
    return named and not words("units_of").isdisjoint(doc.texts[hit.j : hit.j + 1])


@needs(words("flies") | and_(words("flying")))
def _flew(doc: Document, hit: Hit, s: int) -> bool:
    """ "تحليق لطيران حربي واستطلاع", "طائرة مروحية للتحالف حلقت": aircraft that only flew."""
    if hit.tag.value not in _AIRCRAFT:
        return False
    if any(h.tag.value in BARE for h in doc.hits("type", hit.j, hit.j + _FLYING)):
        return False  # "حلقت طائرات ثم قصفت"
    near = [
        k for k in range(max(s, hit.i - _FLOWN), hit.i) if doc.texts[k].removeprefix("و") in words("flying")
    ]
    if near and (hit.i - near[-1] <= _FLYING or _only_aircraft(doc, near[-1] + 1, hit.i)):
        return True
    behind = range(hit.j, min(hit.j + _FLOWN, len(doc.texts)))
    first = next((k for k in behind if doc.texts[k] in words("flies")), None)
    return first is not None and _only_aircraft(doc, hit.j, first)


def _only_aircraft(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) name no act of violence and nobody hurt: aircraft and whose they are."""
    acts = any(h.tag.value not in _AIRCRAFT for h in doc.hits("type", i, j))
    return not acts and not doc.hits("kind", i, j) and words("strikes").isdisjoint(doc.texts[i:j])


@needs(words("flown"))
def _only_flew(doc: Document, hit: Hit, s: int) -> bool:
    """ "flights by coalition aircraft", "warplanes flying over the town": no attack."""
    flown = ("craft", "plane", "planes", "jets", "jet", "drone", "drones")
    if hit.tag.value not in _AIRCRAFT or not doc.texts[hit.j - 1].endswith(flown):
        return False
    around = doc.texts[max(hit.i - 5, 0) : hit.j + _FLOWN]
    flew = not words("flown").isdisjoint(around)
    return flew and ("leaflets" in around or words("bombs").isdisjoint(around))


_AIRCRAFT, _FLYING = ("airstrike", "helicopter_barrel_bomb", "drone_strike"), 3
_FLOWN = 8


@needs(words("feared"))
def _feared(doc: Document, hit: Hit, s: int) -> bool:
    """ "amid fears of an offensive", "ahead of the battle", "if the army launches an assault": not what happened.

    "Threatened to shell" is a threat, which is told as one.
    """
    if hit.tag.value in NO_ATTACK or not doc.texts[hit.i].isascii():
        return False
    before = range(max(s, hit.i - _FEARED), hit.i)
    near = (k for k in before if doc.texts[k] in words("feared") and doc.texts[k + 1] not in _DEAD)
    return any(doc.hit("modality", k) is None for k in near)


_FEARED = 5
_DEAD = ("dead", "killed", "trapped", "buried", "missing", "drowned", "injured", "wounded", "lost")


@needs(_mines)
def _only_lie_there(doc: Document, hit: Hit, s: int) -> bool:
    """ "تنتشر الألغام في الحقول", "توعية من الألغام": mines of which none goes off, and by which nobody is hurt."""
    if not _mines(doc.texts[hit.i]) or not words("cleared").isdisjoint(
        doc.texts[max(s, hit.i - _BEFORE) : hit.i]
    ):
        return False
    end = doc.texts.index(".", hit.j) if "." in doc.texts[hit.j :] else len(doc.texts)
    return not any(h.tag.value in _HARM for h in doc.hits("kind", s, end)) and not any(
        _GOES_OFF in word for word in doc.texts[s:end]
    )


@needs(words("ceased"))
def _ceased(doc: Document, hit: Hit, s: int) -> bool:
    """ "عادت 120 عائلة بعد توقف القصف", "مع هدوء المعارك": what is over when something else is told."""
    before = doc.texts[max(s, hit.i - _ENDED) : hit.i]
    at = next((n for n, word in enumerate(before[:-1]) if word in _WHEN), None)
    return at is not None and before[at + 1] in words("ceased") and len(before) - at <= _ENDED


_ENDED, _WHEN = 3, ("بعد", "مع", "عقب", "رغم", "اثر", "منذ")


@needs(and_(words("unfired")))
def _wrecked(doc: Document, hit: Hit, s: int) -> bool:
    """ "وتدمير دبابة", "اغتنام راجمة صواريخ": a weapon that was destroyed or taken, not fired."""
    if hit.tag.value not in ("shelling", "rocket_missile") or doc.texts[hit.i].isascii() or "ب" in hit.clitic:
        return False
    return doc.texts[hit.i - 1].removeprefix("و") in words("unfired") and hit.i > s


@needs("release")
def _held_until_freed(doc: Document, hit: Hit, s: int) -> bool:
    """ "أفرجت عن خمسة من أصل 12 اعتقلتهم", "إخلاء سبيل ستة بعد احتجازهم": the arrest of people who are let go."""
    if hit.tag.value not in ("detention", "abduction") or doc.texts[hit.i].isascii():
        return False
    freed = [h for h in doc.hits("release", s, hit.i) if "." not in doc.texts[h.j : hit.i]]
    before = doc.texts[max(s, hit.i - _SINCE) : hit.i]
    held = doc.texts[hit.j - 1].endswith(WHOSE) or not _AFTER.isdisjoint(before)
    new = any(word.startswith("و") and doc.hit("kind", hit.i) for word in doc.texts[hit.i : hit.i + 1])
    return bool(freed) and held and not new


_SINCE, _AFTER = 5, frozenset(("بعد", "عقب"))


_NO_ATTACK = Rules(
    _ceased, _wrecked, _held_until_freed, _father, _of_a_force, _flew, _only_flew, _of_a_past_scene,
    _denied, _harmless, _unit, _feared, _only_lie_there
)  # fmt: skip


def cleared(doc: Document, hit: Hit, s: int) -> Hit:
    """The hit; a bomb or mine that was destroyed or defused is no attack, but something that a party did."""
    return hit._replace(tag=hit.tag._replace(value="other")) if _made_safe(doc, hit, s) else hit


@needs(words("cleared"))
def _made_safe(doc: Document, hit: Hit, s: int) -> bool:
    bomb = hit.tag.value in ("ied_vbied", "landmine_uxo") or doc.texts[hit.i] == "bombs"
    if doc.texts[hit.i] == "bomb" and _defused(doc, hit, s):
        return True
    passive = doc.texts[hit.j : hit.j + 1] in (["were"], ["was"]) and any(
        word in words("cleared") for word in doc.texts[hit.j + 1 : hit.j + 2]
    )
    bomb = bomb or (hit.tag.value == "cluster_munition" and not hit.clitic and _lies(doc, hit, s))
    return bomb and (passive or not words("cleared").isdisjoint(doc.texts[max(s, hit.i - _BEFORE) : hit.i]))


def _defused(doc: Document, hit: Hit, s: int) -> bool:
    """ "defused a bomb", "a bomb was dismantled"; not "a home destroyed by a bomb"."""
    before, behind = doc.texts[max(s, hit.i - _RIGHT) : hit.i], doc.texts[hit.j : hit.j + _RIGHT]
    passive = behind[:1] in (["was"], ["is"]) and not words("defuses").isdisjoint(behind[1:2])
    return passive or ("by" not in before and not words("defuses").isdisjoint(before))


_RIGHT = 3


def _lies(doc: Document, hit: Hit, s: int) -> bool:
    """ "فكك الدفاع المدني قنابل عنقودية": no other attack is told of before what was cleared away."""
    before = max(s, hit.i - _BEFORE)
    return not (_CLEARS.isdisjoint(doc.texts[before : hit.i]) or doc.hits("type", before, hit.i))


_BEFORE, _CLEARS = 7, words("cleared") & words("clears_away")


def _denying(doc: Document, negation: Hit) -> bool:
    """ "No air strikes were reported", "دون قصف"; not عدم nor a verb that is denied."""
    return doc.tokens[negation.j - 1].text in ("no", "without", "any", "دون", "بدون", "اي")

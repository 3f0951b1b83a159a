"""Alleged perpetrators: named parties that act, not parties that are hit, speak, or hold a place."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.answers import answers, asked_to_end
from tawthiq.claims.acts.fire import fired_from, from_areas
from tawthiq.claims.parties.accused import accused, backs_raid
from tawthiq.claims.parties.arabic_doers import acts_with_them, by_its_weapon, holds_them
from tawthiq.claims.parties.arabic_parties import arabic_role, last_tags, named_place, of_another, tag
from tawthiq.claims.parties.arms_of_state import claimed, did_in_prison, holds_prison, of_state
from tawthiq.claims.parties.ground_parties import holds_ground, loses_ground, tells_own_deed
from tawthiq.claims.parties.uninvolved import (
    accused_arms,
    behind_aside,
    brought_down,
    each_other,
    in_org_name,
    launches,
    own_arms,
    own_factions,
    quoted,
    repels,
    same_party,
    says_it_was_behind,
    says_more,
    uninvolved,
)
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit, stems
from tawthiq.model.memory import Remembered

_HELD, _STRUCK, _SOURCE, _BY = words("held"), words("struck"), words("fire_from"), words("by")


def acting(
    doc: Document, s: int, e: int, counted: Sequence[tuple[int, int]] = ()
) -> tuple[list[Hit], list[Hit]]:
    """The hits of parties that act in [s, e), and of those that are struck or fought there.

    `counted` are the source spans of people who were hurt: a party inside one ("six ISIS members") is struck.
    """
    agents: list[Hit] = []
    patients: list[Hit] = []
    hits = doc.hits("actor", s, e)
    tags = last_tags(doc, s, e) if hits else e
    last: tuple[Hit, list[Hit]] | None = None
    before: tuple[Hit, str] | None = None
    for hit in hits:
        behind = doc.hit("actor", hit.j)
        if behind is not None and behind.tag.value == hit.tag.value and doc.texts[hit.i].isascii():
            continue  # "the Turkish-backed Hamza Division": the name goes on
        if hit.tag.form == "held":
            agents += [hit] if fired_from(doc, hit, s) else []
            continue
        if doc.texts[hit.i] == "government" and doc.hit("actor", hit.i - 1):
            continue  # "Turkish government"
        if named_place(doc, hit, s) or of_another(doc, hit) or tag(doc, hit, tags):
            continue
        again = bool(patients) and patients[-1].j == hit.i  # "of the Turkish-backed Faylaq al-Sham"
        again = again or brought_down(doc, hit, e) or repels(doc, hit, e) or loses_ground(doc, hit, s)
        role = _as_before(doc, before, hit) or ("struck" if again else _alone(doc, hit, s, e, counted))
        before = hit, role
        if last is not None and _with(doc, last[0], hit) and role == "acts":
            last[1].append(hit)
        elif role == "struck":
            patients.append(hit)
        elif role == "acts" and (hit.tag.form == "name" or _country_acts(doc, hit, s, e)):
            agents.append(hit)
        holder = {"struck": patients, "acts": agents}.get(role)
        last = (hit, holder) if holder is not None and hit in holder else last if _in(last, hit) else None
    return agents, patients


def _alone(doc: Document, hit: Hit, s: int, e: int, counted: Sequence[tuple[int, int]]) -> str:
    """The role of a party, whatever was said of one before it."""
    role = "struck" if _inside(doc, hit, counted) else _role(doc, hit, s, e)
    if role == "acts" and uninvolved(doc, hit, s, e, hurt=bool(counted)):
        role = "aside"
    return "acts" if did_in_prison(doc, hit, s, e, role) or asked_to_end(doc, hit, s, e) else role


def _inside(doc: Document, hit: Hit, counted: Sequence[tuple[int, int]]) -> bool:
    """Whether a party's name lies among the words that count people, or right behind them ("members of the SDF")."""
    start = doc.tokens[hit.i].start
    if not doc.texts[hit.i].isascii() and any(h.j == hit.i for h in doc.hits("part", hit.i - 2, hit.i)):
        return bool(counted)  # "11 عسكريا بينهم إيرانيون"
    n = hit.i - (doc.texts[hit.i - 1] == '"')  # "ثلاثة من «قسد»"
    before = doc.tokens[n - 2].start if n > 1 and doc.texts[n - 1] in _OF else start
    english = doc.texts[hit.i].isascii()
    if before < start and (doc.hit("type", hit.i) or (english and _armed(doc, hit, len(doc.texts)))):
        return False  # "مقتل مدنيين في قصف الاحتلال", "ten deaths from coalition airstrikes"
    if hit.i and not doc.texts[hit.i].isascii() and not hit.clitic and hit.j - hit.i == 1:
        before = min(before, doc.tokens[hit.i - 1].start)  # "4 جنود أمريكيين"
    return any(a <= start < b or a <= before < b for a, b in counted)


def _as_before(doc: Document, before: tuple[Hit, str] | None, hit: Hit) -> str | None:
    """The role of the party named before, where this one is the same, its own factions, or holds the ground with it."""
    if before is None:
        return None
    one = same_party(doc, before[0], hit) or own_factions(doc, before[0], hit)
    return before[1] if one or (before[1] == "aside" and _held_too(doc, before[0], hit)) else None


def _held_too(doc: Document, before: Hit, hit: Hit) -> bool:
    """ "controlled by Turkish forces and National Army factions": joined to the party that holds the ground."""
    held = not _HELD.isdisjoint(doc.texts[max(before.i - 4, 0) : before.i])
    return held and doc.texts[before.j : hit.i] in (["and"], ["and", "the"], [","], ["or"])


_OF = ("of", "from", "من", "في", "the")


def _in(last: tuple[Hit, list[Hit]] | None, hit: Hit) -> bool:
    return last is not None and last[1][-1:] == [hit]


def _role(doc: Document, hit: Hit, s: int, e: int) -> str:
    """ "acts", "struck", or "aside" for parties that speak, help or hold the ground."""
    near = max(s, hit.i - 5)
    if "و" in hit.clitic:
        near = max((k + 1 for k in range(near, hit.i) if doc.texts[k] == ","), default=near)
    before = [doc.texts[k] for k in range(near, hit.i) if doc.tokens[k].kind == "w"]
    bare = [_BARE[w] for w in before]
    wide = doc.texts[max(s, hit.i - 9) : hit.i]
    source = not _SOURCE.isdisjoint(wide) or from_areas(wide) or fired_from(doc, hit, s)
    if not source and _office(doc, hit, s, e):
        return "acts" if answers(doc, hit, s, e) else "aside"
    told = accused(doc, hit, s, e) or _blamed(before, doc.texts[hit.j] if hit.j < e else "")
    if told is not None:
        return told
    led = before[:-1] if before[-1:] == ["backed"] else before  # "US-backed SDF"
    if not _HELD.isdisjoint((*led[-4:], *bare[: len(led)][-4:])) or holds_ground(doc, hit, s):
        return "acts" if source or backs_raid(doc, led, s, e) else "aside"
    english = doc.texts[hit.i].isascii()
    if english and not source and (_ground_of(doc, before, hit, e) or in_org_name(doc, hit, e)):
        return "aside"
    if _claims(doc, hit, s, e) or holds_them(doc, before, s, e) or each_other(doc, hit, s):
        return "acts"
    if _by_its_people(before) or (english and (_armed(doc, hit, e) or accused_arms(doc, hit, e))):
        return "acts"
    if _speaks(doc, hit, s, e):
        own = any(_tells_own(doc, i, e) for i in (hit.j, says_more(doc, hit.j, e)))
        return "acts" if own or tells_own_deed(doc, hit.j, e) else "aside"
    if quoted(doc, hit, s):
        return "aside"
    if (hit.i > s and hit.j - hit.i == 1 and doc.hit("type", hit.i - 1)) or by_its_weapon(doc, hit, s):
        return "acts"
    if source:
        return "acts"
    if "by" in before[-2:] or "قبل" in before[-2:] or doc.texts[hit.i] == "by":
        return "acts"
    if _struck_there(before, bare) or _owns_what_was_hit(doc, hit, s):
        return "acts" if acts_with_them(doc, hit) else "struck"
    if not words("between").isdisjoint(before[-3:]):
        return "acts" if any(h.tag.value == "ground_fighting" for h in doc.hits("type", s, e)) else "struck"
    return "acts"


_BARE = Remembered[str, str](lambda word: word.removeprefix("و").removeprefix("ل").removeprefix("ال"))


def _struck_there(before: list[str], bare: list[str]) -> bool:
    """ "positions of the army", "حاجزاً تابعاً لقسد", "bombed the": what was struck, or the verb, stands before it."""
    last = [w for w in before[-4:] if w not in words("described")]
    last = last[-2:-1] if last[-1:] == ["of"] and last[-2:-1] in _TAKING else last[-1:]
    cases = [w.removesuffix("ا") for w in bare[-3:]]
    return not _STRUCK.isdisjoint((*before[-3:], *bare[-3:], *cases)) or not words("struck_near").isdisjoint(
        last
    )


@needs("target")
def _owns_what_was_hit(doc: Document, hit: Hit, s: int) -> bool:
    """ "انفجرت عبوة ناسفة بسيارة عسكرية لقسد", "تستهدف آلية تابعة لقسد": whose vehicle was hit."""
    if (
        not (hit.clitic.endswith("ل") or doc.texts[hit.i - 1] in words("belong_to"))
        or doc.texts[hit.i].isascii()
    ):
        return False
    near = [h for h in doc.hits("target", max(s, hit.i - _NEAR), hit.i) if h.tag.value == "vehicle"]
    if not near or doc.hit("type", near[-1].i) or not doc.hits("type", s, near[-1].i):
        return False  # "تفجير بسيارة مفخخة لداعش": the weapon
    led = doc.texts[near[-1].i - 1]
    return "ب" in near[-1].clitic or led in ("علي", "في") or led in words("strikes")


_NEAR = 4
_TAKING = (["capture"], ["arrest"], ["killing"])


def _armed(doc: Document, hit: Hit, e: int) -> bool:
    """ "Turkish shelling", "Coalition airstrikes": a weapon right behind a party, or the last word of its phrase."""
    inside = hit.j - hit.i > 1 and doc.hit("type", hit.j - 1) is not None
    return inside or (hit.j < e and doc.hit("type", hit.j) is not None)


def _blamed(before: list[str], behind: str) -> str | None:
    """The role in "blamed the army", "the army accused ...", "the army lost ten men", "بمشاركة قسد"; else None."""
    if before and not before[0].isascii():
        return arabic_role(before)
    if behind in words("blame"):
        return "aside"
    at = next((n for n, w in enumerate(reversed(before[-4:])) if w in words("blame")), None)
    if at is not None and before[len(before) - at :][:1] != ["of"]:
        return "acts"
    return "struck" if behind in words("suffers") else None


def _ground_of(doc: Document, before: list[str], hit: Hit, e: int) -> bool:
    """ "the regime controlled area", "a regime missile base", "joined the Syrian army": it does nothing there."""
    behind = [w for w in doc.texts[hit.j : min(hit.j + 4, e)] if w not in ('"', "'", "-")][:3]
    if behind[:1] and behind[0] in _VOICES:
        return True
    if behind[:1] and behind[0] in words("held_by"):
        return True
    if behind[:1] and behind[0] in ("were", "are", "was", "is", "had") and not _POSTED.isdisjoint(behind[1:]):
        return True
    if behind[:1] and behind[0] in _POSTS:
        return True
    described = behind[:1] == ["military"] or doc.hit("type", hit.j) is not None
    fires = launches(doc, before[-1:] + behind, hit, e)
    if described and not fires and not words("sites").isdisjoint(behind[1:2]):
        return True
    return not words("joined").isdisjoint(before[-2:])


_POSTS = frozenset(
    ("enclave", "enclaves", "pocket", "territory", "territories", "stronghold", "strongholds", "bastion",
     "base", "bases", "airbase", "airbases", "headquarters", "checkpoint", "checkpoints", "outpost", "outposts", "post",
     "posts", "barracks", "depot", "depots", "convoy", "convoys", "warehouse", "warehouses", "trenches", "position",
     "positions", "site", "sites")
)  # fmt: skip
_VOICES = words("voices")
_POSTED = frozenset(("stationed", "positioned", "based", "located", "deployed", "present", "fighting"))


def _office(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "near the Turkish border", "الحدود التركية", "the Turkish defence ministry": a country's land and offices."""
    if hit.j - hit.i > 1 or hit.tag.form == "place":
        return False
    if doc.texts[hit.i].isascii():
        return hit.j < e and doc.texts[hit.j] in words("offices") and not own_arms(doc, hit.j, e)
    before = doc.texts[max(s, hit.i - 2) : hit.i]
    if len(before) > 1 and not (before[1].startswith("ال") and before[1].endswith(("ي", "ية"))):
        before = before[1:]  # "الحدود السورية التركية"
    return any(map(_OF_OFFICE.__getitem__, before))


_OF_OFFICE = Remembered[str, bool](
    lambda noun: any(stem in words("offices_before") for stem, _ in stems(noun))
)


@needs("says")
def _speaks(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "the SDF said", "وقالت قسد"."""
    k = hit.j
    if k < e and doc.texts[k] == "(":
        k = next((n for n in range(k, min(k + _SHORT, e)) if doc.texts[n] == ")"), k)
    while k < e and doc.texts[k] in (")", '"', "(", ",", "also", "later"):
        k += 1
    after = doc.hit("says", k) if k < e else None
    english = doc.texts[hit.i].isascii()
    if after is not None and english:
        return True
    k = hit.i - 1
    while k > s and doc.texts[k] in ('"', "'", "("):
        k -= 1
    before = doc.hit("says", k) if k >= s else None
    return before is not None and not english


_SHORT = 5


def _by_its_people(before: list[str]) -> bool:
    """ "by members of the", "على يد عناصر من", "برصاص قوات": its people did it."""
    for n in range(len(before) - 1, -1, -1):
        word = before[n]
        if word in ("by", "يد", "ايدي", "قبل"):
            return True
        if word in words("gunfire"):
            return n >= len(before) - _GUN
        if word not in _THEIR_PEOPLE:
            return False
    return False


_GUN = 5
_THEIR_PEOPLE = _STRUCK | words("belong_to") | words("units") | {"of", "the", "من", "a", "several"}


def _tells_own(doc: Document, i: int, e: int) -> bool:
    """ "The army said it had struck", "Israel admits it killed": a party that tells of its own attack."""
    behind = doc.texts[i : min(i + 6, e)]
    own = next((n for n, w in enumerate(behind) if w in _OWN or w in words("own_forces")), None)
    if own is None or {"was", "were", "been"} & set(behind[own:]):
        return False
    at = range(i + own + 1, min(i + own + 4, e))
    told = _TYPES if behind[own] in ("its", "their", "انه", "انها") else _TOLD
    return any(doc.known(k, told) or doc.texts[k] in words("attack_verbs") for k in at)


_OWN = ("it", "its", "they", "their", "انه", "انها")
_TOLD, _TYPES = frozenset(("type", "kind")), frozenset(("type",))


@needs(words("responsibility") | and_(words("owns")) | {"claimed", "behind"})
def _claims(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "ISIS claimed responsibility", "تبنى تنظيم داعش": the party says itself that it did it."""
    behind = {doc.texts[k] for k in range(hit.j, min(hit.j + 5, e))}
    before = doc.texts[hit.i - 1].removeprefix("و") if hit.i else ""
    if claimed(doc, hit, s):
        return True
    attack = doc.texts[hit.j] == "claimed" if hit.j < e else False
    if attack and any(doc.hit("type", k) for k in range(hit.j + 1, min(hit.j + 4, e))):
        return True
    return (
        bool(behind & words("responsibility")) or before in words("owns") or says_it_was_behind(doc, hit, e)
    )


def _with(doc: Document, last: Hit, hit: Hit) -> bool:
    """Whether a party is joined to the one before it by و or "and"."""
    gap = doc.texts[last.j : hit.i]
    if "و" in hit.clitic:
        return len(gap) <= 1
    return bool(gap) and len(gap) <= 3 and (gap[0] in ("and", "و", "/", "or") or gap[-1] in ("and", "و"))


def _strikes(doc: Document, hit: Hit, e: int) -> bool:
    """ "Israel carried out air strikes", "شنت إسرائيل غارات": a country as the subject of an attack."""
    before = doc.texts[hit.i - 1].removeprefix("و") if hit.i else ""
    if before.endswith("ها") and doc.hit("type", hit.i - 2):
        before = before[:-2]  # "صواريخ أطلقتها إسرائيل"
    at = behind_aside(doc, hit.j, e)
    behind = [doc.texts[k] for k in range(at, min(at + _VERB, e))]
    return before in words("attack_verbs") or not words("attack_verbs").isdisjoint(behind)


_VERB = 3


def _country_acts(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a country does something: behind "by", before a verb, a weapon or another party.

    An adjective ("government", "Syrian") only before a weapon or another party.
    """
    weapon = doc.hit("type", hit.j) if hit.j < e else None
    armed = weapon is not None and weapon.tag.value not in ("statement_other", "other", "displacement")
    answered = answers(doc, hit, s, e) or asked_to_end(doc, hit, s, e)
    if armed or _beside(doc, hit, e) or _accusative(doc, hit) or answered:
        return True
    area = hit.j < e and doc.texts[hit.j] in words("areas")
    if of_state(doc, hit, e) or holds_prison(doc, hit, s, e) or (area and fired_from(doc, hit, s)):
        return True
    return hit.tag.form == "place" and (
        accused(doc, hit, s, e) == "acts"
        or doc.texts[max(hit.i - 1, 0)] in _BY
        or _strikes(doc, hit, e)
        or doc.texts[max(hit.i - 1, 0)] in words("blame")
        or _tells_own(doc, hit.j, e)
        or _held_to(doc, hit, e)
        or accused_arms(doc, hit, e)
    )


def _held_to(doc: Document, hit: Hit, e: int) -> bool:
    """ "تحمل تركيا المسؤولية": a country that others hold responsible."""
    before = {word.removeprefix("و") for word in doc.texts[max(hit.i - 2, 0) : hit.i]}
    behind = doc.texts[hit.j : min(hit.j + _VERB, e)]
    return not words("accuses").isdisjoint(before) and not words("responsibility").isdisjoint(behind)


def _accusative(doc: Document, hit: Hit) -> bool:
    """ "صاروخاً روسياً": an adjective that is written like the country, behind the weapon that it describes."""
    weapon = doc.hit("type", hit.i - 1) if hit.i else None
    return (
        weapon is not None and doc.texts[hit.i - 1].endswith("ا") and "\u064b" in doc.quote(hit.i - 1, hit.j)
    )


def _beside(doc: Document, hit: Hit, e: int) -> bool:
    """ "Syrian and Russian forces": before "and" and another party that acts."""
    if hit.j + 1 >= e or doc.texts[hit.j] not in ("and", "or", "/", "&"):
        return False
    other = doc.hit("actor", hit.j + 1 + (doc.texts[hit.j + 1] == "the"))
    return other is not None and other.tag.form == "name" and not _office(doc, other, hit.i, e)

"""What was hit, and what is only told of beside it."""

from __future__ import annotations

from tawthiq.claims.acts.at_work import (
    ambulance,
    at_work,
    comes,
    heading_to,
    men_stand,
    moved_to,
    patrols,
    stands,
)
from tawthiq.claims.acts.tellers import of_teller
from tawthiq.claims.sites.beside import beside
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, stems

_STRIKES = words("strikes")
_NAMED_AFTER = ("infrastructure", "place_of_worship", "agricultural")


def struck(doc: Document, s: int, e: int, names: set[int]) -> list[Hit]:
    """Hits of what was struck in the attack sentence [s, e). `names` are offsets where names of places begin."""
    found = (h for h in doc.hits("target", s, e) if not _elsewhere(doc, h, s))
    found = (_airfield(doc, h) for h in found)
    return [h for h in found if h.tag.value not in _NAMED_AFTER or not _names_place(doc, h, names)]


def _airfield(doc: Document, hit: Hit) -> Hit:
    """ "مطار حماة العسكري": the word behind the name says whose airport it is."""
    airport = hit.tag.value == "infrastructure" and doc.texts[hit.j - 1].endswith("مطار")
    behind = doc.texts[hit.j : hit.j + 3]
    return hit._replace(tag=hit.tag._replace(value="military")) if airport and "العسكري" in behind else hit


def _names_place(doc: Document, hit: Hit, names: set[int]) -> bool:
    """Whether a word for what is hit only begins a place's name (جسر الشغور); سد and مطار are hit under their name."""
    own = any(stem in words("hit_by_name") for stem, _ in stems(doc.texts[hit.i]))
    start = doc.tokens[hit.i].start
    return not own and (start in names or (bool(hit.clitic) and start + 1 in names))  # "بجسر الشغور"


def _elsewhere(doc: Document, hit: Hit, s: int) -> bool:
    """Hospitals that received the wounded or spoke, schools that only mark a spot, posts from which somebody fired."""
    if doc.texts[hit.i].lstrip("ولب") in words("no_target"):
        return True
    if doc.texts[hit.i].isascii() and (_said_aside(doc, hit, s) or _speaker_works_there(doc, hit, s)):
        return True
    trade = doc.hit("occupation", hit.i)
    if hit.tag.value == "school" and ((trade and trade.j > hit.j) or "\u0651" in doc.quote(hit.i, hit.j)):
        return True  # "المدرِّسة": a woman who teaches
    if _part_of_name(doc, hit) or _left_from(doc, hit, s) or _held_at(doc, hit, s) or _seat(doc, hit):
        return True
    if doc.hit("says", hit.j) is not None and doc.texts[hit.i].isascii():
        return True
    if (
        hit.i - s < _SPEAKER
        and ":" in doc.texts[hit.j : hit.j + _SPEAKER]
        and hit.tag.value != "home_residential"
        and not _entry_of_list(doc, hit)
    ):
        return True  # "المكتب الإعلامي لوزارة الصحة:"
    if _only_near(doc, hit, s) or of_teller(doc, hit, s):
        return True
    if hit.tag.value == "journalist" and doc.texts[hit.j : hit.j + 1] == ["of"]:
        return bool(doc.hits("actor", hit.j, hit.j + 3))  # "the media office of the army"
    if _organisation(doc, hit):
        return True
    named = hit.tag.value
    if (named == "agricultural" and _no_farms(doc, hit)) or (named == "vehicle" and ambulance(doc, hit, s)):
        return True
    if hit.tag.value == "military" and (_fires(doc, hit.j) or patrols(doc, hit, s)):
        return True
    if (hit.tag.value == "rescue_workers" or comes(doc, hit)) and at_work(doc, hit, s):
        return True
    if stands(doc, hit, s) or heading_to(doc, hit, s):
        return True
    if doc.hit("says", hit.i - 1) is not None and not doc.texts[hit.i].isascii():
        return True
    if hit.tag.value == "health_facility" and _receives(doc, hit, s):
        return True
    return hit.tag.value not in ("camp", "home_residential") and moved_to(doc, hit, s)


def _no_farms(doc: Document, hit: Hit) -> bool:
    """Oil fields; "قتل مزارع بقصف": a farmer right behind what befell him."""
    person = doc.hit("group", hit.i)
    harmed = person is not None and person.tag.form == "sg" and doc.hit("kind", hit.i - 1) is not None
    return harmed or _of_oil(doc, hit)


def _entry_of_list(doc: Document, hit: Hit) -> bool:
    """ "مدرستان في كفر توت: قصف مدفعي": what was hit stands before the colon, and the attack right behind it.

    "Media Office: An airstrike" is who says so.
    """
    if hit.tag.value == "journalist":
        return False
    colon = next(k for k in range(hit.j, hit.j + _SPEAKER) if doc.texts[k] == ":")
    return bool(doc.hits("type", colon + 1, colon + 3))


@needs("says")
def _speaker_works_there(doc: Document, hit: Hit, s: int) -> bool:
    """ "said a doctor at the hospital", "a teacher at a school in X said": where somebody works who only tells."""
    at = next((k for k in range(hit.i - 1, max(s, hit.i - _AT), -1) if doc.texts[k] in _WORKS), None)
    who = None if at is None else next((h for h in doc.hits("group", max(s, at - 2), at) if h.j == at), None)
    if who is None:
        return False
    if any(h.j >= who.i - 2 for h in doc.hits("says", max(s, who.i - _AT), who.i)):
        return True
    behind = doc.hits("says", hit.j, hit.j + _SPEAKER)
    return bool(behind) and not any(doc.hits(d, hit.j, behind[0].i) for d in ("kind", "type"))


_WORKS = ("at", "of", "from", "in")


@needs("kind")
def _held_at(doc: Document, hit: Hit, s: int) -> bool:
    """ "اعتقلت 12 شاباً على حاجز", "في نقطة تفتيش": where people were held, in Arabic."""
    if doc.texts[hit.i] not in words("checkpoints") or doc.texts[hit.i - 1] not in _AT_A_POST:
        return False
    before = doc.hits("kind", s, hit.i)
    told = {h.tag.value for h in doc.hits("type", s, hit.i)}
    return bool(before) and all(h.tag.value == "detained" for h in before) and told <= _CUSTODY


_AT_A_POST, _CUSTODY = ("علي", "عند", "لدي", "في"), frozenset(("detention", "abduction", "raid"))


def _seat(doc: Document, hit: Hit) -> bool:
    """ "مقر المجلس المحلي", "مقر منظمة إنسانية": no military post."""
    named = doc.texts[hit.j - 1].endswith("مقر") and hit.tag.value == "military"
    behind = (stem for word in doc.texts[hit.j : hit.j + 2] for stem, _ in stems(word))
    return named and any(stem in words("civil_seats") for stem in behind)


def _only_near(doc: Document, hit: Hit, s: int) -> bool:
    """ "في محيط المشفى", "عبر المعبر", "باعت أثاثها في السوق": a spot, a way, and where stolen goods went."""
    near = doc.texts[max(s, hit.i - 2) : hit.i]
    if near == ["بالقرب", "من"] or (near[-1:] and near[-1] in ("محيط", "بمحيط", "لمحيط", "قرب", "عبر")):
        return True
    sold = doc.texts[max(s, hit.i - _SPEAKER) : hit.i] if hit.tag.value == "market" else []
    return any(w.removeprefix("و") in words("sells") for w in sold)


def _fires(doc: Document, j: int) -> bool:
    """ "مواقع قسد هي مصدر القصف": posts from which somebody fired; "حسب مصدر طبي" is who says so."""
    near = range(j, min(j + _SOURCE, len(doc.texts)))
    return any(doc.texts[k] == "مصدر" and doc.texts[k - 1] not in words("according") for k in near)


def _base(word: str) -> bool:
    return word.endswith("القاعدة")


@needs(_base)
def _organisation(doc: Document, hit: Hit) -> bool:
    """ "تنظيم القاعدة", "قيادي في “القاعدة”": al-Qaeda, no base."""
    quoted = doc.texts[hit.i - 1 : hit.i] == ['"'] and doc.texts[hit.j : hit.j + 1] == ['"']
    return doc.texts[hit.i].endswith("القاعدة") and (
        quoted or doc.texts[hit.i - 1] in ("تنظيم", "لتنظيم", "بتنظيم")
    )


def _of_oil(doc: Document, hit: Hit) -> bool:
    """ "حقل العمر النفطي", "حقل الغاز": no farmland."""
    near = doc.texts[hit.j : hit.j + _AT]
    return any(w.startswith(("النفط", "نفط", "الغاز", "غاز")) for w in near)


def _said_aside(doc: Document, hit: Hit, s: int) -> bool:
    """Whether an English word for a building or a car names no target."""
    named = _homeward(doc, hit) or _bomb(doc, hit) or _civil_seat(doc, hit) or _carried(doc, hit, s)
    if _by_whom(doc, hit, s):
        return True
    if doc.texts[hit.i] == "field" and doc.texts[hit.j : hit.j + 1] != [] and doc.texts[hit.j] in _IN_FIELD:
        return True
    posted = doc.texts[max(s, hit.i - _POSTED) : hit.i]
    at = next((n for n, word in enumerate(posted) if word in words("posted")), None)
    if at is not None and (hit.tag.value == "military" or men_stand(doc, max(s, hit.i - _POSTED) + at)):
        return True  # "forces stationed in the base fired"
    return named or _cared_for(doc, hit, s) or beside(doc, hit, s)


def _by_whom(doc: Document, hit: Hit, s: int) -> bool:
    """ "banned by the governor's office": a body that does something."""
    before = [w for w in doc.texts[max(s, hit.i - 2) : hit.i] if w not in words("definite")]
    return before[-1:] == ["by"]


def _receives(doc: Document, hit: Hit, s: int) -> bool:
    """ "المشفى استقبل شهيدين", "توفي في أحد مشافي": a hospital that takes people in, or in which somebody died."""
    if hit.j < len(doc.texts) and doc.texts[hit.j] in words("arrivals"):
        return True
    near = doc.texts[max(s, hit.i - _AT) : hit.i]
    carried = (w.removeprefix("و") for w in doc.texts[max(s, hit.i - _DIED) : hit.i])
    if any(w.startswith(_CARRIED) for w in carried) and _STRIKES.isdisjoint(near):
        return True
    inside = "في" in near
    said = doc.texts[max(s, hit.i - _DIED) : hit.j + _AT]
    return inside and any(w.startswith(_IN_BED) for w in said)


_SPEAKER = 4
_SOURCE = 12
_IN_BED = (
    "متاثر",
    "توفي",
    "وفاة",
    "جراحه",
    "جراحها",
    "جراحهم",
    "يعاني",
    "تعاني",
    "يخضع",
    "حالته",
    "حالتها",
    "حالة",
)
_AT, _DIED = 3, 9
_CARRIED = ("نقل", "اسعاف", "اسعف", "تلقي", "علاج", "لعلاج", "العلاج", "تخضع", "يخضع", "استقبل")


def _carried(doc: Document, hit: Hit, s: int) -> bool:
    """ "transported in an ambulance", "ambulance sirens were heard": what brought the wounded away, or came."""
    if hit.tag.value == "vehicle" and doc.texts[hit.i - 1 : hit.i] == ["onto"]:
        return True  # "loaded 40 people onto trucks"
    ambulance = hit.tag.value in ("vehicle", "rescue_workers") and doc.texts[hit.i].startswith("ambulance")
    siren = doc.texts[hit.j : hit.j + 1] in (["siren"], ["sirens"])
    return ambulance and (
        siren or not words("taken_in").isdisjoint(doc.texts[max(s, hit.i - _POSTED) : hit.i])
    )


_POSTED = 4
_IN_FIELD = frozenset(
    ("source", "sources", "commander", "commanders", "reporter", "reporters", "correspondent", "team", "teams", "guns",
     "artillery", "execution", "executions", "work", "workers", "visit", "office")
)  # fmt: skip


def _homeward(doc: Document, hit: Hit) -> bool:
    """ "going home", "home to 40,000 people", "house to house", "the al-Taym field": nobody's house, no farmland."""
    word, before = doc.texts[hit.i], doc.texts[hit.i - 1] if hit.i else ""
    if doc.texts[hit.j : hit.j + 2] == ["to", word] or doc.texts[max(hit.i - 2, 0) : hit.i] == [word, "to"]:
        return True
    if word == "coach" and before in _OWNERS:
        return True  # "their coach"
    if word == "field":
        name = doc.quote(hit.i - 1, hit.i)[:1].isupper() or before.startswith(("al-", "el-"))
        return before in ("oil", "gas", "mine") or name
    if not words("heading").isdisjoint(doc.texts[max(hit.i - _HEADING, 0) : hit.i]):
        return True  # "students heading for their schools", "on their way to the market"
    return word == "home" and (before in words("homeward") or doc.texts[hit.j : hit.j + 1] == ["to"])


_HEADING = 4
_OWNERS = frozenset(("his", "her", "their", "its"))


def _cared_for(doc: Document, hit: Hit, s: int) -> bool:
    """ "died in hospital", "died later in the camp's hospital": where the wounded were, not what was hit."""
    if hit.tag.value != "health_facility":
        return False
    before = doc.texts[max(s, hit.i - _TAKEN) : hit.i]
    if not _TELLERS.isdisjoint(before[-_TELLING:]) and not {"from", "at", "in"}.isdisjoint(
        before[-_TELLING:]
    ):
        return True  # "a medical source of the National Hospital"
    died = not words("taken_in").isdisjoint(before)
    led = next((w for w in reversed(before) if w in _LEADS), "") if died else ""
    return before[-1:] == ["in"] or led in ("in", "at", "to", "by")


_TAKEN, _TELLERS, _TELLING = 9, frozenset(("source", "sources")), 5
_LEADS = words("place_prepositions") | {"by"}


def _civil_seat(doc: Document, hit: Hit) -> bool:
    """ "the headquarters of the Media Group", "headquartered": no military post."""
    if doc.texts[hit.j - 1] != "headquarters":
        return False
    around = doc.texts[max(hit.i - 3, 0) : hit.i] + doc.texts[hit.j : hit.j + 6]
    return not words("civil_bodies").isdisjoint(around)


def _bomb(doc: Document, hit: Hit) -> bool:
    """ "a truck packed with explosives": the weapon."""
    return hit.tag.value == "vehicle" and any(
        h.tag.value == "ied_vbied" and h.i == hit.j for h in doc.hits("type", hit.j, hit.j + 1)
    )


def _part_of_name(doc: Document, hit: Hit) -> bool:
    """ "a car bomb", "a taxi driver", "إمام مسجد": part of another weapon or of who somebody is."""
    if hit.tag.value == "prison" and doc.texts[hit.i - 1] in (
        "في",
        "داخل",
        "in",
        "inside",
        "at",
        "from",
    ):
        return True
    if _attackers(doc, hit) or _of_trade(doc, hit):
        return True
    if any(
        h.i <= hit.i and h.j >= hit.j and h.j - h.i > 1 and h.tag.value != "property_destruction"
        for h in doc.hits("type", hit.i - _WEAPON, hit.i + 1)
    ):
        return True  # "a car bomb", "انفجار سيارة مفخخة"
    if doc.texts[hit.i].isascii():
        head = doc.hit("target", hit.j)
        if head is not None and head.tag.value != hit.tag.value:
            return True  # "a school bus"
        trade = doc.hit("group", hit.i)
        if trade is not None and trade.j > hit.j:
            return True  # "a bus driver"
        person = doc.hit("group", hit.j)
        last = doc.texts[hit.j - 1]
        return person is not None and (last.endswith("'s") or not last.endswith(("s", "carrying")))
    head = next((h for h in (doc.hit("target", hit.i - 1),) if hit.i and h), None)
    if head is not None and head.j == hit.i and head.tag.value != hit.tag.value and hit.clitic == "ال":
        return not head.clitic.endswith("ال")  # "مشفى الجامعة"
    if hit.tag.value == "vehicle" and doc.texts[hit.i - 1].removeprefix("و") in words("drivers"):
        return True
    person = doc.hit("group", hit.i - 1) if hit.i else None
    return person is not None and person.tag.value == "all" and person.tag.form == "sg" and not hit.clitic


_WEAPON = 3


def _of_trade(doc: Document, hit: Hit) -> bool:
    """ "مغسلة سيارات", "معرض للسيارات": a place of work, no vehicle."""
    before = doc.texts[max(hit.i - 4, 0) : hit.i]
    return hit.tag.value == "vehicle" and any(w.removeprefix("ال") in words("of_vehicles") for w in before)


def _attackers(doc: Document, hit: Hit) -> bool:
    """ "gunmen on a motorcycle", "detained at a checkpoint": those who did it rode or stood there."""
    before = [doc.texts[k] for k in range(max(hit.i - 3, 0), hit.i)]
    if doc.texts[hit.j - 1] in ("checkpoint", "checkpoints"):
        if doc.hits("type", max(hit.i - _BOMB_AT, 0), hit.i) and _bombed(doc, hit):
            return False  # "a car bomb at a checkpoint"
        return before[-1:] == ["at"] or before[-2:-1] == ["at"] or before[-3:-2] == ["at"]
    if hit.tag.value != "vehicle" or not {"on", "aboard", "riding"} & set(before[-2:]):
        return False
    near = range(max(hit.i - 5, 0), hit.i)
    return any((h := doc.hit("group", k)) and h.tag.value == "fighters" for k in near) or any(
        (a := doc.hit("actor", k)) and a.tag.value == "unknown" for k in near
    )


def _bombed(doc: Document, hit: Hit) -> bool:
    told = doc.hits("type", max(hit.i - _BOMB_AT, 0), hit.i)
    return told[-1].tag.value in ("ied_vbied", "unknown_explosion", "airstrike", "drone_strike", "shelling")


_BOMB_AT = 6


def _left_from(doc: Document, hit: Hit, s: int) -> bool:
    """ "اعتقل من منزله", "arrested from his home": where people were taken from is not what was hit."""
    before = [doc.texts[k].removeprefix("و") for k in range(max(s, hit.i - 3), hit.i)]
    if before[-1:] == ["من"]:
        return not any(stem in words("amounts_of") for w in before[-2:-1] for stem, _ in stems(w))
    return "from" in before[-2:] or (hit.tag.value in _LEFT and any(w in ("left", "leaving") for w in before))


_LEFT = ("health_facility", "place_of_worship", "school", "market")

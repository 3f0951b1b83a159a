"""The type of an event from its weapons and acts: the most specific that the text supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tawthiq.claims.packs import Pack
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit, stems
from tawthiq.model.claims import Count

BARE = ("bare_bombing", "bare_attack")
WEAK = frozenset(
    (
        "statement_other",
        "displacement",
        "siege",
        "unknown_explosion",
        "ground_fighting",
        "other",
        "bare_attack",
    )
)
LOOSE = WEAK.union(BARE)
"""Types that a more exact word for the same act goes before."""
MILD = frozenset(("statement_other", "other", "displacement", "siege"))
NO_ATTACK = MILD | {"detention", "abduction"}
STRIKING = words("strikes") - {"on", "علي"}
_BY_KIND = (
    ("executed", "execution"),
    ("detained", "detention"),
    ("displaced", "displacement"),
    ("returned", "displacement"),
    ("besieged", "siege"),
    ("returned", "displacement"),
)
_BOMBARDMENT = frozenset(
    (
        "airstrike",
        "drone_strike",
        "helicopter_barrel_bomb",
        "shelling",
        "rocket_missile",
        "cluster_munition",
        "chemical",
    )
)
_SHARPER = {
    "airstrike": ("drone_strike", "helicopter_barrel_bomb", "cluster_munition", "chemical"),
    "shelling": ("cluster_munition", "chemical", "rocket_missile"),
    "rocket_missile": ("cluster_munition", "chemical"),
    "shooting": ("raid", "execution"),
    "detention": ("raid", "abduction"),
    "execution": (),
}


def told_before(doc: Document, hit: Hit) -> bool:
    """ "the strike", القصف: an attack that was told of; المدفعية and "the army's guns" are only with what."""
    if doc.texts[hit.i].isascii():
        described = hit.i > 1 and doc.texts[hit.i - 1] in words("described_blows")
        return doc.texts[hit.i - 1 - described] in words("definite")
    return hit.clitic.endswith("ال") and any(stem in words("blows") for stem, _ in stems(doc.texts[hit.i]))


def refers_back(doc: Document, types: Sequence[Hit]) -> bool:
    """ "كما أدى القصف لإصابة طفل", "the bombardment left a farmer dead": the attack that was told of before."""
    told = [h for h in types if h.tag.value != "bare_attack" or h.clitic.endswith("ال")]
    if told and doc.texts[told[0].i].isascii():
        return all(h.tag.value in BARE and told_before(doc, h) for h in told)
    return bool(told) and all(h.tag.value in BARE and h.clitic.endswith("ال") for h in told)


_FLOWN = frozenset(("airstrike", "drone_strike", "helicopter_barrel_bomb"))
UNLIKE = {
    "shelling": _FLOWN | {"landmine_uxo", "ied_vbied", "shooting"},
    "rocket_missile": frozenset(("landmine_uxo", "ied_vbied", "shooting")),
    "landmine_uxo": _FLOWN | {"shelling", "shooting", "rocket_missile"},
    "ied_vbied": _FLOWN | {"shelling", "rocket_missile"},
    "shooting": _FLOWN | {"shelling", "rocket_missile", "landmine_uxo"},
    **dict.fromkeys(_FLOWN, frozenset(("shelling", "landmine_uxo", "ied_vbied", "shooting"))),
}
"""The weapons of which none can be meant by a word for the first."""


def more_exact(a: str, b: str) -> bool:
    """Whether one of two types only says the other more exactly: an airstrike, and a drone strike."""
    return b in _SHARPER.get(a, ()) or a in _SHARPER.get(b, ())


def event_type(
    parts: Sequence[Sequence[Hit]],
    counts: Iterable[Count],
    actors: Iterable[str],
    pack: Pack,
    *,
    doc: Document,
    arabic: bool,
) -> str:
    """One of EVENT_TYPES. The first part that names a weapon decides; later ones only make it more exact.

    Bare "bombing" is an airstrike in English unless the party has no aircraft, shelling in Arabic unless it only flies.
    """
    air = _from_the_air(pack, set(actors), arabic=arabic)
    best, bare = None, False
    for part in parts:
        found = _strong(part, pack, doc)
        if found is None and best is None and any(h.tag.value == "bare_bombing" for h in part):
            best, bare = ("airstrike" if air else "shelling"), True
        elif found is None and part is parts[0] and _by_fighting(part, doc):
            best = "ground_fighting"
        elif found and (best is None or found in _SHARPER.get(best, ()) or (bare and found in _BOMBARDMENT)):
            best, bare = found, False
    hits = [h.tag.value for part in parts for h in part]
    counts = list(counts)
    if counts and all(c.kind == "displaced" for c in counts) and _moved_first(parts, counts, doc):
        return "displacement"
    if best == "property_destruction" and any(h.tag.value == "ground_fighting" for h in parts[0]):
        return "ground_fighting"  # "clashes displaced 3,400 households. About 45 houses were burned"
    if best:
        flies = air and bool(pack.air_only & set(actors))
        return _by_people(best, parts, counts, doc, flies=flies)
    if "bare_attack" in hits and (pack.air_only & set(actors) or _on_positions(parts, doc)):
        return "airstrike" if pack.air_only & set(actors) else "ground_fighting"
    named = [t for t in hits if t not in BARE]
    if named:
        return _weak_type(named, "bare_attack" in hits, {c.kind for c in counts}, pack)
    kinds = {c.kind for c in counts}
    return next((t for kind, t in _BY_KIND if kind in kinds and "killed" not in kinds), "other")


def _on_positions(parts: Sequence[Sequence[Hit]], doc: Document) -> bool:
    """ "هجوم على نقطة عسكرية", "هاجم مسلحون حاجزاً": an attack with no weapon told of, on where fighters stand."""
    for hit in (h for part in parts for h in part if h.tag.value == "bare_attack"):
        near = doc.hits("target", hit.j, min(hit.j + _ASSAULT, len(doc.texts)))
        assault = any(stem in words("assaults") for stem, _ in stems(doc.texts[hit.i]))
        if assault and near and near[0].tag.value == "military":
            return True
    return False


_ASSAULT = 9


def _moved_first(parts: Sequence[Sequence[Hit]], counts: Sequence[Count], doc: Document) -> bool:
    """ "ألفا عائلة فرت بسبب المعارك", "300 families fled the shelling": who moved stands before why they did."""
    first = next((h for part in parts for h in part), None)
    moved = first is not None and first.tag.value == "displacement"
    return moved or (first is not None and counts[0].end <= doc.starts[first.i])


def _from_the_air(pack: Pack, actors: set[str], *, arabic: bool) -> bool:
    """Whether a bare "bombing" or قصف of these parties is an airstrike."""
    parties = actors - {"unknown"}
    return bool(pack.air_only & parties) if arabic else not parties or not parties <= pack.ground_only


def _by_people(
    best: str, parts: Sequence[Sequence[Hit]], counts: Sequence[Count], doc: Document, *, flies: bool
) -> str:
    """The type that what befell people makes of one; `flies`: it is by a party that only flies."""
    if best in ("detention", "abduction", "raid") and _put_to_death(counts):
        return "execution"
    if best == "raid" and flies and _only_raids(parts, counts, doc):
        return "airstrike"
    return "raid" if best == "helicopter_barrel_bomb" and _flown_in(parts, counts, doc) else best


def _only_raids(parts: Sequence[Sequence[Hit]], counts: Iterable[Count], doc: Document) -> bool:
    """Whether nothing but the word says that a raid was one on the ground, and nobody was taken in it."""
    raids = [h for p in parts for h in p if h.tag.value == "raid"]
    plain = all(h.j - h.i <= 2 and doc.texts[h.j - 1] in ("raid", "raids") for h in raids)
    return (
        plain
        and any(c.kind in ("killed", "injured") for c in counts)
        and all(c.kind != "detained" for c in counts)
    )


def _flown_in(parts: Sequence[Sequence[Hit]], counts: Iterable[Count], doc: Document) -> bool:
    """ "captured an ISIS member in a helicopter raid": people taken by those whom helicopters brought."""
    flown = [h for p in parts for h in p if h.tag.value == "helicopter_barrel_bomb"]
    taken = any(c.kind == "detained" for c in counts)
    return taken and all(doc.texts[h.j - 1] in ("raid", "raids") for h in flown)


def _by_fighting(part: Sequence[Hit], doc: Document) -> bool:
    """ "أصيب ستة باشتباكات", "جراء اشتباكات": people hurt by a fight, whatever shells are told of behind it."""
    return any(
        h.tag.value == "ground_fighting" and (h.clitic == "ب" or doc.texts[h.i - 1] in words("by_what"))
        for h in part
    )


def _put_to_death(counts: Iterable[Count]) -> bool:
    """ "تصفية ثلاثة بعد اعتقالهم": people put to death, and nobody counted as held."""
    kinds = {c.kind for c in counts}
    return "executed" in kinds and "detained" not in kinds


def _strong(part: Sequence[Hit], pack: Pack, doc: Document) -> str | None:
    """The most specific weapon of one part; "rocket and artillery shelling" is shelling."""
    named = [
        h for h in part if h.tag.value not in WEAK and h.tag.value not in BARE and not _by_bombs(h, part, doc)
    ]
    if not named:
        return None
    named = [h for h in named if not _air_raid(h, named, doc)] or named
    fire = [h for h in named if h.tag.value in _BOMBARDMENT]
    best = min((h.tag.value for h in named), key=lambda t: pack.ranks[t])
    values = {h.tag.value for h in named}
    if (
        best == "airstrike"
        and ("detention" in values or "abduction" in values)
        and all(_in_raids(doc, h) or "detention" in values for h in named if h.tag.value == best)
        and all(doc.texts[h.i] == "raids" for h in named if h.tag.value == best)
    ):
        return "raid" if "detention" in values else "abduction"  # "detained 17 people in overnight raids"
    if best == "detention" and any(doc.texts[h.i] in words("storms") for h in part):
        return "raid"  # "stormed the village and detained 14"
    if {"cluster_munition", "landmine_uxo"} <= values:
        return "landmine_uxo"
    other = next((h for h in named if h.tag.value in ("raid", "ied_vbied")), None)
    if fire and other and (best in ("raid", "ied_vbied") or "raid" in values):
        first = min((h.tag.value for h in fire), key=lambda t: pack.ranks[t])
        best = first if fire[0].i < other.i else other.tag.value
    elif "raid" in values and best == "ied_vbied":
        best = next(
            h.tag.value for h in named if h.tag.value in ("raid", "ied_vbied")
        )  # "داهمت ... ففجر نفسه"
    if best == "rocket_missile" and any(_paired(a, b, doc) for a, b in pairwise(named)):
        return "shelling"
    return best


_BY = frozenset(("in", "by", "during"))


def _by_bombs(hit: Hit, part: Sequence[Hit], doc: Document) -> bool:
    """ "Russian bombs levelled a building", "levelled in the bombing": what the bombs did."""
    return doc.texts[hit.i] in words("brought_low") and any(
        h.tag.value == "bare_bombing" and (h.i < hit.i or not _BY.isdisjoint(doc.texts[hit.j : h.i]))
        for h in part
    )


def _in_raids(doc: Document, hit: Hit) -> bool:
    """ "kidnapped in dawn raids": what people were taken in."""
    return "in" in doc.texts[max(hit.i - _RAID, 0) : hit.i]


def _air_raid(hit: Hit, named: Sequence[Hit], doc: Document) -> bool:
    """ "the raid by Russian jets": no raid on the ground."""
    word = doc.tokens[hit.j - 1].text
    ground = any(h.tag.value == "detention" for h in named)
    if word == "raid" and not ground and any(h.tag.value in ("airstrike", "drone_strike") for h in named):
        return True
    return word == "raid" and any(
        h.tag.value == "airstrike" and 0 < h.i - hit.j <= _RAID and doc.tokens[hit.j].text in ("by", "of")
        for h in named
    )


_RAID = 3


def _paired(a: Hit, b: Hit, doc: Document) -> bool:
    kinds = {a.tag.value, b.tag.value}
    near = b.i - a.j <= 1
    joined = "و" in b.clitic or (b.i > 0 and doc.texts[b.i - 1] in ("and", "و"))
    return kinds == {"rocket_missile", "shelling"} and near and joined


def _weak_type(named: Sequence[str], attack: bool, kinds: set[str], pack: Pack) -> str:
    """The type where no weapon is named. People killed by an attack were not displaced by it, nor by talks."""
    if "killed" in kinds and attack and "displaced" not in kinds:
        named = [t for t in named if t != "displacement"] or ["other"]
    best = min(named, key=lambda t: pack.ranks[t])
    if best == "statement_other" and (attack or "killed" in kinds):
        return "other"
    if best == "other" and kinds == {"returned"}:
        return "displacement"
    if kinds.isdisjoint(("killed", "injured")) and set(named) == {"other", "statement_other"}:
        return named[0]  # "staged a protest, calling on the fighters to leave"
    return best

"""Names of parties in Arabic that do nothing where they stand, or act by the words before them."""

from __future__ import annotations

from tawthiq.claims.days.time_phrases import past_time
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit

_PARTY, _WHILE = 5, ("حين", "فيما", "بينما")
_OVERHEAD = ("تحليق", "التحليق", "لتحليق")
_SUSPECT = ("المتهم", "متهم", "بانتما", "لانتما", "بالانتما", "لانتسا", "مرتبط", "المرتبط")


def last_tags(doc: Document, s: int, e: int) -> int:
    """The token from which a sentence only lists hashtags, two or more; `e` when it does not. In any language."""
    first, k, tags = e, e - 1, 0
    while k > s and (doc.tokens[k].kind == "w" or doc.texts[k].startswith("_")):
        if doc.texts[k - 1] == "#":
            first, tags, k = k - 1, tags + 1, k - 1
        elif not doc.texts[k].startswith("_") and not doc.texts[k - 1].startswith("_"):
            break
        k -= 1
    return first if tags > 1 else e


def tag(doc: Document, hit: Hit, tags: int) -> bool:
    """ "#العدوان_الروسي #ردع_العدوان" at the end, or a party that the one right before belongs to."""
    if hit.i >= tags:
        return True
    of = hit.i > 1 and doc.texts[hit.i - 1] in words("belong_to")
    return of and any(h.j == hit.i - 1 for h in doc.hits("actor", hit.i - _PARTY, hit.i - 1))


def named_place(doc: Document, hit: Hit, s: int) -> bool:
    """ "قرية الأسدية", "حي الثوار": one word with the article behind a kind of place is its name."""
    if hit.j - hit.i == 1 and hit.i > s + 1 and doc.texts[hit.i - 1] == "of":
        return doc.texts[hit.i - 2] in words("kinds_of_village")  # "the village of Nusra"
    if hit.j - hit.i > 1 or hit.i <= s or not doc.texts[hit.i].startswith("ال"):
        return False
    return hit.tag.form != "place" and doc.texts[hit.i - 1].removeprefix("ال") in words("settlements")


def of_another(doc: Document, hit: Hit) -> bool:
    """ "طيران الاحتلال الأميركي", "قوات النظام التركي": a bare occupation or regime that is another party's."""
    regime = doc.texts[hit.j - 1].endswith("نظام")
    if not (regime or doc.texts[hit.j - 1].endswith("احتلال")):
        return False
    behind = doc.hit("actor", hit.j)
    if regime and (behind is None or behind.clitic != "ال" or not doc.texts[hit.j].endswith("ي")):
        return False
    return behind is not None and behind.tag.value != hit.tag.value and not behind.clitic.startswith("و")


def arabic_role(before: list[str]) -> str | None:
    """The role of a party behind "بتهمة التنسيق مع", "بمشاركة", "تحليق"; None behind other words."""
    if not words("charged").isdisjoint(before):
        return "struck"
    if not words("joins").isdisjoint(before) or ("بدعم" in before and "جوي" in before):
        return "acts"
    opens = before[-1].startswith("و") or len(before) == 1 or before[-2] in _WHILE
    if opens and before[-1].removeprefix("و") in words("accuses"):
        return "aside"  # "واتهمت قوات الدعم السريع الجيش"
    for word in before:
        if word.startswith(_SUSPECT):
            return "struck"
        if word.startswith(_OVERHEAD):
            return "aside"
    return None


def past_party(doc: Document, k: int, stop: int) -> int:
    """The token behind the parties that do it: "اعتقلت قوات النظام الناشط سامر"."""
    while k < stop:
        if doc.texts[k] in ("و", '"', "#", "(", ")"):
            k += 1
        elif (after := past_time(doc, k, stop)) > k:
            k = after
        elif doc.texts[k] == "," and (past_time(doc, k + 1, stop) > k + 1 or _closes_day(doc, k, stop)):
            k += 1
        elif hit := doc.hit("actor", k) or doc.hit("rel", k) or doc.hit("org", k):
            k = hit.j
        elif doc.texts[k] in _LED or _of_a_party(doc, k):
            k += 1
        elif (flown := doc.hit("type", k)) and doc.texts[k - 1] in words("joins"):
            k = flown.j
        elif (gunmen := doc.hit("group", k)) and gunmen.tag.value == "fighters" and gunmen.tag.form == "pl":
            k = gunmen.j
        elif (mourned := _past_mourners(doc, k, stop)) is not None:
            k = mourned
        elif doc.texts[k].startswith("مجهول") or doc.texts[k] in words("by_fire"):
            k += 1
        else:
            break
    return k


def _closes_day(doc: Document, k: int, stop: int) -> bool:
    """ "قتل، صباح الأحد، سالم كرم": the comma behind a day, unless و goes on behind it."""
    day = k - 1 in doc.dated or doc.texts[k - 1] in words("behind_days")
    return day and k + 1 < stop and not doc.texts[k + 1].startswith("و")


_LED, _OF_PLACE = words("squads") | words("joins"), words("dwellers") | words("settlements")


def _of_a_party(doc: Document, k: int) -> bool:
    """ "قوة من الأمن العسكري": the word that leads to the party."""
    return doc.texts[k] in words("of_a_party") and doc.hit("actor", k + 1) is not None


def _past_mourners(doc: Document, k: int, stop: int) -> int | None:
    """ "شيع أهالي كفر توت الشاب": where the one stands whom the people of a place bury."""
    if doc.texts[k] not in _OF_PLACE:
        return None
    if doc.texts[k - 1].removeprefix("و") not in words("buries"):
        return None
    near = doc.hits("group", k + 1, min(k + _PLACE, stop))
    return next((h.i for h in near if "ال" in h.clitic and h.tag.form in ("sg", "dual")), None)


_PLACE = 6


def past_there(doc: Document, k: int) -> int:
    """The token behind "in it": "قُتل فيها السائق ومرافقه"."""
    return k + (doc.texts[k : k + 1] in (["فيه"], ["فيها"]))

"""The noun that a number counts: people, a kind that is itself a noun, facilities, a party's people."""

from __future__ import annotations

from tawthiq.claims.people.arabic_idioms import ill
from tawthiq.claims.people.bodies import of_body
from tawthiq.claims.people.counted import is_others
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.described import people_at
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_DESCRIBED, _ADJECTIVES = 3, words("adjectives_behind_people")


def noun_at(doc: Document, q: Quantity, j: int) -> bool:
    here = doc.here.get(j)
    if here is None:
        return False
    kind, target = here.get("kind"), here.get("target")
    group = None if _minor(doc, j) else here.get("group")
    if target and doc.texts[j].isascii() and doc.hit("group", target.j):
        return noun_at(doc, q, target.j)  # "three ambulance drivers"
    if kind and (kind.tag.form.startswith("noun") or _counted_case(doc, q, kind)):
        q.fixed, q.j, q.form, q.noun = kind.tag.value, kind.j, kind.tag.form, j
        q.group = "women" if doc.texts[j] in words("women_hurt") else q.group
        second_noun(doc, q)
        return True
    if kind and (hurt := _hurt_people(doc, q, kind)) is not None:
        q.fixed, q.group, q.j, q.form, q.noun = kind.tag.value, hurt.tag.value, hurt.j, hurt.tag.form, j
        q.unit = "household" if q.group == "families" else q.unit
        if kind.tag.value in ("detained", "displaced"):
            q.form = "noun_n"  # "executed five captured soldiers": what they were
        return True
    if target and (group is None or target.j > group.j) and "ب" not in target.clitic:
        q.target, q.j, q.unit, q.noun = target.tag.value, target.j, "facility", j
        return True
    if group:
        of_one = _of_one(doc, q, j)
        q.group, q.j, q.form, q.noun = group.tag.value, group.j, group.tag.form, j
        if _of_the_people(doc, q, group):
            return True
        q.others = q.others or is_others(doc, group)
        q.group = "all" if of_one and q.group == "families" and group.tag.form == "sg" else q.group
        q.unit = "household" if q.group == "families" else "person"
        _both_nouns(doc, q)
        second_noun(doc, q)
        of_rescuers(doc, q)
        _of_family(doc, q)
        end = q.j
        of_body(doc, q)
        if q.j > end:
            _both_nouns(doc, q)  # "40 members of the guard and soldiers"
        return True
    return _forces(doc, q, j)


def people_of(doc: Document, q: Quantity, j: int) -> bool:
    """ "three Islamic State group members": the people right behind the long name of a party."""
    party = doc.hit("actor", j)
    long = party is not None and party.j - j > 1 and doc.texts[j].isascii()
    if _attacks_on(doc, q, j):
        return True
    return long and party is not None and doc.hit("group", party.j) is not None and noun_at(doc, q, party.j)


@needs(words("attack_cases"))
def _attacks_on(doc: Document, q: Quantity, j: int) -> bool:
    """ "94 حادثة اعتداء منها 33 على مدارس": what so many of the attacks were on."""
    target = doc.hit("target", j + 1) if q.numbered and doc.texts[j] == "علي" else None
    if target is None or words("attack_cases").isdisjoint(doc.texts[max(q.i - _CASES, 0) : q.i]):
        return False
    q.target, q.j, q.unit, q.noun = target.tag.value, target.j, "facility", j + 1
    return True


_CASES = 12


def _of_one(doc: Document, q: Quantity, j: int) -> bool:
    """ "ثمانية من أسرة واحدة", "six of the Karam family": whether people are counted out of whom token j names."""
    return doc.texts[j - 1] == "من" or (j - q.j < _OF_ONE and "of" in doc.texts[q.j : j])


def _of_the_people(doc: Document, q: Quantity, group: Hit) -> bool:
    """ "three civilian deaths": the noun right behind the people says what befell them; in Arabic `hurt_people`."""
    if not q.numbered or not doc.texts[group.i].isascii():
        return False
    other = doc.hit("group", group.j + 1) if doc.texts[group.j : group.j + 1] == ["and"] else None
    kind = doc.hit("kind", other.j if other is not None else group.j)
    if kind is None or (kind.tag.form != "noun_pl" and not (kind.tag.form == "noun_sg" and other is None)):
        return False
    if other is not None and other.tag.value != q.group:
        q.group = "all"  # "60 civilian and fighter casualties"
    q.fixed, q.j, q.form = kind.tag.value, kind.j, kind.tag.form
    return True


def _minor(doc: Document, j: int) -> bool:
    """ "Three minor injuries": light ones, no minors."""
    return doc.texts[j] == "minor" and doc.texts[j + 1 : j + 2] in (
        ["injuries"],
        ["injury"],
        ["wounds"],
        ["burns"],
    )


def _hurt_people(doc: Document, q: Quantity, kind: Hit) -> Hit | None:
    """ "two injured children", "five killed civilians": the people behind the participle that counts them."""
    counted = q.numbered or q.qualifier == "vague"
    if not counted or kind.i - q.j > 1 or doc.texts[kind.i] not in words("participles"):
        return None
    own = doc.hit("group", kind.i)  # "displaced civilians" are one word
    people = own if own is not None and own.j > kind.j else people_at(doc, kind.j)
    families = people is not None and people.tag.value == "families"
    return None if families and kind.tag.value != "displaced" else people


def _counted_case(doc: Document, q: Quantity, kind: Hit) -> bool:
    """ "252 إصابة", "156 حالة اعتقال", "12 cases of detention": the word for what happened is itself counted."""
    if not q.numbered or kind.tag.form != "right" or "و" in kind.clitic:
        return False
    if doc.texts[kind.i].isascii() and kind.i - q.j < _DESCRIBED:
        return doc.texts[kind.i] in words("counted_acts") or doc.texts[kind.j - 1] == "of"
    if doc.texts[kind.i] in words("counted_acts") and kind.i == q.j and (q.low or 0) > 2:
        return (q.low or 0) > 10 or kind.tag.value == "killed"
    case = doc.texts[kind.i - 1] in words("cases") or doc.texts[kind.i - 2] in words("cases")
    return case


def _both_nouns(doc: Document, q: Quantity) -> None:
    """ "38 pupils and teachers", "36 من النساء والأطفال", "30 امرأة وطفلاً": one number for both groups."""
    k = q.j
    english = k + 1 < len(doc.tokens) and doc.texts[k] == "and"
    other = people_at(doc, k + english) if k + english < len(doc.tokens) else None
    if other is not None and other.tag.value == q.group and (q.low or 0) > _TEN and other.clitic == "و":
        q.j = other.j if other.tag.form == "sg" else q.j  # "74 طفلا وطفلة"
    if not q.numbered or other is None or other.tag.value == q.group:
        return
    j = other.i if q.noun is None else q.noun
    if other.tag.form != "pl":
        return
    arabic = q.noun is not None and doc.texts[q.noun].startswith("ال") and other.clitic == "وال"
    if (english and (q.low or 0) > 1 and not doc.hit("qualifier", k + 1)) or arabic:
        armed = "fighters" in (q.group, other.tag.value) and not words("members").isdisjoint(
            (doc.texts[j], doc.texts[other.i])
        )
        q.group, q.j = "fighters" if armed else "all", other.j


_TEN = 10


_UNIT, _OF_ONE = 5, 5


def of_rescuers(doc: Document, q: Quantity) -> None:
    """ "عنصرين من الدفاع المدني", "أربعة من كوادر الإسعاف": who serves with those who rescue is no fighter."""
    if q.group != "fighters" or not doc.texts[q.j - 1].removeprefix("و").startswith("عن"):
        return
    k = q.j
    while k < min(q.j + _UNIT, len(doc.tokens)) and doc.texts[k] in words("rescue_units"):
        k += 1
    length = _service(doc, k)
    before = range(max(q.i - _UNIT * 2, 0), q.i)  # "استهدف عناصر الدفاع المدني فقتل عنصرا"
    if length or (k == q.j and any(_service(doc, n) for n in before)):
        q.group, q.j = "rescue_workers", k + length


def _service(doc: Document, k: int) -> int:
    """How many words name a service that rescues at token k; 0 when none do."""
    said = (doc.texts[k : k + n] for n in (2, 1))
    return next((len(told) for told in said if " ".join(told) in words("rescue_services")), 0)


def _of_family(doc: Document, q: Quantity) -> None:
    """ "seven members of the Karam family", "six people from one family": whose they are belongs to the noun."""
    if doc.texts[q.j : q.j + 1] not in (["of"], ["from"]) or doc.texts[q.j - 1] in ("victims", "casualties"):
        return
    kin = doc.texts[q.j - 1] in ("members", "member", "relatives", "siblings", "brothers", "sisters")
    for k in range(q.j + 1, min(q.j + _FAMILY, len(doc.tokens))):
        if doc.texts[k] in ("family", "families"):
            one = doc.texts[k] == "family" and "and" in doc.texts[q.j : k]
            q.j = q.j if one and not kin else k + 1  # "two men from Kafr Tut and a family"
            return
        word = doc.quote(k, k + 1)
        if not (word[:1].isupper() or doc.texts[k].startswith(("al-", "el-")) or doc.texts[k] in _SAME):
            return


_FAMILY, _SAME = (
    8,
    frozenset(
        ("the", "a", "one", "same", "his", "her", "their", "single", "extended", "al", "and", "two", "/")
    ),
)


def _forces(doc: Document, q: Quantity, j: int) -> bool:
    """ "five government forces": the party itself is the noun, unless its people stand behind ("army members")."""
    actor = doc.hit("actor", j)
    if (
        actor is None
        or not q.numbered
        or actor.tag.form == "place"
        or doc.texts[actor.j - 1] not in words("military_units")
        or (doc.hit("group", actor.j) and doc.texts[j].isascii())
    ):
        return False
    q.group, q.j, q.noun = "fighters", actor.j, j
    return True


def _body(doc: Document, q: Quantity, group: Hit) -> bool:
    """ "جثتين لشابين": whose bodies they are."""
    return (
        q.fixed == "killed" and group.clitic == "ل" and any(w in doc.texts[q.j - 1] for w in ("جث", "جثام"))
    )


def second_noun(doc: Document, q: Quantity) -> None:
    """ "12 جريحاً مدنياً", "3 civilian men", "three male paramedics": a second noun narrows the first."""
    if _past_adjectives(doc, q) and q.j in doc.numbers:
        return
    if q.j + 1 >= len(doc.tokens):
        return
    if doc.texts[q.j] in words("belongs") and (whose := doc.hit("group", q.j + 1)):
        q.group, q.j = whose.tag.value, whose.j
        return
    group = doc.hit("group", q.j)
    if (
        group is not None
        and q.definite
        and q.form == "noun_pl"
        and group.tag.form in ("sg", "dual")
        and not group.clitic
    ):
        return  # "من بين القتلى متطوع": one of them
    if group is None or "و" in group.clitic or (group.clitic[:1] in ("ل", "ب") and not _body(doc, q, group)):
        return
    second = group.tag.value
    if q.fixed and group.clitic[:1] == "ل" and group.tag.form == "sg" and q.low != 1:
        return  # "جثتين لرجل مسن وحفيدته"
    if (
        (q.group == "children" and second == "men" and doc.texts[q.j] in words("siblings"))
        or second == "families"
        or (second in ("men", "women") and doc.texts[q.j - 1] in words("infants"))
    ):
        pass
    elif (q.group in (None, "all") and second != "all") or (
        q.group == "civilians" and second in ("children", "women", "men")
    ):
        q.group = second
    elif q.group in ("men", "women") and doc.texts[q.j - 1] in ("male", "female"):
        q.also, q.group = q.group, second
    elif second not in ("all", "civilians", q.group):
        return
    q.j = group.j


def _past_adjectives(doc: Document, q: Quantity) -> bool:
    """Take adjectives of people to their noun ("مدنيين أبرياء اثنين"); whether there are any."""
    first = q.j
    while q.j < len(doc.texts) and doc.texts[q.j] in _ADJECTIVES:
        q.j += 1
    return q.j > first


def hurt_people(doc: Document, q: Quantity) -> None:
    """ "ثلاثة أطفال جرحى", "طفل شهيد": an Arabic noun behind the people says what befell them; also a rank."""
    if q.j + 1 < len(doc.texts) and doc.texts[q.j] == "برتبة" and not doc.texts[q.j + 1].startswith("و"):
        q.j += 2  # "ضابط برتبة عقيد وثلاثة جنود"
    _who_were_displaced(doc, q)
    hit = doc.hit("kind", q.j)
    if hit is None or q.fixed or q.definite or hit.clitic or q.unit != "person" or ill(doc, hit):
        return
    if doc.texts[hit.i].isascii():
        return
    if hit.tag.form == "noun_n" and hit.tag.value == "besieged":
        q.kinds, q.j = ("besieged",), hit.j  # "ألف مدني محاصرون"
    noun = hit.tag.form in ("noun_sg", "noun_dual", "noun_pl")
    if noun and hit.tag.value in ("killed", "injured"):
        q.fixed, q.j = hit.tag.value, hit.j


def _who_were_displaced(doc: Document, q: Quantity) -> None:
    """ "340 عائلة نازحة", "عشرات العائلات المهجرة": people whom the adjective behind them counts as displaced."""
    if q.noun is None or q.fixed or q.unit == "facility":
        return
    last = q.j - 1 if q.j - q.noun > 1 else q.j
    if doc.texts[last : last + 1] and doc.texts[last].removeprefix("ال") in words("displaced_adjectives"):
        q.fixed, q.j, q.form = "displaced", last + 1, "noun_n"


def one_more(doc: Document, k: int, e: int) -> Quantity | None:
    """ "killed a child and injured another", "a third": one more of the people before, without a noun."""
    hit = doc.hit("one_more", k)
    if hit is not None and hit.tag.value == "as_many":
        return _as_many(doc, hit)
    if hit is None or doc.texts[hit.j : hit.j + 1] == ["of"]:
        return None  # "a third of them"
    if hit.j < e and doc.texts[hit.j] in words("hit_by_another"):
        return None  # "one strike on a hospital, another on a camp"
    if (
        hit.j < e
        and doc.tokens[hit.j].kind != "p"
        and not (doc.texts[hit.j] in words("stops") or doc.hit("kind", hit.j))
    ):
        return None
    return Quantity(hit.i, hit.j, 1, 1, "exact", form="sg", noun=hit.i, others=True)


def _as_many(doc: Document, hit: Hit) -> Quantity | None:
    """ "وأصيب مثلهم", "and as many were wounded": the number is that of those counted before (`as_many_as`)."""
    if doc.texts[hit.j : hit.j + 1] in (["as"], ["of"]) or doc.texts[hit.i - 1] in ("twice", "half", "times"):
        return None
    return Quantity(hit.i, hit.j, None, None, "same", form="pl", numbered=True, others=True)


def as_many_as(doc: Document, found: list[Quantity]) -> list[Quantity]:
    """The quantities in order, those that only say "as many" with the number of the one before; none without one."""
    out: list[Quantity] = []
    for q in found:
        whole = (p for p in reversed(out) if not doc.hits("part", max(p.i - 2, 0), p.i))
        before = next(whole, None) if q.qualifier == "same" else None
        if before is not None:
            q.low, q.high, q.qualifier = before.low, before.high, before.qualifier
        if q.qualifier != "same":
            out.append(q)
    return out

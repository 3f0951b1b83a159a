"""Arabic rosters: "الدكتور خالد نعمان وزوجته سعاد وأطفالهما الثلاثة والطفلة لين ٩ سنوات"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawthiq.claims.people.apposed import apposed, young_kin
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.arabic_behind import behind_arabic_name
from tawthiq.claims.persons.persons import name_word, surname
from tawthiq.claims.persons.roster import ROLES, SEX, Person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import is_arabic_number
from tawthiq.lang.tokens import LINE
from tawthiq.model.memory import Remembered

Counted = Mapping[int, Quantity]
_NAME, _TITLES, _TWO, _FAR = 6, 4, 2, 400
_LISTED = frozenset((",", "/", "|", "-", "_", "•", "*"))
_QUOTES = frozenset(('"', "'", "#", "("))
_KUNYA = frozenset(("ابو", "ابي", "ابا", "ام"))
_KNOWN_NAMES = words("given_names") | _KUNYA
_TITLED = words("honorifics") | words("before_names") | words("titles_of_arabs")
_NO_NAMES = (words("after_names") | words("severity") | words("aged")) - {"علي"}
_OWNERS = {"هما": "their", "هم": "their", "هن": "their", "ها": "her", "ه": "his"}


@dataclass(slots=True)
class _Head:
    """Titles and nouns before a name."""

    n: int
    group: str = "all"
    sex: str | None = None
    role: str | None = None
    titles: int = 0
    noun: bool = False


def arabic_roster(doc: Document, k: int, e: int, counted: Counted, *, listed: bool = False) -> list[Person]:
    """The persons told of from token k on; `listed`: signs part them too, as behind a heading."""
    out: list[Person] = []
    e, first = min(e, k + _FAR), True
    while k < e:
        told = _entry(doc, k, e, counted, first=first)
        if not told or not (first or _joined(doc, k, told[0], listed=listed)):
            break
        out += told
        after = _next(doc, told[-1].j, e, listed=listed)
        if after is None:
            break
        k, first = after, False
    return out


def _joined(doc: Document, k: int, person: Person, *, listed: bool) -> bool:
    """Whether what stands at token k is another person: a noun behind a comma alone says more of the last one."""
    if person.name is None and person.owner is None:
        return joins(doc.texts[k]) or doc.texts[k - 1] == "و"
    return listed or _sure(doc, person)


def _next(doc: Document, k: int, e: int, *, listed: bool) -> int | None:
    """The token of the next person behind و, a comma or another sign; None where nothing joins one."""
    n = k
    while n < e and (doc.texts[n] in ("و", ",") or (listed and _parts(doc, n))):
        n += 1
    if n >= e:
        return None
    return n if n > k or joins(doc.texts[n]) else None


def _parts(doc: Document, k: int) -> bool:
    return doc.texts[k] in _LISTED or doc.tokens[k].kind == LINE


def _sure(doc: Document, person: Person) -> bool:
    """Whether more than its place in the list says that words are a person: a title, kin, an age, a known name."""
    if person.name is None or person.owner or person.age is not None or person.titled or person.kin:
        return True
    return knows_name(doc, *person.name)


def knows_name(doc: Document, i: int, j: int) -> bool:
    """Whether one of the words is a first name that many bear, or opens a kunya."""
    return any(_bare(doc, k) in _KNOWN_NAMES for k in range(i, j))


def _bare(doc: Document, k: int) -> str:
    word = doc.texts[k]
    return word[1:] if joins(word) and len(word) > _TWO else word


def _entry(doc: Document, k: int, e: int, counted: Counted, *, first: bool) -> list[Person]:
    """The person at token k, or the several of "وولديه سالم ووليد"."""
    start = k
    while k < e and doc.texts[k] in _QUOTES:
        k += 1
    kin = _kin(doc, k, e) if k < e else []
    if kin or k >= e:
        return kin
    head = _head(doc, k, e)
    end = arabic_name_end(doc, head.n, e)
    long = end - head.n >= _TWO or (end > head.n and head.titles > 0)
    if not long or (end == head.n + 1 and joins(doc.texts[end - 1]) and head.n > k):
        return _unnamed(doc, start, k, head, counted, e)
    person = Person(start, end, (head.n, end), 1, head.group, None, head.sex, head.role, titled=head.titles)
    return [behind_arabic_name(doc, person, e)]


def _head(doc: Document, k: int, e: int) -> _Head:
    """الدكتور المهندس, والطفلة, الشهيد: titles and definite nouns from token k on."""
    head = _Head(k)
    while head.n < e and head.titles < _TITLES:
        word = doc.texts[head.n]
        word = word[1:] if word.startswith("و") and head.n == k else word
        hit = doc.hit("group", head.n)
        definite = (
            hit is not None
            and hit.clitic in (("ال", "وال") if head.n == k else ("ال",))
            and hit.tag.form == "sg"
        )
        if definite and hit is not None and hit.tag.value != "families" and hit.j <= e:
            _take(doc, head, hit)
        elif word in _TITLED:
            if word in words("honorifics_of_women") or (word.endswith("ة") and head.sex is None):
                head.sex, head.group = "female", "women" if head.group == "all" else head.group
            head.n += 1
        elif head.titles and word in ('"', "#", ":"):
            head.n += 1
            continue
        else:
            break
        head.titles += 1
    return head


def _take(doc: Document, head: _Head, hit: Hit) -> None:
    group = hit.tag.value
    sex = doc.hit("sex", hit.i)
    job = doc.hit("occupation", hit.i)
    head.group = group if head.group in ("all", "civilians") or group in ROLES else head.group
    head.sex = head.sex or SEX.get(group) or (sex.tag.value if sex is not None else None)
    head.role = head.role or (job.tag.value if job is not None else None)
    head.noun, head.n = True, hit.j


_COUNTS = Remembered(is_arabic_number)


def arabic_name_end(doc: Document, k: int, e: int) -> int:
    """The end of the name at token k, which a و may join to what stands before; k where none begins."""
    n = k
    while n < e and n - k < _NAME and n not in doc.dated:
        word = doc.texts[n]
        if word in _NO_NAMES or word in words("name_ends") or _COUNTS[word]:
            break
        if n > k and (joins(word) and len(word) > _TWO):
            break
        if n == k and _definite_noun(doc, n):
            break
        if not (_named(doc, n, first=n == k) or _family_name(doc, k, n)):
            break
        n += 1
    return n


def _definite_noun(doc: Document, k: int) -> bool:
    """Whether token k has the article, and is no name that is borne with it."""
    word = _bare(doc, k)
    return word.startswith("ال") and len(word) > _TWO + 1 and word not in words("names_with_article")


def _family_name(doc: Document, k: int, n: int) -> bool:
    """الخطيب; right behind a first name any noun with the article: "قيس الجندي"."""
    hit = doc.hit("group", n)
    noun = hit is not None and hit.clitic == "ال" and hit.tag.form == "sg" and hit.j == n + 1
    return n > k and (surname(doc, n) or (noun and n == k + 1))


def _named(doc: Document, k: int, *, first: bool) -> bool:
    if doc.texts[k] in ("علي", "وعلي"):
        return doc.source[doc.tokens[k].end - 1] == "ي"  # على ends in another letter
    if doc.texts[k] == "الله" and not first:
        return _bare(doc, k - 1) in ("عبد", "العبد", "هبة", "نصر", "خير", "ضيف", "سعد", "جار")
    return name_word(doc, k) or (
        _bare(doc, k) in _KUNYA and k + 1 < len(doc.tokens) and name_word(doc, k + 1)
    )


def _kin(doc: Document, k: int, e: int) -> list[Person]:
    """ "وزوجته سعاد", "وأطفالهما الثلاثة", "وولديه سالم ووليد"; "زوجة خالد نعمان" is somebody without a name."""
    hit = doc.hit("group", k)
    if hit is None and _bare(doc, k) in _CHILD_OF:
        return _child_of(doc, k, e)
    if hit is None or hit.j > e or "ال" in hit.clitic or hit.tag.value == "families":
        return []
    word = doc.texts[hit.j - 1]
    owner = next(
        (o for end, o in _OWNERS.items() if word.endswith(end) and len(word) >= len(end) + _TWO), None
    )
    related = doc.hit("kin", k) is not None
    if owner is None or not (related or hit.tag.form in ("dual", "pl")):
        return _of_named(doc, hit, e) if related and hit.tag.form == "sg" and owner is None else []
    sex = _sex_of(doc, hit)
    if hit.tag.form != "sg":
        return _several(doc, hit, owner, sex, e)
    at = hit.j + (hit.j < e and doc.texts[hit.j] in _QUOTES - {"("})
    end = arabic_name_end(doc, at, e) if at < e and not joins(doc.texts[at]) else at
    name = (at, end) if end > at else None
    end += end > at > hit.j and end < e and doc.texts[end] in _QUOTES
    group = "children" if young_kin(doc, hit.i) else hit.tag.value
    person = Person(k, max(end, hit.j), name, 1, group, None, sex, None, owner)
    return [behind_arabic_name(doc, person, e)]


_CHILD_OF = {"بنت": ("women", "female"), "نجل": ("men", "male"), "نجلة": ("women", "female")}


def _child_of(doc: Document, k: int, e: int) -> list[Person]:
    """ "بنت خالد نعمان", at the head of an entry: somebody without a name of her own."""
    end = arabic_name_end(doc, k + 1, e) if k + 1 < e and not joins(doc.texts[k + 1]) else k + 1
    if end == k + 1:
        return []
    group, sex = _CHILD_OF[_bare(doc, k)]
    return [Person(k, end, None, 1, group, None, sex, kin=doc.quote(k + 1, end))]


def _sex_of(doc: Document, hit: Hit) -> str | None:
    said = doc.hit("sex", hit.i)
    return SEX.get(hit.tag.value) or (said.tag.value if said is not None else None)


def _of_named(doc: Document, hit: Hit, e: int) -> list[Person]:
    """ "زوجة خالد نعمان", "وابن سالم كرم": the name is of whose kin somebody is."""
    if _bare(doc, hit.i) in _KUNYA or hit.j >= e or joins(doc.texts[hit.j]):
        return []
    end = arabic_name_end(doc, hit.j, e)
    if end - hit.j < _TWO or not knows_name(doc, hit.j, end):
        return []
    kin = doc.quote(hit.j, end)
    return [Person(hit.i, end, None, 1, hit.tag.value, None, _sex_of(doc, hit), None, None, kin)]


def _several(doc: Document, hit: Hit, owner: str, sex: str | None, e: int) -> list[Person]:
    """ "ولديه سالم ووليد", "أطفاله الثلاثة", "أبنائهما كريم وهدى ومجد"."""
    k, number = hit.j, 2 if hit.tag.form == "dual" else None
    if k < e and doc.texts[k] in words("so_many"):
        number, k = _SO_MANY[doc.texts[k]], k + 1
    for n in (number,) if number is not None else (5, 4, 3, 2):
        named = apposed(doc, k, e, n)
        short = all(p.j - p.i == 1 for p in named)
        if named and (number is not None or short):
            people = [Person(p.i, p.j, (p.i, p.j), 1, hit.tag.value, p.age, sex, None, owner) for p in named]
            people = [behind_arabic_name(doc, p, e) if p.age is None else p for p in people]
            return [replace(people[0], i=hit.i), *people[1:]]
    if number is None:
        return []
    return [Person(hit.i, k, None, number, hit.tag.value, None, sex, None, owner)]


_TENS = ("اثنين", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر")
_SO_MANY = {w: n for n, stem in enumerate(_TENS, 2) for w in ("ال" + stem, f"ال{stem}ة")} | {
    "الاثنتين": 2, "الاثنان": 2, "الثمانية": 8
}  # fmt: skip


def _unnamed(doc: Document, start: int, k: int, head: _Head, counted: Counted, e: int) -> list[Person]:
    """ "والسائق", "وطفل", "وثلاثة آخرين": somebody told of by a noun or a number."""
    if head.noun and head.n > k:
        return [Person(start, head.n, None, 1, head.group, None, head.sex, head.role, titled=head.titles)]
    q = counted.get(k)
    if q is None or q.low is None or q.low != q.high or q.unit != "person" or q.noun is None or q.part:
        return []
    if q.definite or q.fixed or q.j > e or not (q.numbered or q.form in ("sg", "dual")):
        return []
    return [Person(k, q.j, None, q.low, q.group or "all", None, SEX.get(q.group or ""), None)]

"""What stands before an English name, and how far the name reaches: "his 12-year-old son", "Dr.", "nurse"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tawthiq.claims.people.apposed import young_kin
from tawthiq.claims.persons.english_names import latin_name
from tawthiq.claims.persons.roster import ROLES, SEX, years
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.numbers_en import english_value, read_english_number
from tawthiq.model.memory import Remembered

OWNERS, _ARTICLES = ("his", "her", "their"), ("a", "an", "another", "the", "its")
_NAME, _HEAD = 6, 9
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "bint", "abu", "umm", "um", "von", "de"))
_TITLED = {"mrs": "female", "ms": "female", "miss": "female", "mr": "male"}


@dataclass(slots=True)
class Head:
    """What stands before a name: "his 12-year-old son", "civil defence volunteer", "Dr."."""

    n: int
    owner: str | None = None
    article: str | None = None
    age: int | None = None
    group: str = "all"
    sex: str | None = None
    role: str | None = None
    noun: bool = False
    titled: bool = False
    plural: bool = False
    number: int | None = None


def read_head(doc: Document, k: int, e: int) -> Head:
    """Article or owner, age, nouns and titles from token k on."""
    head = Head(k)
    while head.n < e and head.n - k < _HEAD and (head.owner or head.article or opens_head(doc, head.n)):
        for read in _HEAD_WORDS:
            step = read(doc, head, k, e)
            if step > head.n:
                break
        else:
            break
        head.n = step
    return head


def past_owner_named(doc: Document, k: int, e: int) -> int:
    """ "Salim Karam's 12-year-old son", "Salim and Huda's son", "the boy's aunt": the token behind whose."""
    n = (
        k + _TWO_NAMES
        if doc.texts[k] == "the" and doc.texts[k + 1 : k + 2] in _THEIRS
        else name_end(doc, k, e)
    )
    if n > k and doc.texts[n : n + 1] == ["and"]:
        n = max(name_end(doc, n + 1, e), n)
    if n == k or not doc.texts[n - 1].endswith("'s"):
        return k
    at = aged_before(doc, Head(n), n, e)
    at += at < e and doc.texts[at] in words("adjectives_of_people")
    return n if at < e and doc.texts[at] in words("kin_nouns") else k


_THEIRS = (["children's"], ["child's"], ["boy's"], ["girl's"], ["family's"], ["couple's"])


def opens_head(doc: Document, k: int) -> bool:
    """Whether token k can be read as an article, an owner, an age, a noun for people or a title."""
    return _OPENS[doc.texts[k]] or doc.known(k, _PEOPLE)


def _may_open(word: str) -> bool:
    return word[:1].isdigit() or word in _WORDS or english_value(word.split("-")[0]) is not None


_OPENS, _PEOPLE = Remembered(_may_open), frozenset(("group", "occupation"))
_WORDS = words("titles_before_names") | words("adjectives_of_people") | {*OWNERS, *_ARTICLES}


def _owner(doc: Document, head: Head, k: int, e: int) -> int:
    word = doc.texts[head.n]
    if head.n == k and word in OWNERS:
        head.owner = word
        return head.n + 1
    if head.n == k and word in _ARTICLES:
        head.article = word
        return head.n + 1
    return head.n


def _number(doc: Document, head: Head, k: int, e: int) -> int:
    """ "her three daughters": how many, behind the owner and before the noun."""
    read = read_english_number(doc.tokens, head.n) if head.owner and not head.noun else None
    if read is None or doc.hit("group", read[1]) is None:
        return head.n
    head.number = read[0]
    return read[1]


def aged_before(doc: Document, head: Head, k: int, e: int) -> int:
    age = None if head.plural else years(doc, head.n, e)  # "two sons eight-year-old Taha": of the next
    if age is None:
        return head.n
    last = next((m for m in range(head.n, min(head.n + 5, e)) if doc.texts[m].endswith("old")), None)
    if last is None or any(doc.texts[m] == "," for m in range(head.n, last)):
        return head.n
    months = any("month" in doc.texts[m] or "week" in doc.texts[m] for m in range(head.n, last + 1))
    head.age = 0 if months else age
    return last + 1


def _noun(doc: Document, head: Head, k: int, e: int) -> int:
    hit = doc.hit("group", head.n)
    if hit is None or hit.tag.value == "families" or hit.tag.form == "dual":
        job = doc.hit("occupation", head.n)
        return job.j if job is not None and hit is None else head.n
    if doc.texts[hit.j - 1].endswith("'s") or hit.j > e:
        return head.n
    group = "children" if young_kin(doc, head.n) else hit.tag.value
    if head.group in ("all", "civilians") or (head.group in ("men", "women") and group in ROLES):
        head.group = group
    sex = doc.hit("sex", head.n)
    head.sex = head.sex or SEX.get(hit.tag.value)
    head.sex = head.sex or (sex.tag.value if sex is not None else None)
    job = doc.hit("occupation", head.n)
    head.role = head.role or (job.tag.value if job is not None else None)
    head.noun, head.plural = True, hit.tag.form == "pl"
    return hit.j


def title(doc: Document, head: Head, k: int, e: int) -> int:
    word = doc.texts[head.n] if head.n < e else ""
    if word not in words("titles_before_names"):
        return head.n
    head.titled, head.sex = True, head.sex or _TITLED.get(word)
    if word in _TITLED and head.group == "all":
        head.group = "women" if head.sex == "female" else "men"
    return head.n + 1 + (doc.texts[head.n + 1 : head.n + 2] == ["."])


def _adjective(doc: Document, head: Head, k: int, e: int) -> int:
    of_country = head.n > k and doc.quote(head.n, head.n + 1)[:1].isupper() and doc.hit("group", head.n + 1)
    known = doc.texts[head.n] in words("adjectives_of_people")
    return head.n + (bool(of_country) or known or _before_noun(doc, head, e))


def _before_noun(doc: Document, head: Head, e: int) -> bool:
    """ "a former council member": up to two plain words between the article and the noun."""
    sexed = doc.texts[head.n - 1] in ("male", "female")
    if head.article not in ("a", "an") or (head.noun and not sexed):
        return False
    for n in range(head.n, min(head.n + _PLAIN, e)):
        if n > head.n and doc.hit("group", n) is not None:
            return True
        word = doc.quote(n, n + 1)
        if not (word.islower() and word.isalpha()) or word in words("stops") or doc.known(n, _TELLING):
            return False
    return False


_PLAIN, _TELLING = 3, frozenset(("kind", "type", "says", "part", "day_part", "negation", "vague"))


_HEAD_WORDS: Sequence[Callable[[Document, Head, int, int], int]] = (
    _owner, _number, aged_before, title, _noun, _adjective,
)  # fmt: skip


def past_plain_noun(doc: Document, head: Head, e: int) -> int:
    """ "a village council head, Omar Issa,": the token behind the comma where plain words say who the one named is."""
    if head.article not in ("a", "an") or head.noun:
        return head.n
    for n in range(head.n, min(head.n + _PLAIN + 1, e)):
        if doc.texts[n] == ",":
            head.noun = n > head.n and name_end(doc, n + 1, e) - n > _TWO_NAMES
            return n + 1 if head.noun else head.n
        word = doc.quote(n, n + 1)
        if not (word.islower() and word.isalpha()) or word in words("stops") or doc.known(n, _OTHERWISE):
            return head.n
    return head.n


def past_whose(doc: Document, head: Head, e: int) -> int:
    """ "A son of Salim and Huda, Hadi", "the daughter of his brother Hadi, Lina": the token behind whose kin it is."""
    if doc.texts[head.n : head.n + 1] != ["of"] or doc.texts[head.n - 1] not in words("kin_nouns"):
        return head.n
    k = head.n + 1
    if doc.texts[k] in OWNERS and doc.texts[k + 1 : k + 2] and doc.texts[k + 1] in words("kin_nouns"):
        k += _TWO_NAMES
    n = name_end(doc, k, e)
    if n > k and doc.texts[n : n + 1] == ["and"]:
        n = max(name_end(doc, n + 1, e), n)
    named = n > k and doc.texts[n : n + 1] == [","] and name_end(doc, n + 1, e) > n + 1
    return n + 1 if named else head.n


_TWO_NAMES = 2
_OTHERWISE = _TELLING | {"target", "group"}


def name_end(doc: Document, k: int, e: int) -> int:
    """The end of the capitalised name at token k, "al-" and the like inside; k where none begins."""
    n = k
    while n < e and n - k < _NAME:
        word = doc.texts[n]
        particle = n > k and (word in _PARTICLES or word.startswith(("al-", "el-")))
        initial = n > k and word == "." and len(doc.texts[n - 1]) == 1
        if word in words("no_person") and doc.quote(n, n + 1)[:1].isupper():
            return k  # an organisation or a place
        if not (latin_name(doc, n) or particle or initial):
            break
        n += 1
        if word.endswith("'s"):
            break
    while n > k and doc.texts[n - 1] in _PARTICLES:
        n -= 1
    return n


def past_called(doc: Document, k: int, e: int) -> int:
    """The token behind "named as", "identified by relatives as", "referred to only as", else k."""
    if doc.texts[k : k + 2] == ["referred", "to"]:
        n = k + 2 + (doc.texts[k + 2 : k + 3] in (["only"], ["simply"]))
        return n + 1 if doc.texts[n : n + 1] == ["as"] else k
    if k >= e or doc.texts[k] not in ("named", "identified", "called"):
        return k
    as_ = next((n for n in range(k + 1, min(k + 6, e)) if doc.texts[n] == "as"), None)
    return k + 1 if as_ is None or doc.quote(k + 1, k + 2)[:1].isupper() else as_ + 1

"""Arabic parties that hold ground or lose it: "التي تسيطر عليها الفصائل", "استعادت قوات النظام البلدة من داعش"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_OVER = ("عليها", "عليه", "عليهما")


@needs(words("controls") | words("holds_now"))
def holds_ground(doc: Document, hit: Hit, s: int) -> bool:
    """ "التي تسيطر عليها فصائل", "تسيطر قوات النظام على": who holds a place has done nothing there."""
    k = _before(doc, hit.i, s)
    if k < s:
        return False
    if doc.texts[k] in words("holds_now"):
        return True
    relative = doc.texts[k - 1] in words("controls") and doc.texts[k - 2] in words("who")
    return k - 2 >= s and doc.texts[k] in _OVER and relative


@needs("beside_act")
def loses_ground(doc: Document, hit: Hit, s: int) -> bool:
    """ "انتزعت قسد البلدة من داعش": from whom ground is taken."""
    k = _before(doc, hit.i, s)
    if k < s or doc.texts[k] != "من":
        return False
    verbs = [h for h in doc.hits("beside_act", s, k) if h.tag.value == "gained"]
    return bool(verbs) and bool(doc.hits("actor", verbs[-1].j, k))


@needs(words("own_deeds"))
def tells_own_deed(doc: Document, k: int, e: int) -> bool:
    """ "أعلنت قسد انتزاع السيطرة على", "أعلنت فصائل, السبت, أسر": what it says that it did."""
    while k < e and (k in doc.dated or doc.texts[k] in _SIGNS):
        k = doc.dated.get(k, k + 1)
    return k < e and doc.texts[k] in words("own_deeds")


_SIGNS = (",", '"', ")", "عن")


def _before(doc: Document, i: int, s: int) -> int:
    """The token before i, units ("مقاتلي") and quotation marks aside."""
    k = i - 1
    while k > s and (doc.texts[k] in ('"', "'", "(") or doc.texts[k] in words("units")):
        k -= 1
    return k

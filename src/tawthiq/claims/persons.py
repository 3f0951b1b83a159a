"""Persons who are named rather than counted."""

from __future__ import annotations

from tawthiq.claims.document import Document

_STOP = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "جراء",
        "اثر",
        "نتيجة",
        "خلال",
        "اثناء",
        "كل",
        "بين",
        "عند",
        "لدي",
        "حتي",
        "منذ",
        "بسبب",
        "ان",
        "التي",
        "الذي",
        "الذين",
        "وسط",
        "عقب",
        "اليوم",
        "امس",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "لم",
        "لن",
        "لا",
        "ما",
        "هو",
        "هي",
        "هم",
        "قد",
        "كان",
        "كانت",
        "كما",
        "او",
        "ثم",
        "حيث",
        "بها",
        "به",
        "فيها",
        "فيه",
        "علي",
        "انه",
        "انها",
        "ضمن",
        "دون",
        "بدون",
        "اي",
        "جميع",
        "عدد",
        "اكثر",
    ]
)
_KUNYA = frozenset(("ابو", "ابي", "ابا", "ام", "بن", "ابن", "عبد", "ال"))
_LEADS = frozenset(("المدعو", "يدعي", "تدعي", "المدعوة", "named", "يدعى", "الملقب"))


def named_person(doc: Document, k: int, e: int) -> tuple[int, str] | None:
    """A name that begins at token `k`, perhaps behind a title: (its end, group), or None."""
    group = "all"
    while k < e and doc.tokens[k].text in ('"', "#", "'", ":", "("):
        k += 1
    if k >= e or k in doc.dated or doc.tokens[k].text.isascii():
        return None
    title = doc.hit("group", k)
    if title and "ال" in title.clitic and title.tag.form == "sg":
        group, k = title.tag.value, title.j
        while k < e and doc.tokens[k].text in ('"', "#", "'", ":", "(", "/"):
            k += 1
        return (min(k + 2, e), group) if k < e and _name_word(doc, k) else None
    if not _name_word(doc, k) or doc.tokens[k].text.startswith("ال"):
        return None
    nxt = k + 1
    while nxt < e and doc.tokens[nxt].text in ("_", '"'):
        nxt += 1
    if nxt >= e or not _name_word(doc, nxt):
        return None
    return nxt + 1, group


def _name_word(doc: Document, k: int) -> bool:
    token = doc.tokens[k]
    if token.kind != "w" or token.text in _STOP or len(token.text) < 2:
        return False
    return token.text in _KUNYA or not any(
        doc.hit(d, k)
        for d in (
            "kind",
            "group",
            "type",
            "target",
            "vague",
            "part",
            "negation",
            "actor",
            "rel",
            "month",
            "weekday",
            "qualifier",
            "unit",
            "says",
            "hedge",
            "part",
        )  # fmt: skip
    )

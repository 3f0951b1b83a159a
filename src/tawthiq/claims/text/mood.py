"""What a clause does not assert: what only would be, is asked, or need not be so, is taken out before it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tawthiq.claims.text.idle_subjects import idle_subjects, idle_words
from tawthiq.claims.text.risked import follows_from, only_risked, risk_words
from tawthiq.claims.words.added_hits import Found, add_hits, drop_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.tokens import Tokens

Here = dict[int, dict[str, Hit]]

_STOPS = frozenset((",", ";", ":", '"', "'", "(", ")", "-"))
_TOLD = ("type", "kind", "beside_act", "target", "group", "actor", "modality", "vague", "live", "mourning")
_ACTS = ("type", "kind", "beside_act", "live")
_INVERTED = frozenset(("should", "had", "were"))
_WOULD = frozenset(("would", "could", "might", "will", "won't", "wouldn't", "couldn't"))
_ARABIC_ANY, _ANY = (
    frozenset(("اي", "لاي", "باي", "واي", "ايه", "اية", "لاية", "باية")),
    frozenset(("any", "single")),
)
_REACH, _LONG = 8, 30
_OPENING = words("mood_words") | risk_words() | idle_words()


@needs(_OPENING, otherwise=None)
def without_unasserted(found: Found, sentences: Sequence[tuple[int, int]]) -> None:
    """Take out what is said in a mood that asserts nothing: conditions, yes or no questions, what must or may be."""
    by, here, tokens, body, _ = found
    texts = tokens.texts
    for s, e in sentences:
        said = frozenset(texts[s : e + 1])
        if _OPENING.isdisjoint(said):
            continue
        if not words("asks_whether").isdisjoint(said):
            drop_hits(by, here, _doers_in_doubt(texts, here, s, e), ("actor",))
        asked = [*_conditions(texts, here, s, e), *_questions(texts, s, e)]
        for i, j in asked:
            drop_hits(by, here, range(i, j), _TOLD)
        if asked:
            drop_hits(by, here, _only_said(here, s, e), ("type",))
        if not idle_words().isdisjoint(said):
            drop_hits(by, here, [*idle_subjects(texts, here, s, e)], ("type",))
        if not _governing().isdisjoint(said):
            drop_hits(by, here, _governed(tokens, here, s, e, body), _ACTS)
        if not risk_words().isdisjoint(said):
            drop_hits(by, here, only_risked(texts, here, s, e), _ACTS)
        denied = [*_denied(texts, here, s, e)]
        add_hits(by, here, [_as_denied(here[k]["type"]) for k in denied if "type" in here.get(k, ())])
        drop_hits(by, here, denied, ("type", "beside_act"))
        if "not" in said:
            drop_hits(by, here, _nobody_moved(texts, here, s, e), ("kind",))
        if "will" in said:
            drop_hits(by, here, _idle_plans(texts, here, s, e), ("modality",))


def _as_denied(hit: Hit) -> Hit:
    """The same act as one that did not take place, for whoever looks for what a text denies."""
    return Hit(hit.i, hit.j, Tag("denied_act", hit.tag.value, hit.tag.form), hit.clitic)


def _end(texts: Sequence[str], k: int, e: int) -> int:
    """The end of the stretch between commas in which token k stands."""
    last = min(e, k + _LONG)
    return next((n for n in range(k, last) if texts[n] in _STOPS), last)


def _start(texts: Sequence[str], k: int, s: int) -> int:
    return next((n + 1 for n in range(k - 1, s - 1, -1) if texts[n] in _STOPS), s)


def _conditions(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[tuple[int, int]]:
    """ "If the camp is bombed, thousands would flee": the condition, and what would follow from it behind a comma."""
    for k in range(s, e):
        if texts[k] not in _opening_conditions():
            continue
        if not (_opens(texts, here, k, e) or _inverted(texts, k, s, e)):
            continue
        end = _end(texts, k + 1, e)
        end = next((n for n in range(k, end) if texts[n] in words("asks_why")), end)
        granted = _granted(texts, here, k, end)
        if granted is None:
            granted = _unclear_harm(texts, here, k, end, texts[s:e])
        if granted is not None:
            yield k, granted
            continue
        yield k, end
        fronted = k == s or texts[k - 1] in _STOPS or texts[k - 1] in words("before_conditions")
        while fronted and end < e and texts[end] in _STOPS:
            end += 1
        if fronted and end < e and _follows(texts[end : _end(texts, end, e)]):
            last = _end(texts, end, e)
            yield end, next((n for n in range(end, last) if texts[n] in words("tells_behind")), last)


def _granted(texts: Sequence[str], here: Here, k: int, end: int) -> int | None:
    """Where "the shells that killed two" begin in "whether the shells that killed two were fired by the army"."""
    if texts[k] not in words("asks_whether"):
        return None
    for n in range(k + 2, end - 1):
        if texts[n] in _RELATIVE and any("kind" in here.get(m, ()) for m in (n + 1, n + 2)):
            return next((m for m in range(n - 1, k, -1) if texts[m] in words("definite")), n - 1)
    return None


def _doers_in_doubt(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """Whoever is named in "whether the shells that killed two were fired by the army or the rebels"."""
    for k in range(s, e):
        if texts[k] in words("asks_whether"):
            end = _end(texts, k + 1, e)
            granted = _granted(texts, here, k, end)
            yield from range(granted, end) if granted is not None else ()


_RELATIVE = frozenset(("that", "which", "who", "التي", "الذي", "الذين", "اللذين", "اللتين"))


def _unclear_harm(texts: Sequence[str], here: Here, k: int, end: int, sentence: Sequence[str]) -> int | None:
    """Where the attack stands in "whether anyone was hurt when rockets fell is unclear", which takes it for granted."""
    if texts[k] not in words("asks_whether") or words("unclear").isdisjoint(sentence):
        return None
    acts = [n for n in range(k + 1, end) if "type" in here.get(n, ())]
    if not acts or not any("kind" in here.get(n, ()) for n in range(k + 1, acts[0])):
        return None
    told = [n for n in range(k + 1, acts[0] + 1) if texts[n] in words("opens_blow")]
    told = told or [n for n in acts[:1] if here[n]["type"].clitic.endswith("ال")]
    return told[-1] if told else None


@cache
def _opening_conditions() -> frozenset[str]:
    """The first words of all conditions."""
    return words("conditions") | {two.split(" ")[0] for two in words("conditions_of_two")} | _INVERTED


def _opens(texts: Sequence[str], here: Here, k: int, e: int) -> bool:
    """Whether a condition opens at token k: "if", "in case", اذا, لو that is no name, ما لم, في حال."""
    word, two = texts[k], (texts[k], texts[k + 1] if k + 1 < e else "")
    if word in words("conditions"):
        before = here.get(k - 1, {}) if k else {}
        return not (word.endswith("لو") and ("group" in before or "kin" in before))
    if " ".join(two) in words("conditions_of_two"):
        return k + 2 >= e or texts[k + 2] not in words("states_of_people")
    return False


def _inverted(texts: Sequence[str], k: int, s: int, e: int) -> bool:
    """ "Had the doctors not stayed, many would", "should the camp be bombed"."""
    if texts[k] not in _INVERTED or not (k == s or texts[k - 1] in _STOPS) or texts[e : e + 1] == ["?"]:
        return False
    return texts[k] == "should" or not _WOULD.isdisjoint(texts[k:e])


def _follows(said: Sequence[str]) -> bool:
    """Whether what stands behind a condition only would follow: "would flee", لوقعت, فقد ينزح, سيموت."""
    if said and not said[0].isascii():
        return said[0][0] in "فلس" or said[0] in ("قد", "لن", "لا")
    return not (_WOULD | words("modals_of_norms")).isdisjoint(said)


def _questions(texts: Sequence[str], s: int, e: int) -> Iterator[tuple[int, int]]:
    """ "Did the army bomb the school?", "هل قصف النظام": what is asked; a clause behind "that" still tells."""
    if texts[e : e + 1] != ["?"]:
        return
    k = next((k for k in range(s, e) if texts[k] not in _STOPS and texts[k] not in ("and", "but", "و")), s)
    if texts[k] in words("asks"):
        yield k, next((n for n in range(k + 1, e) if texts[n] in words("tells_behind")), e)


def _governed(tokens: Tokens, here: Here, s: int, e: int, body: str) -> Iterator[int]:
    """The verbs behind a word by which they need not have happened: "must not be bombed", أن تقصف, "would kill"."""
    texts = tokens.texts
    for k in range(s, e):
        word = texts[k]
        if word not in _governing() or planned(here, k):
            continue
        if word in words("modals_of_norms") and not body[tokens[k].start].isupper():
            yield from _english_verbs(texts, k, e)
        elif word in words("before_subjunctives") and not (
            k > s and texts[k - 1] in words("before_real_subjunctives")
        ):
            yield from (n for n in (k + 1, k + 2) if n < e and imperfect(texts[n]) and _adjoins(texts, k, n))
            yield from follows_from(texts, k + 1, e)


@cache
def _governing() -> frozenset[str]:
    return words("modals_of_norms") | words("before_subjunctives")


def planned(here: Mapping[int, Mapping[str, Hit]], k: int) -> bool:
    """Whether the word at token k is of a phrase for a plan or a threat, which tells of what is planned."""
    near = (here.get(n, {}).get("modality") for n in range(max(k - _PLAN, 0), k + 1))
    return any(hit is not None and hit.j > k for hit in near)


_PLAN = 3


def _adjoins(texts: Sequence[str], k: int, n: int) -> bool:
    return n == k + 1 or texts[k + 1] in ("لا", "لم")


def _english_verbs(texts: Sequence[str], k: int, e: int) -> Iterator[int]:
    """The verb that a modal governs and those joined to it; none where it guesses ("may have killed")."""
    end = _end(texts, k + 1, e)
    end = next((n for n in range(k + 1, end) if texts[n] in words("tells_behind")), end)
    n = k + 1
    while n < end and (texts[n] in words("within_verbs") or texts[n].endswith("ly")):
        n += 1
    if n < end and texts[n] == "have":
        if not texts[k].startswith("would"):
            return
        n += 1 + (texts[n + 1 : n + 2] == ["been"])
    yield n
    yield from follows_from(texts, n, e)
    yield from (m for m in range(n + 1, end) if texts[m - 1] in ("and", "or", "be", "being", "been"))


def imperfect(word: str) -> bool:
    """Whether an Arabic word may be an imperfect: يقتل, تقصف; not تفجير or تهجير, which are nouns."""
    bare = word.removeprefix("و")
    noun = len(bare) > _PREFIX and bare[0] == "ت" and (bare[3] in "يئ" or bare.endswith(("ة", "ه")))
    return len(bare) >= _PREFIX and bare[0] in "يت" and not noun


_PREFIX = 4


def _denied(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """ "لم تسجل أي غارة أو قصف", "did not bomb it", "nobody was arrested": acts of which none took place."""
    for k in range(s, e):
        acts = here.get(k, {})
        if "type" not in acts and "beside_act" not in acts:
            continue
        first = _start(texts, k, s)
        before = texts[max(first, k - _REACH) : k]
        said = before[-1:]
        none_of = bool(said) and (said[0] in _ARABIC_ANY or said[0] in _ANY)
        if none_of and not words("no_words").isdisjoint(before):
            yield from _joined(texts, here, k, e)
        elif _not_done(before):
            yield k


def _joined(texts: Sequence[str], here: Here, k: int, e: int) -> Iterator[int]:
    """The act at token k, and those joined to it by أو."""
    yield k
    for n in range(k + 1, min(e, k + _REACH)):
        if texts[n] in _STOPS:
            return
        if texts[n] in ("او", "or", "ولا", "nor"):
            yield n + 1


def _not_done(before: Sequence[str]) -> bool:
    """Whether a verb stands right behind words that deny it: "did not", لم, "nobody was", "not one family was"."""
    if before[-1:] and before[-1] in ("لم", "ولم", "فلم", "لن", "ولن"):
        return True
    n = len(before) - 1
    while n >= 0 and (before[n] in ("be", "been", "ever") or before[n].endswith("ly")):
        n -= 1
    if n < 0:
        return False
    if before[n] in ("never", "don't", "didn't", "doesn't", "hasn't", "haven't", "hadn't"):
        return True
    if before[n] == "not" and before[n - 1 : n] and before[n - 1] in words("not_behind"):
        return True
    return before[n] in words("auxiliaries") and (_nobody(before[:n]) or _not_one(before[:n]))


def _only_said(here: Here, s: int, e: int) -> Iterator[int]:
    """ "If they bomb it, we will leave," he told reporters: a statement alone, where nothing else is told."""
    types = {k: here[k]["type"].tag.value for k in range(s, e) if "type" in here.get(k, {})}
    if set(types.values()) == {"statement_other"}:
        yield from types


def _nobody(before: Sequence[str]) -> bool:
    return " ".join(before).endswith(("nobody", "no one", "no-one", "none"))


def _not_one(before: Sequence[str]) -> bool:
    """ "Not one family", "not a single village"."""
    return "not" in before and not _ONE.isdisjoint(before[before.index("not") :])


_ONE = frozenset(("one", "single"))


def _nobody_moved(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """ "Not one family was displaced": nobody is counted; "not one was killed" counts none killed."""
    for k in range(s, e):
        kind = here[k].get("kind") if k in here else None
        if kind is None or kind.tag.value not in _MOVED:
            continue
        before = texts[max(_start(texts, k, s), k - _REACH) : k]
        if before and before[-1] in words("auxiliaries") and _not_one(before[:-1]):
            yield k


_MOVED = ("displaced", "detained", "returned", "besieged")


def _idle_plans(texts: Sequence[str], here: Here, s: int, e: int) -> Iterator[int]:
    """ "We will rebuild," said the mayor after a strike: what is planned is not the act that is told of."""
    for k in range(s, e):
        hit = here.get(k, {}).get("modality")
        if hit is None or hit.tag.value != "announced" or texts[k] != "will":
            continue
        end = _end(texts, hit.j, e)
        end = next((n for n in range(hit.j, end) if texts[n] in words("tells_behind")), end)
        if not any(d in here.get(n, {}) for n in range(hit.j - 1, end) for d in _ACTS):
            yield k

"""What a reader must know beside a figure, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawthiq.figures.documented import why
from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.combine import COMPILED, voice_name
from tawthiq.figures.documented.reading import Reading
from tawthiq.lang.labels import date_text, label, noun_key, why_text
from tawthiq.lang.plural import count_noun, range_noun
from tawthiq.model.figures import HIGHEST, PAIRS, UNBOUNDED, Beside, Question

LEFT_OUT_AR = "لم تُحسب لأن "

Caveat = tuple[str, str]
LISTED = 4  # originators named in a caveat


def caveats(
    question: Question, answer: Answer, claims: int, reviewed: int, told: Sequence[Beside]
) -> tuple[Caveat, ...]:
    """All caveats of an answer, the most important first. `claims` and `reviewed` are those it counts, `told` is what
    stands beside it.
    """
    beside = {one.name: one for one in told}
    found = [
        *_reviewed(claims, reviewed),
        *_civilians(question, answer),
        *_open(question, answer, beside),
        *_overlapping(question, answer),
        *_upper_only(answer),
        *_tied(answer),
        *_perhaps(answer, beside),
        *_left_out(question, answer),
        *_totals(question, answer),
    ]
    found += [*_resting(question, answer), *_control(question)]
    if question.area.note:
        found.append((_sentence(question.area.note), _sentence(question.area.note)))
    return tuple(found)


def _reviewed(claims: int, reviewed: int) -> list[Caveat]:
    if claims == reviewed:
        return []
    left = claims - reviewed
    return [
        (
            f"Of {count_noun(claims, 'claim', 'en')} behind this figure, {left} {'was' if left == 1 else 'were'} read"
            " by a program and not reviewed by a person.",
            _reviewed_ar(claims, left),
        )
    ]


def _reviewed_ar(claims: int, left: int) -> str:
    """The Arabic verb and its pronouns follow one, two or many claims."""
    read = "قرأهما برنامج ولم يراجعهما إنسان" if left == 2 else "قرأها برنامج ولم يراجعها إنسان"
    if left < claims:
        of = "منهما" if claims == 2 else "منها"
        behind, unread = (count_noun(n, "claim", "ar") for n in (claims, left))
        return f"وراء هذا الرقم {behind}، {of} {unread} {read}."
    if left <= 2:
        return f"{'الإفادة الوحيدة' if left == 1 else 'الإفادتان'} وراء هذا الرقم {read}."
    return f"وراء هذا الرقم {count_noun(claims, 'claim', 'ar')}، كلها {read}."


def _civilians(question: Question, answer: Answer) -> list[Caveat]:
    """Both readings of civilian status, always; whose status nobody states is a person, and not called a civilian."""
    if question.group != "civilians":
        return []
    stated = _range(question, answer.reading)
    wider = _range(replace(question, group="all"), answer.plus_unknown)
    return [
        (
            f"Stated as civilian: {stated[0]}. Plus status unknown: {wider[0]}.",
            f"الموصوفون بأنهم مدنيون: {stated[1]}. ومع مجهولي الصفة: {wider[1]}.",
        )
    ]


def _open(question: Question, answer: Answer, beside: Mapping[str, Beside]) -> list[Caveat]:
    if not answer.open_above:
        return []
    noun = "incident" if question.basis == "incidents" else "report"
    n = answer.open_above
    none = (
        f"No upper number, because {count_noun(n, noun, 'en')} {'has' if n == 1 else 'have'} none.",
        f"لا حد أعلى لأن {_because(n, noun)} بلا حد أعلى.",
    )
    return [none, *_highest(beside)]


def _highest(beside: Mapping[str, Beside]) -> list[Caveat]:
    """How high the figure comes by what reports state, and how much of that is of incidents without a maximum."""
    if HIGHEST not in beside:
        return []
    (low, high), (least, some) = ((b.low, b.high or 0) for b in (beside[HIGHEST], beside[UNBOUNDED]))
    return [
        (
            f"With the highest number that a report states of each incident it comes to {high}. {some} of these are of"
            f" incidents of which a report says at least, or gives no number; without them {low - least} to"
            f" {high - some}.",
            f"بأعلى عدد يذكره تقرير لكل حادثة يبلغ {high}، منها {some} لحوادث يذكر تقرير عنها عدداً على الأقل أو لا يذكر"
            " عدداً،"
            f" ومن دونها من {low - least} إلى {high - some}.",
        )
    ]


def _because(n: int, noun: str) -> str:
    return label("because_of_one", noun, "ar") if n == 1 else count_noun(n, noun, "ar", oblique=True)


def _overlapping(question: Question, answer: Answer) -> list[Caveat]:
    if answer.overlapping is None or answer.overlapping.high == 0:
        return []
    high = answer.overlapping.high
    shown = "" if high is None else f" ({high})"
    return [
        (
            f"Dates that only overlap the window add to the upper number alone{shown}.",
            f"التواريخ التي تتقاطع مع الفترة فحسب تزيد الحد الأعلى وحده{shown}.",
        )
    ]


_UPPER_ONLY = frozenset(why.UPPER_ONLY) - {why.OVERLAPS}


def _upper_only(answer: Answer) -> list[Caveat]:
    """One line for each reason, beside the dates, for which an incident adds to the upper number alone."""
    if answer.weighed is not None and not answer.weighed.stands(*_UPPER_ONLY).any():
        return []
    seen = Counter([i.why for i in answer.inputs if i.why in _UPPER_ONLY and i.counted])
    out = []
    for reason, n in sorted(seen.items()):
        arabic = why_text(reason, "ar").removesuffix(": في الحد الأعلى فقط")
        said = f"In the upper number only, {reason.removesuffix(': in the upper number only')}"
        out.append(
            (
                f"{said}: {count_noun(n, 'incident', 'en')}.",
                f"في الحد الأعلى فقط ({arabic}): {count_noun(n, 'incident', 'ar')}.",
            )
        )
    return out


def _tied(answer: Answer) -> list[Caveat]:
    """Incidents that sum up others, and how many would count twice without the tie (by the best number)."""
    if answer.weighed is None or not answer.weighed.changed:
        return []
    rows = [i for i in answer.inputs if i.counted and i.less and i.states is not None]
    if not rows:
        return []
    twice = sum(i.states[1] - i.best for i in rows if i.states is not None and i.why not in why.UPPER_ONLY)
    parts = len({code for i in rows for code in i.less})
    en, ar = (count_noun(len(rows), "incident", lang) for lang in ("en", "ar"))
    of_en, of_ar = (count_noun(parts, "incident", lang, oblique=True) for lang in ("en", "ar"))
    return [
        (
            f"Counted once: {en} of one source against {of_en} that others tell one by one. Only what these leave of"
            f" it is added; without this the best number would be higher by {twice}.",
            f"محسوب مرة واحدة: {ar} من مصدر واحد مقابل {of_ar} يرويها غيره واحدة واحدة. لا يُضاف إلا ما يزيد على هذه، "
            f"ولولا ذلك لزاد العدد الأرجح {twice}.",
        )
    ]


def _perhaps(answer: Answer, beside: Mapping[str, Beside]) -> list[Caveat]:
    """How many pairs may be one incident, the lower number if none of them was, and what drawing gives."""
    changed = answer.weighed.changed.values() if answer.weighed is not None else ()
    twins = [w for w in changed if w.counted and w.twin]
    drawn = _drawn(beside)
    if not twins or answer.reading is None:
        return drawn
    less = sum(w._replace(twin=False).adds().low for w in twins)
    en, ar = (count_noun(len(twins), "incident", lang, oblique=True) for lang in ("en", "ar"))
    return [
        (
            f"Pairs of incidents that may be one: {answer.pairs}. The lower number counts one of each and leaves out"
            f" {en}; if none were one it would be {answer.reading.low + less}.",
            f"أزواج من الحوادث قد يكون كل منها حادثة واحدة: {answer.pairs}. الحد الأدنى يحسب واحدة من كل زوج "
            f"ويترك {ar}، ولو لم يكن أي منها حادثة واحدة لكان {answer.reading.low + less}.",
        ),
        *drawn,
    ]


def _drawn(beside: Mapping[str, Beside]) -> list[Caveat]:
    """The best and the upper number count both of each such pair; what they come to where each is one by its odds."""
    one = beside.get(PAIRS)
    if one is None:
        return []
    return [
        (
            "The best and the upper number count both of each pair of incidents that may be one. Each drawn as one by"
            f" its odds, the figure is {one.low} to {one.high}, best {one.best} (95 of 100 draws).",
            "العدد الأرجح والحد الأعلى يحسبان كلتا الحادثتين من كل زوج قد يكون حادثة واحدة. وإذا سُحب كل زوج بالمحاكاة"
            f" بحسب احتمال أن يكون واحدة فالعدد من {one.low} إلى {one.high}، والأرجح {one.best} (95 من كل 100 سحبة).",
        )
    ]


def _left_out(question: Question, answer: Answer) -> list[Caveat]:
    """One line for each reason for which something that states the number is not counted."""
    out = []
    for reason, n in answer.left_out.items():
        noun = "incident" if reason in why.INCIDENT_REASONS else "claim"
        noun = "person" if question.basis == "victims" else noun
        en = f"Not counted, {reason.removesuffix(': left out')}: {count_noun(n, noun, 'en')}."
        arabic = why_text(reason, "ar").removeprefix(LEFT_OUT_AR)
        out.append((en, f"غير محسوب ({arabic}): {count_noun(n, noun, 'ar')}."))
    return out


def _totals(question: Question, answer: Answer) -> list[Caveat]:
    if question.basis != "published totals" or len(answer.parts) < 2:
        return []
    n = len(answer.parts)
    found = [
        (
            f"{n} published totals with their own windows are listed side by side and never added.",
            f"مجاميع منشورة عددها {n}، لكل منها فترته، مذكورة جنباً إلى جنب ولا تُجمع.",
        )
    ]
    if question.kind == "facilities_hit" and not question.targets:
        found.append(
            (
                "The question names no kind of facility, so a total of one kind is only a floor.",
                "لا يسمي السؤال نوعاً من المنشآت، فمجموع نوع واحد حد أدنى فقط.",
            )
        )
    return found


def _resting(question: Question, answer: Answer) -> list[Caveat]:
    """How many incidents rest on one originator alone, and behind how many each of the chief originators stands."""
    told = Counter([i.originators for i in answer.inputs if i.counted])
    counted = sum(told.values())
    behind = [({o for voice in voices for o in voice.split(COMPILED)}, n) for voices, n in told.items()]
    alone = sum(n for b, n in behind if len(b) == 1)
    if question.basis != "incidents" or not alone or counted < 2:
        return []
    verb = "rests" if alone == 1 else "rest"
    all_en, all_ar = (count_noun(counted, "incident", lang, oblique=True) for lang in ("en", "ar"))
    often: Counter[str] = Counter()
    for names, n in behind:
        often.update(dict.fromkeys(names, n))
    ranked = sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))
    spelled = _spelled([voice for voice, _ in ranked[:LISTED]], answer)
    chief = [f"\u2068{spelled[voice]}\u2069 {n}" for voice, n in ranked[:LISTED]]
    return [
        (
            f"{alone} of {all_en} {verb} on one originator alone. Incidents by originator: {', '.join(chief)}.",
            f"{count_noun(alone, 'incident', 'ar')} من {all_ar} لا يرويها إلا مصدر أول واحد. "
            f"عدد الحوادث بحسب المصدر الأول: {'، '.join(chief)}.",
        )
    ]


def _spelled(voices: Sequence[str], answer: Answer) -> dict[str, str]:
    """The voices as the first claim that counts spells them; one that only a count names as it is compared."""
    out: dict[str, str] = {}
    for claim in answer.weighed.first_used() if answer.weighed is not None else ():
        for name in claim.originators or (claim.source,):
            out.setdefault(voice_name((name,)), name)
    return {voice: out.get(voice, voice) for voice in voices}


def _control(question: Question) -> list[Caveat]:
    area = question.area
    if not area.control or area.control_on is None:
        return []
    who, n, held = ", ".join(area.control), area.control_unknown, len(area.pcodes)
    day_en, day_ar = (date_text(area.control_on, lang) for lang in ("en", "ar"))
    unknown = (
        f" Of {n} more no table tells who held them on that day.",
        f" ولا يذكر أي جدول من كان يسيطر على {n} غيرها في ذلك اليوم.",
    )
    return [
        (
            f"The area is the communities held by {who} on {day_en}: {held}.{unknown[0] if n else ''}",
            f"المنطقة هي التجمعات التي كان يسيطر عليها {who} في {day_ar}، وعددها {held}.{unknown[1] if n else ''}",
        )
    ]


def _range(question: Question, reading: Reading | None) -> tuple[str, str]:
    if reading is None:
        return ("nothing documented", "لا شيء موثقاً")
    noun = noun_key(question.kind, question.group)
    return (
        range_noun(reading.low, reading.high, noun, "en"),
        range_noun(reading.low, reading.high, noun, "ar"),
    )


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(".") else f"{text}."

"""A figure in words, in English and Arabic: the wording follows what its range is.

A range is never said with a bare "between": it says who gives it ("sources report between 12 and 19").
"""

from __future__ import annotations

from tawthiq.lang.labels import counted_text, label, noun_key, vocabulary, window_text
from tawthiq.lang.plural import count_noun, noun_form
from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.model.figures import UNBOUNDED, Figure, Part, Question

PARTS = ("low", "best", "high", "range", "phrase", "sentence", "at-least")


def sentence(figure: Figure, lang: str) -> str:
    """The whole answer: window, area, who says so and the number, as one sentence with its full stop."""
    question = figure.question
    first, last = question.window
    when = window_text(first, last, lang)
    if lang == "ar":
        return f"{when}، في {question.area.name_ar}، {phrase(figure, lang)}."
    when = when[0].upper() + when[1:]
    return f"{when}, in {question.area.name_en}, {phrase(figure, lang)}."


def phrase(figure: Figure, lang: str) -> str:
    """Who gives the number and the number with its noun: "sources report at least 12 civilians killed"."""
    if figure.low is None:
        return _none(figure.question, lang)
    who = vocabulary()["phrases"][_voice(figure)]["who"]["ar" if lang == "ar" else "en"]
    question = figure.question
    if figure.interval == "window bounds" and figure.high is not None:
        return _cut(figure, who, lang)
    if lang == "ar":
        if figure.high == 0:
            return f"{who} بعدم {_of(question)} أي {noun_form(100, _noun(question), 'ar')}"
        return f"{who} ب{_of(question)} {_counted(figure, lang)}{_perhaps_more(figure, lang)}"
    kind = label("kinds", question.kind, lang)
    return f"{who} {_counted(figure, lang)} {kind}{_perhaps_more(figure, lang)}"


def at_least(figure: Figure, lang: str) -> str:
    """The lower number alone, said as one: "at least 12 civilians killed", "مقتل 12 مدنياً على الأقل"."""
    question = figure.question
    if figure.low is None:
        return _none(question, lang)
    said = count_noun(figure.low, _noun(question), lang, oblique=True)
    if lang == "ar":
        return f"{_of(question)} {said} على الأقل"
    return f"at least {said} {label('kinds', question.kind, lang)}"


def number(figure: Figure, part: str, lang: str) -> str:
    """ "low", "best" or "high" alone, or "range": digits without a noun. No upper number is said in words."""
    is_open = figure.high is None and figure.highest is not None
    if part == "range":
        said = fmt_range(figure.low, figure.highest, lang)
        return or_more(said, lang) if is_open else said
    if part == "high" and is_open:
        return or_more(fmt_number(figure.highest or 0, lang), lang)
    value = {"low": figure.low, "best": figure.best, "high": figure.high}[part]
    if value is None:
        return _NO_UPPER[lang] if part == "high" and figure.low is not None else fmt_range(None, None, lang)
    return fmt_number(value, lang)


def or_more(said: str, lang: str) -> str:
    """An upper number that adds up the highest numbers stated where some report gives no maximum."""
    return f"{said} أو أكثر" if lang == "ar" else f"{said} or more"


def say(figure: Figure, part: str, lang: str) -> str:
    """The figure as `part` of PARTS asks for. Raises KeyError for another word."""
    spoken = {"phrase": phrase, "sentence": sentence, "at-least": at_least}.get(part)
    return spoken(figure, lang) if spoken else number(figure, part, lang)


def stated(low: int | None, high: int | None, qualifier: str, lang: str) -> str:
    """A claim's number as it says it: "about 2,150", "more than 33" (read as 34 and more), "up to 9", "3–5".

    `low` and `high` are those of the count, `qualifier` one of model.claims.QUALIFIERS. A high under its low is not
    shown; a low that is not stated under a stated high is 0.
    """
    if qualifier == "more_than" and low and high is None:
        return _qualified("more_than", fmt_number(low - 1, lang), lang)
    if qualifier == "up_to" and not low:
        return fmt_range(None, high, lang)
    low = 0 if low is None and high is not None else low
    high = low if low is not None and high is not None and high < low else high
    said = fmt_range(low, high, lang)
    return said if low is None and high is None else _qualified(qualifier, said, lang)


def _qualified(qualifier: str, said: str, lang: str) -> str:
    known = vocabulary()["qualifiers"].get(qualifier)
    return said if known is None else str(known["ar" if lang == "ar" else "en"]).format(n=said)


def question_text(question: Question, lang: str) -> str:
    """What is asked, as a heading: "Killed, civilians, from 1 to 6 May 2019, Idlib and Hama"."""
    first, last = question.window
    comma = "، " if lang == "ar" else ", "
    area = question.area.name_ar if lang == "ar" else question.area.name_en
    words = [counted_text(question.kind, question.group, lang)]
    words += [label("targets", target, lang) for target in question.targets]
    words += [window_text(first, last, lang), area, label("bases", question.basis, lang)]
    return comma.join(words)


def split_name(part: Part, question: Question | None, lang: str) -> str:
    """The source, or the class or unit of a split in words."""
    if question is None or question.by in (None, "source"):
        return part.name
    units = {code: (en, ar) for code, en, ar in question.area.units}
    if part.name in units:
        return units[part.name][1 if lang == "ar" else 0] or part.name
    return label("splits", part.name, lang)


def method_text(question: Question, lang: str) -> str:
    """The rules by which the question is answered, in sentences."""
    keys = [question.basis]
    keys += [question.rule] if question.basis == "incidents" else []
    keys += ["facilities_hit"] if question.kind == "facilities_hit" and question.basis == "incidents" else []
    keys += ["killed"] if question.kind == "killed" else []
    keys += ["civilians"] if question.group == "civilians" else []
    return " ".join(label("method", key, lang) for key in keys)


_NO_UPPER = {"en": "no upper number", "ar": "لا حد أعلى"}


def _counted(figure: Figure, lang: str) -> str:
    """Number and noun: exact, "at least", or a range whose noun follows its upper number."""
    noun, low, high = _noun(figure.question), figure.low or 0, figure.highest
    if high is None:
        said = count_noun(low, noun, lang, oblique=True)
        return f"{said} على الأقل" if lang == "ar" else f"at least {said}"
    if low == high:
        return count_noun(low, noun, lang, oblique=True)
    return _between(low, high, noun, lang)


def _perhaps_more(figure: Figure, lang: str) -> str:
    """In how many incidents there may be more than the upper number counts; empty where it is no sum of the stated."""
    some = figure.named(UNBOUNDED)
    if figure.high is not None or figure.highest is None or some is None:
        return ""
    most, n = fmt_number(some.high or 0, lang), count_noun(some.incidents, "incident", lang, oblique=True)
    if lang == "ar":
        return f"، وربما أكثر في {n} ({most} في هذا العدد)"
    return f", and perhaps more in {n} ({most} of these)"


def _between(low: int, high: int, noun: str, lang: str) -> str:
    if high <= 2 and lang == "ar":
        last = count_noun(high, noun, lang, oblique=True)
        return f"{last} على الأكثر" if low == 0 else f"{count_noun(low, noun, lang, oblique=True)} أو {last}"
    if high == 1:
        return f"at most {count_noun(high, noun, lang)}"
    form = noun_form(high, noun, lang, oblique=True)
    join = "ما بين {a} و{b} {n}" if lang == "ar" else "between {a} and {b} {n}"
    return join.format(a=fmt_number(low, lang), b=fmt_number(high, lang), n=form)


def _cut(figure: Figure, who: str, lang: str) -> str:
    """The range of dates that the window cuts: surely inside it, and possibly inside."""
    question, low, high = figure.question, figure.low or 0, fmt_number(figure.high or 0, lang)
    sure = count_noun(low, _noun(question), lang, oblique=True)
    if lang == "ar":
        return f"{who} ب{_of(question)} {sure} داخل هذه الفترة، وما يصل إلى {high} مع ما قد يقع تاريخه خارجها"
    kind = label("kinds", question.kind, lang)
    return f"{who} {sure} {kind} inside these dates, and up to {high} with dates that may lie outside"


def _none(question: Question, lang: str) -> str:
    if lang == "ar":
        return f"لا توجد إفادة موثقة عن {_of(question)} {noun_form(3, _noun(question), lang, oblique=True)}"
    return f"no report of {noun_form(3, _noun(question), lang)} {label('kinds', question.kind, lang)} is documented"


def _voice(figure: Figure) -> str:
    if figure.question.basis in ("published totals", "victims"):
        return "totals" if figure.question.basis == "published totals" else "victims"
    return figure.interval if figure.interval in ("credible", "scenario") else "reports"


def _noun(question: Question) -> str:
    return noun_key(question.kind, question.group)


def _of(question: Question) -> str:
    return label("kinds", question.kind, "ar")

"""The sentences of a judgement in both languages, from check_words.yml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import counted_text, label, noun_key, window_text
from tawthiq.lang.plural import noun_form, range_noun
from tawthiq.lang.ranges import fmt_number
from tawthiq.lang.wording import or_more
from tawthiq.model.checks import Reading
from tawthiq.model.claims import Count
from tawthiq.model.figures import Figure
from tawthiq.statement.checking.terms import vocabulary

LANGS = ("en", "ar")


def both(en: str, ar: str) -> Bilingual:
    return Bilingual(en, ar)


def words(kind: str, verdict: str, **data: Bilingual | str | int) -> tuple[Bilingual, Bilingual]:
    """(means, does not mean) of a verdict on a kind, filled in."""
    entry = vocabulary("check_words")["judgements"][kind][verdict]
    said = [_filled(entry[part], data) for part in ("means", "not")]
    return said[0], said[1]


def _filled(texts: Mapping[str, str], data: Mapping[str, Bilingual | str | int]) -> Bilingual:
    def one(lang: str) -> str:
        values = {k: v[lang] if isinstance(v, Bilingual) else v for k, v in data.items()}
        return " ".join(texts[lang].format(**values).split())

    return Bilingual(one("en"), one("ar"))


def table(name: str, key: str) -> Bilingual:
    """A label of check_words.yml ("verdicts", "kinds", "origins")."""
    entry = vocabulary("check_words")[name][key]
    return Bilingual(entry["en"], entry["ar"])


def sign(verdict: str) -> str:
    return str(vocabulary("check_words")["verdicts"][verdict]["sign"])


def says(count: Count) -> Bilingual:
    """What the text says, as a number with its noun: "200 or more civilians killed"."""
    noun = noun_key(count.kind, count.group)
    noun = "family" if count.unit == "household" else noun
    low, high = count.min or 0, count.max
    if high is None or count.qualifier == "vague":
        en = f"{fmt_number(low)} or more {noun_form(low, noun, 'en')}"
        ar = f"{range_noun(low, None, noun, 'ar')}"
    elif low == high:
        en, ar = (range_noun(low, high, noun, lang) for lang in LANGS)
        if count.qualifier == "about":
            en, ar = f"about {en}", f"نحو {ar}"
    else:
        en, ar = (range_noun(low or None, high, noun, lang) for lang in LANGS)
    return Bilingual(f"{en} {label('kinds', count.kind, 'en')}", f"{ar} ({label('kinds', count.kind, 'ar')})")


def has(figure: Figure | None) -> Bilingual:
    """What a figure has: "69", "69–97 (best 71)", "at least 150,001"."""
    if figure is None or figure.low is None:
        return both("nothing on this", "لا شيء عن ذلك")
    noun = noun_key(figure.question.kind, figure.question.group)
    en = range_noun(figure.low, figure.highest, noun, "en")
    ar = range_noun(figure.low, figure.highest, noun, "ar", oblique=True)
    if figure.high is None and figure.highest is not None:
        return Bilingual(or_more(en, "en"), or_more(ar, "ar"))
    return Bilingual(en, ar)


def when(reading: Reading) -> Bilingual:
    w = reading.window
    return Bilingual(window_text(w.first, w.last, "en"), window_text(w.first, w.last, "ar"))


def where(reading: Reading) -> Bilingual:
    return Bilingual(reading.area.name_en, reading.area.name_ar)


def incidents(n: int, *, oblique: bool = False) -> Bilingual:
    """ "1 incident", "12 incidents", "حادثتان"; `oblique`: behind a preposition ("من أصل حادثتين")."""
    en = f"{fmt_number(n)} {noun_form(n, 'incident', 'en')}"
    return Bilingual(en, range_noun(n, n, "incident", "ar", oblique=oblique))


def read_as(reading: Reading) -> Bilingual:
    """How a phrase was read: kind, group, window, area, and where window and area come from."""
    r = reading
    what = Bilingual(*(counted_text(r.kind, r.group, lang) for lang in LANGS))
    origin, area = table("origins", r.window.origin), table("origins", r.area_origin)
    return Bilingual(
        f"{what.en}, {when(r).en} ({origin.en}), {r.area.name_en} ({area.en})",
        f"{what.ar}، {when(r).ar} ({origin.ar})، {r.area.name_ar} ({area.ar})",
    )


def placed(reading: Reading) -> Bilingual:
    """The window and the area of a reading, and where they come from."""
    r = reading
    origin, area = table("origins", r.window.origin), table("origins", r.area_origin)
    return Bilingual(
        f"{when(r).en} ({origin.en}), {r.area.name_en} ({area.en})",
        f"{when(r).ar} ({origin.ar})، {r.area.name_ar} ({area.ar})",
    )


def day_text(day: date | None) -> Bilingual:
    if day is None:
        return both("undated", "بلا تاريخ")
    return Bilingual(
        window_text(day, day, "en").removeprefix("on "), window_text(day, day, "ar").removeprefix("في ")
    )


def joined(parts: list[Bilingual], sep: str = " ") -> Bilingual:
    return Bilingual(sep.join(p.en for p in parts if p.en), sep.join(p.ar for p in parts if p.ar))

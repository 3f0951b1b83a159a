"""The sentences of the surge question, in English and Arabic."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.errors import Bilingual
from tawthiq.figures.surge.answer import CANNOT_TELL, SURGE, Answer
from tawthiq.figures.surge.best import Search
from tawthiq.figures.surge.delays import Nowcast
from tawthiq.figures.surge.prepare import Prepared
from tawthiq.figures.surge.sources import LeftOut
from tawthiq.lang.plural import count_noun
from tawthiq.lang.ranges import LRI, PDI, name_apart

CAVEAT = Bilingual("This does not show that there was none.", "وهذا لا يثبت أنه لم يكن هناك تصاعد.")

VERDICTS = {
    "surge": Bilingual("surge", "تصاعد"),
    "not distinguishable": Bilingual("not distinguishable", "لا يتميّز"),
    "cannot tell": Bilingual("cannot tell", "لا يمكن الحكم"),
}
FIRES = {
    True: Bilingual("fires", "تنبّه"),
    False: Bilingual("does not fire", "لا تنبّه"),
    None: Bilingual("does not apply", "لا تنطبق"),
}
DROPPED = {
    "published later": Bilingual("published later", "نُشرت لاحقاً"),
    "without a publication date": Bilingual("without a publication date", "بلا تاريخ نشر"),
    "dates on both sides of the window's edge": Bilingual(
        "dates on both sides of the window's edge", "تواريخها على جانبي حدّ النافذة"
    ),
    "of sources not compared": Bilingual("of sources not compared", "من مصادر لم تُقارن"),
}
LEFT_OUT = {
    "not seen in the baseline": "لم يُرَ في خط الأساس",
    "silent in the window": "صامت في النافذة",
}
_BEGAN = "بدأ داخل خط الأساس"

_WHY = {
    "baseline too short": Bilingual(
        "the baseline has fewer than 28 days or is not twice as long as the window",
        "خط الأساس أقل من 28 يوماً أو أقصر من ضعف النافذة",
    ),
    "no source in both windows": Bilingual(
        "no source reported both before the window and in it", "لا مصدر أبلغ قبل النافذة وفيها معاً"
    ),
    "mostly unreported": Bilingual(
        "less than a fifth of the window's incidents can be known yet", "لا يُعرف بعدُ خُمس حوادث النافذة"
    ),
    "no incidents": Bilingual("no incident is known in either window", "لا حادثة معروفة في أي من النافذتين"),
    "most incidents from new sources": Bilingual(
        "most of the window's reports come from sources that cannot be compared with before",
        "معظم بلاغات النافذة من مصادر لا يمكن مقارنتها بما سبق",
    ),
}


def _where(prepared: Prepared) -> Bilingual:
    areas = [name_apart(area) for area in prepared.plan.area]
    if not areas:
        return Bilingual("", "")
    return Bilingual(" in " + ", ".join(areas), " في " + "، ".join(areas))


def _isolated(text: str) -> str:
    """A date in Arabic text, kept from being shown back to front (see `lang.ranges`)."""
    return f"{LRI}{text}{PDI}"


def _number(value: float | None) -> str:
    if value is None:
        return "∞"
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def sentence(found: Answer, prepared: Prepared, cast: Nowcast) -> Bilingual:
    """The verdict with its numbers. "Not distinguishable" says what would have been found."""
    where, since = _where(prepared), prepared.plan.since.isoformat()
    until = prepared.until.isoformat()
    head = Bilingual(
        f"{since} to {until}{where.en}: {count_noun(found.observed, 'incident', 'en')} known",
        f"من {_isolated(since)} إلى {_isolated(until)}{where.ar}: عدد الحوادث المعروفة {found.observed}",
    )
    if found.verdict == CANNOT_TELL:
        return _cannot(head, found)
    days = (prepared.plan.since - prepared.start).days
    expected = _number(found.expected)
    compared = Bilingual(
        f"{head.en}, {expected} to be expected from the {days} days before: {_number(found.ratio)} times as many "
        f"(90 % interval {_number(found.low)} to {_number(found.high)}, p = {found.p:.3g}).",
        f"{head.ar}، والمتوقع {expected} قياساً إلى الأيام السابقة وعددها {days}: النسبة {_number(found.ratio)} "
        f"(فترة 90٪ من {_number(found.low)} إلى {_number(found.high)}، {_isolated(f'p = {found.p:.3g}')}).",
    )
    return _join(compared, _verdict(found), _missing(cast))


def _verdict(found: Answer) -> Bilingual:
    if found.verdict == SURGE:
        return Bilingual("This is a surge.", "هذا تصاعد.")
    if found.detectable_ratio is None:
        size = Bilingual(
            "No rise of any size would have been found in 80 of 100 cases.",
            "لم يكن ليُكشف أي ارتفاع في 80 من كل 100 حالة.",
        )
    else:
        ratio = f"{found.detectable_ratio:.1f}"
        size = Bilingual(
            f"A rise to {ratio} times or more would have been found in 80 of 100 cases.",
            f"كان ارتفاع إلى {ratio} ضعف أو أكثر ليُكشف في 80 من كل 100 حالة.",
        )
    head = Bilingual(
        "This is not distinguishable from the usual ups and downs.", "لا يتميّز هذا عن التقلّب المعتاد."
    )
    return _join(head, size, CAVEAT)


def _missing(cast: Nowcast) -> Bilingual:
    if cast.share > 0.995:
        return Bilingual("", "")
    low, high = max(cast.low - cast.known, 0), max(cast.high - cast.known, 0)
    return Bilingual(
        f"About {100 * cast.share:.0f} % of the window's incidents are reported by now; "
        f"{low} to {high} more are to come.",
        f"أُبلغ حتى الآن عن نحو {100 * cast.share:.0f}٪ من حوادث النافذة؛ ويُنتظر من {low} إلى {high} أخرى.",
    )


def _cannot(head: Bilingual, found: Answer) -> Bilingual:
    why_en = "; ".join(_WHY[w].en for w in found.why)
    why_ar = "؛ ".join(_WHY[w].ar for w in found.why)
    return Bilingual(
        f"{head.en}. Whether this is a surge cannot be told: {why_en}.",
        f"{head.ar}. لا يمكن الحكم بوجود تصاعد: {why_ar}.",
    )


def _join(*parts: Bilingual) -> Bilingual:
    return Bilingual(" ".join(p.en for p in parts if p.en), " ".join(p.ar for p in parts if p.ar))


def left_out(source: LeftOut) -> dict[str, object]:
    """A source that is not compared, with the reason in both languages."""
    why_ar = LEFT_OUT.get(source.why, _BEGAN)
    return {
        "source": source.source,
        "why": source.why,
        "why_ar": why_ar,
        "baseline": source.baseline,
        "window": source.window,
    }


def notes(
    found: Answer, prepared: Prepared, rows: Sequence[dict[str, object]], search: Search | None, skipped: int
) -> tuple[Bilingual, ...]:
    """What a reader must know beside the sentence."""
    said = [_looked(search), _not_compared(prepared)]
    if not prepared.delays.events:
        said.append(_NO_DELAYS)
    if rows and found.verdict != CANNOT_TELL:
        same = sum(1 for r in rows if r["verdict"] == found.verdict)
        said.append(_SAME.format(same=same, all=len(rows)))
    said.append(_dropped(prepared))
    if skipped:
        said.append(_SKIPPED.format(skipped=skipped))
    return tuple(n for n in said if n is not None)


_NO_DELAYS = Bilingual(
    "Reporting delays are not known: days count as fully reported.",
    "تأخّر الإبلاغ غير معروف: تُعدّ الأيام مكتملة الإبلاغ.",
)
_SAME = Bilingual(
    "The verdict is the same with {same} of {all} other choices of window, baseline, sources and model.",
    "الحكم نفسه مع {same} من {all} خيارات أخرى للنافذة وخط الأساس والمصادر والنموذج.",
)
_SKIPPED = Bilingual("Rows left out as unusable: {skipped}.", "أسطر تُركت لعدم صلاحها: {skipped}.")


def _looked(search: Search | None) -> Bilingual | None:
    if search is None:
        return None
    return Bilingual(
        f"The start was looked for among {search.starts} days; p = {search.p:.3g} allows for that "
        f"(it would be {search.naive_p:.3g} had it been stated before looking).",
        f"بُحث عن البداية بين أيام عددها {search.starts}؛ القيمة p = {search.p:.3g} تراعي ذلك "
        f"(وكانت لتكون {search.naive_p:.3g} لو حُددت قبل النظر).",
    )


def _not_compared(prepared: Prepared) -> Bilingual | None:
    listed = [name_apart(s.source) for s in prepared.comparable.left_out]
    if not listed or prepared.plan.all_sources:
        return None
    return Bilingual(
        f"Sources not compared, because they were not active in both windows ({len(listed)}): "
        f"{_some(listed, 'en')}.",
        f"مصادر لم تُقارن لأنها لم تكن نشطة في النافذتين ({len(listed)}): {_some(listed, 'ar')}.",
    )


def _dropped(prepared: Prepared) -> Bilingual | None:
    dropped = {k: n for k, n in prepared.dropped.items() if n}
    if not dropped:
        return None
    return Bilingual(
        "Rows left out: " + ", ".join(f"{n} {DROPPED[k].en}" for k, n in dropped.items()) + ".",
        "أسطر تُركت: " + "، ".join(f"{DROPPED[k].ar} ({n})" for k, n in dropped.items()) + ".",
    )


def _some(listed: Sequence[str], lang: str, most: int = 6) -> str:
    comma = "، " if lang == "ar" else ", "
    return comma.join(listed[:most]) + (" ..." if len(listed) > most else "")

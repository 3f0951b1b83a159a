"""The scan's sentences in English and Arabic."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.errors import Bilingual
from tawthiq.figures.scan.expected import Expected
from tawthiq.figures.scan.models import Problem
from tawthiq.figures.scan.result import Cluster, Companion
from tawthiq.figures.scan.tables import Study
from tawthiq.lang.ranges import LRI, PDI

LEVEL = 0.05
MUCH_SPREAD = 1.2

PLUG_IN = Bilingual(
    "The expected counts are the population's share of these same cases: a rise everywhere cannot show.",
    "القيم المتوقعة هي حصة السكان من هذه الحالات نفسها: لا يمكن أن يظهر ارتفاع عام.",
)


def isolated(text: str, lang: str) -> str:
    """A date in Arabic text, kept from being shown back to front (see `lang.ranges`)."""
    return f"{LRI}{text}{PDI}" if lang == "ar" else text


def outside(cases: int) -> Bilingual:
    return Bilingual(
        f"Cases outside the study period, not counted: {cases}.",
        f"حالات خارج فترة الدراسة لم تُحسب: {cases}.",
    )


def overdispersed(spread: float) -> Bilingual:
    return Bilingual(
        f"The counts vary {spread:.1f} times as much as the Poisson null allows; p is too small. "
        "Ask again with --dispersion estimate.",
        f"تتفاوت الأعداد {spread:.1f} ضعف ما تسمح به فرضية بواسون؛ قيمة p أصغر مما ينبغي. "
        "أعد السؤال مع ‎--dispersion estimate.",
    )


def few(number: float) -> str:
    """With one place behind the point; below 1 with two digits that are no zeros: 0.04, never 0.0."""
    return f"{number:.1f}" if number >= 0.95 or not number else f"{number:.2g}"


def sentence(found: Sequence[Cluster], study: Study, problem: Problem) -> Bilingual:
    """What the best cluster says, or that there is none."""
    if not found:
        return Bilingual("No window has more cases than expected.", "لا نافذة فيها حالات أكثر من المتوقع.")
    best = found[0]
    names_en, names_ar = _names(best, "en"), _names(best, "ar")
    if problem.model != "negbin" and best.p > LEVEL:
        head = Bilingual(
            "No cluster stands out from chance. The highest:", "لا تجمّع يتميّز عن المصادفة. الأعلى:"
        )
    elif best.p > LEVEL:
        head = Bilingual(
            "No hotspot stands out from chance. The highest:", "لا بؤرة تتميّز عن المصادفة. الأعلى:"
        )
    else:
        head = Bilingual("A cluster stands out:", "تجمّع يتميّز عن المصادفة:")
    cases = "case" if best.observed == 1 else "cases"
    return Bilingual(
        f"{head.en} {names_en}, {best.start} to {best.end}: {best.observed} {cases} observed, "
        f"{few(best.expected)} expected (p = {best.p:.3g}).",
        f"{head.ar} {names_ar}، من {isolated(best.start, 'ar')} "
        f"إلى {isolated(best.end, 'ar')}: عدد الحالات {best.observed} والمتوقع "
        f"{few(best.expected)} (p = {best.p:.3g}).",
    )


def _names(cluster: Cluster, lang: str, most: int = 4) -> str:
    comma = "، " if lang == "ar" else ", "
    shown = comma.join(cluster.locations[:most])
    more = len(cluster.locations) - most
    if more <= 0:
        return shown
    return f"{shown} و{more} أخرى" if lang == "ar" else f"{shown} and {more} more"


def _together(best: Sequence[Cluster], expected: Expected, study: Study) -> float:
    """Observed over expected of all places in the periods of the best cluster (of the whole study without one)."""
    start, length = 0, study.counts.shape[1]
    if best:
        starts = [study.labels(t, t)[0] for t in range(length)]
        start, length = starts.index(best[0].start), best[0].duration
    window = slice(start, start + length)
    return float(study.counts[:, window].sum() / max(float(expected.mean[:, window].sum()), 1e-300))


def stands_out(found: Sequence[Cluster]) -> bool:
    return bool(found) and found[0].p <= LEVEL


def companion(
    model: str,
    cluster: Cluster | None,
    against_expected: Sequence[Cluster],
    against_rest: Sequence[Cluster],
    expected: Expected,
    study: Study,
) -> Companion:
    """Read the two answers together: "here", or "everywhere, or a new source"."""
    up, here = stands_out(against_expected), stands_out(against_rest)
    ratio = _together((*against_expected, *against_rest)[:1], expected, study)
    reading, text = _READINGS[up, here]
    return Companion(model, cluster, reading, text.format(ratio=f"{ratio:.2f}"))


_READINGS = {
    (True, True): (
        "here",
        Bilingual(
            "Higher than expected, and higher than elsewhere: the rise is here. "
            "All areas together in these periods: {ratio} times the expected.",
            "أعلى من المتوقع وأعلى من سائر الأماكن: الارتفاع هنا. مجموع المناطق في هذه الفترات: {ratio} ضعف المتوقع.",
        ),
    ),
    (True, False): (
        "everywhere or a new source",
        Bilingual(
            "Higher than expected, but no place stands out from the others: a rise everywhere, or a new source. "
            "All areas together in these periods: {ratio} times the expected.",
            "أعلى من المتوقع، لكن لا مكان يتميّز عن غيره: ارتفاع عام أو مصدر بلاغات جديد. "
            "مجموع المناطق في هذه الفترات: {ratio} ضعف المتوقع.",
        ),
    ),
    (False, True): (
        "here against the others",
        Bilingual(
            "One place has more than its share of the cases, though not more than expected: "
            "the others may have fallen. All areas together in these periods: {ratio} times the expected.",
            "لمكان واحد أكثر من حصته من الحالات، لكن ليس أكثر من المتوقع: ربما انخفضت الأماكن الأخرى. "
            "مجموع المناطق في هذه الفترات: {ratio} ضعف المتوقع.",
        ),
    ),
    (False, False): (
        "neither",
        Bilingual(
            "Neither against the expected counts nor against the other places does a cluster stand out. "
            "This does not show that there was none.",
            "لا يتميّز تجمّع مقارنةً بالمتوقع ولا بالأماكن الأخرى. وهذا لا يثبت عدم وجوده.",
        ),
    ),
}

"""Figures that rest on more than a page can hold: the incidents that add most are shown, the rest are in the list."""

from __future__ import annotations

from dataclasses import replace

from tawthiq.lang.ranges import fmt_number
from tawthiq.model.figures import Figure, Input


def cut(figure: Figure, most: int) -> Figure:
    """The figure with the `most` counted inputs that add most, and a caveat that says how many are not shown.

    Numbers, counts of claims and the digest stay those of the whole figure.
    """
    counted = [i for i in figure.inputs if i.counted]
    if len(counted) <= most:
        return figure
    heaviest = {i.ref for i in sorted(counted, key=_weight)[:most]}
    left = tuple(sorted((i for i in figure.inputs if not i.counted), key=_weight)[:most])
    shown = tuple(i for i in counted if i.ref in heaviest) + left
    n, total = most, len(counted)
    caveat = (
        f"{fmt_number(n, 'en')} of the {fmt_number(total, 'en')} incidents or totals behind this figure are shown, "
        "those that add most; incidents.csv lists them all.",
        f"يُعرض {fmt_number(n, 'ar')} من أصل {fmt_number(total, 'ar')} من الحوادث أو المجاميع وراء هذا الرقم، "
        "وهي الأكثر إضافة إليه؛ والقائمة الكاملة في incidents.csv.",
    )
    return replace(figure, inputs=shown, caveats=(*figure.caveats, caveat))


def _weight(one: Input) -> tuple[int, int, str]:
    return -max(one.low, one.best, one.high or 0), -one.low, one.ref

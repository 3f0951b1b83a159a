"""When not to say a number: the named checks, each with what was seen and what that means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates.check_texts import EFFECTS, MEANING, SEEN
from tawthiq.figures.estimates.dependence import common_pull
from tawthiq.figures.estimates.plan import Plan
from tawthiq.figures.estimates.results import Check, Method
from tawthiq.figures.estimates.stability import Stability
from tawthiq.figures.estimates.tables import Overlap
from tawthiq.figures.estimates.thresholds import OURS, Thresholds

NONE = Bilingual("none", "لا شيء")
NOT_BY_STRATA = Bilingual(
    "two groups are not looked for where strata are estimated apart",
    "لا يُبحث عن فئتين حين تُقدَّر الشرائح كل على حدة",
)


def said(code: str, passed: bool, **data: object) -> Check:
    """A check with its texts filled; a Bilingual value is filled into each text in its language."""
    seen = SEEN[code]
    text = Bilingual(*(getattr(seen, lang).format(**_in(lang, data)) for lang in ("en", "ar")))
    return Check(code, passed, text, MEANING[code][0 if passed else 1], EFFECTS[code])


def _in(lang: str, data: Mapping[str, object]) -> dict[str, object]:
    return {k: v[lang] if isinstance(v, Bilingual) else v for k, v in data.items()}


def names_of(names: Sequence[str]) -> Bilingual:
    """Names in a row, or "none"."""
    return Bilingual("; ".join(names), "؛ ".join(names)) if names else NONE


def of_the_lists(table: Overlap, plan: Plan, limits: Thresholds = OURS) -> list[Check]:
    """What the overlaps alone say, before any fit."""
    lists = len(table.lists)
    groups = _groups(table)
    twice = table.documented - (table.frequencies()[0] if lists else 0)
    held = _held(table, plan, limits)
    apart = [" ".join(g) for g in groups]
    out = [
        said("fewest_lists", lists >= limits.fewest_lists, lists=lists, fewest=limits.fewest_lists),
        said("connected", len(groups) <= 1, groups=names_of(apart if len(groups) > 1 else [])),
        said("enough_overlap", twice >= limits.fewest_overlap, twice=twice, fewest=limits.fewest_overlap),
        said("own_sources", not held, held=names_of(held)),
    ]
    pull = common_pull(table)
    if lists >= limits.fewest_lists and pull is not None:
        out.append(said("even_reach", pull <= limits.most_common_pull, z=f"{pull:.2f}"))
    return out


def of_two_groups(methods: Sequence[Method], plan: Plan, limits: Thresholds = OURS) -> Check:
    """Where reach looks uneven: do two groups of persons, one harder to document, explain the overlaps?"""
    found = next((m for m in methods if m.name == "two_groups"), None)
    if found is None or not found.answered or plan.strata:
        why = found.why_not if found is not None and found.why_not is not None else NOT_BY_STRATA
        return said("two_groups", False, seen=why)
    p = float(str(found.diagnostics["p"]))
    low, high = (f"{v:,.0f}" for v in found.reach)
    seen = Bilingual(
        f"with two groups {low} to {high} in all; a worse fit by chance: {p:.0%}",
        f"بفئتين يكون المجموع من {low} إلى {high}؛ واحتمال تطابق أسوأ بالمصادفة {p:.0%}",
    )
    return said("two_groups", p >= limits.least_fit, seen=seen)


def _groups(table: Overlap) -> list[list[str]]:
    """Lists that share persons, directly or through others."""
    left, out = set(range(len(table.lists))), []
    while left:
        group, fresh = set(), {min(left)}
        while fresh:
            group |= fresh
            fresh = {j for j in left - group if any(table.both(i, j) for i in group)}
        left -= group
        out.append([table.lists[j] for j in sorted(group)])
    return out


def _held(table: Overlap, plan: Plan, limits: Thresholds) -> list[str]:
    """ "A < B": nearly all of A is in B, or the plan says that B feeds A."""
    out = []
    for a, b in permutations(range(len(table.lists)), 2):
        size = table.size(a)
        share = table.both(a, b) / size if size else 0.0
        inside = size >= limits.contained_size and share >= limits.contained_share
        fed = table.lists[b] in plan.lists[table.lists[a]].fed_by if table.lists[a] in plan.lists else False
        if inside or fed:
            out.append(f"{table.lists[a]} < {table.lists[b]}")
    return out


def of_the_methods(
    documented: int, admissible: Sequence[Method], stable: Stability, limits: Thresholds = OURS
) -> list[Check]:
    """What the fits say. `admissible` are the methods named in advance, answered or not."""
    answered = [m for m in admissible if m.answered]
    silent = [m.name for m in admissible if not m.answered]
    texts = names_of([m.name for m in answered]), names_of(silent)
    out = [said("estimate_exists", bool(answered) and not silent, answered=texts[0], silent=texts[1])]
    bounds = [m.name for m in answered if m.settings.get("bound") == "lower"]
    out.append(said("more_than_a_bound", not bounds, bounds=names_of(bounds)))
    for method in answered:
        out += _of_one(method, limits)
    if answered:
        out += _of_the_ratio(documented, answered, limits) + _of_agreement(answered, limits)
    if stable.p is not None:
        fine = stable.p > 1 - limits.left_out_quantile
        ratio, p = f"{stable.ratio:.2f}", f"{stable.p:.3f}"
        out.append(said("leave_one_out", fine, list=stable.worst, ratio=ratio, p=p))
    return out


def _of_one(method: Method, limits: Thresholds) -> list[Check]:
    seen, out = method.diagnostics, []
    if "rhat" in seen:
        rhat, effective, chains = (float(str(seen[k])) for k in ("rhat", "ess", "chains"))
        fine = (
            rhat <= limits.most_rhat
            and effective >= limits.fewest_effective
            and chains >= limits.fewest_chains
        )
        out.append(said("chains_agree", fine, rhat=f"{rhat:.3f}", ess=f"{effective:.0f}", chains=int(chains)))
        share = float(str(seen["hard_to_reach"]))
        out.append(said("reached_groups", share <= limits.most_hard_share, share=f"{share:.0%}"))
    if "mass_at_ceiling" in seen:
        mass = float(str(seen["mass_at_ceiling"]))
        out.append(said("under_ceiling", mass <= limits.most_ceiling_mass, mass=f"{mass:.1%}"))
    return out


def _of_the_ratio(documented: int, answered: Sequence[Method], limits: Thresholds) -> list[Check]:
    worst = max(answered, key=lambda m: float(m.median or 0))
    ratio = (float(worst.median or 0) - documented) / max(documented, 1)
    return [
        said("undocumented_ratio", ratio <= limits.most_undocumented, ratio=f"{ratio:.2f}", method=worst.name)
    ]


def _of_agreement(answered: Sequence[Method], limits: Thresholds) -> list[Check]:
    medians = [float(m.median or 0) for m in answered]
    ratio = max(medians) / max(min(medians), 1e-9)
    width = max(m.reach[1] for m in answered) / max(min(m.reach[0] for m in answered), 1e-9)
    return [
        said("methods_within_two", ratio <= limits.most_between_methods, ratio=f"{ratio:.2f}"),
        said("methods_agree", ratio <= limits.lowers_between_methods, ratio=f"{ratio:.2f}"),
        said("says_something", width <= limits.widest, width=f"{width:.2f}"),
        said("not_too_wide", width <= limits.most_width, width=f"{width:.2f}"),
    ]


def of_the_linkage(plan: Plan) -> Check:
    """Whether someone said that the linkage was audited."""
    texts = {
        None: Bilingual("nobody said whether the linkage was audited", "لم يُذكر هل رُوجع الربط"),
        True: Bilingual("the plan says that it was audited", "تذكر الخطة أنه رُوجع"),
        False: Bilingual("the plan says that it was never audited", "تذكر الخطة أنه لم يُراجع قط"),
    }
    check = said("linkage_audited", plan.linkage_audited is True, audited=texts[plan.linkage_audited])
    if plan.linkage_audited is not False:
        return check
    return Check(check.code, check.passed, check.seen, check.meaning, "lowers")


def verdict(checks: Sequence[Check]) -> str:
    """ "published", "lower bound" or "withheld": the strongest effect of the checks that failed."""
    effects = {c.effect for c in checks if not c.passed}
    if "withholds" in effects:
        return "withheld"
    return "lower bound" if "lowers" in effects else "published"

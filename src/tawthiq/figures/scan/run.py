"""One scan from tables to clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.scan import distances, models, windows, wording
from tawthiq.figures.scan import zones as shapes
from tawthiq.figures.scan.errors import ModelRefused, WindowRefused
from tawthiq.figures.scan.expected import Expected, dispersion, from_study
from tawthiq.figures.scan.find import Search, clusters
from tawthiq.figures.scan.models import Dispersion, Problem
from tawthiq.figures.scan.result import Cluster, Companion, ScanResult
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.tables import Study, Table, read_study, read_zones
from tawthiq.figures.scan.windows import Spans
from tawthiq.figures.scan.zones import Zones
from tawthiq.model.progress import Progress, quiet

NEIGHBOURS = 15
COMPANION_REPLICATES = 999


def scan(
    cases: Table, places: Table, *, model: str = "poisson-expectation", neighbours: int | None = None,
    zones: Table | Sequence[Sequence[str]] | None = None, max_radius_km: float | None = None,
    max_population: float | None = None, max_duration: int | None = None, min_cases: int = 1,
    retrospective: bool = False, replicates: int = 999, seed: int = 0, dispersion: Dispersion = None,
    history: int | None = None, population_over: str = "period", unit: str | None = None,
    since: str | None = None, until: str | None = None, max_clusters: int = 10, companion: bool = True,
    progress: Progress = quiet,
) -> ScanResult:  # fmt: skip
    """Find where and when there are more cases than chance explains.

    `cases` and `places` are paths of CSV files or rows as mappings (see `tables.read_study`). A prospective
    scan looks only at windows that reach to the last period, of 1 .. `max_duration` periods (all); a
    `retrospective` one at all windows of at most half the study period. Zones are the circles of the
    `neighbours` nearest places (15 when no limit is given), within `max_radius_km` and with at most
    `max_population` of the population or of the expected cases (a share up to 1, or a percentage
    above 1), or the given `zones`.
    `dispersion` is the negative binomial size theta of the null, or "estimate". `history` estimates the expected
    counts from that many first periods, which are then not scanned.
    `progress(stage, done, total)` is told how far it is.
    Methods: Kulldorff 1997, 2001, 2005; Neill 2009; Tango et al. 2011; Abrams et al. 2010 for the tail.
    Raises the SCN refusals of `errors.py`.
    """
    _check(model, replicates, min_cases, population_over, neighbours)
    study = read_study(cases, places, unit=unit, since=since, until=until)
    return scan_study(
        study, model=model, neighbours=neighbours, zones=zones, max_radius_km=max_radius_km,
        max_population=max_population, max_duration=max_duration, min_cases=min_cases,
        retrospective=retrospective, replicates=replicates, seed=seed, dispersion=dispersion, history=history,
        population_over=population_over, max_clusters=max_clusters, companion=companion,
        progress=progress,
    )  # fmt: skip


def scan_study(
    study: Study, *, model: str = "poisson-expectation", neighbours: int | None = None,
    zones: Table | Sequence[Sequence[str]] | None = None, max_radius_km: float | None = None,
    max_population: float | None = None, max_duration: int | None = None, min_cases: int = 1,
    retrospective: bool = False, replicates: int = 999, seed: int = 0, dispersion: Dispersion = None,
    history: int | None = None, population_over: str = "period", max_clusters: int = 10, companion: bool = True,
    progress: Progress = quiet,
) -> ScanResult:  # fmt: skip
    """The same from a `Study` in memory: for callers with arrays instead of tables."""
    _check(model, replicates, min_cases, population_over, neighbours)
    if history is not None and dispersion is None:
        dispersion = "estimate"
    study, expected = _expected(study, model, history)
    problem = _problem(model, study, expected, dispersion, population_over, min_cases)
    distance = distances.geodesic_km(study.where) if study.geographic else distances.plane(study.where)
    limits = {"neighbours": neighbours, "max_radius_km": max_radius_km, "max_population": max_population}
    if zones is None and not any(v is not None for v in limits.values()):
        limits["neighbours"] = NEIGHBOURS
    looked = _zones(study, problem, distance, zones, limits)
    spans = _spans(study.counts.shape[1], max_duration, retrospective)
    search = Search(
        looked, spans, distance, not retrospective, min_cases, replicates, seed, max_clusters, progress
    )
    found, maxima = clusters(study, problem, search)
    other = (
        _companion(study, expected, problem, found, search, dispersion, population_over)
        if companion
        else None
    )
    settings = _settings(study, expected, problem, search, limits, maxima, retrospective, population_over)
    return ScanResult(
        found,
        settings,
        wording.sentence(found, study, problem),
        _caveats(study, expected, problem),
        other,
        study.locations,
        study.where,
        study.geographic,
    )


def _check(model: str, replicates: int, min_cases: int, over: str, neighbours: int | None) -> None:
    checks = (
        (model in models.MODELS, "--model", model, ", ".join(models.MODELS)),
        (0 <= replicates <= 1_000_000, "--replicates", replicates, "0 .. 1000000"),
        (min_cases >= 1, "--min-cases", min_cases, "1, 2, ..."),
        (min_cases == 1 or model != "negbin", "--min-cases", min_cases, "1 (--model negbin)"),
        (over in ("period", "total"), "--population-over", over, "period, total"),
        (neighbours is None or neighbours >= 1, "--neighbours", neighbours, "1, 2, ..."),
    )
    for fine, place, read, wanted in checks:
        if not fine:
            raise ModelRefused(place=place, read=read, wanted_en=wanted, wanted_ar=wanted)


def _expected(study: Study, model: str, history: int | None) -> tuple[Study, Expected]:
    if model == "permutation":
        return study, Expected(np.zeros(study.counts.shape), "margins of the counts")
    return from_study(study, history)


def _problem(
    model: str, study: Study, expected: Expected, spread: Dispersion, over: str, min_cases: int
) -> Problem:
    if model == "permutation":
        return models.permutation(study)
    if model == "negbin":
        return models.negbin(study, expected, spread)
    if model == "poisson-population":
        return models.population(study, expected, spread, over)
    return models.expectation(study, expected, spread)


def _zones(
    study: Study,
    problem: Problem,
    distance: Floats,
    given: Table | Sequence[Sequence[str]] | None,
    limits: dict[str, float | int | None],
) -> Zones:
    if given is not None:
        return shapes.given(len(study.locations), read_zones(given, study.locations))
    share = limits["max_population"]
    if share is not None and not 0 < share <= 100:
        raise ModelRefused(place="--max-population", read=share, wanted_en="0 .. 100", wanted_ar="0 .. 100")
    weights = problem.mean if study.population is None else study.population
    return shapes.circles(
        distance,
        neighbours=None if limits["neighbours"] is None else int(limits["neighbours"]),
        max_radius=limits["max_radius_km"],
        weights=weights.sum(axis=1),
        max_weight=None if share is None else share if share <= 1 else share / 100,
    )


def _spans(periods: int, longest: int | None, retrospective: bool) -> Spans:
    if longest is not None and longest < 1:
        raise WindowRefused(
            place="--max-duration",
            read=longest,
            why_en="a window holds at least one period",
            why_ar="في النافذة فترة واحدة على الأقل",
            wanted_en="1, 2, ...",
            wanted_ar="1، 2، ...",
        )
    if retrospective:
        return windows.retrospective(periods, min(longest or max(1, periods // 2), periods))
    return windows.prospective(periods, min(longest or periods, periods))


def _companion(
    study: Study,
    expected: Expected,
    problem: Problem,
    found: tuple[Cluster, ...],
    search: Search,
    spread: Dispersion,
    over: str,
) -> Companion | None:
    """The other of the expectation-based and the population-based answers, on at most 999 replicates.

    When both find a cluster, the places are compared once more within each period: a rise everywhere in the last
    days is a cluster in time against the days before, and only this tells it from a rise in one place.
    """
    if problem.model == "poisson-expectation":
        other = models.population(study, expected, spread, over)
    elif problem.model == "poisson-population":
        other = models.expectation(study, expected, spread)
    else:
        return None
    fewer = replace(search, replicates=min(search.replicates, COMPANION_REPLICATES), max_clusters=1)
    there, _ = clusters(study, other, fewer)
    up, apart = (found, there) if problem.model == "poisson-expectation" else (there, found)
    if wording.stands_out(up) and wording.stands_out(apart):
        apart, _ = clusters(study, models.same_time(study, expected, problem.theta), fewer)
    return wording.companion(other.model, there[0] if there else None, up, apart, expected, study)


def _settings(
    study: Study,
    expected: Expected,
    problem: Problem,
    search: Search,
    limits: dict[str, float | int | None],
    maxima: Floats,
    retrospective: bool,
    over: str,
) -> dict[str, object]:
    start, end = study.labels(0, study.counts.shape[1] - 1)
    return {
        "model": problem.model,
        "retrospective": retrospective,
        "places": len(study.locations),
        "periods": study.counts.shape[1],
        "unit": study.unit,
        "from": start,
        "to": end,
        "cases": int(study.counts.sum()),
        "expected": float(problem.mean.sum()),
        "expected_from": expected.basis,
        "population_over": over
        if problem.model == "poisson-population" and study.population is not None
        else None,
        "dispersion": problem.theta,
        **limits,
        "zones": search.zones.count,
        "windows": search.zones.count * len(search.spans.first),
        "max_duration": int((search.spans.after - search.spans.first).max()),
        "min_cases": search.min_cases,
        "replicates": len(maxima),
        "seed": search.seed,
        "critical_05": float(np.quantile(maxima, 0.95)) if len(maxima) else None,
    }


def _caveats(study: Study, expected: Expected, problem: Problem) -> tuple[Bilingual, ...]:
    out = [wording.outside(study.outside)] if study.outside else []
    if problem.model.startswith("poisson") and problem.theta is None:
        theta = dispersion(study.counts, problem.mean)
        spread = 1 + (float((problem.mean**2).sum() / problem.mean.sum()) / theta if theta else 0.0)
        if spread > wording.MUCH_SPREAD:
            out.append(wording.overdispersed(spread))
    if expected.basis == "population" and problem.model == "poisson-expectation":
        out.append(wording.PLUG_IN)
    return tuple(out)

"""The answers agree with the ones published or computed elsewhere for two printed tables."""

from __future__ import annotations

import numpy as np
import pytest
from published_tables import kosovo, uk_five, uk_six

from tawthiq.figures.estimates.fast import HAVE_NUMBA
from tawthiq.figures.estimates.graphical import graphical
from tawthiq.figures.estimates.hierarchy import hierarchical_models
from tawthiq.figures.estimates.latent import Settings, latent_class
from tawthiq.figures.estimates.loglinear import loglinear
from tawthiq.figures.estimates.results import Model
from tawthiq.figures.estimates.simple import chapman_pair
from tawthiq.figures.estimates.sparse import sparse

ENGINES = ("numba", "numpy")


def model_of(models: object, terms: str) -> Model:
    return next(m for m in models if m.terms == terms)  # type: ignore[attr-defined]


def test_tables_hold_the_printed_totals() -> None:
    assert (kosovo().documented, uk_six().documented, uk_five().documented) == (4400, 2744, 2744)


@pytest.mark.parametrize("engine", ENGINES)
def test_loglinear_models_of_kosovo_have_the_reference_estimate_error_deviance_and_bic(engine: str) -> None:
    found = loglinear(kosovo(), engine=engine)
    best = found.models[0]
    assert best.terms == "[123,14,34]"
    assert best.estimate == pytest.approx(10356.52, abs=0.005)
    assert best.se == pytest.approx(785.90, abs=0.005)
    assert best.more["deviance"] == pytest.approx(9.32267, abs=5e-6)
    assert best.more["df"] == 4
    assert best.more["bic"] == pytest.approx(203.0296, abs=5e-5)
    assert best.more["low"] == pytest.approx(8994.257, abs=0.01)
    assert best.more["high"] == pytest.approx(12110.41, abs=0.01)
    second = model_of(found.models, "[123,134]")
    assert (second.estimate, second.se) == pytest.approx((12740.97, 1600.71), abs=0.005)


@pytest.mark.parametrize("engine", ENGINES)
def test_best_loglinear_model_of_five_uk_lists_is_the_reference(engine: str) -> None:
    best = loglinear(uk_five(), engine=engine).models[0]
    assert best.terms == "[123,25,34]"
    assert (best.estimate, best.se) == pytest.approx((25311.29, 3638.30), abs=0.005)
    assert best.more["bic"] == pytest.approx(195.8791, abs=5e-5)


def test_decomposable_average_of_kosovo_is_the_reference_to_the_last_person() -> None:
    found = graphical(kosovo(), delta=0.0625, most=88_000)
    assert (found.low, found.median, found.high) == (9827, 12595, 16544)
    assert found.mean == pytest.approx(12749.3, abs=0.05)
    assert found.models[0].more["weight"] == pytest.approx(0.986, abs=5e-4)
    assert {frozenset(g) for g in found.models[0].generators} == {
        frozenset({"HRW", "OSCE", "EXH"}), frozenset({"OSCE", "ABA", "EXH"}),
    }  # fmt: skip


def test_decomposable_average_with_a_heavy_prior_is_the_reference() -> None:
    found = graphical(kosovo(), delta=1.0, most=88_000)
    assert (found.low, found.median, found.high) == (4407, 4616, 6844)


def test_decomposable_average_of_five_uk_lists_is_the_reference() -> None:
    found = graphical(uk_five(), delta=0.03125, most=54_880)
    assert (found.low, found.median, found.high) == (10387, 22990, 33508)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("table", "reference"),
    [(kosovo(), (14341.7, 12541.3, 16540.2)), (uk_six(), (11418, 9977.3, 13145.7))],
    ids=["kosovo", "uk"],
)
def test_sparse_selection_is_the_reference(engine: str, table: object, reference: tuple[float, ...]) -> None:
    found = sparse(table, bootstraps=0, engine=engine)  # type: ignore[arg-type]
    assert (found.median, found.low, found.high) == pytest.approx(reference, abs=0.06)


def test_latent_class_of_kosovo_agrees_with_the_reference_over_twenty_seeds() -> None:
    seeds = range(20 if HAVE_NUMBA else 3)
    found = [latent_class(kosovo(), settings=Settings(rounds=1000), seed=seed) for seed in seeds]
    medians = [f.median for f in found]
    assert 10_380 < np.median(medians) < 10_470
    assert all(10_300 < m < 10_550 for m in medians)
    assert np.median([f.low for f in found]) == pytest.approx(9_030, abs=150)
    assert np.median([f.high for f in found]) == pytest.approx(13_900, abs=350)
    assert all(f.diagnostics["rhat"] <= 1.015 and f.diagnostics["ess"] >= 1000 for f in found)


def test_latent_class_of_six_uk_lists_converges_from_every_seed() -> None:
    found = [latent_class(uk_six(), seed=seed) for seed in range(4 if HAVE_NUMBA else 1)]
    assert all(f.diagnostics["rhat"] <= 1.015 and f.diagnostics["ess"] >= 1000 for f in found)
    assert np.ptp([f.median for f in found]) < 800


def test_there_are_as_many_hierarchical_models_as_counted_by_dedekind() -> None:
    assert [len(hierarchical_models(k)) for k in (3, 4, 5)] == [8, 113, 6893]


def test_chapman_is_the_textbook_value() -> None:
    estimate, error = chapman_pair(200, 150, 50)
    assert estimate == pytest.approx(201 * 151 / 51 - 1)
    assert error == pytest.approx((201 * 151 * 150 * 100 / (51**2 * 52)) ** 0.5)

"""The latent class sampler draws from the posterior that it says it does."""

from __future__ import annotations

import numpy as np
import pytest
from published_tables import kosovo
from scipy import integrate
from scipy.stats import chisquare, gamma

from tawthiq.figures.estimates import latent, mixture_compiled, mixture_plain
from tawthiq.figures.estimates.convergence import ess, rhat
from tawthiq.figures.estimates.fast import HAVE_NUMBA
from tawthiq.figures.estimates.latent import Settings, latent_class, sample
from tawthiq.figures.estimates.tables import overlap

BITS = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]], dtype=np.float64)
COUNTS = np.array([0.0, 40, 30, 12, 9, 5])
CELLS = mixture_plain.Cells(BITS, COUNTS, float(COUNTS.sum()))


def plain_target(u: np.ndarray, v: np.ndarray, alpha: float) -> float:
    q = mixture_plain.joint(u[None], v[None], BITS)
    return float(mixture_plain.log_target(u[None], v[None], np.array([alpha]), CELLS, q)[0])


def state(seed: int = 3) -> tuple[np.ndarray, np.ndarray, float]:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((3, 4)), rng.standard_normal(3), 0.7


def test_slope_is_the_derivative_of_the_target() -> None:
    u, v, alpha = state()
    q = mixture_plain.joint(u[None], v[None], BITS)
    gu, gv = mixture_plain.gradient(u[None], v[None], np.array([alpha]), CELLS, q)
    h = 1e-5
    for at in np.ndindex(u.shape):
        step = np.zeros_like(u)
        step[at] = h
        slope = (plain_target(u + step, v, alpha) - plain_target(u - step, v, alpha)) / (2 * h)
        assert gu[0][at] == pytest.approx(slope, abs=1e-5)
    for k in range(3):
        step = np.zeros_like(v)
        step[k] = h
        slope = (plain_target(u, v + step, alpha) - plain_target(u, v - step, alpha)) / (2 * h)
        assert gv[0][k] == pytest.approx(slope, abs=1e-5)


def test_compiled_kernel_has_the_same_target_and_slope_as_the_plain_one() -> None:
    u, v, alpha = state(4)
    lam, pi, q = np.empty((3, 4)), np.empty(4), np.empty((6, 4))
    mixture_compiled.joint(u, v, BITS.astype(np.int64), lam, pi, q)
    target = mixture_compiled.log_target(u, v, alpha, COUNTS, float(COUNTS.sum()), q)
    assert target == pytest.approx(plain_target(u, v, alpha), rel=1e-12)
    gu, gv = np.empty((3, 4)), np.empty(3)
    args = (v, alpha, COUNTS, float(COUNTS.sum()), BITS.astype(np.int64), lam, q, np.empty(4), gu, gv)
    mixture_compiled.gradient(*args)
    plain = mixture_plain.gradient(
        u[None], v[None], np.array([alpha]), CELLS, mixture_plain.joint(u[None], v[None], BITS)
    )
    np.testing.assert_allclose(gu, plain[0][0], rtol=1e-10)
    np.testing.assert_allclose(gv, plain[1][0], rtol=1e-10)


def test_density_of_an_order_of_classes_is_the_stick_breaking_one_with_the_concentration_integrated_out() -> (
    None
):
    prior = (0.6, 0.8)

    def numeric(weights: np.ndarray) -> float:
        left = 1 - np.concatenate([[0], np.cumsum(weights)[:-2]])
        sticks = weights[:-1] / left

        def at(alpha: float) -> float:
            density = np.prod(alpha * (1 - sticks) ** (alpha - 1) / left)
            return float(density * gamma.pdf(alpha, prior[0], scale=1 / prior[1]))

        return float(np.log(integrate.quad(at, 0, 60, limit=400)[0]))

    first, second = np.array([0.5, 0.2, 0.25, 0.05]), np.array([0.05, 0.25, 0.5, 0.2])
    gain = mixture_compiled.order_height(np.log(second), np.array(prior))
    gain -= mixture_compiled.order_height(np.log(first), np.array(prior))
    assert gain == pytest.approx(numeric(second) - numeric(first), abs=1e-4)
    both = mixture_plain.order_height(np.log(np.stack([first, second])), prior)
    assert both[1] - both[0] == pytest.approx(gain, rel=1e-10)


def test_gibbs_alone_and_hamiltonian_moves_agree_on_a_small_table() -> None:
    table = overlap("ABC", [((1, 0, 0), 40), ((0, 1, 0), 30), ((0, 0, 1), 25), ((1, 1, 0), 15), ((0, 1, 1), 9),
                            ((1, 0, 1), 12), ((1, 1, 1), 8)])  # fmt: skip
    moved = sample(table, Settings(classes=2, rounds=6000, most_rounds=6000), 1)
    crawled = sample(table, Settings(classes=2, rounds=20000, most_rounds=20000, leaps=0), 2)
    at = (0.1, 0.25, 0.5, 0.75, 0.9)
    np.testing.assert_allclose(
        np.quantile(moved.missing, at), np.quantile(crawled.missing, at), rtol=0.06, atol=1
    )


@pytest.mark.skipif(not HAVE_NUMBA, reason="numba is not installed")
def test_without_numba_the_answer_is_the_same_within_chance() -> None:
    fast = latent_class(kosovo(), seed=1)
    plain = latent_class(kosovo(), seed=1, engine="numpy", settings=Settings(rounds=250, most_rounds=250))
    assert plain.settings["engine"] == "numpy"
    assert plain.median == pytest.approx(fast.median, rel=0.02)
    assert plain.low == pytest.approx(fast.low, rel=0.04)


def test_one_seed_gives_one_answer_and_another_seed_another() -> None:
    first, again, other = (
        latent_class(kosovo(), seed=s, settings=Settings(rounds=100, most_rounds=100)) for s in (5, 5, 6)
    )
    assert (first.low, first.median, first.high) == (again.low, again.median, again.high)
    assert first.median != other.median


def test_ranks_of_the_truth_among_draws_are_uniform() -> None:
    """Simulation-based calibration (Talts et al. 2018), a slice of the one that the evaluation runs."""
    ranks = [rank_of_truth(seed) for seed in range(60)]
    counts = np.histogram(ranks, bins=5, range=(0, 1))[0]
    assert chisquare(counts).pvalue > 0.002


def rank_of_truth(seed: int) -> float:
    table, missing = latent.from_prior(lists=3, classes=3, persons=150, seed=seed)
    found = sample(table, Settings(classes=3, chains=2, warmup=150, rounds=300, most_rounds=300), seed)
    drawn = found.missing[:, ::10].ravel()
    tie = np.random.default_rng(seed).random()
    return float((drawn < missing).mean() + tie * (drawn == missing).mean())


def test_split_rhat_sees_chains_apart_and_drifts_and_passes_noise() -> None:
    rng = np.random.default_rng(0)
    noise = rng.standard_normal((4, 1000))
    apart, drift = noise + np.array([[0], [0], [0], [2]]), noise + np.linspace(0, 3, 1000)
    assert rhat(noise) < 1.01
    assert rhat(apart) > 1.2
    assert rhat(drift) > 1.2
    assert rhat(noise * np.array([[1], [1], [1], [5]])) > 1.05


def test_effective_size_is_that_of_an_autoregression() -> None:
    rng = np.random.default_rng(1)
    rho, chains = 0.8, np.zeros((8, 4000))
    for t in range(1, 4000):
        chains[:, t] = rho * chains[:, t - 1] + rng.standard_normal(8)
    assert ess(chains) == pytest.approx(8 * 4000 * (1 - rho) / (1 + rho), rel=0.12)

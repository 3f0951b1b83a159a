"""The latent class model with a sampler that mixes (Manrique-Vallier 2016).

Persons belong to one of K classes with stick-breaking weights; in a class the lists are independent, with
uniform capture chances; the total has the prior 1/N. Each round is a Gibbs sweep over memberships and then a
Hamiltonian move (Neal 2011) on the logits with memberships and total summed out, which walks along the ridge
between a class's size and its reach that plain Gibbs sampling crawls on. Many chains from far apart are run
until split R-hat and effective size are good, or the answer says that they are not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates import mixture_compiled, mixture_plain
from tawthiq.figures.estimates.convergence import ess, rhat
from tawthiq.figures.estimates.fast import engine_of
from tawthiq.figures.estimates.results import Method
from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap

PATH = 2.0
"""Length of a Hamiltonian path in logits: about the length of the ridge in the published tables."""
THINNED = (0.3, 1.0)
"""Warm-up runs on this share of the persons, then on more: thin tables have low walls between their modes."""
GOOD_RHAT, GOOD_ESS = 1.015, 1000.0
"""More draws are taken until these are reached, or `most_rounds` is."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`classes` at most, `prior` (shape, rate) of the concentration as in LCMCR; rounds per chain.

    `warmup` rounds are run on each share of `THINNED`.
    """

    classes: int = 10
    prior: tuple[float, float] = (0.25, 0.25)
    chains: int = 8
    warmup: int = 200
    rounds: int = 500
    most_rounds: int = 16000
    leaps: int = 1


@dataclass(frozen=True, slots=True)
class Sampled:
    """Per chain and round (chains, rounds): persons missing, and the share that the lists hardly reach."""

    missing: F
    hard: F
    rounds_run: int
    engine: str


def latent_class(
    table: Overlap,
    *,
    settings: Settings | None = None,
    most: int | None = None,
    seed: int = 0,
    engine: str = "auto",
) -> Method:
    """The posterior of the total. `most` is only where its mass is measured against: there is no ceiling here."""
    chosen = settings or Settings()
    if len(table.lists) < 3:
        return Method("latent_class", why_not=_TOO_FEW)
    if table.never:
        return Method("latent_class", why_not=_STRUCTURAL)
    found = sample(table, chosen, seed, engine)
    total = table.documented + found.missing
    low, median, high = np.quantile(total, (0.025, 0.5, 0.975))
    limit = 20 * table.documented if most is None else most
    diagnostics = {
        "rhat": rhat(np.log(total)), "ess": ess(np.log(total)), "chains": chosen.chains,
        "rounds_kept": total.shape[1], "rounds_run": found.rounds_run, "hard_to_reach": float(found.hard.mean()),
        "mass_at_ceiling": float((found.missing > 0.95 * limit).mean()),
    }  # fmt: skip
    said = {
        "classes": chosen.classes,
        "a": chosen.prior[0],
        "b": chosen.prior[1],
        "prior": "1/N",
        "seed": seed,
    }
    said |= {"engine": found.engine, "max_missing": limit}
    return Method(
        "latent_class", float(low), float(median), float(total.mean()), float(high), said, diagnostics, (),
        _thin(total), chains=total,
    )  # fmt: skip


def sample(table: Overlap, chosen: Settings, seed: int, engine: str = "auto") -> Sampled:
    """Run the chains: warm up, then twice as many rounds each time, keeping the last, until they agree."""
    runner = _Compiled(table, chosen, seed) if engine_of(engine) == "numba" else _Plain(table, chosen, seed)
    for share in THINNED:
        runner.run(chosen.warmup, share=share, adapt=True)
    rounds, spent = chosen.rounds, chosen.warmup * len(THINNED)
    while True:
        out = runner.run(rounds, adapt=False)
        spent += rounds
        logs = np.log(table.documented + out[:, :, 0])
        good = rhat(logs) <= GOOD_RHAT and ess(logs) >= GOOD_ESS
        if good or rounds * 2 > chosen.most_rounds:
            return Sampled(out[:, :, 0], out[:, :, 2], spent, engine_of(engine))
        rounds *= 2


def _thin(total: F, most: int = 4000) -> F:
    flat = total.T.reshape(-1)
    return flat[:: max(1, len(flat) // most)][:most].copy()


def _seen(table: Overlap) -> tuple[F, F]:
    """`bits` (cells, lists) and `counts` (cells,) of the unseen cell and the cells that hold persons."""
    cells = np.concatenate([[0], np.flatnonzero(table.counts > 0)])
    bits = (cells[:, None] >> np.arange(len(table.lists))) & 1
    counts = table.counts[cells].copy()
    counts[0] = 0.0
    return bits.astype(np.float64), counts


def _starts(table: Overlap, chosen: Settings, seed: int) -> tuple[F, F, F]:
    """Dispersed starts: chains differ in how much the lists reach and in how many classes matter."""
    rng = np.random.default_rng([seed, 3])
    shape = (chosen.chains, len(table.lists), chosen.classes)
    centre = np.linspace(-3.5, 0.5, chosen.chains)[:, None, None]
    sticks = np.linspace(-1.5, 1.5, chosen.chains)[:, None]
    u = centre + rng.standard_normal(shape)
    v = sticks + rng.standard_normal((chosen.chains, chosen.classes - 1))
    return u, v, np.ones(chosen.chains)


class _Compiled:
    """The chains one after the other, each with its own stream of random numbers."""

    def __init__(self, table: Overlap, chosen: Settings, seed: int) -> None:
        bits, self.counts = _seen(table)
        self.bits, self.chosen = bits.astype(np.int64), chosen
        self.u, self.v, alpha = _starts(table, chosen, seed)
        self.alpha = alpha[:, None].copy()
        self.rngs = [np.random.default_rng([seed, 4, c]) for c in range(chosen.chains)]
        self.tune = np.tile(np.array([np.log(0.03), np.log(0.03), 0.0, PATH]), (chosen.chains, 1))
        self.prior = np.array(chosen.prior)

    def run(self, rounds: int, *, share: float = 1.0, adapt: bool) -> F:
        """(chains, rounds, 3) as `mixture_compiled.run` gives them, on this share of the persons."""
        counts = np.ceil(self.counts * share)
        each = [
            mixture_compiled.run(
                self.rngs[c], self.u[c], self.v[c], self.alpha[c], counts, self.bits, self.prior,
                self.tune[c], rounds, adapt, self.chosen.leaps,
            )
            for c in range(self.chosen.chains)
        ]  # fmt: skip
        return np.stack(each)


class _Plain:
    """The chains all at once in numpy."""

    def __init__(self, table: Overlap, chosen: Settings, seed: int) -> None:
        self.bits, self.counts = _seen(table)
        u, v, alpha = _starts(table, chosen, seed)
        self.chains = mixture_plain.Chains(u, v, alpha, float(np.log(0.03)), float(np.log(0.03)), 0, PATH)
        self.rng, self.chosen = np.random.default_rng([seed, 5]), chosen

    def run(self, rounds: int, *, share: float = 1.0, adapt: bool) -> F:
        """(chains, rounds, 3) as `mixture_plain.run` gives them, on this share of the persons."""
        counts = np.ceil(self.counts * share)
        cells = mixture_plain.Cells(self.bits, counts, float(counts.sum()))
        return mixture_plain.run(
            self.rng, self.chains, cells, self.chosen.prior, rounds, adapt, self.chosen.leaps
        )


_TOO_FEW = Bilingual(
    "A latent class model needs at least three lists.",
    "يحتاج نموذج الأصناف الكامنة إلى ثلاث قوائم على الأقل.",
)
_STRUCTURAL = Bilingual(
    "Some lists could not record the same person, and this method has no place for such cells.",
    "بعض القوائم لا يمكن أن تسجل الشخص نفسه، ولا مكان لمثل هذه الخلايا في هذه الطريقة.",
)


def from_prior(lists: int, classes: int, persons: int, seed: int) -> tuple[Overlap, int]:
    """A table of `persons` documented drawn from the model itself, and how many it misses: for calibration.

    With the prior 1/N the documented tell nothing of the parameters, so they are fixed; the missing are negative
    binomial given the parameters.
    """
    rng = np.random.default_rng([seed, 13])
    alpha = max(rng.standard_gamma(0.25) / 0.25, 1e-8)
    sticks = np.append(rng.beta(1.0, alpha, classes - 1), 1.0)
    weights = sticks * np.append(1.0, np.cumprod(1 - sticks[:-1]))
    reach = rng.random((lists, classes))
    bits = (np.arange(1 << lists)[:, None] >> np.arange(lists)) & 1
    inside = np.where(bits[:, :, None] == 1, reach, 1 - reach).prod(axis=1)
    chance = inside @ weights
    counts = np.zeros(1 << lists)
    counts[1:] = rng.multinomial(persons, chance[1:] / chance[1:].sum())
    missing = rng.poisson(rng.standard_gamma(persons) * chance[0] / (1 - chance[0]))
    return Overlap(tuple("ABCDEFGH"[:lists]), counts), int(missing)

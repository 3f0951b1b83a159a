"""An audit's estimates cover the truth that the sample was drawn from."""

from __future__ import annotations

import random

from tawthiq.linkage.audit import agreement, assess, reliability, sample


def world(seed: int) -> tuple[dict[str, list[tuple[str, str, int | None]]], set[tuple[str, str]]]:
    random_ = random.Random(seed)
    strata: dict[str, list[tuple[str, str, int | None]]] = {"joined": [], "below": [], "never compared": []}
    same = set()
    for stratum, number, share, weight in (
        ("joined", 900, 0.95, 5000),
        ("below", 3000, 0.01, -5000),
        ("never compared", 6000, 0.001, None),
    ):
        for i in range(number):
            pair = (f"{stratum}{i}ا", f"{stratum}{i}ب")
            strata[stratum].append((*pair, weight))
            if random_.random() < share:
                same.add(pair)
    return strata, same


def test_intervals_cover_the_true_precision_and_recall_about_as_often_as_they_claim() -> None:
    covered = 0
    for seed in range(40):
        strata, same = world(seed)
        sampled = sample(strata, {"joined": 150, "below": 300, "never compared": 300}, seed)
        verdicts = {(s.a, s.b): "same" if (s.a, s.b) in same else "different" for s in sampled}
        audit = assess(sampled, verdicts, draws=1000)
        true = sum((a, b) in same for a, b, _ in strata["joined"])
        assert audit.precision is not None
        assert audit.recall is not None
        inside = audit.precision.low <= 1000 * true / 900 <= audit.precision.high
        covered += inside and audit.recall.low <= 1000 * true / len(same) <= audit.recall.high
    assert covered >= 32


def test_the_sample_stands_for_every_pair_and_leaves_training_pairs_out() -> None:
    strata, _ = world(1)
    used = [(a, b) for a, b, _ in strata["joined"][:100]]
    sampled = sample(
        strata,
        {"joined": 50, "below": 20, "never compared": 10},
        3,
        without=used,
        totals={"never compared": 10**9},
    )
    assert not {(s.a, s.b) for s in sampled} & set(used)
    totals = {name: round(sum(s.stands_for for s in sampled if s.stratum == name)) for name in strata}
    assert totals == {"joined": 800, "below": 3000, "never compared": 10**9}
    assert sampled == sample(
        strata,
        {"joined": 50, "below": 20, "never compared": 10},
        3,
        without=used,
        totals={"never compared": 10**9},
    )


def test_recall_is_not_claimed_when_a_stratum_was_not_judged() -> None:
    strata, same = world(2)
    sampled = sample(strata, {"joined": 20, "below": 5, "never compared": 5}, 1)
    verdicts = {
        (s.a, s.b): "same" if (s.a, s.b) in same else "different" for s in sampled if s.stratum == "joined"
    }
    audit = assess(sampled, verdicts)
    assert audit.precision is not None
    assert audit.recall is None


def test_reliability_counts_judged_pairs_by_what_was_stated() -> None:
    strata, same = world(4)
    sampled = sample(strata, {"joined": 100, "below": 100}, 1)
    verdicts = {(s.a, s.b): "same" if (s.a, s.b) in same else "different" for s in sampled}
    found = {(r.low, r.high): r.judged for r in reliability(sampled, verdicts) if r.judged}
    assert found == {(10, 100): 100, (900, 990): 100}


def test_kappa_is_agreement_beyond_chance() -> None:
    one = {("ا", str(i)): "same" if i < 20 else "different" for i in range(50)}
    two = {
        p: v if i % 10 else ("different" if v == "same" else "same") for i, (p, v) in enumerate(one.items())
    }
    judged, share, kappa = agreement(one, two)
    assert (judged, share) == (50, 0.9)
    assert kappa is not None
    assert round(kappa, 3) == 0.793

"""Learning a model from the records themselves, without known answers.

How often non-matches agree (u) is counted on random pairs; how often matches agree (m) is learnt by Splink's
expectation maximisation (Fellegi & Sunter 1969; Winkler 1988; Linacre et al., Splink, MIT) on pairs that agree on a
blocking rule, for the comparisons that do not rest on the rule's fields. Few matches leave the starting values.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import duckdb

from tawthiq.linkage.blocking import Blocked, rule_sql
from tawthiq.linkage.em import learn
from tawthiq.linkage.model import DoublesWeights, LevelWeight, Model, level_weight, millibits, probability
from tawthiq.linkage.score import SLACK, Lexicon, fill_likeness, levels_sql
from tawthiq.linkage.spec import Comparison, Doubles, Key, Rule, Settings

RANDOM_RECORDS, FIRST_RECORDS = 2000, 700
TRUST, TRUST_U = 100.0, 5_000.0
SESSIONS = 5
FEWEST = 300
_OFTEN = 0.05
"""Levels that strangers are seen at less often say too little about the share of doubles."""


@dataclass(frozen=True, slots=True)
class Session:
    """What one round of learning found: m per level and the matches it rests on, per comparison."""

    rule: str
    pairs: int
    matches: dict[str, float]
    m: dict[str, tuple[float | None, ...]]
    u: dict[str, tuple[float | None, ...]] = field(default_factory=dict)
    share: float = 0.0


def train(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, blocked: list[Blocked], seed: int
) -> tuple[Model, list[Session]]:
    """Learn m and u; the prior is set later, from the scores. Deterministic up to the rounding that is adopted."""
    u = _count_u(con, settings, words, seed)
    sessions = [_session(con, settings, words, rule, u, seed) for rule in _rules(con, settings, blocked)]
    levels = {c.name: _levels(c, u[c.name], sessions) for c in settings.comparisons}
    unseen, rarities = _rarities(con, settings)
    records = _one(con, "select count(*) from records")
    model = Model(
        settings.name, settings.version, 0, levels, _base(settings, u), unseen, rarities,
        records=records, pairs=sum(s.pairs for s in sessions), seed=seed,
    )  # fmt: skip
    model = _with_doubles(con, settings, words, blocked, u, model)
    return model.with_prior(start_prior(con, settings)), sessions


def starting(con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, seed: int) -> Model:
    """The model before matches are learnt: how they agree (m) is the settings' own, how strangers do is counted.

    Without that, lists of few distinct names or of one week would join namesakes: strangers agree there by chance.
    """
    u = _count_u(con, settings, words, seed, FIRST_RECORDS)
    levels = {c.name: _levels(c, u[c.name], []) for c in settings.comparisons}
    model = Model(
        settings.name, settings.version, 0, levels, _base(settings, u), *_rarities(con, settings), seed=seed
    )
    model = replace(model, doubles={d.name: _unlearnt(d, model) for d in settings.doubles})
    return model.with_prior(start_prior(con, settings))


def start_prior(con: duckdb.DuckDBPyConnection, settings: Settings) -> int:
    """Log2 odds before anything is known: `prior_pairs` matches per record among all pairs that may be the same."""
    records = _one(con, "select count(*) from records")
    return millibits(max(1.0, settings.prior_pairs * records) / max(1, possible_pairs(con, settings)))


def possible_pairs(con: duckdb.DuckDBPyConnection, settings: Settings) -> int:
    """Pairs of records that the settings allow to be the same."""
    total = _one(con, "select count(*) from records")
    if not settings.exclusive:
        return total * (total - 1) // 2
    inside = _one(
        con,
        "select coalesce(sum(n * (n - 1) // 2), 0)::bigint from (select count(*) n from records group by list)",
    )
    return total * (total - 1) // 2 - inside


def settle_prior(con: duckdb.DuckDBPyConnection, settings: Settings, model: Model) -> int:
    """The prior at which the matches expected among the pairs `weighed` are the matches that the prior expects."""
    rows = con.execute(
        "select strangers // 100 * 100 + 50 s, doubles // 100 * 100 + 50 d, count(*) n from weighed group by all "
        "order by all"
    ).fetchall()
    possible = max(1, possible_pairs(con, settings))
    prior = model.prior
    for _ in range(30):
        shift = prior - model.prior
        expected = sum(n * probability(min(s + shift, d)) for s, d, n in rows)
        settled = min(millibits(max(1.0, expected) / max(1.0, possible - expected)), model.prior + SLACK)
        if settled == prior:
            break
        prior = settled
    return prior


def _count_u(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, seed: int, most: int = RANDOM_RECORDS
) -> dict[str, tuple[float, ...]]:
    """Share of each level among random pairs, those of `most` records."""
    con.execute(
        f"create or replace temp table picked as select row, row_number() over (order by hash(row, {seed}), row) n "
        f"from records order by n limit {most}"
    )
    con.execute(
        "create or replace temp table random_pairs as select least(a.row, b.row) l, greatest(a.row, b.row) r "
        "from picked a join picked b on a.n < b.n join records l on l.row = a.row join records r on r.row = b.row "
        f"where {settings.allowed()}"
    )
    fill_likeness(con, settings, words, "random_pairs")
    counts = _patterns(con, settings, settings.comparisons, "random_pairs")
    odds = 2 ** (start_prior(con, settings) / 1000)
    return {c.name: _u_of(c, counts[c.name], odds) for c in settings.comparisons}


def _u_of(comparison: Comparison, seen: list[int], odds: float) -> tuple[float, ...]:
    """Shares of the levels among random pairs, less the matches expected there, leaning on the starting values."""
    matches = sum(seen) * odds
    total_m = sum(level.m for level in comparison.levels)
    rest = [
        max(0.0, n - matches * level.m / total_m) for n, level in zip(seen, comparison.levels, strict=True)
    ]
    total = sum(rest) + TRUST_U
    return tuple((n + TRUST_U * level.u) / total for n, level in zip(rest, comparison.levels, strict=True))


def _patterns(
    con: duckdb.DuckDBPyConnection, settings: Settings, comparisons: tuple[Comparison, ...], pairs: str
) -> dict[str, list[int]]:
    con.execute(f"create or replace temp table levels as {levels_sql(settings, pairs, comparisons)}")
    out = {}
    for c in comparisons:
        found = dict(con.execute(f"select g_{c.name}, count(*) from levels group by 1").fetchall())
        out[c.name] = [int(found.get(i, 0)) for i in range(len(c.levels))]
    return out


def _rules(con: duckdb.DuckDBPyConnection, settings: Settings, blocked: list[Blocked]) -> list[Rule]:
    """Rules to learn on: not too loose, each adding a comparison not yet learnt twice, up to SESSIONS."""
    records = _one(con, "select count(*) from records")
    fit = [b for b in blocked if FEWEST <= b.pairs <= 30 * records]
    fit.sort(
        key=lambda b: (
            max(b.pairs, 1) / records > 1.5,
            abs(millibits(max(b.pairs, 1) / records)),
            b.rule.name,
        )
    )
    learnt = dict.fromkeys((c.name for c in settings.comparisons), 0)
    chosen: list[Rule] = []
    for b in fit:
        fresh = [c.name for c in settings.comparisons if not set(c.uses) & b.rule.fields]
        if len(chosen) < SESSIONS and any(learnt[name] < 2 for name in fresh):
            chosen.append(b.rule)
            for name in fresh:
                learnt[name] += 1
    return chosen


def _session(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, rule: Rule,
    u: dict[str, tuple[float, ...]], seed: int, *, doubles: Doubles | None = None,
) -> Session:  # fmt: skip
    _learning_pairs(con, settings, rule, seed)
    fill_likeness(con, settings, words, "learning")
    comparisons = tuple(
        c
        for c in settings.comparisons
        if not set(c.uses) & rule.fields and (not doubles or c.name in doubles.own)
    )
    seen = _patterns(con, settings, comparisons, "learning")
    usable = tuple(c for c in comparisons if sum(n > 0 for n in seen[c.name]) > 1)
    pairs = _one(con, "select count(*) from learning")
    if not usable or not pairs:
        return Session(rule.name, pairs, {}, {})
    found = learn(con, usable, u, fix_u=doubles is None or doubles.as_strangers)
    if found is None:
        return Session(rule.name, pairs, {}, {})
    matches = {c.name: found.share * sum(seen[c.name]) for c in usable}
    return Session(rule.name, pairs, matches, found.m, found.u, found.share)


def _learning_pairs(con: duckdb.DuckDBPyConnection, settings: Settings, rule: Rule, seed: int) -> None:
    """The table `learning` (l, r): a rule's pairs, or about `training_pairs` of them, picked by their hash."""
    made = f"({rule_sql(rule, settings.allowed(), 0)}) t(l, r, rule)"
    total = _one(con, f"select count(*) from {made}")
    part = min(1_000_000, 1_000_000 * settings.training_pairs // max(total, 1))
    con.execute(
        f"create or replace temp table learning as select l, r from {made} "
        f"where hash(l, r, {seed}) % 1000000 < {part} order by l, r"
    )


def _levels(comparison: Comparison, u: tuple[float, ...], sessions: list[Session]) -> tuple[LevelWeight, ...]:
    """m from all sessions, each counting by its matches, with the starting values as TRUST matches."""
    total_m = sum(level.m for level in comparison.levels)
    m = [TRUST * level.m / total_m for level in comparison.levels]
    weight = TRUST
    for session in sessions:
        matches = session.matches.get(comparison.name, 0.0)
        found = session.m.get(comparison.name, ())
        for i, value in enumerate(found):
            m[i] += matches * (value or 0.0)
        weight += matches if found else 0.0
    trained = weight > 2 * TRUST
    return tuple(
        level_weight(level.name, m[i] / weight, u[i], trained=trained)
        for i, level in enumerate(comparison.levels)
    )


def _with_doubles(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, blocked: list[Blocked],
    u: dict[str, tuple[float, ...]], model: Model,
) -> Model:  # fmt: skip
    """Learn how doubles differ, on the pairs that their rule brings together; strangers among them are subtracted."""
    counted = {b.rule.fields: b.pairs for b in blocked}
    learnt: dict[str, DoublesWeights] = {}
    for doubles in settings.doubles:
        fit = (r for r in doubles.rules if FEWEST <= counted.get(r.fields, 0) <= 30 * model.records)
        rule = next(fit, None)
        learnt[doubles.name] = _unlearnt(doubles, model)
        if rule:
            session = _session(con, settings, words, rule, u, model.seed, doubles=doubles)
            apart = max(1 - session.share, _most_doubles(doubles, session) if doubles.as_strangers else 0.0)
            found = _against(con, settings, model, rule, session, u, apart, doubles.told)
            learnt |= {doubles.name: found} if found else {}
    return replace(model, doubles=learnt)


def _unlearnt(doubles: Doubles, model: Model) -> DoublesWeights:
    """Where the records do not teach how doubles differ: as strangers do, at the starting odds."""
    weights = {name: tuple(level.weight for level in model.levels[name]) for name in doubles.own}
    weights |= {name: tuple(min(w, 0) for w in weights[name]) for name in doubles.told}
    return DoublesWeights(doubles.start, weights)


def _against(
    con: duckdb.DuckDBPyConnection, settings: Settings, model: Model, rule: Rule, session: Session,
    u: dict[str, tuple[float, ...]], share: float, told: tuple[str, ...],
) -> DoublesWeights | None:  # fmt: skip
    """Weights against doubles, that make up this `share` of the pairs that the rule brings together."""
    agreeing = _one(con, f"select count(*) from ({rule_sql(rule, settings.allowed(), 0)})")
    strangers = float(possible_pairs(con, settings))
    for key in rule.keys:
        strangers *= _share_agreeing(con, key)
    matches = (1 - share) * agreeing
    doubles = share * agreeing - strangers
    apart = share * session.pairs
    if not session.u:
        return None
    weights = {}
    for name, learnt in session.u.items():
        found = [
            (apart * (v or 0.0) + TRUST * start) / (apart + TRUST)
            for v, start in zip(learnt, u[name], strict=True)
        ]
        levels = zip(model.levels[name], found, strict=True)
        odds = tuple(millibits(level.m / 1e9 / max(v, 1e-9)) for level, v in levels)
        weights[name] = tuple(min(w, 0) for w in odds) if name in told else odds
    return DoublesWeights(millibits(max(1.0, matches) / max(doubles, 1.0, 0.0005 * matches)), weights)


def _most_doubles(doubles: Doubles, session: Session) -> float:
    """The largest share of doubles that a session's pairs leave room for, if doubles differ as strangers do.

    No level may hold fewer pairs than its doubles alone would (as Storey, 2002, bounds the share of true nulls). With
    one field to tell matches from doubles the maximisation cannot know the share: it takes what differs for errors in
    matches, and joins namesakes twenty years apart.
    """
    rooms = [
        (1 - session.share) + session.share * (m or 0.0) / u
        for name, learnt in session.m.items()
        if name not in doubles.told
        for m, u in zip(learnt, session.u[name], strict=True)
        if u is not None and u >= _OFTEN
    ]
    return min(1.0, *rooms) if rooms else 0.0


def _share_agreeing(con: duckdb.DuckDBPyConnection, key: Key) -> float:
    row = con.execute(
        f"select sum(n * n) / sum(n) ** 2 from (select count(*) n from records where {key.column} is not null "
        f"group by {key.column})"
    ).fetchone()
    return float(row[0] or 0.0) * (2 * key.near + 1) if row else 0.0


def _base(settings: Settings, u: dict[str, tuple[float, ...]]) -> dict[str, int]:
    """What agreement at a level that counts rarity is worth on average: the rarity of the value stands in its place."""
    shares = {
        c.name: sum(share for share, level in zip(u[c.name], c.levels, strict=True) if level.rare)
        for c in settings.comparisons
        if c.rarity
    }
    return {name: -millibits(max(share, 1e-9)) for name, share in shares.items()}


def _rarities(
    con: duckdb.DuckDBPyConnection, settings: Settings
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Per column of rarities: what a new value has, and what each value seen has where that differs.

    The records carry the columns already (1/1000 bit); the tables behind them are `rarity_NAME` (value, bits).
    """
    unseen: dict[str, int] = {}
    rarities: dict[str, dict[str, int]] = {}
    for name in sorted({c.rarity for c in settings.comparisons if c.rarity}):
        unseen[name] = _one(con, f"select coalesce(max(bits), 0) from rarity_{name}")
        sql = f"select value, bits from rarity_{name} where bits < {unseen[name]} order by value"
        rarities[name] = dict(con.execute(sql).fetchall())
    return unseen, rarities


def _one(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0

"""How a figure changed from one state of the casebook to a later one, split by cause.

The way from the earlier state to the later one is walked in steps, each asking the same question of a state in between:

withdrawals   claims that are gone with their item, or that a person rejected
corrections   claims and rows that people mended
method        claims that read otherwise without anybody's act: another gazetteer, pack or rule
merges        the claims that both states have, grouped as the later one groups them: fewer incidents,
splits        or more
late reports  new claims of sources that the earlier state knew
new sources   new claims of the others

What the number moves by in a step is that cause's part, so the parts add up to the whole change by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tawthiq.figures.compare import ZERO, Part, World, chained, incidents_of
from tawthiq.incidents.summary import summarise
from tawthiq.model.figures import Figure, Question
from tawthiq.model.incidents import Claim, Incident

Mine = Callable[[Claim], bool]


@dataclass(frozen=True, slots=True)
class State:
    """One state of the casebook: its claims and incidents, and the items that it holds."""

    world: World
    items: frozenset[str]


def change(question: Question, before: State, after: State, mine: Mine = lambda _: True) -> list[Part]:
    """The parts of the change of `question` from `before` to `after`, over the claims that are `mine`."""
    claims, later = before.world.claims, after.world.claims
    kept = {i for i in claims if i in later and not _rejected_since(claims[i], later[i])}
    mended = {i for i in claims if i not in later and claims[i].anchor.item in after.items}
    decided = {i for i in kept if _decided(claims[i], later[i])}
    new = later.keys() - claims.keys()
    in_old_items = {i for i in new if later[i].anchor.item in before.items}
    known = {c.source for c in claims.values()}
    of_known = {i for i in new if later[i].source in known} | in_old_items
    old, now = before.world.incidents, after.world.incidents

    def ask(incidents: Sequence[Incident], of: Mapping[str, Claim], ids: Iterable[str]) -> Figure:
        held = {i: of[i] for i in ids}
        world = World(held, regrouped(incidents, held), after.world.as_of, after.world.code)
        return world.ask(question, frozenset(i for i, c in held.items() if mine(c)))

    stays = {**claims, **{i: later[i] for i in decided}}
    first = ask(old, claims, claims)
    settled = ask(old, {**claims, **later}, kept)
    grouped = ask(now, later, kept)
    steps = [
        ("withdrawals", ask(old, claims, kept | mended)),
        ("corrections", ask(old, stays, kept)),
        ("method", settled),
    ]
    rest = [
        ("withdrawals", ask(now, later, claims.keys() & later.keys())),
        ("corrections", ask(now, later, (claims.keys() & later.keys()) | in_old_items)),
        ("late reports", ask(now, later, (claims.keys() & later.keys()) | of_known)),
        ("new sources", ask(now, later, later)),
    ]
    return [
        *chained(first, steps),
        *_regroupings(settled, grouped, kept, before, after),
        *chained(grouped, rest),
    ]


def regrouped(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> list[Incident]:
    """The incidents with only these claims, and with the days and places that these alone give."""
    out = []
    for incident in incidents:
        held = [claims[i] for i in incident.claims if i in claims]
        if len(held) == len(incident.claims):
            out.append(incident)
        elif held:
            made = summarise(incident.code, held, audience=incident.audience)
            made = replace(made, maybe=incident.maybe, odds=incident.odds)
            out.append(replace(made, sums=incident.sums, harm=incident.harm))
    return out


def _rejected_since(old: Claim, new: Claim) -> bool:
    return new.review == "rejected" and old.review != "rejected"


def _decided(old: Claim, new: Claim) -> bool:
    """Whether a person's act stands between the two forms of a claim."""
    return (old.review, old.reviewed_by) != (new.review, new.reviewed_by)


def _regroupings(first: Figure, last: Figure, kept: set[str], before: State, after: State) -> Iterator[Part]:
    """What moves because the same claims are grouped otherwise: into fewer incidents, or into more."""
    a, b = incidents_of(first), incidents_of(last)
    for old, new in components(before.world.incidents, after.world.incidents, kept):
        moved = sum((b.get(r, ZERO) for r in new), ZERO) + -sum((a.get(r, ZERO) for r in old), ZERO)
        if moved != ZERO:
            doubted = len(old) == len(new) and (moved.best, moved.low) < (0, 0)  # a new tie, or perhaps one
            fewer = len(old) > len(new) or doubted
            yield Part("merges" if fewer else "splits", moved, tuple(sorted({*old, *new})))
    left = sum(b.values(), ZERO) + -sum(a.values(), ZERO)
    whole = chained(first, [("merges", last)])[0]
    if whole.delta.best != left.best or whole.delta.low != left.low:
        yield Part("method", whole.delta + -left)


def components(
    old: Iterable[Incident], new: Iterable[Incident], kept: set[str]
) -> Iterator[tuple[list[str], list[str]]]:
    """Incidents of two groupings of the same claims that hang together: (codes of the one, codes of the other)."""
    sides = [{c: i.code for i in side for c in i.claims if c in kept} for side in (old, new)]
    parent: dict[tuple[int, str], tuple[int, str]] = {}

    def root(node: tuple[int, str]) -> tuple[int, str]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for claim in sorted(sides[0].keys() & sides[1].keys()):
        parent[root((0, sides[0][claim]))] = root((1, sides[1][claim]))
    found: dict[tuple[int, str], tuple[list[str], list[str]]] = {}
    for node in sorted(parent):
        found.setdefault(root(node), ([], []))[node[0]].append(node[1])
    yield from found.values()

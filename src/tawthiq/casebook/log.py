"""The log of acts: appended to, read, verified. Nothing else writes `act`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from tawthiq.casebook import models
from tawthiq.casebook.errors import ChainBroken, NewerCasebook
from tawthiq.evidence import chain
from tawthiq.evidence.kinds import KINDS, UPCASTS, Body, BodyErased, decode, encode


@dataclass(frozen=True, slots=True)
class Acting:
    """Who does something: an organisation's id and a member's pseudonym."""

    organisation: str
    member: str


@dataclass(frozen=True, slots=True)
class Fresh:
    """What an act needs from outside: its id, its moment (UTC, microseconds, Z) and its salt."""

    id: str
    at: str
    salt: bytes


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of reading the whole log: how many acts, the head, how many bodies were erased."""

    acts: int
    head: str
    erased: int


def append(body: Body, acting: Acting, fresh: Fresh) -> chain.Act:
    """Seal one act. Call inside `db.one_writer()`, once."""
    data = chain.canonical(encode(body))
    act = chain.seal(
        n=last_number() + 1, id=fresh.id, kind=body.kind, v=body.v, at=fresh.at, organisation=acting.organisation,
        member=acting.member, body_hash=chain.body_hash(fresh.salt, data),
    )  # fmt: skip
    models.Act.objects.create(
        n=act.n, id=act.id, kind=act.kind, v=act.v, at=act.at, organisation=act.organisation,
        member=act.member, body_hash=act.body_hash, leaf=act.leaf,
    )  # fmt: skip
    models.ActBody.objects.create(n=act.n, salt=fresh.salt, body=data)
    return act


def last_number() -> int:
    """The number of the last act, 0 for an empty log."""
    return int(models.Act.objects.aggregate(n=Max("n"))["n"] or 0)


def last_leaf() -> str:
    """The leaf of the last act: another one after every act."""
    return str(models.Act.objects.order_by("-n").values_list("leaf", flat=True).first() or "")


def leaf_of(n: int) -> str:
    """The leaf of act `n`, "" where there is none."""
    return str(models.Act.objects.filter(n=n).values_list("leaf", flat=True).first() or "")


def after(n: int) -> list[tuple[chain.Act, Body | None]]:
    """The acts behind number `n` with their bodies, None where one was erased. Raises ChainBroken for another body."""
    listed = [envelope(a) for a in models.Act.objects.filter(n__gt=n).order_by("n")]
    bodies = _bodies(n)
    for act in listed:
        if act.n in bodies and not _body_holds(act, bodies, set()):
            raise _broken(act)
    return [(act, _decoded(act, bodies[act.n][1] if act.n in bodies else None)) for act in listed]


def rows(kind: str = "", member: str = "") -> QuerySet[models.Act]:
    """The rows of the log, the last first, of one kind and one member where they are named."""
    named = {k: v for k, v in (("kind", kind), ("member", member)) if v}
    return models.Act.objects.filter(**named).order_by("-n")


def envelope(a: models.Act) -> chain.Act:
    """A row of the log without its body."""
    return chain.Act(a.n, a.id, a.kind, a.v, a.at, a.organisation, a.member, a.body_hash, a.leaf)


def acts(upto: int | None = None) -> Iterator[chain.Act]:
    """Envelopes in order of n."""
    rows = models.Act.objects.order_by("n")
    if upto is not None:
        rows = rows.filter(n__lte=upto)
    for a in rows.iterator(5_000):
        yield envelope(a)


def read(upto: int | None = None) -> list[tuple[chain.Act, Body | None]]:
    """Every act with its body in its newest form; None where the body was erased."""
    bodies = _bodies()
    listed = list(acts(upto))
    allowed = _erased(listed, bodies)
    for act in listed:
        if not _body_holds(act, bodies, allowed):
            raise _broken(act)
    return [(act, _decoded(act, bodies[act.n][1] if act.n in bodies else None)) for act in listed]


def _decoded(act: chain.Act, body: bytes | None) -> Body | None:
    if body is None:
        return None
    if (act.kind, act.v) not in KINDS and (act.kind, act.v) not in UPCASTS:
        raise NewerCasebook(place=f"act {act.n}", read=f"{act.kind} v{act.v}")
    return decode(act.kind, act.v, body)


def verify() -> Verified:
    """Recompute every hash; ChainBroken names the first act that does not hold."""
    bodies = _bodies()
    listed = list(acts())
    allowed = _erased(listed, bodies)
    for position, act in enumerate(listed, 1):
        if act.n != position or chain.leaf(act) != act.leaf or not _body_holds(act, bodies, allowed):
            raise ChainBroken(place=f"act {position}", read=act.leaf, n=position)
    return Verified(len(listed), _last(chain.heads(listed)), len(listed) - len(bodies))


def _broken(act: chain.Act) -> ChainBroken:
    return ChainBroken(place=f"act {act.n}", read="another body than was sealed, or none", n=act.n)


def _bodies(after: int = 0) -> dict[int, tuple[bytes, bytes]]:
    """Salt and body by n; what someone stored as text is read as its bytes, so that its hash tells."""
    rows = models.ActBody.objects.filter(n__gt=after).values_list("n", "salt", "body")
    return {n: (_bytes(salt), _bytes(body)) for n, salt, body in rows}


def _bytes(value: object) -> bytes:
    return value.encode() if isinstance(value, str) else bytes(value)  # type: ignore[call-overload]


def _erased(listed: list[chain.Act], bodies: dict[int, tuple[bytes, bytes]]) -> set[str]:
    """Ids of the acts whose bodies were erased by an act: only theirs may be missing."""
    sealed = [a for a in listed if a.kind == BodyErased.kind and a.n in bodies]
    held = [a for a in sealed if chain.body_hash(*bodies[a.n]) == a.body_hash]
    return {getattr(_decoded(a, bodies[a.n][1]), "act", "") for a in held}


def _body_holds(act: chain.Act, bodies: dict[int, tuple[bytes, bytes]], allowed: set[str]) -> bool:
    if act.n not in bodies:
        return act.id in allowed
    return chain.body_hash(*bodies[act.n]) == act.body_hash


def head(upto: int | None = None) -> str:
    """head(n) as hex."""
    return _last(chain.heads(acts(upto)))


def _last(heads: Iterable[tuple[int, str]]) -> str:
    """The last head, or the zero head of an empty log."""
    newest = deque(heads, maxlen=1)
    return newest[0][1] if newest else chain.GENESIS.hex()

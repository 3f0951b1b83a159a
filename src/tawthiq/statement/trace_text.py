"""The path from a figure, an incident or a claim to its sentences, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawthiq.lang.ranges import fmt_number
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident
from tawthiq.statement.entries import (
    claim_data,
    figure_data,
    in_order,
    incident_date,
    incident_place,
    input_data,
    left_out,
)
from tawthiq.statement.errors import NothingToTrace
from tawthiq.statement.evidence import Reports
from tawthiq.statement.trace_site import highlighted
from tawthiq.statement.words import STAMP, word

_CONTEXT = 300
_PICTURES = {chr(n): chr(0x2400 + n) for n in range(32) if n not in (9, 10)}
_PICTURES |= {"\x7f": "␡", **{chr(n): "�" for n in range(0x80, 0xA0)}}


def trace_text(
    ref: str,
    *,
    figures: Mapping[str, Figure],
    incidents: Mapping[str, Incident],
    claims: Mapping[str, Claim],
    reports: Reports,
    lang: str = "en",
    limit: int = 40,
    after: Iterable[str] = (),
    below: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The path below `ref`: a figure id, an incident code or a claim id, or the beginning of one (6 characters).

    At most `limit` incidents are written out; the line after them says how many more there are. `after` are further
    lines of an incident, `below` those of what a figure counts, by its code.
    Raises NothingToTrace.
    """
    held: dict[str, Mapping[str, object]] = {"figure": figures, "incident": incidents, "claim": claims}
    kind, found = _find(ref, held)
    if kind == "figure":
        lines = _figure(figures[found], incidents, claims, lang, limit, below or {})
    elif kind == "incident":
        lines = [*_incident(incidents[found], claims, lang), *after]
    else:
        lines = _claim(claims[found], reports, lang)
    return "\n".join([f"[{STAMP.en} / {STAMP.ar}]", *(_harmless(line) for line in lines)]) + "\n"


def _harmless(line: str) -> str:
    """Control characters of a stranger's text never reach the terminal: they are shown as their pictures."""
    return "".join(_PICTURES.get(c, c) for c in line)


def _find(ref: str, held: Mapping[str, Mapping[str, object]]) -> tuple[str, str]:
    for kind, table in held.items():
        if ref in table:
            return kind, ref
    fitting = (
        [(k, i) for k, table in held.items() for i in table if i.startswith(ref)] if len(ref) >= 6 else []
    )
    if len(fitting) != 1:
        raise NothingToTrace(read=ref)
    return fitting[0]


def _figure(
    figure: Figure, incidents: Mapping[str, Incident], claims: Mapping[str, Claim], lang: str, limit: int,
    below: Mapping[str, Sequence[str]],
) -> list[str]:  # fmt: skip
    data = figure_data(figure, lang)
    lines = [data["id"], data["answer"], ""]
    lines += [f"  {name}: {value}" for name, value in data["definition"]]
    lines += ["", *(f"  - {caveat}" for caveat in data["caveats"])]
    counted = [i for i in in_order(figure, incidents) if i.counted]
    for one in counted[:limit]:
        row = input_data(one, incidents, lang)
        where = [row["date"], row["place"]] if row["is_incident"] else []
        lines += ["", "  " + "  ".join([row["ref"], *where, row["range"], row["why"]])]
        lines += [f"    {line}" for line in below.get(one.ref, ())]
        for claim_id in one.claims:
            lines += _quoted(claims[claim_id], lang) if claim_id in claims else []
    if len(counted) > limit:
        lines += ["", f"  … +{fmt_number(len(counted) - limit, lang)}"]
    for out in left_out(figure, lang):
        why = out["why"].removeprefix(word("left_out_because", lang))
        refs = word("comma", lang).join(out["refs"])
        lines += ["", f"  {word('not_counted', lang)} ({why}): {refs}"]
    return lines


def _quoted(claim: Claim, lang: str) -> list[str]:
    data = claim_data(claim, lang)
    said = [data["publisher"], data["published"], *([data["locator"]] if _is_a_row(claim) else [])]
    return [
        f"    {word('comma', lang).join(said)}: «{_in_one_line(claim)}»",
        f"      {data['id']}  {data['item']}",
    ]


def _is_a_row(claim: Claim) -> bool:
    """Whether the quote is a whole row of a table: each cell a line with its column's name."""
    return claim.anchor.extractor.startswith("profile:") and "\n" in claim.event.quote


def _in_one_line(claim: Claim) -> str:
    """The quote on a line; of a row the cells alone that hold its numbers, "…" standing for others between them."""
    event, at = claim.event, claim.event.start
    lines: list[str] = []
    for line in event.quote.split("\n"):
        end = at + len(line)
        holds = not _is_a_row(claim) or any(c.start < end and at < c.end for c in event.counts)
        if holds:
            lines.append(line)
        elif lines[-1:] != ["…"]:
            lines.append("…")
        at = end + 1
    return " · ".join(lines if lines != ["…"] else event.quote.split("\n"))


def _cells(quote: str) -> str:
    """A quote of several lines below its heading, so that each stands on a line of its own."""
    return quote if "\n" not in quote else "".join(f"\n    {line}" for line in quote.split("\n"))


def _incident(incident: Incident, claims: Mapping[str, Claim], lang: str) -> list[str]:
    lines = [f"{word('incident', lang)} {incident.code}"]
    lines += [f"  {word('date', lang)}: {incident_date(incident, lang)}"]
    lines += [f"  {word('place', lang)}: {incident_place(incident, lang)}", ""]
    for claim_id in incident.claims:
        if claim_id in claims:
            lines += _facts(claims[claim_id], lang)
    return lines


def _claim(claim: Claim, reports: Reports, lang: str) -> list[str]:
    report = reports.get(claim.anchor.item, claim.anchor.locator)
    lines = _facts(claim, lang)
    if report is None:
        return [*lines, word("report_missing", lang)]
    if _is_a_row(claim) and report.text.strip() == claim.event.quote.strip():
        return [*lines, word("report_is_quote", lang)]
    return [*lines, f"{word('report', lang)}:", "".join(_pieces(report.text, claim))]


def _pieces(text: str, claim: Claim) -> Iterable[str]:
    """The sentence between » and «, with at most 300 characters of the report on either side."""
    start, end = max(0, claim.event.start - _CONTEXT), claim.event.end + _CONTEXT
    at = 0
    for piece, hit, _ in highlighted(text, (claim,)):
        shown = piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if shown:
            yield f"»{shown}«" if hit else shown


def _facts(claim: Claim, lang: str) -> list[str]:
    data = claim_data(claim, lang)
    states = word("semicolon", lang).join(data["states"])
    rows = [
        ("quote", _cells(claim.event.quote)), ("states", states), ("publisher", data["publisher"]),
        ("published", data["published"]), ("originators", data["originators"]), ("review", data["review"]),
        ("locator", data["locator"]), ("item", data["item"]), ("url", data["url"]),
    ]  # fmt: skip
    return [
        f"{word('claim', lang)} {claim.id}",
        *(f"  {word(key, lang)}: {value}".replace(": \n", ":\n") for key, value in rows if value),
        "",
    ]

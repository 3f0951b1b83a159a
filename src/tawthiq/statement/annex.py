"""A resolved statement in one language as plain data: its blocks, and the annex that every number opens."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.lang.labels import locator_text
from tawthiq.lang.ranges import fmt_number
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim
from tawthiq.statement.entries import Data, claim_data, direction, figure_data, in_order, input_data, left_out
from tawthiq.statement.errors import NoSuchLanguage
from tawthiq.statement.evidence import Evidence
from tawthiq.statement.resolving import Cited, Literal, Quoted, Resolved, figure_anchor
from tawthiq.statement.words import STAMP, TITLE, UNSOLVED, WATERMARK, words


def document(resolved: Resolved, lang: str) -> Data:
    """All that a page or a PDF shows, as text, lists and dicts. Raises NoSuchLanguage."""
    if lang not in resolved.blocks:
        raise NoSuchLanguage(read=lang, lang=lang, known=", ".join(resolved.languages))
    used = {run.anchor for _, runs in resolved.blocks[lang] for run in runs}
    figures = [f for f in resolved.figures if figure_anchor(f) in used]
    cited = [c for c in resolved.cited if c.anchor in used]
    claims = _numbered(figures, cited, resolved.evidence)
    return {
        "lang": lang,
        "dir": "rtl" if lang == "ar" else "ltr",
        "title": _title(resolved, lang),
        "words": words(lang),
        "stamp": f"{STAMP.en} / {STAMP.ar}",
        "watermark": _watermark(resolved),
        "blocks": _blocks(resolved, lang),
        "problems": [p.error.text(lang) for p in resolved.problems],
        "as_of": fmt_number(resolved.as_of, lang),
        "figures": [_figure(f, resolved.evidence, claims, lang) for f in figures],
        "cited": [{"anchor": c.anchor, "number": c.number, **_refs([c.claim.id], claims)} for c in cited],
        "quoted": [_quoted(q, lang) for q in resolved.quoted if q.anchor in used],
        "literals": [
            {"anchor": x.anchor, "text": x.text, "reason": x.reason}
            for x in resolved.literals
            if x.anchor in used
        ],
        "claims": [_claim(resolved.evidence.claims[i], n, lang) for i, n in claims.items()],
    }


def _watermark(resolved: Resolved) -> list[str]:
    """What makes it a draft, in both languages; nothing when it is none."""
    if resolved.unreviewed:
        return [WATERMARK.en, WATERMARK.ar]
    return [UNSOLVED.en, UNSOLVED.ar] if resolved.problems else []


def _title(resolved: Resolved, lang: str) -> str:
    """The first heading, else the word for a statement."""
    for kind, runs in resolved.blocks[lang]:
        if kind == "h1":
            return "".join(r.text for r in runs)
    return TITLE[lang]


def _blocks(resolved: Resolved, lang: str) -> list[Data]:
    """Blocks with their runs; list items that follow each other become one list."""
    out: list[Data] = []
    for kind, runs in resolved.blocks[lang]:
        shown = [{"text": r.text, "kind": r.kind, "anchor": r.anchor, "style": r.style} for r in runs]
        if kind == "li" and out and out[-1]["kind"] == "list":
            out[-1]["items"].append(shown)
        elif kind == "li":
            out.append({"kind": "list", "items": [shown], "runs": []})
        else:
            out.append({"kind": kind, "items": [], "runs": shown})
    return out


def _numbered(figures: Iterable[Figure], cited: Iterable[Cited], evidence: Evidence) -> dict[str, int]:
    """Claims in the order in which the annex first needs them, numbered from 1."""
    order: dict[str, int] = {}
    for figure in figures:
        for one in in_order(figure, evidence.incidents):
            if one.counted:
                _number(order, (i for i in one.claims if i in evidence.claims))
    _number(order, (c.claim.id for c in cited))
    return order


def _number(order: dict[str, int], ids: Iterable[str]) -> None:
    for one in ids:
        order.setdefault(one, len(order) + 1)


def _figure(figure: Figure, evidence: Evidence, claims: dict[str, int], lang: str) -> Data:
    counted = [one for one in in_order(figure, evidence.incidents) if one.counted]
    rows = [input_data(one, evidence.incidents, lang) for one in counted]
    return {
        **figure_data(figure, lang),
        "anchor": figure_anchor(figure),
        "inputs": [{**row, **_refs(row["claims"], claims)} for row in rows],
        "by_incidents": figure.question.basis == "incidents",
        "left_out": left_out(figure, lang),
    }


def _refs(ids: list[str], claims: dict[str, int]) -> Data:
    return {"refs": [{"n": str(claims[i]), "anchor": f"claim-{i}"} for i in ids if i in claims]}


def _claim(claim: Claim, n: int, lang: str) -> Data:
    return {"n": str(n), "anchor": f"claim-{claim.id}", **claim_data(claim, lang)}


def _literal(literal: Literal) -> Data:
    return {"anchor": literal.anchor, "text": literal.text, "reason": literal.reason}


def _quoted(quoted: Quoted, lang: str) -> Data:
    report = quoted.report
    published = report.published or (report.published_on.isoformat() if report.published_on else "")
    return {
        "anchor": quoted.anchor,
        "words": quoted.words,
        "dir": direction(quoted.words),
        "publisher": report.publisher,
        "published": published,
        "locator": locator_text(report.locator, lang),
        "item": report.item,
        "url": report.url or "",
    }

"""Readings and figures as the plain rows of `check --json`."""

from __future__ import annotations

from tawthiq.lang.wording import sentence
from tawthiq.model.checks import Hits, Passage, Reading
from tawthiq.model.figures import Figure
from tawthiq.statement.checking.wording import placed, read_as

SHOWN_INPUTS = 200


def reading_row(reading: Reading | None) -> dict[str, object]:
    """{kind, group, window, area, ...}: what the phrase was taken to ask."""
    if reading is None:
        return {}
    text = read_as(reading)
    return {
        "kind": reading.kind,
        "group": reading.group,
        "window": [reading.window.first.isoformat(), reading.window.last.isoformat()],
        "window_from": reading.window.origin,
        "area": {
            "pcodes": list(reading.area.pcodes), "name_en": reading.area.name_en, "name_ar": reading.area.name_ar,
        },
        "area_from": reading.area_origin,
        "targets": list(reading.targets),
        "measure": reading.measure,
        "known_on": reading.known_on.isoformat() if reading.known_on else None,
        "text": {"en": text.en, "ar": text.ar},
    }  # fmt: skip


def place_row(reading: Reading | None) -> dict[str, object]:
    """The window and area alone, for what is no number."""
    row = reading_row(reading)
    if reading is None:
        return row
    text = placed(reading)
    kept = ("window", "window_from", "area", "area_from", "known_on")
    return {**{k: row[k] for k in kept}, "text": {"en": text.en, "ar": text.ar}}


def figure_row(figure: Figure, verdict: str = "") -> dict[str, object]:
    """One figure with what stands behind it; long lists of inputs are cut and say so."""
    question = figure.question
    counted = [i for i in figure.inputs if i.counted]
    sources = sorted({p.name for p in figure.parts} | {o for i in counted for o in i.originators})
    return {
        "id": figure.id,
        "kind": question.kind,
        "group": question.group,
        "window": [question.window[0].isoformat(), question.window[1].isoformat()],
        "area": {
            "pcodes": list(question.area.pcodes), "name_en": question.area.name_en, "name_ar": question.area.name_ar,
        },
        "basis": question.basis,
        "known_on": question.known_on.isoformat() if question.known_on else None,
        "low": figure.low, "best": figure.best, "high": figure.high, "interval": figure.interval,
        "claims": figure.claims, "incidents": figure.incidents, "reviewed": figure.reviewed,
        "sources": sources,
        "inputs": [i.ref for i in counted[:SHOWN_INPUTS]],
        "inputs_in_all": len(counted),
        "sentence": {"en": sentence(figure, "en"), "ar": sentence(figure, "ar")},
        "caveats": [{"en": en, "ar": ar} for en, ar in figure.caveats],
        "verdict": verdict,
        "digest": figure.digest,
    }  # fmt: skip


def hits_row(hits: Hits) -> dict[str, object]:
    return {
        "incidents": len(hits.incidents), "of": hits.of, "inputs": list(hits.incidents[:SHOWN_INPUTS]),
        "inputs_in_all": len(hits.incidents), "sources": list(hits.sources), "claims": list(hits.claims[:SHOWN_INPUTS]),
    }  # fmt: skip


def passage_row(passage: Passage) -> dict[str, object]:
    return {
        "item": passage.item, "locator": passage.locator, "publisher": passage.publisher,
        "published_on": passage.published_on.isoformat() if passage.published_on else None,
        "text": passage.text, "exact": passage.exact,
    }  # fmt: skip

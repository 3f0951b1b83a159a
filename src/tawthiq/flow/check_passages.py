"""Words of a draft looked for in the reports: quotations, and who has found that a legal term applies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tawthiq.lang.normalise import fold
from tawthiq.model.checks import Passage
from tawthiq.model.reports import Report
from tawthiq.statement.checking.terms import terms, vocabulary

Search = Callable[[Sequence[str]], Sequence[Report]]

_PROBES, _PROBE_WORDS, _LEAST_SHARED = 8, 3, 0.5
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟]?")


def passages(words: str, search: Search) -> tuple[Passage, ...]:
    """Passages of reports that hold the words or most of them, exact ones first."""
    found = [p for r in search(_probes(words)) if (p := _nearest(words, r)) is not None]
    return tuple(
        sorted(
            found, key=lambda p: (not p.exact, p.published_on is None, str(p.published_on), p.item, p.locator)
        )
    )


def _probes(words: str) -> list[str]:
    """Runs of three words, spread over the quotation."""
    parts = words.strip(" .,;…").split()
    runs = [" ".join(parts[i : i + _PROBE_WORDS]) for i in range(max(1, len(parts) - _PROBE_WORDS + 1))]
    step = max(1, len(runs) // _PROBES)
    return runs[::step][:_PROBES]


def _key(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _nearest(words: str, report: Report) -> Passage | None:
    wanted = _key(words)
    spans = [(m.start(), m.end(), key) for m in _WORD.finditer(report.text) for key in _key(m.group())[:1]]
    n = len(wanted)
    best, at = 0, -1
    bag = set(wanted)
    here = 0
    for k, (_, _, key) in enumerate(spans):
        here += key in bag
        if k >= n:
            here -= spans[k - n][2] in bag
        if here > best:
            best, at = here, max(0, k - n + 1)
    if at < 0 or best < _LEAST_SHARED * n:
        return None
    chosen = spans[at : at + n]
    text = report.text[chosen[0][0] : chosen[-1][1]]
    exact = " ".join(wanted) in " ".join(_key(report.text))
    found = _passage(report, words if exact else text, exact=exact)
    around = _paragraph(report.text, chosen[0][0], chosen[-1][1])
    return replace(found, around=around, whole=report.text)


def _paragraph(text: str, start: int, end: int) -> str:
    """The lines on which `text[start:end]` stands."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : last if last >= 0 else len(text)]


def _passage(report: Report, text: str, *, exact: bool) -> Passage:
    return Passage(
        report.item, report.locator, report.publisher or report.source, report.published_on, text, exact
    )


def findings(term: str, search: Search) -> tuple[Passage, ...]:
    """Sentences of reports in which the legal term stands beside a word of finding ("concluded", خلصت)."""
    languages = vocabulary()["legal"].get(term, {})
    phrases = [str(p) for ps in languages.values() for p in ps]
    out = []
    for report in search(phrases):
        for m in _SENTENCE.finditer(report.text):
            found = terms(m.group(), ("legal", "finding"))
            here = any(t.domain == "legal" and t.value == term for t in found)
            if here and any(t.domain == "finding" for t in found):
                out.append(_passage(report, m.group().strip(), exact=True))
                break
    return tuple(sorted(out, key=lambda p: (str(p.published_on), p.item, p.locator)))

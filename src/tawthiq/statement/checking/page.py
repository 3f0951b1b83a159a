"""One static page: the text with its judged words marked, and the judgements beside each paragraph, in both languages.

Nothing from outside: a content security policy allows the page's own style sheets and the map's scripts by their
hashes; without scripts everything but the map stands. Every verdict is said
in words and by a sign, never by colour alone. All text is escaped by the template engine.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from tawthiq.errors import Bilingual
from tawthiq.lang.templates import environment, template_text
from tawthiq.maps import ASSETS, Lines, Record, asset, csp_hashes, fragment
from tawthiq.model.checks import CHECK_VERDICTS, Judgement
from tawthiq.statement.checking import behind, wording
from tawthiq.statement.checking.sentences import lang_of

PACKAGE = "tawthiq.statement.checking"
Row = dict[str, object]


def page(
    text: str,
    judgements: Sequence[Judgement],
    notes: Sequence[Bilingual],
    name: str,
    records: Sequence[Record] = (),
    lines: Lines = (),
    names: Sequence[str] = (),
) -> str:
    """The whole page as HTML. `name` is the file's; nothing of it is trusted.

    Of `records` those behind a judgement are shown on a map with a table, all or those of one judgement; `lines` are
    the boundaries under it, `names` whose they are.
    """
    shown, groups = behind.grouped(judgements, records)
    styles = [
        template_text(PACKAGE, "check.css"),
        *(asset(a) for a in ASSETS if shown and a.endswith(".css")),
    ]
    scripts = [asset(a) for a in ASSETS if shown and a.endswith(".js")]
    blocks, left = blocks_of(text, judgements)
    template = environment(PACKAGE).get_template("check.html")
    made = template.render(
        styles=[Markup(t) for t in styles],
        scripts=[Markup(t) for t in scripts],
        style_hashes=csp_hashes(styles),
        script_hashes=csp_hashes(scripts) or "'none'",
        name=name,
        blocks=blocks,
        left=left,
        notes=list(notes),
        summary=_summary(judgements),
        in_all=len(shown),
        map=Markup(fragment(shown, lang="both", lines=lines, names=names, groups=groups)) if shown else "",
    )
    return made.encode("utf-8", errors="replace").decode("utf-8")


def _summary(judgements: Sequence[Judgement]) -> list[Row]:
    """How many judgements there are of each verdict that occurs."""
    counts = Counter(j.verdict for j in judgements)
    return [
        {"sign": wording.sign(v), "label": wording.table("verdicts", v), "n": counts[v], "verdict": v}
        for v in CHECK_VERDICTS if counts[v]
    ]  # fmt: skip


def blocks_of(text: str, judgements: Sequence[Judgement]) -> tuple[list[Row], list[Row]]:
    """The paragraphs of the text, each in marked pieces with its judgements; and the judgements of no paragraph."""
    numbered = list(enumerate(judgements, 1))
    blocks = [_block(text, a, b, numbered) for a, b in _paragraphs(text)]
    shown = {n for block in blocks for n in _numbers(block)}
    return blocks, [_row(n, j) for n, j in numbered if n not in shown]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def _block(text: str, a: int, b: int, numbered: Sequence[tuple[int, Judgement]]) -> Row:
    inside = [(n, j) for n, j in numbered if a <= j.start < b]
    return {
        "pieces": _pieces(text, a, b, inside), "rows": [_row(n, j) for n, j in inside], "lang": lang_of(text[a:b]),
        "dir": "rtl" if lang_of(text[a:b]) == "ar" else "ltr",
    }  # fmt: skip


def _numbers(block: Row) -> list[int]:
    rows = block["rows"]
    return [int(r["n"]) for r in rows] if isinstance(rows, list) else []


def _pieces(text: str, a: int, b: int, inside: Sequence[tuple[int, Judgement]]) -> list[Row]:
    """Stretches of the paragraph, each with the judgements that cover it; numbers stand where a quotation ends."""
    edges = sorted({a, b, *(j.start for _, j in inside), *(min(j.end, b) for _, j in inside)})
    out: list[Row] = []
    for s, e in itertools.pairwise(edges):
        over = [(n, j) for n, j in inside if j.start <= s and e <= j.end]
        ends = [(n, wording.sign(j.verdict)) for n, j in inside if min(j.end, b) == e]
        worst = min((CHECK_VERDICTS.index(j.verdict) for _, j in over), default=-1)
        out.append({"text": text[s:e], "verdict": CHECK_VERDICTS[worst] if over else "", "ends": ends})
    return out


def _row(n: int, j: Judgement) -> Row:
    return {
        "n": n, "quote": j.quote, "verdict": j.verdict, "sign": wording.sign(j.verdict),
        "label": wording.table("verdicts", j.verdict), "kind": wording.table("kinds", j.kind), "means": j.means,
        "not": j.does_not_mean, "why": j.why, "dir": "rtl" if lang_of(j.quote) == "ar" else "ltr",
        "mapped": len(behind.codes_of(j)),
        "others": [_other(o) for o in j.other_readings], "figures": [f for f in map(_figure, j.figures) if f],
    }  # fmt: skip


def _other(reading: dict[str, object]) -> Row:
    text, known = reading.get("text"), reading.get("known_on")
    verdict = wording.table("verdicts", str(reading.get("verdict", "outside")))
    both = text if isinstance(text, dict) else {"en": "", "ar": ""}
    until = {"en": f"; known on {known}", "ar": f"؛ المعروف في {known}"} if known else {"en": "", "ar": ""}
    return {lang: f"{both[lang]}{until[lang]}: {verdict[lang]}" for lang in ("en", "ar")}


def _figure(row: dict[str, object]) -> Row | None:
    """A figure's sources and inputs in one line; passages of items as they stand."""
    if "sources" in row:
        inputs, more = row.get("inputs"), row.get("inputs_in_all", 0)
        refs = list(inputs)[:12] if isinstance(inputs, list) else []
        return {"sources": row["sources"], "refs": refs, "in_all": more, "basis": row.get("basis", "")}
    if "locator" in row:
        return {
            "sources": [row["publisher"]],
            "refs": [f"{str(row['item'])[:12]} {row['locator']}"],
            "in_all": 1,
            "basis": "",
        }
    return None

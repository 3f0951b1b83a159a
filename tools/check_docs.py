"""Hold the docs to the program: `make check` runs this, `make docs` runs it with --write.

Generated parts are what the program says today; every text of --help has its Arabic; every command, reader, profile,
refusal, kind of act and key of a case file is documented; every relative link leads to a file and its heading; every
page is reached from docs/index.md; no page names a path of one machine or the host of a package registry. With --write
the generated parts and the outputs of the examples are brought up to date first.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

import click
import docs_generated
import docs_sessions

from tawthiq.casebook import case, health
from tawthiq.cli.help import ArabicHelp, catalogue, plain
from tawthiq.cli.main import COMMANDS
from tawthiq.sources.packaged import PROFILES
from tawthiq.sources.registry import READERS

TOP = docs_sessions.TOP
DOCS = TOP / "docs"
OTHERS = ("README.md", "README.ar.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
_PART = re.compile(r"(<!-- generated: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```[^\n]*$", re.DOTALL | re.MULTILINE)
_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|tmp|Users)/|\bC:\\\\")
_HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.|crates\.io|proxy\.golang|deb\.debian\.org|conda\.anaconda"
)


def pages() -> list[Path]:
    """Every page of the project."""
    return [*(TOP / name for name in OTHERS if (TOP / name).exists()), *sorted(DOCS.rglob("*.md"))]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(TOP).as_posix()


def generated(text: str) -> str:
    """The text with every generated part made anew."""
    return _PART.sub(lambda m: f"{m[1]}{docs_generated.PARTS[m[2]]()}\n{m[4]}", text)


def stale() -> Iterator[str]:
    """Generated parts that differ from the program, each with its first differing line."""
    wanted = set(docs_generated.PARTS)
    for page in pages():
        old = text_of(page)
        wanted -= {m[2] for m in _PART.finditer(old)}
        for was, now in zip(_PART.finditer(old), _PART.finditer(generated(old)), strict=True):
            if was[3] != now[3]:
                yield f"{name_of(page)}: part {was[2]} is not what the program says: {_first(was[3], now[3])}"
    yield from (f"docs: no page has the generated part {name}" for name in sorted(wanted))


def _first(was: str, now: str) -> str:
    a, b = was.splitlines(), now.splitlines()
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"- {a[n] if n < len(a) else '(end)'} + {b[n] if n < len(b) else '(end)'} (`make docs` mends it)"


def undocumented() -> Iterator[str]:
    """Names of the program that their page does not have."""
    listed = (
        ("docs/reference/cli.md", "command", COMMANDS, "`tawthiq {}`"),
        ("docs/reference/readers.md", "reader", READERS, "| `{}` |"),
        ("docs/how-to/profiles.md", "profile", PROFILES, "`{}`"),
        (
            "docs/reference/case-file.md",
            "key of a case file",
            {*case._TOP, *case._INPUT, *case._QUESTION},
            "`{}`",
        ),
        ("docs/reference/errors.md", "beginning of codes", _beginnings(), "| {} |"),
        ("docs/reference/errors.md", "finding of doctor", _findings(), "| {} |"),
    )
    for page, what, names, form in listed:
        text = text_of(TOP / page) if (TOP / page).exists() else ""
        yield from (
            f"{page}: {what} {n} is not documented" for n in sorted(names) if form.format(n) not in text
        )


def _beginnings() -> set[str]:
    return {c.code.partition("-")[0] for c in docs_generated.refusals()}


def _findings() -> set[str]:
    return set(re.findall(r'"(DOC-\d+)"', Path(health.__file__).read_text(encoding="utf-8")))


class Asked(ArabicHelp):
    """Help in Arabic that notes which texts it asked for."""

    texts: ClassVar[set[str]] = set()

    def arabic(self, text: str) -> str:
        self.texts.add(plain(text))
        return super().arabic(text)


def one_sided_help() -> Iterator[str]:
    """Texts of --help without Arabic, and Arabic that no text asks for."""
    click.Context.formatter_class = Asked
    try:
        docs_generated.command_line()
    finally:
        click.Context.formatter_class = click.HelpFormatter
    yield from (
        f"cli/help_ar.yml: no Arabic for {text!r}" for text in sorted(Asked.texts - catalogue().keys())
    )
    yield from (f"cli/help_ar.yml: not used: {text!r}" for text in sorted(catalogue().keys() - Asked.texts))


def broken_links() -> Iterator[str]:
    """Relative links to no file, or to a heading that its page does not have."""
    for page in pages():
        for target in _LINK.findall(_FENCE.sub("", text_of(page))):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, heading = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            if not file.exists():
                yield f"{name_of(page)}: {target} leads to no file"
            elif heading and file.suffix == ".md" and heading not in headings(text_of(file)):
                yield f"{name_of(page)}: {target} leads to no heading"


def headings(text: str) -> set[str]:
    """The anchors of a page, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower().strip()).replace(" ", "-") for h in found}


def unreached() -> Iterator[str]:
    """Pages under docs/ to which no path of links leads from docs/index.md."""
    seen, queue = set(), [DOCS / "index.md"]
    while queue:
        page = queue.pop()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        links = (t.partition("#")[0] for t in _LINK.findall(text_of(page)) if not re.match(r"[a-z]+:", t))
        queue += [(page.parent / t).resolve() for t in links if t.endswith(".md")]
    yield from (
        f"{name_of(p)}: not reached from docs/index.md" for p in sorted(DOCS.rglob("*.md")) if p not in seen
    )


def foreign() -> Iterator[str]:
    """Lines that name a path of one machine or a package registry."""
    for page in pages():
        for n, line in enumerate(text_of(page).splitlines(), 1):
            if _MACHINE.search(line) or _HOSTS.search(line):
                yield f"{name_of(page)}:{n}: a path of one machine or a registry's host: {line.strip()[:80]}"


def one_language() -> Iterator[str]:
    """Lines of the glossary that lack a language, or words that stand twice."""
    seen: set[str] = set()
    for line in text_of(DOCS / "glossary.md").splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if not line.startswith("| **"):
            continue
        if len(cells) != 3 or not re.search("[ء-ي]", cells[1]) or not cells[2]:
            yield f"docs/glossary.md: a word, its Arabic and one meaning: {line[:60]}"
        if cells[0] in seen:
            yield f"docs/glossary.md: {cells[0]} stands twice"
        seen.add(cells[0])


def write() -> None:
    """Bring generated parts and the outputs of examples up to date."""
    shown = set(docs_sessions.pages())
    for page in pages():
        old = text_of(page)
        new = generated(old)
        if name_of(page) in shown:
            with tempfile.TemporaryDirectory() as folder:
                found = docs_sessions.commands(new)
                new = docs_sessions.refreshed(new, found, docs_sessions.run(found, Path(folder)))
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"wrote {name_of(page)}")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="bring what is generated up to date")
    if parser.parse_args(argv).write:
        write()
    checks = (stale, undocumented, one_sided_help, broken_links, unreached, foreign, one_language)
    problems = [problem for check in checks for problem in check()]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

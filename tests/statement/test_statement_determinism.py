"""The same bytes under any hash seed, time zone and locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CODE = """
import hashlib, sys
from datetime import UTC, datetime
sys.path.insert(0, sys.argv[1])
from statement_made import made, source
from tawthiq.statement import ReportIndex, font_folders, pdf, to_html, to_typst, trace_site
held = made()
resolved = held.resolve(source(held))
digest = hashlib.sha256()
for lang in ("en", "ar"):
    digest.update(to_html(resolved, lang).encode())
    digest.update(pdf(to_typst(resolved, lang), font_folders(), datetime(2031, 3, 9, tzinfo=UTC)))
    pages = trace_site(held.figures.values(), held.incidents, held.claims, ReportIndex(held.reports), lang)
    for path, text in pages.items():
        digest.update(path.encode() + text.encode())
for figure in held.figures.values():
    digest.update(figure.digest.encode())
print(digest.hexdigest())
"""


def made_under(seed: str, zone: str, locale: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    here = str(Path(__file__).parent)
    run = subprocess.run(
        [sys.executable, "-c", _CODE, here], env=env, capture_output=True, text=True, check=True
    )
    return run.stdout


def test_pages_pdfs_and_digests_are_the_same_bytes_everywhere() -> None:
    assert made_under("1", "UTC", "C") == made_under("2", "Asia/Damascus", "C.UTF-8")

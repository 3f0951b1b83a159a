"""Several files at once: each with its own progress and account, with scripts and without; one refused, others stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from serving import Open, Site

from tawthiq.web import texts


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
@pytest.mark.parametrize("scripts", [True, False])
def test_each_file_has_its_own_account(browse: Open, site: Site, tmp_path: Path, scripts: bool) -> None:
    names = []
    for n in range(4):
        path = tmp_path / f"note {n} <b>{'with' if scripts else 'without'}.txt"
        path.write_text(
            f"One civilian was killed by shelling in Karsef on {n + 1} March 2024 ({scripts}).", "utf-8"
        )
        names.append(path)
    names[2].write_bytes(bytes(50))
    page = browse("ar", scripts=scripts)
    page.goto(f"{site.base}/receive")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if r.method == "POST" else None)
    page.set_input_files("#f-files", names)
    page.locator("main form[data-drop] button.main").click()
    told = page.locator("[data-taken] section")
    expect(told).to_have_count(4)
    assert [Path(names[n]).name in told.nth(n).inner_text() for n in range(4)] == [True] * 4
    assert ["refusal" in (told.nth(n).get_attribute("class") or "") for n in range(4)] == [
        False,
        False,
        True,
        False,
    ]
    assert page.locator("[data-taken] b").count() == 0
    assert len(asked) == (4 if scripts else 1)
    if scripts:
        expect(page.locator("[data-told]")).to_have_text(texts.say("receive.each", "ar", n=4, all=4))

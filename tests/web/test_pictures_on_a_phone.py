"""The pictures of a figure on a narrow screen: large enough to read, in a frame of their own that scrolls."""

from __future__ import annotations

import pytest
from serving import Open, Site


@pytest.mark.parametrize(
    ("site", "lang"), [("sqlite", "en"), ("sqlite", "ar")], indirect=["site"], ids=["en", "ar"]
)
def test_the_words_of_a_picture_can_be_read_on_a_phone(browse: Open, site: Site, lang: str) -> None:
    page = browse(lang, scripts=False, width=360)
    page.goto(f"{site.base}/figures/pictures/killed-week")
    plots = page.locator("img.plot")
    assert plots.count() >= 3
    for n in range(plots.count()):
        box = plots.nth(n).bounding_box()
        assert box is not None
        assert box["width"] >= 600
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440

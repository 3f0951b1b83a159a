"""A planned estimate on the pages: the plan is an act, each run is one, and what was run stays to be read."""

from __future__ import annotations

import pytest
from serving import PLAN, Plain, Site, planned_estimate

from tawthiq.figures.estimates.report import WORDS
from tawthiq.web import texts


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_a_plan_stands_and_its_runs_are_kept(site: Site) -> None:
    person = Plain(site)
    typed = "lists: {nobody-received: {}}"
    refused = person.post("/estimate/plan", {"id": "in-all-else", "plan": typed})
    assert refused.status == 400
    assert "nobody-received" in refused.text
    path = planned_estimate(site)
    for lang in ("en", "ar"):
        person.cookies["tawthiq_language"] = lang
        page = person.get(path).text
        assert WORDS[lang]["withheld"] in page
        assert "fewest_lists" in page
        assert texts.say("estimate.run_of", lang, n="1", all="1") in page
        assert "/picture/" not in page  # nothing is drawn of what is withheld
    assert "in-all" in person.get("/estimate").text
    changed = person.post("/estimate/plan", {"id": "in-all", "plan": PLAN.replace("draws: 2", "draws: 3")})
    assert changed.status == 400
    assert "draws: 3" in changed.text
    kinds = person.get("/log").text
    assert texts.say("act.estimate.planned", "ar") in kinds
    assert texts.say("act.estimate.run", "ar") in kinds
    assert person.get("/estimate/of/never-planned").status == 404

"""Incidents weighed all at once say what each says when it is asked by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from documented_made import claim, count, incident, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import RULES_ASKED, casebooks

from tawthiq.figures.documented import Holdings
from tawthiq.figures.documented.hearing import hearing
from tawthiq.figures.documented.rules import rule_of
from tawthiq.figures.documented.selection import select
from tawthiq.figures.documented.weighing import weigh
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim, Incident

Book = tuple[list[Incident], list[Claim]]
_SAID = st.fixed_dictionaries({
    "source": st.sampled_from(("شبكة", "مرصد", "راديو")),
    "act": st.integers(0, 2),
    "originators": st.sampled_from(((), ("مرصد",), ("شبكة", "مرصد"), (" مرصد ",))),
})  # fmt: skip


def test_an_originator_who_says_less_later_is_one_voice_and_its_later_part_is_shown_as_a_part() -> None:
    whole = claim("a", count("killed", "all", 5, 5), originator="مرصد", act=1)
    part = claim("b", count("killed", "children", 2, 2), originator="مرصد", act=2)
    part = replace(part, anchor=replace(part.anchor, quote="بينهم طفلان"))
    found = weighed(question(), ([incident("I", whole, part)], [whole, part]))[0].said
    assert found is not None
    assert (found.reading.low, found.used, found.partial, found.superseded) == (5, (whole,), (part,), ())


def test_one_who_comes_back_to_an_earlier_word_has_said_it_since_then() -> None:
    told = [claim("a", count("killed", "all", 5, 5), originator="مرصد", act=1),
            claim("b", count("killed", "all", 7, 7), originator="مرصد", act=2),
            claim("c", count("killed", "all", 5, 5), originator="مرصد", act=3)]  # fmt: skip
    told = [replace(c, anchor=replace(c.anchor, quote=q)) for c, q in zip(told, ("5", "7", "5"), strict=True)]
    found = weighed(question(), ([incident("I", *told)], told))[0].said
    assert found is not None
    assert (found.reading.low, found.used) == (7, (told[1],))


@settings(max_examples=200, deadline=None)
@given(casebooks(), st.data(), st.sampled_from(RULES_ASKED), st.booleans())
def test_each_incident_says_what_it_says_when_asked_by_itself(
    book: Book, data: st.DataObject, rule: dict[str, Any], alike: bool
) -> None:
    incidents, told = book
    told = [replace(c, **data.draw(_SAID)) for c in told]
    if not alike:
        told = [replace(c, anchor=replace(c.anchor, quote=c.id)) for c in told]
    asked = question(**rule)
    holdings = Holdings({c.id: c for c in told}, incidents)
    voices = hearing(asked, holdings).voices()
    for one in weighed(asked, (incidents, told)):
        alone = rule_of(asked)(one.candidate.admitted, voices)
        if alone is not None and alone.reading.floor and len(one.candidate.admitted) > 1:
            assert one.said.reading.low >= alone.reading.low  # parts of others may lift it
        else:
            assert one.said == alone


def weighed(asked: Question, book: Book) -> Any:
    holdings = Holdings({c.id: c for c in book[1]}, book[0])
    return weigh(asked, select(asked, holdings), hearing(asked, holdings))

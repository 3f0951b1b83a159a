"""A person or a facility that the text names, documented otherwise for that date."""

from __future__ import annotations

from datetime import date

import pytest

from made import small
from tawthiq.casebook.book import Casebook, open_casebook
from tawthiq.casebook.checking import check_draft
from tawthiq.casebook.deriving import derive
from tawthiq.model.checks import Judgement
from tawthiq.statement.checking.documents import Draft

POSTS = {
    "observatory": "On 4 March 2024, journalist Salim Haddad was killed by shelling in Karsef.",
    "white-lamps": "On 3 March 2024 an air strike hit the Blue Cedar hospital in Ain Darfil and injured two women.",
    "مرصد": "في 4 آذار 2024 قُتل الصحفي سامر النجار (29 عاماً) في قصف على كرسف.",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    made = small(tmp_path_factory.mktemp("named") / "casebook", POSTS)
    derive(made)
    return made


def named(book: Casebook, text: str, kind: str, known_on: date | None = None) -> list[Judgement]:
    open_casebook(book.folder)
    found = check_draft(book, Draft(f"A title\n\n{text}\n", "text"), "draft.txt", known_on=known_on)
    return [j for j in found.judgements if j.kind == kind]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("10 March 2024 – On 4 March, journalist Salim Haddad was killed in Karsef.", "supported"),
        ("10 March 2024 – On 8 March, journalist Salim Haddad was killed in Karsef.", "conflicts"),
        ("10 March 2024 – On 8 March, Salim Haddad was wounded in Karsef.", "conflicts"),
        ("10 March 2024 – On 2 March, Salim Haddad was wounded in Karsef.", "depends_on_reading"),
        ("10 March 2024 – On 8 March, journalist Omar Darwish was killed in Karsef.", "outside"),
        ("10 March 2024 – Salim Haddad, a journalist, was killed in Karsef on 4 March.", "supported"),
        ("10 March 2024 – Salim Haddad, a journalist, was killed in Karsef on 8 March.", "conflicts"),
        ("10 March 2024 – Omar Darwish, a journalist, was killed in Karsef on 4 March.", "outside"),
        ("10 آذار 2024 – في 4 آذار قُتل الصحفي سامر النجار في كرسف.", "supported"),
        ("10 آذار 2024 – في 8 آذار قُتل الصحفي سامر النجار في كرسف.", "conflicts"),
    ],
)
def test_a_person_dies_once(book: Casebook, text: str, verdict: str) -> None:
    (one,) = named(book, text, "person")
    assert one.verdict == verdict
    assert (one.figures == ()) == (verdict == "outside")
    assert one.means.en != one.means.ar


def test_a_death_published_later_is_not_known_at_release(book: Casebook) -> None:
    text = "10 March 2024 – On 8 March, journalist Salim Haddad was killed in Karsef."
    (one,) = named(book, text, "person", known_on=date(2024, 3, 4))
    assert one.verdict == "outside"


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "10 March 2024 – On 3 March, an air strike hit the Blue Cedar hospital in Ain Darfil.",
            ["supported"],
        ),
        ("10 March 2024 – On 3 March, shelling hit the Blue Cedar hospital in Ain Darfil.", ["conflicts"]),
        ("10 March 2024 – On 7 March, an air strike hit the Blue Cedar hospital.", ["depends_on_reading"]),
        ("10 March 2024 – On 3 March, an air strike hit the Green Poplar hospital in Ain Darfil.", []),
    ],
)
def test_a_facility_is_asked_by_its_name_and_its_day(book: Casebook, text: str, verdicts: list[str]) -> None:
    assert [j.verdict for j in named(book, text, "facility")] == verdicts

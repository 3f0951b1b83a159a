"""Tables that an older version of the program derived: said to be so, never a traceback, and derived anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from made import small
from tawthiq.casebook import db, deriving, queries
from tawthiq.casebook.catalogue import Wanted, find
from tawthiq.cli.main import trouble_of


@pytest.mark.usefixtures("database")
def test_tables_of_an_older_version_are_to_be_derived_again(tmp_path: Path) -> None:
    post = "قُتل 4 مدنيين في قصف مدفعي على سوق كرسف بتاريخ 5 آذار 2024."
    book = small(tmp_path / "c", {"blue-lamps": post})
    deriving.derive(book)
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute("ALTER TABLE incident DROP COLUMN targets")
    with pytest.raises(DatabaseError) as lacking:
        queries.incidents()
    connections[db.DERIVED].close()
    assert trouble_of(lacking.value) is None, "of this very version it is a defect, which must not be hidden"
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute("UPDATE made SET value = '0.0.9+of-old' WHERE name = 'code'")
    told = trouble_of(lacking.value)
    assert told is not None
    assert told.code == "CSB-020"
    assert "`tawthiq derive`" in told.text("en")
    assert "`tawthiq derive`" in told.text("ar")
    deriving.derive(book)
    assert find(Wanted(target="market"), "rafidan").codes() == [i.code for i in queries.incidents()]

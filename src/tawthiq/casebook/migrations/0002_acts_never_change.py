"""Triggers that refuse UPDATE and DELETE on `act`: the log only grows."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'acts never change'); END",
    "CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION act_never_changes() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'acts never change'; END $$",
    "CREATE TRIGGER act_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON act "
    "FOR EACH STATEMENT EXECUTE FUNCTION act_never_changes()",
)


def add_triggers(apps: Any, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("casebook", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]

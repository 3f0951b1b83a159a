"""PostgreSQL keeps no samples (pg_statistic) of the columns that an erasure must empty."""

from __future__ import annotations

from typing import Any

from django.db import migrations

COLUMNS = (
    ("act_body", "body"),
    ("identity", "sealed"),
    ("identity", "recipients"),
    ("issued_code", "anchor"),
)


def keep_none(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


class Migration(migrations.Migration):
    dependencies = [("casebook", "0002_acts_never_change")]
    operations = [migrations.RunPython(keep_none, migrations.RunPython.noop)]

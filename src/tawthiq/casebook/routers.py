"""Acts and accounts in one database, everything derived in the other."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


class TwoDatabases:
    """Sends models of the app `derived` to the database of that name."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return "derived" if model._meta.app_label == "derived" else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (db == "derived") == (app_label == "derived")

"""Django's settings for a casebook; `db.open_at` adds the databases of the folder that is opened."""

from __future__ import annotations

SECRET_KEY = "tawthiq has no sessions before `serve` sets a key of its own"
INSTALLED_APPS = ["tawthiq.casebook", "tawthiq.casebook.derived"]
MIGRATION_MODULES = {"derived": None}
DATABASE_ROUTERS = ["tawthiq.casebook.routers.TwoDatabases"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_NOWHERE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
DATABASES = {alias: dict(_NOWHERE) for alias in ("default", "derived", "building")}
LANGUAGES = [("en", "English"), ("ar", "العربية")]

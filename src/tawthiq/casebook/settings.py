"""Django's settings for a casebook; `db.configure` adds the databases of the folder that is opened."""

from __future__ import annotations

SECRET_KEY = "tawthiq has no sessions before `serve` sets a key of its own"
INSTALLED_APPS = ["tawthiq.casebook"]
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES: dict[str, dict[str, object]] = {}
LANGUAGES = [("en", "English"), ("ar", "العربية")]

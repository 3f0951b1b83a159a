"""Django's settings for `tawthiq serve`: those of the casebook and what pages need. No admin, accounts or sessions."""

from __future__ import annotations

import secrets

from tawthiq.casebook import settings as casebook

INSTALLED_APPS = casebook.INSTALLED_APPS
MIGRATION_MODULES = casebook.MIGRATION_MODULES
DATABASE_ROUTERS = casebook.DATABASE_ROUTERS
DATABASES = casebook.DATABASES
USE_TZ = casebook.USE_TZ
TIME_ZONE = casebook.TIME_ZONE
DEFAULT_AUTO_FIELD = casebook.DEFAULT_AUTO_FIELD

SECRET_KEY = secrets.token_urlsafe(48)  # signs nothing that outlives this process
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]  # a name that an attacker lets resolve to this machine is refused
ROOT_URLCONF = "tawthiq.web.urls"
MIDDLEWARE = [
    "tawthiq.web.security.headers",
    "django.middleware.gzip.GZipMiddleware",
    "tawthiq.web.access.gate",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "tawthiq.web.templating.environment"},
    }
]
CSRF_COOKIE_NAME = "tawthiq_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "tawthiq.web.views.refused.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32_000_000  # a pasted text; files are not counted in it
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_PERMISSIONS = 0o600
USE_I18N = False  # the texts are in texts/, numbers and dates come from tawthiq.lang
LOGGING_CONFIG = None

"""The store: models, migrations, actions; db.py is the only file that opens the database.

Importing this package sets Django up with no database; `book.open_casebook` points it at one.
"""

from __future__ import annotations

import os

import django
from django.conf import settings as django_settings


def _set_up() -> None:
    from tawthiq.casebook import settings as ours

    names = {name: getattr(ours, name) for name in dir(ours) if name.isupper()}
    django_settings.configure(**names)
    django.setup()


if not django_settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    _set_up()

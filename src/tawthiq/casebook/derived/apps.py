"""Django's entry for the derived tables."""

from django.apps import AppConfig


class DerivedConfig(AppConfig):
    name = "tawthiq.casebook.derived"
    label = "derived"

"""Django's entry for the casebook."""

from django.apps import AppConfig


class CasebookConfig(AppConfig):
    name = "tawthiq.casebook"
    label = "casebook"

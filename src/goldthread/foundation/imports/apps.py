"""Loading records from a person's own spreadsheet."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "goldthread.foundation.imports"
    label = "imports"

"""Chronologies of cases: lanes of agencies, merged when they are read."""

from importlib import import_module

from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "goldthread.cases.chronology"
    label = "chronology"

    def ready(self) -> None:
        import_module(f"{self.name}.on_foundation").register()
        import_module(f"{self.name}.on_case").register()
        import_module(f"{self.name}.on_endings").register()

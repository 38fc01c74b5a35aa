"""Clocks of records: what was to be done by when, whether it was, how it was counted and why it was late."""

from importlib import import_module

from django.apps import AppConfig


class TimekeepingConfig(AppConfig):
    name = "goldthread.foundation.timekeeping"
    label = "timekeeping"

    def ready(self) -> None:
        import_module(f"{self.name}.on_your_work").register()

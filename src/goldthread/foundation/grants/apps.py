"""Grants of sight of one record, and conflicts of interest."""

from importlib import import_module

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "goldthread.foundation.grants"
    label = "grants"

    def ready(self) -> None:
        import_module(f"{self.name}.on_your_work").register()

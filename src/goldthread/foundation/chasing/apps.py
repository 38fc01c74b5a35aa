"""Chasing: who is told what is due, overdue and asked, and to whom it goes when nobody answers."""

from importlib import import_module

from django.apps import AppConfig


class ChasingConfig(AppConfig):
    name = "goldthread.foundation.chasing"
    label = "chasing"

    def ready(self) -> None:
        import_module(f"{self.name}.on_actions").register()

"""Cases are handed over to others, and taken over from them."""

from importlib import import_module

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "goldthread.cases.transfers"
    label = "transfers"

    def ready(self) -> None:
        import_module(f"{self.name}.on_cases").register()

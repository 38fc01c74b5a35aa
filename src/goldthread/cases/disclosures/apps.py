"""What crosses from the cases of one space to another."""

from importlib import import_module

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "goldthread.cases.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        for part in ("on_cases", "on_foundation", "on_your_work"):
            import_module(f"{self.name}.{part}").register()

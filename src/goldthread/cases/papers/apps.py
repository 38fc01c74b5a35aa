"""Papers about a case on which nobody is named."""

from importlib import import_module

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "goldthread.cases.papers"
    label = "case_papers"

    def ready(self) -> None:
        import_module(f"{self.name}.on_case").register()

"""Loading records from a person's own spreadsheet."""

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "goldthread.foundation.imports"
    label = "imports"

    def ready(self) -> None:
        import_module(f"{self.name}.kinds.actions").register()
        import_module(f"{self.name}.kinds.progress").register()

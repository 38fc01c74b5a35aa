"""How actions go: what their owners report, and what whoever runs the plan makes of it."""

from importlib import import_module

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "goldthread.foundation.progress"
    label = "progress"

    def ready(self) -> None:
        import_module(f"{self.name}.on_actions").register()
        import_module(f"{self.name}.waits").register()
        import_module(f"{self.name}.in_files").register()
        import_module(f"{self.name}.views.paper").register()

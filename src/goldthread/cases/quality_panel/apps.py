"""A panel looks at cases that are open for long."""

from importlib import import_module

from django.apps import AppConfig


class QualityPanelConfig(AppConfig):
    name = "goldthread.cases.quality_panel"
    label = "quality_panel"

    def ready(self) -> None:
        import_module(f"{self.name}.lists").register()

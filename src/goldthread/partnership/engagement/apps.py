"""Schools, homes, clubs and groups of an area: who leads there, when they were last reached, what they take part in."""

from importlib import import_module

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "goldthread.partnership.engagement"
    label = "engagement"

    def ready(self) -> None:
        import_module(f"{self.name}.register.kind").register()

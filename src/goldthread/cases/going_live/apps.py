"""A pathway goes live in a partnership."""

from importlib import import_module

from django.apps import AppConfig


class GoingLiveConfig(AppConfig):
    name = "goldthread.cases.going_live"
    label = "going_live"

    def ready(self) -> None:
        import_module(f"{self.name}.on_your_work").register()

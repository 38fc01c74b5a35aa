"""The equality lens: of each action it is asked who it reaches and who it misses."""

from importlib import import_module

from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "goldthread.partnership.equality"
    label = "equality"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_pages").register()
        import_module(f"{self.name}.in_papers").register()

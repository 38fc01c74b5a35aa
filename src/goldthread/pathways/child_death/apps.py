"""Child death reviews, and what they tell the parts below."""

from importlib import import_module

from django.apps import AppConfig


class ChildDeathConfig(AppConfig):
    name = "goldthread.pathways.child_death"
    label = "child_death"

    def ready(self) -> None:
        import_module(f"{self.name}.outside").register()
        import_module(f"{self.name}.telling").register()

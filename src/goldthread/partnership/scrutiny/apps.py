"""The independent scrutineer: samples of what is marked done, what they say of it, and challenges that are answered."""

from importlib import import_module

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "goldthread.partnership.scrutiny"
    label = "scrutiny"

    def ready(self) -> None:
        import_module(f"{self.name}.views.on_actions").register()
        import_module(f"{self.name}.views.on_learning").register()
        import_module(f"{self.name}.on_your_work").register()

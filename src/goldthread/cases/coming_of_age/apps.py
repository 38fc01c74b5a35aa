"""A child of an open case comes of age."""

from importlib import import_module

from django.apps import AppConfig


class ComingOfAgeConfig(AppConfig):
    name = "goldthread.cases.coming_of_age"
    label = "coming_of_age"

    def ready(self) -> None:
        import_module(f"{self.name}.lists").register()

"""What an agency or group owes by a date, whatever it came from."""

from importlib import import_module

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "goldthread.foundation.actions"
    label = "actions"

    def ready(self) -> None:
        import_module(f"{self.name}.evidence_of_actions").register()

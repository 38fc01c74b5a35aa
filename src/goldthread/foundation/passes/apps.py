"""What opens a little to somebody without an account: API tokens of agencies, and one-time links."""

from importlib import import_module

from django.apps import AppConfig


class PassesConfig(AppConfig):
    name = "goldthread.foundation.passes"
    label = "passes"

    def ready(self) -> None:
        import_module(f"{self.name}.holder").register()

"""The installation itself: what is checked of it when it starts."""

from importlib import import_module

from django.apps import AppConfig


class InstallationConfig(AppConfig):
    name = "goldthread.config"
    label = "installation"

    def ready(self) -> None:
        for checks in ("doors", "environment", "public", "roles", "wall"):
            import_module(f"goldthread.config.checks.{checks}")

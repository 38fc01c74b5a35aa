"""People who sign in, and how."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldthread.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("goldthread.foundation.accounts.checks")

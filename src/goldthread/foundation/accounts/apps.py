"""People who sign in, and how."""

from importlib import import_module
from importlib.resources import files

from django.apps import AppConfig

from goldthread.foundation.wall.registering import FUNCTIONS


class AccountsConfig(AppConfig):
    name = "goldthread.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        FUNCTIONS.append(files(__package__) / "functions.sql")
        import_module("goldthread.foundation.accounts.checks")

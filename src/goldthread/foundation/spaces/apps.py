"""Whose row it is: partnerships, joint bodies and agencies."""

from importlib.resources import files

from django.apps import AppConfig

from goldthread.foundation.wall.registering import FUNCTIONS


class SpacesConfig(AppConfig):
    name = "goldthread.foundation.spaces"
    label = "spaces"

    def ready(self) -> None:
        FUNCTIONS.append(files(__package__) / "functions.sql")

"""What changed and who read it, sealed."""

from importlib.resources import files

from django.apps import AppConfig

from goldthread.foundation.wall.registering import FUNCTIONS


class TrailConfig(AppConfig):
    name = "goldthread.foundation.trail"
    label = "trail"

    def ready(self) -> None:
        FUNCTIONS.append(files(__package__) / "functions.sql")

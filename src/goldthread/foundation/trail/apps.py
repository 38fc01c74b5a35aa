"""What changed and who read it, sealed."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "goldthread.foundation.trail"
    label = "trail"

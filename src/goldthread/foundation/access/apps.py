"""Who may do what, and who holds which role where."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "goldthread.foundation.access"
    label = "access"

"""What an agency or group owes by a date, whatever it came from."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "goldthread.foundation.actions"
    label = "actions"

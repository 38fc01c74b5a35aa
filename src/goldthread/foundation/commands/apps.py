"""The one way in which anything changes."""

from django.apps import AppConfig


class CommandsConfig(AppConfig):
    name = "goldthread.foundation.commands"
    label = "commands"

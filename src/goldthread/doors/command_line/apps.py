"""The goldthread command."""

from django.apps import AppConfig


class CommandLineConfig(AppConfig):
    name = "goldthread.doors.command_line"
    label = "command_line"

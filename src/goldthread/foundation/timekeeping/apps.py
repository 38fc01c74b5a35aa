"""Clocks of records: what was to be done by when, whether it was, how it was counted and why it was late."""

from django.apps import AppConfig


class TimekeepingConfig(AppConfig):
    name = "goldthread.foundation.timekeeping"
    label = "timekeeping"

"""Grants of sight of one record, and conflicts of interest."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "goldthread.foundation.grants"
    label = "grants"

"""Decisions: what was decided, why, who dissented, and whether it could be decided at all."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "goldthread.foundation.decisions"
    label = "decisions"

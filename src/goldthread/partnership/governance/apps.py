"""The partnership itself: setting it up, its agencies, groups, seats and people."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "goldthread.partnership.governance"
    label = "governance"

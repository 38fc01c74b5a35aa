"""Whose row it is: partnerships, joint bodies and agencies."""

from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "goldthread.foundation.spaces"
    label = "spaces"

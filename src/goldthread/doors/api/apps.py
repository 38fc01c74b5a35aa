"""The door for an agency's own systems: a REST API, by token."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "goldthread.doors.api"
    label = "api"

"""Signed-in pages that span every space: Your work, search, the roles page."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "goldthread.doors.desk"
    label = "desk"

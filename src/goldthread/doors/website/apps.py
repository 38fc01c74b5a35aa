"""The public site."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Registered so that its templates are found; it has no tables."""

    name = "goldthread.doors.website"
    label = "website"

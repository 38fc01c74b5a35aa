"""How pages look: the frame, components, forms and error pages."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registered so that its templates and static files are found; it has no tables."""

    name = "goldthread.foundation.ui"
    label = "ui"
    verbose_name = "Pages"

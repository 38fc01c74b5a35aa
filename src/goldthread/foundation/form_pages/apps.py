"""Pages with one form that ends in a command."""

from django.apps import AppConfig


class FormPagesConfig(AppConfig):
    """Registered so that its template is found; it has no tables."""

    name = "goldthread.foundation.form_pages"
    label = "form_pages"

"""What is published, and the site on which it is."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "goldthread.foundation.publications"
    label = "publications"

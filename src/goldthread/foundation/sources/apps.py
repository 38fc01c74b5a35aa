"""Where a record came from: loads, source, section and line."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "goldthread.foundation.sources"
    label = "sources"

"""What was typed and not yet sent, kept until it is."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "goldthread.foundation.drafts"
    label = "drafts"

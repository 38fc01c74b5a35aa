"""Reviews, what was learned, what is done about it and how it will be tested."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "goldthread.partnership.learning"
    label = "learning"

"""Work done later by the worker: sealing the trail, sending messages."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "goldthread.foundation.jobs"
    label = "jobs"

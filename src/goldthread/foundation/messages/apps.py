"""What is sent to people, and what waits."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "goldthread.foundation.messages"
    label = "outgoing"  # Django has messages of its own

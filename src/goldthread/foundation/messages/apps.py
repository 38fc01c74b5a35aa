"""What is sent to people, and what waits."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "goldthread.foundation.messages"
    label = "messages"

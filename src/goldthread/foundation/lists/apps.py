"""Lists that filter, sort, page and export."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "goldthread.foundation.lists"
    label = "lists"

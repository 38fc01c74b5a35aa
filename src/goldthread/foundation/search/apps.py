"""Finding anything one may see, over every space where one holds a role."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "goldthread.foundation.search"
    label = "search"

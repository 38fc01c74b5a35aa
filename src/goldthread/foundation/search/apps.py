"""Finding anything one may see, over every space where one holds a role."""

from django.apps import AppConfig

from goldthread.foundation.wall.registering import AFTERWARDS


class SearchConfig(AppConfig):
    name = "goldthread.foundation.search"
    label = "search"

    def ready(self) -> None:
        from goldthread.foundation.search.raising import raise_search

        AFTERWARDS.append(raise_search)

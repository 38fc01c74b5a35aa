"""Finding anything one may see, over every space where one holds a role."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "goldthread.foundation.search"
    label = "search"

    def ready(self) -> None:
        post_migrate.connect(raise_search_after_migrations, sender=self, dispatch_uid="raise_search")


def raise_search_after_migrations(sender: object, using: str, **_: object) -> None:
    """Bring the triggers up on the owner's connection, the one that has just migrated."""
    from goldthread.foundation.search.raising import raise_search

    raise_search(connections[using])

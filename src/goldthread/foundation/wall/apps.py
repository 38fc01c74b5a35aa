"""The wall between spaces, raised in the database after every migration."""

from django.apps import AppConfig, apps
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from goldthread.foundation.wall.passage import greet


class WallConfig(AppConfig):
    name = "goldthread.foundation.wall"
    label = "wall"

    def ready(self) -> None:
        connection_created.connect(greet, dispatch_uid="wall_greet")
        # Django tells each app that has models, in turn, once all migrations have run: one of them is enough.
        post_migrate.connect(
            raise_wall_after_migrations, sender=apps.get_app_config("spaces"), dispatch_uid="raise_wall"
        )


def raise_wall_after_migrations(sender: object, using: str, plan: object = None, **_: object) -> None:
    """Raise the wall on the owner's connection, the one that has just migrated."""
    from goldthread.foundation.wall.raising import raise_wall

    raise_wall(connections[using])

"""Change what the web role shows the database: the key of the wall, and the role's password."""

from django.conf import settings
from django.db import connection, connections, transaction
from psycopg import sql

from goldthread.foundation.wall.raising import keep_the_key, pads


class NotTheNewKey(Exception):
    """The key of these settings is not the newest that opens the wall."""


def let_in_beside(new: bytes) -> None:
    """From now on both keys open the wall, so that processes that know only the old one go on until they end."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        keep_the_key(cursor, settings.WALL_KEY, "wall_key_before")
        keep_the_key(cursor, new)


def lets_in_two() -> bool:
    """Whether the wall opens with the key before this one too."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select exists (select from wall_key_before)")
        return bool(cursor.fetchone()[0])


def let_in_no_longer() -> None:
    """Shut the wall to the key before this one.

    Refused where the key of these settings is that one: it would shut itself out.
    """
    padded = pads(settings.WALL_KEY)[0]
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("select inner_pad = %s from wall_key", [padded])
        if not cursor.fetchone()[0]:
            raise NotTheNewKey
        cursor.execute("delete from wall_key_before")


def change_web_password(new: str) -> None:
    """Give the web role another password. What is connected stays; what connects anew must know it."""
    connection.ensure_connection()
    driver = connection.connection
    role = settings.WEB_ROLE
    # Only the digest travels, so that no log of statements can hold the password.
    digest = driver.pgconn.encrypt_password(new.encode(), role.encode(), b"scram-sha-256").decode()
    driver.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(digest)))

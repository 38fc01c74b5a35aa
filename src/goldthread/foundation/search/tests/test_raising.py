"""Rows that were there before their table was searched come into the index."""

import pytest
from django.db import connections

from goldthread.foundation.actions.models import Action
from goldthread.foundation.search.raising import raise_search
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)

COUNTED = "select (select count(*) from search_entry), (select count(*) from trail_entry), (select version from action)"


def counted(cursor) -> tuple[int, int, int]:
    cursor.execute(COUNTED)
    return cursor.fetchone()


def test_an_empty_index_is_filled_once_and_nothing_else_is_touched(partnership, owner_connection):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.create(space=partnership, reference="A1", title="Redesign of training", origin="review")
    with connections["owner"].cursor() as cursor:
        indexed, noted, version = counted(cursor)
        cursor.execute("delete from search_entry")

        for _ in range(2):
            raise_search(connections["owner"])

            assert counted(cursor) == (indexed, noted, version)
    with opened(actor=7, reading=[partnership.pk]):
        connection = connections["default"]
        with connection.cursor() as asking:
            asking.execute("select * from search_ids('training', 'action')")
            assert len(asking.fetchall()) == 1

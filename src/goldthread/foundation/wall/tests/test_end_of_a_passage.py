"""A passage that has a transaction of its own closes with it, whichever way it ends."""

from contextlib import suppress

import pytest
from django.db import connection

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db(transaction=True)


class Broken(Exception):
    """Something went wrong inside a passage."""


def what_is_open() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('goldthread.wall', true), '')")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("is_broken_off", [False, True])
def test_nothing_stays_open_on_the_connection(partnership, is_broken_off):
    with suppress(Broken), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Agency.objects.create(space=partnership, name="Police", kind="police_territorial")
        assert what_is_open()
        if is_broken_off:
            raise Broken

    assert not what_is_open()
    assert not Agency.objects.exists()

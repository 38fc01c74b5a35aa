"""Pages that are up are seen by an upgrade, whether or not anybody reads one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from goldthread.foundation.wall.migrating import programs_connected
from goldthread.foundation.wall.staying_connected import come_back

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def a_process():
    """A thread with connections of its own, as a page process has them."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(work).result()
        thread.submit(connections.close_all).result()


def cut_off():
    connections["default"].connection.close()


def test_it_is_connected_without_a_request_and_again_after_it_was_cut_off(a_process, owner_connection):
    before = programs_connected(owner_connection)
    a_process(come_back)
    assert programs_connected(owner_connection) == before + 1

    a_process(cut_off)
    a_process(come_back)
    a_process(come_back)

    assert programs_connected(owner_connection) == before + 1


def test_a_database_that_cannot_be_reached_ends_nothing(a_process):
    def unreached():
        mine = connections["default"]
        mine.settings_dict = {**mine.settings_dict, "PORT": 1}
        come_back()
        return mine.connection

    assert a_process(unreached) is None

"""While one person undoes a load, another changes what it made: nothing of the change is lost."""

import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.loads.loading import one_load_at_a_time
from goldthread.foundation.sources.models import Load
from goldthread.foundation.wall.passage import opened

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = """
    select count(*) from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted
"""


@pytest.fixture
def load(desk):
    return desk.bring("agencies", ["Name", "Kind"], ["Fire", "Fire"])


@pytest.fixture
def undoing(desk, load, now):
    """Begin to undo the load beside what goes on; give what comes of it, once it waits or has ended."""

    def undo():
        try:
            undo_loaded_file(load=load, by=desk.by, at=now)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "undone"

    def begin() -> Future[str]:
        outcome = beside.submit(undo)
        while not outcome.done() and not somebody_waits():
            time.sleep(0.01)
        return outcome

    with ThreadPoolExecutor(1) as beside:
        yield begin


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def test_a_change_that_is_not_finished_yet_is_waited_for_and_then_stands_in_the_way(desk, undoing):
    with opened(actor=desk.by.pk, writing=desk.space.pk, doing="agency corrected"):
        Agency.objects.update(short_name="FRS")
        outcome = undoing()

    assert "1 agencies of it were changed" in outcome.result()
    assert [agency.short_name for agency in desk.rows(Agency)] == ["FRS"]
    assert desk.rows(Load)[0].state == Load.State.LOADED


def test_it_waits_for_a_load_that_is_under_way(desk, undoing):
    with opened(actor=desk.by.pk, reading=[desk.space.pk]):
        one_load_at_a_time(desk.space)
        outcome = undoing()
        assert not outcome.done()

    assert outcome.result() == "undone"
    assert desk.rows(Agency) == []

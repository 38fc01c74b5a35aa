"""The worker is killed while it loads a file of cases: nothing of it is there, and taken up again it is there once."""

import signal

import pytest
from django.db import connections, transaction

from goldthread.cases.casework.models import Case, LoadedCase, SpentNumber
from goldthread.foundation.imports.commands import send_to_worker
from goldthread.foundation.imports.jobs import load_long_file
from goldthread.foundation.jobs.tests.working import until, worker
from goldthread.foundation.sources.models import Load
from goldthread.foundation.trail.keys import TrailKey
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.lado.tests.test_opened_beside_a_load import LINES, desk, file

__all__ = ["desk", "file"]

pytestmark = [
    pytest.mark.slow,  # it waits until a worker that was killed counts as gone
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
]

WROTE_CASES_AND_WAITS = """
select count(*) from pg_locks waits join pg_locks wrote using (pid)
where not waits.granted and waits.relation = 'clock'::regclass
and wrote.relation = '"case"'::regclass and wrote.mode = 'RowExclusiveLock'
"""


def is_in_the_middle():
    with connections["owner"].cursor() as cursor:
        cursor.execute(WROTE_CASES_AND_WAITS)
        return cursor.fetchone() == (1,)


def test_nothing_of_it_is_there_and_then_all_of_it_once(desk, file, tmp_path):
    TrailKey.make(tmp_path / "trail.pem")
    mail, key = f"file:{tmp_path / 'mail'}", tmp_path / "trail.pem"
    seal = desk.look(file).seal
    send_to_worker(file=file, by=desk.by, at=desk.at)
    load_long_file.defer(space_id=desk.space.pk, user_id=desk.by.pk, file_id=file.pk, seal=seal)

    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("lock table clock in share row exclusive mode")
        with worker(mail, key) as first:
            until(is_in_the_middle)
            first.send_signal(signal.SIGKILL)
            first.wait()
    assert desk.rows(Case) == desk.rows(LoadedCase) == desk.rows(Load) == []
    assert [one.number for one in desk.rows(SpentNumber)] == [LINES]
    assert a_contact(desk.space, by=desk.by).number == LINES + 1

    with worker(mail, key) as second:
        until(lambda: desk.rows(Load))
        second.terminate()
        second.wait(timeout=30)
    loaded = sorted(one.case.number for one in desk.rows(LoadedCase, "case"))
    assert loaded == list(range(LINES + 2, 2 * LINES + 2))

"""The worker is killed while it carries out a spreadsheet: it is taken up again, and each line is reported once."""

import signal

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.imports.commands import send_to_worker
from goldthread.foundation.imports.jobs import load_long_file
from goldthread.foundation.imports.tests.sending_back import Lead, a_lead, filled
from goldthread.foundation.jobs.tests.working import until, worker
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.sources.models import Load
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [
    pytest.mark.slow,  # it waits until a worker that was killed counts as gone
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
]


def waits_for_a_lock():
    """Whether somebody waits for what this test holds."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))")
        return cursor.fetchone()[0]


def test_what_a_killed_worker_began_to_report_is_reported_once(partnership, now, tmp_path):
    TrailKey.make(tmp_path / "trail.pem")
    mail, key = f"file:{tmp_path / 'mail'}", tmp_path / "trail.pem"
    police = an_agency(partnership)
    actions = [an_action(partnership, f"1.{number}", [police]) for number in range(1, 4)]
    lead = Lead(partnership, a_lead(partnership, police), now)
    file = lead.send(filled(lead.download(), lambda reference: ("Under way", "Dates are set.")))
    seal = lead.look(file).seal
    send_to_worker(file=file, by=lead.by, at=now)
    load_long_file.defer(space_id=partnership.pk, user_id=lead.by.pk, file_id=file.pk, seal=seal)

    with transaction.atomic(), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.select_for_update().get(pk=actions[2].pk)
        with worker(mail, key) as first:
            until(waits_for_a_lock)
            first.send_signal(signal.SIGKILL)
            first.wait()
    assert ProcrastinateJob.objects.filter(task_name__endswith="load_long_file").latest("id").status == "doing"
    assert lead.rows(ProgressReport) == lead.rows(Load) == []

    with worker(mail, key) as second:
        until(lambda: lead.rows(Load))
        second.terminate()
        second.wait(timeout=30)

    assert sorted(one.action_id for one in lead.rows(ProgressReport)) == [one.pk for one in actions]

"""Every job says who may cause it, and the house's own jobs do their work."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.jobs.factories import DELIVER, a_job, begun, taken_up_often
from goldthread.foundation.jobs.job import JOBS, job
from goldthread.foundation.jobs.jobs import seal, take_up_what_stalled
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BROUGHT_BY_THE_QUEUE = ("builtin:", "procrastinate.")


@pytest.fixture
def _only_here():
    """Jobs declared by a test are taken back, so that no guard finds them."""
    before, tasks = dict(JOBS), dict(app.tasks)
    yield
    JOBS.clear()
    JOBS.update(before)
    app.tasks.clear()
    app.tasks.update(tasks)


def test_every_job_of_the_queue_says_who_may_cause_it():
    undeclared = [name for name in app.tasks if name not in JOBS and not name.startswith(BROUGHT_BY_THE_QUEUE)]

    assert undeclared == []
    assert all(JOBS.values())


def test_a_job_that_says_nothing_is_refused():
    with pytest.raises(TypeError, match="who may cause it"):
        job(access=" ", does="Nothing")


def test_a_job_that_does_not_say_what_it_is_for_is_refused():
    with pytest.raises(TypeError, match="what it is for"):
        job(access="a test", does="")


@pytest.mark.usefixtures("_only_here")
def test_a_job_takes_keywords_and_the_time():
    with pytest.raises(TypeError, match="keywords only"):

        @job(access="a test", does="Nothing")
        def positional(number, *, at): ...

    with pytest.raises(TypeError, match="among them at"):

        @job(access="a test", does="Nothing")
        def timeless(*, number): ...


@pytest.mark.django_db
def test_the_sealer_leaves_nothing_unsealed(partnership, settings, tmp_path):
    settings.TRAIL_KEY_FILE, settings.TRAIL_WITNESS_FILE = tmp_path / "trail.pem", tmp_path / "witness"
    key = TrailKey.make(settings.TRAIL_KEY_FILE)
    an_agency(partnership)

    seal()

    verdict = verify_trail(key, settings.TRAIL_WITNESS_FILE)
    assert (verdict.ok, verdict.unsealed) == (True, 0)
    assert verdict.sealed > 0


@pytest.mark.django_db
def test_the_sealer_without_a_key_waits(partnership, settings):
    settings.TRAIL_KEY_FILE = None

    seal()

    assert verify_trail(None).sealed == 0


@pytest.mark.django_db
def test_a_job_that_repeats_is_queued_once():
    seal.configure().defer()

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where queueing_lock = %s", [seal.name])
        assert cursor.fetchone() == (1,)
    assert ProcrastinateJob.objects.get().lock == seal.name


@pytest.mark.django_db
def test_taking_up_never_waits_for_one_that_was_killed():
    """Otherwise the rescuer, killed in the middle of its work, would hold the lock that it alone can free."""
    take_up_what_stalled.defer()

    assert ProcrastinateJob.objects.get().lock is None


def begun_and_left(task, attempts=0, queueing_lock=None):
    """A job that a worker, now gone, had begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, status, attempts, lock, queueing_lock)"
            " values ('default', %s, 'doing', %s, %s, %s)",
            [task, attempts, queueing_lock, queueing_lock],
        )


def statuses():
    return sorted(ProcrastinateJob.objects.values_list("task_name", "status"))


@pytest.mark.django_db
def test_a_sealer_that_was_killed_holds_up_neither_the_next_one_nor_other_jobs():
    begun_and_left(seal.name, queueing_lock=seal.name)
    begun_and_left("deliver")
    seal.defer()

    take_up_what_stalled()

    assert statuses() == [("deliver", "todo"), (seal.name, "todo")]


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_each_time_is_given_up():
    begun_and_left("deadly", attempts=5)

    take_up_what_stalled()

    assert statuses() == [("deadly", "failed")]


@pytest.mark.django_db
def test_whoever_waits_for_such_a_job_is_told_that_it_will_not_be_done(partnership, now):
    said = {"to": "a@example.org", "subject": "Hello", "words": "Words", "kind": "invitation", "at": now}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        messages = [queue_message(space=partnership, **said) for _ in range(2)]
    numbers = {one.args["message_id"]: one.pk for one in ProcrastinateJob.objects.filter(task_name=DELIVER)}
    taken_up_often(numbers[messages[0].pk])
    begun(numbers[messages[1].pk])

    take_up_what_stalled()

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        states = [Message.objects.get(pk=one.pk).state for one in messages]
        told = TrailEntry.objects.filter(space=partnership.pk, doing="job ended that stopped its worker each time")
        assert [one.object_table for one in told] == ["message"]
    assert states == [Message.State.FAILED, Message.State.WAITING]
    assert statuses() == [(DELIVER, "failed"), (DELIVER, "todo")]


@pytest.mark.django_db
def test_a_job_of_which_nobody_can_be_told_holds_up_no_other(partnership):
    taken_up_often(a_job(space_id=partnership.pk, called_otherwise_by_an_earlier_program=1))
    begun(a_job("of another kind"))

    take_up_what_stalled()

    assert statuses() == [(DELIVER, "failed"), ("of another kind", "todo")]


@pytest.mark.django_db
def test_a_job_whose_worker_lives_is_left_alone():
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values returning id")
        (worker,) = cursor.fetchone()
        begun_and_left("deliver")
        cursor.execute("update procrastinate_jobs set worker_id = %s", [worker])

    take_up_what_stalled()

    assert statuses() == [("deliver", "doing")]

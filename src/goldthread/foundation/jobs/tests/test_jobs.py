"""Every job says who may cause it, and the house's own jobs do their work."""

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.jobs.job import JOBS, job
from goldthread.foundation.jobs.jobs import seal
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.verifying import verify_trail

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
        job(access=" ")


@pytest.mark.usefixtures("_only_here")
def test_a_job_takes_keywords_and_the_time():
    with pytest.raises(TypeError, match="keywords only"):

        @job(access="a test")
        def positional(number, *, at): ...

    with pytest.raises(TypeError, match="among them at"):

        @job(access="a test")
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

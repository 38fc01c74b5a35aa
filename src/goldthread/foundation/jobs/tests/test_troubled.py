"""What was not done is shown in plain words to those who may decide about it, and to nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.jobs.commands import give_job_up, try_job_again
from goldthread.foundation.jobs.factories import DELIVER, a_job, begun, failed, to_be_tried_again
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.jobs.models import JobDecision
from goldthread.foundation.jobs.troubled import how_many, troubled
from goldthread.foundation.messages.models import Message
from goldthread.foundation.messages.sending import queue_message
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LOAD = "goldthread.foundation.imports.jobs.load_long_file"
OPERATOR = System("operator")


@pytest.fixture
def right_now():
    """The queue keeps its own time, and so does a page."""
    return timezone.now()


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture
def message(partnership, now):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        return queue_message(space=partnership, to="a@example.org", subject="Hi", words="Words", kind="x", at=now)


def sending(message):
    return ProcrastinateJob.objects.get(args__message_id=message.pk).pk


def jobs_page(client, space):
    return client.get(f"/p/{space.slug}/jobs/").text


def states(at):
    return {job.pk: job.state for job in troubled(at)}


def test_the_queue_is_asked_in_one_statement_and_not_again_for_each_job_in_it():
    asked = str(troubled(timezone.now()).query)

    assert asked.upper().count("SELECT ") == 1


def status_of(number):
    return ProcrastinateJob.objects.filter(pk=number).values_list("status", flat=True).first()


def test_every_job_says_what_it_is_for_in_plain_words():
    for said in JOBS.values():
        assert said.does[0].isupper()
        assert not set("._()") & set(said.does)


def test_what_was_done_or_only_waits_is_no_trouble(right_now):
    a_job(space_id=1, message_id=1)

    assert states(right_now) == {}
    assert how_many(right_now) == "none failed or stuck"


def test_a_job_is_failed_stuck_or_to_be_tried_again(right_now):
    numbers = [failed(a_job()), begun(a_job()), to_be_tried_again(a_job())]

    assert states(right_now) == dict(zip(numbers, ["failed", "stuck", "again"], strict=True))
    assert how_many(right_now) == "1 failed, 1 stuck"


def test_what_a_living_worker_does_is_no_trouble(right_now):
    number = begun(a_job())
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values returning id")
        cursor.execute("update procrastinate_jobs set worker_id = %s where id = %s", [cursor.fetchone()[0], number])

    assert states(right_now) == {}
    assert states(right_now + timedelta(hours=1)) == {number: "stuck"}


def test_what_no_worker_takes_up_is_stuck_after_a_while(right_now):
    number = a_job()

    assert states(right_now + timedelta(minutes=9)) == {}
    assert states(right_now + timedelta(minutes=11)) == {number: "stuck"}


def test_the_page_tells_what_each_is_for_how_often_it_was_tried_and_when_next(manager, partnership):
    to_be_tried_again(to_be_tried_again(a_job(space_id=partnership.pk, message_id=12)))

    page = jobs_page(manager, partnership)

    assert "Send a message" in page
    assert "message 12" in page
    assert "Trying again" in page
    assert "1 job" in page
    row = manager.get("/p/northborough/jobs/?format=csv").content.decode()
    assert ",2," in row


def test_nobody_sees_those_of_another_partnership_or_of_the_house(manager, partnership, neighbour):
    other, house = failed(a_job(space_id=neighbour.pk, message_id=77)), failed(a_job(user_id=3))

    assert "Every job was done" in jobs_page(manager, partnership)
    for number in (other, house):
        assert manager.get(f"/p/northborough/jobs/{number}/").status_code == 404
        manager.post(f"/p/northborough/jobs/{number}/give-up/")
        assert status_of(number) == "failed"


@pytest.mark.parametrize("role", ["coordinator", "independent_scrutineer", "board_member"])
def test_only_those_who_may_decide_see_the_page(partnership, role):
    assert visitor(role, partnership).get("/p/northborough/jobs/").status_code == 404


def test_the_first_page_says_that_something_was_not_done(manager, partnership):
    assert "not done" not in manager.get("/").text
    failed(a_job(space_id=partnership.pk, message_id=1))

    assert "Northborough: 1 job was not done." in manager.get("/").text
    assert "not done" not in visitor("coordinator", partnership).get("/").text


def test_a_job_that_is_tried_again_is_due_now_and_in_the_trail(manager, partnership, message, right_now):
    number = failed(sending(message))

    answer = manager.post(f"/p/northborough/jobs/{number}/try-again/", follow=True)

    assert "The job will be tried again now." in answer.text
    job = ProcrastinateJob.objects.get(pk=number)
    assert (job.status, job.scheduled_at <= timezone.now()) == ("todo", True)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        decision = JobDecision.objects.get()
        assert decision.about == f"message {message.pk}"
        assert decision.decided_by_id == int(manager.session["_auth_user_id"])
        assert TrailEntry.objects.filter(object_table="job_decision", doing="job tried again").exists()
    assert "Tried again" in answer.text


def test_what_waits_for_its_next_try_can_be_tried_now(manager, partnership, message):
    number = to_be_tried_again(sending(message), minutes=60)

    manager.post(f"/p/northborough/jobs/{number}/try-again/")

    assert ProcrastinateJob.objects.get(pk=number).scheduled_at <= timezone.now()


def test_a_message_whose_sending_is_given_up_shows_as_failed_and_can_be_sent_again(manager, partnership, message):
    number = failed(sending(message))

    manager.post(f"/p/northborough/jobs/{number}/give-up/")

    assert status_of(number) is None
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Message.objects.get(pk=message.pk)
    assert (kept.state, kept.failure) == ("failed", "Its sending was given up.")
    assert "Send it again" in manager.get(f"/p/northborough/outbox/{message.pk}/").text


def test_a_second_decision_comes_too_late_and_says_so(partnership, message, right_now):
    number = failed(sending(message))
    give_job_up(space=partnership, number=number, by=OPERATOR, at=right_now)

    with pytest.raises(Refused, match="no longer in trouble"):
        try_job_again(space=partnership, number=number, by=OPERATOR, at=right_now)


def test_where_another_try_would_do_nothing_the_page_says_what_helps(manager, partnership):
    number = failed(a_job(LOAD, space_id=partnership.pk, user_id=1, file_id=3))

    page = manager.get(f"/p/northborough/jobs/{number}/").text
    assert "can load it again from there" in page
    assert "Try it" not in page
    answer = manager.post(f"/p/northborough/jobs/{number}/try-again/", follow=True)
    assert "can load it again from there" in answer.text
    assert status_of(number) == "failed"


def test_a_job_that_a_newer_or_older_version_left_can_be_given_up(manager, partnership):
    number = failed(a_job("goldthread.gone.job", space_id=partnership.pk))

    assert "does not do" in manager.get(f"/p/northborough/jobs/{number}/").text
    manager.post(f"/p/northborough/jobs/{number}/give-up/")

    assert status_of(number) is None


def test_that_no_worker_runs_is_said(manager, partnership):
    failed(a_job(DELIVER, space_id=partnership.pk))
    assert "no worker is running" in jobs_page(manager, partnership)

    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values")

    assert "no worker is running" not in jobs_page(manager, partnership)

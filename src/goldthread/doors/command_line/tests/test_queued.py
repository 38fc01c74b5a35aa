"""Jobs that were not done, as whoever runs the program sees them: those of every space and of none."""

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.doors.command_line import queued
from goldthread.foundation.jobs.factories import a_job, failed, to_be_tried_again
from goldthread.foundation.jobs.models import JobDecision
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .running import run

pytestmark = pytest.mark.django_db

SEAL = "goldthread.foundation.jobs.jobs.seal"
LETTER = "goldthread.foundation.sign_in.jobs.send_letter"


def listed():
    return {one["number"]: one for one in run("jobs", "--json").data}


def test_every_job_that_was_not_done_is_listed_with_what_it_is_for(partnership):
    sending, letter = failed(a_job(space_id=partnership.pk, message_id=5)), failed(a_job(LETTER, user_id=9))

    found = listed()

    assert (found[sending]["what"], found[sending]["space"], found[sending]["about"]) == (
        "Send a message",
        "northborough",
        "message 5",
    )
    assert (found[letter]["space"], found[letter]["state"], found[letter]["tries"]) == (None, "failed", 1)
    assert f"{sending}  Send a message (message 5 of northborough): failed, 1 try" in run("jobs").said


def test_without_any_it_says_so():
    assert run("jobs").said == "Every job was done.\n"
    assert run("jobs", "--json").data == []


def test_the_failures_of_a_job_that_repeats_are_one_line_and_go_together():
    numbers = [failed(a_job(SEAL)) for _ in range(3)]

    (one,) = listed().values()
    assert (one["number"], one["times"]) == (max(numbers), 3)

    assert run("jobs", "--give-up", str(one["number"])).said == "Every job was done.\n"
    assert not ProcrastinateJob.objects.exists()


def test_a_job_of_a_partnership_is_decided_about_in_its_trail(partnership):
    number = failed(a_job(space_id=partnership.pk, message_id=5))

    assert run("jobs", "--again", str(number)).code == 0

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        decision = JobDecision.objects.get()
    assert (decision.job_number, decision.decided_by_id, decision.decision) == (number, None, "again")


def test_a_job_of_the_house_is_tried_again_and_the_log_says_so(monkeypatch):
    number = to_be_tried_again(a_job(LETTER, user_id=9))

    lines = []
    # Reading the settings anew, as each command does, takes away whatever a test would listen with.
    monkeypatch.setattr(queued.log, "info", lambda said, extra: lines.append((said, extra["facts"])))

    assert run("jobs", "--again", str(number)).code == 0

    assert lines == [("job tried again", {"job": LETTER, "number": number})]
    assert ProcrastinateJob.objects.get(pk=number).scheduled_at <= timezone.now()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--again", "99"], 1, "no longer in trouble"),
        (["--give-up", "99"], 1, "no longer in trouble"),
        (["--again", "1", "--give-up", "2"], 2, "not both"),
        (["--again", "x"], 2, "--help"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, code, said):
    ran = run("jobs", *words)

    assert ran.code == code
    assert said in ran.complained
    assert ran.said == ""


def test_one_that_repeats_is_not_tried_again():
    number = failed(a_job(SEAL))

    assert "repeats by itself" in run("jobs", "--again", str(number)).complained

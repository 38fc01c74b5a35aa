"""Whatever repeats either destroys nothing that is a record, or asks for holds: each sweep is tried under one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import SignIn
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.files import storage
from goldthread.foundation.imports.models import FileInHand
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.messages.models import Message
from goldthread.foundation.retention.classes import CLASSES
from goldthread.foundation.retention.commands.holds import About, lift_hold
from goldthread.foundation.retention.factories import TESTS, a_hold
from goldthread.foundation.trail.keys import TrailKey
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.trail.sealing import seal_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.factories import LATER as ASKED
from goldthread.partnership.rights.factories import gathered
from goldthread.partnership.rights.models import SearchDetail

LONG_AGO = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)
PARTS = "goldthread.foundation."
SCHEDULE = PARTS + "retention.jobs.destroy_what_goes_by_itself"

DESTROYS_NO_RECORD = {
    PARTS + "jobs.jobs.seal": "binds entries of the trail",
    PARTS + "jobs.jobs.take_up_what_stalled": "puts jobs back",
    PARTS + "jobs.jobs.forget_old_failures": "jobs that failed: they name records by number and say nothing of them",
    PARTS + "publications.jobs.sweep_published_files": "copies of published files that nothing published names",
    PARTS + "files.jobs.scan_what_waits": "has files scanned",
    PARTS + "chasing.jobs.send_weekly_digests": "sends",
    PARTS + "timekeeping.jobs.count_by_what_is_known": "counts clocks",
    PARTS + "sign_on.jobs.forget_notices": "what providers told, by digests alone: who opened what is told elsewhere",
    "goldthread.cases.requests.jobs.see_which_requests_wait": "sends",
    "goldthread.partnership.briefings.jobs.ask_due_rounds": "sends",
    "goldthread.partnership.meetings.jobs.remind": "sends",
    "goldthread.partnership.forward_plan.jobs.remind_of_reports": "sends",
}
"""Jobs that repeat and take nothing away that a hold could be about."""


@dataclass(frozen=True)
class Scene:
    """Something that a sweep takes: how it comes to be there, and whether it still is."""

    kept: str
    make: Callable[[Any], Any]
    is_there: Callable[[Any, Any], bool]
    later: timedelta = timedelta()


def row_there(model: Any) -> Callable[[Any, Any], bool]:
    def is_there(space: Any, row: Any) -> bool:
        with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
            return bool(model.objects.filter(pk=row.pk).exists())

    return is_there


def a_draft(space: Any) -> Draft:
    user = make_user("drafts@northborough.example", "Robin")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Draft.objects.create(
            space=space, user=user, step="note", content={}, kept_at=LONG_AGO, expires_on=date(2015, 6, 1)
        )


def a_file_in_hand(space: Any) -> FileInHand:
    user = make_user("files@northborough.example", "Robin")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return FileInHand.objects.create(
            space=space, user=user, kind="actions", file_name="a.csv", received_at=LONG_AGO, expires_on=date(2015, 6, 1)
        )


def bytes_of_nobody(_: Any) -> str:
    place = storage.put(b"of a form that was never finished")
    os.utime(storage.root() / place[:2] / place, (0, 0))
    return place


def an_ended_sign_in(_: Any) -> SignIn:
    user = make_user("places@northborough.example", "Robin")
    with as_program("test"):
        return SignIn.objects.create(
            user=user, session_digest="d" * 40, signed_in_at=LONG_AGO, network_address="127.0.0.1"
        )


def sign_in_there(_: Any, row: SignIn) -> bool:
    with as_program("test"):
        return SignIn.objects.filter(pk=row.pk).exists()


def what_tells_who(space: Any) -> SearchDetail:
    matter = gathered(space)
    long_ago = ASKED - timedelta(days=900)
    close_matter(matter=matter, how="withdrawn", why="By telephone", by=TESTS, at=long_ago)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return SearchDetail.objects.get(matter=matter)


def an_old_message(space: Any) -> Message:
    facts = {"to": "a@example.org", "subject": "Due", "words": "Due", "kind": "reminder", "state": "sent"}
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Message.objects.create(space=space, queued_at=LONG_AGO, sent_at=LONG_AGO, **facts)


def a_read(space: Any) -> TrailEntry:
    message = an_old_message(space)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        note_read(message, "message")
    seal_trail(TrailKey.make(Path(mkdtemp()) / "trail.pem"))
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return TrailEntry.objects.get(operation="read", object_table="message")


def read_there(space: Any, row: TrailEntry) -> bool:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return TrailEntry.objects.filter(pk=row.pk, object_table="message").exists()


SCENES = {
    PARTS + "drafts.jobs.clear_expired_drafts": Scene("until done or 90 days", a_draft, row_there(Draft)),
    PARTS + "imports.jobs.clear_expired_files": Scene("until done or 90 days", a_file_in_hand, row_there(FileInHand)),
    PARTS + "files.jobs.sweep": Scene(
        "until done or 90 days", bytes_of_nobody, lambda _, place: storage.lies_at(place)
    ),
    PARTS + "sign_in.jobs.forget_ended_sessions": Scene(
        "until the day after the session ends", an_ended_sign_in, sign_in_there
    ),
    "goldthread.partnership.rights.jobs.destroy_what_is_over": Scene(
        "until some time after the request is closed", what_tells_who, row_there(SearchDetail)
    ),
    PARTS + "retention.jobs.forget_what_was_opened": Scene(
        "access log", a_read, read_there, later=timedelta(days=8 * 366)
    ),
    SCHEDULE: Scene("message", an_old_message, row_there(Message)),
}


def test_every_job_that_repeats_is_a_sweep_that_is_tried_here_or_destroys_no_record():
    repeating = {name for name, one in JOBS.items() if one.repeats}

    assert repeating - set(SCENES) == set(DESTROYS_NO_RECORD)
    assert {name for one in CLASSES.values() for name in one.swept} <= set(SCENES)


@pytest.mark.django_db
@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("on", ["everything", "its class"])
def test_a_sweep_leaves_what_is_under_a_hold_and_takes_it_once_that_is_lifted(name, on, partnership, monkeypatch):
    scene = SCENES[name]
    then = timezone.now() + scene.later
    monkeypatch.setattr("goldthread.foundation.jobs.job.timezone.now", lambda: then)
    code = next(code for code, one in CLASSES.items() if one.kept == scene.kept)
    made = scene.make(partnership)
    hold = a_hold(partnership, About() if on == "everything" else About(retention_class=code))

    app.tasks[name].func()
    assert scene.is_there(partnership, made)

    lift_hold(hold=hold, why="The claim was settled", by=TESTS, at=LONG_AGO)
    app.tasks[name].func()
    assert not scene.is_there(partnership, made)

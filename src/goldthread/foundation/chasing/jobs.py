"""Digests are made and sent by the worker: once a week, in batches of people, each person once.

A batch is a job: it is worked out in a fixed number of statements, what is due to whom is written down and
committed, and only then does the first letter leave. Each that left is noted at once, so that a batch which was
broken off, and comes again, goes on where it stopped.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection
from django.utils import timezone
from procrastinate.tasks import Task
from procrastinate.types import JSONDict

from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.demonstration import may_sign_in
from goldthread.foundation.accounts.models import User
from goldthread.foundation.chasing.gathering import Told, told_to
from goldthread.foundation.chasing.letter import digest_to
from goldthread.foundation.chasing.models import Digest, DigestChoice, DigestWeek
from goldthread.foundation.chasing.of_spaces import chase_space
from goldthread.foundation.chasing.ways import Ways, ways_on
from goldthread.foundation.jobs.job import job
from goldthread.foundation.messages.jobs import Waits, is_refused_for_good
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BATCH = 2_000
"""People in a batch."""

FRIDAY = 4


@job(access="nobody: it repeats by itself", does="See whether the week’s digests are to be sent", every="5 * * * *")
def send_weekly_digests(*, at: datetime) -> None:
    """On a Monday from the hour on; if no worker ran then, on a later working day of that week."""
    local = timezone.localtime(at)
    if local.hour >= settings.DIGEST_HOUR and local.weekday() <= FRIDAY:
        begin_week(monday_of(local.date()), at)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def begin_week(week: date, at: datetime) -> bool:
    """Put the week in the queue, all of it or nothing, and once. Say whether that was done now."""
    spaces = [space.pk for space in every_space() if space.is_live]
    with as_program("digests queued"):
        _, is_new = DigestWeek.objects.get_or_create(week=week, defaults={"begun_at": at})
        if not is_new:
            return False
        of_week = {"week": week.isoformat()}
        _defer_all(chase_space, [{**of_week, "space_id": pk} for pk in spaces])
        _defer_all(send_digests, [{**of_week, "first": first, "last": last} for first, last in batches()])
    return True


def _defer_all(task: Task, given: list[JSONDict]) -> None:
    if given:
        task.configure().batch_defer(*given)


def batches() -> list[tuple[int, int]]:
    """First and last account of each batch."""
    with as_program("digests queued"), connection.cursor() as cursor:
        cursor.execute(
            "select min(id), max(id) from (select id, (row_number() over (order by id) - 1) / %s as batch"
            " from account where is_active) numbered group by batch order by batch",
            [BATCH],
        )
        return [(first, last) for first, last in cursor.fetchall()]


@job(access="the week’s digests", does="Send the week’s digests", retry=Waits())
def send_digests(*, week: str, first: int, last: int, at: datetime) -> None:
    """One batch: the digests of the accounts from ``first`` to ``last``."""
    send_batch(date.fromisoformat(week), first, last, at)


def send_batch(week: date, first: int, last: int, at: datetime) -> None:
    """Work out what is due to whom, write it down, and send what was not sent before."""
    waiting, ways = written_down(week, first, last, at)
    if waiting:
        _send(waiting, ways, at)


def written_down(week: date, first: int, last: int, at: datetime) -> tuple[list[tuple[User, Digest, Told]], Ways]:
    """Those that are still to be sent; committed when this returns."""
    spaces = every_space()
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in spaces], doing="digest written down"):
        people = {one.pk: one for one in User.objects.filter(pk__range=(first, last)) if may_sign_in(one)}
        ways = ways_on(timezone.localdate(at), spaces)
        sparing = set(DigestChoice.objects.filter(only_urgent=True, user__in=people).values_list("user", flat=True))
        told = {person: one for person, one in told_to(people, ways).items() if one.is_urgent or person not in sparing}
        Digest.objects.bulk_create(
            [_counted(person, week, one, at) for person, one in told.items()], ignore_conflicts=True
        )
        unsent = Digest.objects.filter(week=week, user__in=told, sent_at=None, was_refused=False).order_by("user")
        return [(people[one.user_id], one, told[one.user_id]) for one in unsent], ways


def _counted(person: int, week: date, told: Told, at: datetime) -> Digest:
    return Digest(
        user_id=person,
        week=week,
        escalated=len(told.escalated),
        overdue=len(told.overdue),
        asked=len(told.asked),
        soon=len(told.soon),
        unreached=len(told.unreached),
        queued_at=at,
    )


def _send(waiting: Iterable[tuple[User, Digest, Told]], ways: Ways, at: datetime) -> None:
    """Over one connection to the mail server. What cannot be sent now is tried again with the rest of the batch."""
    post = get_connection()
    post.open()
    try:
        for user, digest, told in waiting:
            letter = digest_to(user, digest, told, ways)
            letter.connection = post
            _note(digest, {"sent_at": at} if _is_taken(letter) else {"was_refused": True})
    finally:
        post.close()


def _is_taken(letter: EmailMessage) -> bool:
    """Whether the mail server took it; it did not if it never takes this address."""
    try:
        letter.send()
    except SMTPRecipientsRefused as problem:
        if not is_refused_for_good(problem):
            raise
        return False
    return True


def _note(digest: Digest, what: dict[str, Any]) -> None:
    """Broken off between sending and noting it, a letter goes twice rather than never, under one number.

    It is not waited for until the note is on disk, which takes longer than the letter: a killed worker loses none,
    and a database that is killed those of the last half second.
    """
    with as_program("digest sent"):
        with connection.cursor() as cursor:
            cursor.execute("set local synchronous_commit = off")
        Digest.objects.filter(pk=digest.pk).update(**what)

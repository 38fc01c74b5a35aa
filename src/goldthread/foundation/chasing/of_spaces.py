"""What a week's chasing does inside one space: what is escalated is written down, and team inboxes are written to."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.chasing.gathering import Told
from goldthread.foundation.chasing.letter import letter_to_inbox
from goldthread.foundation.chasing.models import Escalation
from goldthread.foundation.chasing.owed import Line, owed_by
from goldthread.foundation.chasing.rule import Chased
from goldthread.foundation.chasing.ways import Ways, ways_on
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import SentBefore
from goldthread.foundation.jobs.job import job
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

KIND = "digest to a team inbox"
CHASER = System("chasing")


@job(access="the week’s digests", does="Escalate what was not answered, and write to team inboxes")
def chase_space(*, space_id: int, week: str, at: datetime) -> None:
    """Once a week for each space: the week is the key, so that the job may come again."""
    with opened(actor=SYSTEM_ACTOR, reading=[space_id]):
        space = Space.objects.get(pk=space_id)
    try:
        chase_in_space(space=space, by=CHASER, at=at, key=key_of(date.fromisoformat(week)))
    except SentBefore:
        return


def key_of(week: date) -> str:
    """What a week's chasing is known by in each space. ``week`` is its Monday."""
    return f"chasing {week.isoformat()}"


@command(Can.BE_THE_PROGRAM, event="owners chased")
def chase_in_space(*, space: Space, by: Actor, at: datetime) -> Space:
    """Write down what is escalated today and put letters to team inboxes in the queue."""
    ways = ways_on(timezone.localdate(at), [space])
    lines = owed_by(ways, Q(space=space.pk))
    _escalate([line for line in lines if line.why == Chased.ESCALATED], ways)
    told: defaultdict[int, Told] = defaultdict(Told)
    for line in lines:
        if line.agency_id in ways.inboxes:
            told[line.agency_id].add(line)
    letters = [letter_to_inbox(ways.inboxes[agency], one, ways) for agency, one in sorted(told.items())]
    queue_messages(space=space, letters=letters, kind=KIND, at=at)
    return space


def _escalate(lines: list[Line], ways: Ways) -> None:
    """What was written down before stays as it was."""
    Escalation.objects.bulk_create(
        [
            Escalation(
                space_id=line.space_id,
                action_id=line.action_id,
                agency_id=line.agency_id,
                group_id=line.group_id,
                seat=ways.seat_for(line.space_id, line.agency_id),
                since=line.since,
                escalated_on=ways.on,
            )
            for line in lines
        ],
        ignore_conflicts=True,
    )

"""Papers: received for an item, replaced by a newer version, withdrawn."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.models import AgendaItem, Paper


@command(Can.RECORD_MEETINGS, event="paper received", about="item", alone=IN_TURN)
def add_paper(
    *, item: AgendaItem, title: str, received: Received, by: Actor, at: datetime, agency: Agency | None = None
) -> Paper:
    """A file is put with an item. After the day by which papers are due it is marked as late."""
    check_may_change(item.meeting)
    if not title.strip():
        raise Refused("Enter what the paper is called.", "title")
    last = item.papers.aggregate(last=Max("place"))["last"] or 0
    return Paper.objects.create(
        space_id=item.space_id,
        item=item,
        place=last + 1,
        title=title.strip(),
        agency=agency or item.agency,
        file=keep_file(space=item.space, received=received, by=by, at=at),
        received_at=at,
        is_late=timezone.localdate(at) > item.meeting.papers_due_on,
    )


@command(Can.RECORD_MEETINGS, event="paper replaced", about="paper", alone=IN_TURN)
def replace_paper(*, paper: Paper, received: Received, by: Actor, at: datetime) -> Paper:
    """A newer version takes the place of a paper. The earlier one can still be looked at."""
    check_counts(paper)
    return Paper.objects.create(
        space_id=paper.space_id,
        item=paper.item,
        place=paper.place,
        title=paper.title,
        agency=paper.agency,
        file=keep_file(space=paper.space, received=received, by=by, at=at),
        received_at=at,
        is_late=timezone.localdate(at) > paper.item.meeting.papers_due_on,
        replaces=paper,
    )


@command(Can.RECORD_MEETINGS, event="paper withdrawn", about="paper", alone=IN_TURN)
def withdraw_paper(*, paper: Paper, why: str, by: Actor, at: datetime) -> Paper:
    """A paper is not to be read. It leaves the pack, and stays on record."""
    check_counts(paper)
    if not why.strip():
        raise Refused("Enter why it is withdrawn.", "why")
    paper.withdrawn_at, paper.why_withdrawn = at, why.strip()
    paper.save()
    return paper


def check_counts(paper: Paper) -> None:
    """Raise Refused for a paper that is no longer the one to be read, or whose meeting is over and signed off."""
    check_may_change(paper.item.meeting)
    if paper.withdrawn_at:
        raise Refused("This paper was withdrawn.")
    if Paper.objects.filter(replaces=paper).exists():
        raise Refused("A newer version took its place.")

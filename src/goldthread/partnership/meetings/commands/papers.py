"""Papers: received for an item, replaced by a newer version, withdrawn."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.commands import IN_TURN
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.models import AgendaItem, Audience, Paper


@command(Can.RECORD_MEETINGS, event="paper received", about="item", alone=IN_TURN)
def add_paper(
    *,
    item: AgendaItem,
    title: str,
    received: Received,
    by: Actor,
    at: datetime,
    agency: Agency | None = None,
    audience: str = Audience.MEETING,
) -> Paper:
    """A file is put with an item. After the day by which papers are due it is marked as late.

    It can be for fewer than see the item, by its ``audience``, and never for more.
    """
    check_may_change(item.meeting)
    _check_title(title)
    said = {"agency": agency or item.agency, "audience": audience}
    return _received(item, received, by, at, title=title.strip(), place=_next_place(item), **said)


@command(Can.SEND_PAPERS, event="paper sent", alone=IN_TURN)
def send_paper(*, space: Space, item: AgendaItem, title: str, received: Received, by: Actor, at: datetime) -> Paper:
    """An agency sends the paper that was asked of it. Sent again, it takes the place of what the agency sent before.

    What others put with the item stays beside it, also where they said that it comes from the agency.
    """
    asked = AgendaItem.objects.with_paper_asked_of(standing_of(by, timezone.localdate(at), at))
    if not asked.filter(space=space, pk=item.pk).exists():
        raise Refused("This paper is for others to send, or is no longer asked for.")
    _check_title(title)
    own = {"agency": item.agency, "sent_by_agency": True}
    before = item.papers.that_count().filter(**own).last()
    said = {"place": before.place, "audience": before.audience} if before else {"place": _next_place(item)}
    return _received(item, received, by, at, title=title.strip(), replaces=before, **own, **said)


@command(Can.RECORD_MEETINGS, event="paper replaced", about="paper", alone=IN_TURN)
def replace_paper(*, paper: Paper, received: Received, by: Actor, at: datetime) -> Paper:
    """A newer version takes the place of a paper. The earlier one can still be looked at."""
    check_counts(paper)
    said = {name: getattr(paper, name) for name in ("title", "place", "agency", "audience", "sent_by_agency")}
    return _received(paper.item, received, by, at, **said, replaces=paper)


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


def _check_title(title: str) -> None:
    if not title.strip():
        raise Refused("Enter what the paper is called.", "title")


def _next_place(item: AgendaItem) -> int:
    return (item.papers.aggregate(last=Max("place"))["last"] or 0) + 1


def _received(item: AgendaItem, received: Received, by: Actor, at: datetime, **said: Any) -> Paper:
    """The paper with its file, marked as late after the day by which papers are due."""
    return Paper.objects.create(
        space_id=item.space_id,
        item=item,
        file=keep_file(space=item.space, received=received, by=by, at=at),
        received_at=at,
        is_late=timezone.localdate(at) > item.meeting.papers_due_on,
        **said,
    )

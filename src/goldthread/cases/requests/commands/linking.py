"""An agency is asked by a one-time link to reply in its lane, and such a link is revoked."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.asking import agencies_to_ask
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.going_live.queries import NO_PART
from goldthread.cases.requests.clocks import due_of
from goldthread.cases.requests.commands.asking import check_open
from goldthread.cases.requests.commands.replying import check_may_be_told, takes_no_part
from goldthread.cases.requests.models import Lane, LaneLink
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.command import GONE, command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.one_time_links.sending import ALONE, About, Mailbox, end_link, send_link
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import date

ASK_AGAIN = "Nobody waits for a reply to it since it was withdrawn. Ask {agency} again, by a new request."
PURPOSE = "answer an information request"
"""What passes and trail call it: whoever runs the passes learns not even about which case."""


@command(Can.SHARE_CASES, event="asked by a one-time link", alone=ALONE)
def send_link_to_lane(
    *, space: Space, lane: Lane, to: Mailbox, expires_at: datetime, by: Actor, at: datetime
) -> LaneLink:
    """Ask an agency to reply once without an account. What it may see is its lane, and nothing else of the case."""
    standing = standing_of(by, timezone.localdate(at), at)
    found = Lane.objects.visible_to(standing).with_names().filter(space=space, pk=lane.pk).first()
    if found is None:
        raise Refused(GONE)
    acting_in(found.request.case.rules, Can.SHARE_CASES, by, at, space.pk)
    check_may_be_asked(found)
    agencies_to_ask(found.request.case, [found.agency], at)
    due = due_of(found)
    is_private = found.request.case.rules.is_restricted
    about = About(found, str(found.request), date(due) if due else "please reply soon", PURPOSE, is_private)
    return send_link(
        LaneLink,
        about=about,
        agency=found.agency,
        to=to,
        expires_at=expires_at,
        by=by,
        at=at,
        replies_before=found.replies_given,
    )


def check_may_be_asked(lane: Lane) -> None:
    """Raise Refused where nobody is to reply any more."""
    check_open(lane.request.case)
    if takes_no_part(lane):
        raise Refused(NO_PART.format(agency=lane.agency.name))
    if lane.withdrawn_with_case:
        raise Refused(ASK_AGAIN.format(agency=lane.agency.name))
    check_may_be_told(lane)


@command(Can.SHARE_CASES, event="one-time link revoked", alone=ALONE)
def revoke_link_to_lane(*, space: Space, asking: LaneLink, why: str, by: Actor, at: datetime) -> LaneLink:
    """From now on it opens nothing, and a letter that has not gone yet does not go. The lane still waits."""
    rows = LaneLink.objects.visible_to(standing_of(by, timezone.localdate(at), at)).filter(space=space, pk=asking.pk)
    found = rows.select_related("lane__request__case").first()
    if found is None:
        raise Refused(GONE)
    acting_in(found.lane.request.case.rules, Can.SHARE_CASES, by, at, space.pk)
    link = Pass.objects.select_for_update(of=("self",)).get(pk=found.link_id)
    end_link(LaneLink, link, why=why, at=at)
    return found

"""Requests for tests. Nothing here is real."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.requests.commands import Asked, Reply, ask_agencies, send_link_to_lane
from goldthread.cases.requests.models import InformationRequest, Lane
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.factories import Received, received
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ASKED = Asked("Ada Synthetic, born 1 May 2019", "What do you know of the family?", "To decide whether she is safe.")
A_MAILBOX = Mailbox("safeguarding@hill-school.example", "safeguarding team", "head@hill-school.example")
NOTHING = Reply(answer="knows_nothing")


def a_reply(words: str = "We visited twice.", **said: Any) -> Reply:
    return Reply(answer="replied", words=words, **said)


def a_request(
    case: Case, agencies: Sequence[Agency], *, by: Actor, at: datetime, working_days: int = 5, **basis: str
) -> InformationRequest:
    all_live(case.space)
    on = a_basis(**basis)
    return ask_agencies(case=case, agencies=agencies, asked=ASKED, basis=on, working_days=working_days, by=by, at=at)


def lane_to(agency: Agency, request: InformationRequest) -> Lane:
    """As it is now."""
    with opened(actor=SYSTEM_ACTOR, reading=[request.space_id]):
        return Lane.objects.with_names().get(request=request, agency=agency)


def a_link(lane: Lane, at: datetime, *, by: Actor, to: Mailbox = A_MAILBOX, days: int = 3) -> Received:
    """What lies in the mailbox of an agency that was asked by a link."""
    expires_at = at + timedelta(days=days)
    return received(send_link_to_lane(space=lane.space, lane=lane, to=to, expires_at=expires_at, by=by, at=at))

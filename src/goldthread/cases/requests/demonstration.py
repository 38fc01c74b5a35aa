"""What is asked in the made-up partnership. Nobody and nothing in it is real."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from goldthread.cases.casework.lawful_basis import LawfulBasis
from goldthread.cases.casework.telling import People, open_cases_of
from goldthread.cases.requests.commands import (
    Asked,
    Reply,
    ask_agencies,
    record_reply_for,
    send_link_to_lane,
    share_reply,
)
from goldthread.cases.requests.models import InformationRequest, Lane
from goldthread.foundation.access.roles import MANAGER
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

GOOD_FOR = timedelta(days=10)
MAILBOX = Mailbox("safeguarding@mere-valley.example", "safeguarding team", "duty.desk@mere-valley.example")
HEALTH, POLICE = "Mere Valley Community NHS Trust", "Merefell Police"
BASIS = LawfulBasis(
    informed="yes",
    consent="given",
    basis="public_task",
    condition="safeguarding",
    gateway="ca2004_s10",
    rationale="The two agencies differ about what is known. Only what bears on that is asked.",
)
SHARED_ON = replace(BASIS, rationale="Both agencies need to know that the police were not told.")
LEARNED_LATER = "Our front desk was told by a neighbour, in the week after. Nobody wrote it down that day."
ASKED = Asked(
    about="Our number 20588",
    what="When did you learn that the child had moved, and from whom?",
    purpose="To see where word of the move was lost.",
)


def fictitious_requests(*, space: Space, agencies: Mapping[str, Agency], people: People, at: datetime) -> None:
    """Two agencies are asked about the newest case: one knows nothing, which is shared with all who see the case, and
    adds to it what the desk has not shared yet; the other has a link and has still to reply.
    """
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        case = open_cases_of(space, MANAGER).order_by("-pk").first()
        is_told = InformationRequest.objects.filter(space=space, form="").exists()
    if case is None or is_told:
        return
    by, whom = people[MANAGER], [agencies[HEALTH], agencies[POLICE]]
    asked_at = max(case.opened_at, at - timedelta(minutes=30))
    request = ask_agencies(
        case=case,
        agencies=whom,
        asked=ASKED,
        basis=BASIS,
        working_days=5,
        by=by,
        at=asked_at,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        lanes = Lane.objects.filter(request=request).select_related("space")
        lane, asked_by_link = lanes.get(agency=agencies[POLICE]), lanes.get(agency=agencies[HEALTH])
    nothing = Reply(answer="knows_nothing")
    told = {"told_by": "Duty officer, by telephone", "replied_at": at}
    reply = record_reply_for(lane=lane, reply=nothing, **told, by=by, at=at)
    share_reply(reply=reply, basis=SHARED_ON, by=by, at=at)
    record_reply_for(lane=lane, reply=Reply(answer="replied", words=LEARNED_LATER), **told, by=by, at=at)
    send_link_to_lane(space=space, lane=asked_by_link, to=MAILBOX, expires_at=at + GOOD_FOR, by=by, at=at)

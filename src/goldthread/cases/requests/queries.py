"""Requests and lanes as pages show them."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.requests.letters import addresses_in
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneQuerySet, LaneReply
from goldthread.cases.requests.models.lanes import OVERDUE, Answer
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.one_time_links.queries import row_of, sent_with_names
from goldthread.foundation.spaces.models import Space

NOT_NEEDED = "no longer needed"
"""A link that still works, where another reply came or nobody needs one."""


def of_case(case: Case, standing: Standing, at: datetime) -> dict[str, Any]:
    """What stands on the page of a case, as far as a person may see it."""
    requests = InformationRequest.objects.visible_to(standing).filter(case=case).order_by("-number")
    lanes = Lane.objects.select_related("agency").with_state(at).order_by("agency__name")
    own = Lane.objects.of_agencies(standing).filter(request__case=case).with_names().with_state(at)
    told = LaneReply.objects.visible_to(standing).filter(lane__request__case=case).select_related("agency")
    found = list(requests.select_related("space", "case").prefetch_related(Prefetch("lanes", lanes)))
    # The desk sees every request, and reads replies on the page of each: nothing more is there for it.
    is_desk = bool(found) or may_in(case, Can.VIEW_CASES, standing, by_agency=False)
    return {
        "requests": found,
        "own": [] if is_desk else list(own.order_by("-pk")),
        "replies": [] if is_desk else list(told.order_by("-replied_at", "-pk")),
    }


def lanes_of(request: InformationRequest, at: datetime) -> list[Lane]:
    """Each with its state and all that was replied. Whoever shows it has asked who may see the request."""
    replies = LaneReply.objects.select_related("agency").order_by("number")
    rows = Lane.objects.filter(request=request).with_names().with_state(at)
    return list(rows.prefetch_related(Prefetch("replies", replies)).order_by("agency__name"))


def without_anybody(lanes: list[Lane], at: datetime) -> list[str]:
    """Agencies that wait to be asked in another way: no letter reaches anybody of them. All lanes are of one case."""
    waiting = [lane for lane in lanes if lane.is_waiting]
    if not waiting:
        return []
    links = LaneLink.objects.filter(lane__in=[lane.pk for lane in waiting]).select_related("link__agency")
    by_link = {one.lane_id for one in links if not one.link.why_not(at)}
    written = addresses_in(waiting[0].request.case, [lane.agency_id for lane in waiting], at)
    return [lane.agency.name for lane in waiting if not written[lane.agency_id] and lane.pk not in by_link]


def links_of(lane: Lane, at: datetime, *, may_revoke: bool) -> list[dict[str, Any]]:
    """The links that were sent to a lane. Whoever shows it has asked who may see the request."""
    slug, asked = lane.space.slug, sent_with_names(LaneLink.objects.filter(lane=lane))
    rows = [row_of(one, at, reverse("revoke_link_to_lane", args=[slug, one.pk]) if may_revoke else "") for one in asked]
    for row in rows:
        is_over = lane.withdrawn_at or lane.replies_given > row["asking"].replies_before
        if row["state"] == "waiting" and is_over:
            row["state"] = NOT_NEEDED
    return rows


def replied_before(lane: Lane, standing: Standing) -> list[LaneReply]:
    """What the agency replied about the same person: in this case, or where the same words were asked for.

    A case that a conflict of interest hides from whoever replies stays hidden here.
    """
    same = Q(lane__request__case=lane.request.case_id) | Q(lane__request__about__iexact=lane.request.about)
    seen = Lane.objects.visible_to(standing).filter(space_id=lane.space_id, agency_id=lane.agency_id)
    rows = LaneReply.objects.filter(same, space_id=lane.space_id, lane__in=seen)
    return list(rows.select_related("agency", "lane__request__case").order_by("-replied_at", "-pk"))


def lanes_in(space: Space, standing: Standing, at: datetime) -> LaneQuerySet:
    """Those of the cases that somebody runs; of restricted ones, those that they opened or have a part in."""
    return Lane.objects.told_to_desk(standing).filter(space=space).with_names().with_state(at)


def lanes_to_us(space: Space, standing: Standing, at: datetime) -> LaneQuerySet:
    """Those of the agencies for which somebody may reply."""
    return Lane.objects.of_agencies(standing).filter(space=space).with_names().with_state(at)


def may_oversee(space: Space, standing: Standing) -> bool:
    return space.pk in standing.whole_spaces_where(Can.VIEW_CASES)


def counted_by_agency(space: Space, standing: Standing, at: datetime) -> QuerySet[Agency]:
    """Agencies that were asked, with how often, and what came of it. Whoever did not reply in time stays counted: also
    one that replied later, or of which the reply was no longer needed later.

    Every case of the pathways that somebody runs counts, also a restricted one that they have not opened: these are
    figures, as they read them of the whole pathway anyway, and no case stands beside them.
    """
    lanes = Lane.objects.of_desk(standing).filter(space=space)
    was_late = Q(state=OVERDUE) | Q(answered_at__gt=F("due_at")) | Q(answered_at=None, withdrawn_at__gt=F("due_at"))
    late = lanes.with_state(at).filter(was_late).values("pk")
    mine = Q(request_lanes__in=lanes.values("pk"))

    def count(more: Q) -> Count:
        return Count("request_lanes", filter=mine & more, distinct=True)

    waits = Q(request_lanes__replies_given=0, request_lanes__withdrawn_at=None)
    rows = Agency.objects.filter(space=space).annotate(
        asked=count(Q()),
        told=count(Q(request_lanes__answer=Answer.INFORMATION)),
        knows_nothing=count(Q(request_lanes__answer=Answer.NOTHING)),
        declined=count(Q(request_lanes__answer=Answer.DECLINED)),
        waiting=count(waits),
        overdue=count(Q(request_lanes__in=late)),
    )
    return rows.filter(asked__gt=0)

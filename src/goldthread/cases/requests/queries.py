"""Requests and lanes as pages show them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.reaching import without_anybody
from goldthread.cases.requests.models import InformationRequest, Lane, LaneLink, LaneQuerySet, LaneReminder, LaneReply
from goldthread.cases.requests.models.lanes import Answer, was_late
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.clocks import reckoned, working_days
from goldthread.foundation.one_time_links.queries import row_of, sent_with_names
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.late import past
from goldthread.foundation.timekeeping.models import working_time_of

SOON = working_days(2)
"""What is due within so many is reminded of: there is time left to reply."""
SETTLES = timedelta(days=1)
"""Whoever was asked less than this ago is not reminded yet."""
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


def unreached_in(lanes: list[Lane], at: datetime) -> list[str]:
    """Agencies that neither a letter nor a link that works reaches, of lanes of one case."""
    waiting = [lane for lane in lanes if lane.is_waiting]
    if not waiting:
        return []
    links = LaneLink.objects.filter(lane__in=[lane.pk for lane in waiting]).select_related("link__agency")
    by_link = {one.lane_id for one in links if not one.link.why_not(at)}
    return without_anybody(waiting[0].request.case, [lane.agency for lane in waiting if lane.pk not in by_link], at)


def links_of(lanes: Sequence[Lane], at: datetime, *, may_revoke: bool) -> dict[int, list[dict[str, Any]]]:
    """The links that were sent to each lane of a request. Whoever shows them has asked who may see the request."""
    by_key = {lane.pk: lane for lane in lanes}
    found: dict[int, list[dict[str, Any]]] = {key: [] for key in by_key}
    for one in sent_with_names(LaneLink.objects.filter(lane__in=by_key)):
        lane = by_key[one.lane_id]
        row = row_of(one, at, reverse("revoke_link_to_lane", args=[lane.space.slug, one.pk]) if may_revoke else "")
        is_over = lane.withdrawn_at or lane.replies_given > one.replies_before
        if row["state"] == "waiting" and is_over:
            row["state"], row["revoke"] = NOT_NEEDED, ""
        found[lane.pk].append(row)
    return found


def replied_before(lane: Lane, standing: Standing) -> list[LaneReply]:
    """What the agency replied about the same person: in this case, or where the same words were asked for.

    A case that a conflict of interest hides from whoever replies stays hidden here.
    """
    requests = InformationRequest.objects.filter(space_id=lane.space_id)
    same = requests.about(lane.request.about) | requests.filter(case=lane.request.case_id)
    # Found first: they are few, and of the lanes that an agency ever had only theirs are looked up.
    of_same = Lane.objects.filter(request__in=list(same.values_list("pk", flat=True)), agency_id=lane.agency_id)
    seen = of_same.visible_to(standing).filter(space_id=lane.space_id)
    rows = LaneReply.objects.filter(space_id=lane.space_id, lane__in=list(seen.values_list("pk", flat=True)))
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
    figures, as they read them of the whole pathway anyway, and no case stands beside them. All is counted in one walk
    through the lanes.
    """
    is_run = Exists(Case.objects.run_by(standing).filter(pk=OuterRef("request_lanes__request__case")))

    def count(more: Q | Exists) -> Count:
        return Count("request_lanes", filter=Q(more))

    return Agency.objects.filter(Q(is_run), space=space).annotate(
        asked=Count("request_lanes"),
        told=count(Q(request_lanes__answer=Answer.INFORMATION)),
        knows_nothing=count(Q(request_lanes__answer=Answer.NOTHING)),
        declined=count(Q(request_lanes__answer=Answer.DECLINED)),
        waiting=count(Q(request_lanes__replies_given=0, request_lanes__withdrawn_at=None)),
        overdue=count(was_late(at, "request_lanes__")),
    )


def to_be_reminded(space_id: int, at: datetime) -> LaneQuerySet:
    """The lanes of a space of which a letter is owed now: once before the last day of each limit, and once after it."""
    soon = reckoned(at, SOON, working=working_time_of(space_id)).due_at or at + timedelta(days=SOON.number)
    is_past = past("due_at", at)
    before = Q(due_at__lte=soon, counts_from__lte=at - SETTLES) & ~Q(is_past) & ~_written(LaneReminder.Letter.BEFORE)
    after = Q(is_past) & ~_written(LaneReminder.Letter.AFTER)
    return Lane.objects.filter(space_id=space_id).to_be_chased(at).with_state(at).filter(before | after)


def _written(letter: LaneReminder.Letter) -> Exists:
    """Whether this letter was written for the limit that a lane has now."""
    there = LaneReminder.objects.filter(lane=OuterRef("pk"), occurrence=OuterRef("times_limited"), letter=letter)
    return Exists(there)

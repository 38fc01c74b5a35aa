"""The list of meetings, a group's year, and one meeting with its agenda, minutes and decisions."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.queries import ROLE_ORDER
from goldthread.foundation.groups.sitting import sits_on
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.governance.crumbs import crumbs_to
from goldthread.partnership.meetings.commands.calendar import LATEST, SOONEST
from goldthread.partnership.meetings.lists import meetings_page
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Cadence, Correction, Meeting
from goldthread.partnership.meetings.next_step import next_step
from goldthread.partnership.meetings.queries.agenda import (
    actions_from,
    agenda_of,
    declared_in,
    is_cut,
    last_before,
    open_actions_of,
)
from goldthread.partnership.meetings.queries.attendance import attendance_of
from goldthread.partnership.meetings.queries.quorum import quorum_of
from goldthread.partnership.meetings.queries.year import calendar_of
from goldthread.partnership.meetings.views.in_sight import (
    calendar_address,
    crumbs_to_meetings,
    group_here,
    visible_meeting,
)


@access(Can.VIEW_PARTNERSHIP)
def meetings(request: DeskRequest) -> HttpResponse:
    """Every meeting in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    rows = Meeting.objects.visible_to(standing).filter(space=space).select_related("space", "group")
    groups = Group.objects.filter(pk__in=rows.order_by().values("group")).order_by("name")
    ahead = rows.filter(state=Meeting.State.PLANNED, on__gte=request.today).in_order()[:5]
    return respond(
        request,
        meetings_page(groups),
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="meetings/meetings.html",
        ahead=list(ahead),
        crumbs=crumbs_to_meetings(space)[:1],
    )


@access(Can.VIEW_PARTNERSHIP)
def calendar(request: DeskRequest, group: int, year: int) -> HttpResponse:
    """A group's year: how it meets, what is planned, moved and left out."""
    found = _group_in_sight(request, group)
    if not SOONEST <= year <= LATEST:
        raise Http404
    shown = {
        "group": found,
        "calendar": calendar_of(found, year, request.today),
        "cadences": Cadence.objects.filter(group=found).order_by("-starts_on"),
        "year": year,
        "before": calendar_address(found, year - 1) if year > SOONEST else "",
        "after": calendar_address(found, year + 1) if year < LATEST else "",
        "may_record": request.standing.may(Can.RECORD_MEETINGS, request.space.pk),
        "crumbs": crumbs_to(request.space, "groups", found),
    }
    return render(request, "meetings/calendar.html", shown)


@access(Can.VIEW_PARTNERSHIP)
def attendance_over_year(request: DeskRequest, group: int, year: int) -> HttpResponse:
    """How agencies attended the held meetings of a year. Cancelled ones count against nobody."""
    found = _group_in_sight(request, group)
    if not SOONEST <= year <= LATEST:
        raise Http404
    first, last = request.today.replace(year=year, month=1, day=1), request.today.replace(year=year, month=12, day=31)
    shown = {
        "group": found,
        "year": year,
        "attended": attendance_of(found, first, last),
        "hows": [pair for pair in Attendance.How.choices if pair[0] != Attendance.How.GUEST],
        "crumbs": [
            *crumbs_to(request.space, "groups", found),
            {"text": str(year), "href": calendar_address(found, year)},
        ],
    }
    return render(request, "meetings/attendance_over_year.html", shown)


@access(Can.VIEW_PARTNERSHIP)
def meeting(request: DeskRequest, pk: int) -> HttpResponse:
    """One meeting: its agenda, and on it papers, minutes, decisions and actions, as far as the person may see them."""
    found, standing = visible_meeting(request, pk, "meeting page"), request.standing
    may_record = standing.may(Can.RECORD_MEETINGS, request.space.pk)
    items = agenda_of(found, standing)
    shown: dict[str, Any] = {
        "meeting": found,
        "group": found.group.as_on(found.on),
        "items": items,
        "is_cut": is_cut(found, items),
        "parts": AgendaItem.Part,
        "quorum": quorum_of(found),
        "attendances": _attendances(found),
        "corrections": _corrections(found),
        "before": last_before(found),
        "declared": declared_in(items),
        "open_actions": open_actions_of(found, standing),
        "actions": actions_from(found, standing),
        "next_step": next_step(found, request.today),
        "is_on_or_after": found.on <= request.today,
        "may_record": may_record,
        "may_see_people": standing.may(Can.VIEW_PEOPLE, request.space.pk) or may_record,
        "crumbs": crumbs_to_meetings(request.space),
    }
    return render(request, "meetings/meeting.html", shown)


def _group_in_sight(request: DeskRequest, group: int) -> Group:
    """A group whose meetings the person may see: its year tells when it meets. Raise Http404."""
    found = group_here(request, group)
    every = request.standing.may(Can.VIEW_MEETINGS, request.space.pk)
    if every or request.standing.may(Can.RECORD_MEETINGS, request.space.pk) or sits_on(request.standing, found):
        return found
    raise Http404


def _attendances(meeting: Meeting) -> list[Attendance]:
    rows = meeting.attendances.select_related("seat__agency", "seat__holder", "seat__deputy", "agency")
    return sorted(rows, key=lambda one: (ROLE_ORDER[one.seat.role] if one.seat else len(ROLE_ORDER), one.pk))


def _corrections(meeting: Meeting) -> list[Correction]:
    return list(meeting.corrections.filter(item=None).select_related("agreed_at__group").order_by("pk"))

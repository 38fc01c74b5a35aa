"""Forms by which it is recorded who came, with the quorum as it is recorded, and who has a conflict of interest."""

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can, roles_that
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.groups.queries import seats_on
from goldthread.partnership.meetings.commands.agenda import check_may_change
from goldthread.partnership.meetings.commands.attendance import check_may_record
from goldthread.partnership.meetings.forms.attendance import (
    RecordAttendance,
    RecordConflict,
    RecordGuest,
    RemoveConflict,
)
from goldthread.partnership.meetings.models import AgendaItem, Attendance, Meeting
from goldthread.partnership.meetings.queries.quorum import Quorum, quorum_of, rule_of
from goldthread.partnership.meetings.views.agenda_forms import agencies_then
from goldthread.partnership.meetings.views.declaring import about_conflict, about_item, about_meeting
from goldthread.partnership.meetings.views.in_sight import place_of_meeting, visible_meeting

ONLY, QUORUM, EVERYONE = "only", "quorum", "everyone"
"""What is sent to look at and not to be saved: with which quorum, or with everyone present of whom nothing is said."""


@access(Can.RECORD_MEETINGS)
def attendance(request: DeskRequest, pk: int) -> HttpResponse:
    """Seat by seat: who came, with the quorum as it stands now; or, of what was chosen and not saved, the quorum."""
    found = visible_meeting(request, pk)
    seats = seats_on(found.group, found.on)
    chosen = _chosen(request, seats) if ONLY in request.POST else None
    quorum = quorum_of(found) if chosen is None else _quorum_with(found, seats, chosen)
    if chosen is not None and request.accepts("application/json") and not request.accepts("text/html"):
        is_met = {True: "yes", False: "no", None: "none"}[quorum.is_met]
        return JsonResponse({"is_met": is_met, "words": quorum.in_words})
    page = FormPage(
        title="Record who came",
        done="It was recorded who came.",
        template="meetings/attendance.html",
        more={
            "quorum": quorum,
            "is_saved": chosen is None,
            "why": _why_not_yet(found, request),
            "group": found.group.as_on(found.on),
        },
        **place_of_meeting(request, found),
    )
    if page.more["why"] and request.method != "POST":
        shut = {"page": page, "why": page.more["why"], "crumbs": page.crumbs}
        return render(request, "form_pages/shut.html", shut)
    form = _form(request, found, seats, chosen)
    return answered(request, page, form, form.record, meeting=found)


def _form(request: DeskRequest, meeting: Meeting, seats: list[Seat], chosen: QueryDict | None) -> RecordAttendance:
    """As it was sent, or with what was chosen so far and is not to be saved yet."""
    return RecordAttendance(
        *(sent(request) if chosen is None else ()),
        seen=meeting,
        suggested=chosen.dict() if chosen else None,
        seats=seats,
        items=list(AgendaItem.objects.visible_to(request.standing).filter(meeting=meeting).in_order()),
        substitutes=meeting.group.as_on(meeting.on).substitutes_allowed is not False,
        recorded={one.seat_id: one for one in meeting.attendances.all() if one.seat_id},
    )


def _chosen(request: DeskRequest, seats: list[Seat]) -> QueryDict:
    chosen = request.POST.copy()
    if chosen[ONLY] == EVERYONE:
        for seat in seats:
            if seat.holder_shown and not chosen.get(f"how-{seat.pk}"):
                chosen[f"how-{seat.pk}"] = Attendance.How.PRESENT
    return chosen


def _quorum_with(meeting: Meeting, seats: list[Seat], chosen: QueryDict) -> Quorum:
    """The quorum with the seats that are filled by what was chosen."""
    filled = [seat.pk for seat in seats if chosen.get(f"how-{seat.pk}") in Attendance.FILLED]
    return rule_of(meeting.group, meeting.on).of(filled)


def _why_not_yet(meeting: Meeting, request: DeskRequest) -> str:
    try:
        check_may_record(meeting, request.now)
    except Refused as why:
        return str(why)
    return ""


def _people_who_run_meetings(request: DeskRequest) -> list[User]:
    holdings = Holding.objects.filter(space=request.space, role__in=roles_that(Can.VIEW_MEETINGS))
    numbers = holdings.in_force(request.today).values("user")
    return list(User.objects.filter(pk__in=numbers).order_by("name"))


record_guest = about_meeting(
    form=RecordGuest,
    send=RecordGuest.record,
    adds=True,
    options=agencies_then,
    title="Add a guest",
    intro="Somebody who came and holds no seat. They do not count for the quorum.",
    button="Add the guest",
    done="The guest was added.",
)

record_conflict = about_item(
    form=RecordConflict,
    send=RecordConflict.record,
    adds=True,
    open_if=lambda item: check_may_change(item.meeting),
    options=lambda request, item: {
        "seats": seats_on(item.meeting.group, item.meeting.on),
        "people": _people_who_run_meetings(request),
    },
    title="Record a conflict of interest",
    button="Record it",
    done="It was recorded. The item and its papers no longer exist for them.",
)

remove_conflict = about_conflict(
    form=RemoveConflict,
    send=RemoveConflict.remove,
    title="Remove the conflict of interest",
    intro="Only where it was recorded by mistake: the item can then be seen again.",
    button="Remove it",
    danger=True,
    done="It was removed.",
)

"""Forms by which a group's calendar is made and changed."""

from functools import partial
from typing import Any

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.form_pages.about import today_as
from goldthread.foundation.groups.models import Group
from goldthread.partnership.meetings.commands.calendar import check_planned
from goldthread.partnership.meetings.forms.calendar import (
    USUAL_CADENCE,
    AddMeeting,
    CancelMeeting,
    EndCadence,
    InviteToMeetings,
    MoveMeeting,
    PlanYear,
    SetCadence,
)
from goldthread.partnership.meetings.models import Meeting, Mode
from goldthread.partnership.meetings.views.declaring import about_cadence, about_group, about_meeting
from goldthread.partnership.meetings.views.in_sight import calendar_address, place_of_group

CLOCK = "%H:%M"


def _place_of_year(request: DeskRequest, group: Group) -> dict[str, Any]:
    """As of any form about the group, and then to the year that was asked for."""
    return {**place_of_group(request, group), "to": partial(calendar_address, group)}


set_cadence = about_group(
    form=SetCadence,
    send=SetCadence.set,
    title="Set how the group meets",
    intro="The calendar of a year is made from this. Meetings that are planned already stay as they are. What was set"
    " to begin on that day or later, and has not begun, gives way.",
    done="It was saved. Make the calendar of a year next.",
    suggested=lambda request, _: {**USUAL_CADENCE, "from_on": request.today},
)

end_cadence = about_cadence(
    form=EndCadence,
    send=EndCadence.end,
    title="End how the group meets",
    button="Record the end",
    danger=True,
    done="The end was recorded.",
    suggested=today_as("on"),
)

plan_year = about_group(
    form=PlanYear,
    send=PlanYear.plan,
    place=_place_of_year,
    title="Make the calendar of a year",
    intro="Every meeting that is still to come is planned as the group meets, and moved where nobody works that day."
    " What is planned already stays as it is.",
    button="Make the calendar",
    done="The meetings were planned.",
    suggested=lambda request, _: {"year": request.today.year},
)

invite = about_group(
    form=InviteToMeetings,
    send=InviteToMeetings.invite,
    place=_place_of_year,
    title="Send the calendar of a year",
    intro="Everyone who sits on the group and signs in here gets one letter with all meetings that are still to come,"
    " for their calendar. From then on they are told when one is moved or cancelled. No letter names an item.",
    button="Send the calendar",
    done="The calendar was sent.",
    suggested=lambda request, _: {"year": request.today.year},
)

add_meeting = about_group(
    form=AddMeeting,
    send=AddMeeting.add,
    title="Add a meeting",
    intro="A meeting besides those of the calendar, or one that was held before it was recorded.",
    button="Add the meeting",
    done="The meeting was added.",
    suggested=lambda *_: {"mode": Mode.ONLINE},
)


def _when(meeting: Meeting) -> dict[str, object]:
    return {
        "on": meeting.on,
        "begins_at": f"{meeting.begins_at:{CLOCK}}",
        "ends_at": f"{meeting.ends_at:{CLOCK}}",
        "mode": meeting.mode,
        "place": meeting.place,
        "link": meeting.link,
    }


move_meeting = about_meeting(
    form=MoveMeeting,
    send=MoveMeeting.move,
    open_if=check_planned,
    now=_when,
    title="Move the meeting",
    intro="Calendars that hold it are told.",
    button="Move the meeting",
    done="The meeting was moved.",
)

cancel_meeting = about_meeting(
    form=CancelMeeting,
    send=CancelMeeting.cancel,
    open_if=check_planned,
    title="Cancel the meeting",
    intro="It counts against nobody’s attendance. Topics that are open come to the next meeting.",
    button="Cancel the meeting",
    danger=True,
    done="The meeting was cancelled.",
)

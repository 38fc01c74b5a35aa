"""Forms about an activity: planned, changed, reported on, and given out as an action."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import today_as
from goldthread.foundation.groups.queries import groups_on
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.planning.commands.activities import MAY_REPORT
from goldthread.partnership.planning.forms.activities import (
    ActivityForm,
    GiveOutAction,
    ReportActivity,
    said_of_activity,
)
from goldthread.partnership.planning.models import Activity
from goldthread.partnership.planning.views.declaring import about_activity, about_priority, about_reported_activity
from goldthread.partnership.planning.views.in_sight import place_of


def _leads(request: DeskRequest, record: Any) -> dict[str, Any]:
    agency, group = getattr(record, "agency", None), getattr(record, "group", None)
    return {
        "agencies": with_chosen(agencies_on(request.space.pk, request.today), [agency]),
        "groups": with_chosen(groups_on(request.space.pk, request.today), [group]),
    }


def _of_activity(request: DeskRequest, record: Any) -> dict[str, Any]:
    return {**_leads(request, record), "today": request.today}


def _to_the_action(request: DeskRequest, activity: Activity) -> dict[str, Any]:
    slug = request.space.slug
    return place_of(request, activity, str(activity)[:80]) | {"to": lambda pk: reverse("action", args=[slug, pk])}


add = about_priority(
    "activities",
    form=ActivityForm,
    send=ActivityForm.add,
    adds=True,
    options=_of_activity,
    title="Add an activity",
    done="The activity was added.",
    step="add-activity",
)

change = about_activity(
    form=ActivityForm,
    send=ActivityForm.change,
    now=said_of_activity,
    options=_of_activity,
    title="Change the activity",
    done="The activity was changed.",
)

report = about_reported_activity(
    "progress",
    needs=MAY_REPORT,
    form=ReportActivity,
    send=ReportActivity.report,
    adds=True,
    suggested=today_as("said_on"),
    title="Report how it goes",
    intro="What was reported before stays to be read. The newest says how the activity stands.",
    done="It was recorded how it goes.",
    step="report-activity",
)

give_out = about_activity(
    needs=(Can.RECORD_ACTIONS,),
    place=_to_the_action,
    form=GiveOutAction,
    send=GiveOutAction.give_out,
    adds=True,
    options=_leads,
    suggested=lambda request, activity: {"title": activity.words[:300]},
    title="Give out an action",
    intro="It goes into the list of all actions: its owners are reminded, give evidence, and it is judged there.",
    button="Give out the action",
    done="The action was given out.",
)

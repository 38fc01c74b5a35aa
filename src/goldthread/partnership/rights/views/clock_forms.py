"""Forms about the clock of a matter, its log and its end; and the settings of the partnership."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import always, today_as
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.rights.commands.matters import (
    check_clock_may_stop,
    check_clock_stands,
    check_may_be_given_longer,
)
from goldthread.partnership.rights.forms.clock import CloseMatter, Extend, NoteInLog, RunClock, SetRights, StopClock
from goldthread.partnership.rights.models import ClockStop, settings_of
from goldthread.partnership.rights.views.declaring import about, about_matter
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights

stop = about_matter(
    "clock",
    form=StopClock,
    send=StopClock.stop,
    adds=True,
    open_if=check_clock_may_stop,
    suggested=today_as("from_on"),
    title="Pause the clock",
    intro="While it is not known who asks, or what they ask for, the time to answer does not run.",
    button="Pause the clock",
    done="The clock is paused.",
)

run = about(
    ClockStop,
    "clock",
    given="stop",
    form=RunClock,
    send=RunClock.run,
    open_if=check_clock_stands,
    suggested=today_as("until_on"),
    title="Let the clock run again",
    intro=lambda stopped: f"It is paused because this is awaited: {stopped}.",
    button="Let it run",
    done="The clock runs again.",
)

extend = about_matter(
    "clock",
    form=Extend,
    send=Extend.extend,
    adds=True,
    open_if=check_may_be_given_longer,
    suggested=today_as("told_on"),
    title="Take two months more",
    intro="Only for a complex request. The person must be told so, and why, within the first month.",
    button="Take two months more",
)

close = about_matter(
    form=CloseMatter,
    send=CloseMatter.close,
    options=lambda _, matter: {"kind": matter.kind},
    title="Close the matter",
    button="Close it",
    done="It was closed.",
)

note = about_matter(
    "log",
    form=NoteInLog,
    send=NoteInLog.note,
    adds=True,
    open_if=always,
    title="Add a note to the log",
    done="It was added.",
)


@access(Can.ANSWER_RIGHTS)
def settings(request: DeskRequest) -> HttpResponse:
    """What the partnership sets for itself."""
    now = settings_of(request.space.pk)
    names = ("needs_second_person", "keep_days", "acknowledge_days", "answer_days", "review_days")
    form = SetRights(*sent(request), initial={name: getattr(now, name) for name in names})
    page = FormPage(
        title="Settings of information rights",
        back=reverse("rights", args=[request.space.slug]),
        done="The settings were saved.",
        crumbs=crumbs_to_rights(request.space),
    )
    return answered(request, page, form, form.set, space=request.space)

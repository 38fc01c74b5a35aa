"""Forms about the clock of a matter, its log and its end; and the settings of the partnership."""

from django.http import HttpResponse
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.rights.forms.clock import CloseMatter, Extend, NoteInLog, RunClock, SetRights, StopClock
from goldthread.partnership.rights.models import ClockStop, settings_of
from goldthread.partnership.rights.views.in_sight import crumbs_to_rights, place_of, visible_matter, visible_of


@access(Can.ANSWER_RIGHTS)
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    """Something is awaited from whoever asked."""
    matter = visible_matter(request, pk)
    form = StopClock(*sent(request), suggested={"from_on": request.today})
    page = FormPage(
        title="Stop the clock",
        intro="While it is not known who asks, or what they ask for, the time to answer does not run.",
        button="Stop the clock",
        done="The clock stands.",
        **place_of(request, matter, "clock"),
    )
    return answered(request, page, form, form.stop, matter=matter)


@access(Can.ANSWER_RIGHTS)
def run(request: DeskRequest, pk: int) -> HttpResponse:
    """What was awaited came."""
    stopped = visible_of(ClockStop, request, pk)
    form = RunClock(*sent(request), seen=stopped, suggested={"until_on": request.today})
    page = FormPage(
        title="Let the clock run again",
        intro=f"It stands because this is awaited: {stopped}.",
        button="Let it run",
        done="The clock runs again.",
        **place_of(request, stopped.matter, "clock"),
    )
    return answered(request, page, form, form.run, stop=stopped)


@access(Can.ANSWER_RIGHTS)
def extend(request: DeskRequest, pk: int) -> HttpResponse:
    """Two months more."""
    matter = visible_matter(request, pk)
    form = Extend(*sent(request), suggested={"told_on": request.today})
    page = FormPage(
        title="Take two months more",
        intro="Only for a complex request. The person must be told so, and why, within the first month.",
        button="Take two months more",
        done="It was recorded.",
        **place_of(request, matter, "clock"),
    )
    return answered(request, page, form, form.extend, matter=matter)


@access(Can.ANSWER_RIGHTS)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """Nothing more is to be done."""
    matter = visible_matter(request, pk)
    form = CloseMatter(*sent(request), seen=matter)
    page = FormPage(title="Close the matter", button="Close it", done="It was closed.", **place_of(request, matter))
    return answered(request, page, form, form.close, matter=matter)


@access(Can.ANSWER_RIGHTS)
def note(request: DeskRequest, pk: int) -> HttpResponse:
    """Something for the log."""
    matter = visible_matter(request, pk)
    form = NoteInLog(*sent(request))
    page = FormPage(title="Add a note to the log", done="It was added.", **place_of(request, matter, "log"))
    return answered(request, page, form, form.note, matter=matter)


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

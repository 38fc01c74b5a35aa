"""On which days people of a partnership work, and from when to when."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import WorkingTime
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.records.bank_holidays import FIRST_KNOWN, LAST_KNOWN
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.commands.working_time import WEEKDAYS
from goldthread.foundation.timekeeping.forms import ProclaimDay, SetOpeningHours, TakeBackDay
from goldthread.foundation.timekeeping.models import OpeningHours, ProclaimedDay, working_time_of
from goldthread.foundation.ui.words import date as day_in_words

OF_EVERYBODY = WorkingTime()


@access(Can.RECORD_ORGANISATION)
def working_time(request: DeskRequest) -> HttpResponse:
    """The days that were proclaimed, the hours on each weekday, and what is known of bank holidays."""
    hours = OpeningHours.objects.filter(space=request.space)
    days = sorted(set(hours.values_list("from_on", flat=True)))
    shown = {
        "proclaimed": ProclaimedDay.objects.filter(space=request.space).order_by("-day"),
        "weekdays": WEEKDAYS,
        "weeks": [(day, {one.weekday: one for one in hours.filter(from_on=day)}) for day in reversed(days)],
        "opens": OF_EVERYBODY.opens,
        "closes": OF_EVERYBODY.closes,
        "first_known": FIRST_KNOWN,
        "last_known": LAST_KNOWN,
        "crumbs": _crumbs(request.space)[:1],
    }
    return render(request, "timekeeping/working_time.html", shown)


def _crumbs(space: Space) -> list[dict[str, str]]:
    return [
        {"text": "Administration", "href": reverse("administration", args=[space.slug])},
        {"text": "Working days and hours", "href": reverse("working_time", args=[space.slug])},
    ]


def _place(request: DeskRequest, _: Any) -> dict[str, Any]:
    return {"back": reverse("working_time", args=[request.space.slug]), "crumbs": _crumbs(request.space)}


def _space(request: DeskRequest) -> Space:
    return request.space


def _proclaimed(request: DeskRequest, pk: int) -> ProclaimedDay:
    return get_object_or_404(ProclaimedDay, space=request.space, pk=pk)


def _hours_today(request: DeskRequest, space: Space) -> dict[str, Any]:
    working, suggested = working_time_of(space.pk), dict[str, Any]()
    for number in range(len(WEEKDAYS)):
        opens, closes = working.hours_of(_next(request.today, number))
        suggested |= {f"opens_{number}": f"{opens:%H:%M}", f"closes_{number}": f"{closes:%H:%M}"}
    return {"from_on": request.today, **suggested}


def _next(today: date, weekday: int) -> date:
    """The next day that is such a weekday; today if it is one."""
    return date.fromordinal(today.toordinal() + (weekday - today.weekday()) % 7)


proclaim = access(Can.RECORD_ORGANISATION)(
    FormAbout(
        find=_space,
        place=_place,
        given="space",
        form=ProclaimDay,
        send=ProclaimDay.proclaim,
        adds=True,
        title="Proclaim a day",
        intro="Clocks that count working days and run over it are counted anew.",
        button="Proclaim it",
        done="It was proclaimed, and the clocks that run over it were counted anew.",
    ).view
)

take_back = access(Can.RECORD_ORGANISATION)(
    FormAbout(
        find=_proclaimed,
        place=_place,
        given="proclaimed",
        form=TakeBackDay,
        send=TakeBackDay.take_back,
        title="Take a day back",
        intro=lambda one: f"{day_in_words(one.day)}, {one.words}. The day is again what the published list says.",
        button="Take it back",
        done="It was taken back, and the clocks that run over it were counted anew.",
    ).view
)

set_hours = access(Can.RECORD_ORGANISATION)(
    FormAbout(
        find=_space,
        place=_place,
        given="space",
        form=SetOpeningHours,
        send=SetOpeningHours.set,
        adds=True,
        suggested=_hours_today,
        title="Set opening hours",
        intro="Clocks that count working hours run between them. Those that run are counted anew from that day on.",
        done="The hours are set, and the clocks that run were counted anew.",
    ).view
)

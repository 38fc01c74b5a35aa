"""Lateness is acknowledged by code and days by whoever stands in for those who see what it is about."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import State
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.timekeeping.commands.on_clocks import check_still_late
from goldthread.foundation.timekeeping.explaining import told
from goldthread.foundation.timekeeping.forms import AcknowledgeUnseen
from goldthread.foundation.timekeeping.models import BreachReason, Clock
from goldthread.foundation.timekeeping.standing_in import named, stands_in
from goldthread.foundation.trail.reading import note_read

WHY_YOU = (
    "You are asked because nobody who works on it may acknowledge this: whoever explained it does not. You do not see"
    " the record or what was said of it in words."
)


def _waiting(request: DeskRequest, pk: int) -> BreachReason:
    """Raise Http404 for what does not wait for this person. What they acknowledged themselves is found when it is sent
    again: that ends as it did the first time.
    """
    which = Q(acknowledged_at=None)
    if request.method == "POST":
        which |= Q(acknowledged_by=request.user.pk)
    rows = BreachReason.objects.filter(which, space=request.space).select_related("clock__space")
    found = get_object_or_404(rows, pk=pk)
    if not stands_in(request.standing, found, request.now):
        raise Http404
    found.clock = Clock.objects.with_state(request.now).select_related("space").get(pk=found.clock_id)
    note_read(found, "lateness by its reason")
    return found


def _place(request: DeskRequest, breach: BreachReason) -> dict[str, Any]:
    partnership = {"text": request.space.name, "href": reverse("partnership", args=[request.space.slug])}
    return {"caption": named([breach])[breach.pk], "back": reverse("your_work"), "crumbs": [partnership]}


def _check_still_late(breach: BreachReason) -> None:
    check_still_late(breach.clock, State(breach.clock.state))


def _as_told(breach: BreachReason) -> str:
    clock = breach.clock
    return f"{clock}, within {clock.limit}. {told(clock)} The reason: {breach.get_reason_display().lower()}. {WHY_YOU}"


acknowledge = access(Can.ACKNOWLEDGE_UNSEEN)(
    FormAbout(
        find=_waiting,
        place=_place,
        given="breach",
        form=AcknowledgeUnseen,
        send=AcknowledgeUnseen.acknowledge,
        open_if=_check_still_late,
        title="Acknowledge why it is late",
        intro=_as_told,
        button="Acknowledge",
        done="It was acknowledged. What was explained stays as it is.",
    ).view
)

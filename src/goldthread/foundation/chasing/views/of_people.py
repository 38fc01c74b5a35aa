"""The digests that a person was sent, and how often they want one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import SIGNED_IN, access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.chasing.commands import choose_digests
from goldthread.foundation.chasing.forms import URGENT, WEEKLY, ChooseDigests
from goldthread.foundation.chasing.gathering import Told, told_to
from goldthread.foundation.chasing.models import Digest, DigestChoice
from goldthread.foundation.chasing.ways import Ways, ways_on

KINDS = (
    ("escalated", "Escalated to you"),
    ("overdue", "Overdue"),
    ("asked", "More was asked"),
    ("soon", "Due soon"),
)
SHOWN = 26
"""Half a year of weeks."""


@access(SIGNED_IN)
def digests(request: DeskRequest) -> HttpResponse:
    """What was sent when, and a choice."""
    chosen = DigestChoice.objects.filter(user=request.user.pk).first()
    now = URGENT if chosen and chosen.only_urgent else WEEKLY
    form = ChooseDigests(request.POST or None, initial={"when": now})
    if form.is_valid():
        with as_person(request.user.pk, "digests chosen"):
            choose_digests(request.user, only_urgent=form.cleaned_data["when"] == URGENT)
        messages.success(request, "Your choice was saved.")
        return redirect("digests")
    told, ways = what_one_is_told(request)
    sent = Digest.objects.filter(user=request.user.pk).order_by("-week")[:SHOWN]
    shown = {"form": form, "digests": sent, "told": told, "spaces": ways.spaces, "kinds": KINDS}
    return render(request, "chasing/digests.html", shown)


def what_one_is_told(request: DeskRequest) -> tuple[Told, Ways]:
    """What a digest would say if it were sent now."""
    ways = ways_on(request.today, request.standing.spaces.values())
    return told_to([request.user.pk], ways).get(request.user.pk, Told()), ways

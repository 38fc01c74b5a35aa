"""The clocks of a partnership that run, and one clock."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.accounts.models import User
from goldthread.foundation.clocks import State
from goldthread.foundation.grants.opening import check_purpose, note_opened
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.timekeeping.commands.on_clocks import what_may_be_said
from goldthread.foundation.timekeeping.explaining import (
    began_in_words,
    elapsed,
    lines_of,
    long,
    stood,
    told,
    where_from,
)
from goldthread.foundation.timekeeping.lists import clocks_page
from goldthread.foundation.timekeeping.models import BreachReason, Clock, ClockStop
from goldthread.foundation.timekeeping.queries import explained_of, running_in
from goldthread.foundation.timekeeping.subjects import (
    SEEING,
    TO_ACKNOWLEDGE,
    TO_PAUSE,
    Asked,
    explains_for,
    is_late_entry,
    may,
    opened_with,
    reads_words,
    subjects_of,
)
from goldthread.foundation.trail.reading import noting_what_is_taken

SOMEBODY, ITSELF = "Somebody", "Goldthread itself"


@access(*SEEING)
def clocks(request: DeskRequest) -> HttpResponse:
    """Every clock in sight that runs, to filter, sort and take away."""
    space, standing = request.space, request.standing
    return respond(
        request,
        clocks_page(standing, lambda clock: reverse("clock", args=[space.slug, clock.pk])),
        running_in(space, standing, request.now),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_clocks(space)[:1],
    )


@access(*SEEING)
def clock(request: DeskRequest, pk: int) -> HttpResponse:
    """One clock: how it stands, how that was counted, when it stood, and why it was late."""
    found = visible_clock(request, pk, shown="clock page")
    stops = list(ClockStop.objects.filter(clock=found).order_by("from_at", "pk"))
    breaches, reads = explained_of(found), reads_words(found, request.standing)
    explains = explains_for(found, request.standing)
    counted = lines_of(found)
    shown = {
        "clock": found,
        "about": subject_of(found, request),
        "told": told(found),
        "where_from": where_from(found),
        "counted": [{"on": line.on, "words": line.words} for line in counted.lines],
        "unknown": counted.unknown,
        "began": began_in_words(found),
        "elapsed": elapsed(found, request.now),
        "stops": stops,
        "stood": long(stood(found, stops, request.now)) if stops else "",
        "reads_words": reads,
        "breaches": [_said_why(one, is_read=reads or one.agency_id in explains) for one in breaches],
        "is_late": found.is_late,
        "is_late_entry": is_late_entry(found),
        "names": _names(stops, breaches),
        "doing": _doing(found, breaches, explains, request),
        "crumbs": crumbs_to_clocks(request.space),
    }
    return render(request, "timekeeping/clock.html", shown)


def visible_clock(request: DeskRequest, pk: int, asked: Asked | None = None, shown: str = "form") -> Clock:
    """A clock of this space in sight, about which the person may do what is asked. Its opening is noted.

    Raise Http404.
    """
    rows = Clock.objects.visible_to(request.standing).filter(space=request.space).with_state(request.now)
    found = get_object_or_404(rows.select_related("space"), pk=pk)
    if asked and not may(asked, found, request.standing):
        raise Http404
    if (record := opened_with(found, request.standing)) is not None:
        check_purpose(request, record)
        note_opened(request, found, shown, record)
    return found


def subject_of(clock: Clock, request: DeskRequest) -> tuple[str, str]:
    """Words and address of what it is about."""
    shown = subjects_of([clock], request.standing)
    return shown.get(clock.subject_key, ("", ""))


def crumbs_to_clocks(space: Space) -> list[dict[str, str]]:
    return [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Clocks", "href": reverse("clocks", args=[space.slug])},
    ]


def _names(stops: Iterable[ClockStop], breaches: Iterable[BreachReason]) -> dict[int | None, str]:
    """Names of those who said something of a clock, by their accounts, as far as the person may read them."""
    said = [stop.stopped_by_id for stop in stops]
    said += [account for breach in breaches for account in (breach.explained_by_id, breach.acknowledged_by_id)]
    accounts = {account for account in said if account}
    names = dict(User.objects.filter(pk__in=accounts).values_list("pk", "name"))
    return {None: ITSELF, **{account: names.get(account, SOMEBODY) for account in accounts}}


def _pause_words(clock: Clock) -> str:
    """One that is overdue cannot be paused from now on, only from a time when it was not."""
    return "Record a pause from before it was due" if State(clock.state) == State.OVERDUE else "Pause the clock"


def _said_why(breach: BreachReason, *, is_read: bool) -> dict[str, Any]:
    """One reason for the page. Its words are read by whoever reads those of the clock, and by the agency that said it:
    others do not read which one that was either.
    """
    return {"breach": breach, "is_read": is_read, "whose": str(breach.agency) if is_read and breach.agency else ""}


def _doing(
    clock: Clock, breaches: Sequence[BreachReason], explains: Sequence[int | None], request: DeskRequest
) -> Sequence[tuple[str, str]]:
    """What the person can do with it now, each with its address."""
    runs = clock.met_at is None and clock.cancelled_at is None
    offered = []
    if clock.pausable and runs and may(TO_PAUSE, clock, request.standing):
        offered.append(("Let it go on", "start_clock_again") if clock.stands else (_pause_words(clock), "stop_clock"))
    is_late = clock.is_late
    own = what_may_be_said(clock, breaches, explains) if is_late else []
    if own:
        offered.append(("Say better why it is late" if own[0].pk else "Explain why it is late", "explain_breach"))
    by_others = (one for one in breaches if one.explained_by_id != request.standing.account)
    if (
        any(one.acknowledged_at is None for one in by_others)
        and is_late
        and may(TO_ACKNOWLEDGE, clock, request.standing)
    ):
        offered.append(("Acknowledge why it is late", "acknowledge_breach"))
    return [(words, reverse(name, args=[clock.space.slug, clock.pk])) for words, name in offered]

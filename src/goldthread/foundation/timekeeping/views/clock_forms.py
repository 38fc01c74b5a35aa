"""Pages on which something is said of one clock."""

from functools import partial
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.clocks import State
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.timekeeping.commands.on_clocks import (
    SEEN,
    check_explained,
    check_late,
    check_may_stand,
    check_stands,
    check_still_late,
    what_may_be_said,
)
from goldthread.foundation.timekeeping.forms import AcknowledgeBreach, ExplainBreach, StartClockAgain, StopClock
from goldthread.foundation.timekeeping.models import BreachReason, Clock
from goldthread.foundation.timekeeping.queries import explained_of
from goldthread.foundation.timekeeping.subjects import (
    ACKNOWLEDGING,
    EXPLAINING,
    STOPPING,
    TO_ACKNOWLEDGE,
    TO_EXPLAIN,
    TO_PAUSE,
    explains_for,
)
from goldthread.foundation.timekeeping.views.clocks import crumbs_to_clocks, subject_of, visible_clock
from goldthread.foundation.ui.plain_words import lower_first


def _place(request: DeskRequest, clock: Clock) -> dict[str, Any]:
    back = clock.get_absolute_url()
    about, _ = subject_of(clock, request)
    crumbs = [*crumbs_to_clocks(request.space), {"text": str(clock), "href": back}]
    return {"caption": f"{clock}: {about}" if about else str(clock), "back": back, "crumbs": crumbs}


def _now_as(name: str) -> Any:
    def suggested(request: DeskRequest, _: Clock) -> dict[str, Any]:
        return {f"{name}_on": request.today, f"{name}_time": f"{timezone.localtime(request.now):%H:%M}"}

    return suggested


def _pause_from(request: DeskRequest, clock: Clock) -> dict[str, Any]:
    """Now; nothing for one that is overdue, which a pause from now on would not help."""
    return {} if is_past(clock.due_at, request.now) else _now_as("from")(request, clock)


def _said_before(request: DeskRequest, clock: Clock) -> dict[str, Any]:
    """For the one agency, or for none; where there are more, the page tells what was said for which."""
    said = clock.may_be_said
    return {"reason": said[0].reason, "words": said[0].words} if len(said) == 1 and said[0].pk else {}


def _to_explain(request: DeskRequest, pk: int) -> Clock:
    clock = visible_clock(request, pk, asked=TO_EXPLAIN)
    clock.may_be_said = what_may_be_said(clock, explained_of(clock), explains_for(clock, request.standing))
    prefetch_related_objects(clock.may_be_said, "agency")
    return clock


def _check_may_be_explained(clock: Clock) -> None:
    check_late(clock, State(clock.state))
    if not clock.may_be_said:
        raise Refused(SEEN)


def _for_whom(clock: Clock) -> str:
    """The agency in whose name it is said; of several, what was said already for which."""
    named = [one for one in clock.may_be_said if one.agency]
    if len(named) == 1:
        return f"You explain it for {named[0].agency}."
    return " ".join(f"Said until now for {_told(one)}" for one in named if one.pk)


def _agencies(_: DeskRequest, clock: Clock) -> dict[str, Any]:
    """Asked where there are more than one."""
    several = [(one.agency_id, str(one.agency)) for one in clock.may_be_said if one.agency]
    return {"agencies": several if len(several) > 1 else []}


def _check_may_be_acknowledged(clock: Clock) -> None:
    check_explained(explained_of(clock))
    check_still_late(clock, State(clock.state))


def _as_explained(clock: Clock) -> str:
    """Each reason that waits, with the agency that gave it."""
    return " ".join(_told(one) for one in explained_of(clock) if one.acknowledged_at is None)


def _told(breach: BreachReason) -> str:
    reason = breach.get_reason_display()
    return f"{f'{breach.agency}: {lower_first(reason)}' if breach.agency else reason}: {breach.words}"


stop = access(*STOPPING)(
    FormAbout(
        find=partial(visible_clock, asked=TO_PAUSE),
        place=_place,
        given="clock",
        form=StopClock,
        send=StopClock.stop,
        open_if=check_may_stand,
        suggested=_pause_from,
        title="Pause the clock",
        intro=(
            "While it is paused nobody knows when it is due. How long it was paused is shown beside how long it really"
            " took. One that is overdue can be paused only from a time before it was due."
        ),
        button="Pause the clock",
        done="The clock is paused.",
    ).view
)

start_again = access(*STOPPING)(
    FormAbout(
        find=partial(visible_clock, asked=TO_PAUSE),
        place=_place,
        given="clock",
        form=StartClockAgain,
        send=StartClockAgain.start_again,
        open_if=check_stands,
        suggested=_now_as("until"),
        title="Let the clock go on",
        button="Let it go on",
        done="The clock goes on.",
    ).view
)

explain = access(*EXPLAINING)(
    FormAbout(
        find=_to_explain,
        place=_place,
        given="clock",
        form=ExplainBreach,
        send=ExplainBreach.explain,
        open_if=_check_may_be_explained,
        suggested=_said_before,
        options=_agencies,
        intro=_for_whom,
        title="Explain why it is late",
        done="It was recorded. Whoever manages the work is asked to acknowledge it.",
    ).view
)

acknowledge = access(*ACKNOWLEDGING)(
    FormAbout(
        find=partial(visible_clock, asked=TO_ACKNOWLEDGE),
        place=_place,
        given="clock",
        form=AcknowledgeBreach,
        send=AcknowledgeBreach.acknowledge,
        open_if=_check_may_be_acknowledged,
        title="Acknowledge why it is late",
        intro=_as_explained,
        button="Acknowledge",
        done="It was acknowledged. What was explained stays as it is.",
    ).view
)

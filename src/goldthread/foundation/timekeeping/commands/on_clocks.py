"""What is said of a clock: that it stands, that it goes on, why it was late, and that this was seen."""

from datetime import datetime

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.clocks import State, state_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.keeping import count_again
from goldthread.foundation.timekeeping.models import LATE, TO_STAND, BreachReason, Clock, ClockStop, Reason
from goldthread.foundation.timekeeping.subjects import (
    ACKNOWLEDGING,
    EXPLAINING,
    STOPPING,
    TO_ACKNOWLEDGE,
    TO_EXPLAIN,
    TO_PAUSE,
    check_may,
)
from goldthread.foundation.ui.words import moment

NOT_PAUSABLE = "This clock cannot be paused: nothing that it follows from allows it. If it is late, explain why."
OVER = "This clock runs no more."
STANDS = "It is paused already. Let it go on first."
RUNS = "It is not paused."
TO_COME = "This must be now or earlier."
NOT_LATE = "It is not late, so there is nothing to explain."
SEEN = "What was explained has been acknowledged, so it stays as it is."
YOURS = "You explained it yourself, so somebody else who manages this work has to acknowledge it."
A_PERSON = "Somebody with an account has to do this."


@command(*STOPPING, event="clock made to stand", about="clock")
def stop_clock(*, clock: Clock, reason: str, words: str, from_at: datetime, by: Actor, at: datetime) -> ClockStop:
    """The clock stands from a moment on, for a reason. Until it goes on nobody knows when it is due."""
    check_may(TO_PAUSE, clock, by, at)
    check_may_stand(clock)
    if reason not in dict(TO_STAND):
        raise Refused("Choose why it is paused.", "reason")
    words = said(words, "Say why it is paused.", "words") if reason == Reason.OTHER else words.strip()
    _check_stops_then(clock, from_at, at)
    stop = ClockStop.objects.create(
        space_id=clock.space_id,
        clock=clock,
        reason=reason,
        words=words,
        from_at=from_at,
        stopped_by_id=account_of(by),
    )
    count_again([clock])
    return stop


@command(*STOPPING, event="clock went on", about="clock")
def start_clock_again(*, clock: Clock, until_at: datetime, by: Actor, at: datetime) -> Clock:
    """What it waited for is there: the clock goes on from a moment, and what it stood is added."""
    check_may(TO_PAUSE, clock, by, at)
    stop = check_stands(clock)
    if until_at < stop.from_at:
        raise Refused(f"It stands since {moment(stop.from_at)}. Enter a later time.", "until_time")
    if until_at > at:
        raise Refused(TO_COME, "until_time")
    stop.until_at = until_at
    stop.save()
    count_again([clock])
    return clock


@command(*EXPLAINING, event="lateness explained", about="clock")
def explain_breach(*, clock: Clock, reason: str, words: str, by: Actor, at: datetime) -> BreachReason:
    """Why it was not done in time. Until that is acknowledged it can be said better."""
    check_may(TO_EXPLAIN, clock, by, at)
    check_late(state_now(clock, at))
    if reason not in Reason.values:
        raise Refused("Choose why it is late.", "reason")
    check_not_acknowledged(clock)
    breach = BreachReason.objects.filter(clock=clock).first() or BreachReason(space_id=clock.space_id, clock=clock)
    breach.reason, breach.words = reason, said(words, "Say why it is late.", "words")
    breach.explained_at, breach.explained_by_id = at, _person(by)
    breach.save()
    return breach


@command(*ACKNOWLEDGING, event="lateness acknowledged", about="clock")
def acknowledge_breach(*, clock: Clock, by: Actor, at: datetime) -> BreachReason:
    """Whoever manages the work has seen that it was late, and why: never whoever explained it (statutory.md 0.3)."""
    check_may(TO_ACKNOWLEDGE, clock, by, at)
    breach = check_explained(clock)
    check_explained_by_another(breach, account_of(by))
    breach.acknowledged_at, breach.acknowledged_by_id = at, _person(by)
    breach.save()
    return breach


def state_now(clock: Clock, at: datetime) -> State:
    """How one clock stands, without a list that it came with."""
    return state_of(
        began_at=clock.began_at,
        due_at=clock.due_at,
        met_at=clock.met_at,
        cancelled_at=clock.cancelled_at,
        is_paused=clock.pausable and _stop(clock) is not None,
        at=at,
    )


def check_may_stand(clock: Clock) -> None:
    """Raise Refused for one that may not stand, that is over, or that stands already."""
    if not clock.pausable:
        raise Refused(NOT_PAUSABLE)
    if clock.met_at or clock.cancelled_at:
        raise Refused(OVER)
    if _stop(clock):
        raise Refused(STANDS)


def check_stands(clock: Clock) -> ClockStop:
    """The stop that has not ended. Raise Refused if there is none."""
    stop = _stop(clock)
    if stop is None:
        raise Refused(RUNS)
    return stop


def check_late(state: State) -> None:
    if state not in LATE:
        raise Refused(NOT_LATE)


def check_explained(clock: Clock) -> BreachReason:
    """What was explained and waits to be seen. Raise Refused where there is nothing."""
    breach = BreachReason.objects.filter(clock=clock).first()
    if breach is None:
        raise Refused("Nobody has said yet why it is late. That comes first.")
    check_not_acknowledged(clock)
    return breach


def check_explained_by_another(breach: BreachReason, account: int | None) -> None:
    if account is not None and breach.explained_by_id == account:
        raise Refused(YOURS)


def check_not_acknowledged(clock: Clock) -> None:
    if BreachReason.objects.filter(clock=clock, acknowledged_at__isnull=False).exists():
        raise Refused(SEEN)


def _check_stops_then(clock: Clock, from_at: datetime, at: datetime) -> None:
    if from_at > at:
        raise Refused(TO_COME, "from_time")
    if from_at < clock.began_at:
        raise Refused(f"It began on {moment(clock.began_at)}. Enter that time or a later one.", "from_time")
    if clock.due_at and from_at > clock.due_at:
        raise Refused(
            f"It was due on {moment(clock.due_at)}, before that. Explain why it is late instead.", "from_time"
        )
    earlier = ClockStop.objects.filter(clock=clock, until_at__gt=from_at).order_by("-until_at").first()
    if earlier:
        raise Refused(f"It was paused until {moment(earlier.until_at)} already. Enter a later time.", "from_time")


def _stop(clock: Clock) -> ClockStop | None:
    return ClockStop.objects.filter(clock=clock, until_at=None).first()


def _person(by: Actor) -> int:
    account = account_of(by)
    if account is None:
        raise Refused(A_PERSON)
    return account

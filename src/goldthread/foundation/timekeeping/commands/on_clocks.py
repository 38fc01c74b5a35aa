"""What is said of a clock: that it stands, that it goes on, why it was late, and that this was seen."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.clocks import State, state_of
from goldthread.foundation.clocks.states import is_past
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.timekeeping.counting import count_again
from goldthread.foundation.timekeeping.explaining import began_in_words
from goldthread.foundation.timekeeping.keeping import WORKING_TIME
from goldthread.foundation.timekeeping.models import TO_STAND, BreachReason, Clock, ClockStop, Reason
from goldthread.foundation.timekeeping.queries import explained_of
from goldthread.foundation.timekeeping.standing_in import stands_in
from goldthread.foundation.timekeeping.subjects import (
    ACKNOWLEDGING,
    EXPLAINING,
    STOPPING,
    TO_ACKNOWLEDGE,
    TO_EXPLAIN,
    TO_PAUSE,
    check_may,
    explains_for,
)
from goldthread.foundation.ui.words import moment

NOT_PAUSABLE = "This clock cannot be paused: nothing that it follows from allows it. If it is late, explain why."
OVER = "This clock runs no more."
STANDS = "It is paused already. Let it go on first."
RUNS = "It is not paused."
TO_COME = "This must be now or earlier."
NOT_LATE = "It is not late, so there is nothing to explain."
BEFORE_IT_WAS_HERE = "It fell due before it came from a file, so nobody has to say why."
LATE_NO_MORE = "It is not late any more: what is known of it was corrected. So there is nothing to acknowledge."
SEEN = "What was explained has been acknowledged, so it stays as it is."
YOURS = "You explained it yourself, so somebody else who manages this work has to acknowledge it."
OTHERS = "Somebody who sees what it is about acknowledges it, and never whoever explained it."
A_PERSON = "Somebody with an account has to do this."
WHICH_AGENCY = "Choose for which agency you explain it."

Said = Sequence[BreachReason]
"""What was said of one clock."""
Agencies = Sequence[int | None]
"""Those for which somebody says why a clock was late, as ``explains_for`` gives them."""


@command(*STOPPING, event="clock made to stand", about="clock", still=WORKING_TIME)
def stop_clock(*, clock: Clock, reason: str, words: str, from_at: datetime, by: Actor, at: datetime) -> ClockStop:
    """The clock stands from a moment on, for a reason. Until it goes on nobody knows when it is due."""
    check_may(TO_PAUSE, clock, by, at)
    check_may_stand(clock)
    from_at = _not_before(clock, from_at)
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


@command(*STOPPING, event="clock went on", about="clock", still=WORKING_TIME)
def start_clock_again(*, clock: Clock, until_at: datetime, by: Actor, at: datetime) -> Clock:
    """What it waited for is there: the clock goes on from a moment, and what it stood is added."""
    check_may(TO_PAUSE, clock, by, at)
    stop = check_stands(clock)
    if until_at < stop.from_at:
        raise Refused(f"It has been paused since {moment(stop.from_at)}. Enter a later time.", "until_time")
    if until_at > at:
        raise Refused(TO_COME, "until_time")
    stop.until_at = until_at
    stop.save()
    count_again([clock])
    return clock


@command(*EXPLAINING, event="lateness explained", about="clock")
def explain_breach(
    *, clock: Clock, reason: str, words: str, agency: int | None = None, by: Actor, at: datetime
) -> BreachReason:
    """Why it was not done in time: of several agencies that owe it each says that for itself. Until it is acknowledged
    it can be said better by whoever says it for the same agency, or for none. Whoever could say it for several says
    which ``agency`` they mean.

    The clock gets a new version: whoever is about to acknowledge saw less than there is now, and is told.
    """
    check_may(TO_EXPLAIN, clock, by, at)
    check_late(clock, state_now(clock, at))
    if reason not in Reason.values:
        raise Refused("Choose why it is late.", "reason")
    theirs = explains_for(clock, standing_of(by, timezone.localdate(at), at))
    breach = _said_for(agency, check_may_be_said(clock, explained_of(clock, to_change=True), theirs))
    breach.reason, breach.words = reason, said(words, "Say why it is late.", "words")
    breach.explained_at, breach.explained_by_id = at, _person(by)
    breach.save()
    clock.save(update_fields=["owed_by"])
    return breach


@command(*ACKNOWLEDGING, event="lateness acknowledged", about="clock")
def acknowledge_breach(*, clock: Clock, by: Actor, at: datetime) -> BreachReason:
    """Whoever manages the work has seen that it was late, and why: never whoever explained it (statutory.md 0.3).

    Of what several said all that waits is acknowledged, but for their own. Gives what was said last of that.
    """
    check_may(TO_ACKNOWLEDGE, clock, by, at)
    waiting = check_explained(explained_of(clock, to_change=True))
    check_still_late(clock, state_now(clock, at))
    by_others = check_explained_by_another(waiting, account_of(by))
    for breach in by_others:
        _acknowledge(breach, by, at)
    return by_others[-1]


@command(Can.ACKNOWLEDGE_UNSEEN, event="lateness acknowledged unseen", about="breach")
def acknowledge_unseen(*, breach: BreachReason, by: Actor, at: datetime) -> BreachReason:
    """Nobody who sees what it is about may acknowledge it: whoever runs the partnership saw that it was late, and the
    reason by its code.
    """
    check_not_acknowledged([breach])
    if not stands_in(standing_of(by, timezone.localdate(at), at), breach, at):
        raise NotAllowed(OTHERS)
    check_still_late(breach.clock, state_now(breach.clock, at))
    return _acknowledge(breach, by, at)


def state_now(clock: Clock, at: datetime) -> State:
    """How one clock stands, without a list that it came with."""
    return state_of(
        began_at=clock.began_at,
        due_at=clock.due_at,
        met_at=clock.met_at,
        cancelled_at=clock.cancelled_at,
        is_paused=clock.pausable and _stop(clock) is not None,
        at=at,
        fell_away=clock.fell_away,
        given_up=bool(clock.given_up),
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


def check_late(clock: Clock, state: State) -> None:
    if not clock.is_late_in(state):
        raise Refused(NOT_LATE if clock.counts_as_late else BEFORE_IT_WAS_HERE)


def check_still_late(clock: Clock, state: State) -> None:
    if not clock.is_late_in(state):
        raise Refused(LATE_NO_MORE if clock.counts_as_late else BEFORE_IT_WAS_HERE)


def check_explained(breaches: list[BreachReason]) -> list[BreachReason]:
    """What was explained and waits to be seen, the last in the end. Raise Refused where there is nothing."""
    if not breaches:
        raise Refused("Nobody has said yet why it is late. That comes first.")
    return check_not_acknowledged(breaches)


def check_explained_by_another(breaches: list[BreachReason], account: int | None) -> list[BreachReason]:
    """What others said of it. Raise Refused where they said it all themselves."""
    by_others = [one for one in breaches if account is None or one.explained_by_id != account]
    if not by_others:
        raise Refused(YOURS)
    return by_others


def check_may_be_said(clock: Clock, breaches: Said, agencies: Agencies) -> list[BreachReason]:
    """What somebody says of it, or said and may say better: one for each of the ``agencies`` for which they do, those
    that have said nothing in front. Raise Refused where all of that was acknowledged.
    """
    found = what_may_be_said(clock, breaches, agencies)
    if not found:
        raise Refused(SEEN)
    return found


def what_may_be_said(clock: Clock, breaches: Said, agencies: Agencies) -> list[BreachReason]:
    """The same; nothing where somebody may say nothing of it, or no more."""
    there = {one.agency_id: one for one in breaches}
    new = [BreachReason(space_id=clock.space_id, clock=clock, agency_id=one) for one in agencies if one not in there]
    return [*new, *(there[one] for one in agencies if one in there and there[one].acknowledged_at is None)]


def check_not_acknowledged(breaches: list[BreachReason]) -> list[BreachReason]:
    """Those that wait to be seen. Raise Refused where none does."""
    waiting = [one for one in breaches if one.acknowledged_at is None]
    if not waiting:
        raise Refused(SEEN)
    return waiting


def _said_for(agency: int | None, offered: list[BreachReason]) -> BreachReason:
    """The one that is meant. Raise Refused where nobody can tell which that is."""
    if agency is None and len(offered) == 1:
        return offered[0]
    meant = next((one for one in offered if one.agency_id == agency), None)
    if meant is None:
        raise Refused(WHICH_AGENCY, "agency")
    return meant


def _not_before(clock: Clock, from_at: datetime) -> datetime:
    """A pause is typed to the minute: one of the very minute in which the clock began is from its beginning on."""
    return clock.began_at if from_at == clock.began_at.replace(second=0, microsecond=0) else from_at


def _check_stops_then(clock: Clock, from_at: datetime, at: datetime) -> None:
    if from_at > at:
        raise Refused(TO_COME, "from_time")
    if from_at < clock.began_at:
        raise Refused(f"It began on {began_in_words(clock)}. Enter that time or a later one.", "from_time")
    if is_past(clock.due_at, from_at):
        raise Refused(f"It was due on {clock.due_in_words}, before that. Explain why it is late instead.", "from_time")
    earlier = ClockStop.objects.filter(clock=clock, until_at__gt=from_at).order_by("-until_at").first()
    if earlier:
        raise Refused(f"It was paused until {moment(earlier.until_at)} already. Enter a later time.", "from_time")


def _stop(clock: Clock) -> ClockStop | None:
    return ClockStop.objects.filter(clock=clock, until_at=None).first()


def _acknowledge(breach: BreachReason, by: Actor, at: datetime) -> BreachReason:
    breach.acknowledged_at, breach.acknowledged_by_id = at, _person(by)
    breach.save()
    return breach


def _person(by: Actor) -> int:
    account = account_of(by)
    if account is None:
        raise Refused(A_PERSON)
    return account

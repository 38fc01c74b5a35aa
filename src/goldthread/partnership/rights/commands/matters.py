"""A matter is recorded, its clock stands or is given longer, and it is closed."""

from datetime import date, datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.rights.clocks import extension_told_by
from goldthread.partnership.rights.commands.answered import check_answered
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import ENDINGS, ClockStop, Extension, Matter, RightsSettings
from goldthread.partnership.rights.running import IN_MONTHS, stops_of

DAYS = {"keep_days": 3650, "acknowledge_days": 365, "answer_days": 365, "review_days": 365}


def new_matter(space: Space, kind: str, what: str, received_on: date, at: datetime, asked_by: str = "") -> Matter:
    """The next matter of a kind. To be called inside a command that waits to be alone."""
    check_day(received_on, at, "received_on")
    return Matter.objects.create(
        space=space,
        kind=kind,
        number=next_number(Matter.objects.filter(space=space, kind=kind)),
        asked_by=asked_by,
        what=said(what, "Say what is asked, or what happened.", "what"),
        received_on=received_on,
    )


@command(Can.ANSWER_RIGHTS, event="clock of a request stopped", about="matter")
def stop_clock(*, matter: Matter, why: str, from_on: date, note: str, by: Actor, at: datetime) -> ClockStop:
    """Something is awaited from whoever asked, without which it cannot be answered."""
    check_clock_may_stop(matter)
    if why not in ClockStop.Why.values:
        raise Refused("Choose what is awaited.", "why")
    check_day(from_on, at, "from_on", since=matter.received_on)
    stop = ClockStop.objects.create(
        space_id=matter.space_id, matter=matter, why=why, from_on=from_on, note=note.strip()
    )
    log(matter, f"The clock stopped on {in_words(from_on)}: {stop}", by, at, note)
    return stop


@command(Can.ANSWER_RIGHTS, event="clock of a request runs again", about="stop")
def run_clock(*, stop: ClockStop, until_on: date, by: Actor, at: datetime) -> ClockStop:
    """What was awaited came."""
    check_clock_stands(stop)
    check_day(until_on, at, "until_on")
    if until_on < stop.from_on:
        raise Refused(f"This date must be {in_words(stop.from_on)} or later: the day the clock stopped.", "until_on")
    stop.until_on = until_on
    stop.save()
    log(stop.matter, f"The clock runs again from {in_words(until_on)}", by, at)
    return stop


@command(Can.ANSWER_RIGHTS, event="time to answer a request extended", about="matter")
def extend(*, matter: Matter, why: str, told_on: date, by: Actor, at: datetime) -> Extension:
    """It is complex: the person is told, within the first month, that it takes two months more, and why."""
    check_may_be_given_longer(matter)
    check_day(told_on, at, "told_on", since=matter.received_on)
    last = extension_told_by(matter.received_on, stops_of(matter))
    if last and told_on > last:
        raise Refused(f"The person must be told by {in_words(last)}: within the first month.", "told_on")
    why = said(why, "Say why it takes longer, as the person was told.", "why")
    extension = Extension.objects.create(space_id=matter.space_id, matter=matter, why=why, told_on=told_on)
    log(matter, f"Two months more; the person was told on {in_words(told_on)}", by, at, why)
    return extension


@command(Can.ANSWER_RIGHTS, event="matter of information rights closed", about="matter")
def close_matter(*, matter: Matter, how: str, why: str, by: Actor, at: datetime) -> Matter:
    """Nothing more is to be done. What is closed as answered was answered first."""
    check_open(matter)
    if how not in ENDINGS[matter.kind]:
        raise Refused("Choose how it ended.", "how")
    if how == Matter.Closed.ANSWERED:
        check_answered(matter)
    else:
        why = said(why, "Say why it ends so.", "why")
    matter.closed_at, matter.closed_how, matter.closed_why = at, how, why.strip()
    matter.save()
    log(matter, f"Closed: {matter.get_closed_how_display()}", by, at, why)
    return matter


@command(Can.ANSWER_RIGHTS, event="note of a matter of information rights made", about="matter")
def note_in_log(*, matter: Matter, words: str, by: Actor, at: datetime) -> Matter:
    """Something that belongs into the log and is no step of its own, such as a telephone call."""
    log(matter, "Note", by, at, said(words, "Write the note.", "words"))
    return matter


@command(Can.ANSWER_RIGHTS, event="settings of information rights set")
def set_rights(
    *, space: Space, needs_second_person: bool, days: dict[str, int], by: Actor, at: datetime
) -> RightsSettings:
    """Whether a second person checks, and how many days a partnership gives itself."""
    for field, most in DAYS.items():
        if not 1 <= days[field] <= most:
            raise Refused(f"Enter a number of days from 1 to {most}.", field)
    wanted = {"needs_second_person": needs_second_person, **days}
    row, _ = RightsSettings.objects.update_or_create(space=space, defaults=wanted)
    return row


def check_clock_may_stop(matter: Matter) -> None:
    check_open(matter)
    if matter.kind not in IN_MONTHS:
        raise Refused("The clock of this matter does not stop.")
    if ClockStop.objects.filter(matter=matter, until_on=None).exists():
        raise Refused("The clock is paused already.")


def check_clock_stands(stop: ClockStop) -> None:
    check_open(stop.matter)
    if stop.until_on:
        raise Refused("The clock runs already.")


def check_may_be_given_longer(matter: Matter) -> None:
    check_open(matter)
    if matter.kind not in IN_MONTHS:
        raise Refused("This matter cannot be given longer.")
    if Extension.objects.filter(matter=matter).exists():
        raise Refused("It was given longer already.")

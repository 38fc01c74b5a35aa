"""What was recorded of a request or breach is put right: its day, who asks, or what it is about.

What stood there before stays in the log and the trail, with the reason; every clock is worked out anew from the day.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import moment
from goldthread.partnership.rights.commands.access import Asking, checked_asking
from goldthread.partnership.rights.commands.breaches import Known, checked_known
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import (
    AccessRequest,
    Breach,
    BreachReport,
    ClockStop,
    Complaint,
    Correction,
    Extension,
    InformationAnswer,
    Matter,
    Pack,
)
from goldthread.partnership.rights.models.matters import OfMatter

WHY = "Say why what was recorded is wrong."
ANOTHER_ASKS = "Who asks was corrected after it was ordered"
DONE_SINCE: tuple[tuple[type[OfMatter], str, str], ...] = (
    (ClockStop, "from_on", "its clock stopped"),
    (Extension, "told_on", "the person was told that it takes longer"),
    (AccessRequest, "identity_on", "identity was checked"),
    (Pack, "released_on", "it was released"),
    (Correction, "told_on", "the person was told"),
    (Complaint, "acknowledged_on", "it was acknowledged"),
    (Complaint, "answered_on", "it was answered"),
    (InformationAnswer, "answered_on", "it was answered"),
    (Breach, "told_on", "the people affected were told"),
)
"""What is done about a matter on a day, none of which can lie before the matter came."""


@command(Can.ANSWER_RIGHTS, event="what was recorded of a request corrected", about="matter")
def correct_request(*, matter: Matter, asking: Asking, why: str, by: Actor, at: datetime) -> Matter:
    """It was received on another day, by somebody else or for something else than was written down."""
    check_is_a_request(matter)
    asking = checked_asking(asking, matter.kind)
    why = said(why, WHY, "why")
    check_day(asking.received_on, at, "received_on")
    _check_nothing_was_before(matter, asking.received_on, "received_on")
    changes = list(_changes_of(matter, asking))
    is_another = matter.asked_by != asking.asked_by
    matter.received_on, matter.asked_by, matter.what = asking.received_on, asking.asked_by, asking.what
    matter.save()
    if matter.kind == Matter.Kind.ACCESS:
        access = AccessRequest.objects.get(matter=matter)
        is_another = is_another or access.is_child != asking.is_child
        changes += _correct_child(access, asking)
        changes += _ask_anew_who_it_is(access) if is_another else []
    _log_changes(matter, changes, why, by, at)
    return matter


@command(Can.ANSWER_RIGHTS, event="what was recorded of a breach corrected", about="breach")
def correct_breach(*, breach: Breach, known: Known, why: str, by: Actor, at: datetime) -> Breach:
    """It became known at another minute, or is about something else than was written down."""
    check_open(breach.matter)
    known = checked_known(known, at)
    why = said(why, WHY, "why")
    matter, received_on = breach.matter, timezone.localdate(known.aware_at)
    _check_nothing_was_before(matter, received_on, "aware_on")
    if BreachReport.objects.filter(matter=matter, reported_at__lt=known.aware_at).exists():
        raise Refused("This must be before it was first reported.", "aware_time")
    changes = [
        *_change("Became known", moment(breach.aware_at), moment(known.aware_at)),
        *_change("What happened", matter.what, known.what),
        *_change("What data, about whom", breach.data, known.data),
        *_change("People affected", _number(breach.people), _number(known.people)),
    ]
    matter.received_on, matter.what = received_on, known.what
    matter.save()
    breach.aware_at, breach.data, breach.people = known.aware_at, known.data, known.people
    breach.save()
    _log_changes(matter, changes, why, by, at)
    return breach


def check_is_a_request(matter: Matter) -> None:
    """Of a breach something else is known: it is corrected by itself."""
    check_open(matter)
    if matter.kind == Matter.Kind.BREACH:
        raise Refused("This is a breach: correct what is known of it.")


def _changes_of(matter: Matter, asking: Asking) -> Iterator[str]:
    yield from _change("Received", in_words(matter.received_on), in_words(asking.received_on))
    yield from _change("Who asks", matter.get_asked_by_display(), _label(Matter.AskedBy.choices, asking.asked_by))
    yield from _change("What was asked", matter.what, asking.what)


def _correct_child(access: AccessRequest, asking: Asking) -> list[str]:
    """Whether it is about a child, and how the child's understanding was weighed."""
    before = (access.get_understanding_display() or "Not about a child", access.weighed)
    access.is_child, access.understanding, access.weighed = asking.is_child, asking.understanding, asking.weighed
    access.save()
    return [
        *_change("The child", before[0], access.get_understanding_display() or "Not about a child"),
        *_change("How that was weighed", before[1], access.weighed),
    ]


def _ask_anew_who_it_is(access: AccessRequest) -> list[str]:
    """Somebody else asks than was written down: what was seen of them, and whether a pack is for them, counts no more.

    Who may be given what depends on who asks, and with a child on whose behalf (statutory.md 13.5).
    """
    unreleased = Pack.objects.filter(matter=access.matter_id, released_on=None, sent_back_why="")
    told = ["A pack was sent back."] if unreleased.update(sent_back_why=ANOTHER_ASKS) else []
    if access.identity_on:
        told.append(f"Identity is to be checked again. On {in_words(access.identity_on)}: {access.identity_how}")
        access.identity_on, access.identity_how = None, ""
        access.save()
    return told


def _change(what: str, before: str, now: str) -> list[str]:
    return [f"{what}: before “{before or 'nothing'}”, now “{now or 'nothing'}”."] if before != now else []


def _log_changes(matter: Matter, changes: list[str], why: str, by: Actor, at: datetime) -> None:
    if not changes:
        raise Refused("Nothing is another than it was. Change what is wrong, or cancel.")
    log(matter, "What was recorded was corrected", by, at, "\n".join([why, *changes]))


def _label(choices: list[tuple[str, str]], code: str) -> str:
    return dict(choices).get(code, "")


def _number(people: int | None) -> str:
    return "" if people is None else str(people)


def _check_nothing_was_before(matter: Matter, day: date, field: str) -> None:
    """Nothing of what was done about it since may lie before the day on which it came."""
    first = min(_since(matter), default=None)
    if first and first[0] < day:
        raise Refused(f"This date must be {in_words(first[0])} or earlier: {first[1]} on that day.", field)


def _since(matter: Matter) -> Iterator[tuple[date, str]]:
    """Each day on which something was done about it, and what."""
    for model, field, what in DONE_SINCE:
        for day in model._default_manager.filter(matter=matter).values_list(field, flat=True):
            if day:
                yield day, what

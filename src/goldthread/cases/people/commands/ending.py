"""What was right is so no longer: somebody moved, took another name, left a school, or an alert is over."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.people.allowing import taking_back
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import LivesThere, OfAPerson, SaidAlert, SaidSchool
from goldthread.cases.people.saying import ALONE
from goldthread.cases.people.told import CAN_END
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import TO_COME
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

IS_PLANNED = (LivesThere, SaidSchool, SaidAlert)
"""Of these an end is known before it comes."""
NO_END = "This does not end. Take it back if it is wrong."
NO_DAY = "Enter the last day on which it is so."
BEFORE_IT_BEGAN = "This is before it began."
TAKEN_BACK = "This was taken back, so it does not end."


@command(Can.RECORD_CASES, event="end of something said of a person told", about="told", alone=ALONE)
def say_when_it_ends(*, told: OfAPerson, until_on: date | None, by: Actor, at: datetime) -> OfAPerson:
    """It was right until a day, that one too, and stays to be seen as what was so. Without a day it goes on."""
    taking_back(told, by, at)
    if not isinstance(told, CAN_END):
        raise Refused(NO_END)
    if told.taken_back_at:
        raise Refused(TAKEN_BACK)
    if until_on is None and told.until_on is None:
        raise Refused(NO_DAY, "until_on")
    if until_on and not isinstance(told, IS_PLANNED) and until_on > timezone.localdate(at):
        raise Refused(TO_COME, "until_on")
    if until_on and isinstance(told, (LivesThere, SaidSchool)) and told.from_on and until_on < told.from_on:
        raise Refused(BEFORE_IT_BEGAN, "until_on")
    told.until_on = until_on
    told.save(update_fields=["until_on"])
    look_anew([told.person], told.space, at)
    return told

"""When a report that comes again is due next."""

from datetime import date

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.records.working_days import months_after
from goldthread.partnership.forward_plan.models import Rule

MONTHS = {Rule.QUARTERLY: 3, Rule.SIX_MONTHLY: 6, Rule.YEARLY: 12}


def next_due(due: PartialDate, rule: str, considered_on: date) -> PartialDate | None:
    """The first day or month of its row that lies after the meeting; nothing for what comes once.

    Counted from when it was due and not from when it came, so that a late report does not move those that follow.
    """
    if rule not in MONTHS:
        return None
    step, turns = MONTHS[Rule(rule)], 1
    while _later(due, turns * step).last <= considered_on:
        turns += 1
    return _later(due, turns * step)


def _later(due: PartialDate, months: int) -> PartialDate:
    return PartialDate.from_date(months_after(due.first, months), due.precision)

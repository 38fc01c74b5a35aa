"""When something falls due, and why: pure arithmetic over days and instants, explained line by line (statutory.md 0.3).

Nothing here asks the time or the database. Whoever asks gives the moment at which a clock began, its limit, the stops
it had, and the working time of the partnership.
"""

from goldthread.foundation.clocks.due import Reckoned, reckoned
from goldthread.foundation.clocks.editions import Edition, Kind, Rule, rule_on
from goldthread.foundation.clocks.limits import (
    Limit,
    Unit,
    days,
    hours,
    months,
    weeks,
    working_days,
    working_hours,
)
from goldthread.foundation.clocks.lines import Line
from goldthread.foundation.clocks.states import State, state_of
from goldthread.foundation.clocks.stops import Stop
from goldthread.foundation.clocks.working_time import NotKnown, Opening, WorkingTime

__all__ = [
    "Edition",
    "Kind",
    "Limit",
    "Line",
    "NotKnown",
    "Opening",
    "Reckoned",
    "Rule",
    "State",
    "Stop",
    "Unit",
    "WorkingTime",
    "days",
    "hours",
    "months",
    "reckoned",
    "rule_on",
    "state_of",
    "weeks",
    "working_days",
    "working_hours",
]

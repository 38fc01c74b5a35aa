"""Clocks, their stops, why one was late, and the working time by which they are counted."""

from goldthread.foundation.timekeeping.models.breaches import BreachReason
from goldthread.foundation.timekeeping.models.clocks import (
    CLOCKS_READ_UNOPENED,
    CLOCKS_SEEN_THROUGH,
    CLOCKS_TOLD_THROUGH,
    COUNTS_AS_LATE,
    Clock,
    ClockQuerySet,
    ClockStop,
    clocks_among,
    clocks_but,
)
from goldthread.foundation.timekeeping.models.words import IN_WORDS, LATE, TO_STAND, Reason
from goldthread.foundation.timekeeping.models.working_time import (
    LastCounted,
    OpeningHours,
    ProclaimedDay,
    working_time_of,
)

__all__ = [
    "CLOCKS_READ_UNOPENED",
    "CLOCKS_SEEN_THROUGH",
    "CLOCKS_TOLD_THROUGH",
    "COUNTS_AS_LATE",
    "IN_WORDS",
    "LATE",
    "TO_STAND",
    "BreachReason",
    "Clock",
    "ClockQuerySet",
    "ClockStop",
    "LastCounted",
    "OpeningHours",
    "ProclaimedDay",
    "Reason",
    "clocks_among",
    "clocks_but",
    "working_time_of",
]

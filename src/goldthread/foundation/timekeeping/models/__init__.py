"""Clocks, their stops, why one was late, and the working time by which they are counted."""

from goldthread.foundation.timekeeping.models.breaches import BreachReason
from goldthread.foundation.timekeeping.models.clocks import (
    CLOCKS_OPENED_FIRST,
    CLOCKS_SEEN_THROUGH,
    CLOCKS_TOLD_THROUGH,
    IN_WORDS,
    LATE,
    TO_STAND,
    Clock,
    ClockQuerySet,
    ClockStop,
    Reason,
)
from goldthread.foundation.timekeeping.models.working_time import OpeningHours, ProclaimedDay, working_time_of

__all__ = [
    "CLOCKS_OPENED_FIRST",
    "CLOCKS_SEEN_THROUGH",
    "CLOCKS_TOLD_THROUGH",
    "IN_WORDS",
    "LATE",
    "TO_STAND",
    "BreachReason",
    "Clock",
    "ClockQuerySet",
    "ClockStop",
    "OpeningHours",
    "ProclaimedDay",
    "Reason",
    "working_time_of",
]

"""A day and a time of day, typed apart, as one moment of the clock in England."""

from datetime import date, datetime, time

from django.utils import timezone


def moment_of(day: date, at: time) -> datetime:
    """The moment, of which the day and the clock time are those of England."""
    return timezone.make_aware(datetime.combine(day, at))

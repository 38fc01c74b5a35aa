"""The moments at which a day begins and ends in England."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def beginning_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """Midnight in London, when the day is over."""
    return beginning_of(day + timedelta(days=1))

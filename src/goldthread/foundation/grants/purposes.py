"""Why somebody opens a record that their role lets them see, in a few words to choose from."""

from datetime import datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone


class Purpose(TextChoices):
    WORKING = "working", "I work with this child or family"
    SUPERVISION = "supervision", "I supervise or manage this work"
    MEETING = "meeting", "I prepare or take a meeting about it"
    REQUEST = "request", "I answer a request about it"
    ASSURANCE = "assurance", "I check the quality of the work or of the record"
    OTHER = "other", "Another purpose"


def end_of_day(at: datetime) -> datetime:
    """Midnight at the end of the local day, when what was opened for a purpose shuts."""
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))

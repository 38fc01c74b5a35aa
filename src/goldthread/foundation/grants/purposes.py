"""Why somebody opens a record that their role lets them see, in a few words to choose from."""

from django.db.models import TextChoices


class Purpose(TextChoices):
    WORKING = "working", "I work with this child or family"
    DECIDING = "deciding", "I decide on it, or am asked what I think of it"
    SUPERVISION = "supervision", "I supervise or manage this work"
    MEETING = "meeting", "I prepare or take a meeting about it"
    REQUEST = "request", "I answer a request about it"
    ASSURANCE = "assurance", "I check the quality of the work or of the record"
    OTHER = "other", "Another purpose"

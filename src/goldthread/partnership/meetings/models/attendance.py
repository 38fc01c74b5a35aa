"""Who came to a meeting, for which seat."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.records.handling import BUSINESS, PERSON_NAME
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.models.agenda import AgendaItem
from goldthread.partnership.meetings.models.calendar import Meeting


class Attendance(SpaceRecord):
    """Whether a seat was filled at a meeting, by whom; or a guest, who fills none.

    ``came_for`` and ``left_after`` are the items with which somebody came late and went early: the quorum is told for
    each item by who was there.
    """

    class How(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "The named deputy came"
        SUBSTITUTE = "substitute", "Somebody else stood in"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent without apologies"
        GUEST = "guest", "Guest or observer"

    FILLED: ClassVar = (How.PRESENT, How.DEPUTY, How.SUBSTITUTE)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances")
    how = models.CharField(max_length=12, choices=How.choices)
    name = models.CharField(max_length=150, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came_for = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    left_after = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "meeting seat how agency came_for left_after"), names=(PERSON_NAME, "name")
    )

    class Meta:
        db_table = "meeting_attendance"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "meeting", "seat"],
                condition=Q(seat__isnull=False),
                name="meeting_attendance_once_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(how="guest", seat=None) & ~Q(name="") | ~Q(how="guest") & Q(seat__isnull=False),
                name="meeting_attendance_is_of_a_seat_or_a_guest",
            ),
            models.CheckConstraint(
                condition=~Q(how="substitute") | ~Q(name=""), name="meeting_attendance_names_who_stood_in"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "seat", "meeting"], name="meeting_attendance_seat")]

    def __str__(self) -> str:
        return f"{self.seat or self.name}: {self.get_how_display()}"

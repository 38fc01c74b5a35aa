"""Who may be one and the same, who was found to be, who may be two, and the keys under which all are looked for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.cases.people.models.people import Person
from goldthread.foundation.records.handling import CASE, CASE_NAME, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class MatchKey(SpaceRecord):
    """A key under which somebody is found again (``matching.keys``). Worked out anew whenever what is said of them
    changes, and never shown. None is made of a protected address.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=80)

    handling: ClassVar = with_own_columns(facts=(CASE, "person"), keys=(CASE_NAME, "key"))

    class Meta:
        db_table = "person_match_key"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "key", "person"], name="person_match_key_once"),
        ]


class Merge(SpaceRecord):
    """That a person decided that two are one, why, and, where it was wrong, that it was undone and why."""

    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_why = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, "gone kept merged_at merged_by undone_at undone_by"), words=(CASE_TEXT, "why undone_why")
    )

    class Meta:
        db_table = "person_merge"
        verbose_name = "merge of people"
        verbose_name_plural = "merges of people"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="person_merge_says_why"),
            models.CheckConstraint(condition=~Q(gone=F("kept")), name="person_merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, undone_why="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_why="")),
                name="person_merge_undone_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["space", "gone"], condition=Q(undone_at=None), name="person_merge_once_at_a_time"
            ),
        ]


class Lookalike(SpaceRecord):
    """Two who may be one: found when one of them was recorded, and waiting for a person who decides.

    It waits for the steward of the register alone, who may be the only one to see both. That they are two is kept, so
    that nobody is asked again. One that waits with a ``why`` was decided before, and pointed out since.
    """

    class Found(models.TextChoices):
        WAITS = "waits", "Waits for somebody who decides"
        ONE = "one", "They are one"
        TWO = "two", "They are two"

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    found = models.CharField(max_length=5, choices=Found.choices, default=Found.WAITS)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(CASE, "first second found found_at decided_at decided_by"), words=(CASE_TEXT, "why")
    )

    class Meta:
        db_table = "person_lookalike"
        verbose_name = "pair that may be one person"
        verbose_name_plural = "pairs that may be one person"
        indexes: ClassVar = [
            models.Index(fields=["space", "found", "-found_at", "-id"], name="person_lookalike_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "first", "second"], name="person_lookalike_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="person_lookalike_in_order"),
            models.CheckConstraint(
                condition=Q(found="waits", decided_at=None) | (~Q(found="waits") & Q(decided_at__isnull=False)),
                name="person_lookalike_decided_when",
            ),
        ]


class TwoNumbers(SpaceRecord):
    """Somebody of whom two NHS numbers stand: one is wrong, or two people are known as one. It waits for the steward of
    the register alone, since those who told them may each read of one. It goes once one of them is taken back.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(facts=(CASE, "person found_at"))

    class Meta:
        db_table = "person_two_numbers"
        verbose_name = "person with two NHS numbers"
        verbose_name_plural = "people with two NHS numbers"
        indexes: ClassVar = [models.Index(fields=["space", "-found_at", "-id"], name="person_two_numbers_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "person"], name="person_two_numbers_once"),
        ]

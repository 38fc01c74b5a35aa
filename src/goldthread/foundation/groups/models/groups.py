"""Boards, executives, sub-groups, panels and networks, and what was said of each on a day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.records.handling import PUBLISHED
from goldthread.foundation.records.in_force import EarlierWords, InForce, InForceQuerySet, Worded
from goldthread.foundation.records.searchable import Searchable
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class GroupKind(models.TextChoices):
    """Kinds of group, statutory.md 1.4, in the order in which a partnership lists them."""

    EXECUTIVE = "executive", "Executive"
    BOARD = "board", "Board"
    SUB_GROUP = "sub_group", "Sub-group"
    PANEL = "panel", "Panel"
    TASK_AND_FINISH = "task_and_finish", "Task and finish group"
    WORKING_GROUP = "working_group", "Working group"
    NETWORK = "network", "Network"
    TEAM = "team", "Team or unit"


class Remit(models.TextChoices):
    """Whose safety a board answers for. One unit may run boards of several, joined under one executive (seed 001)."""

    CHILDREN = "children", "Children"
    ADULTS = "adults", "Adults"
    COMMUNITY_SAFETY = "community_safety", "Community safety"
    HEALTH_AND_WELLBEING = "health_and_wellbeing", "Health and wellbeing"
    JOINT = "joint", "More than one of these"


class GroupWords(models.Model):
    """What a partnership says of a group; a change from a day keeps what was said before it.

    ``substitutes_allowed`` may be unknown: a source often does not say. ``quorum`` is the rule in words, as the terms
    of reference print it; what can be counted of it is ``quorum_count`` (seats), ``quorum_share`` (a percentage of the
    seats that count) and the group's ``QuorumNeed`` rows.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=GroupKind.choices)
    parent = models.ForeignKey("groups.Group", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    remit = models.CharField(max_length=30, choices=Remit.choices, blank=True, default="", db_default="")
    purpose = models.TextField(blank=True)
    is_statutory = models.BooleanField(default=False)
    terms_of_reference = models.CharField(max_length=200, blank=True)
    cadence = models.CharField(max_length=100, blank=True)
    quorum = models.CharField(max_length=200, blank=True)
    quorum_count = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_share = models.PositiveSmallIntegerField(null=True, blank=True)
    substitutes_allowed = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True


WORDS = (
    "name short_name kind parent remit purpose is_statutory terms_of_reference cadence quorum quorum_count quorum_share"
    " substitutes_allowed note"
)


class GroupQuerySet(InForceQuerySet["Group"]):
    """Groups, on a day or on all days."""


class Group(SpaceRecord, Sourced, InForce, Worded, GroupWords):
    """A body that meets. ``template`` is what it was made from, if anything.

    ``code`` is its short name in addresses and on the command line. It is made when the group is, from its short name
    or its name, and stays when these change.
    """

    Kind = GroupKind

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    template = models.CharField(max_length=40, blank=True, editable=False)
    code = models.SlugField(max_length=60, blank=True, default="", db_default="", editable=False, db_index=False)

    objects = GroupQuerySet.as_manager()

    remembers: ClassVar = tuple(WORDS.split())
    searched = Searchable("Group", "r.name", "r.short_name || ' ' || r.purpose", "'VIEW_PARTNERSHIP'")
    handling: ClassVar = with_source_columns(facts=(PUBLISHED, f"{WORDS} template code starts_on ends_on dates_note"))

    class Meta:
        db_table = "group"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="group_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["space", "name", "starts_on"], nulls_distinct=False, name="group_name_once_from_a_day"
            ),
            models.UniqueConstraint(fields=["space", "code"], condition=~Q(code=""), name="group_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group", kwargs={"space": self.space.slug, "group": self.pk})


class GroupAsItWas(SpaceRecord, EarlierWords, GroupWords):
    """What was said of a group until a day."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="earlier_words")

    handling: ClassVar = with_own_columns(facts=(PUBLISHED, f"{WORDS} group until"))

    class Meta:
        db_table = "group_as_it_was"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "group", "until"], name="group_words_once_until_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} until {self.until}"

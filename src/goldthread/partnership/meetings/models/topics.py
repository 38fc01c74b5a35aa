"""What agendas are made of: what items are for and for whom, what every one has, and what goes on after a meeting."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.models.calendar import Meeting


class Purpose(models.TextChoices):
    """What an item is for, statutory.md 1.4; and the three that every meeting has for itself."""

    DECISION = "decision", "For decision"
    ASSURANCE = "assurance", "For assurance"
    INFORMATION = "information", "For information"
    DISCUSSION = "discussion", "For discussion"


class Part(models.TextChoices):
    """What Goldthread itself puts into an item, besides what is typed: nothing, or what is due."""

    NONE = "", "Nothing"
    INTERESTS = "interests", "Conflicts of interest that were declared"
    MINUTES = "minutes", "The minutes of the last meeting, to be approved"
    ARISING = "arising", "Topics that were not closed"
    ACTIONS = "actions", "Actions of this group and of its meetings that are open"


class Audience(models.TextChoices):
    """Who sees an item and its papers, of those who may see the meeting."""

    MEETING = "meeting", "Everyone who may see the meeting"
    MEMBERS = "members", "Members, their deputies and whoever may see every meeting; no observers or advisers"
    NAMED = "named", "Only the seats that are named"


class StandingItem(SpaceRecord):
    """An item that every agenda of a group has, in its order: before all others, or with ``comes_last`` after them."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="standing_items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.DISCUSSION)
    part = models.CharField(max_length=10, choices=Part.choices, blank=True)
    comes_last = models.BooleanField(default=False)

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "group place purpose part comes_last"), words=(BUSINESS_TEXT, "title")
    )

    class Meta:
        db_table = "meeting_standing_item"
        indexes: ClassVar = [models.Index(fields=["space", "group", "place"], name="meeting_standing_item_order")]

    def __str__(self) -> str:
        return self.title


class StockPhrase(SpaceRecord):
    """Words that a group's minutes use again and again, to be put in with one choice."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="stock_phrases")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "group place"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "meeting_stock_phrase"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "group", "place"], name="meeting_stock_phrase_place_once"),
        ]

    def __str__(self) -> str:
        return self.words


class Topic(SpaceRecord):
    """Something a group talks about until it is closed: it comes to each meeting by itself, under matters arising."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(max_length=200)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEETING)
    closed_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="topics_closed"
    )
    why_closed = models.CharField(max_length=500, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "group audience closed_at"), words=(BUSINESS_TEXT, "title why_closed")
    )

    class Meta:
        db_table = "meeting_topic"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(why_closed=""), name="meeting_topic_closed_for_a_reason"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "group"], condition=Q(closed_at=None), name="meeting_topic_open"),
        ]

    def __str__(self) -> str:
        return self.title

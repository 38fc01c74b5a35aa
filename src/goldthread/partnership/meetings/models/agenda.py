"""What a meeting is about: its items, who sees them, and who may not take part."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.sitting import groups_decided_with, places_of
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT, PERSON_NAME
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.meetings.models.calendar import Meeting
from goldthread.partnership.meetings.models.topics import Audience, Part, Purpose, Topic


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, standing: Standing) -> "AgendaItemQuerySet":
        """Items of meetings in sight, by their audience and by whether what they are about may be seen.

        Never one in which the person has a conflict of interest. One about an action that another item gave out goes
        back to that one, and is seen by nobody who does not see it too.
        """
        if standing.is_system:
            return self
        return self.seen_by_themselves(standing).going_back_within(AgendaItem.objects.seen_by_themselves(standing))

    def seen_by_themselves(self, standing: Standing) -> "AgendaItemQuerySet":
        """As ``visible_to``, but for what they go back to."""
        every = standing.spaces_where(Can.VIEW_MEETINGS)
        running = standing.spaces_where(Can.RECORD_MEETINGS)
        place, places = Coalesce("seat__place_id", "seat_id"), places_of(standing)
        named = Exists(ItemReader.objects.alias(place=place).filter(item=OuterRef("pk"), place__in=places))
        members = Q(space_id__in=every) | Q(meeting__group__in=groups_decided_with(standing))
        audience = (
            Q(audience=Audience.MEETING)
            | Q(audience=Audience.MEMBERS) & members
            | Q(audience=Audience.NAMED) & Q(named)
        )
        meetings = Meeting.objects.visible_to(standing)
        seen = self.about_what_is_seen(standing).filter(audience | Q(space_id__in=running), meeting__in=meetings)
        return seen.without_conflict_of(standing)

    def going_back_within(self, seen: "AgendaItemQuerySet") -> "AgendaItemQuerySet":
        """Those that go back to no item besides these."""
        return self.filter(~Exists(GoesBack.objects.filter(item=OuterRef("pk")).exclude(to__in=seen)))

    @once
    def without_conflict_of(self, standing: Standing) -> "AgendaItemQuerySet":
        """Those in which a person, and whoever takes the seat that they take, has no conflict of interest."""
        if standing.account is None:
            return self
        place, places = Coalesce("seat__place_id", "seat_id"), places_of(standing)
        whose = Q(account=standing.account) | Q(account=None, place__in=places)
        return self.exclude(Exists(Conflict.objects.alias(place=place).filter(whose, item=OuterRef("pk"))))

    def with_paper_asked_of(self, standing: Standing) -> "AgendaItemQuerySet":
        """Those of meetings to come for which a paper was asked of an agency for which a person sends papers.

        They need not see the meeting: they see for what a paper is asked, and until when. Not so with a conflict of
        interest, or where the record that the item is about is not for them.
        """
        own = standing.agencies_where(Can.SEND_PAPERS)
        asked = self.filter(paper_wanted=True, agency__in=own, meeting__state=Meeting.State.PLANNED)
        return asked.about_what_is_seen(standing).without_conflict_of(standing)

    @once
    def about_what_is_seen(self, standing: Standing) -> "AgendaItemQuerySet":
        """Items about no record, or about one that a person may see."""
        if standing.is_system:
            return self
        about = Q(source="")
        for code, source in AGENDA_SOURCES.items():
            about |= Q(source=code, source_number__in=source.seen(standing))
        return self.filter(about)

    def for_members(self, group: Group, standing: Standing) -> "AgendaItemQuerySet":
        """What every member of a group may see, whoever they are: for a pack that is for no one in particular.

        ``standing`` is what a member holds besides the seat: their role in the partnership.
        """
        everybody = AgendaItem.objects.that_any_member_sees(group, standing)
        return self.that_any_member_sees(group, standing).going_back_within(everybody)

    def that_any_member_sees(self, group: Group, standing: Standing) -> "AgendaItemQuerySet":
        """As ``for_members``, but for what they go back to."""
        return (
            self.about_what_is_seen(standing)
            .filter(meeting__group=group)
            .exclude(audience=Audience.NAMED)
            .exclude(Exists(Conflict.objects.filter(item=OuterRef("pk"))))
        )

    def in_order(self) -> "AgendaItemQuerySet":
        return self.order_by("place", "id")


class AgendaItem(SpaceRecord):
    """One item of a meeting's agenda, and its minutes.

    ``source`` and ``source_number`` name the record that it is about (``agenda_sources``); what that is called is asked
    anew for each reader. ``topic`` is what it goes on with, at this meeting and the next.
    """

    Purpose = Purpose
    Part = Part
    Audience = Audience

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.DISCUSSION)
    part = models.CharField(max_length=10, choices=Part.choices, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEETING)
    what_is_asked = models.TextField(blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minutes_long = models.PositiveSmallIntegerField(null=True, blank=True)
    paper_wanted = models.BooleanField(default=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    comes_last = models.BooleanField(default=False)
    source = models.CharField(max_length=40, blank=True)
    source_number = models.BigIntegerField(null=True, blank=True)
    minutes = models.TextField(blank=True)

    objects = AgendaItemQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(
            BUSINESS,
            "meeting place purpose part audience agency minutes_long paper_wanted topic comes_last source"
            " source_number",
        ),
        words=(BUSINESS_TEXT, "title what_is_asked minutes"),
        names=(PERSON_NAME, "presenter"),
    )

    class Meta:
        db_table = "agenda_item"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(source="", source_number=None) | ~Q(source="") & Q(source_number__isnull=False),
                name="agenda_item_names_its_source_whole",
            ),
            models.UniqueConstraint(
                fields=["space", "meeting", "source", "source_number"],
                condition=~Q(source=""),
                name="agenda_item_once_about_a_record",
            ),
            models.UniqueConstraint(
                fields=["space", "meeting", "topic"],
                condition=Q(topic__isnull=False),
                name="agenda_item_once_on_a_topic",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "meeting", "place", "id"], name="agenda_item_order"),
            models.Index(
                fields=["space", "source", "source_number"], condition=~Q(source=""), name="agenda_item_about"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#item-{self.pk}"

    @property
    def audience_in_short(self) -> str:
        """For a tag; nothing where it is for everyone who may see the meeting."""
        return {Audience.MEMBERS: "Members only", Audience.NAMED: "Named seats only"}.get(Audience(self.audience), "")


class GoesBack(SpaceRecord):
    """That an item is about an action given out under another, or under one that the other itself goes back to.

    It is written when the item is made, for each item on the way, so that who may see it is asked of all at once.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="goes_back")
    to = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "item to"))

    class Meta:
        db_table = "agenda_item_goes_back"
        verbose_name_plural = "ways back of agenda items"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "item", "to"], name="agenda_item_goes_back_once"),
        ]

    def __str__(self) -> str:
        return str(self.to)


class ItemReader(SpaceRecord):
    """A seat whose holder and deputy see an item that is for named seats only."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="readers")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "item seat"))

    class Meta:
        db_table = "agenda_item_reader"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "item", "seat"], name="agenda_item_reader_once"),
        ]

    def __str__(self) -> str:
        return str(self.seat)


class Conflict(SpaceRecord):
    """That somebody has an interest in an item, and so neither sees it nor takes part in it.

    ``account`` is who it is, where they sign in; ``seat`` the seat they take, which then does not count for the quorum
    of the item. Either may be missing, not both: without an account it is whoever takes the seat, holder or deputy.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="conflicts")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    interest = models.CharField(max_length=500)
    declared_on = models.DateField()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "item account seat declared_on"), words=(BUSINESS_TEXT, "interest")
    )

    class Meta:
        db_table = "agenda_item_conflict"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(account__isnull=False) | Q(seat__isnull=False)) & ~Q(interest=""),
                name="agenda_item_conflict_says_whose_and_what",
            ),
            models.UniqueConstraint(
                fields=["space", "item", "account", "seat"], nulls_distinct=False, name="agenda_item_conflict_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "account", "item"], name="agenda_item_conflict_account")]

    @property
    def of_what(self) -> str:
        """Whose it is by the seat that they take, and without their name."""
        return self.seat.what_it_is_for if self.seat else "Somebody who takes no seat"

    def __str__(self) -> str:
        name = self.account.name if self.account else self.seat.holder_shown if self.seat else ""
        return ", ".join(filter(None, [name, str(self.seat or "")]))

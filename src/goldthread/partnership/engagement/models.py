"""Settings of an area beside their agencies, what a register says of each, contacts with it, what it takes part in."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT, PERSON_CONTACT, PERSON_NAME, PUBLISHED
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class Register(models.TextChoices):
    """Who keeps the register in which a setting has its number."""

    URN = "urn", "Schools register (URN)"
    OFSTED = "ofsted", "Ofsted"
    CHARITY = "charity", "Charity register"
    OTHER = "other", "Another register"


class Phase(models.TextChoices):
    """Phases of education, as the schools register has them."""

    NURSERY = "nursery", "Nursery"
    PRIMARY = "primary", "Primary"
    MIDDLE_PRIMARY = "middle_primary", "Middle deemed primary"
    SECONDARY = "secondary", "Secondary"
    MIDDLE_SECONDARY = "middle_secondary", "Middle deemed secondary"
    SIXTEEN_PLUS = "sixteen_plus", "16 plus"
    ALL_THROUGH = "all_through", "All-through"


class Status(models.TextChoices):
    """Whether a setting is open, as a register says it."""

    OPEN = "open", "Open"
    CLOSING = "closing", "Open, but proposed to close"
    PROPOSED = "proposed", "Proposed to open"
    CLOSED = "closed", "Closed"


NOT_CLOSED = (Status.OPEN, Status.CLOSING)
"""A setting that is to be reached: one that is yet to open has nobody to be reached."""


class RegisteredFacts(models.Model):
    """What a register says of a setting besides its name and kind."""

    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)
    registered_as = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


FACTS = "phase registered_as postcode town status closed_on"


class SettingQuerySet(models.QuerySet["Setting"]):
    @once
    def visible_to(self, standing: Standing) -> "SettingQuerySet":
        """Which settings there are is no secret: whoever sees the agencies sees them."""
        if standing.is_system:
            return self
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_PARTNERSHIP))

    def to_be_reached(self) -> "SettingQuerySet":
        return self.filter(status__in=NOT_CLOSED)

    def with_last_contact(self) -> "SettingQuerySet":
        """Each with the day of its last contact, ``last_contact_on``; nothing where there was none."""
        contacts = SettingContact.objects.filter(space=OuterRef("space"), setting=OuterRef("pk")).order_by()
        return self.annotate(
            last_contact_on=Subquery(contacts.values("setting").annotate(last=Max("on")).values("last"))
        )

    def not_reached_since(self, day: date) -> "SettingQuerySet":
        """Those without a contact on or after a day. Needs ``with_last_contact``."""
        return self.filter(Q(last_contact_on=None) | Q(last_contact_on__lt=day))

    def taking_part_in(self, whats: list[str], on: date) -> "SettingQuerySet":
        """Those that take part in one of several things on a day, or did once in what happens on one day."""
        parts = SettingPart.objects.filter(space=OuterRef("space"), setting=OuterRef("pk"), what__in=whats)
        return self.filter(Exists(parts.running_on(on)))


class Setting(SpaceRecord, Sourced, RegisteredFacts):
    """A school, home, club or group of the area, beside the agency that it is.

    Its name and kind are those of the agency. ``number`` is the one that ``register`` gave it, by which it is known
    again. Of the people only those who work there are kept: the head, and whoever leads on safeguarding.
    """

    last_contact_on: date | None
    """Of those read ``with_last_contact``."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="setting")
    register = models.CharField(max_length=10, choices=Register.choices, blank=True)
    number = models.CharField(max_length=20, blank=True)
    head_name = models.CharField(max_length=200, blank=True)
    lead_post = models.CharField(max_length=200, blank=True)
    lead_name = models.CharField(max_length=200, blank=True)
    lead_contact = models.CharField(max_length=200, blank=True)

    objects = SettingQuerySet.as_manager()

    handling: ClassVar = with_source_columns(
        facts=(PUBLISHED, f"agency register number {FACTS}"),
        posts=(BUSINESS, "lead_post"),
        people=(PERSON_NAME, "head_name lead_name"),
        reach=(PERSON_CONTACT, "lead_contact"),
    )

    class Meta:
        db_table = "setting"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "register", "number"], condition=~Q(number=""), name="setting_number_once"
            ),
            models.CheckConstraint(condition=Q(number="") | ~Q(register=""), name="setting_number_is_of_a_register"),
        ]

    def __str__(self) -> str:
        return self.agency.name

    def get_absolute_url(self) -> str:
        return reverse("setting", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def kind(self) -> str:
        return AgencyKind(self.agency.kind).label

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    @property
    def registered(self) -> str:
        """Number and register in words."""
        if not self.number:
            return ""
        return (
            f"URN {self.number}" if self.register == Register.URN else f"{self.number}, {self.get_register_display()}"
        )

    @property
    def has_lead(self) -> bool:
        return bool(self.lead_name or self.lead_contact)


class RegisterEntry(SpaceRecord, Sourced, RegisteredFacts):
    """What a register's file said of a setting when it was loaded. Never changed: a later one stands beside it."""

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="entries")
    said_on = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=AgencyKind.choices)

    handling: ClassVar = with_source_columns(facts=(PUBLISHED, f"setting said_on name kind {FACTS}"))

    class Meta:
        db_table = "setting_register_entry"
        verbose_name_plural = "register entries"
        ordering: ClassVar = ["-said_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, as registered"


class SettingContact(SpaceRecord):
    """One contact with a setting: on which day, how, with whom by their post, and what about."""

    class How(models.TextChoices):
        VISIT = "visit", "Visit"
        CALL = "call", "Call"
        EMAIL = "email", "E-mail or letter"
        MEETING = "meeting", "Meeting"
        EVENT = "event", "Training or event"

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=How.choices)
    about = models.TextField()
    with_post = models.CharField(max_length=200, blank=True)

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "setting on how with_post"), words=(BUSINESS_TEXT, "about"))

    class Meta:
        db_table = "setting_contact"
        indexes: ClassVar = [models.Index(fields=["space", "setting", "-on"], name="setting_contact_last")]

    def __str__(self) -> str:
        return f"{self.get_how_display()} with {self.setting}"


class PartQuerySet(models.QuerySet["SettingPart"]):
    def running_on(self, on: date) -> "PartQuerySet":
        """What goes on on a day, and what happened before it on a day of its own."""
        return self.filter(Q(until=None) | Q(until__gte=on) | Q(until=F("from_on")), from_on__lte=on)


class SettingPart(SpaceRecord):
    """Something that a setting takes part in, from a day. What happened on one day begins and ends on it."""

    class What(models.TextChoices):
        TRAINING = "training", "Training"
        AUDIT = "audit", "Section 11 or 175 audit"
        NETWORK = "network", "Network of safeguarding leads"
        FORUM = "forum", "Forum"
        BRIEFINGS = "briefings", "Briefings"
        ENCOMPASS = "encompass", "Operation Encompass"

    ON_A_DAY: ClassVar = (What.TRAINING, What.AUDIT)
    """What happens on a day; the others go on until they end."""

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="parts")
    what = models.CharField(max_length=10, choices=What.choices)
    from_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = PartQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "setting what from_on until"), words=(BUSINESS_TEXT, "note"))

    class Meta:
        db_table = "setting_part"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("from_on")), name="setting_part_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["space", "setting", "what"], condition=Q(until=None), name="setting_part_goes_on_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.setting}"

    @property
    def is_of_a_day(self) -> bool:
        return self.what in self.ON_A_DAY

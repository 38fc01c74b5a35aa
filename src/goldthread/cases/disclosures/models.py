"""What an area was told of a case of another: as whoever told it keeps it, and as it lies where it was told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can, role_choices
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns

TOLD_BY_ANOTHER = "told by another area"
SHORT = 4
"""Signs in each of the three parts of a receipt's number."""


class Part(models.TextChoices):
    """What the area has to do with the case (statutory.md 7.5: one led, one joined, a third contributed)."""

    LEADS = "leads", "Leads it"
    JOINS = "joins", "Takes part in it"
    CONTRIBUTES = "contributes", "Contributes to it"
    TAKES_OVER = "takes_over", "Is asked to take it over"
    CONCERNED = "concerned", "Is told, since it concerns the area"


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Not accepted"
    NOTED = "noted", "Read, and nothing to do"


class Told(SpaceRecord):
    """What both sides keep alike. ``copy`` are the entries as they read on that day: what each is called, its day and
    what it says, label by label. ``seal`` is the digest of what was told: the same on both sides, and never changed.

    What was taken back says no more than that: words and copy are gone, also where they had come to already.
    """

    part = models.CharField(max_length=12, choices=Part.choices)
    words = models.TextField(blank=True)
    copy = models.JSONField(default=list, blank=True)
    seal = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.TextField(blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answer_words = models.TextField(blank=True)
    reference_there = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    FACTS: ClassVar = "part seal sent_at arrived_at taken_back_at answer answered_at"
    WORDS: ClassVar = "words copy taken_back_why answer_words reference_there"

    class Meta:
        abstract = True

    @property
    def receipt(self) -> str:
        """The number by which two areas speak of what was told: "3F2A-09BC-71D0"."""
        return "-".join(self.seal[start : start + SHORT] for start in range(0, 3 * SHORT, SHORT)).upper()

    @property
    def is_taken_back(self) -> bool:
        return self.taken_back_at is not None


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    @once
    def visible_to(self, standing: Standing) -> "DisclosureQuerySet":
        """Whoever reads all of the case. An agency that takes part is told of none: it was not told itself."""
        if standing.is_system:
            return self
        whole = Case.objects.whole_to(standing).read_by(standing)
        return self.filter(case__in=whole.values("pk"))


class Disclosure(Told):
    """Another area was told of a case, as whoever told it keeps it.

    ``to_number`` is the space that was told, ``to_name`` what it was called then. Whoever told it did so in a ``role``.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disclosures")
    to_number = models.BigIntegerField()
    to_name = models.CharField(max_length=200)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40, choices=role_choices, blank=True)

    objects = DisclosureQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(
        facts=(CASE, f"case to_number to_name sent_by role {Told.FACTS}"), words=(CASE_TEXT, Told.WORDS)
    )

    class Meta:
        db_table = "disclosure"
        verbose_name = "telling of another area"
        verbose_name_plural = "tellings of other areas"
        indexes: ClassVar = [models.Index(fields=["space", "case", "-sent_at"], name="disclosure_of_case")]

    def __str__(self) -> str:
        return f"{self.case} told to {self.to_name}"

    def get_absolute_url(self) -> str:
        return reverse("disclosure", args=[self.space.slug, self.case.reference, self.pk])


class ReceivedQuerySet(models.QuerySet["Received"]):
    @once
    def visible_to(self, standing: Standing) -> "ReceivedQuerySet":
        """What belongs to no case here yet, whoever runs such cases here; the rest, whoever reads all of its case."""
        if standing.is_system:
            return self
        run = Q(pk__in=[])
        for code, pathway in PATHWAYS.items():
            run |= Q(pathway=code, space_id__in=whole_spaces_of(pathway, standing, Can.VIEW_CASES))
        whole = Case.objects.whole_to(standing).read_by(standing)
        return self.filter(Q(run, case=None) | Q(case__in=whole.values("pk")))


class Received(Told):
    """What another area told of a case of its own, as it lies here.

    ``from_number`` is the space that told it and ``number`` what that calls it; ``reference`` is the case there and
    ``stage`` how it stood. ``from_role`` is in which role it was told. ``case`` is the one here that it was put with.
    """

    from_number = models.BigIntegerField()
    from_name = models.CharField(max_length=200)
    from_role = models.CharField(max_length=100, blank=True)
    number = models.BigIntegerField()
    pathway = models.CharField(max_length=LONGEST_CODE)
    reference = models.CharField(max_length=40)
    stage = models.CharField(max_length=200)
    opened_on = models.DateField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="received")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ReceivedQuerySet.as_manager()

    locked_after: ClassVar = "case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE.kept_as(TOLD_BY_ANOTHER),
            "from_number from_name from_role number pathway reference stage opened_on case answered_by " + Told.FACTS,
        ),
        words=(CASE_TEXT.kept_as(TOLD_BY_ANOTHER), Told.WORDS),
    )

    class Meta:
        db_table = "disclosure_received"
        verbose_name = "what another area told"
        verbose_name_plural = "what other areas told"
        indexes: ClassVar = [
            models.Index(fields=["space", "pathway", "-sent_at"], name="disclosure_received_of_pathway"),
            models.Index(fields=["space", "case"], name="disclosure_received_of_case"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "from_number", "number"], name="disclosure_received_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} of {self.from_name}"

    def get_absolute_url(self) -> str:
        return reverse("told_by_area", args=[self.space.slug, self.pathway, self.pk])

    @property
    def rules(self) -> Pathway:
        return PATHWAYS[self.pathway]

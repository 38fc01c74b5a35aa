"""Who is registered, and in which cases they take part."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import kept_on_case
from goldthread.foundation.access.once import once
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns


class PersonQuerySet(models.QuerySet["Person"]):
    @once
    def visible_to(self, standing: Standing) -> "PersonQuerySet":
        """Whoever reads in a case that they, or somebody merged with them, take part in it. Once that was taken back,
        whoever reads every field of the case alone, who has to put right what it says of them besides.
        """
        if standing.is_system:
            return self
        seen = sights(standing).filter(space_id=OuterRef("space_id"))
        is_this = seen.filter(the_very("person"))
        is_merged = seen.filter(person__root=OuterRef("pk"))
        return self.filter(Q(Exists(is_this)) | Q(Exists(is_merged)))

    @once
    def seen_themselves(self, standing: Standing) -> "PersonQuerySet":
        """Those of whom somebody reads in a case that it is they, and not one with whom they were merged."""
        if standing.is_system:
            return self
        seen = sights(standing).filter(the_very("person"), space_id=OuterRef("space_id"))
        return self.filter(Exists(seen))


def sights(standing: Standing) -> "OfAPersonQuerySet":
    """The parts in cases by which somebody sees who takes, or took, them."""
    whole = Exists(Case.objects.whole_to(standing).filter(the_very("pk", "case")))
    return Involvement.objects.visible_to(standing).filter(Q(taken_back_at=None) | Q(whole))


class Person(SpaceRecord):
    """A child, an unborn child or an adult, once in a partnership, however many cases they take part in.

    The row says nothing of them but as what they were registered (an unborn child is born once a birth is told): every
    name, number, address and tie is an assertion beside it, with its source. Of
    those who turned out to be one, all but one are ``merged_into`` another; ``root`` is the last of that chain, under
    which all of them are shown. Nothing moves, so that each merge can be undone.
    """

    class Kind(models.TextChoices):
        CHILD = "child", "Child"
        UNBORN = "unborn", "Unborn child"
        ADULT = "adult", "Adult"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    # Those who were merged may go together, and one of them never without the others.
    merged_into = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="merged")
    root = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="under_it")

    objects = PersonQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(CASE, "kind merged_into root"))

    class Meta:
        db_table = "person"
        verbose_name_plural = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(merged_into=None, root=None) | Q(merged_into__isnull=False, root__isnull=False),
                name="person_root_when_merged",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")) & ~Q(root=F("id")), name="person_merged_into_another"
            ),
        ]

    def __str__(self) -> str:
        return f"Person {self.pk}"

    @property
    def known_under(self) -> int:
        """The number of the person under whom they are shown."""
        return self.root_id or self.pk


class OfAPersonQuerySet(models.QuerySet[Any]):
    """What a case says of somebody."""

    @once
    def visible_to(self, standing: Standing) -> "OfAPersonQuerySet":
        """Of cases that somebody reads: all, if they read every field of the case, or what their agency told."""
        if standing.is_system:
            return self
        read = Exists(Case.objects.read_by(standing).filter(the_very("pk", "case")))
        return self.filter(Q(read) & kept_on_case(standing))

    def of(self, person: Person) -> "OfAPersonQuerySet":
        """What is said of somebody, and of all who turned out to be the same."""
        return self.of_all([person.known_under])

    def of_all(self, roots: Collection[int]) -> "OfAPersonQuerySet":
        """The same of several. Their rows are looked up first: of a million people those of a few are wanted."""
        return self.filter(person__in=Person.objects.filter(Q(pk__in=roots) | Q(root__in=roots)).values("pk"))

    def standing_ones(self) -> "OfAPersonQuerySet":
        """Those that were not taken back."""
        return self.filter(taken_back_at=None)


class OfAPerson(SpaceRecord):
    """What one case says of somebody: their source is the ``case``, and whoever does not read that reads nothing of it.

    ``agency`` is the agency that told it, none if the office did. What turned out to be wrong is taken back with a
    reason, and stays to be seen.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_why = models.TextField(blank=True)

    objects = OfAPersonQuerySet.as_manager()

    locked_after: ClassVar = "case"

    class Meta:
        abstract = True


OF_A_PERSON = "person case agency told_at told_by taken_back_at taken_back_by"
"""Its columns, to be classed with those of a record that is made from it."""
WORDS_OF_A_PERSON = "taken_back_why"


def taken_back_with_a_reason(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(taken_back_at=None, taken_back_by=None, taken_back_why="")
        | (Q(taken_back_at__isnull=False) & ~Q(taken_back_why="")),
        name=f"{table}_taken_back_with_a_reason",
    )


class Involvement(OfAPerson):
    """That somebody takes part in a case, and as what. They may do so as several: a child may be the subject and the
    one who is said to have harmed. Two who do not read of one another may both say so.
    """

    class Part(models.TextChoices):
        SUBJECT = "subject", "The case is about them"
        SIBLING = "sibling", "Brother or sister"
        PARENT = "parent", "Parent"
        CARER = "carer", "Carer"
        HOUSEHOLD = "household", "Lives in the household"
        SAID_TO_HAVE_HARMED = "said_to_have_harmed", "Said to have harmed"
        OTHER = "other", "Somebody else"

    part = models.CharField(max_length=20, choices=Part.choices)

    handling: ClassVar = with_own_columns(facts=(CASE, f"{OF_A_PERSON} part"), words=(CASE_TEXT, WORDS_OF_A_PERSON))

    class Meta:
        db_table = "person_involvement"
        constraints: ClassVar = [
            taken_back_with_a_reason("person_involvement"),
            models.UniqueConstraint(
                fields=["space", "case", "person", "part", "agency"],
                condition=Q(taken_back_at=None),
                nulls_distinct=False,
                name="person_involvement_once_as_each",
            ),
        ]

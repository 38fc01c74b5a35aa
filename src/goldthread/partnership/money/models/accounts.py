"""The accounts of a board for a year, the heads under which it spends, and its budget."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from goldthread.foundation.access.once import once
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.boards import OfABoard
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.sources.models import Sourced, with_source_columns
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.money.amounts import DIGITS, PLACES
from goldthread.partnership.planning.years import year_in_words

Row = TypeVar("Row", bound=models.Model)


class MoneyQuerySet(models.QuerySet[Row]):
    @once
    def visible_to(self, standing: Standing) -> Self:
        """Those who see what partners contribute to a space see all of it."""
        if standing.is_system:
            return self
        return self.filter(space_id__in=standing.spaces_where(Can.VIEW_MONEY))


class Accounts(SpaceRecord, OfABoard):
    """The money that one board keeps, for one year. Once closed nothing in it changes until it is reopened.

    ``brought_forward_why`` says why the sum brought forward was put right, if it was.
    """

    year = models.PositiveSmallIntegerField()
    brought_forward = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    brought_forward_why = models.TextField(blank=True, default="", db_default="")
    closed_on = models.DateField(null=True, blank=True)
    reopened_why = models.TextField(blank=True)

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "board year brought_forward closed_on"),
        words=(BUSINESS_TEXT, "brought_forward_why reopened_why"),
    )

    class Meta:
        db_table = "money_accounts"
        verbose_name = verbose_name_plural = "accounts"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "board", "year"], name="money_accounts_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.in_words}"

    def get_absolute_url(self) -> str:
        return reverse("accounts", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def in_words(self) -> str:
        return year_in_words(self.year)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class SpendingHead(SpaceRecord):
    """A head of expenditure, such as staff or training. One that is used no more is not offered."""

    name = models.CharField(max_length=100)
    is_used = models.BooleanField(default=True)

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "name is_used"))

    class Meta:
        db_table = "money_head"
        constraints: ClassVar = [models.UniqueConstraint("space", Lower("name"), name="money_head_name_once")]

    def __str__(self) -> str:
        return self.name


class Budget(SpaceRecord):
    """What a board means to spend under a head in a year, and what of it is still to come before the year ends."""

    accounts = models.ForeignKey(Accounts, on_delete=models.PROTECT, related_name="budgets")
    head = models.ForeignKey(SpendingHead, on_delete=models.PROTECT, related_name="budgets")
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    still_to_come = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "accounts head amount still_to_come"))

    class Meta:
        db_table = "money_budget"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "accounts", "head"], name="money_budget_once_a_head"),
            models.CheckConstraint(
                condition=Q(amount__gte=0, still_to_come__gte=0), name="money_budget_is_nought_or_more"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.head}, {self.accounts}"


class FundingNote(SpaceRecord, Sourced, OfABoard):
    """What a source says of how a board is paid for, where it prints no amounts."""

    words = models.TextField()

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_source_columns(facts=(BUSINESS, "board"), words=(BUSINESS_TEXT, "words"))

    class Meta:
        db_table = "money_note"

    def __str__(self) -> str:
        return self.words

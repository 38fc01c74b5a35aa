"""What is promised to a board and received, what it calls for, and what it spends: the lines of its accounts."""

from typing import ClassVar

from django.db import models
from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.handling import BUSINESS, BUSINESS_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.amounts import DIGITS, NOUGHT, PLACES
from goldthread.partnership.money.models.accounts import Accounts, MoneyQuerySet, SpendingHead
from goldthread.partnership.planning.models import Campaign

AMOUNT = DecimalField(max_digits=DIGITS, decimal_places=PLACES)


class OfAccounts(SpaceRecord):
    """A line of a board's accounts for a year."""

    accounts = models.ForeignKey(Accounts, on_delete=models.PROTECT, related_name="%(class)s_set")

    class Meta:
        abstract = True


class Call(OfAccounts):
    """An extra call on partners for a review: each partner's share is a line of its own."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, blank=True, related_name="calls_for_money")
    title = models.CharField(max_length=200)
    called_on = models.DateField()

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "accounts review called_on"), words=(BUSINESS_TEXT, "title"))

    class Meta:
        db_table = "money_call"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("call_for_money", kwargs={"space": self.space.slug, "pk": self.pk})


class IncomeQuerySet(MoneyQuerySet["Income"]):
    def with_received(self) -> "IncomeQuerySet":
        """Each with what was ``received`` of it, what is ``outstanding``, and how much more came than was agreed."""
        came = Received.objects.filter(space=OuterRef("space"), income=OuterRef("pk"), struck_why="").order_by()
        summed = came.values("income").annotate(in_all=Sum("amount")).values("in_all")
        received = Coalesce(Subquery(summed, output_field=AMOUNT), Value(NOUGHT, AMOUNT))
        rows = self.annotate(received=received).annotate(missing=F("agreed") - F("received"))
        return rows.annotate(outstanding=models.functions.Greatest("missing", Value(NOUGHT, AMOUNT)))

    def with_names(self) -> "IncomeQuerySet":
        return self.select_related("space", "accounts__board", "agency", "call")


class Income(OfAccounts):
    """What somebody agreed to give for a year. What came of it is received, line by line.

    ``in_kind`` is what is given instead of money, and ``valued_how`` how its value was found. It stands in no sum of
    money. A contribution may cover other boards too; then it is counted once, where it is paid, and shared by nobody.
    """

    class Kind(models.TextChoices):
        CASH = "cash", "Contribution in cash"
        IN_KIND = "in_kind", "Contribution in kind"
        LEVY = "levy", "Share of a call for a review"
        GRANT = "grant", "Grant"
        CHARGE = "charge", "Charge, such as for training"
        OTHER = "other", "Other income"

    CONTRIBUTIONS: ClassVar = (Kind.CASH, Kind.IN_KIND)

    kind = models.CharField(max_length=10, choices=Kind.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions")
    payer = models.CharField(max_length=200, blank=True)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    agreed = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    in_kind = models.TextField(blank=True)
    valued_how = models.TextField(blank=True)

    objects = IncomeQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "accounts kind agency call agreed"), words=(BUSINESS_TEXT, "payer in_kind valued_how")
    )

    class Meta:
        db_table = "money_income"
        verbose_name_plural = "income"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agreed__gte=0), name="money_income_is_nought_or_more"),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(payer=""), name="money_income_is_from_somebody"
            ),
            models.CheckConstraint(
                condition=Q(kind="levy", call__isnull=False) | (~Q(kind="levy") & Q(call=None)),
                name="money_income_of_a_call_is_a_share",
            ),
            models.CheckConstraint(
                condition=~Q(kind="in_kind") | (~Q(in_kind="") & ~Q(valued_how="")),
                name="money_income_in_kind_says_what_and_how_valued",
            ),
            models.UniqueConstraint(
                fields=["space", "accounts", "kind", "agency"],
                condition=Q(kind="cash", agency__isnull=False),
                name="money_income_one_in_cash_a_partner",
            ),
            models.UniqueConstraint(
                fields=["space", "call", "agency"], condition=Q(call__isnull=False), name="money_income_one_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.whose}: {self.get_kind_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("income", kwargs={"space": self.space.slug, "pk": self.pk})

    @property
    def whose(self) -> str:
        return self.agency.name if self.agency else self.payer


class IncomeBoard(SpaceRecord):
    """That a contribution covers another board too, of which it is no separate share."""

    income = models.ForeignKey(Income, on_delete=models.PROTECT, related_name="covers")
    board = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="covered_by")

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(facts=(BUSINESS, "income board"))

    class Meta:
        db_table = "money_income_board"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "income", "board"], name="money_income_board_once")
        ]

    def __str__(self) -> str:
        return f"{self.income} covers {self.board}"


class Received(SpaceRecord):
    """What came of what was agreed, on a day. One that was struck out counts no longer and stays to be seen."""

    income = models.ForeignKey(Income, on_delete=models.PROTECT, related_name="received_set")
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    received_on = models.DateField()
    reference = models.CharField(max_length=100, blank=True)
    struck_why = models.TextField(blank=True)

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "income amount received_on reference"), words=(BUSINESS_TEXT, "struck_why")
    )

    class Meta:
        db_table = "money_received"
        verbose_name_plural = "received"
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="money_received_is_something")]

    def __str__(self) -> str:
        return f"{self.amount} received"

    @property
    def accounts(self) -> Accounts:
        return self.income.accounts

    @property
    def accounts_id(self) -> int:
        return self.income.accounts_id


class Spending(OfAccounts):
    """What was spent under a head, on a day. One that was struck out counts no longer and stays to be seen."""

    head = models.ForeignKey(SpendingHead, on_delete=models.PROTECT, related_name="spending")
    words = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    spent_on = models.DateField()
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="spending")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="spending")
    struck_why = models.TextField(blank=True)

    objects = MoneyQuerySet.as_manager()

    handling: ClassVar = with_own_columns(
        facts=(BUSINESS, "accounts head amount spent_on call campaign"), words=(BUSINESS_TEXT, "words struck_why")
    )

    class Meta:
        db_table = "money_spending"
        verbose_name_plural = "spending"
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="money_spending_is_something")]
        indexes: ClassVar = [models.Index(fields=["space", "accounts", "head"], name="money_spending_by_head")]

    def __str__(self) -> str:
        return self.words

"""What pages ask of money: the statement of a year, its forecast, who has not paid, and totals by partner."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet, Sum

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.money.amounts import NOUGHT, pounds
from goldthread.partnership.money.models import (
    Accounts,
    Budget,
    Call,
    Income,
    IncomeBoard,
    IncomeQuerySet,
    Received,
    Spending,
    SpendingHead,
)
from goldthread.partnership.money.statement import Line, Statement
from goldthread.partnership.planning.years import last_day

Kind = Income.Kind
MONEY = [kind for kind in Kind if kind != Kind.IN_KIND]


@dataclass(frozen=True)
class HeadOfYear:
    """What is budgeted, spent and still to come under a head. Without a budget nothing can be over it."""

    head: SpendingHead
    budget: Decimal | None
    spent: Decimal
    still_to_come: Decimal

    @property
    def forecast(self) -> Decimal:
        return self.spent + self.still_to_come

    @property
    def over(self) -> Decimal | None:
        """By how much the forecast is above the budget; below it, less than nought; nothing without a budget."""
        return None if self.budget is None else self.forecast - self.budget


@dataclass(frozen=True)
class Forecast:
    """How the year will end if all comes that was agreed and all is spent that is still to come."""

    income: Decimal
    heads: list[HeadOfYear]
    brought_forward: Decimal

    @property
    def budget(self) -> Decimal | None:
        """What is budgeted in all; nothing where no head has a budget."""
        budgets = [one.budget for one in self.heads if one.budget is not None]
        return sum(budgets, NOUGHT) if budgets else None

    @property
    def spending(self) -> Decimal:
        return sum((one.forecast for one in self.heads), NOUGHT)

    @property
    def carried_forward(self) -> Decimal:
        return self.brought_forward + self.income - self.spending


@dataclass
class Partner:
    """What one partner agreed and gave in a year, in money, for reviews and in kind."""

    name: str
    agreed: Decimal = NOUGHT
    received: Decimal = NOUGHT
    levy_agreed: Decimal = NOUGHT
    levy_received: Decimal = NOUGHT
    in_kind: Decimal = NOUGHT


def accounts_in(space: Space, standing: Standing) -> QuerySet[Accounts]:
    return Accounts.objects.visible_to(standing).filter(space=space).select_related("space", "board")


def income_in(space: Space, standing: Standing) -> IncomeQuerySet:
    return Income.objects.visible_to(standing).filter(space=space).with_received().with_names()


def spending_in(space: Space, standing: Standing) -> QuerySet[Spending]:
    rows = Spending.objects.visible_to(standing).filter(space=space)
    return rows.select_related("space", "accounts__board", "head", "call", "campaign")


def calls_in(space: Space, standing: Standing) -> QuerySet[Call]:
    rows = Call.objects.visible_to(standing).filter(space=space).select_related("space", "accounts__board", "review")
    shares = Income.objects.with_received().with_names().order_by("agency__name")
    return rows.prefetch_related(Prefetch("shares", shares))


def statement_of(accounts: Accounts) -> Statement:
    """What came in by kind and what went out by head, without what was struck out. Two queries."""
    came = Received.objects.filter(income__accounts=accounts, struck_why="").exclude(income__kind=Kind.IN_KIND)
    by_kind = dict(came.order_by().values_list("income__kind").annotate(Sum("amount")))
    income = [Line(kind.value, str(kind.label), by_kind[kind]) for kind in MONEY if kind in by_kind]
    spent = Spending.objects.filter(accounts=accounts, struck_why="").order_by("head__name")
    by_head = spent.values_list("head", "head__name").annotate(Sum("amount"))
    spending = [Line(str(head), name, amount) for head, name, amount in by_head]
    return Statement(accounts.brought_forward, tuple(income), tuple(spending))


def forecast_of(accounts: Accounts) -> Forecast:
    """What will have come and gone by the end of the year."""
    rows: Any = Income.objects.filter(accounts=accounts).exclude(kind=Kind.IN_KIND).with_received()
    income = sum((one.received + one.outstanding for one in rows), NOUGHT)
    spent = {line.key: line.amount for line in statement_of(accounts).spending}
    budgets = {one.head_id: one for one in Budget.objects.filter(accounts=accounts)}
    heads = [
        HeadOfYear(
            head,
            budgets[head.pk].amount if head.pk in budgets else None,
            spent.get(str(head.pk), NOUGHT),
            budgets[head.pk].still_to_come if head.pk in budgets else NOUGHT,
        )
        for head in SpendingHead.objects.filter(space=accounts.space_id).order_by("name")
        if head.is_used or str(head.pk) in spent or head.pk in budgets
    ]
    return Forecast(income, heads, accounts.brought_forward)


def partners_of(accounts: Accounts) -> list[Partner]:
    """Totals by partner, for those who may know no more: without what others than partners paid."""
    found: dict[int, Partner] = {}
    rows: Any = Income.objects.filter(accounts=accounts, agency__isnull=False).with_received().with_names()
    for one in rows.order_by("agency__name"):
        partner = found.setdefault(one.agency_id, Partner(one.agency.name))
        if one.kind == Kind.IN_KIND:
            partner.in_kind += one.received
        elif one.kind == Kind.LEVY:
            partner.levy_agreed += one.agreed
            partner.levy_received += one.received
        else:
            partner.agreed += one.agreed
            partner.received += one.received
    return list(found.values())


def covered_elsewhere(board: Group, year: int) -> list[Income]:
    """Contributions that cover a board and are paid into the accounts of another, where they are counted."""
    links = IncomeBoard.objects.filter(board=board, income__accounts__year=year).values("income")
    return list(Income.objects.filter(pk__in=links).with_received().with_names().order_by("agency__name", "pk"))


def left_open(accounts: Accounts, on: date) -> str:
    """What speaks against closing accounts on a day, in sentences; nothing where nothing does."""
    ends = last_day(accounts.year)
    running = [f"Their year runs until {in_words(ends)}."] if on <= ends else []
    rows: Any = Income.objects.filter(accounts=accounts).exclude(kind=Kind.IN_KIND).with_received()
    to_come = sum((one.outstanding for one in rows), NOUGHT)
    missing = [f"{pounds(to_come)} of what was agreed has not been received."] if to_come else []
    return " ".join(running + missing)


def year_before(accounts: Accounts) -> Accounts | None:
    before = Accounts.objects.filter(board=accounts.board_id, year=accounts.year - 1)
    return before.select_related("space", "board").first()


def left_of(board: Group, year: int) -> Decimal | None:
    """What a board carried forward from a year; nothing where it kept no accounts then."""
    accounts = Accounts.objects.filter(board=board, year=year).first()
    return statement_of(accounts).carried_forward if accounts else None

"""Accounts for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.money.commands import (
    IncomeDetails,
    SpendingDetails,
    add_income,
    open_accounts,
    record_received,
    record_spending,
)
from goldthread.partnership.money.models import Accounts, Income, Received, Spending, SpendingHead

COUNTED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TESTS = System("tests")
DAY = date(2026, 11, 2)


def accounts_of(board: Group, year: int = 2026, brought_forward: str = "0") -> Accounts:
    """Open, with the usual heads of expenditure."""
    amount = Decimal(brought_forward)
    return open_accounts(space=board.space, board=board, year=year, brought_forward=amount, by=TESTS, at=COUNTED_AT)


def day_in(accounts: Accounts) -> date:
    """2 November of their year."""
    return DAY.replace(year=accounts.year)


def a_contribution(accounts: Accounts, agency: Agency | None, agreed: str = "1000", **details: Any) -> Income:
    said = IncomeDetails(**{"kind": "cash", "agreed": Decimal(agreed), "agency": agency, **details})
    return add_income(accounts=accounts, details=said, by=TESTS, at=COUNTED_AT)


def a_receipt(income: Income, amount: str = "1000") -> Received:
    day = day_in(income.accounts)
    return record_received(income=income, amount=Decimal(amount), received_on=day, by=TESTS, at=COUNTED_AT)


def head_called(accounts: Accounts, name: str) -> SpendingHead:
    with opened(actor=SYSTEM_ACTOR, reading=[accounts.space_id]):
        return SpendingHead.objects.get(name=name)


def some_spending(accounts: Accounts, amount: str = "100", head: str = "Training") -> Spending:
    details = SpendingDetails(head_called(accounts, head), "A trainer for a day", Decimal(amount), day_in(accounts))
    return record_spending(accounts=accounts, details=details, by=TESTS, at=COUNTED_AT)

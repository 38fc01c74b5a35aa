"""The money of boards: accounts of a year, what is promised and received, calls for reviews, and what is spent."""

from goldthread.partnership.money.models.accounts import Accounts, Budget, FundingNote, SpendingHead
from goldthread.partnership.money.models.lines import (
    Call,
    Income,
    IncomeBoard,
    IncomeQuerySet,
    Received,
    Spending,
)

__all__ = [
    "Accounts",
    "Budget",
    "Call",
    "FundingNote",
    "Income",
    "IncomeBoard",
    "IncomeQuerySet",
    "Received",
    "Spending",
    "SpendingHead",
]

"""What happens with money: a year is opened and closed, partners contribute, a call goes out, money is spent."""

from goldthread.partnership.money.commands.accounts import (
    add_head,
    change_head,
    close_accounts,
    correct_brought_forward,
    open_accounts,
    reopen_accounts,
    set_budget,
)
from goldthread.partnership.money.commands.income import (
    IncomeDetails,
    add_income,
    call_for_review,
    change_income,
    record_received,
    strike_received,
)
from goldthread.partnership.money.commands.spending import SpendingDetails, record_spending, strike_spending

__all__ = [
    "IncomeDetails",
    "SpendingDetails",
    "add_head",
    "add_income",
    "call_for_review",
    "change_head",
    "change_income",
    "close_accounts",
    "correct_brought_forward",
    "open_accounts",
    "record_received",
    "record_spending",
    "reopen_accounts",
    "set_budget",
    "strike_received",
    "strike_spending",
]

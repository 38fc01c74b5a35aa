"""What is held against every line of accounts before it is kept."""

from datetime import date
from decimal import Decimal

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.money.amounts import LARGEST, NOUGHT
from goldthread.partnership.money.models import Accounts
from goldthread.partnership.planning.years import first_day, last_day


class OutsideYear(Refused):
    """The day is not in the year of the accounts, and nobody said that this is known."""


def check_open(accounts: Accounts) -> None:
    """Nothing changes in accounts that are closed; it is said how they are put right."""
    if not accounts.is_open:
        raise Refused(
            f"The accounts for {accounts.in_words} are closed. Reopen them on their page, where you say why,"
            " or record the correction in a year that is open."
        )


def held_open(accounts: Accounts) -> None:
    """Of a line that changes: its accounts are open, and nobody closes them before the line is kept."""
    check_open(Accounts.objects.select_for_update(of=("self",)).select_related("board").get(pk=accounts.pk))


def check_in_year(accounts: Accounts, day: date, field: str, *, outside_year: bool) -> None:
    """A day outside the year of the accounts is refused once, in case its year is a slip of the hand."""
    first, last = first_day(accounts.year), last_day(accounts.year)
    if not first <= day <= last and not outside_year:
        raise OutsideYear(
            f"{in_words(day)} is not in the year of these accounts, {in_words(first)} to {in_words(last)}. Check the"
            " day. If it belongs in them all the same, say so below.",
            field,
        )


def amount_of(amount: Decimal, field: str, *, may_be_nought: bool = False) -> Decimal:
    """Whole pence, nought or more. Raise Refused."""
    if not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
        raise Refused("Enter pounds and pence: there are at most two figures after the point.", field)
    if amount < NOUGHT or (amount == NOUGHT and not may_be_nought):
        raise Refused("The amount must be more than 0." if amount == NOUGHT else "The amount must be 0 or more.", field)
    if amount > LARGEST:
        raise Refused("Check the amount: it is too large.", field)
    return amount


def brought_forward_of(amount: Decimal) -> Decimal:
    """Whole pence, and less than nought where a year was overspent. Raise Refused."""
    return amount_of(abs(amount), "brought_forward", may_be_nought=True).copy_sign(amount)

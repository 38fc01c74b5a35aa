"""What is held against every line of accounts before it is kept."""

from decimal import Decimal

from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.money.amounts import LARGEST, NOUGHT
from goldthread.partnership.money.models import Accounts


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

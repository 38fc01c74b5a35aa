"""Two people at the same accounts at the same moment."""

from decimal import Decimal

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.groups.factories import a_group
from goldthread.partnership.money.commands import (
    close_accounts,
    record_received,
    strike_received,
    strike_spending,
)
from goldthread.partnership.money.factories import (
    COUNTED_AT,
    DAY,
    TESTS,
    a_contribution,
    a_receipt,
    accounts_of,
    some_spending,
)

BY = {"by": TESTS, "at": COUNTED_AT}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["received", "receipt struck out", "spending struck out"])
def test_no_line_gets_into_accounts_while_they_are_closed(partnership, what):
    accounts = accounts_of(a_group(partnership, "Children’s board"))
    income = a_contribution(accounts, an_agency(partnership, "Northborough Council"))
    receipt, spent = a_receipt(income, "10"), some_spending(accounts)
    acts = {
        "received": lambda: record_received(income=income, amount=Decimal(1), received_on=DAY, **BY),
        "receipt struck out": lambda: strike_received(received=receipt, why="Twice", **BY),
        "spending struck out": lambda: strike_spending(spending=spent, why="Twice", **BY),
    }

    answer = second_waits(lambda: close_accounts(accounts=accounts, unfinished=True, **BY), acts[what])

    assert "are closed" in answer

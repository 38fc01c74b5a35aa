"""A day outside the accounts’ own year, and accounts with something left open: recorded and closed only knowingly."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.money.commands import (
    SpendingDetails,
    close_accounts,
    record_received,
    record_spending,
)
from goldthread.partnership.money.factories import (
    COUNTED_AT,
    TESTS,
    a_contribution,
    accounts_of,
    head_called,
)
from goldthread.partnership.money.models import (
    Accounts,
    Received,
)
from goldthread.partnership.money.queries import statement_of
from goldthread.partnership.planning.years import year_of

from .typing_and_reading import MONEY, kept, page_of, text

pytestmark = pytest.mark.django_db
BY = {"by": TESTS, "at": COUNTED_AT}


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2020, 1, 1)])
def test_a_day_outside_the_year_counts_only_where_it_is_said_that_it_belongs_there(accounts, council, day):
    income = a_contribution(accounts, council)
    details = SpendingDetails(head_called(accounts, "Staff"), "A", Decimal(1), day)
    came = {"income": income, "amount": Decimal(1), "received_on": day, **BY}

    with pytest.raises(Refused, match="is not in the year of these accounts, 1 April 2026 to 31 March 2027") as why:
        record_spending(accounts=accounts, details=details, **BY)
    assert why.value.field == "spent_on"
    with pytest.raises(Refused, match="is not in the year of these accounts"):
        record_received(**came)

    record_spending(accounts=accounts, details=details, outside_year=True, **BY)
    record_received(outside_year=True, **came)
    with opened(actor=SYSTEM_ACTOR, reading=[accounts.space_id]):
        statement = statement_of(Accounts.objects.get(pk=accounts.pk))
    assert (statement.spending_in_all, statement.income_in_all) == (Decimal("1.00"), Decimal("1.00"))


def test_the_first_and_the_last_day_are_in_the_year(board):
    accounts = accounts_of(board, year=2025)
    for day in (date(2025, 4, 1), date(2026, 3, 31)):
        record_spending(
            accounts=accounts,
            details=SpendingDetails(head_called(accounts, "Staff"), "A", Decimal(1), day),
            **BY,
        )


def test_accounts_of_a_year_that_runs_or_with_money_to_come_are_closed_only_knowingly(board, council):
    running, past = accounts_of(board), accounts_of(board, year=2025)

    with pytest.raises(Refused, match="Their year runs until 31 March 2027") as why:
        close_accounts(accounts=running, **BY)
    assert why.value.field == "unfinished"
    a_contribution(past, council, "1000")
    with pytest.raises(Refused, match=r"£1,000\.00 of what was agreed has not been received"):
        close_accounts(accounts=past, **BY)
    assert close_accounts(accounts=past, unfinished=True, **BY).closed_on


def test_a_year_that_is_over_and_paid_is_closed_without_a_question(board, council):
    past = accounts_of(board, year=2025)
    record_received(
        income=a_contribution(past, council, "10"),
        amount=Decimal(10),
        received_on=date(2026, 3, 31),
        **BY,
    )
    a_contribution(past, None, kind="in_kind", payer="A school", in_kind="A hall", valued_how="Asked")

    assert close_accounts(accounts=past, **BY).closed_on


def test_the_page_asks_whether_a_day_outside_the_year_belongs_there_only_then(manager, partnership, council, board):
    accounts = accounts_of(board, year=year_of(timezone.localdate()))
    income = a_contribution(accounts, council)
    page, asked = f"{MONEY}income/{income.pk}/receive", "It belongs in these accounts, though its day does not"
    sent = {"amount": "5"} | day_typed("received_on", date(accounts.year, 3, 31))

    assert asked not in manager.get(page).text
    warned = text(manager.post(page, sent))

    assert asked in warned
    assert f"31 March {accounts.year} is not in the year of these accounts" in warned
    assert kept(partnership, Received) == []
    assert manager.post(page, sent | {"outside_year": "on"}).status_code == 302
    assert len(kept(partnership, Received)) == 1


def test_the_page_that_closes_accounts_says_what_is_left_open(manager, partnership, council, board):
    year = year_of(timezone.localdate())
    accounts = accounts_of(board, year=year)
    a_contribution(accounts, council, "1000")
    page = f"{page_of(accounts)}close"

    said = text(manager.get(page))
    manager.post(page, {})

    assert f"Their year runs until 31 March {year + 1}. £1,000.00 of what was agreed has not been received." in said
    assert kept(partnership, Accounts)[0].is_open
    manager.post(page, {"unfinished": "on"})
    assert not kept(partnership, Accounts)[0].is_open

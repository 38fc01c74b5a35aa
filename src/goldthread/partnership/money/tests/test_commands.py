"""What is agreed, called for, received and spent, what is refused, and that all adds up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.seeding import load_seed
from goldthread.partnership.money.amounts import LARGEST
from goldthread.partnership.money.commands import (
    SpendingDetails,
    call_for_review,
    change_income,
    close_accounts,
    correct_brought_forward,
    open_accounts,
    record_received,
    record_spending,
    reopen_accounts,
    set_budget,
    strike_received,
    strike_spending,
)
from goldthread.partnership.money.commands.income import IncomeDetails
from goldthread.partnership.money.factories import (
    COUNTED_AT,
    DAY,
    TESTS,
    a_contribution,
    a_receipt,
    accounts_of,
    head_called,
    some_spending,
)
from goldthread.partnership.money.models import Accounts, FundingNote, Income, Spending
from goldthread.partnership.money.queries import covered_elsewhere, forecast_of, partners_of, statement_of
from goldthread.partnership.planning.factories import a_campaign, a_priority

pytestmark = pytest.mark.django_db

BY = {"by": TESTS, "at": COUNTED_AT}


def reading(accounts):
    return opened(actor=SYSTEM_ACTOR, reading=[accounts.space_id])


def told(accounts):
    with reading(accounts):
        statement = statement_of(Accounts.objects.get(pk=accounts.pk))
    return {line.words: str(line.amount) for line in (*statement.income, *statement.spending)}, statement


def test_the_statement_sums_what_came_and_what_was_spent_and_nothing_else(board, council, partnership):
    accounts = accounts_of(board, brought_forward="-20.50")
    cash = a_contribution(accounts, council, "5000")
    a_receipt(cash, "3000.10")
    a_receipt(cash, "0.20")
    strike_received(received=a_receipt(cash, "999"), why="Booked twice", **BY)
    kind = a_contribution(accounts, council, "700", kind="in_kind", in_kind="A room", valued_how="Its price")
    a_receipt(kind, "700")
    a_receipt(a_contribution(accounts, None, "40", kind="charge", payer="A school"), "40")
    some_spending(accounts, "1200.25", "Training")
    strike_spending(spending=some_spending(accounts, "77"), why="Wrong year", **BY)

    lines, statement = told(accounts)

    assert lines == {
        "Contribution in cash": "3000.30",
        "Charge, such as for training": "40.00",
        "Training": "1200.25",
    }
    assert (statement.balance, statement.carried_forward) == (Decimal("1840.05"), Decimal("1819.55"))


def test_a_call_asks_each_partner_for_a_share_and_shares_are_received(accounts, council, partnership):
    police = an_agency(partnership, "Northborough Police")
    shares = {council: Decimal("600"), police: Decimal("300.50")}
    call = call_for_review(accounts=accounts, title="Review of Child Q", called_on=DAY, shares=shares, **BY)
    with reading(accounts):
        share = Income.objects.select_related("accounts__board", "space").get(call=call, agency=police)
    a_receipt(share, "300.50")

    assert told(accounts)[0] == {"Share of a call for a review": "300.50"}
    with reading(accounts):
        partners = {one.name: (one.levy_agreed, one.levy_received) for one in partners_of(accounts)}
    assert partners["Northborough Council"] == (Decimal("600.00"), Decimal("0.00"))
    assert partners["Northborough Police"] == (Decimal("300.50"), Decimal("300.50"))
    with pytest.raises(Refused, match="share of at least one partner"):
        call_for_review(accounts=accounts, title="Another", called_on=DAY, shares={}, **BY)


def test_more_than_was_agreed_is_kept_as_it_came(accounts, council):
    income = a_contribution(accounts, council, "100")
    a_receipt(income, "150")

    with reading(accounts):
        found = Income.objects.with_received().get(pk=income.pk)
    assert (found.received, found.outstanding) == (Decimal("150.00"), Decimal("0.00"))


def test_a_contribution_that_covers_other_boards_is_counted_once(accounts, council, partnership):
    adults = a_group(partnership, "Adults’ board")
    other = accounts_of(adults)
    a_receipt(a_contribution(accounts, council, "1000", boards=(adults,)))

    assert told(accounts)[1].income_in_all == Decimal("1000.00")
    assert told(other)[1].income_in_all == Decimal("0.00")
    with reading(accounts):
        assert [one.whose for one in covered_elsewhere(adults, 2026)] == ["Northborough Council"]
        assert covered_elsewhere(adults, 2025) == []


def test_nothing_changes_in_a_closed_year_and_it_is_said_how_to_put_it_right(accounts, council):
    income, spent = a_contribution(accounts, council), some_spending(accounts)
    receipt = a_receipt(income, "10")
    close_accounts(accounts=accounts, unfinished=True, **BY)
    head = head_called(accounts, "Training")
    tries = (
        lambda: a_contribution(accounts, None, payer="A school"),
        lambda: change_income(income=income, details=IncomeDetails("cash", Decimal(5), agency=council), **BY),
        lambda: record_received(income=income, amount=Decimal(1), received_on=DAY, **BY),
        lambda: strike_received(received=receipt, why="So", **BY),
        lambda: some_spending(accounts),
        lambda: strike_spending(spending=spent, why="So", **BY),
        lambda: set_budget(accounts=accounts, head=head, amount=Decimal(1), still_to_come=Decimal(1), **BY),
        lambda: call_for_review(accounts=accounts, title="A", called_on=DAY, shares={council: Decimal(1)}, **BY),
        lambda: close_accounts(accounts=accounts, **BY),
    )
    for attempt in tries:
        with pytest.raises(Refused, match=r"are closed\. Reopen them on their page"):
            attempt()

    reopen_accounts(accounts=accounts, why="An invoice came late", **BY)
    some_spending(accounts, "5")
    assert told(accounts)[1].spending_in_all == Decimal("105.00")


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (Decimal("1.005"), "at most two figures"),
        (Decimal("-1"), "must be 0 or more"),
        (Decimal("0"), "more than 0"),
        (Decimal("NaN"), "at most two figures"),
        (Decimal("1000000000"), "too large"),
    ],
)
def test_an_amount_that_cannot_be_is_refused(accounts, council, amount, sentence):
    income = a_contribution(accounts, council)
    details = SpendingDetails(head_called(accounts, "Staff"), "A", amount, DAY)

    with pytest.raises(Refused, match=sentence):
        record_received(income=income, amount=amount, received_on=DAY, **BY)
    with pytest.raises(Refused, match=sentence):
        record_spending(accounts=accounts, details=details, **BY)


def test_what_came_stays_of_its_kind(accounts, council):
    income = a_contribution(accounts, council)
    receipt = a_receipt(income, "10")
    kept, other = IncomeDetails("cash", Decimal(7), agency=council), IncomeDetails("grant", Decimal(7), agency=council)

    with pytest.raises(Refused, match="Something of it was received, as “contribution in cash”") as why:
        change_income(income=income, details=other, **BY)
    assert why.value.field == "kind"
    change_income(income=income, details=kept, **BY)
    strike_received(received=receipt, why="Booked twice", **BY)
    assert change_income(income=income, details=other, **BY).kind == "grant"


@given(some.lists(some.decimals(min_value=-LARGEST, max_value=LARGEST, places=2), min_size=1, max_size=3))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_sum_was_brought_forward_the_statement_adds_up(accounts, council, sums):
    for amount in sums:
        correct_brought_forward(accounts=accounts, brought_forward=amount, why="The audit found it", **BY)

    statement = told(accounts)[1]
    assert statement.brought_forward == sums[-1]
    assert statement.carried_forward == sums[-1] + statement.income_in_all - statement.spending_in_all


def test_what_was_brought_forward_is_corrected_with_a_reason_and_in_open_accounts(accounts):
    said = {"accounts": accounts, "brought_forward": Decimal("5.50"), **BY}
    with pytest.raises(Refused, match="Enter why another sum is right"):
        correct_brought_forward(why=" ", **said)
    with pytest.raises(Refused, match="too large"):
        correct_brought_forward(why="So", **{**said, "brought_forward": -LARGEST * 2})
    close_accounts(accounts=accounts, unfinished=True, **BY)
    with pytest.raises(Refused, match="are closed"):
        correct_brought_forward(why="So", **said)


def test_what_is_spent_belongs_to_a_call_and_a_campaign_of_the_same_board(partnership, accounts, council):
    other = accounts_of(a_group(partnership, "Adults board"))
    call = call_for_review(accounts=other, title="A", called_on=DAY, shares={council: Decimal(1)}, **BY)
    campaign = a_campaign(a_priority(a_group(partnership, "Third board"), "Water"))
    head = head_called(accounts, "Staff")

    with pytest.raises(Refused, match="Choose a call of these accounts"):
        record_spending(accounts=accounts, details=SpendingDetails(head, "A", Decimal(1), DAY, call), **BY)
    with pytest.raises(Refused, match="Choose a campaign of this board"):
        record_spending(accounts=accounts, details=SpendingDetails(head, "A", Decimal(1), DAY, campaign=campaign), **BY)


def test_what_happened_is_not_to_come(accounts):
    details = SpendingDetails(head_called(accounts, "Staff"), "A", Decimal(1), date(2026, 11, 17))

    with pytest.raises(Refused, match="today or in the past"):
        record_spending(accounts=accounts, details=details, **BY)


def test_one_contribution_in_cash_a_partner_and_a_year(accounts, council):
    a_contribution(accounts, council)

    with pytest.raises(Refused, match="has a contribution in cash for this year already"):
        a_contribution(accounts, council)
    with pytest.raises(Refused, match="Enter how it was valued"):
        a_contribution(accounts, council, kind="in_kind", in_kind="A room")
    with pytest.raises(Refused, match="Choose a partner, or enter who pays"):
        a_contribution(accounts, None)


def test_a_year_of_a_board_is_opened_once_and_only_for_a_board(accounts, board, partnership):
    with pytest.raises(Refused, match="for 2026-27 are open already"):
        accounts_of(board)
    with pytest.raises(Refused, match="Choose a board or executive"):
        open_accounts(
            space=partnership,
            board=a_group(partnership, "Panel", kind="panel"),
            year=2026,
            brought_forward=Decimal(0),
            **BY,
        )


def test_the_forecast_is_what_is_agreed_less_what_is_spent_and_still_to_come(accounts, council):
    a_receipt(a_contribution(accounts, council, "1000"), "400")
    some_spending(accounts, "100", "Training")
    head = head_called(accounts, "Training")
    set_budget(accounts=accounts, head=head, amount=Decimal("150"), still_to_come=Decimal("80"), **BY)

    with reading(accounts):
        forecast = forecast_of(accounts)
    training = next(one for one in forecast.heads if one.head.name == "Training")
    assert (training.forecast, training.over) == (Decimal("180.00"), Decimal("30.00"))
    assert (forecast.income, forecast.carried_forward) == (Decimal("1000.00"), Decimal("820.00"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("waltham-forest-arrangements.yaml", "The amounts are not published"),
        ("wandsworth-2018-19.yaml", "Its amounts are not recorded here"),
    ],
)
def test_of_real_boards_it_is_said_that_amounts_are_not_published_and_none_is_made_up(partnership, name, words):
    load_seed(name, space=partnership, **BY)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        note = FundingNote.objects.get()
        assert words in note.words
        assert (Income.objects.exists(), Spending.objects.exists()) == (False, False)

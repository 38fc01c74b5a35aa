"""A statement adds up whatever its lines are, and what people type is an amount or is refused in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.partnership.money.amounts import LARGEST, NotAnAmount, pounds, pounds_in
from goldthread.partnership.money.statement import Line, Statement, compared, total

AMOUNTS = some.decimals(min_value=0, max_value=LARGEST, places=2)
SIGNED = some.decimals(min_value=-LARGEST, max_value=LARGEST, places=2)
LINES = some.lists(
    some.builds(Line, some.text(max_size=5), some.text(max_size=5), AMOUNTS), max_size=40, unique_by=lambda one: one.key
).map(tuple)
STATEMENTS = some.builds(Statement, SIGNED, LINES, LINES)


def pence(amount: Decimal) -> int:
    return int(amount.scaleb(2).to_integral_exact())


@given(STATEMENTS)
def test_income_less_spending_is_the_balance_to_the_penny(statement):
    income = sum(pence(line.amount) for line in statement.income)
    spending = sum(pence(line.amount) for line in statement.spending)

    assert pence(statement.balance) == income - spending
    assert pence(statement.carried_forward) == pence(statement.brought_forward) + income - spending
    assert statement.income_in_all - statement.spending_in_all == statement.balance


@given(STATEMENTS, STATEMENTS)
def test_the_changes_of_two_years_add_up_to_the_change_of_the_whole(first, second):
    lines = compared(first.income, second.income)

    assert sum((one.change for one in lines), Decimal(0)) == second.income_in_all - first.income_in_all
    assert sum((one.first for one in lines), Decimal(0)) == total(first.income)


@given(AMOUNTS)
def test_what_is_shown_of_an_amount_is_read_as_the_same(amount):
    assert pounds_in(pounds(amount)) == amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1000", "1000.00"), ("1,000.50", "1000.50"), ("£1,000.50", "1000.50"), (" £ 7.5 ", "7.50"), ("0", "0.00")],
)
def test_what_people_type_is_taken(typed, amount):
    assert str(pounds_in(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.005", "at most two figures after the point"),
        ("-5", "must be 0 or more"),
        ("£-5", "must be 0 or more"),
        ("ten", "figures only"),
        ("1,00", "commas between thousands"),
        ("10,000,00.00", "commas between thousands"),
        ("", "Enter an amount"),
        ("1.", "at most two"),
        ("1.2.3", "at most two"),
        ("٣", "figures only"),
        ("1e9", "figures only"),
        ("NaN", "figures only"),
        ("1000000000", "too large"),
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(NotAnAmount, match=sentence):
        pounds_in(typed)


def test_less_than_nothing_is_shown_with_its_sign():
    assert (pounds(Decimal("-20")), pounds(None)) == ("\N{MINUS SIGN}£20.00", "")

"""A year is opened, partners contribute, a review is called for, money is spent, and the statement adds up."""

import re

import pytest

from goldthread.foundation.groups.factories import a_group

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey


@pytest.fixture
def coinmere(house):
    with own_partnership("Coinmere partnership", "coinmere", ["Keep a list"]) as (space, _):
        a_group(space, "Coinmere board")
        yield "/p/coinmere/money/"


def test_a_year_from_opening_to_a_statement_that_adds_up(visit, coinmere):
    manager = visit("manager", width=320, scripts=False)
    manager.go(coinmere)
    the_year_is_opened(manager)
    here = manager.page.url.removeprefix(manager.house)
    a_contribution_is_agreed_and_comes(manager)
    manager.go(here)
    a_review_is_called_for(manager)
    manager.go(here)
    money_is_spent(manager)
    for figure in ("£1,000.50", "£250.25", "£750.25", "£770.25"):
        assert manager.sees(figure)
    manager.open(manager.page.locator("#statement").get_by_role("link", name="Training"))
    assert manager.sees("A trainer for a day")
    manager.go(here)
    the_year_is_closed(manager, here)
    wide = visit("manager")
    for page in (here, f"{here}summary/", f"{coinmere}income/", f"{coinmere}spending/", f"{coinmere}heads/"):
        wide.go(page)


def the_year_is_opened(manager):
    manager.press("Open the accounts of a year")
    manager.type("Brought forward", "20.005")
    manager.press("Open the accounts")
    assert manager.sees("at most two figures after the point")
    manager.type("Brought forward", "£20")
    manager.press("Open the accounts")
    assert manager.sees("The accounts were opened.")


def a_contribution_is_agreed_and_comes(manager):
    manager.follow("Record what was agreed")
    manager.page.get_by_label("Contribution in cash").check()
    manager.page.get_by_label("Partner").select_option("Coinmere partnership Council")
    manager.type("Amount agreed for the year", "£900.00")
    manager.press("Save")
    manager.follow("Coinmere partnership Council: contribution in cash")
    manager.press("Record what was received")
    manager.type("Amount received", "1,000.50")
    manager.press("Save")
    assert manager.sees("£100.50 more than was agreed was received.")


def a_review_is_called_for(manager):
    manager.follow("Call on partners for a review")
    manager.type("What the call is for", "Author of a review")
    manager.press("Record the call")
    assert manager.sees("Enter the share of at least one partner.")
    manager.type("Share of Coinmere partnership Council", "600")
    manager.press("Record the call")
    manager.follow("Author of a review")
    assert manager.sees("Nothing yet")


def money_is_spent(manager):
    manager.follow("Record spending")
    manager.page.get_by_label("Head of expenditure").select_option("Training")
    manager.type("What was paid for", "A trainer for a day")
    manager.page.get_by_label("Amount", exact=True).fill("-250.25")
    manager.press("Save")
    assert manager.sees("The amount must be 0 or more.")
    manager.page.get_by_label("Amount", exact=True).fill("250.25")
    manager.press("Save")


def the_year_is_closed(manager, here):
    manager.follow("Close the accounts")
    manager.page.get_by_label("Close them all the same").check()
    manager.press("Close the accounts")
    manager.go(f"{here}spend")
    assert manager.page.get_by_text(re.compile("are closed. Reopen them on their page")).is_visible()
    manager.go(here)
    manager.follow("Reopen the accounts")
    manager.type("What is to be put right", "An invoice came late")
    manager.press("Reopen the accounts")
    assert manager.sees("An invoice came late")

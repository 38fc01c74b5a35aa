"""The pages of money: a year by hand, what is typed wrongly, figures that lead to their lines, and who sees none."""

import re
from decimal import Decimal

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.money.commands import call_for_review, close_accounts
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
from goldthread.partnership.money.models import Accounts, Budget, Call, Income, Received, Spending, SpendingHead
from goldthread.partnership.planning.years import year_of

from .typing_and_reading import MONEY, kept, on, page_of, text

pytestmark = pytest.mark.django_db


def test_a_year_by_hand_from_opening_to_a_statement_that_adds_up(manager, partnership, board, council):
    year = year_of(timezone.localdate())
    manager.post(f"{MONEY}accounts/open", {"board": board.pk, "year": year, "brought_forward": "-£1,000.50"})
    (accounts,) = kept(partnership, Accounts)
    here = page_of(accounts)
    manager.post(f"{here}income", {"kind": "cash", "agency": council.pk, "agreed": "£5,000"})
    (income,) = kept(partnership, Income)
    manager.post(f"{MONEY}income/{income.pk}/receive", {"amount": "4,000.25"} | on("received_on"))
    manager.post(f"{here}call", {"title": "Child Q", f"share_{council.pk}": "600"} | on("called_on"))
    (call,) = kept(partnership, Call)
    head = next(one for one in kept(partnership, SpendingHead) if one.name == "Training")
    spent = {"head": head.pk, "words": "A trainer", "amount": "100.10", "call": call.pk} | on("spent_on")
    manager.post(f"{here}spend", spent)

    shown = text(manager.get(here))
    for figure in ("£4,000.25", "£100.10", "£3,900.15", "\N{MINUS SIGN}£1,000.50", "£2,899.65"):
        assert figure in shown
    assert "Northborough Council: share of a call for a review" in shown
    assert "A trainer" in text(manager.get(f"{MONEY}calls/{call.pk}/"))
    taken = manager.get(f"{here}?format=csv").content.decode("utf-8-sig")
    assert taken.splitlines()[-1] == "Balance,Carried forward,2899.65"


def test_every_figure_of_the_statement_leads_to_lines_that_sum_to_it(manager, accounts, council):
    a_receipt(a_contribution(accounts, council), "250")
    some_spending(accounts, "30")
    some_spending(accounts, "12.50")
    shown = manager.get(page_of(accounts)).text

    (to_income,) = re.findall(r'href="([^"]*income/[^"]*kind=cash)"', shown)
    (to_spending,) = re.findall(r'href="([^"]*spending/[^"]*counts=yes)"', shown)
    assert "250.00" in manager.get(to_income.replace("&amp;", "&")).text
    rows = manager.get(to_spending.replace("&amp;", "&") + "&format=csv").content.decode("utf-8-sig").splitlines()
    assert sum(Decimal(row.split(",")[-3]) for row in rows[1:]) == Decimal("42.50")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("10.005", "at most two figures after the point"),
        ("-10", "The amount must be 0 or more"),
        ("a hundred", "Enter an amount in pounds, such as 1,000.50"),
        ("0", "The amount must be more than 0."),
        ("", "Enter the amount received"),
    ],
)
def test_what_is_no_amount_is_told_at_its_field_and_nothing_typed_is_lost(
    manager, partnership, accounts, council, typed, sentence
):
    income = a_contribution(accounts, council)
    page = manager.post(
        f"{MONEY}income/{income.pk}/receive", {"amount": typed, "reference": "INV-7"} | on("received_on")
    )

    assert sentence in text(page)
    assert "#id_amount" in page.text
    assert "INV-7" in page.text
    assert kept(partnership, Received) == []


def test_more_than_was_agreed_is_kept_and_told(manager, partnership, accounts, council):
    income = a_contribution(accounts, council, "100")
    manager.post(f"{MONEY}income/{income.pk}/receive", {"amount": "150"} | day_typed("received_on", DAY))

    assert "£50.00 more than was agreed was received" in text(manager.get(f"{MONEY}income/{income.pk}/"))
    assert "which is more than the £100.00 that was agreed" in text(manager.get(page_of(accounts)))
    assert "Northborough Council" in manager.get(f"{MONEY}income/?paid=over").text


def test_a_closed_year_refuses_and_says_how_it_is_put_right(manager, partnership, accounts, council):
    head = head_called(accounts, "Staff")
    manager.post(f"{page_of(accounts)}close", {"unfinished": "on"})
    sentence = "The accounts for 2026-27 are closed. Reopen them on their page"

    assert sentence in text(manager.get(f"{page_of(accounts)}spend"))
    sent = {"head": head.pk, "words": "Kept words", "amount": "1"} | day_typed("spent_on", DAY)
    page = manager.post(f"{page_of(accounts)}spend", sent)
    assert sentence in text(page)
    assert "Kept words" in page.text
    manager.post(f"{page_of(accounts)}reopen", {"why": "An invoice came late"})
    manager.post(f"{page_of(accounts)}spend", sent)
    assert [str(one) for one in kept(partnership, Spending)] == ["Kept words"]


def test_what_was_struck_out_counts_no_longer_and_stays_to_be_seen(manager, partnership, accounts, council):
    spent, receipt = some_spending(accounts), a_receipt(a_contribution(accounts, council))
    assert f"spending/{spent.pk}/strike" in manager.get(f"{MONEY}spending/").text
    manager.post(f"{MONEY}spending/{spent.pk}/strike", {"why": "Booked twice"})
    manager.post(f"{MONEY}received/{receipt.pk}/strike", {"why": "Of another board"})

    assert "£0.00" in text(manager.get(page_of(accounts)))
    assert "Booked twice" in manager.get(f"{MONEY}spending/").text
    assert "Of another board" in manager.get(f"{MONEY}income/{receipt.income_id}/").text


def test_a_share_of_a_call_changes_in_its_amount_only(manager, partnership, accounts, council):
    manager.post(f"{page_of(accounts)}call", {"title": "Child Q", f"share_{council.pk}": "600"} | on("called_on"))
    (share,) = kept(partnership, Income)

    assert "Given in kind" not in manager.get(f"{MONEY}income/{share.pk}/change").text
    manager.post(f"{MONEY}income/{share.pk}/change", {"agreed": "700", "version": share.version})
    assert kept(partnership, Income)[0].agreed == Decimal("700.00")


def test_what_was_not_carried_forward_as_it_was_brought_is_told(manager, board):
    accounts_of(board, 2025, "100")
    now = accounts_of(board, 2026, "90")

    assert "carried £100.00 forward, and £90.00 was brought forward here" in text(manager.get(page_of(now)))
    opening = manager.get(f"{MONEY}accounts/open?year=2027&board={board.pk}").text
    assert 'value="90.00"' in opening


def test_two_years_stand_side_by_side_the_earlier_first(manager, board, council):
    before, now = accounts_of(board, 2025), accounts_of(board, 2026)
    a_receipt(a_contribution(before, council), "100")
    a_receipt(a_contribution(now, council), "70")

    shown = text(manager.get(f"{page_of(now)}compare/{before.pk}/"))
    assert "2025-26 and 2026-27" in shown
    assert "\N{MINUS SIGN}£30.00" in shown


def test_what_may_be_published_are_totals_by_partner_only(manager, accounts, council):
    a_receipt(a_contribution(accounts, council), "70")
    a_receipt(a_contribution(accounts, None, kind="grant", payer="A private giver"), "900")
    some_spending(accounts)

    shown = text(manager.get(f"{page_of(accounts)}summary/"))
    assert "Northborough Council £70.00" in shown
    assert "A private giver" not in shown
    assert "A trainer for a day" not in shown


def test_another_board_is_told_that_a_contribution_covers_it_and_counts_nothing(
    manager, partnership, accounts, council
):
    adults = a_group(partnership, "Adults’ board")
    a_receipt(a_contribution(accounts, council, boards=(adults,)))

    shown = text(manager.get(page_of(accounts_of(adults))))
    assert "Paid elsewhere, and covering this board too" in shown
    assert "Income in all £0.00" in shown


def test_a_head_without_a_budget_is_not_over_it(manager, accounts):
    some_spending(accounts, "30")
    here = page_of(accounts)
    without = text(manager.get(here))
    assert "Over by" not in without
    assert "No budget set" in without
    assert "against a budget" not in without

    head = head_called(accounts, "Training")
    manager.post(f"{here}budget", {"head": head.pk, "amount": "10", "still_to_come": "0"})
    assert "Over by £20.00" in text(manager.get(here))


def test_what_was_brought_forward_is_corrected_on_its_page(manager, accounts):
    here = page_of(accounts)
    manager.post(f"{here}brought-forward", {"brought_forward": "-£20.50", "why": "The audit found it", "version": 1})

    shown = text(manager.get(here))
    assert "\N{MINUS SIGN}£20.50" in shown
    assert "What was brought forward was corrected: The audit found it" in shown


def test_of_two_who_set_a_budget_the_second_reads_first_that_another_was_quicker(manager, partnership, accounts):
    here, head = f"{page_of(accounts)}budget", head_called(accounts, "Training")
    seen = {"head": head.pk, "version": accounts.version}
    manager.post(here, seen | {"amount": "1,500", "still_to_come": "0"})

    second = manager.post(here, seen | {"amount": "900", "still_to_come": "5"})

    assert "changed while you had it open" in text(second)
    assert 'value="900"' in second.text
    assert [one.amount for one in kept(partnership, Budget)] == [Decimal(1500)]


def test_the_budget_of_a_head_begins_with_what_was_set_before(manager, accounts):
    head = head_called(accounts, "Staff")
    manager.post(f"{page_of(accounts)}budget", {"head": head.pk, "amount": "1,500", "still_to_come": "20.50"})

    form = manager.get(f"{page_of(accounts)}budget?head={head.pk}").text
    assert 'value="1,500.00"' in form
    assert 'value="20.50"' in form
    for none in ("x", "0", "9" * 5000):
        assert manager.get(f"{page_of(accounts)}budget?head={none}").status_code == 200


def test_heads_are_rows_that_a_manager_edits(manager, partnership, accounts):
    manager.post(f"{MONEY}heads/add", {"name": "Translation"})
    head = kept(partnership, SpendingHead)[-1]
    assert "There is a head of that name already" in text(manager.post(f"{MONEY}heads/add", {"name": "translation"}))
    manager.post(f"{MONEY}heads/{head.pk}/change", {"name": "Interpreters", "version": head.version})

    shown = manager.get(f"{MONEY}heads/").text
    assert "Interpreters" in shown
    assert "Not offered any more" in shown
    assert "Interpreters" not in manager.get(f"{page_of(accounts)}spend").text


@pytest.mark.parametrize("page", ["income/", "spending/"])
def test_a_list_costs_as_many_queries_with_many_rows(manager, accounts, council, page):
    def more(number):
        for place in range(number):
            a_receipt(a_contribution(accounts, None, kind="charge", payer=f"School {place}"), "5")
            some_spending(accounts)

    assert_flat(lambda: manager.get(f"{MONEY}{page}"), more, few=2, many=8)


def test_who_only_reads_changes_nothing_and_an_agency_lead_sees_nothing(partnership, accounts, council):
    income = a_contribution(accounts, council)
    member = visitor("board_member", partnership)
    lead = visitor("agency_lead", partnership, an_agency(partnership, "Northborough ICB"))

    for page in (MONEY, page_of(accounts), f"{MONEY}income/{income.pk}/", f"{MONEY}heads/"):
        assert member.get(page).status_code == 200
        assert lead.get(page).status_code == 404
    assert "Record spending" not in member.get(page_of(accounts)).text
    assert member.post(f"{page_of(accounts)}spend", {}).status_code in (403, 404)
    close_accounts(accounts=accounts, unfinished=True, by=TESTS, at=COUNTED_AT)
    assert "Reopen" not in member.get(page_of(accounts)).text


def test_a_call_names_no_review_to_those_who_may_not_see_it(partnership):
    review = a_review(partnership, pseudonym="Child Unseen")
    accounts, police = accounts_of(a_group(partnership, "The board")), an_agency(partnership)
    call = call_for_review(
        accounts=accounts,
        title="Author",
        called_on=COUNTED_AT.date(),
        shares={police: Decimal(100)},
        review=review,
        by=TESTS,
        at=COUNTED_AT,
    )
    address = f"{MONEY}calls/{call.pk}/"

    assert "Child Unseen" in visitor("partnership_manager", partnership).get(address).text
    shown = visitor("board_member", partnership).get(address)
    assert (shown.status_code, "Child Unseen" in shown.text) == (200, False)

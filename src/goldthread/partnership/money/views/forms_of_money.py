"""Forms of money: each finds its record, asks, and leads back to the accounts."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.form_pages.about import forms_about, today_as
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.ui.record_fields import with_chosen
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.checking import check_open
from goldthread.partnership.money.forms.accounts import (
    AddHead,
    ChangeHead,
    CloseAccounts,
    CorrectBroughtForward,
    OpenAccounts,
    ReopenAccounts,
    SetBudget,
)
from goldthread.partnership.money.forms.lines import (
    CallForReview,
    IncomeForm,
    RecordReceived,
    RecordSpending,
    StrikeOut,
    said_of_income,
)
from goldthread.partnership.money.models import Accounts, Budget, Income, SpendingHead
from goldthread.partnership.money.queries import calls_in, left_of, left_open
from goldthread.partnership.money.views.in_sight import (
    crumbs_to_money,
    place_at,
    visible_accounts,
    visible_head,
    visible_income,
    visible_received,
    visible_spending,
)
from goldthread.partnership.planning.queries import campaigns_in
from goldthread.partnership.planning.years import offered_years, year_of

_form = forms_about(Can.RECORD_MONEY)
_about_accounts = forms_about(
    Can.RECORD_MONEY, find=visible_accounts, place=place_at, given="accounts", open_if=check_open, adds=True
)


def _on_the_page(request: DeskRequest, _: Any) -> dict[str, Any]:
    slug = request.space.slug
    return {
        "back": reverse("money", args=[slug]),
        "crumbs": crumbs_to_money(request.space),
        "to": lambda pk: reverse("accounts", args=[slug, pk]),
    }


def _at_heads(request: DeskRequest, _: Any) -> dict[str, Any]:
    return {"back": reverse("heads", args=[request.space.slug]), "crumbs": crumbs_to_money(request.space)}


def _years_and_boards(request: DeskRequest, _: Any) -> dict[str, Any]:
    return {"years": offered_years(request.today), "boards": boards_on(request.space.pk, request.today)}


def _this_year(request: DeskRequest, _: Any) -> dict[str, Any]:
    """This year, or what a link says; with what a board carried forward from the year before."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else year_of(request.today)
    boards = {str(board.pk): board for board in boards_on(request.space.pk, request.today)}
    board = boards.get(request.GET.get("board", ""))
    left = left_of(board, year - 1) if board else None
    return {"year": year, "board": board.pk if board else "", "brought_forward": "" if left is None else left}


def _partners(request: DeskRequest, record: Any) -> dict[str, Any]:
    agency = getattr(record, "agency", None)
    accounts = record if isinstance(record, Accounts) else record.accounts
    boards = [board for board in boards_on(request.space.pk, request.today) if board.pk != accounts.board_id]
    covered = [one.board for one in record.covers.select_related("board")] if isinstance(record, Income) else []
    return {
        "agencies": with_chosen(agencies_on(request.space.pk, request.today), [agency]),
        "boards": with_chosen(boards, covered),
    }


def _for_a_call(request: DeskRequest, _: Any) -> dict[str, Any]:
    reviews = Review.objects.visible_to(request.standing).filter(space=request.space).order_by("pseudonym")
    return {"reviews": reviews, "agencies": agencies_on(request.space.pk, request.today)}


def _for_spending(request: DeskRequest, accounts: Accounts) -> dict[str, Any]:
    return {
        "heads": _heads(request),
        "calls": calls_in(request.space, request.standing).filter(accounts=accounts),
        "campaigns": campaigns_in(request.space, request.standing).filter(priority__board=accounts.board_id),
        "year": accounts.year,
    }


def _heads(request: DeskRequest) -> list[SpendingHead]:
    return list(SpendingHead.objects.filter(space=request.space, is_used=True).order_by("name"))


def _budget_so_far(request: DeskRequest, accounts: Accounts) -> dict[str, Any]:
    """Of the head that a link names, what was set before."""
    asked = request.GET.get("head", "")
    budgets = Budget.objects.filter(accounts=accounts)
    set_before = next((one for one in budgets if str(one.head_id) == asked), None)
    if set_before is None:
        return {"head": asked}
    return {"head": asked, "amount": set_before.amount, "still_to_come": set_before.still_to_come}


def _at_income(request: DeskRequest, record: Any) -> dict[str, Any]:
    income = record if isinstance(record, Income) else record.income
    return place_at(request, income.accounts, income.get_absolute_url(), str(income))


open_year = _form(
    find=lambda request: request.space,
    place=_on_the_page,
    given="space",
    adds=True,
    form=OpenAccounts,
    send=OpenAccounts.open,
    options=_years_and_boards,
    suggested=_this_year,
    title="Open the accounts of a year",
    button="Open the accounts",
    done="The accounts were opened.",
)

close = _about_accounts(
    form=CloseAccounts,
    send=CloseAccounts.close,
    options=lambda request, accounts: {"left": left_open(accounts, request.today)},
    title="Close the accounts",
    intro="From now on nothing in them changes, unless they are reopened with a reason.",
    button="Close the accounts",
    done="The accounts were closed.",
)

reopen = _about_accounts(
    form=ReopenAccounts,
    send=ReopenAccounts.reopen,
    open_if=lambda accounts: None,
    title="Reopen the accounts",
    button="Reopen the accounts",
    done="The accounts were reopened.",
)

brought_forward = _about_accounts(
    adds=False,
    form=CorrectBroughtForward,
    send=CorrectBroughtForward.correct,
    now=lambda accounts: {"brought_forward": accounts.brought_forward},
    title="Correct what was brought forward",
    done="It was corrected.",
)

budget = _about_accounts(
    adds=False,
    form=SetBudget,
    send=SetBudget.set,
    options=lambda request, _: {"heads": _heads(request)},
    suggested=_budget_so_far,
    title="Set the budget of a head",
    done="The budget was set.",
)

income = _about_accounts(
    form=IncomeForm,
    send=IncomeForm.add,
    options=_partners,
    title="Record what was agreed",
    done="It was recorded. What comes of it is recorded on its page.",
)

call = _about_accounts(
    form=CallForReview,
    send=CallForReview.call,
    options=_for_a_call,
    suggested=today_as("called_on"),
    title="Call on partners for a review",
    intro="Leave the share of a partner empty who is asked for nothing.",
    button="Record the call",
    done="The call was recorded.",
)

spend = _about_accounts(
    form=RecordSpending,
    send=RecordSpending.record,
    options=_for_spending,
    suggested=today_as("spent_on"),
    title="Record spending",
)


class _ChangesIncome(IncomeForm):
    """Of a share of a call only the amount is asked."""

    def __init__(self, *sent: Any, is_share: bool, **options: Any) -> None:
        super().__init__(*sent, **options)
        if is_share:
            self.keep_as_share()


change_income = _form(
    find=visible_income,
    place=_at_income,
    given="income",
    form=_ChangesIncome,
    send=_ChangesIncome.change,
    now=said_of_income,
    options=lambda request, one: _partners(request, one) | {"is_share": one.kind == Income.Kind.LEVY},
    open_if=lambda one: check_open(one.accounts),
    title="Change what was agreed",
    done="It was changed. What was received stays.",
)

receive = _form(
    find=visible_income,
    place=_at_income,
    given="income",
    adds=True,
    form=RecordReceived,
    send=RecordReceived.record,
    options=lambda _, one: {"year": one.accounts.year},
    suggested=lambda request, one: {"received_on": request.today, "amount": one.outstanding or ""},
    open_if=lambda one: check_open(one.accounts),
    title="Record what was received",
    done="It was recorded.",
)

strike_received = _form(
    find=visible_received,
    place=_at_income,
    given="received",
    form=StrikeOut,
    send=StrikeOut.received_line,
    open_if=lambda one: check_open(one.income.accounts),
    title="Strike out what was received",
    button="Strike it out",
    danger=True,
    done="It was struck out.",
)

strike_spending = _form(
    find=visible_spending,
    place=lambda request, one: place_at(request, one.accounts, caption=str(one)),
    given="spending",
    form=StrikeOut,
    send=StrikeOut.spending_line,
    open_if=lambda one: check_open(one.accounts),
    title="Strike out spending",
    button="Strike it out",
    danger=True,
    done="It was struck out.",
)

add_head = _form(
    find=lambda request: request.space,
    place=_at_heads,
    given="space",
    adds=True,
    form=AddHead,
    send=AddHead.add,
    title="Add a head of expenditure",
)

change_head = _form(
    find=visible_head,
    place=_at_heads,
    given="head",
    form=ChangeHead,
    send=ChangeHead.change,
    now=lambda head: {"name": head.name, "is_used": head.is_used},
    title="Change the head",
)

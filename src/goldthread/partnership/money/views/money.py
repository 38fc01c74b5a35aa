"""The pages of money: the boards with their years, a year's statement, two years compared, and one line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.lists.exporting import WRITERS
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spreadsheets import in_bytes
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.amounts import NOUGHT, pounds
from goldthread.partnership.money.lists import OVER, paid
from goldthread.partnership.money.models import Accounts, FundingNote, Income, Received, SpendingHead
from goldthread.partnership.money.queries import (
    accounts_in,
    calls_in,
    covered_elsewhere,
    forecast_of,
    income_in,
    partners_of,
    statement_of,
    year_before,
)
from goldthread.partnership.money.statement import Statement, compared
from goldthread.partnership.money.views.in_sight import crumbs_to_money, visible_accounts, visible_call, visible_income
from goldthread.partnership.planning.years import year_of


@access(Can.VIEW_MONEY)
def money(request: DeskRequest) -> HttpResponse:
    """The years of each board with what is left, what is outstanding, and what sources say of funding."""
    space, standing = request.space, request.standing
    rows = list(accounts_in(space, standing).order_by("board__name", "-year"))
    money_agreed: Any = income_in(space, standing).exclude(kind=Income.Kind.IN_KIND)
    owing = [one for one in money_agreed if one.outstanding]
    shown = {
        "accounts": [(one, statement_of(one)) for one in rows],
        "outstanding": sum((one.outstanding for one in owing), NOUGHT),
        "owing": len(owing),
        "notes": list(FundingNote.objects.visible_to(standing).filter(space=space).order_by("pk")),
        "has_boards": bool(boards_on(space.pk, request.today)),
        "this_year": year_of(request.today),
        "pounds": pounds,
        "may_record": standing.may(Can.RECORD_MONEY, space.pk),
        "crumbs": crumbs_to_money(space)[:1],
    }
    return render(request, "money/money.html", shown)


@access(Can.VIEW_MONEY)
def accounts(request: DeskRequest, pk: int) -> HttpResponse:
    """One board's year: the statement, each figure of which leads to its lines, and how the year will end."""
    found = visible_accounts(request, pk, "accounts page")
    statement = statement_of(found)
    if request.GET.get("format") in WRITERS:
        return _as_file(request, found, statement)
    before = year_before(found)
    left = statement_of(before).carried_forward if before else None
    lines: Any = income_in(request.space, request.standing).filter(accounts=found)
    shown = {
        "accounts": found,
        "statement": statement,
        "before": before,
        "left_before": left,
        "does_not_follow": left is not None and left != found.brought_forward,
        "forecast": forecast_of(found),
        "owing": [one for one in lines if one.outstanding and one.kind != Income.Kind.IN_KIND],
        "over": [one for one in lines if paid(one) == OVER],
        "in_kind": [one for one in lines if one.kind == Income.Kind.IN_KIND],
        "covered": covered_elsewhere(found.board, found.year),
        "calls": list(calls_in(request.space, request.standing).filter(accounts=found).order_by("pk")),
        "pounds": pounds,
        "may_record": request.standing.may(Can.RECORD_MONEY, request.space.pk),
        "may_export": request.standing.may(Can.EXPORT, request.space.pk),
        "crumbs": crumbs_to_money(request.space),
    }
    return render(request, "money/accounts.html", shown)


def _as_file(request: DeskRequest, found: Accounts, statement: Statement) -> HttpResponse:
    if not request.standing.may(Can.EXPORT, request.space.pk):
        raise PermissionDenied("You may look at this statement but not take it away as a file.")
    kind = request.GET["format"]
    put, content_type = WRITERS[kind]
    noting_what_is_taken(request.space)(f"Statement of {found} as {kind.upper()}", 1)
    written = in_bytes(put, "Statement", ("Section", "Line", "Amount (£)"), rows_of(statement))
    name = f"{slugify(f'statement-{found}')}.{kind}"
    headers = {"Content-Disposition": saved_as(name), "Cache-Control": "no-store"}
    return HttpResponse(written, content_type=content_type, headers=headers)


def rows_of(statement: Statement) -> list[Sequence[object]]:
    """The statement line by line, with its totals."""
    rows: list[tuple[str, str, Decimal]] = [("Income", line.words, line.amount) for line in statement.income]
    rows.append(("Income", "Income in all", statement.income_in_all))
    rows += [("Spending", line.words, line.amount) for line in statement.spending]
    rows.append(("Spending", "Spending in all", statement.spending_in_all))
    rows.append(("Balance", "Income less spending", statement.balance))
    rows.append(("Balance", "Brought forward", statement.brought_forward))
    rows.append(("Balance", "Carried forward", statement.carried_forward))
    return list(rows)


@access(Can.VIEW_MONEY)
def compare(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """Two years side by side, the earlier first."""
    pair = [visible_accounts(request, pk, "two years"), visible_accounts(request, other, "two years")]
    first, second = sorted(pair, key=lambda one: (one.year, one.pk))
    before, after = statement_of(first), statement_of(second)
    shown = {
        "first": first,
        "second": second,
        "income": compared(before.income, after.income),
        "spending": compared(before.spending, after.spending),
        "before": before,
        "after": after,
        "pounds": pounds,
        "crumbs": crumbs_to_money(request.space, second),
    }
    return render(request, "money/compare.html", shown)


@access(Can.VIEW_MONEY)
def summary(request: DeskRequest, pk: int) -> HttpResponse:
    """What may be published of a year: totals by partner and nothing else."""
    found = visible_accounts(request, pk, "summary for publication")
    shown = {
        "accounts": found,
        "partners": partners_of(found),
        "pounds": pounds,
        "crumbs": crumbs_to_money(request.space, found),
    }
    return render(request, "money/summary.html", shown)


@access(Can.VIEW_MONEY)
def income(request: DeskRequest, pk: int) -> HttpResponse:
    """What somebody agreed, and each time that something came of it."""
    found: Any = visible_income(request, pk, "income page")
    came = Received.objects.filter(income=found).order_by("-received_on", "-pk")
    shown = {
        "income": found,
        "paid": paid(found),
        "too_much": max(found.received - found.agreed, NOUGHT),
        "received": list(came),
        "boards": [one.board for one in found.covers.select_related("board").order_by("board__name")],
        "pounds": pounds,
        "may_record": request.standing.may(Can.RECORD_MONEY, request.space.pk),
        "crumbs": crumbs_to_money(request.space, found.accounts),
    }
    return render(request, "money/income.html", shown)


@access(Can.VIEW_MONEY)
def call(request: DeskRequest, pk: int) -> HttpResponse:
    """One call for a review: who pays which share, what came, and what was spent of it."""
    found = visible_call(request, pk, "call page")
    spent = list(found.spending.filter(struck_why="").order_by("spent_on", "pk"))
    shares: Any = list(found.shares.all())
    shown = {
        "call": found,
        "review": Review.objects.visible_to(request.standing).filter(pk=found.review_id or 0).first(),
        "shares": shares,
        "agreed": sum((one.agreed for one in shares), NOUGHT),
        "received": sum((one.received for one in shares), NOUGHT),
        "spent": spent,
        "spent_in_all": sum((one.amount for one in spent), NOUGHT),
        "pounds": pounds,
        "crumbs": crumbs_to_money(request.space, found.accounts),
    }
    return render(request, "money/call.html", shown)


@access(Can.VIEW_MONEY)
def heads(request: DeskRequest) -> HttpResponse:
    """The heads of expenditure, to be edited."""
    rows = SpendingHead.objects.visible_to(request.standing).filter(space=request.space).order_by("name")
    note_read(request.space, "heads of expenditure")
    shown = {
        "heads": list(rows),
        "may_record": request.standing.may(Can.RECORD_MONEY, request.space.pk),
        "crumbs": crumbs_to_money(request.space),
    }
    return render(request, "money/heads.html", shown)

"""Partners agree what they contribute, a review is called for, and money is received."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.checking import amount_of, check_in_year, check_open, held_open
from goldthread.partnership.money.models import Accounts, Call, Income, IncomeBoard, Received

Kind = Income.Kind


@dataclass(frozen=True)
class IncomeDetails:
    """What somebody agreed to give. ``boards`` are others that it covers too, in which it is counted nowhere."""

    kind: str
    agreed: Decimal
    agency: Agency | None = None
    payer: str = ""
    in_kind: str = ""
    valued_how: str = ""
    boards: tuple[Group, ...] = ()


@command(Can.RECORD_MONEY, event="income agreed", about="accounts")
def add_income(*, accounts: Accounts, details: IncomeDetails, by: Actor, at: datetime) -> Income:
    """A partner or somebody else agrees to give something for the year."""
    if details.kind == Kind.LEVY:
        raise Refused("A share of a call is made by the call itself.", "kind")
    return _say(Income(space_id=accounts.space_id, accounts=accounts), details)


@command(Can.RECORD_MONEY, event="income changed", about="income")
def change_income(*, income: Income, details: IncomeDetails, by: Actor, at: datetime) -> Income:
    """Another amount is agreed. What was received stays."""
    if (income.kind == Kind.LEVY) != (details.kind == Kind.LEVY):
        raise Refused("A share of a call stays one, and nothing else becomes one.", "kind")
    _check_kind_stays(income, details)
    return _say(income, details)


@command(Can.RECORD_MONEY, event="call for a review made", about="accounts")
def call_for_review(
    *,
    accounts: Accounts,
    title: str,
    called_on: date,
    shares: Mapping[Agency, Decimal],
    by: Actor,
    at: datetime,
    review: Review | None = None,
) -> Call:
    """Partners are asked for extra money for a review, each for a share."""
    check_open(accounts)
    check_happened(called_on, timezone.localdate(at), "called_on")
    wanted = {agency: amount for agency, amount in shares.items() if amount}
    if not wanted:
        raise Refused("Enter the share of at least one partner.")
    if any(one.space_id != accounts.space_id for one in (*wanted, *([review] if review else []))):
        raise Refused("Choose a review and partners of this partnership.")
    call = Call.objects.create(
        space_id=accounts.space_id,
        accounts=accounts,
        review=review,
        title=said(title, "Enter what the call is for.", "title"),
        called_on=called_on,
    )
    for agency, amount in wanted.items():
        Income.objects.create(
            space_id=accounts.space_id,
            accounts=accounts,
            kind=Kind.LEVY,
            agency=agency,
            call=call,
            agreed=amount_of(amount, f"share_{agency.pk}"),
        )
    return call


@command(Can.RECORD_MONEY, event="money received", about="income")
def record_received(
    *,
    income: Income,
    amount: Decimal,
    received_on: date,
    by: Actor,
    at: datetime,
    reference: str = "",
    outside_year: bool = False,
) -> Received:
    """Some of it came. More than was agreed is kept as it came, and told on the page.

    ``outside_year`` says that it belongs in a year in which its day is not.
    """
    held_open(income.accounts)
    check_happened(received_on, timezone.localdate(at), "received_on")
    check_in_year(income.accounts, received_on, "received_on", outside_year=outside_year)
    return Received.objects.create(
        space_id=income.space_id,
        income=income,
        amount=amount_of(amount, "amount"),
        received_on=received_on,
        reference=reference.strip(),
    )


@command(Can.RECORD_MONEY, event="money received struck out", about="received")
def strike_received(*, received: Received, why: str, by: Actor, at: datetime) -> Received:
    """It was recorded wrongly: it counts no longer, and stays to be seen with the reason."""
    held_open(received.income.accounts)
    if received.struck_why:
        raise Refused("This was struck out already.")
    received.struck_why = said(why, "Enter what is wrong with it.", "why")
    received.save()
    return received


def _check_kind_stays(income: Income, details: IncomeDetails) -> None:
    """What came is counted under the kind that it came as: it does not move to another line of the statement."""
    came = Received.objects.filter(income=income, struck_why="")
    if details.kind != income.kind and came.exists():
        raise Refused(
            f"Something of it was received, as “{income.get_kind_display().lower()}”. Strike that out first, or record"
            " what else was agreed as a line of its own.",
            "kind",
        )


def _say(income: Income, details: IncomeDetails) -> Income:
    held_open(income.accounts)
    if details.kind not in Kind.values:
        raise Refused("Choose what kind of income it is.", "kind")
    if details.agency and details.agency.space_id != income.space_id:
        raise Refused("Choose an agency of this partnership.", "agency")
    if not details.agency and not details.payer.strip():
        raise Refused("Choose a partner, or enter who pays.", "payer")
    income.kind, income.agency = details.kind, details.agency
    income.payer = "" if details.agency else details.payer.strip()
    income.agreed = amount_of(details.agreed, "agreed", may_be_nought=True)
    _say_in_kind(income, details)
    _check_once(income)
    income.save()
    _cover(income, details.boards)
    return income


def _say_in_kind(income: Income, details: IncomeDetails) -> None:
    is_in_kind = income.kind == Kind.IN_KIND
    income.in_kind = said(details.in_kind, "Enter what is given.", "in_kind") if is_in_kind else ""
    income.valued_how = said(details.valued_how, "Enter how it was valued.", "valued_how") if is_in_kind else ""


def _check_once(income: Income) -> None:
    same = Income.objects.filter(accounts=income.accounts_id, kind=Kind.CASH, agency=income.agency_id)
    if income.kind == Kind.CASH and income.agency_id and same.exclude(pk=income.pk).exists():
        raise Refused(f"{income.agency} has a contribution in cash for this year already. Change that one.", "agency")


def _cover(income: Income, boards: Iterable[Group]) -> None:
    others = [board for board in boards if board.pk != income.accounts.board_id]
    if any(one.space_id != income.space_id or one.kind not in BOARD_KINDS for one in others):
        raise Refused("Choose boards of this partnership.", "boards")
    IncomeBoard.objects.filter(income=income).exclude(board__in=others).delete()
    for board in others:
        IncomeBoard.objects.get_or_create(space_id=income.space_id, income=income, board=board)

"""A year of accounts is opened, budgeted, closed, and reopened with a reason."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.money.checking import amount_of, brought_forward_of, check_open
from goldthread.partnership.money.models import Accounts, Budget, SpendingHead
from goldthread.partnership.money.queries import left_open
from goldthread.partnership.planning.years import EARLIEST_YEAR, LATEST_YEAR, year_in_words

ASKED_UNFINISHED = "unfinished"
FIRST_HEADS = ("Staff", "Training", "Reviews", "Independent scrutineer", "Website")
"""Those a partnership begins with. It names others as it needs them, and takes out of use what it does not."""


@command(Can.RECORD_MONEY, event="accounts of a year opened", alone="accounts")
def open_accounts(
    *, space: Space, board: Group, year: int, brought_forward: Decimal, by: Actor, at: datetime
) -> Accounts:
    """A board keeps money for a year; the first time, it gets the usual heads of expenditure."""
    if board.space_id != space.pk or board.kind not in BOARD_KINDS:
        raise Refused("Choose a board or executive of this partnership.", "board")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Refused("Check the year.", "year")
    if Accounts.objects.filter(space=space, board=board, year=year).exists():
        raise Refused(f"The accounts of this board for {year_in_words(year)} are open already.", "year")
    brought_forward = brought_forward_of(brought_forward)
    if not SpendingHead.objects.filter(space=space).exists():
        for name in FIRST_HEADS:
            SpendingHead.objects.create(space=space, name=name)
    return Accounts.objects.create(space=space, board=board, year=year, brought_forward=brought_forward)


@command(Can.RECORD_MONEY, event="accounts of a year closed", about="accounts")
def close_accounts(*, accounts: Accounts, by: Actor, at: datetime, unfinished: bool = False) -> Accounts:
    """From now on nothing in them changes, unless they are reopened.

    While their year runs, or money is still to come, it is refused unless ``unfinished`` says that this is known.
    """
    check_open(accounts)
    left = left_open(accounts, timezone.localdate(at))
    if left and not unfinished:
        raise Refused(f"{left} If they are to be closed all the same, say so below.", ASKED_UNFINISHED)
    accounts.closed_on = timezone.localdate(at)
    accounts.save()
    return accounts


@command(Can.RECORD_MONEY, event="accounts of a year reopened", about="accounts")
def reopen_accounts(*, accounts: Accounts, why: str, by: Actor, at: datetime) -> Accounts:
    """Something in them is wrong and is put right."""
    if accounts.is_open:
        raise Refused("These accounts are open.")
    accounts.reopened_why = said(why, "Enter what is to be put right.", "why")
    accounts.closed_on = None
    accounts.save()
    return accounts


@command(Can.RECORD_MONEY, event="sum brought forward corrected", about="accounts")
def correct_brought_forward(
    *, accounts: Accounts, brought_forward: Decimal, why: str, by: Actor, at: datetime
) -> Accounts:
    """Another sum was left from the year before than was entered. The statement is worked out from the right one."""
    check_open(accounts)
    accounts.brought_forward = brought_forward_of(brought_forward)
    accounts.brought_forward_why = said(why, "Enter why another sum is right.", "why")
    accounts.save()
    return accounts


@command(Can.RECORD_MONEY, event="budget of a head set", about="accounts")
def set_budget(
    *, accounts: Accounts, head: SpendingHead, amount: Decimal, still_to_come: Decimal, by: Actor, at: datetime
) -> Budget:
    """What is to be spent under a head in the year, and what of it is still to come."""
    check_open(accounts)
    if head.space_id != accounts.space_id:
        raise Refused("Choose a head of this partnership.", "head")
    budget, _ = Budget.objects.update_or_create(
        space_id=accounts.space_id,
        accounts=accounts,
        head=head,
        defaults={
            "amount": amount_of(amount, "amount", may_be_nought=True),
            "still_to_come": amount_of(still_to_come, "still_to_come", may_be_nought=True),
        },
    )
    # Raises the version, so that a form somebody else has open notices.
    accounts.save(update_fields=["year"])
    return budget


@command(Can.RECORD_MONEY, event="head of expenditure added", alone="heads")
def add_head(*, space: Space, name: str, by: Actor, at: datetime) -> SpendingHead:
    """There is a further head under which money is spent."""
    return _name(SpendingHead(space=space), name)


@command(Can.RECORD_MONEY, event="head of expenditure changed", about="head", alone="heads")
def change_head(*, head: SpendingHead, name: str, is_used: bool, by: Actor, at: datetime) -> SpendingHead:
    """It gets another name, or is used no more. What was spent under it stays."""
    head.is_used = is_used
    return _name(head, name)


def _name(head: SpendingHead, name: str) -> SpendingHead:
    head.name = said(name, "Enter the name.", "name")
    if SpendingHead.objects.filter(space=head.space_id, name__iexact=head.name).exclude(pk=head.pk).exists():
        raise Refused("There is a head of that name already.", "name")
    head.save()
    return head

"""Money is spent under a head."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_happened, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.money.checking import amount_of, check_in_year, check_open, held_open
from goldthread.partnership.money.models import Accounts, Call, Spending, SpendingHead
from goldthread.partnership.planning.models import Campaign


@dataclass(frozen=True)
class SpendingDetails:
    """What was spent on what, on which day; for which call or campaign, if for one."""

    head: SpendingHead
    words: str
    amount: Decimal
    spent_on: date
    call: Call | None = None
    campaign: Campaign | None = None


@command(Can.RECORD_MONEY, event="money spent", about="accounts")
def record_spending(
    *, accounts: Accounts, details: SpendingDetails, by: Actor, at: datetime, outside_year: bool = False
) -> Spending:
    """A board paid for something. ``outside_year`` says that it belongs in a year in which its day is not."""
    check_open(accounts)
    check_happened(details.spent_on, timezone.localdate(at), "spent_on")
    check_in_year(accounts, details.spent_on, "spent_on", outside_year=outside_year)
    if details.head.space_id != accounts.space_id:
        raise Refused("Choose a head of this partnership.", "head")
    if details.call and details.call.accounts_id != accounts.pk:
        raise Refused("Choose a call of these accounts.", "call")
    if details.campaign and details.campaign.priority.board_id != accounts.board_id:
        raise Refused("Choose a campaign of this board.", "campaign")
    return Spending.objects.create(
        space_id=accounts.space_id,
        accounts=accounts,
        head=details.head,
        words=said(details.words, "Enter what was paid for.", "words"),
        amount=amount_of(details.amount, "amount"),
        spent_on=details.spent_on,
        call=details.call,
        campaign=details.campaign,
    )


@command(Can.RECORD_MONEY, event="spending struck out", about="spending")
def strike_spending(*, spending: Spending, why: str, by: Actor, at: datetime) -> Spending:
    """It was recorded wrongly: it counts no longer, and stays to be seen with the reason."""
    held_open(spending.accounts)
    if spending.struck_why:
        raise Refused("This was struck out already.")
    spending.struck_why = said(why, "Enter what is wrong with it.", "why")
    spending.save()
    return spending

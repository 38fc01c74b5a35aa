"""The money of the made-up board: last year closed, this year with a call for a review, spending and a budget.

Nobody and nothing in it is real. It is recorded through the same commands that people use.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.commands import (
    IncomeDetails,
    SpendingDetails,
    add_income,
    call_for_review,
    close_accounts,
    open_accounts,
    record_received,
    record_spending,
    set_budget,
)
from goldthread.partnership.money.models import Accounts, Income, SpendingHead
from goldthread.partnership.money.queries import statement_of
from goldthread.partnership.planning.models import Campaign
from goldthread.partnership.planning.years import first_day, year_of

# What each of the three partners agreed, and what came of it, last year and this year.
LAST_YEAR = (("84000", "84000"), ("42000", "42000"), ("21000", "21000"))
THIS_YEAR = (("86500", "86500"), ("43000", "21500"), ("21000", "22000"))
SPENT_LAST_YEAR = (("Staff", "98450.20"), ("Training", "17310.00"), ("Independent scrutineer", "14400"))
SPENT = (("Staff", "61220.40"), ("Training", "9875.50"), ("Independent scrutineer", "9600"), ("Website", "1180"))
BUDGETS = (
    ("Staff", "104000", "42000"),
    ("Training", "16000", "7500"),
    ("Reviews", "12000", "9000"),
    ("Independent scrutineer", "14400", "4800"),
    ("Website", "1500", "0"),
)


def fictitious_money(*, space: Space, by: Actor, at: datetime) -> None:
    """Two years of accounts. Done again, it changes nothing."""
    year = year_of(timezone.localdate(at))
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Accounts.objects.filter(space=space).exists():
            return
        boards = {
            one.template: one
            for one in Group.objects.filter(space=space, template__in=("board", "executive")).select_related("space")
        }
        partners = list(Agency.objects.filter(space=space, is_safeguarding_partner=True, ends_on=None).order_by("pk"))
        review = Review.objects.filter(space=space, reference="child-q").first()
        campaign = Campaign.objects.filter(space=space).order_by("pk").first()
    board, executive = boards["board"], boards.get("executive")
    last = _open(board, year - 1, "6230.15", by, at)
    _contributions(last, partners, LAST_YEAR, (), by, at)
    _spent(last, SPENT_LAST_YEAR, by, at)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        left = statement_of(last).carried_forward
    close_accounts(accounts=last, by=by, at=at)
    now = _open(board, year, str(left), by, at)
    _contributions(now, partners, THIS_YEAR, (executive,) if executive else (), by, at)
    _others(now, partners[0], by, at)
    _call(now, partners, review, by, at)
    _spent(now, SPENT, by, at)
    _spend(now, "Training", "“Not your mate”: six performances", "2400", 5, by, at, campaign=campaign)
    for name, amount, to_come in BUDGETS:
        head, still = _head(now, name), Decimal(to_come)
        set_budget(accounts=now, head=head, amount=Decimal(amount), still_to_come=still, by=by, at=at)


def _open(board: Group, year: int, brought_forward: str, by: Actor, at: datetime) -> Accounts:
    amount = Decimal(brought_forward)
    return open_accounts(space=board.space, board=board, year=year, brought_forward=amount, by=by, at=at)


def _contributions(
    accounts: Accounts,
    partners: list[Agency],
    agreed: tuple[tuple[str, str], ...],
    boards: tuple[Group, ...],
    by: Actor,
    at: datetime,
) -> None:
    for partner, (amount, came) in zip(partners, agreed, strict=False):
        details = IncomeDetails(Income.Kind.CASH, Decimal(amount), partner, boards=boards)
        income = add_income(accounts=accounts, details=details, by=by, at=at)
        _receive(income, came, _day(accounts, 60), by, at)


def _others(accounts: Accounts, council: Agency, by: Actor, at: datetime) -> None:
    """A room in kind, a grant, and what is charged for training."""
    for details, came in (
        (
            IncomeDetails(
                Income.Kind.IN_KIND,
                Decimal("1800"),
                council,
                in_kind="A room for twelve meetings",
                valued_how="12 times the £150 that the council asks of others",
            ),
            "900",
        ),
        (IncomeDetails(Income.Kind.GRANT, Decimal("5000"), payer="A made-up trust, for young carers"), "5000"),
        (IncomeDetails(Income.Kind.CHARGE, Decimal("3200"), payer="Places on courses sold to academies"), "1140.50"),
    ):
        income = add_income(accounts=accounts, details=details, by=by, at=at)
        _receive(income, came, _day(accounts, 120), by, at)


def _call(accounts: Accounts, partners: list[Agency], review: Review | None, by: Actor, at: datetime) -> None:
    """Extra money for a review: one partner has paid, two have not."""
    shares = dict(zip(partners, (Decimal("6000"), Decimal("3000"), Decimal("3000")), strict=False))
    call = call_for_review(
        accounts=accounts,
        title="Author of the review of Child Q",
        called_on=_day(accounts, 90),
        shares=shares,
        review=review,
        by=by,
        at=at,
    )
    with opened(actor=SYSTEM_ACTOR, reading=[accounts.space_id]):
        paid = Income.objects.select_related("space", "accounts").get(call=call, agency=partners[0])
    _receive(paid, "6000", _day(accounts, 110), by, at)
    _spend(accounts, "Reviews", "First invoice of the author", "3000", 150, by, at, call=call)


def _receive(income: Income, amount: str, day: date, by: Actor, at: datetime) -> None:
    record_received(income=income, amount=Decimal(amount), received_on=_past(day, at), by=by, at=at)


def _spent(accounts: Accounts, lines: tuple[tuple[str, str], ...], by: Actor, at: datetime) -> None:
    for name, amount in lines:
        _spend(accounts, name, f"{name}, April to October", amount, 210, by, at)


def _spend(
    accounts: Accounts, head: str, words: str, amount: str, days: int, by: Actor, at: datetime, **more: object
) -> None:
    day = _past(_day(accounts, days), at)
    details = SpendingDetails(_head(accounts, head), words, Decimal(amount), day, **more)  # type: ignore[arg-type]
    record_spending(accounts=accounts, details=details, by=by, at=at)


def _head(accounts: Accounts, name: str) -> SpendingHead:
    with opened(actor=SYSTEM_ACTOR, reading=[accounts.space_id]):
        return SpendingHead.objects.get(space=accounts.space_id, name=name)


def _day(accounts: Accounts, days: int) -> date:
    """So many days into the year of the accounts."""
    return first_day(accounts.year) + timedelta(days=days)


def _past(day: date, at: datetime) -> date:
    """That day, or today if it has not come yet: the demonstration may be loaded early in a year."""
    return min(day, timezone.localdate(at))

"""The lists of money: what is agreed and received, and what is spent."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.money.models import Income, Spending

Choices = Iterable[tuple[int, str]]
ALL, PART, NOTHING, OVER = "all", "part", "nothing", "over"
PAID = {
    "not_all": "Not all of it yet",
    NOTHING: "Nothing yet",
    PART: "Part of it",
    ALL: "All of it",
    OVER: "More than was agreed",
}


STRIKE = Column(
    "strike",
    "Correct",
    value=lambda one: "Strike out" if _may_be_struck(one) else "",
    href=lambda one: reverse("strike_spending", args=[one.space.slug, one.pk]) if _may_be_struck(one) else "",
    only="page",
)


def _may_be_struck(spending: Spending) -> bool:
    return spending.accounts.is_open and not spending.struck_why


def paid(income: Any) -> str:
    """How much of what was agreed came, of one that came with what was received."""
    received, agreed = income.received, income.agreed
    if received > agreed:
        return OVER
    return ALL if received == agreed else PART if received else NOTHING


def income_page(accounts: Choices, agencies: Choices) -> ListPage:
    """Each with what was agreed, what came, and what is outstanding."""
    return ListPage(
        title="Contributions and other income",
        one="line",
        columns=(
            Column("from", "From", value="whose", sort=("agency__name", "payer"), href=Income.get_absolute_url),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("accounts", "Accounts", value=lambda one: str(one.accounts), sort=("accounts__year",)),
            Column("call", "Call", value=lambda one: str(one.call or "")),
            Column("agreed", "Agreed (£)", kind="number", sort=("agreed",)),
            Column("received", "Received (£)", kind="number", sort=("received",)),
            Column("outstanding", "Outstanding (£)", kind="number", sort=("outstanding",)),
            Column("paid", "Paid", value=lambda one: PAID[paid(one)], cell="money/cells.html:paid_of"),
            Column("in_kind", "Given in kind", only="file"),
            Column("valued_how", "How it was valued", only="file"),
        ),
        filters=(
            Choice("accounts", "Accounts", accounts),
            Choice("kind", "Kind", Income.Kind.choices),
            Choice("agency", "Partner", agencies),
            Choice("paid", "Paid", list(PAID.items()), lookup=lambda rows, chosen: _paid(rows, chosen[0])),
            Search("words", fields=("payer", "agency__name", "in_kind")),
        ),
        order="-accounts",
        empty=Empty("Nothing is agreed yet", "What partners contribute appears here, with what came of it."),
    )


def _paid(rows: QuerySet[Income], chosen: str) -> QuerySet[Income]:
    narrowed: dict[str, dict[str, Any]] = {
        "not_all": {"outstanding__gt": 0},
        NOTHING: {"received": 0, "agreed__gt": 0},
        PART: {"received__gt": 0, "outstanding__gt": 0},
        ALL: {"received": F("agreed")},
        OVER: {"received__gt": F("agreed")},
    }
    return rows.filter(**narrowed[chosen])


def _counts(rows: QuerySet[Spending], counts: bool) -> QuerySet[Spending]:
    return rows.filter(struck_why="") if counts else rows.exclude(struck_why="")


def spending_page(accounts: Choices, heads: Choices, *, may_record: bool) -> ListPage:
    return ListPage(
        title="Spending",
        one="line",
        columns=(
            Column("words", "Spent on", sort=("words",)),
            Column("head", "Head", value="head.name", sort=("head__name",)),
            Column("accounts", "Accounts", value=lambda one: str(one.accounts), sort=("accounts__year",)),
            Column("spent", "Day", value="spent_on", kind="date", sort=("spent_on",)),
            Column("amount", "Amount (£)", kind="number", sort=("amount",)),
            Column("for", "For", value=lambda one: str(one.call or one.campaign or "")),
            Column("struck", "Struck out", value="struck_why"),
            *((STRIKE,) if may_record else ()),
        ),
        filters=(
            Choice("accounts", "Accounts", accounts),
            Choice("head", "Head", heads),
            DateBetween("spent", "Day", lookup="spent_on"),
            YesNo("counts", "Counts", lookup=_counts, no="No, it was struck out"),
            Search("words", fields=("words",)),
        ),
        order="-spent",
        empty=Empty("Nothing was spent yet", "Spending is recorded on the page of a year’s accounts."),
    )

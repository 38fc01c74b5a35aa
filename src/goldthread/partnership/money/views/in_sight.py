"""What a person may see of money, by its address: anything else does not exist. What is opened is noted."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.money.models import Accounts, Call, Income, Received, Spending, SpendingHead
from goldthread.partnership.money.queries import accounts_in, calls_in, income_in, spending_in

Record = TypeVar("Record", bound=Model)
FORM = "form"


def _noted(rows: QuerySet[Record], pk: int, shown: str) -> Record:
    found = get_object_or_404(rows, pk=pk)
    note_read(found, shown)
    return found


def visible_accounts(request: DeskRequest, pk: int, shown: str = FORM) -> Accounts:
    return _noted(accounts_in(request.space, request.standing), pk, shown)


def visible_income(request: DeskRequest, pk: int, shown: str = FORM) -> Income:
    """With what was received."""
    return _noted(income_in(request.space, request.standing), pk, shown)


def visible_call(request: DeskRequest, pk: int, shown: str = FORM) -> Call:
    return _noted(calls_in(request.space, request.standing), pk, shown)


def visible_spending(request: DeskRequest, pk: int) -> Spending:
    return _noted(spending_in(request.space, request.standing), pk, FORM)


def visible_received(request: DeskRequest, pk: int) -> Received:
    rows = Received.objects.visible_to(request.standing).filter(space=request.space)
    return _noted(rows.select_related("income__accounts__board", "income__space", "income__agency"), pk, FORM)


def visible_head(request: DeskRequest, pk: int) -> SpendingHead:
    return _noted(SpendingHead.objects.visible_to(request.standing).filter(space=request.space), pk, FORM)


def crumbs_to_money(space: Space, accounts: Accounts | None = None) -> list[dict[str, str]]:
    crumbs = [
        {"text": space.name, "href": reverse("partnership", args=[space.slug])},
        {"text": "Money", "href": reverse("money", args=[space.slug])},
    ]
    return [*crumbs, {"text": str(accounts), "href": accounts.get_absolute_url()}] if accounts else crumbs


def place_at(request: DeskRequest, accounts: Accounts, back: str = "", caption: str = "") -> dict[str, Any]:
    """Where a form about a line of accounts stands, and where it leads back."""
    return {
        "caption": caption or str(accounts),
        "back": back or accounts.get_absolute_url(),
        "crumbs": crumbs_to_money(request.space, accounts),
    }

"""The lists of income and spending over all boards and years."""

from django.db.models import QuerySet
from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.money.lists import income_page, spending_page
from goldthread.partnership.money.models import Income, SpendingHead
from goldthread.partnership.money.queries import accounts_in, income_in, spending_in
from goldthread.partnership.money.views.in_sight import crumbs_to_money


@access(Can.VIEW_MONEY)
def income(request: DeskRequest) -> HttpResponse:
    """What is agreed and received; narrowed, who has not paid."""
    paying = Income.objects.filter(space=request.space).values("agency")
    agencies = Agency.objects.filter(space=request.space, pk__in=paying).order_by("name").values_list("pk", "name")
    return _listed(request, income_page(_accounts(request), list(agencies)), income_in(request.space, request.standing))


@access(Can.VIEW_MONEY)
def spending(request: DeskRequest) -> HttpResponse:
    heads = SpendingHead.objects.filter(space=request.space).order_by("name").values_list("pk", "name")
    may_record = request.standing.may(Can.RECORD_MONEY, request.space.pk)
    page = spending_page(_accounts(request), list(heads), may_record=may_record)
    return _listed(request, page, spending_in(request.space, request.standing))


def _listed(request: DeskRequest, page: ListPage, rows: QuerySet) -> HttpResponse:
    space, standing = request.space, request.standing
    return respond(
        request,
        page,
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        crumbs=crumbs_to_money(space),
    )


def _accounts(request: DeskRequest) -> list[tuple[int, str]]:
    rows = accounts_in(request.space, request.standing).order_by("-year", "board__name")
    return [(one.pk, str(one)) for one in rows]

"""The lists of priorities, activities, needs assessments and campaigns."""

from django.db.models import Count, Max, Min, QuerySet
from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.planning.lists import (
    activities_page,
    assessments_page,
    campaigns_page,
    priorities_page,
    with_reach,
)
from goldthread.partnership.planning.models import Activity, Priority
from goldthread.partnership.planning.queries import activities_in, assessments_in, campaigns_in, priorities_in
from goldthread.partnership.planning.views.in_sight import crumbs_to_plans


@access(Can.VIEW_PLANS)
def priorities(request: DeskRequest) -> HttpResponse:
    rows = priorities_in(request.space, request.standing)
    return _listed(request, priorities_page(_boards(request), _years(request)), rows, add="add_priority")


@access(Can.VIEW_PLANS)
def activities(request: DeskRequest) -> HttpResponse:
    """The register of activities over all boards and years."""
    rows = activities_in(request.space, request.standing, request.today)
    leading = Activity.objects.filter(space=request.space).values("agency")
    agencies = Agency.objects.filter(space=request.space, pk__in=leading).order_by("name").values_list("pk", "name")
    page = activities_page(_boards(request), _years(request), list(agencies), request.today)
    return _listed(request, page, rows)


@access(Can.VIEW_PLANS)
def assessments(request: DeskRequest) -> HttpResponse:
    rows = assessments_in(request.space, request.standing).annotate(found=Count("needs"))
    return _listed(request, assessments_page(_boards(request)), rows, add="add_needs_assessment")


@access(Can.VIEW_PLANS)
def campaigns(request: DeskRequest) -> HttpResponse:
    rows = with_reach(campaigns_in(request.space, request.standing))
    return _listed(request, campaigns_page(_boards(request)), rows)


def _listed(request: DeskRequest, page: ListPage, rows: QuerySet, add: str = "") -> HttpResponse:
    space, standing = request.space, request.standing
    return respond(
        request,
        page,
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="planning/list.html",
        add=add if standing.may(Can.RECORD_PLANS, space.pk) else "",
        crumbs=crumbs_to_plans(space),
    )


def _boards(request: DeskRequest) -> list[tuple[int, str]]:
    """Boards that have priorities or needs assessments, today's and earlier ones."""
    rows = Group.objects.filter(space=request.space, kind__in=("executive", "board"))
    return list(rows.order_by("name").values_list("pk", "name"))


def _years(request: DeskRequest) -> list[int]:
    spans = Priority.objects.filter(space=request.space).aggregate(first=Min("first_year"), last=Max("last_year"))
    if spans["first"] is None:
        return []
    return list(range(spans["last"], spans["first"] - 1, -1))

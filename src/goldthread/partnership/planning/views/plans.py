"""Where plans begin: the boards with their years; and the plan of one board for one year on a page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.planning.models import Activity, CarriedOn, Priority
from goldthread.partnership.planning.queries import plan_of, years_of
from goldthread.partnership.planning.views.in_sight import board_of, crumbs_to_plans
from goldthread.partnership.planning.years import EARLIEST_YEAR, LATEST_YEAR, year_in_words, year_of


@access(Can.VIEW_PLANS)
def plans(request: DeskRequest) -> HttpResponse:
    """The boards with the years they planned, what is in trouble, and what is undecided."""
    space, standing, this = request.space, request.standing, year_of(request.today)
    boards = [(board, years_of(board, standing)) for board in boards_on(space.pk, request.today)]
    over = Priority.objects.visible_to(standing).filter(space=space, last_year__lt=this, load=None)
    undecided = over.exclude(pk__in=CarriedOn.objects.filter(space=space).values("priority"))
    shown = {
        "boards": [(board, [(year, year_in_words(year)) for year in years]) for board, years in boards],
        "troubled": Activity.objects.visible_to(standing).filter(space=space).troubled(request.today).count(),
        "undecided": list(undecided.with_names().order_by("-last_year", "number")),
        "this_year": year_in_words(this),
        "may_record": standing.may(Can.RECORD_PLANS, space.pk),
        "crumbs": crumbs_to_plans(space)[:1],
    }
    return render(request, "planning/plans.html", shown)


@access(Can.VIEW_PLANS)
def plan(request: DeskRequest, board: int, year: int) -> HttpResponse:
    """What one board plans for one year, to be printed."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Http404
    found = board_of(request, board)
    note_read(found, f"plan for {year_in_words(year)}")
    years = years_of(found, request.standing)
    shown = {
        "board": found,
        "year": year,
        "in_words": year_in_words(year),
        "plan": plan_of(found, year, request.standing, request.today),
        "years": [(one, year_in_words(one)) for one in years if one != year],
        "may_record": request.standing.may(Can.RECORD_PLANS, request.space.pk),
        "crumbs": crumbs_to_plans(request.space),
    }
    return render(request, "planning/plan.html", shown)

"""The forward plan of a year, the register of reports, and one report."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.forward_plan.lists import reports_page
from goldthread.partnership.forward_plan.models import ORIGIN, CalledReport, ReportKind
from goldthread.partnership.forward_plan.papers.registering import on_report
from goldthread.partnership.forward_plan.queries import plan_of, reports_in
from goldthread.partnership.forward_plan.views.in_sight import crumbs_to_plan, visible_report
from goldthread.partnership.planning.years import year_of

YEARS = range(1990, 2200)


@access(Can.VIEW_PLANS, Can.SEND_REPORTS)
def year(request: DeskRequest) -> HttpResponse:
    """What is due in each month of a year, for one board or all: the page that people print."""
    space, standing = request.space, request.standing
    boards = boards_on(space.pk, request.today)
    asked = request.GET.get("year", "")
    known = len(asked) == 4 and asked.isdecimal() and int(asked) in YEARS
    said = int(asked) if known else year_of(request.today)
    board = next((one for one in boards if str(one.pk) == request.GET.get("board")), None)
    shown = {
        "plan": plan_of(space, standing, said, request.today, board.pk if board else None),
        "boards": boards,
        "board": board,
        "is_whole": standing.may(Can.VIEW_PLANS, space.pk),
        "may_record": standing.may(Can.RECORD_PLANS, space.pk),
        "crumbs": crumbs_to_plan(space)[:1],
    }
    return render(request, "forward_plan/year.html", shown)


@access(Can.VIEW_PLANS, Can.SEND_REPORTS)
def register(request: DeskRequest) -> HttpResponse:
    """Every report in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    seen = CalledReport.objects.visible_to(standing).filter(space=space)
    owing = Agency.objects.filter(space=space, pk__in=seen.values("agency")).order_by("name")
    kinds = ReportKind.objects.filter(space=space, pk__in=seen.values("kind")).order_by("name")
    return respond(
        request,
        reports_page(boards_on(space.pk, request.today), owing, kinds.values_list("pk", "name")),
        reports_in(space, standing, request.today),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="forward_plan/register.html",
        may_record=standing.may(Can.RECORD_PLANS, space.pk),
        is_whole=standing.may(Can.VIEW_PLANS, space.pk),
        crumbs=crumbs_to_plan(space),
    )


@access(Can.VIEW_PLANS, Can.SEND_REPORTS)
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """One report: who owes it, by when, what became of it, and what is next."""
    found, standing = visible_report(request, pk, "report page"), request.standing
    seen = CalledReport.objects.visible_to(standing).with_state(request.today)
    actions = Action.objects.visible_to(standing).filter(space=request.space, origin=ORIGIN, origin_id=found.pk)
    shown = {
        "report": found,
        "state": found.state_on(request.today),
        "after": seen.filter(before=found).first(),
        "actions": actions.order_by("wanted_by", "pk"),
        "may_send": found.is_open and CalledReport.objects.sent_by(standing).filter(pk=found.pk).exists(),
        "may_record": standing.may(Can.RECORD_PLANS, request.space.pk),
        "may_act": standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "crumbs": crumbs_to_plan(request.space),
        **on_report(found, request),
    }
    return render(request, "forward_plan/report.html", shown)

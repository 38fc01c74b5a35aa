"""The risk register, the heat map, and one risk with its scores over time."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.risks.chart import svg_of
from goldthread.partnership.risks.lists import risks_page
from goldthread.partnership.risks.models import Risk, RiskScore
from goldthread.partnership.risks.queries import actions_of, linked_to, on_the_scale, risks_in
from goldthread.partnership.risks.scale import IMPACT, LIKELIHOOD, band_of, last_on, score_of, short
from goldthread.partnership.risks.views.in_sight import READERS, crumbs_to_risks, visible_risk


@access(*READERS)
def risks(request: DeskRequest) -> HttpResponse:
    """Every risk in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    boards = [(board.pk, str(board)) for board in boards_on(space.pk, request.today)]
    agencies = Agency.objects.filter(space=space).order_by("name").values_list("pk", "name")
    may_record = standing.may(Can.RECORD_PLANS, space.pk)
    return respond(
        request,
        risks_page(space, boards, agencies, request.today, may_record=may_record),
        risks_in(space, standing, request.today),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="risks/risks.html",
        may_record=may_record,
        crumbs=crumbs_to_risks(space)[:1],
    )


@access(*READERS)
def heat_map(request: DeskRequest) -> HttpResponse:
    """How many open risks there are of each likelihood and impact: of every board, or of one."""
    space = request.space
    boards = boards_on(space.pk, request.today)
    chosen = next((board for board in boards if str(board.pk) == request.GET.get("board")), None)
    rows = risks_in(space, request.standing, request.today).filter(status=Risk.Status.OPEN)
    of_it = rows.filter(board=chosen.pk) if chosen else rows
    lines = [
        (
            f"{likely} {short(LIKELIHOOD[likely])}",
            likely,
            [
                (impact, count, score_of(likely, impact), band_of(score_of(likely, impact)))
                for impact, count in enumerate(counts, start=1)
            ],
        )
        for likely, counts in on_the_scale(of_it)
    ]
    shown = {
        "boards": boards,
        "chosen": chosen,
        "lines": lines,
        "impacts": [f"{number} {short(words)}" for number, words in IMPACT.items()],
        "crumbs": crumbs_to_risks(space),
    }
    return render(request, "risks/heat_map.html", shown)


@access(*READERS)
def risk(request: DeskRequest, pk: int) -> HttpResponse:
    """One risk: what could happen, how it was scored over time, who owns it, and what is done."""
    found, standing, today = visible_risk(request, pk, "risk page"), request.standing, request.today
    scores = list(RiskScore.objects.filter(risk=found).order_by("-scored_on", "-number"))
    may_record = found.is_open and standing.may(Can.RECORD_PLANS, request.space.pk)
    counts = {kind: last_on([one for one in scores if one.kind == kind], today) for kind in RiskScore.Kind.values}
    shown = {
        "risk": found,
        "scores": scores,
        "last": counts,
        "words": {"likelihood": LIKELIHOOD, "impact": IMPACT},
        # Made here of numbers, days and words of ours, each escaped.
        "chart": mark_safe(svg_of(scores, found.appetite, found.closed_on or today)) if scores else "",
        "is_above": found.is_open and (found.score or 0) > found.appetite,
        "is_due": found.is_open and found.review_on <= today,
        "links": linked_to(found, standing),
        "actions": actions_of(found, standing),
        "may_record": may_record,
        "may_act": found.is_open and standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "crumbs": crumbs_to_risks(request.space),
    }
    return render(request, "risks/risk.html", shown)

"""The register of matters, one matter with all that was said of it, and how they are dealt with."""

from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.boards import boards_on
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.partnership.matters.commands.ending import may_go_further, may_pursue
from goldthread.partnership.matters.commands.replying import may_reply
from goldthread.partnership.matters.lists import matters_page
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.matters.queries import (
    BY_ASKED,
    BY_KIND,
    BY_RAISED,
    actions_of,
    matters_in,
    measured,
)
from goldthread.partnership.matters.sections import sections_of
from goldthread.partnership.matters.states import Said
from goldthread.partnership.matters.views.in_sight import READERS, crumbs_to_matters, sees_all, visible_matter


@access(*READERS)
def matters(request: DeskRequest) -> HttpResponse:
    """Everything in sight, to filter, sort and take away; for a practitioner, what their agency raised."""
    space, standing = request.space, request.standing
    boards = [(board.pk, str(board)) for board in boards_on(space.pk, request.today)]
    agencies = Agency.objects.filter(space=space).order_by("name").values_list("pk", "name")
    is_whole = sees_all(request)
    return respond(
        request,
        matters_page(space, boards, agencies, request.today, is_whole=is_whole),
        matters_in(space, standing, request.today),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="matters/matters.html",
        is_whole=is_whole,
        may_raise=standing.may(Can.RAISE_MATTERS, space.pk),
        may_set=standing.may(Can.RECORD_PLANS, space.pk),
        crumbs=crumbs_to_matters(request)[:1],
    )


@access(*READERS)
def matter(request: DeskRequest, pk: int) -> HttpResponse:
    """One matter: what was raised, who owes a reply by when, what was said, and what came of it."""
    found, standing = visible_matter(request, pk, "matter page"), request.standing
    turns = list(found.turns.select_related("agency").order_by("number"))
    pursues = may_pursue(found, standing) and not found.has_ended
    shown = {
        "matter": found,
        # What came of it stands first, and not once more below.
        "turns": [(turn, found.stage_named(turn.step)) for turn in (turns[:-1] if found.has_ended else turns)],
        "result": turns[-1] if found.has_ended else None,
        "actions": actions_of(found, standing),
        "may_reply": found.said == Said.WAITING and may_reply(found, standing),
        "goes_to": found.stage_named(found.step + 1) if pursues and may_go_further(found, found.state) else "",
        "may_end": pursues,
        "may_act": not found.has_ended and standing.may(Can.RECORD_ACTIONS, request.space.pk),
        "sections": sections_of(found, request),
        "crumbs": crumbs_to_matters(request),
    }
    return render(request, "matters/matter.html", shown)


@access(Can.VIEW_PLANS)
def measures(request: DeskRequest) -> HttpResponse:
    """What was raised, replied to and resolved, and how long replies took: of every year, or of one."""
    space, on = request.space, request.today
    rows = RaisedMatter.objects.visible_to(request.standing).filter(space=space)
    years = [day.year for day in rows.dates("raised_on", "year", order="DESC")]
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), None)
    of_it = rows.filter(raised_on__year=year) if year else rows
    shown = {
        "years": years,
        "year": year,
        "tables": [
            ("kind", "By kind", "Kind", measured(of_it, BY_KIND, "", on)),
            ("asked", "By who was to reply", "Put to", measured(of_it, BY_ASKED, "A board, group or body outside", on)),
            ("raised", "By who raised it", "Raised by", measured(of_it, BY_RAISED, "A board or its office", on)),
        ],
        "crumbs": crumbs_to_matters(request),
    }
    return render(request, "matters/measures.html", shown)

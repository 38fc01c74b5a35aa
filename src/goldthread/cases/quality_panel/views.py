"""The list for a quality panel."""

from django.http import Http404, HttpResponse

from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.queries import leads_of
from goldthread.cases.casework.spans import length_here
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.quality_panel.lists import panel_page
from goldthread.cases.quality_panel.queries import long_open
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.VIEW_CASES)
def for_quality_panel(request: DeskRequest, pathway: str) -> HttpResponse:
    """For those who run the pathway: the cases that are open for long and wait for a panel."""
    rules, space, standing = pathway_or_404(request, pathway), request.space, request.standing
    panel = rules.quality_panel
    if panel is None or space.pk not in whole_spaces_of(rules, standing, Can.VIEW_CASES):
        raise Http404
    length = str(length_here(panel.span, rules, space.pk))
    may_record = runs(rules, rules.step(panel.step).by, standing, space.pk)
    leads = leads_of(rules, space, standing, request.today)
    return respond(
        request,
        panel_page(rules, panel, leads, length, may_record=may_record),
        long_open(rules, panel, space, standing, request.today),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="quality_panel/for_quality_panel.html",
        length=length,
        span=panel.span,
        pathway=rules,
        may_set=standing.may(Can.RECORD_ORGANISATION, space.pk),
        crumbs=crumbs_to_pathway(request, rules),
    )

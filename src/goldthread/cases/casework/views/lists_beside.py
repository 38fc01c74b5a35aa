"""The page of a list beside the register: one for all of them."""

from django.http import Http404, HttpResponse

from goldthread.cases.casework.lists_beside import LISTS, Looked
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.queries import leads_of
from goldthread.cases.casework.spans import length_here
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.VIEW_CASES)
def list_beside(request: DeskRequest, pathway: str, name: str) -> HttpResponse:
    """For those who run the pathway. ``name`` is that of the address, which says which list it is."""
    rules, space, standing, one = pathway_or_404(request, pathway), request.space, request.standing, LISTS[name]
    kept = one.of(rules)
    if kept is None or space.pk not in whole_spaces_of(rules, standing, Can.VIEW_CASES):
        raise Http404
    length = str(length_here(kept.span, rules, space.pk))
    leads = leads_of(rules, space, standing, request.today)
    may_record = runs(rules, kept.step.by, standing, space.pk)
    looked = Looked(rules, space, standing, request.today, length, leads, may_record)
    return respond(
        request,
        one.page(looked, kept.step.within),
        one.rows(looked),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="casework/list_beside.html",
        words=one.words(looked),
        length=length,
        span=kept.span,
        sets=one.sets,
        pathway=rules,
        may_set=standing.may(Can.RECORD_ORGANISATION, space.pk),
        crumbs=crumbs_to_pathway(request, rules),
    )

"""The list of who comes of age."""

from django.http import Http404, HttpResponse

from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.permissions import runs
from goldthread.cases.casework.queries import leads_of
from goldthread.cases.casework.spans import length_here
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.coming_of_age.lists import of_age_page
from goldthread.cases.coming_of_age.queries import coming_of_age_by, without_birth
from goldthread.cases.declaring.ages import AHEAD
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.foundation.ui.words import listed, plural


@access(Can.VIEW_CASES)
def coming_of_age(request: DeskRequest, pathway: str) -> HttpResponse:
    """For those who run the pathway: open cases in which a child comes of age soon, or did already."""
    rules, space, standing = pathway_or_404(request, pathway), request.space, request.standing
    if not rules.comes_of_age or space.pk not in whole_spaces_of(rules, standing, Can.VIEW_CASES):
        raise Http404
    length = str(length_here(AHEAD, rules, space.pk))
    leads = leads_of(rules, space, standing, request.today)
    first = rules.comes_of_age[0]
    may_record = runs(rules, rules.step(first.then.step).by, standing, space.pk)
    return respond(
        request,
        of_age_page(rules, leads, length, request.today, may_record=may_record),
        coming_of_age_by(rules, space, standing, request.today),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="coming_of_age/coming_of_age.html",
        length=length,
        span=AHEAD,
        ages=listed([str(one.years) for one in rules.comes_of_age], "or"),
        unknown=_counted(rules, without_birth(rules, space, standing)),
        by_register=first.born is None,
        words=first.words,
        pathway=rules,
        may_set=standing.may(Can.RECORD_ORGANISATION, space.pk),
        crumbs=crumbs_to_pathway(request, rules),
    )


def _counted(rules: Pathway, number: int) -> str:
    return plural(number, rules.one, rules.many) if number else ""

"""A list that a pathway keeps beside its cases, and the form of an entry."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from goldthread.cases.casework.forms.own_lists import EntryForm
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.own_lists import address_of_list, page_of_list
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import noting_what_is_taken


@access(Can.VIEW_CASES)
def own_list(request: DeskRequest, pathway: str, code: str) -> HttpResponse:
    """For those who read every case of the pathway."""
    rules, kept = _kept(request, pathway, code, Can.VIEW_CASES)
    space, standing = request.space, request.standing
    may_change = space.pk in whole_spaces_of(rules, standing, Can.RECORD_CASES)
    return respond(
        request,
        page_of_list(space, rules, kept, may_change=may_change),
        kept.record.objects.visible_to(standing).filter(space=space),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="casework/own_list.html",
        pathway=rules,
        kept=kept,
        may_change=may_change,
        crumbs=crumbs_to_pathway(request, rules),
    )


@access(Can.RECORD_CASES)
def add_to_list(request: DeskRequest, pathway: str, code: str) -> HttpResponse:
    rules, kept = _kept(request, pathway, code, Can.RECORD_CASES)
    form = EntryForm(*sent(request), kept=kept, suggested={"happened_on": request.today})
    page = _page(
        request, rules, kept, title=kept.button, done="It was recorded.", step=f"list-{rules.code}-{kept.code}"
    )
    return answered(request, page, form, form.add, space=request.space, pathway=rules.code)


@access(Can.RECORD_CASES)
def change_in_list(request: DeskRequest, pathway: str, code: str, pk: int) -> HttpResponse:
    """Such as what came of it meanwhile."""
    rules, kept = _kept(request, pathway, code, Can.RECORD_CASES)
    entry = get_object_or_404(kept.record.objects.visible_to(request.standing).filter(space=request.space), pk=pk)
    form = EntryForm(*sent(request), kept=kept, seen=entry)
    page = _page(request, rules, kept, title=f"Change the {kept.one}", done="The change was saved.")
    return answered(request, page, form, form.change, entry=entry)


def _kept(request: DeskRequest, pathway: str, code: str, verb: Can) -> tuple[Pathway, OwnList]:
    rules = pathway_or_404(request, pathway)
    kept = rules.own_list(code)
    if kept is None or request.space.pk not in whole_spaces_of(rules, request.standing, verb):
        raise Http404
    return rules, kept


def _page(request: DeskRequest, rules: Pathway, kept: OwnList, **said: Any) -> FormPage:
    back = address_of_list(request.space, rules, kept)
    crumbs = [*crumbs_to_pathway(request, rules), {"text": kept.title, "href": back}]
    return FormPage(caption=rules.title, intro=kept.intro, back=back, crumbs=crumbs, **said)

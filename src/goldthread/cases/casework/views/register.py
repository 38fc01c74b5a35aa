"""The pathways that somebody works on, and the register of each."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.cases.casework.found_again import box_of, is_reference
from goldthread.cases.casework.from_files import kind_code, may_load
from goldthread.cases.casework.lists import WORKLIST, names_in_list, register_page
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.own_lists import address_of_list
from goldthread.cases.casework.permissions import may_set_door, runs
from goldthread.cases.casework.queries import leads_of, register_of
from goldthread.cases.casework.sections import lists_beside
from goldthread.cases.casework.views.in_sight import (
    READERS,
    crumbs_to_pathway,
    may_open,
    pathway_or_404,
    pathways_open,
)
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.queries import live_pathways
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken


@access(*READERS)
def pathways(request: DeskRequest) -> HttpResponse:
    """Each with what it is for; and, for whoever may, how a restricted case is opened in an emergency."""
    space = request.space
    cards = [
        {"title": one.title, "href": reverse("cases", args=[space.slug, one.code]), "text": one.purpose}
        for one in pathways_open(request)
    ]
    crumbs = [{"text": space.name, "href": reverse("partnership", args=[space.slug])}]
    may_break_glass = request.standing.may(Can.BREAK_GLASS, space.pk)
    doors = [one for one in PATHWAYS.values() if one.public_form and may_set_door(one, request.standing, space.pk)]
    shown = {
        "cards": cards,
        "crumbs": crumbs,
        "may_break_glass": may_break_glass,
        "kind": CASE_KIND,
        "doors": doors,
    }
    return render(request, "casework/pathways.html", shown)


@access(Can.VIEW_CASES)
def cases(request: DeskRequest, pathway: str) -> HttpResponse:
    """The cases that somebody sees, with what is due next."""
    rules = pathway_or_404(request, pathway)
    space, standing = request.space, request.standing
    _note_search(request, rules)
    live = live_pathways(space.pk)
    opening = may_open(request, rules, live)
    runs_it = space.pk in whole_spaces_of(rules, standing, Can.VIEW_CASES)
    may_lead = runs(rules, Can.DECIDE_CASES, standing, space.pk)
    leads = leads_of(rules, space, standing, request.today)
    page = register_page(request, rules, leads, may_open=bool(opening), may_lead=may_lead)
    return respond(
        request,
        page,
        register_of(rules, space, standing),
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="casework/register.html",
        pathway=rules,
        opening=opening,
        live=rules.code in live,
        worklist=WORKLIST,
        names=names_in_list(rules),
        runs_it=runs_it,
        own_lists=_lists(request, rules) if runs_it else [],
        may_set=standing.may(Can.RECORD_ORGANISATION, space.pk),
        may_set_public=bool(rules.public_form) and may_set_door(rules, standing, space.pk),
        load_kind=kind_code(rules) if may_load(rules, standing, space.pk, live) else "",
        crumbs=crumbs_to_pathway(request, rules)[:2],
    )


def _lists(request: DeskRequest, rules: Pathway) -> list[tuple[str, str]]:
    """Those of its cases, and those that the pathway keeps beside them."""
    kept = [(one.title, address_of_list(request.space, rules, one)) for one in rules.own_lists]
    return [*lists_beside(rules, request), *kept]


def _note_search(request: DeskRequest, rules: Pathway) -> None:
    """That somebody looked for a case by what it says of people, and by what kind of word: never the word itself."""
    box = box_of(rules, request.space, request.standing)
    if request.method == "GET" and box.noted and (sought := box.asked(request)) and not is_reference(sought):
        note_read(request.space, f"{rules.many}, {box.noted}")

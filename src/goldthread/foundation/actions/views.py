"""The actions of a partnership, and each of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.evidence_shown import evidence_shown
from goldthread.foundation.actions.history import history_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.plan import actions_in, due_of, plan_of
from goldthread.foundation.actions.sections import ORIGINS, SECTIONS, pages_for
from goldthread.foundation.lists.responding import respond
from goldthread.foundation.trail.openings import openings_of
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken


@access(Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS)
def actions(request: DeskRequest) -> HttpResponse:
    """Every action in sight, to filter, sort and take away."""
    space, standing = request.space, request.standing
    page = plan_of(space, standing, request.today, address=lambda action: address_of(action, space.slug))
    rows = actions_in(space, standing, request.today)
    return respond(
        request,
        page,
        rows,
        may_export=standing.may(Can.EXPORT, space.pk),
        noted=noting_what_is_taken(space),
        template="actions/actions.html",
        is_whole=standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        pages=pages_for(standing, space, request.GET),
    )


@access(Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS)
def action(request: DeskRequest, pk: int) -> HttpResponse:
    """One action: as it is here beside what the source prints, what it serves, and who has touched it."""
    space, standing = request.space, request.standing
    found = get_object_or_404(actions_in(space, standing, request.today).select_related("load"), pk=pk)
    note_read(found, "action page")
    sees_trail = standing.may(Can.VIEW_TRAIL, space.pk)
    shown = {
        "action": found,
        "due": due_of(found),
        "origin": _origin_of(found, request),
        "evidence": evidence_shown(found, standing, request.today),
        "sections": [
            (section.template, section.shown(found, standing, space), section.is_first) for section in SECTIONS.values()
        ],
        "history": history_of(found) if sees_trail else None,
        "openings": openings_of(found) if sees_trail else [],
        "may_record": standing.may(Can.RECORD_ACTIONS, space.pk),
        "crumbs": [{"text": "Actions", "href": reverse("actions", args=[space.slug])}],
    }
    return render(request, "actions/action.html", shown)


def address_of(action: Action, slug: str) -> str:
    return reverse("action", args=[slug, action.pk])


def _origin_of(action: Action, request: DeskRequest) -> tuple[str, str] | None:
    """Words and address of what an action came from, if the person may see it."""
    origin = ORIGINS.get(action.origin)
    things = origin.in_view(request.standing, request.space) if origin else ()
    return next(((words, href) for number, words, href in things if number == action.origin_id), None)

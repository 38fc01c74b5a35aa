"""The plan on paper, as the list of actions was narrowed."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.plan import actions_in, plan_of
from goldthread.foundation.actions.sections import register_page
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.progress.last_said import with_last_said
from goldthread.foundation.progress.on_paper import BY, MOST, counted, grouped, judged_in_words, said_by_owners
from goldthread.foundation.trail.reading import noting_what_is_taken
from goldthread.foundation.ui.links import link_with


class GroupBy(forms.Form):
    """Under which headings the actions stand."""

    by = forms.ChoiceField(label="Group by", choices=list(BY.items()), required=False)


@access(Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS)
def plan_on_paper(request: DeskRequest) -> HttpResponse:
    """To print what one sees is to see it. It leaves the building all the same, so it is noted as a file is."""
    space, standing = request.space, request.standing
    page = plan_of(space, standing, request.today, address=Action.get_absolute_url)
    seen = with_last_said(actions_in(space, standing, request.today), request.today)
    narrowed = page.narrow(request, seen)
    found = list(narrowed.queryset[: MOST + 1])
    actions, by = found[:MOST], _by(request)
    noting_what_is_taken(space)(", ".join(["Plan on paper", *narrowed.words]), len(actions))
    shown = {
        "groups": grouped(actions, by, request.today, _source_of(page)),
        "by": by,
        "counted": counted(actions),
        "printed": len(actions),
        "is_cut": len(found) > MOST,
        "is_restricted": any(action.is_for_few for action in actions),
        "is_whole": standing.may(Can.VIEW_WHOLE_PLAN, space.pk),
        "own": _own_agencies(request),
        "words": narrowed.words,
        "order": narrowed.order.words,
        "notes": narrowed.notes,
        "form": GroupBy({"by": by}),
        "query": narrowed.query,
        "back": reverse("actions", args=[space.slug]) + (link_with(narrowed.query) if narrowed.query else ""),
        "said_by_owners": said_by_owners,
        "judged_in_words": judged_in_words,
        "crumbs": [{"text": "Actions", "href": reverse("actions", args=[space.slug])}],
    }
    return render(request, "progress/plan_on_paper.html", shown)


def _by(request: DeskRequest) -> str:
    asked = request.GET.get("by", "")
    return asked if asked in BY else "source"


def _own_agencies(request: DeskRequest) -> list[str]:
    """Whose actions they are, for a person who sees those of some agencies only."""
    own = request.standing.agencies_where(Can.VIEW_OWN_ACTIONS)
    rows = Agency.objects.filter(space=request.space, pk__in=own)
    return list(rows.order_by("name").values_list("name", flat=True))


def _source_of(page: ListPage) -> Callable[[Action], str]:
    """What an action came from, in the words of the list, where the person may see it."""
    column = next(column for column in page.columns if column.key == "origin")
    return lambda action: column.value_of(action) or ""


def register() -> None:
    """Once, when the program starts."""
    register_page("plan_on_paper", "Print this plan", takes_filters=True)

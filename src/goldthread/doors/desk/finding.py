"""What the search page finds: everything through the index, and what one's own agencies owe."""

from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from goldthread.cases.casework.searching_given import cases_given
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.search.queries import MOST, SHORTEST, Hit, find

MOST_PEOPLE = 5
"""So that people of one name leave room for what else is found."""


def find_all(sought: str, standing: Standing, on: date) -> list[Hit]:
    """Hits a person may see, own actions and cases first. Fewer than two characters find nothing."""
    if len(sought) < SHORTEST:
        return []
    people = _people(sought, standing, on)
    own = [*_own_actions(sought, standing), *cases_given(sought, standing)]
    return [*own, *people, *find(sought, standing)][:MOST]


def _people(sought: str, standing: Standing, on: date) -> list[Hit]:
    """Who holds a role today, where one may see who does; the list of people has the others.

    Names are in no index: they are few, and kept in one place.
    """
    holdings = Holding.objects.in_force(on).filter(space__in=standing.spaces_where(Can.VIEW_PEOPLE))
    for word in sought.split():
        holdings = holdings.filter(user__name__icontains=word)
    named = holdings.select_related("user", "space").order_by("user__name", "space__name", "pk")[:MOST_PEOPLE]
    return [
        Hit(holding.get_role_display(), holding.user.name, _among_people(holding), holding.space) for holding in named
    ]


def _among_people(holding: Holding) -> str:
    return f"{reverse('people', args=[holding.space.slug])}?{urlencode({'words': holding.user.name})}"


def _own_actions(sought: str, standing: Standing) -> list[Hit]:
    """What one's own agencies owe: few enough to be searched as they are, by those who see no whole plan."""
    own = standing.agencies_where(Can.VIEW_OWN_ACTIONS)
    if not own:
        return []
    actions = Action.objects.visible_to(standing).exclude(space_id__in=standing.spaces_where(Can.VIEW_WHOLE_PLAN))
    for word in sought.split():
        actions = actions.filter(Q(title__icontains=word) | Q(what__icontains=word) | Q(reference__icontains=word))
    kind = Action.searched.kind
    return [
        Hit(kind, str(action), action.get_absolute_url(), action.space)
        for action in actions.select_related("space").order_by("wanted_by", "id")[:MOST]
    ]

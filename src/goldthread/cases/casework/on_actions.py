"""Actions that were set in cases: on the page of each, and in their register as far as somebody sees the case."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.casework.permissions import may_in
from goldthread.cases.casework.sections import Section
from goldthread.cases.casework.sections import register_section as register_on_case
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.spaces.models import Space

TEMPLATE = "casework/actions.html"


def cases_in_view(standing: Standing, space: Space) -> list[tuple[int, str, str]]:
    """Number, words and address of each case from which something is owed, as far as a person reads it."""
    gave = Action.objects.filter(space=space, origin=CASE_KIND).values("origin_id")
    rows = Case.objects.read_by(standing).filter(space=space, pk__in=gave).select_related("space").order_by("pk")
    return [(one.pk, f"Case {one.reference}", one.get_absolute_url()) for one in rows]


def actions_seen(standing: Standing) -> Q:
    """Of the whole plan, not what was set in a case that somebody does not read."""
    return Q(Exists(Case.objects.read_by(standing).filter(the_very("pk", "origin_id"))))


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    """Every action of the case, to whoever is on its page; each leads on where they see it as an action."""
    found = _with_whether_it_leads(case, request.standing) if is_there else []
    may_set = not case.is_closed and may_in(case, Can.DECIDE_CASES, request.standing, by_agency=False)
    return {"actions": found, "may_set": may_set, "case": case}


def _with_whether_it_leads(case: Case, standing: Standing) -> list[tuple[Action, bool]]:
    given = Action.objects.filter(space_id=case.space_id, origin=CASE_KIND, origin_id=case.pk)
    rows = list(given.with_names_of_owners().order_by("wanted_by", "pk"))
    seen = Action.objects.visible_to(standing).filter(pk__in=[action.pk for action in rows])
    leads = set(seen.values_list("pk", flat=True))
    return [(action, action.pk in leads) for action in rows]


def _set_in_it() -> ActionQuerySet:
    """Within a query about cases."""
    return Action.objects.filter(space_id=OuterRef("space_id"), origin=CASE_KIND, origin_id=OuterRef("pk"))


def register() -> None:
    """Called when the program starts."""
    register_origin(Origin(CASE_KIND, "case", cases_in_view, actions_seen))
    register_on_case(Section(TEMPLATE, shown, _set_in_it))

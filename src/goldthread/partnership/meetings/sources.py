"""What meetings add to the register of actions, and that actions and cases can go on an agenda."""

from collections.abc import Iterable, Mapping
from datetime import date

from goldthread.cases.casework.models import Case
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, late
from goldthread.foundation.actions.sections import Origin, register_origin
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import date as in_words
from goldthread.partnership.meetings.agenda_sources import (
    AgendaSource,
    Suggestion,
    nothing_due,
    register_agenda_source,
)
from goldthread.partnership.meetings.deciding import ITEM, actions_seen
from goldthread.partnership.meetings.models import AgendaItem

ACTION, CASE = "action", "case"
"""The codes of actions and cases as sources of items."""


def items_in_view(standing: Standing, space: Space) -> Iterable[tuple[int, str, str]]:
    """Items that gave out actions, by meeting and number: what one is called may be about a record."""
    gave = Action.objects.filter(space=space, origin=ITEM).values("origin_id")
    rows = AgendaItem.objects.visible_to(standing).filter(space=space, pk__in=gave)
    found = rows.select_related("meeting__group", "meeting__space").order_by("-meeting__on", "place")
    return [(one.pk, f"Meeting: {one.meeting}, item {one.place}", one.get_absolute_url()) for one in found]


def late_actions(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """Actions that the group owes and that are late by the day of a meeting."""
    rows = Action.objects.visible_to(standing).filter(late(by), owners__group=group).order_by("wanted_by", "pk")
    return [Suggestion(one.pk, str(one), f"due {in_words(one.wanted_by)}") for one in rows.distinct()]


def actions_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Action.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (f"Action {one}", one.get_absolute_url()) for one in rows}


def cases_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Case.objects.read_by(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (f"Case {one.reference}", one.get_absolute_url()) for one in rows}


def register() -> None:
    register_origin(Origin(ITEM, "item of a meeting", items_in_view, actions_seen))
    register_agenda_source(
        AgendaSource(
            code=ACTION,
            heading="Actions of this group that are late",
            one="action",
            model=Action,
            due=late_actions,
            in_view=actions_in_view,
            purpose="assurance",
            sight=lambda standing: Action.objects.visible_apart_from(ITEM, standing),
        )
    )
    register_agenda_source(
        AgendaSource(
            code=CASE,
            heading="Cases",
            one="case",
            model=Case,
            due=nothing_due,
            in_view=cases_in_view,
            sight=Case.objects.read_by,
            named_by=("reference",),
        )
    )

"""What a board looks at when it meets: activities of its plan that are held up or overdue."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, nothing_due, register_agenda_source
from goldthread.partnership.planning.models import OVERDUE, STATES, Activity, Priority


def troubled(group: Group, standing: Standing, by: date) -> Iterable[Suggestion]:
    """Of the plan of a board; to another group, what it leads or carries itself."""
    rows = Activity.objects.visible_to(standing).filter(space=group.space_id).troubled(by).with_names()
    own = rows.filter(Q(priority__board=group.pk) | Q(group=group.pk) | Q(priority__group=group.pk))
    return [Suggestion(one.pk, str(one), _why(one)) for one in own.order_by("due_by", "pk")]


def _why(activity: Any) -> str:
    """Of one that came with its state by the day of a meeting, which may be months away."""
    if activity.state == OVERDUE and activity.due_by:
        return f"due {activity.due_by:%-d %B %Y}"
    return STATES[activity.says].lower()


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Activity.objects.visible_to(standing).filter(space=space, pk__in=numbers).with_names()
    return {one.pk: (str(one), reverse("activity", args=[space.slug, one.pk])) for one in rows}


def priorities_in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = Priority.objects.visible_to(standing).filter(space=space, pk__in=numbers).with_names()
    return {one.pk: (f"Priority {one}, {one.years}", one.get_absolute_url()) for one in rows}


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(
        AgendaSource("priority", "Priorities", "priority of a board", Priority, nothing_due, priorities_in_view)
    )
    register_agenda_source(
        AgendaSource(
            "activity",
            "Activities held up or overdue",
            "activity of a plan",
            Activity,
            troubled,
            in_view,
            "assurance",
            named_by=("words",),
        )
    )

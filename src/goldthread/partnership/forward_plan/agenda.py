"""What a group looks at when it meets: reports called in for it that came, or are due by the day of the meeting."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.forward_plan.models import CalledReport
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, register_agenda_source


def due_for(group: Group, standing: Standing, by: date) -> Iterable[Suggestion]:
    """What the group considers itself, and what is passed on to nobody else: not what goes out to others."""
    rows = CalledReport.objects.visible_to(standing).filter(space=group.space_id, considered_on=None, withdrawn_on=None)
    mine = rows.filter(Q(group=group.pk) | Q(group=None, board=group.pk), outward_to="")
    wanted = mine.filter(Q(received_on__isnull=False) | Q(due_from__lte=by)).order_by("due_by", "pk")
    return [Suggestion(one.pk, str(one), _why(one)) for one in wanted]


def _why(report: CalledReport) -> str:
    if report.received_on:
        return f"received {in_words(report.received_on)}"
    return f"due {in_words(report.due_by)}" if report.due_by else ""


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = CalledReport.objects.visible_to(standing).filter(space=space, pk__in=numbers)
    return {one.pk: (str(one), reverse("called_report", args=[space.slug, one.pk])) for one in rows}


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(
        AgendaSource(
            code="report",
            heading="Reports called in",
            one="report called in",
            model=CalledReport,
            due=due_for,
            in_view=in_view,
            purpose="assurance",
            named_by=("title",),
        )
    )

"""Tests of practice and their figures, as something for a meeting to look at."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.boards import BOARD_KINDS
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, register_agenda_source
from goldthread.partnership.proof.models import PracticeTest


def due(group: Group, standing: Standing, by: date) -> list[Suggestion]:
    """To a board: tests that were to be done by the day of the meeting and of which no result is here."""
    if group.kind not in BOARD_KINDS:
        return []
    rows = PracticeTest.objects.visible_to(standing).standing().filter(space=group.space_id, planned_on__lte=by)
    waiting = rows.filter(results=None).order_by("planned_on", "pk")
    return [
        Suggestion(one.pk, str(one), f"planned for {in_words(one.planned_on)}") for one in waiting if one.planned_on
    ]


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = PracticeTest.objects.visible_to(standing).filter(space=space, pk__in=numbers)
    return {one.pk: (str(one), _address_of(one, space)) for one in rows}


def _address_of(test: PracticeTest, space: Space) -> str:
    return reverse("outcome", args=[space.slug, test.outcome_id]) + "#proof"


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(
        AgendaSource(
            "practice-test",
            "Tests of practice without a result",
            "figure or test of practice",
            PracticeTest,
            due,
            in_view,
            "assurance",
            named_by=("what",),
        )
    )

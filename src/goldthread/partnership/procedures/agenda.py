"""Procedures due for review, as something for a meeting to look at."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AgendaSource, Suggestion, register_agenda_source
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion


def due(group: Group, standing: Standing, by: date) -> Iterable[Suggestion]:
    """Documents of a board, or that a group owns or works by, to be reviewed by a day, or with a version to approve."""
    proposed = GoverningVersion.objects.visible_to(standing).filter(
        document=OuterRef("pk"), approved_on=None, in_force_from=None, set_aside_on=None
    )
    of_group = Q(board=group) | Q(owner_group=group) | Q(group=group)
    rows = GoverningDocument.objects.visible_to(standing).filter(of_group, space=group.space_id, ended_on=None)
    found = rows.annotate(waits=Exists(proposed)).filter(Q(review_on__lte=by) | Q(waits=True))
    return [Suggestion(one.pk, one.title, _why(one, one.waits, by)) for one in found.order_by("review_on", "title")]


def in_view(standing: Standing, space: Space, numbers: set[int]) -> Mapping[int, tuple[str, str]]:
    """Title and address of each of some documents that a person may see."""
    rows = GoverningDocument.objects.visible_to(standing).filter(space=space, pk__in=numbers).select_related("space")
    return {one.pk: (one.title, one.get_absolute_url()) for one in rows}


def _why(document: GoverningDocument, waits: bool, by: date) -> str:
    told = [f"review due {in_words(document.review_on)}"] if document.review_on and document.review_on <= by else []
    return ", ".join([*told, *(["a version waits to be approved"] if waits else [])])


def register() -> None:
    """Called when the program starts."""
    register_agenda_source(
        AgendaSource(
            "procedure",
            "Procedures due for review",
            "procedure or agreement",
            GoverningDocument,
            due,
            in_view,
            "decision",
        )
    )

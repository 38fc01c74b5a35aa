"""Papers whose day of review is over, on the first page of whoever records them."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.your_work.waiting import SHOWN, Kind, Waiting, register_kind


def to_be_reviewed(standing: Standing, at: datetime) -> Iterator[Waiting]:
    """The longest overdue first."""
    spaces = standing.spaces_where(Can.RECORD_ORGANISATION)
    if not spaces:
        return
    late = TakingPart.objects.filter(
        space_id__in=spaces, pathway__in=PATHWAYS, ended_on__isnull=True, review_on__lt=timezone.localdate(at)
    )
    for part in late.select_related("agency", "space").order_by("review_on", "agency__name", "pk")[: SHOWN + 1]:
        yield Waiting(
            part.agency.name,
            reverse("going_live", args=[part.space.slug, part.pathway]),
            f"{part.space} · {PATHWAYS[part.pathway].title}",
            "Review is late",
        )


def register() -> None:
    """Called when the program starts."""
    register_kind(
        Kind(
            "Impact assessments and sharing agreements to review",
            "The page “Going live” of each kind of case shows them all.",
            to_be_reviewed,
        )
    )

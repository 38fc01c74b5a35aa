"""What a person may see of briefings, by its address, and where the forms about it stand."""

from typing import Any, TypeVar, cast

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.trail.reading import note_read
from goldthread.partnership.briefings.models import Briefing, Cascade
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import FORM, visible_review

Record = TypeVar("Record", bound=Model)


def own_review(request: DeskRequest, reference: str) -> Review:
    """A review of the partnership's own: a briefing on what others published is theirs to write."""
    review = visible_review(request, reference)
    if review.kind in Review.BY_OTHERS:
        raise Http404
    return review


def visible_briefing(request: DeskRequest, pk: int, shown: str = FORM) -> Briefing:
    """A briefing of this space that the person may see. Raise Http404.

    For somebody of an agency to which it was sent it is noted that the agency opened it.
    """
    visible = Briefing.objects.visible_to(request.standing).filter(space=request.space)
    found = get_object_or_404(visible.select_related("review", "space"), pk=pk)
    note_read(found, shown)
    own = request.standing.agencies_where(Can.CONFIRM_CASCADE)
    for cascade in Cascade.objects.filter(briefing=found, agency__in=own):
        note_read(cascade, shown)
    return found


def visible_record(request: DeskRequest, rows: Any, *related: str, **narrowed: Any) -> Any:
    """One record of this space among ``rows``. Raise Http404."""
    return cast(Any, get_object_or_404(rows.filter(space=request.space).select_related("space", *related), **narrowed))


def place_of(request: DeskRequest, briefing: Briefing, section: str = "") -> dict[str, Any]:
    """Where a form about a briefing stands, and where it leads back."""
    here = briefing.get_absolute_url()
    return {
        "caption": briefing.review.pseudonym,
        "back": f"{here}#{section}" if section else here,
        "crumbs": [*crumbs_to(request, briefing.review), {"text": "Briefing", "href": here}],
    }


def crumbs_to(request: DeskRequest, review: Review) -> list[dict[str, str]]:
    """The way down, as far as the person may go it."""
    if Review.objects.visible_to(request.standing).filter(pk=review.pk).exists():
        return crumbs_to_review(request.space, review)
    return [{"text": "Briefings", "href": reverse("briefings", args=[request.space.slug])}]

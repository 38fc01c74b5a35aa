"""What a person may see of the way to publication, by its address, and where the forms about it stand."""

from typing import Any, TypeVar, cast

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.views.addresses import crumbs_to_review
from goldthread.partnership.learning.views.in_sight import FORM, visible_review

Record = TypeVar("Record", bound=Model)


def own_review(request: DeskRequest, reference: str, shown: str = FORM) -> Review:
    """A review of the partnership's own: what was learned from elsewhere others have published."""
    review = visible_review(request, reference, shown)
    if review.kind in Review.BY_OTHERS:
        raise Http404
    return review


def visible_record(model: type[Record], request: DeskRequest, pk: int) -> Record:
    """A record about a review of this space that the person may see. Raise Http404."""
    visible: Any = model._default_manager.all()
    rows = visible.visible_to(request.standing).filter(space=request.space)
    return cast(Record, get_object_or_404(rows.select_related("review", "space"), pk=pk))


def place_of(request: DeskRequest, review: Review, section: str) -> dict[str, Any]:
    """Where a form about a review stands, and where it leads back."""
    here = reverse("ready_to_publish", args=[request.space.slug, review.reference])
    return {
        "caption": review.pseudonym,
        "back": f"{here}#{section}",
        "crumbs": [*crumbs_to_review(request.space, review), {"text": "Ready to publish?", "href": here}],
    }
